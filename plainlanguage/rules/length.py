"""Sentences and paragraphs that ask a reader to hold too much at once.

The limits are those of the NHS content style guide: sentences of up to 20 words, paragraphs of up
to 3 sentences. How much is too much differs by reader; the mending is left to the writer.
"""

import re
from collections.abc import Iterator

from plainlanguage.findings import Advice, Finding, Rule, Weight, gettext_noop
from plainlanguage.page import Page, ReadPassage
from plainlanguage.passages import Kind
from plainlanguage.tokens import Sentence

MOST_WORDS = 20
#: From here on a sentence is likely to be read twice.
FAR_TOO_MANY_WORDS = 30
MOST_SENTENCES = 3
#: A piece that a sentence is split into should be able to stand alone.
_SHORTEST_PIECE = 4
_DOUBT = 20

_WHY_SENTENCE = gettext_noop(
    "This sentence has {count} words. Sentences of up to {limit} words are easier to take in, above"
    " all for somebody who is tired or worried."
)
_SPLIT_AT = gettext_noop("You could end a sentence before “{where}” and start a new one there.")
_SPLIT = gettext_noop("Try one thought in each sentence, or leave out what can be spared.")

_SENTENCE = {
    (weight, mend): Advice(Rule.LONG_SENTENCE, weight, _WHY_SENTENCE, mend)
    for weight in (Weight.WORTH_A_LOOK, Weight.IMPORTANT)
    for mend in (_SPLIT_AT, _SPLIT)
}
_PARAGRAPH = Advice(
    Rule.LONG_PARAGRAPH,
    Weight.WORTH_A_LOOK,
    gettext_noop(
        "This paragraph has {count} sentences. Up to {limit} leave white space to rest in, and"
        " make a place easier to find again."
    ),
    gettext_noop("A new paragraph could start at “{where}”, or its points could become a list."),
)

#: Where a sentence can be parted.
_JOINTS = {
    "en": re.compile(
        r"[;:–—]|, (?=who\b|when\b|while\b|if\b)"
        r"|\b(?:and|but|so|because|which|although|though|however|or|as well as)\b"
    ),
    "es": re.compile(
        r"[;:–—]|, (?=quien\b|cuando\b|si\b)"
        r"|\b(?:y|e|pero|porque|aunque|mientras|por lo que|así que|sino|o|lo que|que)\b"
    ),
}
_RUNNING_TEXT = {Kind.PARAGRAPH, Kind.WARNING, Kind.SUMMARY, Kind.CARD, Kind.CAPTION}


def long_sentences(page: Page) -> Iterator[Finding]:
    for read in page.own():
        for sentence in read.sentences:
            count = len(sentence.words)
            if count <= MOST_WORDS:
                continue
            weight = Weight.IMPORTANT if count > FAR_TOO_MANY_WORDS else Weight.WORTH_A_LOOK
            where = _joint(read, sentence, page.language)
            advice = _SENTENCE[weight, _SPLIT_AT if where else _SPLIT]
            values = {"count": count, "limit": MOST_WORDS, "where": where}
            yield read.finding(advice, sentence.start, sentence.end, **values)


def _joint(read: ReadPassage, sentence: Sentence, language: str) -> str:
    """The words at the joint nearest to the middle: the joint and the two words after it.

    Empty if there is none that leaves two pieces able to stand alone.
    """
    words = sentence.words
    if not (pattern := _JOINTS.get(language)):
        return ""
    first, last = words[_SHORTEST_PIECE].start, words[-_SHORTEST_PIECE].start
    middle = words[len(words) // 2].start
    joints = [found.start() for found in pattern.finditer(read.folded, first, last)]
    if not joints:
        return ""
    best = min(joints, key=lambda position: abs(position - middle) + _doubt(read.folded, position))
    following = [word for word in words if word.start >= best][:3]
    return read.passage.text[following[0].start : following[-1].end]


def _doubt(text: str, joint: int) -> int:
    """An "and" without a comma may join two nouns: worth this many characters of distance."""
    return 0 if text[joint] in ";:–—," or text[joint - 2] == "," else _DOUBT


def long_paragraphs(page: Page) -> Iterator[Finding]:
    for read in page.own():
        count = len(read.sentences)
        if read.passage.kind not in _RUNNING_TEXT or count <= MOST_SENTENCES:
            continue
        extra = read.sentences[_break(count)]
        start = " ".join(word.text for word in extra.words[:4])
        values = {"count": count, "limit": MOST_SENTENCES, "where": start}
        yield read.finding(_PARAGRAPH, extra.start, read.sentences[-1].end, **values)


def _break(count: int) -> int:
    """The sentence to start anew with: half-way, or after the third where halves are too long."""
    return min(MOST_SENTENCES, (count + 1) // 2)
