"""Words for chance that everybody hears differently, with no number near them.

To many readers "common" is 1 in 2; to a leaflet it is 1 in 100. Left alone: a number of people in
the same sentence or one next to it, ranks and comparisons ("the most common", "more likely than"),
names of classes ("a rare cancer", "high-risk group"), and other senses ("a common cold").
"""

import re
from collections.abc import Iterator

from plainlanguage.findings import Advice, Finding, Rule, Weight, gettext_noop
from plainlanguage.page import Page, ReadPassage
from plainlanguage.rules.frequencies import frequencies

_ADVICE = Advice(
    Rule.VAGUE_RISK,
    Weight.WORTH_A_LOOK,
    gettext_noop("“{words}” means one thing to one reader and another to the next."),
    gettext_noop(
        "If you know a number, add it, such as “rare: 1 in 1,000 people”. If nobody knows, say so."
    ),
)

_PATTERNS = {
    "en": re.compile(
        r"(?<!more )(?<!most )(?<!less )(?<!least )(?<!as )(?<!so )(?<!in )(?<!how )(?<!-)\b(?:"
        r"rare(?! (?:(?:\w{1,15} )?(?:cancers?|tumou?rs?|diseases?|conditions?|types?|kinds?"
        r"|forms?|"
        r"illness(?:es)?|leukaemias?|lymphomas?|gene|genetic|disorders?|occasions?|sarcomas?))\b)"
        r"|rarely(?! (?:used|needed|given|offered|done|enough|alone)\b)"
        r"|(?:very |quite |fairly |extremely )?(?:uncommon|common)(?! (?:cold|sense|questions?"
        r"|names?|"
        r"words?|mistakes?|ground|room|language|reasons?|cancers?|types?|kinds?|way|ways|terms?|"
        r"cause|causes|to (?:feel|wonder|worry|ask|want|be afraid)|worry|worries|bile|feeling"
        r"|feelings)\b)"
        r"|(?:very |quite |highly |extremely )?(?:unlikely|likely)(?! (?:as|than|cause|causes"
        r"|course|reason)\b)"
        r"|(?:(?:a|the|this) )?(?:low|small|tiny|slight|slim|high|good|fair|remote"
        r"|significant) "
        r"(?:risk|chance|probability|likelihood)(?= (?:of(?! bias)|that|it|you|is)\b|[.,;:!?)]|$)"
        r"|(?:risk|chance|chances|probability|likelihood) (?:is|are) (?:very |quite |fairly )?"
        r"(?:low|small|tiny|slight|slim|high|good|fair|remote|negligible)"
        r")\b"
    ),
    "es": re.compile(
        r"(?<!más )(?<!menos )(?<!tan )(?<!en )(?<!por lo )\b(?:"
        r"rar(?:o|a|os|as) ve(?:z|ces)|rarament[e]|(?:es|son|muy) (?:rar[oa]s?|poco frecuentes?"
        r"|poco comunes?)"
        r"|(?:es|son|muy|bastante) (?:comunes?|común|frecuentes?)"
        r"|(?:muy |poco )?probable(?! que no haya)"
        r"|improbable"
        r"|(?:bajo|alto|pequeño|escaso|elevado) riesgo(?= (?:de|que)\b|[.,;:!?)]|$)"
        r"|riesgo (?:es )?(?:muy )?(?:bajo|alto|pequeño|escaso|elevado)"
        r"|(?:baja|alta|poca|pequeña|gran) (?:probabilidad|posibilidad)"
        r")\b"
    ),
}
#: Numbers and words that say how often.
_HOW_OFTEN = {
    "en": re.compile(
        r"\d ?%|\bper ?cent\b|\bpercent\b|\b(?:half|a third|two thirds|a quarter"
        r"|three quarters) of\b"
        r"|\b\d[\d,]{0,9} (?:people|patients|women|men|children)\b"
    ),
    "es": re.compile(
        r"\d ?%|\bpor ciento\b|\b(?:la mitad|un tercio|dos tercios|un cuarto) de\b"
        r"|\b\d[\d.]{0,9} (?:personas|pacientes|mujeres|hombres|niños)\b"
    ),
}
#: Sentences about what people feel: there "common" says that they are not alone with it.
_FEELINGS = {
    "en": re.compile(
        r"\b(?:worr(?:y|ies|ied)|fears?|afraid|sad|sadness|mood|feel|feels|feelings?|emotions?|"
        r"anger|angry|guilt|guilty|grief|tears|normal|anxiety|anxious|lonely|hard news|bad news|"
        r"(?:it|that|this) is common)\b"
    ),
    "es": re.compile(
        r"\b(?:preocup\w{1,8}|miedos?|tristeza|triste|ánimo|siente|sienten|sentir\w{0,3}|emociones|"
        r"enojo|enfado|culpa|duelo|ansiedad|normal|(?:eso|esto) es (?:común|frecuente))\b"
    ),
}
#: "People at high risk" are called so: a class that somebody else has drawn.
_CLASS = {
    "en": re.compile(r"\b(?:people|those|women|men|children|adults|anyone|who are|you are) at $"),
    "es": re.compile(r"\b(?:personas|mujeres|hombres|niños|quienes) (?:con|de) $"),
}


def vague_risks(page: Page) -> Iterator[Finding]:
    if page.language not in _PATTERNS:
        return
    for read in page.own():
        found = list(_PATTERNS[page.language].finditer(read.folded))
        if not found:
            continue
        numbered = _sentences_with_numbers(read, page.language)
        feelings = _FEELINGS[page.language].finditer(read.folded)
        of_feelings = {read.sentence_at(feeling.start()) for feeling in feelings}
        for match in found:
            start, end = match.span()
            sentence = read.sentence_at(start)
            if numbered & {sentence - 1, sentence, sentence + 1}:
                continue
            if _CLASS[page.language].search(read.folded, max(0, start - 25), start):
                continue
            if sentence not in of_feelings:
                yield read.finding(_ADVICE, start, end)


def _sentences_with_numbers(read: ReadPassage, language: str) -> set[int]:
    places = [share.start for share in frequencies(read.folded, language)]
    places += [found.start() for found in _HOW_OFTEN[language].finditer(read.folded)]
    return {read.sentence_at(place) for place in places}
