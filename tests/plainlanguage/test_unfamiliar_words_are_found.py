"""Medical words and abbreviations are found at first use, unless the page explains them."""

import pytest

from plainlanguage.findings import Weight
from plainlanguage.page import read_page
from plainlanguage.passages import Kind, Passage
from plainlanguage.rules.abbreviations import abbreviations
from plainlanguage.rules.medical_words import undefined_words
from tests.plainlanguage.finding import findings, mend, words

UNDEFINED = [
    ("You may need a biopsy.", ["biopsy"]),
    ("Metastases were seen in the liver.", ["Metastases"]),
    ("He has acute lymphoblastic leukaemia.", ["lymphoblastic leukaemia"]),
    ("Neutropenia can follow.", ["Neutropenia"]),
    ("Chemotherapy is often used.", ["Chemotherapy"]),
    ("Chemotherapy is usually given with other treatment.", ["Chemotherapy"]),
    ("Steroids may help.", ["Steroids"]),
    ("The biopsy hurts. A second biopsy may follow.", ["biopsy"]),
    ("Biopsies can hurt, and a biopsy takes time.", ["Biopsies"]),
    ("Medicines such as doxorubicin can harm the heart.", ["doxorubicin"]),
    ("Some medicines (for example doxorubicin) can harm the heart.", ["doxorubicin"]),
    ("She had lymphoma (CTCL).", ["lymphoma"]),
    ("Palliative care can start early.", ["Palliative"]),
    ("Ask for an oncologist.", ["oncologist"]),
    ("The carcinoma was benign.", ["carcinoma", "benign"]),
]
EXPLAINED = [
    "You may have piles (haemorrhoids).",
    "You may have haemorrhoids (piles).",
    "You may need a test called a biopsy.",
    "A biopsy is a small sample of the lump.",
    "Biopsies are samples that show what the cells look like.",
    "You may have neutropenia, which means too few white cells.",
    "Doctors call this neutropenia.",
    "You may have melanoma, a skin cancer.",
    "Deep tiredness, or fatigue, is common.",
    "Neutropenia: too few of the white cells.",
    "You may need a biopsy. A biopsy is a small sample.",
    "It is known as palliative care.",
    "The name for this is metastasis.",
    "Tell your doctor about pain in your chest.",
    "The dose depends on your weight.",
    "A scan or surgery may follow.",
    "She works at the Children's Oncology Group.",
    "The word lymphoma means a cancer of the lymph system.",
    "A blood cancer (leukaemia) can make you tired.",
]

NOT_SPELLED_OUT = [
    ("You may have an MRI.", ["MRI"]),
    ("A CT scan takes minutes.", ["CT"]),
    ("Your GP can help.", ["GP"]),
    ("The FDA approved it.", ["FDA"]),
    ("It looks for PD-L1 on cells.", ["PD-L1"]),
    ("Tumours that are HER2-positive can be treated.", ["HER2"]),
    ("Two MRIs and one MRI.", ["MRI"]),
    ("The ECG was normal.", ["ECG"]),
    ("They look for ctDNA in blood.", ["ctDNA"]),
    ("You have it by IV.", ["IV"]),
    ("ALL is a blood cancer.", []),
    ("He was treated for ALL.", ["ALL"]),
    ("The FIT comes by post.", ["FIT"]),
    ("A PICC line and a PICC team.", ["PICC"]),
    ("Some tests (MRI, CT) take long.", ["MRI", "CT"]),
    ("The anti-CTLA-4 medicine helps.", ["CTLA-4"]),
]
SPELLED_OUT = [
    "The Food and Drug Administration (FDA) approved it. The FDA checks medicines.",
    "The FDA (Food and Drug Administration) approved it.",
    "You may have a magnetic scan (MRI).",
    "CAR stands for chimeric antigen receptor.",
    "You may live in the UK or the US.",
    "The NHS pays. DNA is in each cell.",
    "Your cancer is stage IV.",
    "It is a phase II or phase III trial.",
    "Do NOT drive. You MUST call.",
    "CALL US AT ONCE",
    "Dr McKay will see you.",
    "We aim for level AA.",
    "Watch TV or read a PDF.",
    "These are immune effects on the brain (called ICANS).",
    "An ECG is a test of your heart.",
    "HIV and COVID-19 need other tests.",
]


@pytest.mark.parametrize(("text", "expected"), UNDEFINED)
def test_medical_words_are_found_at_first_use(text: str, expected: list[str]) -> None:
    assert words(undefined_words, text) == expected


@pytest.mark.parametrize("text", EXPLAINED)
def test_words_explained_in_place_and_words_everybody_meets_are_left_alone(text: str) -> None:
    assert words(undefined_words, text) == []


@pytest.mark.parametrize(("text", "expected"), NOT_SPELLED_OUT)
def test_abbreviations_are_found_at_first_use(text: str, expected: list[str]) -> None:
    assert words(abbreviations, text) == expected


@pytest.mark.parametrize("text", SPELLED_OUT)
def test_abbreviations_spelled_out_or_known_to_all_are_left_alone(text: str) -> None:
    assert words(abbreviations, text) == []


def test_the_glossary_explains_in_any_number_and_as_a_whole_phrase() -> None:
    defined = ["biopsy", "lymph node", "multiple myeloma", "car t-cell therapy"]
    assert not findings(undefined_words, "Biopsies of lymph nodes hurt.", defined=defined)
    assert not findings(abbreviations, "CAR T cell therapies work.", defined=defined)
    assert not findings(abbreviations, "Then CAR cells grow.", defined=defined)
    assert not findings(undefined_words, "Multiple myeloma is slow.", defined=defined)
    [other] = findings(undefined_words, "Some myeloma cells grow.", defined=defined)
    assert other.words == "myeloma"


def test_a_word_explained_further_down_matters_less() -> None:
    [finding] = findings(undefined_words, "A biopsy hurts.", "A biopsy is a small sample.")
    assert (finding.place, finding.weight) == ("0", Weight.DETAIL)
    assert "further down" in mend(finding)
    assert not findings(undefined_words, "A biopsy is a small sample.", "A biopsy hurts.")
    [letters] = findings(abbreviations, "The FDA acted.", "The Food and Drug Office (FDA) acted.")
    assert letters.weight == Weight.DETAIL


def test_a_heading_may_name_what_the_text_explains() -> None:
    heading = Passage("top", "Biopsy", Kind.HEADING)
    explained = Passage("text", "A biopsy is a small sample.")
    unexplained = Passage("text", "Your biopsy is on Monday.")
    assert not list(undefined_words(read_page([heading, explained], "en")))
    [finding] = undefined_words(read_page([heading, unexplained], "en"))
    assert finding.place == "text"
    [alone] = undefined_words(read_page([heading], "en"))
    assert alone.place == "top"


def test_spanish_words_both_ways() -> None:
    spanish = "es"
    assert words(undefined_words, "Necesita una biopsia.", language=spanish) == ["biopsia"]
    assert words(abbreviations, "Le harán una TAC.", language=spanish) == ["TAC"]
    for text in (
        "Una prueba llamada biopsia.",
        "La biopsia es una muestra pequeña.",
        "Una muestra (biopsia) basta.",
        "Vive en EE. UU. y conoce el ADN.",
    ):
        assert words(undefined_words, text, language=spanish) == []
        assert words(abbreviations, text, language=spanish) == []


def test_other_languages_are_left_alone() -> None:
    assert words(undefined_words, "Die Biopsie ist klein.", language="de") == []
