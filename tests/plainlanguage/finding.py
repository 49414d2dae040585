"""What rules find in a text, as tables in tests write it."""

from collections.abc import Callable, Iterator, Sequence

from plainlanguage.findings import Finding
from plainlanguage.page import Page, read_page
from plainlanguage.passages import Kind, Passage

RuleFunction = Callable[[Page], Iterator[Finding]]


def findings(
    rule: RuleFunction,
    *texts: str,
    language: str = "en",
    kind: Kind = Kind.PARAGRAPH,
    defined: Sequence[str] = (),
) -> list[Finding]:
    """The findings of one rule in a page of these passages, which are of one kind."""
    passages = [Passage(str(number), text, kind) for number, text in enumerate(texts)]
    return list(rule(read_page(passages, language, defined)))


def words(rule: RuleFunction, *texts: str, language: str = "en") -> list[str]:
    """The words that one rule points at."""
    return [finding.words for finding in findings(rule, *texts, language=language)]


def mend(finding: Finding) -> str:
    """How to mend it, as the interface says it in English."""
    return finding.mend.format(**finding.values)
