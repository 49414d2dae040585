"""How much a word that stands in a page says about the page.

BM25 for the text, and beside it a match in the title or another name, which counts however long
the text is (Robertson & Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009,
for the first; the two are added, because a page that *is called* something is about it). Chosen on
the development half of the judged queries by coarse steps; see docs/search.md.
"""

from dataclasses import dataclass

#: How soon more of the same word stops to matter.
SATURATION = 2.0
#: How much a long text is held against its words, from 0 to 1; likewise a long name.
TEXT_LENGTH, NAME_LENGTH = 0.9, 0.5
#: What standing in a name of usual length is worth, where a text full of the word is worth 3.
NAME = 3.0


@dataclass(frozen=True)
class Usual:
    """The lengths, in words, that count as usual in a language."""

    text: float
    name: float


def text_impact(frequency: float, length: int, usual: Usual) -> float:
    """Of a word that stands `frequency` times (headings count more) in `length` words of text."""
    pivot = 1 - TEXT_LENGTH + TEXT_LENGTH * length / usual.text
    return frequency * (SATURATION + 1) / (frequency + SATURATION * pivot)


def name_impact(length: int, usual: Usual) -> float:
    """Of a word that stands in a name of `length` words."""
    return NAME / (1 - NAME_LENGTH + NAME_LENGTH * length / usual.name)
