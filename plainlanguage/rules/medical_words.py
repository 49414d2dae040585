"""Medical words that neither the page nor its glossary explains."""

from collections.abc import Iterator

from plainlanguage.findings import Advice, Finding, Rule, Weight, gettext_noop
from plainlanguage.page import LANGUAGES, Page, ReadPassage
from plainlanguage.rules.abbreviations import is_abbreviation
from plainlanguage.rules.exceptions import is_a_name
from plainlanguage.rules.explained import stem
from plainlanguage.rules.first_uses import FirstUse, unexplained
from plainlanguage.rules.word_sets import words
from plainlanguage.tokens import Sentence, normal
from plainlanguage.wordlists import frequency, is_medical

_WHY = gettext_noop("“{words}” is a medical word, and nothing up to here says what it means.")
_UNDEFINED = Advice(
    Rule.UNDEFINED_WORD,
    Weight.IMPORTANT,
    _WHY,
    gettext_noop(
        "Say it in everyday words first, with this one in brackets, as in “piles (haemorrhoids)”;"
        " or add it to the glossary."
    ),
)
_LATER = Advice(
    Rule.UNDEFINED_WORD,
    Weight.DETAIL,
    _WHY,
    gettext_noop("It is explained further down: that explanation could move up to here."),
)
#: A word met this often, on the Zipf scale, is left alone though it is medical: "dose", "surgery".
#: It is where `wordlists` draws the line for everyday words.
_OFTEN_MET = 4.0
#: Less often in print, and known in every home.
_HOUSEHOLD = words(
    "x-ray x-rays tumour tumours pharmacist pharmacists scan scans scanner scanners sperm "
    "puberty bowel bowels diarrhoea diarrhea pregnancy symptom dentist nurse vomiting "
    "bandage embarazo diarrea farmacéutico farmacéutica tumor tumores síntoma vómitos "
    "pubertad esperma"
)


def undefined_words(page: Page) -> Iterator[Finding]:
    if page.language not in LANGUAGES:
        return
    found = unexplained(page, lambda read, sentence, _: _medical(read, sentence, page.language))
    for run in _side_by_side(found):
        first = run[0]
        advice = _LATER if all(each.explained_later for each in run) else _UNDEFINED
        yield first.use.read.finding(advice, first.use.start, run[-1].use.end)


def _medical(read: ReadPassage, sentence: Sentence, language: str) -> Iterator[tuple[int, int]]:
    for word in sentence.words:
        if is_abbreviation(word.text):
            continue
        plain = normal(word.text)
        singular = stem(plain, language)
        medical = is_medical(plain, language) or is_medical(singular, language)
        if not medical or _is_familiar(plain, language):
            continue
        if not is_a_name(read, word.start, word.end):  # "The Cancer Genome Atlas"
            yield word.start, word.end


def _is_familiar(word: str, language: str) -> bool:
    if word in _HOUSEHOLD:
        return True
    forms = (word, stem(word, language), word + "s")
    return any(frequency(form, language) >= _OFTEN_MET for form in forms)


def _side_by_side(found: Iterator[FirstUse]) -> Iterator[list[FirstUse]]:
    """Words one after another as one: "lymphoblastic leukaemia"."""
    run: list[FirstUse] = []
    for each in sorted(found, key=lambda first: (first.use.number, first.use.start)):
        if run and not _touches(run[-1], each):
            yield run
            run = []
        run.append(each)
    if run:
        yield run


def _touches(one: FirstUse, other: FirstUse) -> bool:
    same = one.use.number == other.use.number
    return same and other.use.read.folded[one.use.end : other.use.start] == " "
