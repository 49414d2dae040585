"""Numbers that can be called become links to exactly that number; all else stays text."""

import time

import pytest
from django.test import Client

from home.models import HomePage, PortalSettings
from portal.telephone import parts

#: A field for a number that says no more than this means it.
NUMBERS_WHERE_ASKED = {"5000", "365 days", "1 in 100", "In 100 cases"}


def links(text: str, *, is_number: bool = False) -> list[tuple[str, str]]:
    found = parts(text, is_number=is_number)
    assert "".join(words for words, _number in found) == text
    return [part for part in found if part[1]]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0808 808 00 00", "08088080000"),
        ("08088080000", "08088080000"),
        ("0808 808-00-00", "08088080000"),
        ("212.639.2000", "2126392000"),
        ("(212) 639-2000", "2126392000"),
        ("(212)639-2000", "2126392000"),
        ("(212)-639-2000", "2126392000"),
        ("212–639–2000", "2126392000"),
        ("639-2000", "6392000"),
        ("1-800-555-0199", "18005550199"),
        ("1 800 555 0199", "18005550199"),
        ("01-42-34-56-78", "0142345678"),
        ("0 800 123 456", "0800123456"),
        ("911 23 45 67", "911234567"),
        ("116 123", "116123"),
        # Spaces at which no line ends, and a hyphen at which none does.
        ("0808\u00a0808\u00a00000", "08088080000"),
        ("0808\u202f808\u202f0000", "08088080000"),
        ("0808\u2009808\u20070000", "08088080000"),
        ("0808\u2011808\u20110000", "08088080000"),
        # The code of a country, and the 0 that is not dialled behind it.
        ("+44 20 7946 0000", "+442079460000"),
        ("+44 (0)808 808 0000", "+448088080000"),
        ("+44 (0) 808 808 0000", "+448088080000"),
        ("+44(0)8088080000", "+448088080000"),
        ("(+44) 808 808 0000", "+448088080000"),
        ("(+44) (0)808 808 0000", "+448088080000"),
        ("+44 0808 808 0000", "+448088080000"),
        ("+44 (0161) 496 0000", "+441614960000"),
        ("+49 (0)30 123456", "+4930123456"),
        ("+39 (0)6 1234 5678", "+390612345678"),
        ("0044 (0)808 808 0000", "00448088080000"),
        ("(0)808 808 0000", "08088080000"),
        ("+1 212 639 2000", "+12126392000"),
        *((short, short) for short in ("999", "911", "112", "111", "988", "024", "811", "000")),
    ],
)
@pytest.mark.parametrize("sentence", ["{}", "Call {}.", "Call {} today", "({})", "Call {}, now"])
def test_a_number_is_called_as_it_is_written(text: str, number: str, sentence: str) -> None:
    assert links(sentence.format(text)) == [(text, number)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("0808 808 00 00 (option 2)", ["08088080000"]),
        ("0808 808 00 00 (2)", ["08088080000"]),
        ("0808 808 0000 24 hours", ["08088080000"]),
        ("0808 808 0000 24/7", ["08088080000"]),
        ("24/7 0808 808 0000", ["08088080000"]),
        ("0808 808 0000 8am to 8pm", ["08088080000"]),
        ("0808 808 0000 8:00-20:00", ["08088080000"]),
        ("8:00 0808 808 0000", ["08088080000"]),
        ("0808 808 0000 - 9 to 5", ["08088080000"]),
        ("0808 808 0000, ext. 12", ["08088080000"]),
        ("0808 808 0000 9 to 5", ["08088080000"]),
        ("0808 808 0000 10 to 4", ["08088080000"]),
        ("0808 808 0000 10 - 16", ["08088080000"]),
        ("900 100 036 9 a 14 h", ["900100036"]),
        ("+34 900 100 036 10 a 14", ["+34900100036"]),
        # In pairs: the last of them is no hour.
        ("0808 808 00 00 - 8am to 8pm", ["08088080000"]),
        ("0808 808 00 00 – 9-5", ["08088080000"]),
        ("91 123 45 67 - 9 a 14 h", ["911234567"]),
        ("0808 808 0000 to 999", ["08088080000", "999"]),
        ("Call 999, 112 or 911.", ["999", "112", "911"]),
        ("Call 999, 112 or +44 808 808 00 00. Open 24 hours.", ["999", "112", "+448088080000"]),
        ("Call 999/112", ["999", "112"]),
        ("0808 808 0000 or 116 123", ["08088080000", "116123"]),
        ("(call 999) or (212) 639-2000", ["999", "2126392000"]),
    ],
)
def test_a_number_ends_where_other_words_begin(text: str, numbers: list[str]) -> None:
    assert [number for _words, number in links(text)] == numbers


