"""Findings of studies, told as in a press release: what a reader needs to weigh them is missing.

For digests alone. Each item of a digest is a group of passages, and says, anywhere in it: how many
took part, what kind of study it was, whether in people, animals or cells, who paid, and how many
people a change is about. Fields of the item may be handed in as passages of the group whose place
ends in "." and one of the names in `FIELDS` ("3.people"): what such a field holds is taken as said,
"The source does not say" included. Text that reports no study is left alone.
"""

import re
from collections.abc import Iterator

from plainlanguage.findings import Advice, Finding, Rule, Weight, gettext_noop
from plainlanguage.page import Page, ReadPassage
from plainlanguage.rules.exceptions import is_asked, is_denied
from plainlanguage.rules.frequencies import frequencies

#: Names of fields, and the rule that a field with words in it satisfies.
FIELDS = {
    "people": Rule.CLAIM_SIZE,
    "kind_of_study": Rule.CLAIM_KIND,
    "studied_in": Rule.CLAIM_SUBJECTS,
    "who_paid": Rule.CLAIM_FUNDER,
}

_ADVICE = {
    advice.rule: advice
    for advice in (
        Advice(
            Rule.CLAIM_SIZE,
            Weight.IMPORTANT,
            gettext_noop("“{words}”: nothing here says how many took part."),
            gettext_noop("Say how many people the study had, or that the source does not say."),
        ),
        Advice(
            Rule.CLAIM_KIND,
            Weight.WORTH_A_LOOK,
            gettext_noop("“{words}”: nothing here says what kind of study it was."),
            gettext_noop(
                "Say in a few words how it was done, such as “people were put into two groups by"
                " chance” or “researchers looked back at records”."
            ),
        ),
        Advice(
            Rule.CLAIM_SUBJECTS,
            Weight.IMPORTANT,
            gettext_noop("“{words}”: was that in people, in animals or in cells?"),
            gettext_noop("Say in whom or in what. Much that works in mice does not in people."),
        ),
        Advice(
            Rule.CLAIM_FUNDER,
            Weight.WORTH_A_LOOK,
            gettext_noop("“{words}”: nothing here says who paid for it."),
            gettext_noop("Say who paid for the study, or that the source does not say."),
        ),
        Advice(
            Rule.CLAIM_NUMBERS,
            Weight.IMPORTANT,
            gettext_noop(
                "“{words}” says how much something changed, and not for how many people. Half of"
                " 2 in 100 is 1 in 100."
            ),
            gettext_noop(
                "Give the number before and the number after, such as “from 2 in 100 people to 1"
                " in 100”."
            ),
        ),
    )
}

