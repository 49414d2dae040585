"""Two negatives that cancel out are found; two clauses with one each are not."""

import pytest

from plainlanguage.rules.negatives import double_negatives
from tests.plainlanguage.finding import words

DOUBLE = [
    ("It is not uncommon to feel low.", "not uncommon"),
    ("A fever is not unusual.", "not unusual"),
    ("The drug is not without risks.", "not without"),
    ("That is not impossible.", "not impossible"),
    ("This isn't unlikely.", "isn't unlikely"),
    ("It is not at all unreasonable to ask.", "not at all unreasonable"),
    ("You should not be unaware of this.", "not be unaware"),
    ("It is never unsafe to call.", "never unsafe"),
    ("There is no reason not to ask.", "no reason not to"),
    ("She does not need nothing.", "does not need nothing"),
    ("They don't have no symptoms.", "don't have no"),
    ("The team will not fail to call.", "not fail"),
    ("The test is not entirely ineffective.", "not entirely ineffective"),
    ("The change is not insignificant.", "not insignificant"),
    ("It’s not irrelevant.", "not irrelevant"),
    ("His blood count was not abnormal.", "not abnormal"),
    ("The lump did not go untreated and was not untouched.", "not untouched"),
]

SINGLE = [
    "If you are not sure, do not drive.",
    "Do not stop steroids without asking your team.",
    "The test does not show everything.",
    "You do not have to decide today.",
    "No treatment is needed now.",
    "It is unusual to feel nothing.",
    "A blood test that finds nothing does not mean that there is no cancer.",
    "You are not alone, and it is not your fault.",
    "Not everyone has side effects.",
    "Do not hesitate to call us.",
    "No, it is not too late.",
    "A low result does not always mean no.",
    "Nobody did anything wrong.",
    "It is not clear who will be helped.",
    "It is uncommon, but not rare.",
    "You do not need to understand it all.",
    "Nothing happens without your consent.",
    "This must not be underestimated.",
    "Cannot sleep? You are not the only one.",
]

SPANISH = [
    "No tengo nada.",
    "No vino nadie.",
    "No hace falta nunca.",
    "No es imposible.",
    "Nunca se lo diga a nadie.",
]


@pytest.mark.parametrize(("text", "expected"), DOUBLE)
def test_two_negatives_are_found(text: str, expected: str) -> None:
    assert words(double_negatives, text) == [expected]


@pytest.mark.parametrize("text", SINGLE)
def test_one_negative_for_each_clause_is_left_alone(text: str) -> None:
    assert words(double_negatives, text) == []


@pytest.mark.parametrize("text", SPANISH)
def test_in_spanish_two_negatives_are_grammar(text: str) -> None:
    assert words(double_negatives, text, language="es") == []
