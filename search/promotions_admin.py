"""What Wagtail's screen for promoted answers tells staff: our rule holds there, not Wagtail's."""

from django.utils.translation import gettext_lazy as _
from wagtail.contrib.search_promotions.forms import QueryForm


def say_our_rule() -> None:
    QueryForm.base_fields["query_string"].help_text = _(
        "The answers show when all these words are in a search, in any order. In quotation marks,"
        " only when they are the whole search. With a minus in front, the answers below never show"
        " for a search with these words. An address outside this site shows to readers of English:"
        " begin the words with “es:” to show it to readers of Spanish."
    )
