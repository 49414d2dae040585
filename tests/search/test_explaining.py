"""The parts of a score add up to it, and say where the words stand."""

from typing import Any

import pytest
from django.db import connection

from home.models import GuidePage, SectionPage
from search import explaining, ranking
from search.explaining import Explanation
from search.models import SearchTerm
from search.understanding import understand
from tests.builders import heading, make_guide, text

pytestmark = pytest.mark.django_db

#: As readers type: one word and many, misspelt, titles, synonyms, pairs, repeats, nothing.
QUERIES = {
    "en-gb": [
        "fatigue", "kemo", "immunotherapy side effects", "what is a clinical trial",
        "car t cell therapy", "CAR T", "blood test for cancer", "immuno therapy", "bloodtest",
        "scan results", "mri scan", "is it safe to drive after treatment", "palliative care",
        "hospice", "checkpoint inhibitors", "checkpoint inhibitor side effects at night",
        "lump", "tired all the time", "talking to children about cancer", "fertility",
        "questions to ask the doctor", "cancer cancer cancer", "genetic test", "liquid biopsy",
        "side effects side effects", "all clear", "xyzzy", "the and of", "fatique and ferttility",
        "my mum was just told she has cancer and we do not know what to ask the team tomorrow",
    ],
    "es": ["inmunoterapia", "ensayo clínico", "efectos secundarios", "que es la quimioterapia"],
}  # fmt: skip


def explained(query: str, language: str = "en-gb") -> list[Explanation]:
    understood = understand(query, language)
    ranked = ranking.readable_ranks(understood, language)[:10]
    rows = explaining.read(understood, language, [page.page_id for page in ranked])
    return explaining.explain(understood, ranked, rows)


@pytest.fixture
def sample(sample_site: None, db: None) -> None:
    SearchTerm.objects.create(phrase="tired", target="fatigue")
    SearchTerm.objects.create(phrase="kemo", target="chemotherapy side effects")
    # What is not committed PostgreSQL does not count by itself. Planned for empty tables, a query
    # of a site of this size takes a minute on a bad day.
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


@pytest.mark.usefixtures("sample")
def test_the_parts_add_up_to_the_score_that_ranking_gives() -> None:
    compared = 0
    for language, queries in QUERIES.items():
        for query in queries:
            for page in explained(query, language):
                whole = page.by_words + page.bonus
                assert whole == pytest.approx(page.score, abs=1e-6), (query, page)
                assert all(p.in_names >= 0 and p.in_text >= 0 for p in page.words + page.pairs)
                assert bool(page.called) is bool(page.bonus), (query, page)
                compared += 1
    assert compared > 200


@pytest.fixture
def others(section: SectionPage) -> None:
    for number in range(6):
        make_guide(section, title=f"Other {number}")


def only(query: str) -> Explanation:
    (page,) = explained(query)
    return page


def make_zebra(section: SectionPage, **fields: Any) -> GuidePage:
    return make_guide(section, **{"title": "Animals of the plain"} | fields)


@pytest.mark.usefixtures("others")
class TestWhereAWordStands:
    def test_in_the_title(self, section: SectionPage) -> None:
        make_zebra(section, title="Zebra crossings in town")
        (word,) = only("zebra").words
        assert word.in_names > 0
        assert word.in_text == 0
        assert word.is_in_title
        assert word.other_name == ""

    def test_in_another_name(self, section: SectionPage) -> None:
        make_zebra(section, also_called=["A striped zebra"])
        (word,) = only("zebra").words
        assert word.in_names > 0
        assert word.in_text == 0
        assert not word.is_in_title
        assert word.other_name == "A striped zebra"

    def test_in_the_text(self, section: SectionPage) -> None:
        make_zebra(section, body=[heading("How"), text("A zebra runs.")])
        (word,) = only("zebra").words
        assert word.in_names == 0
        assert word.in_text > 0
        assert not word.is_in_title

    def test_in_both(self, section: SectionPage) -> None:
        make_zebra(section, title="Zebra crossings", body=[heading("A zebra"), text("It runs.")])
        (word,) = only("zebra").words
        assert word.in_names > 0
        assert word.in_text > 0

    def test_nowhere(self, section: SectionPage) -> None:
        make_zebra(section, title="Zebra crossings")
        make_zebra(section, title="Giraffe")
        by_title = {page.words[0].is_in_title: page for page in explained("zebra giraffe")}
        assert {part.points > 0 for part in by_title[True].words} == {True, False}


@pytest.mark.usefixtures("others")
class TestNeighbours:
    def test_in_the_text(self, section: SectionPage) -> None:
        make_zebra(section, body=[heading("How"), text("A zebra crossing is here.")])
        (pair,) = only("zebra crossing").pairs
        assert pair.stems == ("zebra", "cross")
        assert pair.in_text > 0
        assert pair.in_names == 0

    def test_in_the_title(self, section: SectionPage) -> None:
        make_zebra(section, title="The zebra crossing here")
        (pair,) = only("zebra crossing").pairs
        assert pair.in_text == 0
        assert pair.in_names > 0

    def test_in_both(self, section: SectionPage) -> None:
        body = [heading("How"), text("A zebra crossing is here.")]
        make_zebra(section, title="The zebra crossing here", body=body)
        (pair,) = only("zebra crossing").pairs
        assert pair.in_text == pytest.approx(pair.in_names)

    def test_apart(self, section: SectionPage) -> None:
        make_zebra(section, title="Crossing", body=[heading("How"), text("A zebra.")])
        assert only("zebra crossing").pairs == []


@pytest.mark.usefixtures("others")
def test_the_name_that_is_exactly_what_was_asked(section: SectionPage) -> None:
    make_zebra(section, title="Zebra", also_called=["Striped horse"])
    page = only("ZEBRA")
    assert (page.called, page.bonus) == ("Zebra", ranking.ENTITLED_SO)
    page = only("striped horse")
    assert (page.called, page.bonus) == ("Striped horse", ranking.CALLED_SO)
    assert only("striped").called == ""


@pytest.mark.usefixtures("others")
def test_the_name_that_a_synonym_stands_for(section: SectionPage) -> None:
    make_zebra(section, title="Zebra")
    SearchTerm.objects.create(phrase="stripy", target="zebra")
    page = only("stripy")
    assert (page.called, page.bonus) == ("Zebra", ranking.CALLED_ALIKE)
