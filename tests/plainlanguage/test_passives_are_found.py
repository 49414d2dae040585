"""The passive is guessed with care: what describes somebody is left alone."""

import pytest

from plainlanguage.passages import Kind
from plainlanguage.rules.passive import passives
from tests.plainlanguage.finding import findings, mend, words

PASSIVE = [
    ("The blood is taken from your arm.", ["is taken"]),
    ("Your scan was checked by two doctors.", ["was checked"]),
    ("The tumour has been removed.", ["been removed"]),
    ("Samples are sent to a laboratory.", ["are sent"]),
    ("You will be told the result on Friday.", ["be told"]),
    ("The dose may be changed if you feel ill.", ["be changed"]),
    ("The cells are being grown for weeks.", ["are being grown"]),
    ("The medicine is usually given as a drip.", ["is usually given"]),
    ("It was not approved until May.", ["was not approved"]),
    ("Was it tested in children?", ["Was it tested"]),
    ("It is carefully cleaned and then it is covered.", ["is carefully cleaned", "is covered"]),
    ("Two people were hurt.", ["were hurt"]),
    ("The trial was paid for by a charity.", ["was paid"]),
    ("Her hair was washed gently by the nurse.", ["was washed"]),
    ("The letter isn't written yet.", ["isn't written"]),
    ("Some side effects can be treated at home.", ["be treated"]),
    ("The old plan was rewritten.", ["was rewritten"]),
    ("Side effects are often caused by the steroids.", ["are often caused"]),
]  # fmt: skip

NOT_PASSIVE = [
    "You may be very tired after treatment.",
    "Many people are worried before a scan.",
    "Some babies are born with a gene change.",
    "A small sample is called a biopsy.",
    "The nurse takes the blood.",
    "We were interested in your story.",
    "Treatment has ended and you are married.",
    "She was a retired nurse.",
    "The clinic is located near the station.",
    "Is the hundred pounds yours?",
    "They are indeed kind.",
    "The scan is at ten and the bed is free.",
    "The heart is made of muscle.",
    "You are supposed to rest.",
    "He has finished his treatment.",
    "You are allowed to eat.",
    "This is a well-organised team.",
    "Be ready when the drip starts.",
    "You are stressed, and that is normal.",
    "It is related to your age.",
    "Doctors tested it and they published the results.",
]

PASSIVE_ES = [
    ("La muestra fue enviada al laboratorio.", ["fue enviada"]),
    ("El medicamento fue aprobado por la agencia.", ["fue aprobado"]),
    ("Los resultados serán revisados mañana.", ["serán revisados"]),
    ("Las células son cultivadas durante semanas.", ["son cultivadas"]),
    ("La herida ha sido cubierta.", ["sido cubierta"]),
    ("El informe fue escrito ayer.", ["fue escrito"]),
    ("Los niños fueron atendidos rápidamente.", ["fueron atendidos"]),
    ("La dosis puede ser cambiada.", ["ser cambiada"]),
]

NOT_PASSIVE_ES = [
    "Usted está cansado.",
    "Es complicado, pero puede preguntar.",
    "Los cuidados paliativos son cuidados para todos.",
    "El tejido es líquido.",
    "Se toma una muestra de sangre.",
    "La enfermera toma la sangre.",
    "Fue un resultado bueno.",
    "Ella es casada y su marido es abogado.",
    "Son demasiado pequeños.",
]


@pytest.mark.parametrize(("text", "expected"), PASSIVE)
def test_what_is_done_by_somebody_is_found(text: str, expected: list[str]) -> None:
    assert words(passives, text) == expected


@pytest.mark.parametrize("text", NOT_PASSIVE)
def test_what_describes_somebody_is_left_alone(text: str) -> None:
    assert words(passives, text) == []


@pytest.mark.parametrize(("text", "expected"), PASSIVE_ES)
def test_spanish_ser_and_a_participle_is_found(text: str, expected: list[str]) -> None:
    assert words(passives, text, language="es") == expected


@pytest.mark.parametrize("text", NOT_PASSIVE_ES)
def test_other_spanish_is_left_alone(text: str) -> None:
    assert words(passives, text, language="es") == []


def test_who_does_it_is_pointed_at_if_it_is_said() -> None:
    [by_whom] = findings(passives, "The blood is taken by a nurse.")
    [nobody] = findings(passives, "The blood is taken.")
    assert "“by”" in mend(by_whom)
    assert "If it matters who does it" in mend(nobody)
    [spanish] = findings(passives, "La muestra fue tomada por un médico.", language="es")
    assert "“por”" in mend(spanish)


@pytest.mark.parametrize("kind", [Kind.HEADING, Kind.TITLE, Kind.QUOTE])
def test_headings_and_what_others_said_are_left_alone(kind: Kind) -> None:
    assert not findings(passives, "How the blood is taken", kind=kind)
