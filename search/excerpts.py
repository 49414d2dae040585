"""The sentence of a page that answers, with the words marked."""

import re
from dataclasses import dataclass
from functools import lru_cache

#: As long as two lines on a wide screen.
LONGEST = 220
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
#: A letter and its accented forms, as a page may write what `normalise.fold` makes one.
_ACCENTED = {
    "a": "[aáàâäãå]",
    "c": "[cç]",
    "e": "[eéèêë]",
    "i": "[iíìîï]",
    "n": "[nñ]",
    "o": "[oóòôöõ]",
    "u": "[uúùûü]",
    "y": "[yýÿ]",
    "'": "['’]",
}
_ENDS = (".", "!", "?", "…", ".”", "?”")
#: How many words more a heading or a cell of a table must have than a sentence, which tells more.
_FRAGMENT = 1.5
#: Of a long page only so much is looked at: an excerpt is no reason to make a reader wait.
_LOOKED_AT = 6_000


@dataclass(frozen=True)
class Part:
    """Plain text; the template escapes it."""

    text: str
    is_match: bool


@dataclass(frozen=True)
class Excerpt:
    parts: list[Part]

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.parts)


def excerpt(text: str, forms: frozenset[str], otherwise: str) -> Excerpt:
    """The first sentence with the most different words of `forms` (folded); else `otherwise`."""
    if not forms:
        return Excerpt([Part(otherwise, False)] if otherwise else [])
    word = _one_of(forms)
    best, most = "", float("-inf")
    for line in _SENTENCE.split(text[:_LOOKED_AT]):
        sentence = line.strip()
        matches = set(word.findall(sentence.lower()))
        worth = len(matches) - (0 if sentence.endswith(_ENDS) else _FRAGMENT)
        if matches and worth > most:
            best, most = sentence, worth
    return Excerpt(_marked(_cut(best or otherwise, word), word))


@lru_cache(maxsize=64)
def _one_of(forms: frozenset[str]) -> re.Pattern[str]:
    """Finds the words whose folded form is among `forms`, in text as it is written.

    Folding every word of ten pages to compare it took longer than all else of a results page.
    """
    written = "|".join(sorted(map(_with_accents, forms), key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{written})(?:['’]s)?(?![^\W_])", re.IGNORECASE)


def _with_accents(form: str) -> str:
    return "".join(_ACCENTED.get(letter, re.escape(letter)) for letter in form)


def _cut(sentence: str, word: re.Pattern[str]) -> str:
    """At most `LONGEST` characters of it, round the first match, at word boundaries."""
    if len(sentence) <= LONGEST:
        return sentence
    match = word.search(sentence)
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
    for match in word.finditer(text):
        parts += [Part(text[end : match.start()], False), Part(match[0], True)]
        end = match.end()
    return [part for part in [*parts, Part(text[end:], False)] if part.text]
