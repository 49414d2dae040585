"""What a definition must be, so that it fits under a line of a guide and is read at a glance."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

MOST_WORDS = 25
_SENTENCE_END = re.compile(r"[.!?…][\"”’)]?\s+(?=[A-ZÁÉÍÓÚÑÜ¿¡“\"])")
# Not the end of a sentence: "Dr. Lee", "p. ej. La", and single letters ("E. coli").
_SHORT_FORM = re.compile(r"(?:\b(?:Dr|Mr|Mrs|Ms|St|vs|e\.g|i\.e|p\. ej|Sr|Sra|\w))\.\s$")


def count_words(text: str) -> int:
    return len(text.split())


def problems_of_definition(text: str) -> Iterator[str]:
    """What is wrong with a definition, each as a sentence for the person who writes it."""
    yield from problems_of_length(text)
    if len(list(_sentences(text))) > 1:
        yield _("Write one sentence. What else there is to say goes into the longer explanation.")
    if not text.endswith((".", "!", "?")):
        yield _("End it with a full stop.")
    if text[:1].islower():
        yield _("Begin with a capital letter.")


def problems_of_length(text: str) -> Iterator[str]:
    """Whether a reader can take it in without leaving the line they were reading."""
    words = count_words(text)
    if words > MOST_WORDS:
        yield _("This has %(words)d words. Use %(most)d at most.") % {
            "words": words,
            "most": MOST_WORDS,
        }
    if "<" in text or ("&" in text and ";" in text.partition("&")[2]):
        yield _("Write plain text, without codes such as <b> or &amp;.")


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if not _SHORT_FORM.search(text[start : end.end()]):
            yield text[start : end.end()]
            start = end.end()
    if text[start:].strip():
        yield text[start:]
