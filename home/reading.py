"""How long a page takes to read."""

import math
import re

from django.utils.translation import ngettext

#: Words a minute. Adults read plain English silently at about 238 (Brysbaert 2019, a review of
#: 190 studies); new medical words, worry and a second language make it slower.
WORDS_A_MINUTE = 200

_WORD = re.compile(r"\w[\w'’-]*")


def count_words(texts: list[str]) -> int:
    return sum(len(_WORD.findall(text)) for text in texts)


def reading_minutes(words: int) -> int:
    """Whole minutes, never less than one."""
    return max(1, math.ceil(words / WORDS_A_MINUTE))


def to_read(minutes: int) -> str:
    """In words, where a page is introduced."""
    said = ngettext("%(minutes)s minute to read", "%(minutes)s minutes to read", minutes)
    return said % {"minutes": minutes}


def in_minutes(minutes: int) -> str:
    """In words, where it is plain what they are for."""
    return ngettext("%(minutes)s minute", "%(minutes)s minutes", minutes) % {"minutes": minutes}
