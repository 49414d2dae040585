"""Words that search must never treat as one, each with its reason.

A reader who looks for one of a pair must not be led to the other as if it were the same: someone
in remission is not told that they are cured. The pairs are data, names in English and in Spanish.

A name counts where its words stand next to each other in a phrase; “therap*” is any word that
begins so, and “=phase” counts only when nothing else stands in the phrase. The longest name at a
place wins: “liquid biopsy” is not also “biopsy”. A synonym is refused, in either direction, when
its phrase speaks of one side only and its target of the other side only. One that speaks of both
(“hospice vs palliative”) asks for the difference and is fine.

Chains need no rule: what a synonym finds is not expanded again, so A → B and B → C never make
A → C.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from search import normalise


@dataclass(frozen=True)
class Refusal:
    """Why a synonym may not be, and the field of `SearchTerm` to say it beside."""

    field: str
    reason: Any


@dataclass(frozen=True)
class Pair:
    """Two things that are not the same, by the names people use for them."""

    one: tuple[str, ...]
    other: tuple[str, ...]
    reason: Any


@dataclass(frozen=True)
class Abbreviation:
    """Capitals that are an everyday word in small letters, so that only case tells them apart."""

    written: str
    means: tuple[str, ...]
    everyday: tuple[str, ...]
    reason: Any


PAIRS = [
    Pair(
        (
            *("remission*", "remisión", "remisiones", "all clear", "cancer free", "NED"),
            *("no evidence of disease", "sin evidencia de enfermedad", "libre de cáncer"),
        ),
        ("cure*", "cura*", "curing"),
        _(
            "Remission is not a cure. In remission, cancer cannot be found or has shrunk, and it"
            " may still come back."
        ),
    ),
    Pair(
        ("palliative*", "paliativ*", "pallative", "paliative", "supportive care"),
        ("hospice*", "hospicio*"),
        _(
            "Palliative care is not the same as a hospice. It helps at any stage of an illness,"
            " together with treatment; a hospice cares for people near the end of life."
        ),
    ),
    Pair(
        ("stage*", "staging", "estadio*", "etapa*", "estadific*"),
        ("grade*", "grading", "grado*"),
        _(
            "Stage and grade are different. Stage says how far a cancer has spread; grade says how"
            " its cells look under a microscope."
        ),
    ),
    Pair(
        (
            *("biomarker*", "tumour test*", "tumor test*", "tumour profil*", "tumor profil*"),
            *("tumour genetic test*", "tumor genetic test*", "tumour DNA test*", "tumor DNA test*"),
            *("genetic test* of the tumour", "genetic test* of the tumor"),
            *("genomic profil*", "molecular profil*", "somatic*", "biomarcador*"),
            *("análisis del tumor", "prueba* del tumor", "prueba* genética* del tumor"),
            *("prueba* genética* tumoral*", "perfil genómico", "perfil molecular", "somátic*"),
        ),
        (
            *("inherited", "hereditary", "germline", "genetic test*", "predictive test*"),
            *("hereditari*", "germinal", "prueba* genética*", "análisis genético*"),
            *("test genético*", "heredad*"),
        ),
        _(
            "A test of a tumour is not a test for inherited risk. The first looks for changes in"
            " the cancer to choose treatment; the second looks for changes that run in a family."
        ),
    ),
    Pair(
        ("benign*",),
        (
            *("harmless*", "not dangerous", "nothing to worry about"),
            *("inofensiv*", "inocu*", "no peligros*", "nada de que preocuparse"),
        ),
        _(
            "Benign does not mean harmless. A benign growth is not cancer, but it can press on"
            " what is around it and may need treatment."
        ),
    ),
    Pair(
        (
            *("screen*", "cribado*", "tamizaje*", "detección precoz"),
            *("examen de detección", "exámenes de detección"),
        ),
        ("diagnos*",),
        _(
            "Screening is not diagnosis. Screening looks for signs in people without symptoms; a"
            " diagnosis needs more tests."
        ),
    ),
    Pair(
        (
            *("immunotherap*", "immuno therap*", "imunotherap*", "immune therap*", "immuno", "IO"),
            *("immuno oncology", "checkpoint inhibitor*", "checkpoint drug*", "CAR T"),
            *("inmunoterap*", "imunoterap*", "inmuno", "inhibidor* de puntos de control"),
        ),
        ("chemo", "chemotherap*", "kemo", "kemotherap*", "chemmo", "quimio", "quimioterap*"),
        _(
            "Immunotherapy is not chemotherapy. It helps the immune system act against cancer;"
            " chemotherapy kills cells that divide. Their side effects and risks differ."
        ),
    ),
    Pair(
        ("targeted", "terapia* dirigida*", "tratamiento* dirigido*", "terapia* diana"),
        (
            *("no side effect*", "without side effect*", "without any side effect*"),
            *("zero side effect*", "side effect free", "free of side effects"),
            *("free from side effects", "sin efectos secundarios", "sin efectos adversos"),
            *("ningún efecto secundario", "no tiene efectos secundarios"),
        ),
        _("Targeted therapy has side effects too. They often differ from those of chemotherapy."),
    ),
    Pair(
        (
            *("liquid biops*", "blood biops*", "ctDNA", "cfDNA", "circulating tumour DNA"),
            *(
                "circulating tumor DNA",
                "cell free DNA",
                "biopsia* líquida*",
                "ADN tumoral circulante",
            ),
        ),
        ("biops*",),
        _(
            "A liquid biopsy is not a tissue biopsy. It looks for traces of cancer in blood, and"
            " often a piece of tissue is still needed to be sure."
        ),
    ),
    Pair(
        (
            *("=phase*", "=fase*", "phase 0", "phase 1*", "phase 2*", "phase 3*", "phase 4*"),
            *(
                "phase one",
                "phase two",
                "phase three",
                "phase four",
                "phase I",
                "phase II",
                "phase III",
                "phase IV",
            ),
            *("trial phase*", "trial stage*", "phase* of a trial", "stage* of a trial"),
            *("phase* of trials", "stage* of trials", "phase* of clinical trials"),
            *("stage* of clinical trials", "stage* of a clinical trial", "early phase trial*"),
            *("fase 0", "fase 1*", "fase 2*", "fase 3*", "fase 4*", "fase I", "fase II"),
            *("fase III", "fase IV", "fase* del ensayo", "fase* de un ensayo", "etapa* del ensayo"),
            *("fase* de los ensayos", "ensayo* de fase", "etapa* de un ensayo"),
        ),
        ("stage*", "staging", "estadio*", "etapa*", "estadific*"),
        _(
            "The phase of a trial is not the stage of a cancer. A phase says how far the testing of"
            " a treatment has come; a stage says how far a cancer has spread."
        ),
    ),
    Pair(
        (
            *("faecal immunochemical", "fecal immunochemical", "bowel screening test"),
            *("poo test", "inmunoquímic*", "sangre oculta en heces"),
        ),
        ("fit and well", "well", "healthy", "seizure*", "epilep*", "convulsi*", "sano", "en forma"),
        _("FIT is a test for blood in poo. It is neither being fit and well nor having a fit."),
    ),
]

ABBREVIATIONS = [
    Abbreviation(
        "ALL",
        ("leukaemia*", "leukemia*", "lymphoblastic", "leucemia*", "linfoblástica"),
        ("every*", "todo*", "toda*"),
        _("ALL is a leukaemia; “all” is an everyday word."),
    ),
    Abbreviation(
        "FIT",
        (
            *("faecal", "fecal", "bowel", "immunochemical", "poo", "stool"),
            *("heces", "inmunoquímic*"),
        ),
        ("well", "healthy", "seizure*", "epilep*", "convulsi*", "exercise", "sano", "en forma"),
        _("FIT is a test for blood in poo; “fit” is an everyday word."),
    ),
]


def refusal(phrase: str, target: str, case_matters: bool) -> Refusal | None:
    """Why `phrase` must not find `target`, or None. It holds for both directions alike."""
    for abbreviation in ABBREVIATIONS:
        if found := _abbreviation_refusal(abbreviation, phrase, target, case_matters):
            return found
    for pair in PAIRS:
        sides = _sides(phrase, pair.one, pair.other), _sides(target, pair.one, pair.other)
        if sides in (({0}, {1}), ({1}, {0})):
            return Refusal("target", pair.reason)
    return None


def _abbreviation_refusal(
    rule: Abbreviation, phrase: str, target: str, case_matters: bool
) -> Refusal | None:
    word = normalise.phrase(rule.written)
    if normalise.phrase(target) == word:
        # The index has no capitals: looking for “ALL” would find every “all”.
        advice = _("Write “%(written)s” as the phrase, and in full what it finds.")
        return Refusal("target", _joined(rule, advice))
    if normalise.phrase(phrase) != word:
        return None
    if not case_matters:
        return Refusal("case_matters", _joined(rule, _("Tick this, so that only capitals count.")))
    sides = _sides(target, rule.means, rule.everyday)
    if phrase.strip() != rule.written and 0 in sides:
        return Refusal("phrase", _joined(rule, _("Write it in capitals: %(written)s.")))
    if phrase.strip() == rule.written and 1 in sides:
        return Refusal("target", rule.reason)
    return None


def _joined(rule: Abbreviation, advice: Any) -> str:
    return f"{rule.reason} {advice % {'written': rule.written}}"


def _sides(text: str, *sides: tuple[str, ...]) -> set[int]:
    """Which of `sides` the text speaks of, reading from the left and the longest name first."""
    words = normalise.phrase(text).split()
    found: set[int] = set()
    place = 0
    while place < len(words):
        lengths = [_longest_at(words, place, names) for names in sides]
        longest = max(lengths)
        found |= {side for side, length in enumerate(lengths) if length == longest > 0}
        place += longest or 1
    return found


def _longest_at(words: list[str], place: int, names: tuple[str, ...]) -> int:
    """How many words the longest of `names` takes that stands at `place`."""
    return max((_length_at(words, place, name) for name in names), default=0)


def _length_at(words: list[str], place: int, name: str) -> int:
    parts = name.removeprefix("=").split()
    there = words[place : place + len(parts)]
    if len(there) < len(parts) or (name.startswith("=") and there != words):
        return 0
    return len(parts) if all(map(_is_word, parts, there)) else 0


def _is_word(part: str, word: str) -> bool:
    """Whether `word` is the `part` of a name, or begins with it where that ends in a star."""
    normal = normalise.phrase(part)
    return word.startswith(normal) if part.endswith("*") else word == normal
