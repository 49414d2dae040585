"""Which words of a text mean which entry."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from glossary.marking.forms import forms_of
from glossary.marking.words import Words, is_made_of_words, words_of

#: Names of more words are never looked for.
MOST_WORDS = 8
#: Entries that share one form: more of them are not told apart.
MOST_ALIKE = 8
#: How many words before and after count as near.
NEAR = 15

Key = tuple[str, ...]


@dataclass(frozen=True)
class MarkedTerm:
    """What the matcher needs to know of an entry."""

    key: int
    name: str
    #: Name, variants and plurals, as `forms_of` gives them.
    forms: tuple[str, ...]
    #: Whether capitals in its forms must be capitals in the text. Other letters may be either.
    case_sensitive: bool = False
    #: One of these must be near, if there are any.
    context: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    key: int
    start: int
    end: int


@dataclass(frozen=True)
class _Near:
    """Words of which one must stand near a name."""

    keys: frozenset[Key]
    #: Of how many words they are.
    sizes: tuple[int, ...]

    def is_met(self, words: Words, at: int, length: int) -> bool:
        """Whether one stands near the match. The match as a whole is not near itself."""
        first, last = max(0, at - NEAR), min(len(words.folded), at + length + NEAR)
        return any(
            words.key(start, size) in self.keys and (start, size) != (at, length)
            for size in self.sizes
            for start in range(first, last - size + 1)
        )


@dataclass(frozen=True)
class _Form:
    key: int
    #: The words that must be written as they are: place and spelling.
    capitals: tuple[tuple[int, str], ...]
    #: None if any place will do.
    near: _Near | None


class Matcher:
    """Built once from the entries of a language; asked of every text."""

    def __init__(self, terms: Iterable[MarkedTerm], language: str = "en") -> None:
        self._forms: dict[Key, list[_Form]] = {}
        lengths: dict[str, set[int]] = {}
        for term in terms:
            near = _near(term.context, language) if term.context else None
            for form in term.forms:
                if not (words := _name(form)):
                    continue
                key = words.key(0, len(words.folded))
                alike = self._forms.setdefault(key, [])
                if len(alike) < MOST_ALIKE:
                    alike.append(_Form(term.key, _capitals(words, term.case_sensitive), near))
                    lengths.setdefault(key[0], set()).add(len(key))
        #: First word to the lengths of the names that begin with it, longest first.
        self._lengths = {word: tuple(sorted(some)[::-1]) for word, some in lengths.items()}

    def find(self, text: str, always: Collection[int] = ()) -> list[Found]:
        """Every name in the text, in order: the longest at each place, none inside another.

        Those in `always` need no word near them.
        """
        return list(self._found(words_of(text), always))

    def _found(self, words: Words, always: Collection[int]) -> Iterator[Found]:
        free, count = 0, len(words.folded)
        for at, long in self._beginnings(words):
            for length in long if at >= free else ():
                if at + length <= count and (found := self._at(words, at, length, always)):
                    yield found
                    free = at + length
                    break

    def _beginnings(self, words: Words) -> list[tuple[int, tuple[int, ...]]]:
        """Where a name may begin, and how many words it may have."""
        lengths = self._lengths
        found = [(at, lengths[word]) for at, word in enumerate(words.folded) if word in lengths]
        if "'" in words.text or "’" in words.text:
            found += [
                (at, lengths[word[:-2]])
                for at, word in enumerate(words.folded)
                if word[-2:] == "'s" and word not in lengths and word[:-2] in lengths
            ]
            found.sort()
        return found

    def _at(self, words: Words, at: int, length: int, always: Collection[int]) -> Found | None:
        key, last = words.key(at, length), at + length - 1
        end, written = words.ends[last], words.exact[at : last + 1]
        forms = self._forms.get(key)
        if not forms and key[-1].endswith("'s"):
            # "The tumour's size": the name ends before the last two signs.
            forms = self._forms.get((*key[:-1], key[-1][:-2]))
            end, written = end - 2, [*written[:-1], written[-1][:-2]]
        if not forms or not words.is_whole(at, last):
            return None
        for form in forms:
            if all(written[place] == spelt for place, spelt in form.capitals) and (
                form.near is None or form.key in always or form.near.is_met(words, at, length)
            ):
                return Found(form.key, words.starts[at], end)
        return None


def _name(form: str) -> Words | None:
    if not is_made_of_words(form):
        return None
    words = words_of(form)
    return words if len(words.folded) <= MOST_WORDS else None


def _capitals(words: Words, case_sensitive: bool) -> tuple[tuple[int, str], ...]:
    if not case_sensitive:
        return ()
    return tuple((at, word) for at, word in enumerate(words.exact) if word != words.folded[at])


def _near(context: Iterable[str], language: str) -> _Near:
    names = (_name(form) for line in context for form in forms_of(line, (), language))
    keys = frozenset(words.key(0, len(words.folded)) for words in names if words)
    return _Near(keys, tuple({len(key) for key in keys}))
