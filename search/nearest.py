"""Words of our pages that are spelt or sound like one that none of them has."""

from collections.abc import Iterable, Mapping

from search import normalise, spelling, vocabulary
from search.vocabulary import Guess

MOST = 4
#: Of the words that are on no page, so many are looked at.
MOST_ASKED = 3


def nearest_words(
    unknown: Iterable[str], language: str, guesses: Mapping[str, Guess] | None = None
) -> list[str]:
    """The nearest first, a word that sounds alike before one that only looks so.

    `guesses` are those that were made when the query was read; only for others we ask.
    """
    asked = list(dict.fromkeys(normalise.stem_form(word) for word in unknown))
    asked = [word for word in asked if spelling.may_be_misspelt(word)][:MOST_ASKED]
    made = guesses or {}
    found = {**made, **vocabulary.guesses((word for word in asked if word not in made), language)}
    near: dict[str, float] = {}
    for word in asked:
        for candidate in found[word].similar:
            edits = spelling.distance(word, candidate.word) - candidate.same_sound
            if edits <= max(1, len(word) // 4):
                near[candidate.word] = min(edits, near.get(candidate.word, edits))
    return sorted(near, key=lambda word: (near[word], word))[:MOST]
