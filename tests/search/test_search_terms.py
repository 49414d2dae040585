"""Synonyms: where they stand in a query, when they count, and who may change them."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from search.matching import LONGEST_PHRASE, MOST_WORDS, phrases
from search.models import SearchTerm
from tests.builders import make_staff
from tests.forms import sign_in

pytestmark = pytest.mark.django_db

LIST = "wagtailsnippets_search_searchterm:list"
ADD = "wagtailsnippets_search_searchterm:add"


def term(phrase: str, target: str, **fields: Any) -> SearchTerm:
    return SearchTerm.objects.create(phrase=phrase, target=target, **fields)


def found(query: str, language: str = "en-gb") -> list[tuple[str, str]]:
    """The words of the query that a synonym speaks of, and what it finds."""
    words = query.split()
    return [
        (" ".join(words[match.start : match.end]), match.finds)
        for match in SearchTerm.objects.matching(words, language)
    ]


def test_a_phrase_is_found_where_it_stands_however_it_is_written() -> None:
    term("car-t cell", "CAR T-cell therapy")
    assert found("is CAR T cell safe?") == [("CAR T cell", "CAR T-cell therapy")]
    term("quimio", "quimioterapia", language="es")
    assert found("¿Químio?", "es") == [("¿Químio?", "quimioterapia")]


def test_a_sign_between_words_is_no_word() -> None:
    term("car t", "CAR T-cell therapy")
    assert found("CAR - T") == [("CAR - T", "CAR T-cell therapy")]


def test_one_way_is_one_way_and_two_way_is_both() -> None:
    term("kemo", "chemotherapy")
    term("bowel cancer", "colorectal cancer", direction="two-way")
    assert found("kemo") == [("kemo", "chemotherapy")]
    assert found("chemotherapy") == []
    assert found("bowel cancer") == [("bowel cancer", "colorectal cancer")]
    assert found("Colorectal cancer") == [("Colorectal cancer", "bowel cancer")]


def test_synonyms_are_of_one_language() -> None:
    term("radio", "radioterapia", language="es")
    assert found("radio") == []


def test_what_is_found_is_not_looked_up_again() -> None:
    term("lump", "tumour")
    term("tumour", "neoplasm")
    assert found("lump") == [("lump", "tumour")]


def test_longest_comes_first_and_silences_what_is_within_it() -> None:
    term("hodgkins", "Hodgkin lymphoma")
    term("non hodgkins", "non-Hodgkin lymphoma")
    term("chemo", "chemotherapy")
    assert found("chemo for non hodgkins") == [
        ("non hodgkins", "non-Hodgkin lymphoma"),
        ("chemo", "chemotherapy"),
    ]


def test_what_the_reader_typed_anyway_is_not_added() -> None:
    term("chemo", "chemotherapy", direction="two-way")
    assert found("chemo or chemotherapy") == []
    term("lymphoma gland cancer", "lymphoma")
    term("gland", "lymph node")
    assert found("lymphoma gland cancer") == []
    assert found("lymphoma gland") == [("gland", "lymph node")]


def test_phrases_that_overlap_both_count() -> None:
    term("bowel cancer", "colorectal cancer")
    term("cancer check", "screening")
    assert found("bowel cancer check") == [
        ("bowel cancer", "colorectal cancer"),
        ("cancer check", "screening"),
    ]


def test_one_phrase_may_find_several_targets() -> None:
    term("blood cancer", "leukaemia")
    term("blood cancer", "lymphoma")
    assert [finds for _, finds in found("blood cancer")] == ["leukaemia", "lymphoma"]


@pytest.mark.parametrize(
    ("query", "counts"),
    [
        ("ALL", True),
        ("treatment for ALL in children", True),
        ("ALL AML", True),
        ("all", False),
        ("All about chemo", False),
        ("WHAT ARE ALL THE SIDE EFFECTS", False),
        ("ALL of the side effects", False),
    ],
)
def test_capitals_matter_where_the_synonym_says_so(query: str, counts: bool) -> None:
    term(
        "ALL",
        "acute lymphoblastic leukaemia",
        case_matters=True,
        direction="two-way",
        blocked_with=["all of"],
    )
    assert bool(found(query)) is counts


def test_an_abbreviation_that_is_an_everyday_word_is_not_looked_for() -> None:
    term("FIT", "bowel screening test", case_matters=True, direction="two-way")
    assert found("bowel screening test") == []


def test_words_block_a_synonym_only_as_they_stand_together() -> None:
    term("spread", "metastasis", blocked_with=["Spread the word", "butter"])
    assert found("has it spread") == [("spread", "metastasis")]
    assert found("spread the word") == []
    assert found("butter spread") == []
    assert found("the word spread buttered") == [("spread", "metastasis")]


def test_a_blocked_synonym_does_not_silence_others() -> None:
    term("chemo brain", "cognitive changes", blocked_with=["tumour"])
    term("chemo", "chemotherapy")
    assert found("chemo brain tumour") == [("chemo", "chemotherapy")]


def test_a_query_costs_one_query_and_an_empty_one_none() -> None:
    term("kemo", "chemotherapy")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert found("what about kemo " + "and more " * 50)
    assert len(queries) == 1
    with CaptureQueriesContext(connection) as queries:
        assert found("") == found("?! —") == []
    assert not queries.captured_queries


def test_a_long_query_is_looked_at_so_far_and_no_further() -> None:
    term("kemo", "chemotherapy")
    many = phrases([f"w{number}" for number in range(10_000)])
    assert len(many) == sum(MOST_WORDS - size for size in range(LONGEST_PHRASE))
    assert found("word " * (MOST_WORDS - 1) + "kemo")
    assert found("word " * MOST_WORDS + "kemo") == []


@pytest.mark.parametrize(
    "query", ["a\x00b kemo", "- kemo ?", "\ud800 kemo", "'; DROP TABLE x; -- kemo", "%_ kemo"]
)
def test_hostile_words_are_only_words(query: str) -> None:
    term("kemo", "chemotherapy")
    assert found(query) == [("kemo", "chemotherapy")]


# --- What is saved ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"phrase": "?!"}, "phrase"),
        ({"target": "—"}, "target"),
        ({"phrase": ""}, "phrase"),
        ({"phrase": "one two three four five six"}, "phrase"),
        ({"target": "one two three four five six", "direction": "two-way"}, "target"),
        ({"phrase": "ﷺ" * 40}, "phrase"),
        ({"phrase": "Chémotherapy"}, "target"),
        ({"language": "fr"}, "language"),
        ({"kind": "slang"}, "kind"),
    ],
)
def test_a_synonym_that_cannot_work_is_refused(fields: dict[str, str], field: str) -> None:
    with pytest.raises(ValidationError) as error:
        SearchTerm.objects.create(**{"phrase": "kemo", "target": "chemotherapy"} | fields)
    assert field in error.value.message_dict
    assert not SearchTerm.objects.exists()


def test_a_long_target_is_fine_one_way() -> None:
    assert term("car t", "chimeric antigen receptor T cell therapy").pk


def test_a_synonym_is_there_once_in_each_language() -> None:
    first = term("Kemo", "chemotherapy")
    with pytest.raises(ValidationError) as error:
        term("kemo", "Chemotherapy")
    assert "phrase" in error.value.message_dict
    term("kemo", "chemotherapy", language="es")
    first.save()
    copy = SearchTerm(normal_phrase="kemo", normal_target="chemotherapy", phrase="x", target="y")
    with pytest.raises(IntegrityError), transaction.atomic():
        SearchTerm.objects.bulk_create([copy])


def test_what_was_typed_is_kept_beside_its_normal_form() -> None:
    saved = term("Mammograma", "Mamografía")
    assert (saved.phrase, saved.normal_phrase) == ("Mammograma", "mammograma")
    assert (saved.target, saved.normal_target) == ("Mamografía", "mamografia")


# --- Staff -----------------------------------------------------------------------------------

FORM = {
    "phrase": "kemo",
    "target": "chemotherapy",
    "kind": "misspelling",
    "direction": "one-way",
    "language": "en-gb",
    "blocked_with": "",
}


@pytest.mark.parametrize(
    ("group", "may"),
    [("Publisher", True), ("Moderator", True), ("Author", False), ("Clinical reviewer", False)],
)
def test_who_may_edit_synonyms(home: Any, group: str, may: bool) -> None:
    client = sign_in(make_staff(group))
    assert (b"Synonyms" in client.get("/staff/").content) is may
    assert (client.get(reverse(LIST)).status_code == 200) is may
    client.post(reverse(ADD), FORM)
    assert SearchTerm.objects.exists() is may
    known = SearchTerm.objects.first() or term("kemo", "chemotherapy")
    edit = reverse("wagtailsnippets_search_searchterm:edit", args=[known.pk])
    client.post(edit, FORM | {"target": "chemo treatment"})
    assert SearchTerm.objects.filter(target="chemo treatment").exists() is may
    client.post(reverse("wagtailsnippets_search_searchterm:delete", args=[known.pk]))
    assert SearchTerm.objects.exists() is not may


def test_a_refused_pair_says_why_beside_its_field_and_keeps_what_was_typed(home: Any) -> None:
    client = sign_in(make_staff("Publisher"))
    typed = {"phrase": "in remission", "target": "cured for good", "blocked_with": "dog\r\ncat"}
    response = client.post(reverse(ADD), FORM | typed)
    assert response.status_code == 200
    assert not SearchTerm.objects.exists()
    form = response.context["form"]
    assert list(form.errors) == ["target"]
    page = response.content.decode()
    beside = page[page.index('id="panel-child-target-errors"') :][:600]
    assert "Remission is not a cure." in beside
    for kept in ('value="in remission"', 'value="cured for good"', "dog\r\ncat"):
        assert kept in page


def test_staff_write_blocking_words_one_to_a_line(home: Any) -> None:
    client = sign_in(make_staff("Publisher"))
    client.post(reverse(ADD), FORM | {"blocked_with": "spread the word\r\n\r\nbutter\r\n"})
    assert SearchTerm.objects.get().blocked_with == ["spread the word", "butter"]


def test_copied_words_lose_what_nobody_sees() -> None:
    saved = term("bowel\u00a0 cancer\u200b", "colo\x00rectal", blocked_with=["\u200b", " a  b "])
    assert (saved.phrase, saved.target) == ("bowel cancer", "colorectal")
    assert saved.blocked_with == ["a b"]


def test_a_second_one_is_refused_in_the_form(home: Any) -> None:
    term("kemo", "chemotherapy")
    response = sign_in(make_staff("Publisher")).post(reverse(ADD), FORM)
    assert list(response.context["form"].errors) == ["phrase"]


def test_the_list_shows_searches_and_filters(home: Any) -> None:
    term("kemo", "chemotherapy", kind="misspelling")
    term("quimio", "quimioterapia", language="es", direction="two-way")
    client = sign_in(make_staff("Moderator"))
    page = client.get(reverse(LIST)).content.decode()
    for shown in ("kemo", "chemotherapy", "Misspelling", "Español", "Both ways"):
        assert shown in page
    for narrowed in ("q=quimioter", "language=es", "kind=lay", "direction=two-way"):
        page = client.get(f"{reverse(LIST)}?{narrowed}").content.decode()
        assert "quimio" in page
        assert "kemo" not in page
