"""A page read as plain language: all that staff are shown of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from home.models import DigestPage, GuidePage
from home.plain_language.defined import defined_on
from home.plain_language.structure import structure_of_guide
from plainlanguage.analysis import Analysis, analyse
from plainlanguage.checklists import Item, cci, pemat
from plainlanguage.findings import Rule
from plainlanguage.passages import Passage

#: What is longer is no word.
LONGEST_WORD = 100


@dataclass(frozen=True)
class Reading:
    language: str
    passages: Sequence[Passage]
    analysis: Analysis
    #: Empty for a digest: both checklists are about a page that explains one thing.
    pemat: Sequence[Item] = ()
    cci: Sequence[Item] = ()

    @property
    def hype(self) -> list[str]:
        """The words that promise more than anybody can keep, each once, in order."""
        found = (one.words for one in self.analysis.findings if one.rule is Rule.HYPE)
        return list(dict.fromkeys(found))

    @property
    def unexplained(self) -> list[str]:
        """Medical words that nothing explains, in lower case, each once, in order."""
        found = self.analysis.findings
        words = (one.words.lower() for one in found if one.rule is Rule.UNDEFINED_WORD)
        return [word for word in dict.fromkeys(words) if len(word) <= LONGEST_WORD]


def read(page: GuidePage | DigestPage) -> Reading:
    """A page as it is in memory, saved or not. One query, for the glossary, and a few for facts."""
    language = page.locale.language_code
    passages = page.passages()
    is_digest = isinstance(page, DigestPage)
    analysis = analyse(passages, language, defined=defined_on(page, passages), digest=is_digest)
    if is_digest:
        return Reading(language, passages, analysis)
    structure = structure_of_guide(page, passages, language)
    return Reading(
        language, passages, analysis, pemat(structure, analysis), cci(structure, analysis)
    )
