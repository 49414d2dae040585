"""Terms of the glossary for tests."""

from typing import Any

from wagtail.models import Locale

from glossary.models import Term


def make_term(name: str, language: str = "en-gb", **fields: Any) -> Term:
    """A term that readers see; `live=False` makes a draft."""
    locale, _ = Locale.objects.get_or_create(language_code=language)
    term = Term(**{"name": name, "definition": f"What {name} means.", "locale": locale} | fields)
    term.save()
    return term
