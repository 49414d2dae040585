"""What may be asked, bounded. Whatever else stands in an address is an error with a sentence."""

from dataclasses import dataclass

from django.conf import settings
from django.http import QueryDict

from glossary.normal import DIGITS, normal, tidy

USUAL_SIZE, MOST_SIZE = 100, 500
FURTHEST = 100_000
LONGEST_TEXT = 80
KNOWN = ("begins", "contains", "letter", "size", "from", "language")


class BadRequestError(ValueError):
    """What is wrong with a request, as a sentence for the person who wrote it."""


@dataclass(frozen=True)
class Asked:
    language: str
    #: Normal forms; at most one of the three is set.
    begins: str = ""
    contains: str = ""
    letter: str = ""
    size: int = USUAL_SIZE
    start: int = 0


def parse(query: QueryDict, language: str) -> Asked:
    """Raises `BadRequestError`. `language` is that of the address, where none is named."""
    _refuse_unknown(query, KNOWN)
    narrowing = [name for name in ("begins", "contains", "letter") if name in query]
    if len(narrowing) > 1:
        raise BadRequestError(f"Use one of {' and '.join(narrowing)}, not both.")
    letter = tidy(query.get("letter", "")[: LONGEST_TEXT + 1])
    if "letter" in query and letter != DIGITS and (len(normal(letter)) != 1):
        raise BadRequestError(f"letter must be one letter, or {DIGITS} for digits.")
    return Asked(
        language=language_of(query, language),
        begins=_text(query, "begins"),
        contains=_text(query, "contains"),
        letter=letter if letter == DIGITS else _or_digits(normal(letter)),
        size=_number(query, "size", USUAL_SIZE, 1, MOST_SIZE),
        start=_number(query, "from", 0, 0, FURTHEST),
    )


def only_language(query: QueryDict, language: str) -> str:
    """For an answer that nothing but a language narrows. Raises `BadRequestError`."""
    _refuse_unknown(query, ("language",))
    return language_of(query, language)


def language_of(query: QueryDict, language: str) -> str:
    known = dict(settings.LANGUAGES)
    asked = query.get("language", language)
    if asked not in known:
        raise BadRequestError(f"language must be one of {', '.join(known)}.")
    return asked


def _refuse_unknown(query: QueryDict, known: tuple[str, ...]) -> None:
    if any(name not in known for name in query):
        raise BadRequestError(f"The only parameters here are {', '.join(known)}.")
    if any(len(values) > 1 for _name, values in query.lists()):
        raise BadRequestError("Give each parameter once.")


def _text(query: QueryDict, name: str) -> str:
    if name not in query:
        return ""
    typed = query.get(name, "")
    if len(typed) > LONGEST_TEXT:
        raise BadRequestError(f"{name} may have {LONGEST_TEXT} characters at most.")
    wanted = normal(tidy(typed))
    if not wanted:
        raise BadRequestError(f"{name} needs at least one letter or digit.")
    return wanted


def _number(query: QueryDict, name: str, usual: int, least: int, most: int) -> int:
    typed = query.get(name)
    if typed is None:
        return usual
    # `isdigit` alone is also true of “²”, which is no number to Python.
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 9) or not (
        least <= int(typed) <= most
    ):
        raise BadRequestError(f"{name} must be a whole number from {least} to {most}.")
    return int(typed)


def _or_digits(letter: str) -> str:
    return DIGITS if letter.isdigit() else letter
