"""Readers learn how sure a claim is, and what it rests on, where it is claimed."""

import re

import pytest
from django.test import Client
from wagtail.models import ReferenceIndex

from home.choices import Evidence
from home.marks import cited_reference_ids
from home.models import HomePage, SectionPage
from review.citing import citing_pages
from review.evidence import Design, EndPoint, Strength
from tests.blocks import GUIDE_BODY, STANDARD_BODY, complaints
from tests.builders import (
    DIGEST_ITEM,
    block,
    cited,
    heading,
    make_digest,
    make_guide,
    make_reference,
    text,
)
from tests.forms import rich
from tests.home.marked import claim
from tests.home.test_query_counts import queries

pytestmark = pytest.mark.django_db


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def guide_with(section: SectionPage, *paragraphs: str, **fields: object) -> str:
    body = [heading("How it works"), *(text(paragraph) for paragraph in paragraphs)]
    return make_guide(section, body=body, **fields).url


# --- What readers see ---


def test_the_words_stay_in_their_sentence_and_a_tag_behind_them_leads_to_what_it_means(
    client: Client, section: SectionPage
) -> None:
    reference = make_reference()
    html = read(client, guide_with(section, f"It {claim('may help', 'early', reference.pk)} you."))
    found = re.search(
        r'It <span class="claim" id="cites-\d+-1">may help</span> '
        r'<a class="sure-tag" id="says-1" href="#sure-1">.*?>Early evidence<.*?</a> you\.',
        html,
    )
    assert found
    assert f'id="cites-{reference.pk}-1"' in found[0]
    note = html[html.index('<li id="sure-1">') :]
    note = note[: note.index("</li>")]
    assert "“may help”" in note
    assert "Only small or early studies. It may turn out differently." in note
    assert f'<a href="#reference-{reference.pk}">{reference.title}</a> (source 1).' in note
    assert 'href="#says-1"' in note


def test_professionals_find_how_it_was_studied_and_what_was_measured(
    client: Client, section: SectionPage
) -> None:
    marked = claim("it helps", "moderate", make_reference().pk, design="1ii", endpoint="Diii")
    html = read(client, guide_with(section, marked))
    assert html.count("more-detail") == 1
    detail = html[html.index("more-detail") :]
    detail = detail[: detail.index("</details>")]
    assert "Randomised trial, not blinded" in detail
    assert "Indirect: time until the cancer grew" in detail
    assert ">1iiDiii<" in detail
    assert "more-detail" not in read(client, guide_with(section, claim("it helps", "not-known")))


def test_what_nobody_knows_needs_no_source_and_says_it_once(
    client: Client, section: SectionPage
) -> None:
    html = read(client, guide_with(section, claim("how much is best", "not-known")))
    note = html[html.index('<li id="sure-1">') : html.index("back to the text")]
    assert "Researchers do not know yet." in note
    assert "It rests on" not in note


def test_the_references_of_claims_come_first_and_lead_back_to_each_place(
    client: Client, section: SectionPage
) -> None:
    first, second = (make_reference(url=f"https://example.org/{n}", title=f"T{n}") for n in "ab")
    listed = make_reference()
    html = read(
        client,
        guide_with(
            section,
            f"{claim('One', 'strong', second.pk)}, {claim('two', 'early', first.pk)}.",
            f"{claim('Three', 'early', second.pk)}.",
            sources=cited(listed),
        ),
    )
    numbers = re.findall(r'<li id="reference-(\d+)">', html)
    assert numbers == [str(pk) for pk in (second.pk, first.pk, listed.pk)]
    for place in (f"cites-{second.pk}-1", f"cites-{second.pk}-2", f"cites-{first.pk}-1"):
        assert html.count(f'id="{place}"') == 1
        assert f'href="#{place}"' in html


def test_a_claim_block_says_all_at_once(client: Client, section: SectionPage) -> None:
    reference = make_reference()
    value = {
        "statement": "It helps <some> people.",
        "strength": "strong",
        "reference": reference.pk,
        "design": "1i",
        "endpoint": "A",
    }
    body = [heading("How it works"), block("claim", value)]
    html = read(client, make_guide(section, body=body).url)
    shown = html[html.index("claim-sheet") :]
    shown = shown[: shown.index("</details>")]
    assert "It helps &lt;some&gt; people." in shown
    assert "Strong evidence" in shown
    assert "Large, fair tests agree." in shown
    assert f'href="#reference-{reference.pk}"' in shown
    assert f'id="cites-{reference.pk}-1"' in shown
    assert 'id="how-sure"' not in html  # nothing is left to explain


def test_a_digest_explains_its_claims_and_lists_what_they_rest_on(
    client: Client, home: HomePage
) -> None:
    reference = make_reference()
    found = f"<p>{claim('A test was approved', 'early', reference.pk)}.</p>"
    digest = make_digest(home, items=[block("item", DIGEST_ITEM | {"what_was_found": found})])
    html = read(client, digest.url)
    assert 'href="#sure-1"' in html
    assert f'<li id="reference-{reference.pk}">' in html


