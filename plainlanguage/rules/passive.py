"""A careful guess at the passive: "be" and a participle after it.

A guess, because grammar is not enough to know: "the wound is closed" can be either. What is
likelier to be an adjective is left alone (`participles.NO_PASSIVE`), and the weight is small. Some
passives are right, as when nobody knows or cares who did it. In Spanish only "ser" and a
participle counts: "estar" says how something is, and "se" is how people talk.
"""

from collections.abc import Iterator, Sequence

from plainlanguage.findings import Advice, Finding, Rule, Weight, gettext_noop
from plainlanguage.page import Page
from plainlanguage.passages import Kind
from plainlanguage.rules.participles import ASKED, BE, BETWEEN, IRREGULAR, NO_PASSIVE

#: Words that may stand between "be" and the participle.
_MOST_BETWEEN = 3
_BY = {"en": "by", "es": "por"}
_ENDINGS = {"en": ("ed",), "es": ("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas")}

_WHY = gettext_noop(
    "“{words}” looks passive: it says what is done, and not who does it. Readers like to know who."
)
_ASK_WHO = Advice(
    Rule.PASSIVE,
    Weight.DETAIL,
    _WHY,
    gettext_noop(
        "If it matters who does it, begin with them, such as “Your nurse takes the blood”. If it"
        " does not, leave it as it is."
    ),
)
_BY_WHOM = Advice(
    Rule.PASSIVE,
    Weight.DETAIL,
    _WHY,
    gettext_noop("You could begin with who does it: that comes after “{by}” now."),
)


def passives(page: Page) -> Iterator[Finding]:
    if page.language not in BE:
        return
    for read in page.own():
        if read.passage.kind in (Kind.TITLE, Kind.HEADING):
            continue  # too short to turn round
        for sentence in read.sentences:
            words = [read.folded[word.start : word.end] for word in sentence.words]
            for be, participle in _found(words, page.language):
                by = participle + 1 < len(words) and words[participle + 1] == _BY[page.language]
                start, end = sentence.words[be].start, sentence.words[participle].end
                by_word = {"by": _BY[page.language]} if by else {}
                yield read.finding(_BY_WHOM if by else _ASK_WHO, start, end, **by_word)


def _found(words: Sequence[str], language: str) -> Iterator[tuple[int, int]]:
    """The positions of "be" and of the participle, for each passive of a sentence."""
    after = -1
    for be, word in enumerate(words):
        if be <= after or word not in BE[language]:
            continue
        asked = be == 0 or (be < len(words) - 1 and words[be + 1] in ASKED[language])
        for position in range(be + 1, min(be + 2 + _MOST_BETWEEN, len(words))):
            following = words[position]
            if _is_participle(following, language):
                # "made of", "known as": what something is.
                if words[position + 1 : position + 2] not in (["of"], ["up"], ["off"]):
                    yield be, position
                after = position
                break
            turned = asked and position == be + 1 and following in ASKED[language]
            if not (turned or _may_stand_between(following, language)):
                break


def _is_participle(word: str, language: str) -> bool:
    if language == "es":
        # All four forms of one that is an adjective are adjectives.
        stem = word.removesuffix("s")
        masculine = stem[:-1] + "o" if stem.endswith("a") else stem
        if masculine in NO_PASSIVE["es"] or word.endswith("ísimo"):
            return False
        return masculine in IRREGULAR["es"] or (len(word) > 4 and word.endswith(_ENDINGS["es"]))
    if word in NO_PASSIVE["en"] or "-" in word.removeprefix("re-"):
        return False
    return word in IRREGULAR["en"] or (len(word) > 4 and word.endswith("ed"))


def _may_stand_between(word: str, language: str) -> bool:
    return word in BETWEEN[language] or word.endswith("mente" if language == "es" else "ly")
