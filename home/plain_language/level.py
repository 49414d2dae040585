"""How easy a page is to read, in words for readers."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from home.plain_language.defined import defined_on
from plainlanguage.analysis import measured_texts
from plainlanguage.measures import Measures, measure


class Level(models.TextChoices):
    """What “About this page” says. Stored with the page, so that reading it costs nothing."""

    EASY = "easy", _("Easy to read")
    FAIRLY_EASY = "fairly-easy", _("Fairly easy to read")
    MEDICAL_WORDS = "medical-words", _("Fairly easy to read, with some medical words explained")
    HARDER = "harder", _("Harder to read than most of our pages")


#: US school grades (Flesch-Kincaid). NIH and AMA ask for six to eight.
EASY_GRADE, FAIRLY_EASY_GRADE = 6.0, 8.0
#: INFLESZ: 65 begins “bastante fácil”, 55 “normal” (Barrio-Cantalejo 2008).
EASY_INFLESZ, FAIRLY_EASY_INFLESZ = 65.0, 55.0
#: Fewer words say nothing about a page.
FEWEST_WORDS = 100


def level_of_page(page: Any) -> str:
    """The level of a guide as it is in memory. One query, for the glossary."""
    passages = page.passages()
    texts = measured_texts(passages)
    language = page.locale.language_code.split("-")[0]
    return level_of(measure(texts, language), measure(texts, language, defined_on(page, passages)))


def level_of(as_written: Measures, without_defined: Measures) -> str:
    """A `Level`, or nothing for a text too short to tell or in a language without a measure."""
    if as_written.words < FEWEST_WORDS:
        return ""
    if as_written.grade is not None and without_defined.grade is not None:
        return _level(
            as_written.grade <= EASY_GRADE,
            as_written.grade <= FAIRLY_EASY_GRADE,
            without_defined.grade <= FAIRLY_EASY_GRADE,
        )
    if as_written.inflesz is not None and without_defined.inflesz is not None:
        return _level(
            as_written.inflesz >= EASY_INFLESZ,
            as_written.inflesz >= FAIRLY_EASY_INFLESZ,
            without_defined.inflesz >= FAIRLY_EASY_INFLESZ,
        )
    return ""


def _level(is_easy: bool, is_fairly_easy: bool, is_so_without_words: bool) -> Level:
    if is_easy:
        return Level.EASY
    if is_fairly_easy:
        return Level.FAIRLY_EASY
    return Level.MEDICAL_WORDS if is_so_without_words else Level.HARDER
