"""The reading measures that the field knows, with their sources.

They count lengths and nothing else: use them to put pages in order and to see whether a page got
easier, never as a gate. `hardness` says which sentence people find hard.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

from plainlanguage.leaving_out import Phrases, phrases_of
from plainlanguage.syllables import syllables
from plainlanguage.tokens import Word, sentences

#: LIX calls a word long from seven letters; SMOG counts words of three syllables or more.
LONG, POLYSYLLABLE = 7, 3
#: SMOG is defined for a sample of thirty sentences, to which any other number is scaled.
SMOG_SAMPLE = 30


@dataclass(frozen=True)
class Measures:
    """Counts of a text and what the formulas make of them; None where there is nothing to measure.

    `grade` and `smog` are US school grades; `reading_ease`, `fernandez_huerta` and `inflesz` run
    from about 0 (very hard) to 100 (very easy); `lix` from about 20 (very easy) to 60 (very hard).
    English has the first four, Spanish LIX and the last two. Nothing is rounded or cut off: a text
    of one word can have a negative grade.
    """

    words: int
    sentences: int
    syllables: int
    long_words: int
    polysyllables: int
    grade: float | None = None
    reading_ease: float | None = None
    smog: float | None = None
    lix: float | None = None
    fernandez_huerta: float | None = None
    inflesz: float | None = None


def flesch_kincaid(words: int, sentences: int, syllables: int) -> float:
    """US grade. J. P. Kincaid and others, Research Branch Report 8-75, Naval Air Station
    Memphis, 1975."""
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def reading_ease(words: int, sentences: int, syllables: int) -> float:
    """R. Flesch, "A new readability yardstick", J Appl Psychol 1948;32:221-233."""
    return 206.835 - 1.015 * words / sentences - 84.6 * syllables / words


def smog(polysyllables: int, sentences: int) -> float:
    """US grade. G. H. McLaughlin, "SMOG grading: a new readability formula", J Reading
    1969;12:639-646; the exact form, of which 3 + the square root is the short one."""
    return 3.1291 + 1.0430 * sqrt(polysyllables * SMOG_SAMPLE / sentences)


def lix(words: int, sentences: int, long_words: int) -> float:
    """C.-H. Björnsson, "Läsbarhet", 1968: words a sentence and the per cent of long words."""
    return words / sentences + 100 * long_words / words


def fernandez_huerta(words: int, sentences: int, syllables: int) -> float:
    """J. Fernández Huerta, "Medidas sencillas de lecturabilidad", Consigna 1959;214:29-32.

    206.84 - 0.60 P - 1.02 F with P the syllables of a hundred words. F is printed as the number of
    sentences, which makes short ones harder; G. Law (LINGUIST List 22.2332, 2011) shows that words
    a sentence are meant, and so it is used since.
    """
    return 206.84 - 60 * syllables / words - 1.02 * words / sentences


def inflesz(words: int, sentences: int, syllables: int) -> float:
    """F. Szigriszt Pazos, "Sistemas predictivos de legilibilidad del mensaje escrito: fórmula de
    perspicuidad", 1993; the scale by I. M. Barrio-Cantalejo and others, An Sist Sanit Navar
    2008;31:135-152."""
    return 206.835 - 62.3 * syllables / words - words / sentences


def measure(
    texts: Iterable[str], language: str, without: Collection[str] | Phrases = ()
) -> Measures:
    """The measures of texts taken together; a sentence never runs from one text into the next.

    A word or phrase `without` (in lower case, see `leaving_out`) still counts as a word, but as a
    short one of one syllable: a reader who has its definition beside it meets it as one known word,
    and the sentence is no shorter for it. Taking it out altogether would make "You will have
    chemotherapy and radiotherapy" look like a sentence of four words. A phrase of two words stays
    two words.
    """
    phrases = phrases_of(without)
    counts = _Counts()
    for text in texts:
        for sentence in sentences(text, language):
            counts.sentences += 1
            left_out = phrases.within(sentence.words)
            for position, word in enumerate(sentence.words):
                counts.add(word, language, position in left_out)
    return counts.measures(language)


@lru_cache(maxsize=8192)
def _counted(word: str, language: str) -> tuple[int, bool]:
    """Its syllables, and whether it is long. Kept, as texts repeat their words."""
    return syllables(word, language), sum(map(str.isalpha, word)) >= LONG


class _Counts:
    def __init__(self) -> None:
        self.words = self.sentences = self.syllables = self.long_words = self.polysyllables = 0

    def add(self, word: Word, language: str, left_out: bool) -> None:
        self.words += 1
        if left_out:
            self.syllables += 1
            return
        number, is_long = _counted(word.text, language)
        self.syllables += number
        self.polysyllables += number >= POLYSYLLABLE
        self.long_words += is_long

    def measures(self, language: str) -> Measures:
        counted = (self.words, self.sentences, self.syllables, self.long_words, self.polysyllables)
        if not self.words:
            return Measures(*counted)
        words, sentences, of_words = self.words, self.sentences, self.syllables
        long = lix(words, sentences, self.long_words)
        if language == "es":
            return Measures(
                *counted,
                lix=long,
                fernandez_huerta=fernandez_huerta(words, sentences, of_words),
                inflesz=inflesz(words, sentences, of_words),
            )
        return Measures(
            *counted,
            grade=flesch_kincaid(words, sentences, of_words),
            reading_ease=reading_ease(words, sentences, of_words),
            smog=smog(self.polysyllables, sentences),
            lix=long,
        )
