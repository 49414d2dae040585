"""What people act on, out of a page's stored blocks. A change in it is never one of wording."""

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
    return found


def _texts(value: Any) -> Iterator[str]:
    for name, leaf in leaves(value):
        if name not in _INTERNAL and leaf not in (None, ""):
            yield plain(str(leaf))
