"""Whether a page explains a word: in its glossary, or in place, as in "piles (haemorrhoids)"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from plainlanguage.page import Page, ReadPassage
from plainlanguage.passages import Kind

_PART = re.compile(r"[^\W_]+")
#: How far around a word an explanation may begin and end, in characters.
_BEFORE, _AFTER = 50, 110

#: Before the word: it is a name for what was just said.
_NAMING = {
    "en": re.compile(
        r"\b(?:called|known as|named|termed|nicknamed|(?:call|calls|called) (?:this|these|that|it|"
        r"them|such \w{1,15})|(?:stands?|short) for|(?:name|word|term) for (?:this|it|that"
        r"|these) is)"
        r"(?: [\w'-]{1,20}){0,3} ['\"(]{0,2}$"
    ),
    "es": re.compile(
        r"\b(?:llamad[oa]s?|conocid[oa]s? como|se llaman?|denominad[oa]s?|llaman)"
        r"(?: [\w'-]{1,20}){0,3} ['\"(]{0,2}$"
    ),
}
_OR = {"en": re.compile(r"\w, or (?:an? )?$"), "es": re.compile(r"\w, [ou] (?:una? )?$")}
_IN_BRACKETS = re.compile(r"[\w\"'*%] \(([^(),;]{0,40})$")
_EXAMPLES = re.compile(
    r"(?:for example|for instance|such as|e\.g|including|like|see|page|por ejemplo|como|véase)\b"
)
#: After the word: what it means.
_BRACKETS = re.compile(r"(?: [\w'-]{1,20}){0,2} \(([^()]{3,90})\)")
_MEANING = {
    "en": re.compile(
        r"['\")]{0,2}(?: [\w'-]{1,20}){0,3}?,? (?:(?:which |that |it |this |also |simply )?"
        r"(?:means?|meaning|refers? to|stands? for|(?:is|are) short for|comes? from)\b"
        r"|(?:(?:which|who|that) )?(?:is|are|was|were) (?:an?|the|when|where|how|what)\b"
        r"|(?:is|are) (?:(?!\w{1,12}ed )\w{1,15} ){1,2}(?:that|which|who|of)\b)"
    ),
    "es": re.compile(
        r"['\")]{0,2}(?: [\w'-]{1,20}){0,3}?,? (?:(?:que )?(?:significan?|quieren? decir|"
        r"son las siglas)\b|(?:que )?(?:es|son|era|eran) (?:una?|el|la|los|las|cuando|lo que"
        r"|unos?|unas)\b)"
    ),
}
_APPOSITION = {
    "en": re.compile(r", (?:an?|also called|that is|in other words) \w"),
    "es": re.compile(r", (?:una?|también llamad[oa]|es decir) \w"),
}
_COLON = re.compile(r" ?[:–—] ?(?:\S{1,30} ){2}")


@lru_cache(maxsize=8192)
def stem(word: str, language: str) -> str:
    """A folded word without the ending of a plural, as far as looking it up needs."""
    word = word.removesuffix("'s")
    if language == "es" and len(word) > 4 and word.endswith("es") and word[-3] not in "aeiou":
        return word[:-2]
    if language == "en" and len(word) > 5 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


class Glossary:
    """The words and phrases that a page explains, looked up without regard to plurals."""

    def __init__(self, page: Page) -> None:
        self._language = page.language
        self._phrases: set[tuple[str, ...]] = set()
        self._lengths: dict[str, set[int]] = {}
        self.parts: set[str] = set()
        for term in page.defined:
            phrase = tuple(part for part, _, _ in self._parts(term))
            if phrase:
                self._phrases.add(phrase)
                self._lengths.setdefault(phrase[0], set()).add(len(phrase))
                self.parts.update(phrase)

    def _parts(self, folded: str) -> Iterator[tuple[str, int, int]]:
        for found in _PART.finditer(folded):
            yield stem(found[0], self._language), found.start(), found.end()

    def covered(self, read: ReadPassage) -> bytearray:
        """For each sign of a passage, 1 where it belongs to a word that is explained."""
        signs = bytearray(len(read.folded))
        parts = list(self._parts(read.folded)) if self._phrases else []
        for at, (part, start, _) in enumerate(parts):
            for length in self._lengths.get(part, ()):
                piece = parts[at : at + length]
                if tuple(word for word, _, _ in piece) in self._phrases:
                    end = piece[-1][2]
                    signs[start:end] = b"\1" * (end - start)
        return signs


def is_explained_here(read: ReadPassage, start: int, end: int, language: str) -> bool:
    """Whether the words around `start` to `end` say what it means, or say it is a name for them."""
    if language not in _NAMING:
        return False
    before = read.folded[max(0, start - _BEFORE) : start]
    after = read.folded[end : end + _AFTER]
    if _NAMING[language].search(before) or _APPOSITION[language].match(after):
        return True
    if _OR[language].search(before) and after[:1] in (",", ".", ")"):
        return True
    if (bracket := _IN_BRACKETS.search(before)) and not _EXAMPLES.match(bracket[1]):
        return ")" in after[:40] and "," not in after[: after.index(")")]
    if (bracket := _BRACKETS.match(after)) and _says_something(read, end, bracket):
        return True
    if _MEANING[language].match(after):
        return True
    return _is_entry(read, start) and bool(_COLON.match(after))


def _says_something(read: ReadPassage, end: int, bracket: re.Match[str]) -> bool:
    """A word in the brackets is neither an abbreviation nor a name."""
    if _EXAMPLES.match(bracket[1]):
        return False
    words = read.passage.text[end + bracket.start(1) : end + bracket.end(1)].split()
    plain = [word for word in words if word.islower() and len(word) > 2]
    # "(Food and Drug Administration)": a name in full.
    return bool(plain) or len(words) > 2


def _is_entry(read: ReadPassage, start: int) -> bool:
    """The word begins a line that goes on to explain it: "Neutropenia: too few white cells"."""
    kinds = (Kind.PARAGRAPH, Kind.ITEM, Kind.KEY_POINT, Kind.CAPTION)
    return read.passage.kind in kinds and start < 30 and read.begins_sentence(start)
