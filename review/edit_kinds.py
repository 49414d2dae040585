"""Kinds of edit, and the least that a change of text can be.

People say what kind an edit is. They are tired too, so what a machine can see is not left to
them: a changed number, a changed “not”, or a changed warning is never a matter of wording.
"""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from django.db import models
from django.utils.translation import gettext_lazy as _


class EditKind(models.TextChoices):
    TYPO = "typo", _("A typing mistake")
    WORDING = "wording", _("Wording: the same, said better")
    MEANING = "meaning", _("Meaning: it now says something else")
    SAFETY = "safety", _("Safety: it could change what someone does about their health")
    #: From files, by whoever runs the site. Nobody has checked it, and the page says so.
    IMPORTED = "imported", _("Loaded from files")


#: What staff choose from.
CHOICES = [choice for choice in EditKind.choices if choice[0] != EditKind.IMPORTED]
_GRAVITY = [EditKind.TYPO, EditKind.WORDING, EditKind.MEANING, EditKind.SAFETY]
#: Kinds that wait for a clinician.
NEEDS_APPROVAL = (EditKind.MEANING, EditKind.SAFETY)
#: More changed words than this are no slip of the keyboard.
MOST_TYPO_WORDS = 6

_WORD = re.compile(r"\w+", re.UNICODE)
#: A number and what it counts: “5 mg” is not “5 g”, and which number comes first matters.
_NUMBER = re.compile(r"(\d+(?:[.,:/]\d+)*)\W*(%|\w*)", re.UNICODE)
_NEGATIONS = {"no", "not", "never", "none", "nobody", "nothing", "without", "cannot", "unless"} | {
    "nunca", "jamás", "ningún", "ninguno", "ninguna", "nadie", "nada", "sin", "tampoco", "salvo",
}  # fmt: skip
_CONTRACTED = re.compile(r"\b\w+n[’']t\b", re.IGNORECASE)


def gravest(kinds: Iterable[str]) -> EditKind | None:
    """The kind that decides. What was loaded from files counts as a change of meaning."""
    ranked = [EditKind.MEANING if kind == EditKind.IMPORTED else EditKind(kind) for kind in kinds]
    return max(ranked, key=_GRAVITY.index, default=None)


def least_kind(before: list[str], after: list[str], *, careful: bool) -> EditKind | None:
    """The least that the change from one text to another can be; None where nothing changed.

    `careful` says that it touches what people act on: care cards, warnings, risks.
    """
    old, new = (" \n ".join(text) for text in (before, after))
    if old == new and not careful:
        return None
    if careful or _numbers(old) != _numbers(new) or _negations(old) != _negations(new):
        return EditKind.MEANING
    return EditKind.TYPO if _changed_words(old, new) <= MOST_TYPO_WORDS else EditKind.WORDING


def _numbers(text: str) -> list[tuple[str, str]]:
    return _NUMBER.findall(text.lower())


def _negations(text: str) -> int:
    words = sum(word in _NEGATIONS for word in _WORD.findall(text.lower()))
    return words + len(_CONTRACTED.findall(text))


def _changed_words(old: str, new: str) -> int:
    """Words that went or came, whichever are more."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    if abs(len(before) - len(after)) > MOST_TYPO_WORDS:
        return MOST_TYPO_WORDS + 1
    changes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return sum(max(a2 - a1, b2 - b1) for tag, a1, a2, b1, b2 in changes if tag != "equal")
