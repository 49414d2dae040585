"""Where a page's facts come from."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock


def source_blocks() -> list[tuple[str, blocks.Block]]:
    """What the list of sources holds: references, each kept once for all pages that rest on it."""
    return [
        (
            "source",
            SnippetChooserBlock("review.Reference", icon="doc-full", label=_("Source")),
        )
    ]
