"""Which words of a sentence are left out: those that the page itself defines."""

from collections.abc import Collection, Sequence

from plainlanguage.tokens import Word, normal, words


class Phrases:
    """Words and phrases in lower case, made ready once for many sentences.

    A phrase is left out only as a whole: with "lymph node", the "node" of "the first node" stays.
    Only what is given is found; a caller who wants plurals gives them.
    """

    def __init__(self, phrases: Collection[str] = ()) -> None:
        #: By their first word, the longest first.
        self._starting: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted(phrases):
            spelled = tuple(normal(word.text) for word in words(phrase))
            if spelled:
                self._starting.setdefault(spelled[0], []).append(spelled)
        for starting in self._starting.values():
            starting.sort(key=len, reverse=True)

    def within(self, sentence: Sequence[Word]) -> set[int]:
        """The positions of the words of a sentence that are left out."""
        out: set[int] = set()
        if not self._starting:
            return out
        spelled = [normal(word.text) for word in sentence]
        place = 0
        while place < len(spelled):
            length = self._length_at(spelled, place)
            out.update(range(place, place + length))
            place += length or 1
        return out

    def _length_at(self, spelled: list[str], place: int) -> int:
        for phrase in self._starting.get(spelled[place], ()):
            if tuple(spelled[place : place + len(phrase)]) == phrase:
                return len(phrase)
        return 0


def phrases_of(without: "Collection[str] | Phrases") -> Phrases:
    """What a caller gave, made ready unless it already was."""
    return without if isinstance(without, Phrases) else Phrases(without)
