"""Syllables of an English word, from its letters.

Every run of vowels is looked up in `english.txt` by the letters around it, the widest known
surroundings first. `make_english` learns that table from one half of the CMU Pronouncing
Dictionary (see `wordlists/ORIGIN.md`), and adds the common words of either half that it gets wrong.

By the table alone, 91.7% of the 62,181 words of the other half are counted as in the dictionary
(names, possessives and all), 92.4% of those met once in a million words or more. With the added
words, over 99.9% of all are, each weighed by how often it is met: that is what a text of words the
dictionary knows gets, and the first figure what new words get (`benchmarks.plain_language`).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

TABLE = Path(__file__).with_name("english.txt")
#: A run of vowels; the "m" of "prism" and "rhythm" and the apostrophe of "didn't" may be one more.
NUCLEUS = re.compile(r"[aeiouy]+|(?<=[sh])m(?=s?$)|'")
#: How many letters before and behind are looked at, from the widest to the run alone.
AROUND = ((4, 4), (3, 4), (3, 3), (2, 3), (2, 2), (1, 2), (1, 1), (0, 0))


def surroundings(word: str) -> Iterator[list[str]]:
    """For each run of vowels its keys in the table, from the widest surroundings to none.

    "^" and "$" are the ends of the word; the run itself stands between strokes: "^b/io/ps".
    A whole word is "=business".
    """
    bounded = f"^{word}$"
    for found in NUCLEUS.finditer(word):
        start, end = found.start() + 1, found.end() + 1
        yield [
            f"{bounded[max(0, start - before) : start]}/{found[0]}/{bounded[end : end + behind]}"
            for before, behind in AROUND
        ]


def count(word: str, table: dict[str, int]) -> int:
    """The syllables of a word in lower case without accents, by a table."""
    if whole := table.get(f"={word}"):
        return whole
    return max(
        1,
        sum(next((table[key] for key in keys if key in table), 1) for keys in surroundings(word)),
    )


@lru_cache(maxsize=1)
def shipped() -> dict[str, int]:
    """The table: lines of a number of syllables and the keys that have it."""
    found = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            syllables, *keys = line.split(" ")
            found.update(dict.fromkeys(keys, int(syllables)))
    return found
