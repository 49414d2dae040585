"""What people act on, out of a page's stored blocks. A change in it is never one of wording."""

import re
from collections.abc import Iterator
from typing import Any

from home.marks import facts_in, leaves, marked_words, plain

#: Blocks of which every word counts: when to get help, what not to do, what may go wrong, how
#: likely it is, how sure anybody can be.
CAREFUL_BLOCKS = {
    "care_card",
    "do_list",
    "dont_list",
    "warning",
    "benefits_and_risks",
    "unknown",
    "chance",
    "claim",
    "fact",
}
#: Of a finding in a digest.
CAREFUL_FIELDS = {"evidence", "studied_in", "means_today"}
_TARGET_FIELDS = {"url", "href", "page", "guide", "image"}
#: Claims are links of a kind, too; they are counted as claims.
_LINK_TARGET = re.compile(r'<a\b(?![^>]*linktype="claim")[^>]*?\b(?:href|id)="([^"]*)"')
#: What blocks keep for themselves: readers do not read it.
_INTERNAL = {"id", "type", "anchor"}


def careful_texts(blocks: Any) -> list[str]:
    """Stored StreamField data, as far as people act on it, in an order and spelling of its own.

    Text that was saved again with other tags around the same words is the same.
    """
    found: list[str] = []
    for child in blocks:
        kind, value = child["type"], child["value"]
        if kind in CAREFUL_BLOCKS:
            found += [f"{kind}: {text}" for text in _texts(value)]
        elif isinstance(value, dict):
            careful = {name: value[name] for name in sorted(CAREFUL_FIELDS & value.keys())}
            found += [f"{name}: {text}" for name in careful for text in _texts(careful[name])]
        found += [f"claim: {claim} “{words}”" for claim, words in marked_words(value)]
        found += [f"fact: {fact} {audience}" for fact, audience in facts_in(value)]
        found += [f"leads to: {target}" for target in _targets(value)]
    return found


def _targets(value: Any) -> Iterator[str]:
    """Where links lead, and which picture stands there: the same words, another help line."""
    for name, leaf in leaves(value):
        if name in _TARGET_FIELDS and leaf:
            yield str(leaf)
        elif isinstance(leaf, str):
            yield from _LINK_TARGET.findall(leaf)


def _texts(value: Any) -> Iterator[str]:
    for name, leaf in leaves(value):
        if name not in _INTERNAL and leaf not in (None, ""):
            yield plain(str(leaf))
