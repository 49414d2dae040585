"""Two published checklists for health texts, as far as a machine can answer them.

It owns how each item is decided from the structure of a page and from what the rules found. It
must not know blocks or pages: callers fill in a `Structure`. Both tools were made for trained
raters, and what comes out of here is no score: show `LABELS` wherever items are shown.
"""

from plainlanguage.checklists.cci import cci
from plainlanguage.checklists.items import LABELS, NOTE, Item, Verdict
from plainlanguage.checklists.pemat import pemat
from plainlanguage.checklists.structure import Structure, Table

__all__ = ["LABELS", "NOTE", "Item", "Structure", "Table", "Verdict", "cci", "pemat"]
