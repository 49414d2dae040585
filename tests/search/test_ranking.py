"""Which page comes first, and why."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.models import GuidePage, SectionPage
from search.models import SearchTerm
from search.ranking import readable_ranks
from search.results import found_pages
from search.understanding import understand
from tests.builders import block, guide_fields, heading, make_guide, make_home, make_section, text

FILLER = "It is easy to live with most days and people do well. " * 20


def found(query: str) -> list[str]:
    titles = dict(GuidePage.objects.values_list("pk", "title"))
    return [titles[pk] for pk in found_pages(query, "en-gb") if pk in titles]


def guide(section: SectionPage, title: str, words: str = "Nothing.", **fields: object) -> GuidePage:
    return make_guide(section, title=title, body=[heading("How"), text(words)], **fields)


def test_a_rare_word_counts_for_more_than_a_common_one(section: SectionPage) -> None:
    for number in range(6):
        guide(section, f"Common {number}", "Treatment treatment treatment.")
    guide(section, "Rare", "Mucositis.")
    assert found("treatment mucositis")[0] == "Rare"


def test_a_long_page_does_not_win_by_its_length(section: SectionPage) -> None:
    guide(section, "Long", f"Nausea and nausea. {FILLER}")
    guide(section, "Short", "Nausea and nausea.")
    assert found("nausea") == ["Short", "Long"]


def test_what_a_page_is_called_counts_for_more_than_what_it_says(section: SectionPage) -> None:
    guide(section, "Says it", "A port is small.")
    guide(section, "Called it", also_called=["the port under your skin"])
    guide(section, "The ports under your skin")
    assert set(found("port")[:2]) == {"The ports under your skin", "Called it"}
    assert found("port")[2:] == ["Says it"]


@pytest.mark.parametrize("place", ["summary", "key point", "heading"])
def test_headings_summary_and_key_points_count_for_more_than_text(
    section: SectionPage, place: str
) -> None:
    points = ["Hiccups.", "Point 2.", "Point 3."]
    fields = {
        "summary": {"summary": "Hiccups and what helps."},
        "key point": {"key_points": [block("point", point) for point in points]},
        "heading": {"body": [heading("Hiccups"), text("Nothing.")]},
    }[place]
    guide(section, "In the text", "Hiccups.")
    make_guide(section, **guide_fields(title="Higher up") | fields)
    assert found("hiccups") == ["Higher up", "In the text"]


def test_words_that_stand_together_count_for_more(section: SectionPage) -> None:
    guide(section, "Apart", "A brain is here. Later on there comes some fog.")
    guide(section, "Together", "A brain fog is here. Later on there comes some.")
    assert found("brain fog") == ["Together", "Apart"]


def test_a_page_called_exactly_so_is_first_a_title_before_another_name(
    section: SectionPage,
) -> None:
    guide(
        section, "Much about lines", "Central line, central line, a central line.", summary="Line"
    )
    guide(section, "Tubes", also_called=["Central line"])
    guide(section, "Central line")
    assert found("central LINE?")[:2] == ["Central line", "Tubes"]


def test_what_comes_before_a_colon_is_a_name(section: SectionPage) -> None:
    guide(section, "Wigs: choosing and wearing one")
    guide(section, "About wigs", "Wigs, wigs and more wigs.")
    assert found("wigs")[0] == "Wigs: choosing and wearing one"


def test_the_readers_own_words_dominate_over_a_synonym(section: SectionPage) -> None:
    SearchTerm(phrase="worn out", target="fatigue", kind="lay").save()
    guide(section, "Synonym", "Fatigue.")
    guide(section, "Own words", "Worn out.")
    assert found("worn out") == ["Own words", "Synonym"]


def test_a_name_that_a_synonym_stands_for_comes_after_the_name_that_was_typed(
    section: SectionPage,
) -> None:
    SearchTerm(phrase="precision medicine", target="personalised medicine").save()
    guide(section, "Personalised medicine")
    guide(section, "What it is", also_called=["precision medicine"])
    assert found("precision medicine") == ["What it is", "Personalised medicine"]


def test_as_typed_leaves_out_corrections_and_synonyms(section: SectionPage) -> None:
    SearchTerm(phrase="worn out", target="fatigue", kind="lay").save()
    guide(section, "Synonym", "Fatigue.")
    for query in ("worn out", "fatique"):
        assert found(query) == ["Synonym"]
        assert readable_ranks(understand(query, "en-gb", as_typed=True), "en-gb") == []


@pytest.mark.django_db
def test_accents_and_capitals_do_not_matter_and_spanish_stems_are_spanish() -> None:
    spanish = make_home("es")
    section = make_section(spanish, "Inmunoterapia")
    page = guide(section, "La oncología infantil", "Los oncólogos y las células.")
    for query in ("ONCOLOGIA", "oncología", "célula", "celulas"):
        assert found_pages(query, "es") == [page.pk], query
    assert found_pages("oncología", "en-gb") == []


def test_ranking_is_one_statement(section: SectionPage) -> None:
    guide(section, "Nausea")
    understood = understand("nausea and a whole long question about it", "en-gb")
    readable_ranks(understood, "en-gb")  # languages are remembered
    with CaptureQueriesContext(connection) as queries:
        assert readable_ranks(understood, "en-gb")
    assert len(queries) == 1
