"""Pages in whose text the words of the glossary are explained."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.blocks import SnippetChooserBlock

from home.fields import PortalStreamField


def _words(label: Any, help_text: Any) -> PortalStreamField:
    # Not required: a word that has been deleted since must not keep the page from being published.
    word = SnippetChooserBlock("glossary.Term", required=False, label=_("Word"))
    return PortalStreamField(
        [("word", word)], blank=True, default=list, verbose_name=label, help_text=help_text
    )


class ExplainedPage(models.Model):
    """What editors decide of the words in one page; the rest follows from its text."""

    words_left_out = _words(
        _("words not explained here"),
        _("For a word that means something else on this page, or is explained in its text."),
    )
    words_always = _words(
        _("words always explained here"),
        _(
            "Explained where they first stand, even if the glossary asks for certain words near"
            " them or another word of the sentence is explained already."
        ),
    )

    class Meta:
        abstract = True
