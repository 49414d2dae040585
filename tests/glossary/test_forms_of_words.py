"""Which forms of a name are looked for."""

import pytest

from glossary.marking import forms_of


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("scan", "scans"),
        ("biopsy", "biopsies"),
        ("X-ray", "X-rays"),
        ("catch", "catches"),
        ("metastasis", "metastases"),
        ("nucleus", "nuclei"),
        ("bacterium", "bacteria"),
        ("carcinoma", "carcinomata"),
        ("carcinoma", "carcinomas"),
        ("vertebra", "vertebrae"),
        ("appendix", "appendices"),
        ("cortex", "cortices"),
        ("larynx", "larynges"),
        ("ganglion", "ganglia"),
        ("T cell", "T cells"),
        ("MRI", "MRIs"),
        ("stage of cancer", "stages of cancer"),
        ("side effects", "side effect"),
        ("metastases", "metastasis"),
        ("Leukaemia", "Leukemia"),
        ("anemia", "anaemia"),
        ("Hematology", "Haematology"),
        ("tumour marker", "tumor markers"),
    ],
)
def test_english_forms_follow_from_a_name(name: str, form: str) -> None:
    assert form in forms_of(name, (), "en")


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("biopsia", "biopsias"),
        ("tumor", "tumores"),
        ("remisión", "remisiones"),
        ("lápiz", "lápices"),
        ("ganglio linfático", "ganglios linfáticos"),
        ("trasplante de médula ósea", "trasplantes de médula ósea"),
        ("análisis", "análisis"),
    ],
)
def test_spanish_forms_follow_from_a_name(name: str, form: str) -> None:
    assert form in forms_of(name, (), "es")


@pytest.mark.parametrize(
    ("name", "form"), [("biopsy", "biopsys"), ("MRI", "MRi"), ("mass", "mas"), ("virus", "viru")]
)
def test_these_are_not_made(name: str, form: str) -> None:
    assert form not in forms_of(name, (), "en")


def test_variants_have_plurals_too_and_nothing_comes_twice() -> None:
    forms = forms_of("biopsy", ["needle biopsy", " ", "biopsies"], "en")
    assert forms[:3] == ("biopsy", "needle biopsy", "biopsies")
    assert "needle biopsies" in forms
    assert len(set(forms)) == len(forms)


def test_other_languages_are_met_as_given() -> None:
    assert forms_of("Biopsie", ["Probe"], "de") == ("Biopsie", "Probe")


def test_a_name_that_nobody_would_write_gets_no_further_forms() -> None:
    assert forms_of("a" * 10_000, (), "en") == ("a" * 10_000,)
