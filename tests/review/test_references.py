"""A reference is one document: known by one spelling, and there only once."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import TranslatableMixin

from home.models import SectionPage
from review import identifiers, references
from review.citing import citing_pages, drafts_citing
from review.models import Reference
from tests.builders import SOURCE, cited, make_guide, make_reference

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("usage_noted")]

DOI = "10.1056/nejmoa1000678"


def problems(**fields: Any) -> dict[str, list[str]]:
    try:
        Reference(**SOURCE | fields).full_clean()
    except ValidationError as error:
        return error.message_dict
    return {}


# --- One spelling ---


@pytest.mark.parametrize(
    "typed",
    [
        "10.1056/NEJMoa1000678",
        " https://doi.org/10.1056/NEJMoa1000678 ",
        "http://dx.doi.org/10.1056/nejmoa1000678",
        "doi:10.1056/NEJMoa1000678",
        "DOI 10.1056/NEJMoa1000678",
        "https://doi.org/10.1056%2FNEJMoa1000678",
    ],
)
def test_a_doi_has_one_spelling(typed: str) -> None:
    assert make_reference(doi=typed).doi == DOI
    assert problems(url="", doi=typed)["doi"][0].startswith("This document is here already")


@pytest.mark.parametrize(
    "typed",
    ["20818875", " PMID: 20818875", "https://pubmed.ncbi.nlm.nih.gov/20818875/", "0020818875"],
)
def test_a_pubmed_number_has_one_spelling(typed: str) -> None:
    assert make_reference(pmid=typed).pmid == "20818875"


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"doi": "nejmoa1000678"}, "doi"),
        ({"doi": "10.1056/"}, "doi"),
        ({"doi": "10.1056/a b"}, "doi"),
        ({"doi": "https://example.org/10.1056/x"}, "doi"),
        ({"pmid": "2081x"}, "pmid"),
        ({"pmid": "0"}, ""),
        ({"url": "ftp://example.org/"}, "url"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"url": "example"}, "url"),
        ({"year": 1899}, "year"),
        ({"year": 2201}, "year"),
        ({"title": " "}, "title"),
        ({"publisher": ""}, "publisher"),
        ({"kind": "rumour"}, "kind"),
        ({"url": ""}, "url"),
        ({"url": "", "doi": DOI}, ""),
        ({"url": "", "pmid": "20818875"}, ""),
        ({"authors": "", "year": None, "funder": "", "accessed": None}, ""),
    ],
)
def test_what_cannot_be_right_is_refused(fields: dict[str, Any], wrong: str) -> None:
    assert list(problems(**fields)) == ([wrong] if wrong else [])


def test_an_address_of_doi_or_pubmed_is_what_it_stands_for() -> None:
    trial = make_reference(url="https://doi.org/10.1056/NEJMoa1000678")
    assert (trial.doi, trial.url, trial.address) == (DOI, "", f"https://doi.org/{DOI}")
    other = make_reference(url="https://pubmed.ncbi.nlm.nih.gov/123/")
    assert (other.pmid, other.url) == ("123", "")
    assert other.address == "https://pubmed.ncbi.nlm.nih.gov/123/"


def test_a_doi_of_odd_letters_is_a_whole_address() -> None:
    odd = make_reference(url="", doi='10.1002/(sici)1097<1::aid-"x">3.0.co;2-#')
    assert odd.address == "https://doi.org/10.1002/(sici)1097%3C1::aid-%22x%22%3E3.0.co;2-%23"


# --- Only once ---


SAME = [
    ("https://example.org/a", "http://example.org/a"),
    ("https://example.org/a", "https://EXAMPLE.org/a/"),
    ("https://example.org/a", "https://example.org:443/a#part"),
    ("https://example.org", "https://example.org/"),
]
OTHER = [
    ("https://example.org/a", "https://example.org/A"),
    ("https://example.org/a", "https://example.org/a?page=2"),
    ("https://example.org/a", "https://example.org:8443/a"),
    ("https://example.org/a", "https://www.example.org/a"),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_one_address_is_one_document(first: str, second: str) -> None:
    there = make_reference(url=first)
    [message] = problems(url=second)["url"]
    assert str(there) in message
    with pytest.raises(IntegrityError), transaction.atomic():
        Reference.objects.create(**SOURCE | {"url": second})


@pytest.mark.parametrize(("first", "second"), OTHER)
def test_another_address_is_another_document(first: str, second: str) -> None:
    make_reference(url=first)
    assert problems(url=second) == {}


@pytest.mark.parametrize("name", ["doi", "pmid"])
def test_one_number_is_one_document(name: str) -> None:
    number = {"doi": DOI, "pmid": "20818875"}[name]
    there = make_reference(url="https://example.org/1", **{name: number})
    [message] = problems(**{name: number})[name]
    assert str(there) in message
    with pytest.raises(IntegrityError), transaction.atomic():
        Reference.objects.create(**SOURCE | {name: number})


def test_a_reference_is_no_duplicate_of_itself() -> None:
    make_reference(doi=DOI, pmid="20818875").full_clean()


def test_many_can_have_no_number() -> None:
    for number in range(3):
        make_reference(url=f"https://example.org/{number}")
    assert Reference.objects.count() == 3


def test_it_has_no_language() -> None:
    assert not issubclass(Reference, TranslatableMixin)


@given(st.text())
def test_no_text_breaks_a_spelling_and_tidying_twice_changes_nothing(text: str) -> None:
    for tidy in (identifiers.tidy_doi, identifiers.tidy_pmid):
        once = tidy(text)
        assert tidy(once.strip()) == tidy(once)
    identifiers.url_key(text)
    identifiers.url_key(f"https://{text}")
    identifiers.doi_in(text)
    identifiers.pmid_in(text)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("doi.org/10.1056/NEJMoa1000678", False),
        ("https://doi.org/10.1056/NEJMoa1000678", True),
        ("20818875", True),
        ("early PALLIATIVE care", True),
        ("temel", True),
        ("palliative mouse", False),
        ("http://example.org/trial/", True),
        ("", True),
    ],
)
def test_staff_find_it_by_words_or_by_what_it_is_known_by(typed: str, found: bool) -> None:
    make_reference(
        title="Early Palliative Care",
        authors="Temel J and others",
        url="https://example.org/trial",
        doi=DOI,
        pmid="20818875",
    )
    assert Reference.objects.matching(typed).exists() is found


# --- On a page ---


def test_references_are_numbered_by_first_use_and_then_as_listed() -> None:
    first, second, third, fourth = (
        make_reference(url=f"https://example.org/{number}", title=str(number))
        for number in range(4)
    )
    used = [third.pk, first.pk, third.pk, 0]
    listed = [first.pk, second.pk, fourth.pk, second.pk]
    with CaptureQueriesContext(connection) as queries:
        found = references.numbered(used, listed)
    assert len(queries) == 1
    assert [(item.number, item.reference) for item in found] == [
        (1, third),
        (2, first),
        (3, second),
        (4, fourth),
    ]
    assert [way.anchor for way in found[0].ways_back] == [
        references.place(third.pk, 1),
        references.place(third.pk, 2),
    ]
    assert [way.number for way in found[0].ways_back] == [1, 2]
    assert [way.number for way in found[1].ways_back] == [0]
    assert found[2].ways_back == ()


def test_a_reference_cited_all_through_has_a_few_ways_back() -> None:
    [item] = references.numbered([make_reference().pk] * 20)
    assert len(item.ways_back) == references.MOST_WAYS_BACK


def test_a_page_without_references_asks_for_none(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert references.numbered([], []) == []


# --- In use ---


def test_pages_that_cite_it_are_known(section: SectionPage) -> None:
    reference, other = make_reference(), make_reference(url="https://example.org/other")
    guide = make_guide(section, sources=cited(reference, other))
    make_guide(section, sources=cited(other))
    assert citing_pages(reference) == [guide.pk]


def test_so_are_drafts_whose_page_does_not_cite_it(section: SectionPage) -> None:
    reference, other = make_reference(), make_reference(url="https://example.org/other")
    guide = make_guide(section, sources=cited(other))
    guide.sources = cited(reference)
    guide.save_revision(clean=False)
    assert citing_pages(reference) == []
    assert [draft.pk for draft in drafts_citing(reference)] == [guide.pk]
    assert drafts_citing(other) == []


@pytest.mark.parametrize("where", ["page", "draft"])
def test_code_cannot_delete_what_is_cited(section: SectionPage, where: str) -> None:
    reference = make_reference()
    guide = make_guide(section, sources=cited(reference if where == "page" else make_other()))
    if where == "draft":
        guide.sources = cited(reference)
        guide.save_revision(clean=False)
    for delete in (reference.delete, Reference.objects.filter(pk=reference.pk).delete):
        with pytest.raises(ProtectedError), transaction.atomic():
            delete()
    assert Reference.objects.filter(pk=reference.pk).exists()


def test_what_nothing_cites_can_be_deleted() -> None:
    make_reference().delete()
    assert not Reference.objects.exists()


def make_other() -> Reference:
    return make_reference(url="https://example.org/other")
