"""An alias of a page whose clinical check is late comes as far below as that page does."""

from datetime import date, timedelta

import pytest

from home.models import GuidePage, HomePage, SectionPage
from search.results import found_pages
from tests.builders import heading, make_guide, make_section, text
from tests.review.reading import checked_until, today_is

DUE = date(2026, 5, 4)
MUCH, LITTLE = "Hiccups and more hiccups, and hiccups.", f"Hiccups. {'It is easy to live. ' * 20}"


def test_it_comes_below_what_says_nearly_as_much(
    home: HomePage, section: SectionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = make_guide(
        make_section(home, "Original"), title="Says much", body=[heading("How"), text(MUCH)]
    )
    checked_until(late, DUE)
    little = make_guide(section, title="Says little", body=[heading("How"), text(LITTLE)])
    alias: GuidePage = late.create_alias(parent=section, update_slug="elsewhere")

    def found() -> list[int]:
        return [pk for pk in found_pages("hiccups", "en-gb") if pk != late.pk]

    today_is(monkeypatch, DUE)
    assert found() == [alias.pk, little.pk]
    today_is(monkeypatch, DUE + timedelta(1))
    assert found() == [little.pk, alias.pk]
