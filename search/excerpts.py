"""The sentence of a page that answers, with the words marked."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from search import normalise

#: As long as two lines on a wide screen.
LONGEST = 220
_SENTENCE_END = re.compile(r"[.!?…\n](?:\s+|(?<=\n))")
#: Letters with accents, and the signs for an apostrophe, each as the one sign it is folded to.
_FOLDED = {
    code: folded
    for code in [*range(0xC0, 0x250), *map(ord, "’‘ʼ´`")]
    if len(folded := normalise.fold(chr(code))) == 1
}
_ENDS = (".", "!", "?", "…", ".”", "?”")
#: How many words more a heading or a cell of a table must have than a sentence, which tells more.
_FRAGMENT = 1.5
#: Of a long page only so much is looked at: an excerpt is no reason to make a reader wait.
_LOOKED_AT = 6_000


@dataclass(frozen=True)
class Part:
    """Plain text of a page."""

    text: str
    is_match: bool

    @property
    def html(self) -> str:
        return format_html("<mark>{}</mark>", self.text) if self.is_match else self.text


@dataclass(frozen=True)
class Excerpt:
    parts: list[Part]

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.parts)

    @property
    def html(self) -> SafeString:
        """Escaped here and not in a template, which took three times as long for ten of them."""
        return format_html_join("", "{}", ([part.html] for part in self.parts))


def excerpt(text: str, forms: frozenset[str], otherwise: str) -> Excerpt:
    """The first sentence with the most different words of `forms` (folded); else `otherwise`."""
    if not forms:
        return Excerpt([Part(otherwise, False)] if otherwise else [])
    word = _one_of(forms)
    looked_at = text[:_LOOKED_AT]
    starts = [0, *(end.end() for end in _SENTENCE_END.finditer(looked_at))]
    ends = [*starts[1:], len(looked_at)]
    found: dict[int, set[str]] = {}
    for match in _matches(word, looked_at):
        found.setdefault(bisect_right(starts, match.start()) - 1, set()).add(match[0])
    best, most = "", float("-inf")
    for number, words in found.items():
        sentence = looked_at[starts[number] : ends[number]].strip()
        worth = len(words) - (0 if sentence.endswith(_ENDS) else _FRAGMENT)
        if worth > most:
            best, most = sentence, worth
    return Excerpt(_marked(_cut(best or otherwise, word), word))


@lru_cache(maxsize=64)
def _one_of(forms: frozenset[str]) -> re.Pattern[str]:
    """The end of a word that is among `forms`; it starts with plain letters, which is quick."""
    either = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    return re.compile(rf"(?:{either})(?:'s)?(?![^\W_])")


def _matches(word: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Where whole words of `text` match. Folding keeps its length: places are places in `text`."""
    folded = (text if text.isascii() else text.translate(_FOLDED)).lower()
    for match in word.finditer(folded):
        if not match.start() or not folded[match.start() - 1].isalnum():
            yield match


def _cut(sentence: str, word: re.Pattern[str]) -> str:
    """At most `LONGEST` characters of it, round the first match, at word boundaries."""
    if len(sentence) <= LONGEST:
        return sentence
    match = next(_matches(word, sentence), None)
    start = max(0, min((match.start() if match else 0) - LONGEST // 3, len(sentence) - LONGEST))
    if start:
        start = sentence.find(" ", start) + 1
    end = start + LONGEST
    if end < len(sentence):
        end = max(sentence.rfind(" ", start, end), start + 1)
    before, after = "… " if start else "", " …" if end < len(sentence) else ""
    return f"{before}{sentence[start:end].strip()}{after}"


def _marked(text: str, word: re.Pattern[str]) -> list[Part]:
    parts, end = [], 0
    for match in _matches(word, text):
        here = slice(*match.span())
        parts += [Part(text[end : here.start], False), Part(text[here], True)]
        end = here.stop
    return [part for part in [*parts, Part(text[end:], False)] if part.text]
