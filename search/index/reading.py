"""What of a page is searched: its names and its texts, from the model's own `search_fields`."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page, get_page_models
from wagtail.search.index import SearchField

#: A field with this boost or more holds other names of the page, one to an item.
NAMES = 3
#: Pages read at once.
_BATCH = 200


@dataclass(frozen=True)
class Text:
    """A text of a page. In a heading or a key point, each word counts `weight` times."""

    text: str
    weight: float


@dataclass(frozen=True)
class Content:
    language: str
    title: str
    other_names: list[str]
    texts: list[Text]

    @property
    def fingerprint(self) -> str:
        """Another one for anything else that would be indexed."""
        return hashlib.sha256(repr(self).encode()).hexdigest()


def pages() -> Iterator[Any]:
    """Every page that is searched, as its own type, a batch at a time.

    Each batch is a query of its own: neither we nor PostgreSQL keep more than that.
    """
    for model in sorted(_page_models(), key=lambda model: model.__name__):
        found, last = _searched(model.get_indexed_objects()).order_by("pk"), 0
        while batch := list(found.filter(pk__gt=last)[:_BATCH]):
            yield from batch
            last = batch[-1].pk


def count_pages() -> int:
    return sum(_searched(model.get_indexed_objects()).count() for model in _page_models())


def one_page(page_id: int) -> Any | None:
    """The page as its own type, or None if it is not searched: it is gone, or not made yet."""
    page: Any = _searched(Page.objects.all()).filter(pk=page_id).first()
    return page.get_indexed_instance() if page else None


def _searched(found: "QuerySet[Any]") -> "QuerySet[Any]":
    """Without the tree's root, which is no page for anybody."""
    return found.filter(depth__gt=1).select_related("locale")


def _page_models() -> list[type[Page]]:
    return [model for model in get_page_models() if model.search_fields]


def content(page: Any) -> Content:
    """What is searched of `page`, which must be the specific one, in its language."""
    names = _without_subtitle(page.title)
    texts: list[Text] = []
    for field in page.get_search_fields():
        if not isinstance(field, SearchField) or field.field_name == "title":
            continue
        values = list(_flat(field.get_value(page)))
        boost = field.boost or 1
        if boost >= NAMES:
            names += values
        else:
            texts += [Text(value, boost) for value in values]
    return Content(page.locale.language_code, page.title, names, texts)


def _without_subtitle(title: str) -> list[str]:
    """What people call "Fatigue: tiredness that rest does not fix" is "Fatigue"."""
    name, colon, rest = title.partition(": ")
    return [name] if colon and name.strip() and rest.strip() else []


def _flat(value: Any) -> Iterable[str]:
    """The texts in a field's value, which may hold lists of them."""
    if isinstance(value, str):
        yield from [value.replace("\0", "")] if value.strip() else []
    elif isinstance(value, Iterable):
        for item in value:
            yield from _flat(item)
    elif value is not None:
        yield str(value)
