"""Words of war. They make somebody who gets worse into somebody who did not try hard enough.

It is people who are spared them. What cells and medicines do may be told as a fight ("white cells
fight infection", "helps your immune system fight cancer"): it explains, and blames nobody. So may
a campaign be ("families fought for the law"). "Survivor" is what many adults who had cancer as
children call themselves, and the name of their clinics: it is not looked for.
"""

import re
from collections.abc import Iterator

from plainlanguage.findings import Advice, Finding, Rule, Weight, gettext_noop
from plainlanguage.page import Page
from plainlanguage.rules.exceptions import is_a_name, is_quoted

_ADVICE = Advice(
    Rule.WAR_WORDS,
    Weight.WORTH_A_LOOK,
    gettext_noop(
        "“{words}” makes illness a war. Some people find strength in that; others hear that it is"
        " up to them to win."
    ),
    gettext_noop("Say what happens, such as “is having treatment”, “lives with” or “died of”."),
)

_FOE_EN = (
    r"(?:(?:against )?(?:the |this |that |my |your |his |her |their |our )?"
    r"(?:\w{1,20} )?(?:cancers?|leukaemia|leukemia|lymphoma|tumou?rs?|disease|illness|diagnosis)"
    r"|(?:against )?it\b(?! out)|back\b(?! tears)|on(?=[.,!]|$)|to (?:stay alive|live|survive)"
    r"|for (?:his|her|their"
    r"|my|your|our) li(?:fe|ves))"
)
_OWN_EN = r"(?:his|her|their|my|your|our|the|a|this|that|long|brave|courageous|personal)"
_PATTERNS = {
    "en": re.compile(
        r"\bbattl(?:e|es|ed|ing)\b"
        rf"|\b(?:fight|fights|fought|fighting) {_FOE_EN}"
        rf"|\b{_OWN_EN} fight(?= (?:against|with)\b)"
        rf"|\b(?:lost|lose|loses|losing|won|win|wins|winning|gave up"
        rf"|giving up) {_OWN_EN} (?:\w{{1,20}} )?(?:fight|war)\b"
        r"|\b(?:his|her|their|my|your) (?:brave |courageous |long )?fight\b"
        r"|\b(?:keep|kept|never stop|go down|went down) fighting\b"
        r"|\b(?:beat|beats|beating|beaten|defeat|defeats|defeated|defeating|conquer|conquers|"
        r"conquered|conquering|vanquish\w{0,3}) (?:the |this |that |my |your |his |her |their "
        r"|our )?"
        r"(?:\w{1,20} )?(?:cancers?|leukaemia|leukemia|tumou?rs?|disease|illness|it|odds)\b"
        r"|\bwar (?:on|against) (?:\w{1,20} )?(?:cancers?|disease)\b"
        r"|\b(?:cancer|brave|little|real|true|born) (?:warriors?|fighters?|soldiers?)\b"
        r"|\bwarriors?\b|\b(?:at|to) war with\b|\bcombat(?:s|ing|ting)? (?:the |this )?(?:cancer"
        r"|disease)\b"
        r"|\b(?:weapons?|arsenal) (?:against|in)\b|\b(?:the|an|our|your) enemy\b"
    ),
    "es": re.compile(
        r"\bbatallas?\b|\bbatall(?:a|an|ar|ó|aron|ando)\b|\bguerrer[oa]s?\b"
        r"|\b(?:luch\w{1,6}|pele\w{1,6}) (?:contra|con) (?:el |la |su |un |este |esta )?"
        r"(?:\w{1,20} )?(?:cáncer|enfermedad|tumor|leucemia)\b"
        r"|\b(?:perd\w{1,5}|gan\w{1,5}) (?:la|su|esta) (?:lucha|guerra|pelea)\b"
        r"|\bguerra (?:al|contra el) cáncer\b|\b(?:gran|valiente|una|un) luchador(?:a|es|as)?\b"
        r"|\b(?:venc\w{1,5}|derrot\w{1,5}|gan\w{1,4}) (?:al|a la|a su|a este) "
        r"(?:cáncer|enfermedad|tumor|leucemia)\b|\barmas? contra el cáncer\b"
    ),
}
#: Those whose fight is only a way to say what they do; looked for in the words before.
_NOT_PEOPLE = {
    "en": re.compile(
        r"\b(?:immune|cells?|antibod(?:y|ies)|body|bodies|body's|defences?|defenses?|medicines?|"
        r"drugs?|vaccines?|treatments?|therap(?:y|ies)|proteins?|glands?|nodes?|legal|court|"
        r"political|campaigns?|campaigned)\b"
    ),
    "es": re.compile(
        r"\b(?:inmunitario|inmune|células?|anticuerpos?|cuerpo|defensas?|medicamentos?|fármacos?|"
        r"vacunas?|tratamientos?|terapias?|ganglios?|legal|judicial)\b"
    ),
}
#: How far back the one who fights may stand, in characters.
_NEAR = 50


def war_words(page: Page) -> Iterator[Finding]:
    for read, found in page.matches(_PATTERNS):
        start, end = found.span()
        before = read.folded[max(read.sentence_start(start), start - _NEAR) : end]
        if _NOT_PEOPLE[page.language].search(before):
            continue
        if not is_quoted(read.folded, start, end) and not is_a_name(read, start, end):
            yield read.finding(_ADVICE, start, end)
