"""What a reader asked for, bounded and cleaned. All of it is in the address."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import ngettext

from search import normalise
from search.facets import FACETS

LONGEST_QUERY = 2_000  # bytes in UTF-8; a whole frightened paragraph is shorter
MOST_WORDS = 120
DEEPEST_PAGE = 500


@dataclass(frozen=True)
class Query:
    typed: str
    words: str
    #: Facet parameter to the value chosen.
    chosen: dict[str, str] = field(default_factory=dict)
    #: Search for the words as they were typed: nothing corrected, nothing added.
    as_typed: bool = False
    page: int = 1
    notice: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.chosen)

    def address(self, **changes: str) -> str:
        """The query string of this state with some of it changed; "" leaves a part out."""
        state = {"q": self.typed, "as": "typed" if self.as_typed else "", **self.chosen, **changes}
        return "?" + urlencode({name: value for name, value in state.items() if value})


def parse(parameters: QueryDict) -> Query:
    """Read a query string. Whatever it holds, the outcome is an ordinary query."""
    whole = parameters.get("q", "")
    typed = _printable(whole[: LONGEST_QUERY * 2])
    kept = typed.encode()[:LONGEST_QUERY].decode(errors="ignore")
    words = kept.split()
    notice = ""
    if len(kept) < len(typed) or len(whole) > LONGEST_QUERY * 2 or len(words) > MOST_WORDS:
        count = min(len(words), MOST_WORDS)
        notice = ngettext(
            "That was long, so we searched for the first %(count)d word of it.",
            "That was long, so we searched for the first %(count)d words of it.",
            count,
        ) % {"count": count}
    chosen = {facet.parameter: parameters.get(facet.parameter, "") for facet in FACETS}
    return Query(
        typed=kept,
        words=" ".join(words[:MOST_WORDS]) if normalise.words(kept) else "",
        chosen={
            facet.parameter: chosen[facet.parameter]
            for facet in FACETS
            if facet.may_be(chosen[facet.parameter])
        },
        as_typed=parameters.get("as", "") == "typed",
        page=_page_number(parameters.get("page", "1")),
        notice=notice,
    )


def _printable(text: str) -> str:
    """Without control characters and lone surrogates, which the database cannot hold."""
    spaced = (" " if character.isspace() else character for character in text)
    cleaned = "".join(c for c in spaced if c.isprintable() and not 0xD800 <= ord(c) <= 0xDFFF)
    return cleaned.strip()


def _page_number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 4):
        return 1
    return min(max(int(text), 1), DEEPEST_PAGE)
