"""Promises are found; the honest uses of the same words are not."""

import pytest

from plainlanguage.passages import Kind
from plainlanguage.rules.hype import hype
from tests.plainlanguage.finding import findings, words

HYPE = [
    ("Scientists announce a breakthrough in cancer care.", "breakthrough"),
    ("It is a miracle.", "miracle"),
    ("The new pill is a wonder drug.", "wonder drug"),
    ("The results are unprecedented.", "unprecedented"),
    ("This test is a game-changer.", "game-changer"),
    ("A game changing medicine has arrived.", "game changing"),
    ("The treatment offers hope to thousands.", "offers hope"),
    ("The study gives new hope for patients.", "gives new hope"),
    ("A revolutionary therapy is here.", "revolutionary"),
    ("It will revolutionise treatment.", "revolutionise"),
    ("Researchers found a cure for leukaemia.", "a cure"),
    ("This vaccine could cure cancer.", "could cure"),
    ("A magic bullet against tumours.", "magic bullet"),
    ("Groundbreaking research from our centre.", "Groundbreaking"),
    ("Our cutting-edge scanner is open.", "cutting-edge"),
    ("The drug had remarkable results.", "remarkable results"),
    ("It is the holy grail of medicine.", "holy grail"),
    ("A MIRACLE CURE!", "MIRACLE CURE"),
    ("A giant leap for patients.", "giant leap"),
    ("It is not for everyone, but it is a miracle.", "miracle"),
    ("It brings hope where there was none.", "brings hope"),
]

HONEST = [
    "This kind of cancer cannot be cured.",
    "There is no cure yet.",
    "It is not a cure.",
    "Remission does not always mean cured.",
    "Surgery cured the cancer in 8 of 10 people.",
    "This is not a breakthrough, and the study was small.",
    "Breakthrough pain comes between doses.",
    "The FDA gave it Breakthrough Therapy designation.",
    "Is there a cure?",
    "Could this treatment cure me?",
    "The treatment aims to cure.",
    "Ask whether the aim is a cure or more time.",
    "We do not use words such as “miracle” or “breakthrough”.",
    "I hope that you feel better.",
    "We hope to learn more next year.",
    "The town of Secure has a clinic.",
    "She works for the charity Breakthrough Leeds.",
    "The chance of a cure depends on the stage.",
    "Doctors look for an effect in the remarkable case.",
    "The procedure takes an hour.",
    "Surgery can cure bowel cancer that is found early.",
    "Some people say that talking gives them hope.",
]

HYPE_ES = [
    ("Es un milagro.", "milagro"),
    ("Un tratamiento revolucionario.", "revolucionario"),
    ("Resultados sin precedentes.", "sin precedentes"),
    ("El estudio ofrece esperanza a miles.", "ofrece esperanza"),
    ("Han encontrado la cura.", "la cura"),
    ("Un gran avance contra el cáncer.", "gran avance"),
]
HONEST_ES = [
    "No hay cura todavía.",
    "Este cáncer no se puede curar.",
    "¿Existe una cura?",
    "No es un milagro.",
    "La cura de heridas se hace cada día.",
    "Tenemos la esperanza de verle pronto.",
]


@pytest.mark.parametrize(("text", "expected"), HYPE)
def test_promises_are_found(text: str, expected: str) -> None:
    assert expected in words(hype, text)


@pytest.mark.parametrize("text", HONEST)
def test_honest_words_are_left_alone(text: str) -> None:
    assert words(hype, text) == []


def test_spanish_promises_both_ways() -> None:
    for text, expected in HYPE_ES:
        assert words(hype, text, language="es") == [expected]
    for text in HONEST_ES:
        assert words(hype, text, language="es") == []


def test_a_headline_in_capitals_is_no_name() -> None:
    [finding] = findings(hype, "New Breakthrough Drug for Cancer", kind=Kind.TITLE)
    assert finding.words == "Breakthrough"