@pytest.mark.parametrize(
    "marked", [claim("the words", "certain"), '<a linktype="claim">the words</a>']
)
def test_what_is_no_claim_of_ours_keeps_its_words_and_gains_nothing(
    client: Client, section: SectionPage, marked: str
) -> None:
    assert "<p>So the words go.</p>" in read(client, guide_with(section, f"So {marked} go."))


def test_a_code_that_is_none_of_ours_is_not_shown(client: Client, section: SectionPage) -> None:
    marked = claim("It helps", "early", None, design="&lt;script&gt;", endpoint="Z")
    html = read(client, guide_with(section, marked))
    assert "Early evidence" in html
    assert "more-detail" not in html


def test_claimed_words_are_escaped_where_they_are_quoted(
    client: Client, section: SectionPage
) -> None:
    html = read(client, guide_with(section, claim("<b>a</b> &lt;script&gt; b", "not-known")))
    assert "“a &lt;script&gt; b”" in html


def test_a_reference_that_is_gone_leaves_the_claim_without_one(
    client: Client, section: SectionPage
) -> None:
    html = read(client, guide_with(section, claim("it helps", "early", 987654)))
    assert "Early evidence" in html
    assert "It rests on" not in html


def test_a_page_without_marks_loads_nothing_for_them(client: Client, section: SectionPage) -> None:
    assert "evidence." not in read(client, guide_with(section, "Plain."))
    assert "evidence.css" in read(client, guide_with(section, claim("It helps", "not-known")))


def test_forty_claims_take_no_more_queries_than_one(client: Client, section: SectionPage) -> None:
    pks = [make_reference(url=f"https://example.org/{n}").pk for n in range(40)]
    one, many = (
        guide_with(section, *(claim("It helps", "early", pk) for pk in some))
        for some in (pks[:1], pks)
    )
    value = {"statement": "It helps.", "strength": "early", "design": "", "endpoint": ""}
    blocks = [block("claim", value | {"reference": pk}) for pk in pks]
    of_blocks = make_guide(section, body=[heading("How"), *blocks]).url
    plain = guide_with(section, "It helps.")
    queries(client, plain)  # a process that has just started also looks up types of content
    counts = {queries(client, address) for address in (plain, one, many, of_blocks)}
    assert len(counts) == 1


# --- What the editor keeps ---


def test_the_editor_gets_and_keeps_a_claim_whole() -> None:
    reference = make_reference()
    stored = claim("may help", "early", reference.pk, design="1ii", endpoint="A")
    child = GUIDE_BODY.child_blocks["text"]
    value = child.value_from_datadict({"t": rich(f"<p>It {stored} you.</p>")}, {}, "t")
    assert stored in value.source


def test_pages_about_the_site_mark_no_claims() -> None:
    for name in ("text", "inset", "warning", "expander"):
        child = STANDARD_BODY.child_blocks[name]
        text_block = child if name == "text" else child.child_blocks["text"]
        assert "claim" not in text_block.features
        ours = GUIDE_BODY.child_blocks[name]
        assert "claim" in (ours if name == "text" else ours.child_blocks["text"]).features


def test_the_reference_of_a_claim_is_in_use(section: SectionPage) -> None:
    reference = make_reference(url="https://example.org/claimed")
    guide = make_guide(section, body=[text(claim("It helps", "early", reference.pk))])
    ReferenceIndex.create_or_update_for_object(guide)
    assert citing_pages(reference) == [guide.pk]


def test_references_are_given_in_the_order_of_the_text() -> None:
    raw = [text(claim("a", "early", 7) + claim("b", "early", 3)), block("claim", {"reference": 7})]
    assert cited_reference_ids(raw) == [7, 3, 7]


def test_a_claim_block_says_what_it_rests_on_unless_nobody_knows() -> None:
    value = {"statement": "It helps.", "strength": "early", "reference": None}
    value |= {"design": "", "endpoint": ""}
    found = complaints(GUIDE_BODY.child_blocks["claim"], value)
    assert found == {"reference": "Choose what this claim rests on."}
    assert not complaints(GUIDE_BODY.child_blocks["claim"], value | {"strength": "not-known"})
    assert not complaints(GUIDE_BODY.child_blocks["claim"], value, draft=True)


def test_one_definition_serves_claims_and_findings() -> None:
    assert [choice.value for choice in Evidence][:4] == Strength.values
    assert all(Evidence(one.value).meaning == one.meaning for one in Strength)


def test_the_codes_are_those_of_the_pdq_summaries() -> None:
    assert Design.values == ["1i", "1ii", "2", "3i", "3ii", "3iii"]
    assert EndPoint.values == ["A", "B", "C", "Di", "Dii", "Diii", "Div"]
