"""Choosing one of our pages."""

from collections.abc import Iterable
from typing import Any

from wagtail import blocks


class PageLinkBlock(blocks.PageChooserBlock):
    """A page chooser that reads no more of the chosen page than a link shows."""

    def bulk_to_python(self, values: Iterable[int | None]) -> list[Any]:
        ids = list(values)
        wanted = {pk for pk in ids if pk}
        found = self.model_class.objects.only("title", "url_path").in_bulk(wanted) if wanted else {}
        return [found.get(pk) for pk in ids]

    class Meta:
        icon = "doc-empty"
