"""What a machine can see of an edit is not left to tired people."""

import pytest

from review.edit_kinds import EditKind, gravest, least_kind

TEXT = "Call your team if your temperature is 38 or above. Do not wait. It may pass by itself."


@pytest.mark.parametrize(
    ("after", "least"),
    [
        (TEXT, None),
        (TEXT.replace("team", "teem"), EditKind.TYPO),
        (TEXT.replace("38", "39"), EditKind.MEANING),
        (TEXT.replace("38", "38.5"), EditKind.MEANING),
        (TEXT.replace("Do not", "Do"), EditKind.MEANING),
        (TEXT.replace("Do not", "Don’t"), EditKind.TYPO),
        (TEXT.replace("may", "will not"), EditKind.MEANING),
        (TEXT + " Some people find that resting for a little while helps them.", EditKind.WORDING),
    ],
)
def test_the_least_that_a_change_is(after: str, least: EditKind | None) -> None:
    assert least_kind([TEXT], [after], careful=False) == least


def test_a_change_in_what_people_act_on_is_one_of_meaning() -> None:
    assert least_kind([TEXT], [TEXT.replace("team", "teem")], careful=True) == EditKind.MEANING


def test_spanish_negations_count() -> None:
    assert least_kind(["No espere."], ["Espere."], careful=False) == EditKind.MEANING


def test_the_gravest_kind_decides() -> None:
    assert gravest([EditKind.TYPO, EditKind.SAFETY, EditKind.WORDING]) == EditKind.SAFETY
    assert gravest([]) is None


def test_what_was_loaded_from_files_is_no_small_change() -> None:
    assert gravest([EditKind.IMPORTED, EditKind.TYPO]) == EditKind.MEANING


@pytest.mark.parametrize(
    "after", ["Take 3 tablets 2 times a day: 5 mg.", "Take 2 tablets 3 times a day: 5 g."]
)
def test_which_number_counts_what_is_no_matter_of_wording(after: str) -> None:
    before = "Take 2 tablets 3 times a day: 5 mg."
    assert least_kind([before], [after], careful=False) == EditKind.MEANING
