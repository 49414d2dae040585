"""How long a page takes to read."""

import math
import re

#: Words a minute. Adults read plain English silently at about 238 (Brysbaert 2019, a review of
#: 190 studies); new medical words, worry and a second language make it slower.
WORDS_A_MINUTE = 200

_WORD = re.compile(r"\w[\w'’-]*")


def count_words(texts: list[str]) -> int:
    return sum(len(_WORD.findall(text)) for text in texts)


def reading_minutes(words: int) -> int:
    """Whole minutes, never less than one."""
    return max(1, math.ceil(words / WORDS_A_MINUTE))
