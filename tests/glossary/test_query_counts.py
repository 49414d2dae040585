"""No page of words asks more of the database the more words there are."""

from collections.abc import Callable

import pytest

from glossary import uses
from glossary.models import Difference, SeeAlso, Term
from home.models import SectionPage
from tests.builders import make_guide, make_home
from tests.glossary.test_word_list import many
from tests.words import make_term

pytestmark = pytest.mark.django_db

MOST = 12
ADDRESSES = [
    "/words/",
    "/words/?q=bio",
    "/words/biopsy/",
    "/words/api/v1/terms/",
    "/words/api/v1/terms/?contains=b",
    "/words/api/v1/terms/biopsy/",
    "/words/api/v1/counts/",
]
Ask = Callable[[str], list[str]]


def link(term: Term, other: Term, section: SectionPage) -> None:
    Difference.objects.create(term=term, other=other)
    SeeAlso.objects.create(term=other, other=term)
    uses.record(make_guide(section), [term.pk])


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_of_words_keeps_to_its_budget(
    section: SectionPage, queries: Ask, address: str
) -> None:
    make_home("es", translation_key=section.get_parent().translation_key)
    term = make_term("biopsy")
    term.guide = make_guide(section)
    term.save()
    link(term, make_term("scan"), section)
    before = queries(address)
    assert len(before) <= MOST, "\n".join(before)
    many(40)
    for other in Term.objects.filter(name__startswith="b")[:10]:
        if other != term:
            link(term, other, section)
    assert len(queries(address)) == len(before)
    assert len(set(before)) == len(before), "nothing is asked twice"


def test_recording_the_same_words_again_asks_once(
    section: SectionPage, django_assert_num_queries: Callable[[int], object]
) -> None:
    guide, term = make_guide(section), make_term("biopsy")
    uses.record(guide, [term.pk, 10**9])
    assert uses.page_ids(term) == [guide.pk]
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        uses.record(guide, [term.pk])
    uses.record(guide, [])
    assert uses.page_ids(term) == []
