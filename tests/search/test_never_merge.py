"""Words that must never be one are refused, both ways round, and what is near them is not."""

import pytest
from django.core.exceptions import ValidationError

from search.models import SearchTerm
from search.never_merge import ABBREVIATIONS, PAIRS, refusal

REFUSED = [
    ("remission", "cure"),
    ("Complete REMISSION", "cured"),
    ("all clear", "cure"),
    ("remisión", "cura"),
    ("remission", "curación"),
    ("palliative care", "hospice"),
    ("cuidados paliativos", "hospicio"),
    ("stage 4", "grade 4"),
    ("tumour staging", "grading"),
    ("estadio", "grado"),
    ("biomarker test", "inherited genetic test"),
    ("biomarker testing", "genetic test"),
    ("tumour testing", "germline test"),
    ("prueba de biomarcadores", "prueba genética hereditaria"),
    ("benign", "harmless"),
    ("tumor benigno", "inofensivo"),
    ("cancer screening", "diagnosis"),
    ("cribado", "diagnóstico"),
    ("immunotherapy", "chemotherapy"),
    ("immuno", "chemo"),
    ("checkpoint inhibitors", "chemo"),
    ("inmunoterapia", "quimioterapia"),
    ("targeted therapy", "no side effects"),
    ("treatment without side effects", "targeted drugs"),
    ("terapia dirigida", "sin efectos secundarios"),
    ("liquid biopsy", "tissue biopsy"),
    ("ctDNA", "biopsy"),
    ("biopsia líquida", "biopsia"),
    ("trial phase", "cancer stage"),
    ("phase 3", "stage 3"),
    ("phase III trial", "stage III"),
    ("phase", "stage"),
    ("fase 2", "estadio 2"),
    ("bowel screening test", "fit and well"),
    ("faecal immunochemical test", "seizure"),
]

ALLOWED = [
    ("all clear", "remission"),
    ("cancer free", "remission"),
    ("hospice vs palliative", "palliative care"),
    ("hospice vs palliative", "hospice"),
    ("stage or grade", "grade"),
    ("gene test", "biomarker test"),
    ("gene test", "genetic test"),
    ("tumour genetic test", "biomarker test"),
    ("blood test for cancer", "screening"),
    ("blood biopsy", "liquid biopsy"),
    ("needle test", "biopsy"),
    ("poo test", "bowel screening test"),
    ("finished chemo", "survivorship"),
    ("chemoimmunotherapy", "immunotherapy"),
    ("trial stages", "trial phases"),
    ("fase avanzada", "estadio avanzado"),
    ("current treatment", "remission"),
    ("MRI scan", "MRI"),
    ("fits", "seizure"),
]


@pytest.mark.parametrize(("phrase", "target"), REFUSED)
def test_a_pair_is_refused_both_ways_round(phrase: str, target: str) -> None:
    forth, back = refusal(phrase, target, False), refusal(target, phrase, False)
    assert forth == back
    assert forth is not None
    assert forth.field == "target"


@pytest.mark.parametrize(("phrase", "target"), ALLOWED)
def test_what_is_near_a_pair_is_fine(phrase: str, target: str) -> None:
    assert refusal(phrase, target, False) is None


def test_every_pair_has_an_example_here() -> None:
    reasons = {str(found.reason) for pair in REFUSED if (found := refusal(*pair, False))}
    assert reasons == {str(pair.reason) for pair in PAIRS}


@pytest.mark.parametrize(
    ("phrase", "target", "case_matters", "field"),
    [
        ("ALL", "acute lymphoblastic leukaemia", False, "case_matters"),
        ("all", "acute lymphoblastic leukaemia", True, "phrase"),
        ("all", "every treatment", False, "case_matters"),
        ("ALL", "everything", True, "target"),
        ("acute lymphoblastic leukaemia", "ALL", True, "target"),
        ("FIT", "bowel screening test", False, "case_matters"),
        ("Fit", "bowel screening test", True, "phrase"),
        ("FIT", "well", True, "target"),
        ("FIT", "seizure", True, "target"),
        ("poo test", "fit", False, "target"),
    ],
)
def test_capitals_keep_an_abbreviation_from_the_everyday_word(
    phrase: str, target: str, case_matters: bool, field: str
) -> None:
    found = refusal(phrase, target, case_matters)
    assert found is not None
    assert found.field == field


@pytest.mark.parametrize(
    ("phrase", "target"),
    [
        ("ALL", "acute lymphoblastic leukaemia"),
        ("FIT", "bowel screening test"),
        ("fit", "seizure"),
    ],
)
def test_with_its_case_an_abbreviation_is_fine(phrase: str, target: str) -> None:
    assert refusal(phrase, target, True) is None


def test_reasons_are_sentences() -> None:
    for rule in [*PAIRS, *ABBREVIATIONS]:
        assert str(rule.reason).endswith(".")


@pytest.mark.django_db
@pytest.mark.parametrize("direction", ["one-way", "two-way"])
def test_a_refused_pair_is_not_saved_whichever_way(direction: str) -> None:
    with pytest.raises(ValidationError) as error:
        SearchTerm.objects.create(phrase="remission", target="cure", direction=direction)
    assert "Remission is not a cure" in error.value.message_dict["target"][0]
    assert not SearchTerm.objects.exists()
    term = SearchTerm.objects.create(phrase="all clear", target="remission", direction=direction)
    term.target = "cure"
    with pytest.raises(ValidationError):
        term.save()
