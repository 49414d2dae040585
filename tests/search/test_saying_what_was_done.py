"""The results page says what it did with the reader's words, and a link undoes exactly that."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from home.models import SectionPage
from search.models import SearchTerm
from search.said import MOST, Part, said
from search.understanding import Addition, Change, Understanding
from tests.builders import heading, make_guide, make_home, make_section, text
from tests.hiding import WAYS
from tests.many import make_many

pytestmark = pytest.mark.django_db


def page(client: Client, query: str, prefix: str = "") -> str:
    response = client.get(f"{prefix}/search/?{query}")
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def understood(**fields: Any) -> Understanding:
    return Understanding(**fields)


# --- In words -------------------------------------------------------------------------------


def test_a_correction_stands_in_the_place_of_the_word() -> None:
    told = said("Kemo side affects", understood(changes=[Change("Kemo", "chemotherapy")]))
    assert told.corrected == [
        Part("chemotherapy", is_changed=True),
        Part("side", is_changed=False),
        Part("affects", is_changed=False),
    ]
    assert told.typed == "Kemo side affects"


def test_two_words_taken_for_one_and_one_for_two() -> None:
    changes = [Change("immuno therapy", "immunotherapy"), Change("bloodtest", "blood test")]
    told = said("immuno therapy bloodtest", understood(changes=changes))
    assert [part.text for part in told.corrected] == ["immunotherapy", "blood test"]


def test_of_a_long_question_only_what_was_changed_is_said() -> None:
    told = said("kemo " + "word " * 20, understood(changes=[Change("kemo", "chemo")]))
    assert (told.corrected, told.typed) == ([Part("chemo", is_changed=True)], "kemo")


def test_what_is_also_searched_for_is_said_once_and_not_when_it_was_typed() -> None:
    phrases = ["bowel cancer", "Bowel Cancer", "rectal cancer", "c", "d", "e"]
    additions = [Addition("colorectal", phrase) for phrase in phrases]
    told = said("colorectal or rectal cancer", understood(additions=additions))
    assert told.also == ["Bowel Cancer", "c", "d"]
    assert len(told.also) == MOST


def test_a_word_that_something_stood_in_for_is_not_called_missing() -> None:
    told = said(
        "kemo onco zyxq zyxq",
        understood(
            unknown=["kemo", "onco", "zyxq", "zyxq"],
            changes=[Change("kemo", "chemo")],
            additions=[Addition("onco", "oncology")],
        ),
    )
    assert told.unknown == ["zyxq"]


def test_nothing_is_said_when_nothing_was_done() -> None:
    told = said("side effects", understood())
    assert [*told.corrected, *told.also, *told.unknown] == []


# --- On the page ----------------------------------------------------------------------------


def test_a_correction_is_said_and_the_link_searches_for_the_typed_word_only(
    client: Client, section: SectionPage
) -> None:
    make_guide(section, title="Chemotherapy")
    told = page(client, "q=chemoterapy&stage=just-diagnosed")
    assert "Showing results for <strong>chemotherapy</strong>." in told
    link = re.search(r'<a href="([^"]+)">Search for <em>chemoterapy</em> only</a>', told)
    assert link
    assert unescape(link[1]) == "?q=chemoterapy&as=typed&stage=just-diagnosed"
    only = page(client, "q=chemoterapy&as=typed")
    assert "exactly as you typed them" in only
    assert '<a href="?q=chemoterapy">Search in the usual way</a>' in only
    for gone in ("Showing results for", "Also searching for", "Chemotherapy"):
        assert gone not in only


def test_a_synonym_is_said_and_can_be_left_out(client: Client, section: SectionPage) -> None:
    make_guide(section, title="Colorectal growths")
    make_guide(section, title="Bowel")
    SearchTerm.objects.create(phrase="bowel", target="colorectal")
    told = page(client, "q=bowel")
    assert "Also searching for <em>colorectal</em>." in told
    assert "Colorectal growths" in told
    only = page(client, "q=bowel&as=typed")
    assert "Also searching" not in only
    assert "Colorectal growths" not in only


def test_a_word_on_no_page_is_said_beside_the_results(client: Client, section: SectionPage) -> None:
    make_guide(section, title="Zebra")
    told = page(client, "q=zebra+zyxqvv")
    assert "We have no page with the word <em>zyxqvv</em>." in told
    assert "1 result" in told
    assert "We have no page with" not in page(client, "q=zebra")


def test_what_is_said_is_only_words(client: Client, section: SectionPage) -> None:
    make_guide(section, title="Zebra")
    make_guide(section, title="Zebra & <b>lion</b>", body=[heading("On"), text("Zebra &lt;i&gt;.")])
    for query in ("q=zebro+%3Cb%3Ezyxq", "q=zyxq%3Cb%3E", "q=zebro+%3Cb%3E&as=typed", "q=lion"):
        told = page(client, query)
        assert "<b>zyxq" not in told
        assert "<b>" not in told[told.index("<main") : told.index("</main")]
        assert "<i>" not in told


def test_the_sentence_that_answers_is_shown_with_its_words_marked(
    client: Client, section: SectionPage
) -> None:
    body = [heading("Zebra"), text("It runs. A zebra has stripes. The end.")]
    make_guide(section, title="Animals", body=body)
    assert "<p>A <mark>zebra</mark> has stripes.</p>" in page(client, "q=Zebras")


# --- When nothing is found --------------------------------------------------------------------


def test_nothing_found_leaves_nobody_without_a_way_on(client: Client, section: SectionPage) -> None:
    make_guide(section, title="Chemotherapy")
    told = page(client, "q=chemoterapy&as=typed")
    assert '<a href="?q=chemotherapy">chemotherapy</a>' in told
    assert 'action="/search/missing/"' in told
    assert 'href="/a-to-z/"' in told
    assert f'href="{section.url}"' in told
    assert "We found nothing for this" in told


def test_a_search_that_only_its_filters_empty_does_not_ask_what_was_missing(
    client: Client, section: SectionPage
) -> None:
    make_guide(section, title="Zebra")
    told = page(client, "q=zebra&stage=bereavement")
    assert "Take a filter off" in told
    assert 'href="?q=zebra"' in told
    assert "/search/missing/" not in told


@pytest.mark.parametrize("way", WAYS)
def test_no_word_of_a_hidden_page_is_offered_or_marked(
    client: Client, section: SectionPage, way: str
) -> None:
    fields, hide = WAYS[way]
    make_guide(section, title="Works")
    place = section
    if way == "below a private page":
        place = make_section(section.get_parent().specific, "Private")
    hidden = make_guide(place, title="Zyxqword", **fields)
    hide(hidden)
    for query in ("zyxqwird", "zyxqword", "zyxq+word", "works+zyxqwird"):
        told = page(client, f"q={query}&as=typed") + page(client, f"q={query}")
        shown = told.replace("works+zyxqwird", "").replace("works zyxqwird", "")
        assert "zyxqword" not in shown.replace(f"{query}", "").replace(
            query.replace("+", " "), ""
        ), query


def test_the_same_words_in_another_language_are_a_link_away(
    client: Client, section: SectionPage
) -> None:
    key = section.get_parent().translation_key
    spanish = make_section(make_home("es", translation_key=key), "Inmunoterapia")
    make_guide(spanish, title="Cebra", summary="Algo.")
    told = page(client, "q=cebras&stage=worried")
    assert 'href="/es/search/?q=cebras"' in told
    assert 'There are also results in <span lang="es">Español</span>' in told
    assert "There are also results" not in page(client, "q=nothinglikethis")
    assert 'href="/search/?q=cebras"' not in page(client, "q=cebras", "/es")


@pytest.mark.parametrize("way", WAYS)
def test_a_hidden_page_in_another_language_is_no_result_there(
    client: Client, section: SectionPage, way: str
) -> None:
    fields, hide = WAYS[way]
    key = section.get_parent().translation_key
    home = make_home("es", translation_key=key)
    hide(make_guide(make_section(home, "Inmunoterapia"), title="Cebra", **fields))
    assert "There are also results" not in page(client, "q=cebra")


# --- Lists ------------------------------------------------------------------------------------


def test_a_list_without_words_is_headed_by_what_it_is_a_list_of(
    client: Client, section: SectionPage
) -> None:
    make_guide(section, stages=["having-treatment"], for_whom=["parent"])
    told = page(client, "stage=having-treatment")
    assert "<h1> For: having treatment </h1>" in told
    assert "1 result" in told
    told = page(client, "stage=having-treatment&for=parent&section=immunotherapy")
    assert "<h1> Immunotherapy. For: having treatment, parents </h1>" in told


def test_many_results_are_not_counted_to_the_last(
    client: Client, section: SectionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.ranking.MOST_CANDIDATES", 20)
    make_many(section, 25)
    told = page(client, "q=works")
    assert "20 or more results" in told
    monkeypatch.setattr("search.ranking.MOST_CANDIDATES", 400)
    assert "25 results" in page(client, "q=works")


def test_the_paper_copy_says_what_was_searched_for_and_claims_no_page(
    client: Client, section: SectionPage
) -> None:
    make_guide(section, title="Zebra")
    told = page(client, "q=zebra")
    assert '<p class="on-paper">The search: zebra</p>' in told
    foot = told[told.index('class="print-foot"') :]
    assert "/search/?q=zebra" in foot
    assert "may find other pages later" in foot
    assert "the page as it is now" not in told
