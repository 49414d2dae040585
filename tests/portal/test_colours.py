"""Words stand out from what is behind them by 7:1 (WCAG 2.2, 1.4.6), in light and in dark."""

import re
from pathlib import Path

import pytest
from django.conf import settings

CSS = Path(settings.BASE_DIR, "portal/static/portal/css/base.css").read_text(encoding="utf-8")
HEX = "#[0-9a-f]{3,6}"
LIGHT, DARK = CSS.split("@media screen and (prefers-color-scheme: dark) {")


def in_both(pattern: str) -> dict[str, tuple[str, str]]:
    """Name to its colour in light and in dark."""
    dark = dict(re.findall(pattern, DARK))
    light = dict(re.findall(pattern, LIGHT))
    assert light.keys() == dark.keys()
    return {name: (colour, dark[name]) for name, colour in light.items()}


TOKENS = in_both(rf"--(?!hue)([\w-]+): ({HEX});")
ACCENTS = in_both(rf"\.accent-(\w+) {{ --hue: ({HEX});")
#: Words, and what is behind them.
PAIRS = [
    *((ink, on) for ink in ("ink", "ink-soft", "accent") for on in ("paper", "sheet", "tint")),
    *((ink, on) for ink in ("blue", "red") for on in ("paper", "sheet")),
    ("ink", "warm"),
    ("warm-ink", "warm"),
    ("accent-ink", "accent"),
    ("on-band", "blue"),
    ("on-band", "red"),
    ("deep-ink", "deep"),
]


def luminance(colour: str) -> float:
    """Relative, as WCAG defines it."""
    digits = colour.lstrip("#")
    digits = digits if len(digits) == 6 else "".join(2 * digit for digit in digits)
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777", "#fff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("words", "behind"), PAIRS)
def test_words_can_be_read(words: str, behind: str, scheme: int) -> None:
    assert contrast(TOKENS[words][scheme], TOKENS[behind][scheme]) >= 7


@pytest.mark.parametrize("behind", ["alarm", "night"])
@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_an_emergency_is_white_on_dark(behind: str, scheme: int) -> None:
    assert contrast("#fff", TOKENS[behind][scheme]) >= 7


@pytest.mark.parametrize("name", ACCENTS)
def test_the_accent_of_a_section_can_be_read(name: str) -> None:
    for scheme, colour in enumerate(ACCENTS[name]):
        for behind in ("paper", "sheet"):
            assert contrast(colour, TOKENS[behind][scheme]) >= 7


def test_every_colour_is_looked_at() -> None:
    assert len(TOKENS) == 19
    assert len(ACCENTS) == 6


def test_no_colour_is_lost_by_a_browser_that_knows_one_scheme_only() -> None:
    """In a token, what a browser does not know is found out too late for anything to stand in."""
    assert "light-dark(" not in CSS.replace("Not light-dark()", "")


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("behind", ["paper", "sheet"])
def test_the_border_of_a_control_can_be_seen(behind: str, scheme: int) -> None:
    """1.4.11 asks for 3:1."""
    assert contrast(TOKENS["edge"][scheme], TOKENS[behind][scheme]) >= 3
