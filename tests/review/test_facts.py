"""A fact is kept once and printed in many places; changing it changes all of them, and says so."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError
from django.test import Client
from django.utils import timezone, translation
from wagtail.models import ReferenceIndex

from home.models import GuidePage, SectionPage
from review import facts
from review.models import Decision, Fact, FactChange, ReviewRecord
from review.models.append_only import AppendOnlyError
from review.models.decision import DecisionKind
from review.models.fact import UntoldChangeError
from search.models import Document
from tests.blocks import GUIDE_BODY
from tests.builders import block, heading, make_guide, make_staff, text
from tests.forms import rich
from tests.home.marked import make_fact, stated
from tests.home.test_query_counts import queries
from tests.review.people import make_reviewer, new_version, publish_checked

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indexed")]


def guide_with(section: SectionPage, *blocks: Any, **fields: Any) -> GuidePage:
    guide = make_guide(section, body=[heading("How"), *blocks], **fields)
    ReferenceIndex.create_or_update_for_object(guide)
    return guide


def fact_block(fact: Fact, audience: str = "patient") -> dict[str, Any]:
    return block("fact", {"fact": fact.pk, "audience": audience})


def read(client: Client, page: Any) -> str:
    response = client.get(page.url)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def raised(fact: Fact, value: str = "37.5", **more: Any) -> Fact:
    fact = Fact.objects.get(pk=fact.pk)
    fact.value = value
    facts.change(
        fact, more.pop("kind", "safety"), more.pop("reason", "Its source says so."), **more
    )
    return fact


# --- What readers see ---


def test_a_fact_reads_in_the_words_for_its_audience_with_its_country(
    client: Client, section: SectionPage
) -> None:
    fact = make_fact(wording="38 °C or more", wording_parents="38 °C, or too hot", country="us")
    guide = guide_with(
        section, text(f"Call at {stated(fact)}, parents at {stated(fact, 'parent')}.")
    )
    html = read(client, guide)
    assert 'Call at <span class="fact">38 °C or more (United States)</span>,' in html
    assert 'parents at <span class="fact">38 °C, or too hot (United States)</span>.' in html


def test_a_block_shows_the_fact_its_country_its_check_and_its_source(
    client: Client, section: SectionPage
) -> None:
    fact = make_fact(wording="Call straight away", country="spain")
    html = read(client, guide_with(section, fact_block(fact)))
    sheet = html[html.index('class="fact-sheet"') :]
    sheet = sheet[: sheet.index("</div>")]
    for words in ("<b>38 °C</b> Call straight away", "Spain.", "Checked on 3 May 2026."):
        assert words in sheet
    assert f'<a href="{fact.source.address}">{fact.source.title}</a>' in sheet


def test_what_staff_type_is_escaped(client: Client, section: SectionPage) -> None:
    fact = make_fact(value="<b>1</b>", unit="", wording_parents="<script>alert(1)</script>")
    blocks = [text(stated(fact)), text(stated(fact, "parent")), fact_block(fact)]
    html = read(client, guide_with(section, *blocks))
    assert html.count("&lt;b&gt;1&lt;/b&gt;") == 2
    assert "&lt;script&gt;alert(1)" in html
    assert "<script>alert" not in html


def test_a_fact_that_is_gone_leaves_nothing_behind(client: Client, section: SectionPage) -> None:
    gone = block("fact", {"fact": 98765, "audience": "patient"})
    html = read(
        client, guide_with(section, text('Call <embed embedtype="fact" id="98765"/>.'), gone)
    )
    assert "<p>Call .</p>" in html
    assert "fact-sheet" not in html


def test_forty_facts_take_no_more_queries_than_one(client: Client, section: SectionPage) -> None:
    kept = [make_fact(key=f"fact-{n}", name=f"Fact {n}") for n in range(40)]
    one = guide_with(section, text(stated(kept[0])), fact_block(kept[0]))
    many = guide_with(section, *map(text, map(stated, kept)), *map(fact_block, kept))
    queries(client, one.url)  # a process that has just started also looks up types of content
    assert queries(client, many.url) == queries(client, one.url) <= 12


# --- Changing one ---


def test_every_page_that_states_it_shows_the_new_one_and_when_it_changed(
    client: Client, section: SectionPage
) -> None:
    fact = make_fact()
    guides = [guide_with(section, text(stated(fact))), guide_with(section, fact_block(fact))]
    other = guide_with(section, text("None here."))
    raised(fact)
    today = timezone.localdate()
    for guide in guides:
        html = read(client, guide)
        assert "37.5 °C" in html
        assert f"pdated on {today.day} {today:%B %Y}" in html
    assert "pdated on" not in read(client, other)


def test_it_no_longer_says_updated_once_somebody_checked_the_page(
    client: Client, section: SectionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    fact = make_fact()
    guide = guide_with(section, text(stated(fact)))
    raised(fact)
    later = timezone.now() + timedelta(minutes=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    publish_checked(guide, make_reviewer(), summary="Another summary.")
    assert "pdated on" not in read(client, guide)
    assert "37.5 °C" in read(client, guide)


def test_a_mended_comma_does_not_hide_that_a_number_is_new(
    client: Client, section: SectionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    fact = make_fact()
    guide = guide_with(section, text(stated(fact)))
    publish_checked(guide, make_reviewer(), summary="A summery of it.")
    raised(fact)
    later = timezone.now() + timedelta(minutes=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    new_version(guide, kind="typo", summary="A summary of it.").publish()
    page = read(client, guide)
    assert "A summary of it." in page
    assert "pdated on" in page


def test_the_pages_are_due_soon_and_their_history_says_what_changed_and_why(
    client: Client, section: SectionPage
) -> None:
    fact = make_fact()
    guide, other = guide_with(section, text(stated(fact))), guide_with(section, text("None."))
    publish_checked(guide, make_reviewer(), summary="Checked.")
    before = list(ReviewRecord.objects.values())
    by = make_staff("Publisher")
    raised(fact, by=by)

    decision = Decision.objects.get()
    assert (decision.page_id, decision.kind) == (guide.pk, DecisionKind.BROUGHT_FORWARD)
    assert decision.by_id == by.pk
    assert decision.due is not None
    assert decision.due <= timezone.localdate() + timedelta(days=60)
    for words in ("Test threshold", "“38 °C”", "“37.5 °C”", "Its source says so."):
        assert words in decision.reason
        assert words in client.get(f"{guide.url}history/").content.decode()
    assert not Decision.objects.filter(page=other).exists()
    assert list(ReviewRecord.objects.values()) == before
    change = FactChange.objects.get()
    assert (change.old, change.new, change.kind) == ("38 °C", "37.5 °C", "safety")


def test_the_longest_change_fits_a_decision(section: SectionPage) -> None:
    fact = make_fact(name="n" * 120, wording="a" * 200)
    guide_with(section, text(stated(fact)))
    fact.wording = "b" * 200
    facts.change(fact, "meaning", "c" * 250)
    assert Decision.objects.get().reason.endswith("c" * 250)


def test_search_finds_the_new_words(section: SectionPage) -> None:
    fact = make_fact(wording="zyxwvut")
    guide = guide_with(section, text(stated(fact)))
    fact.wording = "qrstuvw"
    facts.change(fact, "meaning", "Said better.")
    assert "qrstuvw" in Document.objects.get(page=guide.pk).text


def test_a_change_says_of_what_kind_it_is_and_why() -> None:
    fact = make_fact()
    fact.value = "37"
    for kind, reason in (("wording", "Because."), ("safety", " "), ("", "Because.")):
        with pytest.raises(ValueError, match="has a reason"):
            facts.change(fact, kind, reason)
    with pytest.raises(UntoldChangeError):
        fact.save()
    assert Fact.objects.get().value == "38"


def test_a_country_is_kept_in_the_language_of_the_fact_not_of_who_changed_it() -> None:
    fact = make_fact(country="us")
    fact.country = "spain"
    with translation.override("es"):
        facts.change(fact, "meaning", "It is from there.")
    change = FactChange.objects.get()
    assert (change.old, change.new) == ("United States", "Spain")


def test_what_readers_do_not_see_changes_without_a_word(section: SectionPage) -> None:
    fact = make_fact()
    guide_with(section, text(stated(fact)))
    fact.name, fact.checked_on = "Renamed", date(2026, 6, 1)
    assert facts.change(fact, "", "") is None
    assert Fact.objects.get().name == "Renamed"
    assert not FactChange.objects.exists()
    assert not Decision.objects.exists()


def test_a_change_is_whole_or_nothing(
    section: SectionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    fact = make_fact()
    guide_with(section, text(stated(fact)))

    def fails(*_: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("review.decisions.bring_forward", fails)
    with pytest.raises(RuntimeError):
        raised(fact)
    assert Fact.objects.get().value == "38"
    assert not FactChange.objects.exists()


def test_what_a_fact_said_is_never_rewritten() -> None:
    fact = make_fact()
    raised(fact)
    change = FactChange.objects.get()
    with pytest.raises(AppendOnlyError):
        change.save()
    with pytest.raises(AppendOnlyError):
        FactChange.objects.all().delete()
    for statement in ("UPDATE review_factchange SET old = ''", "DELETE FROM review_factchange"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_a_fact_in_use_cannot_be_deleted_in_code(section: SectionPage) -> None:
    fact, unused = make_fact(), make_fact(key="unused")
    guide_with(section, text(stated(fact)))
    raised(unused)
    with pytest.raises(ProtectedError), transaction.atomic():
        fact.delete()
    Fact.objects.get(pk=unused.pk).delete()
    assert FactChange.objects.exists()


# --- The editor ---


def test_the_editor_gets_the_words_and_keeps_the_fact() -> None:
    fact = make_fact(wording="38 °C or more")
    child = GUIDE_BODY.child_blocks["text"]
    for stored in (stated(fact), stated(fact, "parent")):
        sent = rich(f"<p>Call at {stored}. Then <b>{stored}</b></p>")
        assert json.loads(sent)["blocks"][0]["text"].count("38 °C or more") == 2
        value = child.value_from_datadict({"t": sent}, {}, "t")
        assert value.source.count(stored) == 2
        assert "38" not in value.source
