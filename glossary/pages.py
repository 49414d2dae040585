"""Which pages a reader may see, and where: the site says so, the glossary only asks.

`GLOSSARY_READABLE_PAGES` in the settings is the dotted name of a function that takes the ids of
pages and returns those of them that a reader may see, in the order to list them. There is one
rule of what a reader may see, and it is not here. Without the setting no page is listed.
"""

from collections.abc import Collection
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class ReadablePage:
    id: int
    title: str
    url: str
    language: str


def readable_pages(ids: Collection[int]) -> list[ReadablePage]:
    """Those of some pages that a reader may see, in any language. One query at most."""
    name = getattr(settings, "GLOSSARY_READABLE_PAGES", "")
    return import_string(name)(ids) if name and ids else []
