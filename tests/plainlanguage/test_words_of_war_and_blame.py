"""Words that make illness a war, or a fault; and the like of them that do not."""

import pytest

from plainlanguage.passages import Kind
from plainlanguage.rules.blame import blame
from plainlanguage.rules.war_words import war_words
from tests.plainlanguage.finding import findings, words

WAR = [
    ("She lost her battle with cancer.", "battle"),
    ("He is battling leukaemia.", "battling"),
    ("You can fight cancer with a good diet.", "fight cancer"),
    ("They fought the disease together.", "fought the disease"),
    ("Keep fighting!", "Keep fighting"),
    ("He lost the fight last year.", "lost the fight"),
    ("Help us beat cancer sooner.", "beat cancer"),
    ("The war on cancer began in 1971.", "war on cancer"),
    ("Our little warriors come every week.", "little warriors"),
    ("She conquered her illness.", "conquered her illness"),
    ("You will beat it.", "beat it"),
    ("Cancer is the enemy.", "the enemy"),
    ("Chemotherapy is a weapon against tumours.", "weapon against"),
    ("Your fight is our fight.", "Your fight"),
    ("We want to defeat childhood cancer.", "defeat childhood cancer"),
    ("His brave fight against cancer moved us.", "His brave fight"),
    ("She fought back.", "fought back"),
]

NO_WAR = [
    "White blood cells fight infection.",
    "A treatment that helps your immune system fight cancer.",
    "Lymph nodes help fight infection.",
    "Antibodies fight off germs.",
    "You may lose your hair.",
    "He lost weight and lost his appetite.",
    "She lost her mother last year.",
    "Adult survivors of childhood cancer need check-ups.",
    "Families fought for the law for years.",
    "Your heart beats faster.",
    "The T cells attack the cancer cells.",
    "Some people dislike the word “battle”.",
    "A heart attack is an emergency.",
    "Siblings may fight more than usual.",
    "The family fought a legal battle over the bill.",
    "We met at the Beat Cancer Walk.",
    "The medicine helps the body fight the disease.",
    "She lives with cancer.",
    "He fought back tears.",
    "The brothers fight on the way to school.",
    "They stopped fighting over the bill.",
]

WAR_ES = [
    ("Perdió la batalla contra el cáncer.", "batalla"),
    ("Luchar contra el cáncer es duro.", "Luchar contra el cáncer"),
    ("Es una guerrera.", "guerrera"),
    ("Venció al cáncer.", "Venció al cáncer"),
]
NO_WAR_ES = [
    "Los glóbulos blancos combaten las infecciones.",
    "El tratamiento ayuda a sus defensas a luchar contra la enfermedad.",
    "Perdió peso.",
    "Vive con cáncer.",
]

BLAME = [
    ("She failed chemotherapy.", "failed chemotherapy"),
    ("Patients who failed two treatments can join.", "failed two treatments"),
    ("The patient failed to respond.", "patient failed to respond"),
    ("He was non-compliant.", "non-compliant"),
    ("Non-adherence is a problem.", "Non-adherence"),
    ("She refused treatment.", "refused treatment"),
    ("He refused to take his tablets.", "refused to take"),
    ("The man admits to drinking.", "admits to"),
    ("She admitted smoking.", "admitted smoking"),
    ("He suffers from leukaemia.", "suffers from"),
    ("People suffering from cancer often sleep badly.", "suffering from"),
    ("Cancer sufferers need rest.", "Cancer sufferers"),
    ("Cancer victims spoke at the meeting.", "Cancer victims"),
    ("The patient complained of pain.", "patient complained of"),
    ("The patient denies pain.", "patient denies pain"),
    ("He committed suicide.", "committed suicide"),
    ("She is a drug addict.", "drug addict"),
]

NO_BLAME = [
    "The treatment failed, so the team chose another.",
    "The chemotherapy did not work.",
    "You can refuse treatment at any time.",
    "You have the right to refuse tests.",
    "He was admitted to hospital.",
    "It is not your fault.",
    "Nobody failed.",
    "The insurer refused to pay.",
    "Your child may refuse food.",
    "Heart failure is serious.",
    "She has leukaemia.",
    "Some patients complain, and that is fine.",
    "Do not suffer in silence.",
    "She chose not to have surgery.",
    "The law failed to pass.",
    "Doctors used to say “suffering from”.",
    "The machine failed a safety check.",
]

BLAME_ES = [
    ("Las víctimas del cáncer se reunieron.", "víctimas del cáncer"),
    ("Sufre de cáncer.", "Sufre de cáncer"),
    ("Se negó a recibir el tratamiento.", "Se negó a recibir el tratamiento"),
    ("Era un paciente incumplidor.", "incumplidor"),
]
NO_BLAME_ES = [
    "El tratamiento no funcionó.",
    "Usted puede negarse al tratamiento.",
    "No es culpa suya.",
    "Tiene cáncer.",
]


@pytest.mark.parametrize(("text", "expected"), WAR)
def test_words_of_war_are_found(text: str, expected: str) -> None:
    assert words(war_words, text)[0] == expected


@pytest.mark.parametrize("text", NO_WAR)
def test_cells_names_and_campaigns_may_fight(text: str) -> None:
    assert words(war_words, text) == []


@pytest.mark.parametrize(("text", "expected"), BLAME)
def test_blame_is_found(text: str, expected: str) -> None:
    assert words(blame, text) == [expected]


@pytest.mark.parametrize("text", NO_BLAME)
def test_what_blames_nobody_is_left_alone(text: str) -> None:
    assert words(blame, text) == []


def test_spanish_words_of_war_and_blame_both_ways() -> None:
    for text, expected in WAR_ES:
        assert words(war_words, text, language="es") == [expected]
    for text, expected in BLAME_ES:
        assert words(blame, text, language="es") == [expected]
    for text in NO_WAR_ES:
        assert words(war_words, text, language="es") == []
    for text in NO_BLAME_ES:
        assert words(blame, text, language="es") == []


def test_a_person_may_call_it_a_fight_in_their_own_words() -> None:
    assert not findings(war_words, "I won my battle.", kind=Kind.QUOTE)
    assert not findings(blame, "I suffered from it.", kind=Kind.QUOTE)
