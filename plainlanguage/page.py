"""A page as rules read it: its passages, cut into sentences once for all of them."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from plainlanguage.findings import Advice, Finding
from plainlanguage.passages import Kind, Passage
from plainlanguage.tokens import Sentence, sentences

#: Those that there are word lists and patterns for.
LANGUAGES = ("en", "es")
#: What patterns need not tell apart; one sign for one sign, so that ranges stay as they are.
_ALIKE = {ord(sign): "'" for sign in "’‘ʼ"} | {
    ord(sign): " " for sign in "\n\r\t\u00a0\u202f\u2009"
}
_ALIKE |= {ord(sign): "-" for sign in "‐‑"} | {ord(sign): '"' for sign in "“”«»"}


def folded(text: str) -> str:
    """`text` in lower case with plain quotes, hyphens and spaces, of exactly the same length."""
    lower = text.lower()
    if len(lower) != len(text):  # "İ" becomes two signs
        lower = "".join(sign if len(sign.lower()) != 1 else sign.lower() for sign in text)
    return lower.translate(_ALIKE)


@dataclass(frozen=True)
class ReadPassage:
    """A passage with its sentences, and its text as patterns read it."""

    passage: Passage
    sentences: tuple[Sentence, ...]
    folded: str
    starts: tuple[int, ...] = field(repr=False)

    @property
    def words(self) -> int:
        return sum(len(sentence.words) for sentence in self.sentences)

    def sentence_at(self, position: int) -> int:
        """The number of the sentence that holds a position, or of the last one before it."""
        return max(0, bisect_right(self.starts, position) - 1)

    def sentence_start(self, position: int) -> int:
        """Where the sentence that holds a position begins."""
        return self.starts[self.sentence_at(position)] if self.starts else 0

    def begins_sentence(self, position: int) -> bool:
        """Nothing but an opening sign stands before a position in its sentence."""
        start = self.sentence_start(position)
        return position <= start or not self.folded[start:position].strip(" \"'(¿¡*–—-")

    def finding(self, advice: Advice, start: int, end: int, **values: object) -> Finding:
        words = self.passage.text[start:end]
        if not words:
            raise ValueError("A finding needs words to stand on.")
        return Finding(
            place=self.passage.place,
            sentence=self.sentence_at(start),
            start=start,
            end=end,
            rule=advice.rule,
            weight=advice.weight,
            words=words,
            why=advice.why,
            mend=advice.mend,
            values={"words": words} | values,
        )


@dataclass(frozen=True)
class Page:
    """All passages of a page in order, the language they are in, and the words it explains."""

    passages: tuple[ReadPassage, ...]
    language: str
    #: Lower-case words and phrases that the page explains, as in its glossary.
    defined: frozenset[str]

    def own(self) -> Iterator[ReadPassage]:
        """The passages in the writer's own words: what others said is not ours to mend."""
        return (read for read in self.passages if read.passage.kind is not Kind.QUOTE)

    def matches(
        self, patterns: dict[str, re.Pattern[str]]
    ) -> Iterator[tuple[ReadPassage, re.Match[str]]]:
        """Where the pattern for the page's language is found in the writer's own words."""
        if pattern := patterns.get(self.language):
            for read in self.own():
                for found in pattern.finditer(read.folded):
                    yield read, found


def read_page(passages: Sequence[Passage], language: str, defined: Collection[str] = ()) -> Page:
    """Read `passages` in `language`, "en" or "es" or a variety such as "en-gb"."""
    language = language.lower().replace("_", "-").split("-")[0]
    return Page(
        passages=tuple(_read(passage, language) for passage in passages),
        language=language,
        defined=frozenset(folded(term) for term in defined),
    )


def _read(passage: Passage, language: str) -> ReadPassage:
    found = tuple(sentences(passage.text, language))
    starts = tuple(sentence.start for sentence in found)
    return ReadPassage(passage, found, folded(passage.text), starts)
