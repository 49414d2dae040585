"""The search backend of the whole site: readers, page explorer and choosers ask one index.

Wagtail's own tables stay in use for what is no page (images, documents, people) and for
completing a word in the choosers. Pages go into ours as well, and are ranked from there.
"""

from typing import Any

from django.conf import settings
from django.db.models import IntegerField, QuerySet, Value
from django.db.models.expressions import Func
from modelsearch.backends.database.postgres.postgres import (
    PostgresIndex,
    PostgresSearchBackend,
    PostgresSearchQueryCompiler,
)
from wagtail.models import Page
from wagtail.search.query import PlainText

from search.index import writing
from search.ranking import page_ids

#: How many pages a search by staff ranks.
MOST_FOR_STAFF = 1_000


class _Position(Func):
    function = "array_position"
    output_field = IntegerField()


class PortalIndex(PostgresIndex):
    def _refresh_title_norms(self, full: bool = False) -> None:
        """Left out: it reads the title of everything indexed each time one page is saved, and
        only ranks what is no page a little differently."""

    def add_items(self, model: type[Any], objs: list[Any]) -> None:
        if not issubclass(model, Page):
            super().add_items(model, objs)
            return
        for page in objs:
            writing.page_changed(page.pk)

    def add_wagtails(self, page: Page) -> None:
        """Put a page into Wagtail's own tables."""
        super().add_items(type(page), [page])

    def delete_item(self, item: Any) -> None:
        """Wagtail's rows of a page go with it: its models see to that."""
        if isinstance(item, Page):
            writing.page_changed(item.pk)
        else:
            super().delete_item(item)


class PortalQueryCompiler(PostgresSearchQueryCompiler):
    """Pages searched in plain words come in our ranking; every other search is Wagtail's."""

    def search(
        self, config: Any, start: int | None, stop: int | None, **options: Any
    ) -> "QuerySet[Any]":
        is_ours = issubclass(self.queryset.model, Page) and self.fields is None
        if not (is_ours and isinstance(self.query, PlainText)):
            return super().search(config, start, stop, **options)
        languages = [code for code, _ in settings.LANGUAGES]
        ids = page_ids(self.query.query_string, MOST_FOR_STAFF, languages)
        found = self.queryset.filter(pk__in=ids)
        if self.order_by_relevance:
            found = found.order_by(_Position(Value(ids), "pk"))
        elif not found.query.order_by:
            found = found.order_by("-pk")
        return found[start:stop]


class SearchBackend(PostgresSearchBackend):
    index_class = PortalIndex
    query_compiler_class = PortalQueryCompiler
