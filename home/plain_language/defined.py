"""The words that a page explains by the glossary, in every form they are used in."""

from collections.abc import Sequence
from typing import Any

from django.utils.html import escape

from glossary.marking import mark
from glossary.vocabulary import vocabulary
from home.blocks.stream import chosen_ids
from plainlanguage.passages import Kind, Passage

#: Where no word is ever marked, so none is explained (`glossary.marking.tags`).
_UNMARKED = {Kind.TITLE, Kind.SUMMARY, Kind.HEADING, Kind.CARD, Kind.WARNING, Kind.QUOTE}
_UNMARKED |= {Kind.CAPTION}


def defined_on(page: Any, passages: Sequence[Passage]) -> frozenset[str]:
    """Lower-case words and phrases: of each term that is marked in these passages of a page, all
    its forms. Found by the marking itself, so that what is left out, needs a word near it, or
    stands where nothing is marked is not taken for explained."""
    known = vocabulary(page.locale.language_code)
    if not known.entries:
        return frozenset()
    html = "".join(
        f"<p>{escape(passage.text)}</p>" for passage in passages if passage.kind not in _UNMARKED
    )
    own = known.about.get(page.pk, frozenset())
    marked = mark(
        html,
        known.matcher,
        link=lambda _pk, _words: '<a class="term">',
        leave_out=frozenset(chosen_ids(page.words_left_out)),
        always=frozenset(chosen_ids(page.words_always)).intersection(known.entries),
    )
    # A page that is about a word explains it, without a mark.
    explained = own | set(marked.terms)
    return frozenset(form for pk in explained for form in known.forms_by_term[pk])
