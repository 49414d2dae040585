"""Words that promise more than research can keep.

The honest uses stay: "cannot be cured", "no cure", "not a breakthrough"; a question ("Is there a
cure?"); a treatment that aims to cure; words in quotation marks; and terms of medicine and law
("breakthrough pain", "Breakthrough Therapy designation", "miracle" in no term we know of).
"""

import re
from collections.abc import Iterator

from plainlanguage.findings import Advice, Finding, Rule, Weight, gettext_noop
from plainlanguage.page import Page
from plainlanguage.rules.exceptions import is_a_name, is_asked, is_denied, is_quoted

_ADVICE = Advice(
    Rule.HYPE,
    Weight.IMPORTANT,
    gettext_noop(
        "“{words}” raises hope that the facts may not bear. Somebody may change a decision because"
        " of it."
    ),
    gettext_noop(
        "Say what was found, in how many people, and what is not known yet. The facts are news"
        " enough."
    ),
)
_OFTEN = r"(?: (?:medical|major|new|huge|big|real|true|possible|potential|latest|great))?"
_PATTERNS = {
    "en": re.compile(
        r"\bbreakthroughs?\b(?! (?:pain|bleeding|seizures?|infections?|cases?|nausea|vomiting|"
        r"(?:therapy|device)s? (?:designation|program|status|devices?)))"
        r"|\b(?:wonder|miracle|magic|super)[- ](?:drugs?|cures?|pills?|medicines?)\b"
        r"|\bmirac(?:le|les|ulous|ulously)\b|\bunprecedented\b|\bgame[- ]?chang(?:er|ers|ing)\b"
        r"|\brevolution(?:ary|ise|ises|ised|ising|ize|izes|ized|izing)\b"
        r"|\b(?:magic|silver) bullets?\b|\bholy grail\b|\bgroundbreaking\b|\bground-breaking\b"
        r"|\b(?:offer|bring|give|hold|provide|raise|renew|spark)(?:s|ed|ing)?(?: (?!me |them "
        r"|her |him |us |you )\w{1,12})? "
        r"(?:new |fresh |real |great |more |renewed )?hope(?:s)?(?! (?:that|nobody))\b"
        r"|\bgiving (?:\w{1,12} )?(?:new |fresh )?hope\b|\b(?:new|fresh|renewed"
        r"|real) hope(?:s)? (?:for|to|in)\b"
        r"|\b(?:beacon|ray|glimmer) of hope\b|\bcutting[- ]edge\b|\bstate[- ]of[- ]the[- ]art\b"
        r"|\bparadigm shifts?\b|\bworld[- ]first\b|\bmedical marvels?\b|\bquantum leaps?\b"
        r"|\b(?:giant|huge|major|massive|historic) (?:leap|leaps|step forward|steps forward"
        r"|advances?)\b"
        r"|\b(?:dramatic|remarkable|astonishing|amazing|spectacular|stunning|incredible"
        r"|astounding) "
        r"(?:results?|improvements?|findings?|responses?|benefits?|success|recover(?:y|ies)"
        r"|advances?|effects?)\b"
        rf"|\b(?:a|the|an?other|ultimate|permanent|possible|potential|complete|find"
        rf"|found){_OFTEN} cures?\b"
        r"|\bcures? (?:for|all|cancer|cancers|it|leukaemia|the disease|your cancer|children"
        r"|patients|people)\b"
        r"|\b(?:could|might|will|to finally) (?:soon |finally |one day |now )?cure\b"
        r"|\bcured of (?:cancer|leukaemia)\b(?= (?:by|thanks|after))"
        r"|\bonce[- ]in[- ]a[- ]lifetime\b"
    ),
    "es": re.compile(
        r"\bmilagr(?:o|os|osa|oso|osas|osos|osamente)\b|\brevolucionari[oa]s?\b|\brevolucion(?:a"
        r"|ar|ará|an)\b"
        r"|\bsin precedentes\b|\b(?:gran|enorme|histórico) avance\b|\bavance (?:histórico"
        r"|revolucionario|sin igual)\b"
        r"|\bcambi(?:a|ará|o|ar) las reglas del juego\b|\b(?:bala|píldora|pastilla) mágica\b"
        r"|\b(?:ofrec\w{1,4}|da|dan|trae|traen|brinda|brindan|dar|abre|abren) (?:una |la "
        r"|nuevas? )?(?:\w{1,12} )?(?:esperanzas?)\b"
        r"|\bnuevas? esperanzas?\b|\brayo de esperanza\b|\b(?:la"
        r"|una) cura\b(?! de(?: la)? heridas?)"
        r"|\bcura (?:el cáncer|la leucemia|definitiva|para el)\b|\b(?:puede|podría|podrá"
        r"|va a) curar\b"
        r"|\bresultados (?:espectaculares|asombrosos|increíbles|impresionantes)\b|\bsanto grial\b"
        r"|\bde vanguardia\b|\bhito (?:histórico|médico)\b"
    ),
}
#: Just before the words: what is meant, tried or weighed is not promised.
_AIM = {
    "en": re.compile(
        r"\b(?:aims?|aimed|aiming|try|tries|trying|tried|(?:goal|aim|hope|question) is|meant"
        r"|whether|if|chances? of|"
        r"word|means?|is not|promised?|claims?|looking for|search for|working towards|as)"
        r"(?: (?:to|at|a|the|it|they|this|of|be|as|is|treatment|that|you))* ?$"
    ),
    "es": re.compile(
        r"\b(?:intenta|trata de|objetivo es|si|probabilidad de|palabra|busca|buscan|buscar)"
        r"(?: (?:el|la|una|de|lo|se))* ?$"
    ),
}


def hype(page: Page) -> Iterator[Finding]:
    for read, found in page.matches(_PATTERNS):
        start, end = found.span()
        if is_quoted(read.folded, start, end) or is_a_name(read, start, end):
            continue
        if is_denied(read, start, page.language) or is_asked(read, start):
            continue
        if not _AIM[page.language].search(read.folded, max(0, start - 40), start):
            yield read.finding(_ADVICE, start, end)
