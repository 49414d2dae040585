"""The words that a file leaves out or asks for, and the terms they are in the database."""

from typing import Any

from glossary.models import Term
from home.content.document import Document
from home.content.errors import Report
from home.content.folder import language_folders, nearest


class Words:
    """Read once, in one query, when the first one is asked for. Drafts too."""

    def __init__(self) -> None:
        self._slugs: dict[int, str] | None = None
        self._ids: dict[str, dict[str, int]] = {}

    def _all(self) -> dict[int, str]:
        if self._slugs is None:
            self._slugs = {}
            terms = Term.objects.values_list("pk", "slug", "locale__language_code")
            for pk, slug, language in terms.order_by("pk"):
                self._slugs[pk] = slug
                self._ids.setdefault(language, {})[slug] = pk
        return self._slugs

    def names(self, chosen: Any) -> list[str]:
        """The terms of a field, as a file names them. Those that are gone are left out."""
        ids = [child["value"] for child in chosen.raw_data if child["value"]]
        return [self._all()[pk] for pk in ids if pk in self._all()] if ids else []

    def stored(
        self, names: list[str], key: str, document: Document, report: Report
    ) -> list[dict[str, Any]]:
        """The names under a key of a file as a field holds them; what is unknown is reported."""
        if not names:
            return []
        self._all()
        known = self._ids.get(language_folders()[document.language], {})
        for place, name in enumerate(names):
            if name not in known:
                near = nearest(name, list(known))
                report.add(
                    document.line_of(f"{key}.{place}"),
                    f"there is no word “{name}” in the glossary",
                    f"write “{near}”" if near else "write the end of its address below /words/",
                )
        return [{"type": "word", "value": known[name]} for name in names if name in known]
