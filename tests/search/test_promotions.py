"""Answers that staff put on top: when they show, when not, and never what is not published."""

from typing import Any
from unittest.mock import patch

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.contrib.search_promotions.models import Query, QueryDailyHits, SearchPromotion

from home.models import GuidePage, SectionPage
from search.promotions import MOST, phrase_for, promoted, read_phrase
from tests.builders import make_guide, make_home, make_section, make_staff
from tests.forms import sign_in
from tests.hiding import PUBLISHED, WAYS
from tests.many import make_many

pytestmark = pytest.mark.django_db


def promote(phrase: str, page: Any = None, order: int = 0, **fields: Any) -> SearchPromotion:
    return SearchPromotion.objects.create(
        query=Query.get(phrase), page=page, sort_order=order, **fields
    )


def titles(query: str, language: str = "en-gb") -> list[str]:
    return [answer.title for answer in promoted([query], language)]


@pytest.mark.parametrize(
    ("phrase", "query", "counts"),
    [
        ("clinical trial", "clinical trial", True),
        ("clinical trial", "Find a TRIAL, clinical", True),
        ("clinical trial", "trial", False),
        ("clinical trial", "clinically trialled", False),
        ("Oncología", "que es la oncologia", True),
        ('"blood test"', "Blood test?", True),
        ('"blood test"', "blood test results", False),
        ('"blood test"', "test blood", False),
        ("“blood test”", "blood test", True),
        ('""', "", False),
        ("?!", "anything", False),
        ("car t-cell", "t cell car", True),
    ],
)
def test_a_phrase_counts_by_its_rule(
    guide: GuidePage, phrase: str, query: str, counts: bool
) -> None:
    promote(phrase, guide)
    assert bool(titles(query)) is counts


def test_a_minus_keeps_an_answer_away_and_no_other(section: SectionPage) -> None:
    one, other = make_guide(section, title="One"), make_guide(section, title="Other")
    promote("trial", one)
    promote("trial", other, order=1)
    promote("- mock trial", one)
    assert titles("clinical trial") == ["One", "Other"]
    assert titles("a trial, but a mock one") == ["Other"]
    assert titles("mock") == []


def test_signs_are_read_as_the_editors_guide_says() -> None:
    assert read_phrase("clinical trial").words == ("clinical", "trial")
    assert (read_phrase('"a b"').is_exact, read_phrase("-a").is_negative) == (True, True)
    both = read_phrase('-"a b"')
    assert (both.words, both.is_exact, both.is_negative) == (("a", "b"), True, True)
    assert not read_phrase("car-t").is_negative


def test_the_most_fitting_come_first_and_no_more_than_three(section: SectionPage) -> None:
    guides = [make_guide(section, title=letter) for letter in "ABCDE"]
    promote("trial", guides[0], order=1)
    promote("trial", guides[1], order=0)
    promote("clinical trial", guides[2])
    promote('"clinical trial"', guides[3])
    promote("trial", guides[3], order=2)
    assert titles("clinical trial") == ["D", "C", "B"]
    assert len(titles("clinical trial")) == MOST


@pytest.mark.parametrize("way", WAYS)
def test_what_readers_may_not_see_is_not_promoted(section: SectionPage, way: str) -> None:
    fields, hide = WAYS[way]
    place = section
    if way == "below a private page":
        place = make_section(section.get_parent().specific, "Private")
    page = make_guide(place, title="Hidden", **fields)
    promote("trial", page, description="Hidden words.")
    hide(page)
    assert promoted(["trial"], "en-gb") == []


def test_a_published_page_and_another_site_are_promoted(section: SectionPage) -> None:
    page = make_guide(section, title="Shown", summary="What it says.", **PUBLISHED[0])
    promote("trial", page)
    promote("trial", order=1, external_link_url="https://www.example.org/a", external_link_text="X")
    promote("trial", order=2, external_link_url="ftp://example.org/", external_link_text="F")
    ours, theirs = promoted(["trial"], "en-gb")
    assert (ours.url, ours.description, ours.site) == (page.url, "What it says.", "")
    assert (theirs.url, theirs.title, theirs.site) == (
        *("https://www.example.org/a", "X"),
        "www.example.org",
    )


def test_a_page_is_promoted_in_its_own_language_only(section: SectionPage) -> None:
    key = section.get_parent().translation_key
    spanish = make_section(make_home("es", translation_key=key), "Inmunoterapia")
    promote("cancer", make_guide(section, title="English"))
    promote("cáncer", make_guide(spanish, title="Español"))
    assert titles("cancer") == ["English"]
    assert titles("cáncer", "es") == ["Español"]


