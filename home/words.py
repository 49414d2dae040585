"""The words of the glossary in a page: marked in its text, and listed below it.

The text is marked as it is printed, because much of it comes from elsewhere: shared facts, links
to pages that move, names of things. What came of it is kept under a digest of the printed HTML, not
under the page's revision: those other things change without one.
"""

from collections import OrderedDict
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.models import Page

from glossary.marking import Marked, mark
from glossary.vocabulary import Entry, Vocabulary, vocabulary
from home.blocks.stream import chosen_ids
from home.choices import Audience

#: Texts whose marks a process remembers: some 5 KB each, for the text itself is not kept.
MOST_KEPT = 2_000

_kept: OrderedDict[tuple[Any, ...], Marked] = OrderedDict()
_lock = Lock()


@dataclass(frozen=True)
class ShownWord:
    """A word in the list below a page."""

    entry: Entry
    #: In the order of the text, from 1: how paper refers to it.
    number: int
    definition: str

    @property
    def anchor(self) -> str:
        # With a sign that no heading's anchor can have.
        return f"word:{self.entry.slug}"


class PageWords:
    """The glossary for one page. `shown` is filled when the text is marked."""

    def __init__(self, page: Page, version: str = "") -> None:
        self.page = page
        self.vocabulary: Vocabulary = vocabulary(page.locale.language_code, version)
        self.shown: list[ShownWord] = []

    @property
    def is_used(self) -> bool:
        """Whether any word can be marked: the page then needs their style and script."""
        return bool(self.vocabulary.entries)

    @property
    def is_for_children(self) -> bool:
        return getattr(self.page, "for_whom", None) == [Audience.TEENAGER]

    def mark(self, html: str) -> SafeString:
        """The page's text with its words marked."""
        marked = self._marked(html)
        entries = self.vocabulary.entries
        self.shown = [
            ShownWord(entries[pk], number, self._definition(entries[pk]))
            for number, pk in enumerate(marked.terms, start=1)
        ]
        # Printed by our templates; the links added are escaped.
        return SafeString(marked.html(html))

    def _definition(self, entry: Entry) -> str:
        return (self.is_for_children and entry.definition_child) or entry.definition

    def _marked(self, html: str) -> Marked:
        known, page = self.vocabulary, self.page
        about_it = (known.about.get(pk, frozenset()) for pk in (page.pk, page.alias_of_id))
        leave_out = frozenset(chosen_ids(page.words_left_out)).union(*about_it)
        always = frozenset(chosen_ids(page.words_always)).intersection(known.entries)
        # Not of the audience: it decides which definition is read, not which words are marked.
        key = (sha256(html.encode()).digest(), known.serial, leave_out, always)
        with _lock:
            if found := _kept.get(key):
                _kept.move_to_end(key)
                return found
        numbers: dict[int, int] = {}

        def link(pk: int, words: str) -> str:
            numbers[pk] = len(numbers) + 1
            return _link(known.entries[pk], numbers[pk])

        found = mark(html, known.matcher, link=link, leave_out=leave_out, always=always)
        with _lock:
            _kept[key] = found
            while len(_kept) > MOST_KEPT:
                _kept.popitem(last=False)
        return found


def forget() -> None:
    """Start as a new process would."""
    with _lock:
        _kept.clear()


def _link(entry: Entry, number: int) -> str:
    return format_html(
        '<a class="term" href="{}" data-term="{}" data-number="{}">',
        entry.url,
        entry.slug,
        number,
    )
