"""Words that lay an illness, or what became of it, at a person's door.

"The treatment failed" is fine: it says what failed. So is a right ("you can refuse treatment"),
and "admitted to hospital".
"""

import re
from collections.abc import Iterator

from plainlanguage.findings import Advice, Finding, Rule, Weight, gettext_noop
from plainlanguage.page import Page
from plainlanguage.rules.exceptions import is_quoted

_ADVICE = Advice(
    Rule.BLAME,
    Weight.IMPORTANT,
    gettext_noop(
        "“{words}” can sound as if the person were at fault, or no more than an illness. They may"
        " be reading this."
    ),
    gettext_noop(
        "Say what happened without a judgement, such as “the treatment did not work”, “chose not"
        " to have” or “has”."
    ),
)
_CARE_EN = (
    r"(?:treatments?|chemo|chemotherapy|radiotherapy|immunotherapy|therapy|surgery|medicines?|"
    r"medication|drugs?|consent|tests?|testing|screening|transfusions?|scans?|care|advice|help)"
)
_WHOSE = r"(?:the |their |his |her |your |my |all |any |further |standard |first-line |previous )?"
_PATTERNS = {
    "en": re.compile(
        rf"\b(?:fails?|failed|failing) {_WHOSE}(?:\w{{1,15}} )?{_CARE_EN}\b"
        r"|\b(?:patients?|people|women|men|children|child|who|you|he|she|they) (?:have |has |had )?"
        r"fail(?:s|ed)? to (?:respond|improve|attend|complete|take|follow|comply)\b"
        r"|\bnon-?(?:compliant|compliance|adherent|adherence|attenders?)\b"
        r"|\b(?:poor|bad) (?:compliance|adherence|historian|patient)\b"
        rf"|\brefus(?:es|ed) {_WHOSE}{_CARE_EN}\b|\brefus(?:es|ed) to (?:take|have|attend|comply)\b"
        r"|\badmits to\b|\badmit(?:s|ted) (?:to )?(?:smoking|drinking|using|taking|missing|"
        r"forgetting|skipping|eating|feeling)\b"
        r"|\b(?:patients?|he|she) den(?:y|ies|ied) (?:any |having )?(?:pain|symptoms|smoking|"
        r"drinking|drug|alcohol|weight)\b"
        r"|\bsuffer(?:s|ed|ing)? (?:badly |terribly |greatly )?(?:from|with)\b"
        r"|\b(?:cancer|leukaemia|chronic|long-term) sufferers?\b|\bsufferers?\b"
        r"|\b(?:cancer|leukaemia|stroke|aids) victims?\b|\bvictims? of (?:cancer|the disease"
        r"|leukaemia)\b"
        r"|\b(?:patient|patients|he|she) complain(?:s|ed)? (?:of|about)\b"
        r"|\b(?:drug|substance|alcohol) (?:abusers?|addicts?)\b|\bcommit(?:s|ted|ting)? suicide\b"
        r"|\b(?:brought|bring) (?:it|this|the cancer) on (?:yourself|themselves|himself|herself)\b"
        r"|\bself-inflicted\b"
    ),
    "es": re.compile(
        r"\b(?:sufr(?:e|en|ía|ían|ió|ir|iendo)) (?:de |del )?(?:\w{1,15} )?(?:cáncer|leucemia"
        r"|tumor|enfermedad)\b"
        r"|\bvíctimas? (?:del cáncer|de cáncer|de la enfermedad|de leucemia)\b"
        r"|\b(?:paciente|pacientes|él|ella|persona|personas) (?:que )?(?:fracas\w{1,6}"
        r"|fall\w{1,5}) (?:al|el|con el) tratamiento\b"
        r"|\b(?:incumplidor(?:a|es|as)?|no cumplidor(?:a|es|as)?|mal paciente|mala adherencia)\b"
        r"|\bse (?:niega|negó|negaron|niegan) (?:al|a recibir|a tomar|a seguir) (?:el "
        r"|su )?(?:tratamiento|medicamento|quimioterapia|medicinas?)\b"
        r"|\brechaz(?:ó|aron) (?:el|su) tratamiento\b|\bcomet(?:e|ió|er) suicidio\b"
        r"|\b(?:drogadict[oa]s?|toxicóman[oa]s?)\b|\b(?:admite|admitió|confiesa"
        r"|confesó) (?:fumar|beber|consumir)\b"
    ),
}
#: The words just before that make it a right, a hope or a denial of blame.
_RIGHT = re.compile(
    r"\b(?:can|may|could|might|if you|right to|free to|nobody|no one|not|never|who is|insurers?|"
    r"company|companies|government|bank|animals?|mice|cells?) (?:have |has |be |been )?$"
)


def blame(page: Page) -> Iterator[Finding]:
    for read, found in page.matches(_PATTERNS):
        start, end = found.span()
        if _RIGHT.search(read.folded, max(0, start - 25), start):
            continue
        if not is_quoted(read.folded, start, end):
            yield read.finding(_ADVICE, start, end)
