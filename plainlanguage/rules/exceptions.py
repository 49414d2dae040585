"""When a word is not meant: in quotation marks, in a name, in a question, with a "no" before it."""

import re

from plainlanguage.page import ReadPassage
from plainlanguage.passages import Kind

_OPENING, _CLOSING = "\"'", "\"'.,"
_NO = {
    "en": re.compile(
        r"\b(?:no|not|never|nor|neither|cannot|without|nobody|none|isn't|aren't|wasn't|can't|"
        r"won't|don't|doesn't|didn't|couldn't|hasn't|rather than|instead of|far from|yet to)\b"
    ),
    "es": re.compile(r"\b(?:no|ni|nunca|jamás|sin|tampoco|nadie|ningún|ninguna|en lugar de)\b"),
}
#: Where a clause ends, and with it what a "no" reaches.
_CLAUSE = re.compile(r"[,;:.!?()–—]|\b(?:but|and|so|because|pero|y|porque)\b")
#: How far back a "no" is looked for, in characters.
_REACH = 60
#: How far away the next word may end, in characters.
_BESIDE = 30


def is_quoted(folded: str, start: int, end: int) -> bool:
    """The words stand in quotation marks of their own: they are spoken of, not used."""
    return (
        start > 0
        and folded[start - 1] in _OPENING
        and any(sign in _OPENING for sign in folded[end : end + 2])
    )


def is_a_name(read: ReadPassage, start: int, end: int) -> bool:
    """In the middle of a sentence, with capitals, beside a word with one: "the Beat Cancer Week".

    Headings prove nothing: some write every word of them with a capital.
    """
    text = read.passage.text
    words = text[start:end].split()
    if read.passage.kind in (Kind.HEADING, Kind.TITLE) or read.begins_sentence(start):
        return False
    if not all(word[:1].isupper() and word[1:].islower() for word in words):
        return False
    before, after = text[max(0, start - _BESIDE) : start].split(), text[end : end + _BESIDE].split()
    follows = text[end : end + 1] == " " and after and after[0][:1].isupper()
    if follows or not before:
        return bool(follows)
    place = text.rindex(before[-1], 0, start)
    return before[-1][:1].isupper() and not read.begins_sentence(place)


def is_denied(read: ReadPassage, start: int, language: str) -> bool:
    """A "no" stands before the words, in the same clause: "there is no cure"."""
    before = read.folded[max(read.sentence_start(start), start - _REACH) : start]
    ends = [found.end() for found in _CLAUSE.finditer(before)]
    return bool(_NO[language].search(before, ends[-1] if ends else 0))


def is_asked(read: ReadPassage, start: int) -> bool:
    """The words stand in a question."""
    if not read.sentences:
        return False
    sentence = read.sentences[read.sentence_at(start)]
    return "?" in read.folded[sentence.end - 3 : sentence.end]