def outside(phrase: str, text: str, order: int = 0) -> None:
    url = f"https://example.org/{text.lower()}"
    promote(phrase, order=order, external_link_url=url, external_link_text=text)


def test_another_site_is_in_our_first_language_unless_its_phrase_says_another(home: Any) -> None:
    make_home("es", translation_key=home.translation_key)
    outside("cancer", "English")
    outside("es: Cáncer", "Spanish")
    outside("EN: cáncer", "English too", order=1)
    assert titles("cancer") == ["English", "English too"]
    assert titles("cáncer", "es") == ["Spanish"]
    outside('es: -"cáncer"', "Spanish")
    assert titles("cáncer", "es") == []


def test_a_page_is_promoted_in_no_language_but_that_of_its_phrase(guide: GuidePage) -> None:
    promote("es: trial", guide)
    assert titles("trial") == []
    assert titles("trial", "es") == []


def test_a_colon_after_any_other_word_is_nothing_special() -> None:
    assert read_phrase("stage: two").words == ("stage", "two")
    assert read_phrase("stage: two").language == ""
    assert phrase_for("ensayo", "es") == "es: ensayo"
    assert read_phrase(phrase_for("ensayo", "es")).language == "es"
    assert phrase_for("trial", "en-gb") == "trial"


def test_one_statement_however_many_there_are(section: SectionPage) -> None:
    pages = [make_guide(section) for _ in range(4)]
    for number in range(20):
        promote(f"trial {number}", pages[number % 4])
        promote("trial", pages[number % 4])
    titles("trial")  # the site's addresses are remembered from here on
    with CaptureQueriesContext(connection) as queries:
        assert len(titles("trial 1 2 3")) == MOST
    assert len(queries) == 1


def shown(client: Client, query: str) -> Any:
    response = client.get(f"/search/?{query}")
    assert response.status_code == 200
    return response


def test_a_promoted_page_stands_on_top_and_not_again_below(
    client: Client, section: SectionPage
) -> None:
    guides = make_many(section, 25)
    promote("works", guides[7], description="Read <b>this</b> first.")
    first = shown(client, "q=works")
    assert [answer.page_id for answer in first.context["promoted"]] == [guides[7].pk]
    told = first.content.decode()
    assert "Start here" in told
    assert "Read &lt;b&gt;this&lt;/b&gt; first." in told
    assert first.context["total"] == 25
    pages = [shown(client, f"q=works&page={n}").context for n in (1, 2, 3)]
    seen = [result.page_id for page in pages for result in page["results"]]
    assert sorted([*seen, guides[7].pk]) == sorted(guide.pk for guide in guides)
    assert [len(page["promoted"]) for page in pages] == [1, 0, 0]
    narrowed = shown(client, "q=works&stage=just-diagnosed").context
    assert (narrowed["promoted"], narrowed["total"]) == ([], 25)


def test_an_answer_shows_for_the_word_that_was_meant_too(
    client: Client, section: SectionPage
) -> None:
    guide = make_guide(section, title="Chemotherapy")
    promote("chemotherapy", guide)
    assert shown(client, "q=chemoterapy").context["promoted"]
    assert not shown(client, "q=chemoterapy&as=typed").context["promoted"]


def test_an_answer_shows_for_a_word_that_no_page_has(client: Client, section: SectionPage) -> None:
    make_guide(section)
    promote("zyxqbrand", external_link_url="https://example.org/", external_link_text="Elsewhere")
    told = shown(client, "q=zyxqbrand").content.decode()
    assert "Elsewhere" in told
    assert "On another site: example.org" in told
    assert "We found nothing" not in told


def test_nobody_counts_what_readers_search_for(client: Client, guide: GuidePage) -> None:
    promote("trial", guide)
    with patch.object(Query, "add_hit") as counted:
        shown(client, "q=trial")
        shown(client, "q=other")
    assert not counted.called
    assert not QueryDailyHits.objects.exists()
    assert [query.query_string for query in Query.objects.all()] == ["trial"]


@pytest.mark.parametrize(
    ("group", "may"),
    [("Publisher", True), ("Moderator", True), ("Author", False), ("Clinical reviewer", False)],
)
def test_who_may_promote(home: Any, group: str, may: bool) -> None:
    codenames = Group.objects.get(name=group).permissions.filter(
        content_type__app_label="wagtailsearchpromotions"
    )
    assert codenames.count() == (3 if may else 0)
    response = sign_in(make_staff(group)).get(reverse("wagtailsearchpromotions:add"))
    assert (response.status_code == 200) is may
    if may:
        told = response.content.decode()
        assert "only when they are the whole search" in told
        assert "begin the words with “es:”" in told
        assert "exact match is required" not in told
