"""An alias of a page whose clinical check is late comes as far below as that page does."""

from datetime import date, timedelta

import pytest

from home.models import GuidePage, HomePage, SectionPage
from review.models import Reviewer
from search.results import found_pages
from tests.builders import heading, make_guide, make_section, text
from tests.review.people import make_reviewer
from tests.review.reading import record, today_is

DUE = date(2026, 5, 4)
MUCH, LITTLE = "Hiccups and more hiccups, and hiccups.", f"Hiccups. {'It is easy to live. ' * 20}"


def test_it_comes_below_what_says_nearly_as_much(
    home: HomePage, section: SectionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_reviewer()
    late = make_guide(
        make_section(home, "Original"), title="Says much", body=[heading("How"), text(MUCH)]
    )
    late.save_as_loaded()
    late.refresh_from_db()
    card = Reviewer.objects.get()
    record(late, "clinical", card, on=date(2025, 5, 4), due=DUE, interval=12)
    little = make_guide(section, title="Says little", body=[heading("How"), text(LITTLE)])
    alias: GuidePage = late.create_alias(parent=section, update_slug="elsewhere")

    def found() -> list[int]:
        return [pk for pk in found_pages("hiccups", "en-gb") if pk != late.pk]

    today_is(monkeypatch, DUE)
    assert found() == [alias.pk, little.pk]
    today_is(monkeypatch, DUE + timedelta(1))
    assert found() == [little.pk, alias.pk]
