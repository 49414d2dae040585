"""What a term must be before it is kept, said beside the field that is wrong."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Locale, Revision

from glossary.models import SeeAlso, Term
from tests.words import make_term

pytestmark = pytest.mark.django_db

GOOD = "A small sample of tissue, taken to look for disease."


def problems(**fields: Any) -> dict[str, list[str]]:
    """What is said about a new term, by field."""
    language = fields.pop("language", "en-gb")
    locale, _ = Locale.objects.get_or_create(language_code=language)
    values = {"name": "biopsy", "definition": GOOD} | fields
    try:
        Term(**values, locale=locale).full_clean(exclude=["sort_key"])
    except ValidationError as error:
        return error.message_dict
    return {}


def test_a_complete_word_is_fine() -> None:
    assert problems() == {}


@pytest.mark.parametrize("field", ["definition", "definition_child"])
def test_a_definition_has_at_most_twenty_five_words(field: str) -> None:
    words = ["Word", *["word"] * 24]
    assert problems(**{field: " ".join(words) + "."}) == {}
    (said,) = problems(**{field: " ".join([*words, "more"]) + "."})[field]
    assert said == "This has 26 words. Use 25 at most."


@pytest.mark.parametrize(
    ("definition", "said"),
    [
        ("A sample. It is taken to look for disease.", "Write one sentence"),
        ("A sample of tissue", "full stop"),
        ("a sample of tissue.", "capital letter"),
        ("A <b>sample</b> of tissue.", "plain text"),
        ("A sample &amp; a test.", "plain text"),
    ],
)
def test_a_definition_is_one_plain_sentence(definition: str, said: str) -> None:
    assert said in " ".join(problems(definition=definition)["definition"])


@pytest.mark.parametrize(
    "definition",
    [
        "A way to count smoking: 1.5 packets a day, say.",
        "A sign, e.g. a lump, that Dr. Lee may look for.",
        "Signs have gone; it does not always mean cured.",
        "ADN de un cáncer.",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_end_it(definition: str) -> None:
    assert problems(definition=definition) == {}


def test_a_name_is_there_once_in_a_language_whatever_its_capitals() -> None:
    make_term("Biopsy")
    assert "Biopsy" in problems(name="bIOPSY")["name"][0]
    assert problems(name="bIOPSY", language="es") == {}


@pytest.mark.parametrize("name", ["biopsies", "BIOPSY", "Needle test"])
def test_a_form_of_another_word_is_refused_and_that_word_is_named(name: str) -> None:
    make_term("biopsy", variants=["needle test"])
    (said,) = problems(name=name)["name"]
    assert said == f"“{name}” is already a form of “biopsy”."


def test_a_variant_that_another_word_claims_is_refused_beside_the_variants() -> None:
    make_term("biopsy", variants=["needle test"], live=False)
    found = problems(name="aspiration", variants=["fine needle", "Needle tests"])
    assert found == {"variants": ["“Needle tests” is already a form of “biopsy”."]}
    assert problems(name="aspiration", variants=["fine needle"]) == {}


def test_a_word_does_not_claim_against_itself() -> None:
    term = make_term("biopsy", variants=["needle test"])
    term.variants = ["needle test", "punch test"]
    term.full_clean()


def test_a_name_needs_a_letter_or_digit() -> None:
    assert problems(name="!!")["name"] == ["Write at least one letter or digit."]


def test_a_word_is_not_linked_to_itself() -> None:
    term = make_term("biopsy")
    with pytest.raises(ValidationError) as refused:
        SeeAlso(term=term, other=term).full_clean()
    assert "other" in refused.value.message_dict


def test_the_address_is_made_of_the_name_and_is_no_other_words() -> None:
    assert make_term("Übelkeit & Co.").slug == "ubelkeit-co"
    assert make_term("C.T.").slug == "ct"
    assert make_term("CT!", definition="Other.").slug == "ct-2"


def test_the_address_stays_once_published_and_not_before() -> None:
    term = make_term("biopsy", live=False)
    term.slug = "a-biopsy"
    term.full_clean()
    term.save_revision().publish()
    term.refresh_from_db()
    assert term.slug == "a-biopsy"
    term.slug = "another"
    with pytest.raises(ValidationError) as refused:
        term.full_clean()
    assert "stays as it is" in refused.value.message_dict["slug"][0]
    # A version from before keeps the address that readers know.
    revision = term.save_revision(clean=False)
    Revision.objects.get(pk=revision.pk).publish()
    assert Term.objects.get().slug == "a-biopsy"


def test_two_words_have_two_addresses() -> None:
    make_term("biopsy")
    assert problems(name="sample", slug="biopsy")["slug"] == ["Another word has this address."]
