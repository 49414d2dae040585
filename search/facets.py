"""What results can be narrowed by: a parameter of the address and a column of a result."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from home.choices import Audience, Stage

#: As Wagtail makes them: letters of any language, digits, hyphens.
_SLUG = re.compile(r"[\w-]{1,255}")


class Kind(models.TextChoices):
    GUIDE = "guide", _("Guides")
    DIGEST = "digest", _("Research digests")
    SECTION = "section", _("Sections")
    ABOUT = "about", _("About this site")


@dataclass(frozen=True)
class Facet:
    parameter: str
    heading: Any
    #: SQL over a result `r`, true for one that fits; `%(parameter)s` is the value chosen.
    condition: str
    #: The same of guides, over `page` and `guide`, in a form that an index may answer.
    #: `{locale}` is the id of the language.
    of_guides: str
    #: The values that a result has.
    values: Callable[[Any], list[str]]
    #: Every value and its label, in order; None where results bring their own.
    choices: list[tuple[str, Any]] | None

    def may_be(self, value: str) -> bool:
        if self.choices is None:
            return bool(_SLUG.fullmatch(value))
        return value in dict(self.choices)


_SECTION = """(
    SELECT min(page.path) FROM wagtailcore_page page
    JOIN home_sectionpage section ON section.page_ptr_id = page.id
    WHERE page.slug = %(section)s AND page.locale_id = {locale}
)"""

FACETS = [
    Facet(
        "section",
        _("Section"),
        "r.section = %(section)s",
        f"(page.path BETWEEN {_SECTION} || '0' AND {_SECTION} || 'ZZZZ')",
        lambda r: [r.section],
        None,
    ),
    Facet(
        "stage",
        _("Where you are"),
        "%(stage)s = ANY(r.stages)",
        "guide.stages @> ARRAY[%(stage)s]::varchar[]",
        lambda r: r.stages,
        Stage.choices,
    ),
    Facet(
        "for",
        _("For"),
        "%(for)s = ANY(r.audiences)",
        "guide.for_whom @> ARRAY[%(for)s]::varchar[]",
        lambda r: r.audiences,
        Audience.choices,
    ),
    Facet(
        "kind",
        _("Kind of page"),
        "r.kind = %(kind)s",
        "%(kind)s = 'guide'",
        lambda r: [r.kind],
        Kind.choices,
    ),
]
