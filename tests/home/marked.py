"""Text with claims and facts in it, as the editor stores it."""

from datetime import date
from typing import Any

from wagtail.models import Locale

from review.models import Fact
from tests.builders import make_reference


def claim(words: str, strength: str = "early", reference: int | None = None, **more: str) -> str:
    parts = {"strength": strength, "reference": str(reference or "")} | more
    said = "".join(f' {name}="{value}"' for name, value in parts.items() if value)
    return f'<a linktype="claim"{said}>{words}</a>'


def stated(fact: Fact, audience: str = "") -> str:
    said = f' audience="{audience}"' if audience else ""
    return f'<embed embedtype="fact" id="{fact.pk}"{said}/>'


def make_fact(**fields: Any) -> Fact:
    """A fact; made up, like all else in tests."""
    values: dict[str, Any] = {
        "name": "Test threshold",
        "key": "test-threshold",
        "value": "38",
        "unit": "°C",
        "checked_on": date(2026, 5, 3),
    } | fields
    if "source" not in values:
        values["source"] = make_reference()
    if "locale" not in values:
        values["locale"] = Locale.objects.get_or_create(language_code="en-gb")[0]
    return Fact.objects.create(**values)
