"""Numbers and claims in Spanish, both ways."""

import pytest

from plainlanguage.rules.formats import denominators, mixed_numbers
from plainlanguage.rules.percentages import percentages
from plainlanguage.rules.vague_risk import vague_risks
from tests.plainlanguage.finding import RuleFunction, findings, mend, words

SHARES = [
    ("Ocurre en el 33 % de las personas.", "1 de cada 3"),
    ("Un 20% de las mujeres lo nota.", "1 de cada 5"),
    ("Lo tiene el 0,1 por ciento.", "1 de cada 1000"),
    ("Entre 20 y 30: el 7% mejora poco.", "7 de cada 100"),
    ("La probabilidad es de 0,25 en cada hijo.", "1 de cada 4"),
    ("Del 20 % a 30 % se cansa.", "20 a 30 de cada 100"),
]
CHANGES = [
    "El riesgo bajó un 30%.",
    "Hubo un 20 % menos de casos.",
    "Mejora un 15% más.",
    "La vacuna redujo el riesgo un 50%.",
]

FOUND: list[tuple[RuleFunction, str, str]] = [
    (mixed_numbers, "Ayuda a 1 de cada 5. Daña al 10%.", "10%"),
    (mixed_numbers, "Ayuda al 20%. Daña a 1 de cada 10.", "1 de cada 10"),
    (denominators, "Ayuda a 1 de cada 8 y daña a 3 de cada 100.", "3 de cada 100"),
    (denominators, "Dos de cada cinco mejoran; una de cada diez, no.", "una de cada diez"),
    (vague_risks, "Los efectos graves son raros.", "son raros"),
    (vague_risks, "Es poco probable que vuelva.", "poco probable"),
    (vague_risks, "Hay un alto riesgo de sangrado.", "alto riesgo"),
    (vague_risks, "Rara vez causa daño.", "Rara vez"),
    (vague_risks, "Tiene una alta probabilidad de volver.", "alta probabilidad"),
]
FINE: list[tuple[RuleFunction, str]] = [
    (percentages, "Ayuda a 1 de cada 3 personas."),
    (percentages, "Use una crema al 1% crema."),
    (percentages, "Llame si su saturación baja de 92%."),
    (percentages, "Tome 0,5 mg por la noche."),
    (percentages, "Ninguna prueba es 100% segura."),
    (mixed_numbers, "Ayuda a 1 de cada 5 y daña a 1 de cada 10."),
    (mixed_numbers, "Venga el 3 de mayo. Ayuda al 20%."),
    (denominators, "Ayuda a 3 de cada 100 y daña a 1 de cada 100."),
    (denominators, "Página 2 de 5. Ayuda a 1 de cada 8."),
    (vague_risks, "Es raro: 1 de cada 1000 personas."),
    (vague_risks, "Es más probable en hombres."),
    (vague_risks, "El miedo es frecuente."),
    (vague_risks, "Tienen mucho en común."),
]


@pytest.mark.parametrize(("text", "instead"), SHARES)
def test_a_share_is_said_in_people(text: str, instead: str) -> None:
    [finding] = findings(percentages, text, language="es")
    assert finding.values["instead"] == instead


@pytest.mark.parametrize("text", CHANGES)
def test_a_change_asks_for_both_numbers(text: str) -> None:
    [finding] = findings(percentages, text, language="es")
    assert "before and the number after" in mend(finding)


@pytest.mark.parametrize(("rule", "text", "expected"), FOUND)
def test_numbers_that_hinder_are_found(rule: RuleFunction, text: str, expected: str) -> None:
    assert words(rule, text, language="es") == [expected]


@pytest.mark.parametrize(("rule", "text"), FINE)
def test_other_numbers_are_left_alone(rule: RuleFunction, text: str) -> None:
    assert words(rule, text, language="es") == []