@pytest.mark.parametrize(
    "text",
    [
        *("24 hours", "12-14", "Mon 9-5", "Mon 9–5", "since 2026", "2025-2026", "2025–26", "24/7"),
        *("22-11-2026", "22.11.2026", "2026-11-22", "8:00-20:00", "8.00-20.00", "9.30 17.30"),
        *("365 days", "112 hours", "100 people", "100 %", "110%", "10 000", "1 000 000"),
        *("1.000.000", "5000", "100-200", "£1000000", "B12345678", "code 12345678a", "3.1415926"),
        # Nobody could say which number is meant.
        *("999 112", "Mon-Fri 10-17 0808 808 0000", "0808 808 0000 9-5", "0808 808 0000x5"),
        *(
            "+44 20 7946 0018 9-5",
            "+34 900 100 036 9-14",
            "+34 900 100 036 9.00",
            "020 7946 0018-9",
        ),
        *("+1 800 422 6237 8-8", "0808 808 0000 9.30-5", "0808 808 0000 2 lines", "1 in 100"),
        *("+34 900 100 036 9-14 h", "0808 808 0000 10-16", "0808 808 0000 10.00", "In 100 cases"),
        *("Option 2 0808 808 0000", "+44 20 7946 0000 0808 808 0000", "1234567890123456", "+123"),
        *("", "+", "(", "()", "+()", "١١٢", "one"),
    ],
)
@pytest.mark.parametrize("is_number", [False, True])
def test_what_is_not_surely_a_number_is_no_link(text: str, is_number: bool) -> None:
    assert links(text, is_number=is_number and text not in NUMBERS_WHERE_ASKED) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [("900 1", "9001"), ("13 11 14", "131114"), ("222", "222"), ("5000", "5000")],
)
def test_where_a_number_is_asked_for_a_short_one_is_surely_meant(text: str, number: str) -> None:
    assert links(text, is_number=True) == [(text, number)]
    assert links(f"About {text} of them") == []


@pytest.mark.parametrize(
    "piece",
    ["1", "1 ", "(1", "(1)", "1-", "1.", "+", "(", "1  ", "9-5 ", "(0) ", "1 (", " ", "24/"],
)
def test_a_hostile_text_takes_no_longer_than_it_is_long(piece: str) -> None:
    began = time.process_time()
    parts(piece * 200_000, is_number=True)
    assert time.process_time() - began < 5


@pytest.mark.django_db
def test_the_help_line_links_its_number_and_not_the_words_beside_it(
    client: Client, home: HomePage
) -> None:
    settings = PortalSettings.for_site(home.get_site())
    settings.help_number = "+44 (0)808 808 0000 (option 2)"
    settings.save()
    link = '<a href="tel:+448088080000">+44 (0)808 808 0000</a> (option 2)'
    for address in ("/", "/no-such-page/", "/search/?q=suicidal"):
        page = client.get(address).content.decode()
        assert link in page, address
        assert page.count("tel:+44") == page.count(link)


@pytest.mark.django_db
def test_a_help_line_without_a_sure_number_is_shown_without_a_link(
    client: Client, home: HomePage
) -> None:
    settings = PortalSettings.for_site(home.get_site())
    settings.help_number, settings.emergency = "Ask your nurse", "Since 2026: ask, 24 hours."
    settings.save()
    for address in ("/", "/no-such-page/", "/search/?q=suicidal"):
        page = client.get(address).content.decode()
        assert "Ask your nurse" in page
        assert "tel:" not in page
