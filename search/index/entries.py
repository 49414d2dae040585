"""A page's content as the rows that index it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from search import normalise
from search.index import weighing
from search.index.analysis import LONGEST
from search.index.reading import Content

#: PostgreSQL keeps no position beyond this in a text search vector, and 256 for a word.
_LAST_POSITION, _MOST_POSITIONS = 16_000, 200
#: PostgreSQL refuses a vector of a megabyte. A text of nothing but long words could make one.
_MOST_BYTES = 900_000
#: Between two texts, so that the last word of one and the first of the next are no neighbours.
_GAP = 5


#: Most words of a page were folded for another a moment ago.
_fold = lru_cache(maxsize=50_000)(normalise.fold)


@dataclass
class Entry:
    """What is stored of a page. Words are folded; `impacts` and `positions` go by stem."""

    text: str
    length: int
    names: list[tuple[str, str, bool]]
    words: dict[str, str]
    impacts: dict[str, float] = field(default_factory=dict)
    vector: str = ""


def folded_words(content: Content) -> list[list[str]]:
    """The words of the title, of each other name and of each text, in this order."""
    texts = [content.title, *content.other_names, *(text.text for text in content.texts)]
    return [[word for word in _folded(text) if len(word) <= LONGEST] for text in texts]


def _folded(text: str) -> list[str]:
    words = normalise.words(text)
    together = " ".join(words)
    # Folding is most of the work of a rebuild; these have nothing to fold but capitals.
    return together.lower().split() if together.isascii() else [_fold(word) for word in words]


def entry(
    content: Content, parts: list[list[str]], stem_of: Mapping[str, str], usual: weighing.Usual
) -> Entry:
    """The rows of a page; `parts` are its `folded_words`, and `stem_of` knows every one of them."""
    name_count = 1 + len(content.other_names)
    at: dict[str, list[str]] = {}
    room = _MOST_BYTES
    in_names: dict[str, float] = {}
    frequency: dict[str, float] = {}
    place = length = 0
    for number, words in enumerate(parts):
        is_name = number < name_count
        worth = weighing.name_impact(len(words), usual) if is_name else 0
        weight = 1.0 if is_name else content.texts[number - name_count].weight
        for word in words:
            place += 1
            stem = stem_of.get(word)
            if not stem:
                continue
            if is_name:
                in_names[stem] = max(in_names.get(stem, 0), worth)
            else:
                frequency[stem] = frequency.get(stem, 0) + weight
            if place < _LAST_POSITION and room > 0:
                places = at.get(stem)
                if places is None:
                    places = at[stem] = []
                    room -= 8 + 4 * len(stem)
                if len(places) < _MOST_POSITIONS:
                    places.append(f"{place}A" if is_name else f"{place}")
                    room -= 2
        place += _GAP
        length += 0 if is_name else len(words)
    impacts = in_names.copy()
    for stem, times in frequency.items():
        impacts[stem] = impacts.get(stem, 0) + weighing.text_impact(times, length, usual)
    return Entry(
        text="\n".join(text.text for text in content.texts),
        length=length,
        names=_names(content),
        words={word: stem_of[word] for words in parts for word in words if stem_of.get(word)},
        impacts=impacts,
        vector=" ".join(f"{quoted(stem)}:{','.join(places)}" for stem, places in at.items()),
    )


def quoted(stem: str) -> str:
    """A stem as PostgreSQL's text form of vectors and queries wants it."""
    return "'" + stem.replace("\\", "\\\\").replace("'", "''") + "'"


def _names(content: Content) -> list[tuple[str, str, bool]]:
    """Label, normal form, and whether it is the title; each normal form once."""
    names: dict[str, tuple[str, str, bool]] = {}
    for number, label in enumerate([content.title, *content.other_names]):
        normal = normalise.phrase(label)[:200]
        if normal:
            names.setdefault(normal, (label, normal, number == 0))
    return list(names.values())