#: Words by which a text reports what a study found.
_CLAIM = {
    "en": re.compile(
        r"\b(?:study|studies|trials?|research|researchers|scientists|experiments?|data|analysis|"
        r"findings|results|tests)(?: \w{1,15}){0,4}? (?:shows?|showed|shown|finds?|found|suggests?|"
        r"suggested|proves?|proved|proven|reveals?|revealed|discover(?:s|ed)?|report(?:s|ed)?|"
        r"demonstrates?|demonstrated|confirms?|confirmed|indicates?|indicated|says?|links?"
        r"|linked)\b"
    ),
    "es": re.compile(
        r"\b(?:estudios?|ensayos?|investigación|investigadores|investigadoras|científicos|"
        r"experimentos?|datos|análisis|resultados)(?: \w{1,15}){0,4}? (?:muestran?|mostr\w{1,5}|"
        r"demuestran?|demostr\w{1,5}|sugieren?|sugiri\w{1,5}|hallaron|halló|encontr\w{1,5}|"
        r"descubr\w{1,6}|revelan?|revel\w{1,4}|indican?|indic\w{1,4}|confirm\w{1,4})\b"
    ),
}
_NUMBER = r"(?:\d[\d.,]{0,9}|\b(?:a hundred|hundreds of|a thousand|thousands of|twelve|ten|twenty))"
_WHO_EN = (
    r"(?:people|patients|women|men|children|adults|participants|volunteers|teenagers|babies|"
    r"families|parents|survivors|mice|rats|animals|samples|tumou?rs|records|cases|nurses|doctors)"
)
_WHO_ES = (
    r"(?:personas|pacientes|mujeres|hombres|niños|niñas|adultos|participantes|voluntarios|"
    r"adolescentes|familias|ratones|ratas|animales|muestras|tumores|casos)"
)
_SAID = {
    "en": {
        Rule.CLAIM_SIZE: re.compile(
            rf"{_NUMBER}(?: \w{{1,15}}){{0,3}} {_WHO_EN}\b"
            r"|\bhow many (?:people )?(?:took part|were in it)\b|\bnumber of people is not\b"
        ),
        Rule.CLAIM_KIND: re.compile(
            r"\b(?:randomi[sz]ed|by chance|placebo|controlled|cohort|observational|case-control|"
            r"survey|questionnaire|interviews?|review of|systematic review|meta-analysis|phase "
            r"(?:\d|i{1,3}v?)|looked back|followed|laboratory|records|pilot|registry"
            r"|first-in-human|"
            r"early (?:study|trial)|compared|comparison|modelling|no comparison|groups?)\b"
        ),
        Rule.CLAIM_SUBJECTS: re.compile(
            rf"\b{_WHO_EN}\b|\bcells?\b(?= (?:in (?:a|the) (?:laboratory|lab|dish)|grown|lines?))"
            r"|\b(?:laboratory|lab dish|dogs|monkeys|zebrafish|worms|human)\b"
        ),
        Rule.CLAIM_FUNDER: re.compile(
            r"\b(?:paid for|paid by|who paid|funded|funding|funders?|sponsor(?:s|ed)?|financed|"
            r"grants?|supported by|money came)\b"
        ),
    },
    "es": {
        Rule.CLAIM_SIZE: re.compile(
            rf"{_NUMBER}(?: \w{{1,15}}){{0,3}} {_WHO_ES}\b|\bcuántas personas\b"
        ),
        Rule.CLAIM_KIND: re.compile(
            r"\b(?:aleatori\w{1,10}|al azar|placebo|controlado|cohorte|observacional|casos y "
            r"controles|encuesta|cuestionario|entrevistas?|revisión|metaanálisis|fase (?:\d"
            r"|i{1,3}v?)|"
            r"laboratorio|registros?|piloto|compar\w{1,6}|grupos?)\b"
        ),
        Rule.CLAIM_SUBJECTS: re.compile(
            rf"\b{_WHO_ES}\b|\b(?:laboratorio|monos|perros|células humanas)\b"
        ),
        Rule.CLAIM_FUNDER: re.compile(
            r"\b(?:pag[óo]|pagad[oa]|financi\w{1,8}|patrocin\w{1,6}|subvenci\w{1,6}|apoyado por)\b"
        ),
    },
}
_RELATIVE = {
    "en": re.compile(
        r"\d ?(?:%|per ?cent\b|percent\b)(?: \w{1,12}){0,2} (?:more|less|fewer|lower|higher"
        r"|greater|reduction|"
        r"increase|rise|drop|fall|improvement|better|worse)\b"
        r"|\b(?:by|cut|cuts) (?:\w{1,10} ){0,3}(?:half|a third|a quarter|two thirds"
        r"|\d{1,3}(?:[.,]\d)? ?(?:%|per cent|percent))"
        r"|\b(?:halves|halved|halving|doubles|doubled|doubling|triples|tripled|trebled)\b"
        r"|\b(?:twice|three times|four times|five times|ten times|half"
        r"|\d{1,3}(?:[.,]\d)? times) as "
        r"(?:likely|many|long|common|often)\b|\b\d{1,3}(?:[.,]\d)? times (?:more|less|higher"
        r"|lower|fewer)\b"
    ),
    "es": re.compile(
        r"\d ?(?:%|por ciento)(?: \w{1,12}){0,2} (?:más|menos|menor|mayor|mejor|peor)\b"
        r"|\b(?:reduc\w{1,6}|aument\w{1,6}|baj\w{1,4}|disminu\w{1,6}"
        r"|mejor\w{1,4}) (?:\w{1,10} ){0,4}"
        r"(?:un |a )?(?:la mitad|tercio|\d{1,3}(?:[.,]\d)? ?(?:%|por ciento))"
        r"|\b(?:duplic\w{1,4}|triplic\w{1,4})\b|\bel doble de (?:probable|probabilidad\w{0,2}"
        r"|veces)\b"
    ),
}


def claims(page: Page) -> Iterator[Finding]:
    if page.language not in _CLAIM:
        return
    items: dict[str, list[ReadPassage]] = {}
    for read in page.own():
        items.setdefault(read.passage.group, []).append(read)
    for item in items.values():
        yield from _of_one_item(item, page.language)


def _of_one_item(item: list[ReadPassage], language: str) -> Iterator[Finding]:
    given = {_field(read) for read in item if read.words}
    texts = [read for read in item if _field(read) is None]
    if (claim := _first(texts, _CLAIM[language], language)) is not None:
        for rule, said in _SAID[language].items():
            if rule not in given and not any(said.search(read.folded) for read in item):
                yield claim[0].finding(_ADVICE[rule], *claim[1])
    if any(True for read in item for _ in frequencies(read.folded, language)):
        return
    if (change := _first(texts, _RELATIVE[language], language)) is not None:
        yield change[0].finding(_ADVICE[Rule.CLAIM_NUMBERS], *change[1])


def _field(read: ReadPassage) -> Rule | None:
    return FIELDS.get(read.passage.place.rpartition(".")[2]) if "." in read.passage.place else None


def _first(
    texts: list[ReadPassage], pattern: re.Pattern[str], language: str
) -> tuple[ReadPassage, tuple[int, int]] | None:
    for read in texts:
        for found in pattern.finditer(read.folded):
            if not is_asked(read, found.start()) and not is_denied(read, found.start(), language):
                return read, found.span()
    return None
