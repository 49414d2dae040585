"""What a reader asked for, bounded and cleaned."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from home.choices import Audience, Stage

LONGEST_QUERY = 200
MOST_WORDS = 20
DEEPEST_PAGE = 500


@dataclass(frozen=True)
class Query:
    """The state of a results page. All of it is in the address."""

    typed: str
    words: str
    stage: str
    audience: str
    page: int
    notice: str

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.stage or self.audience)

    def address(self, **changes: str | int) -> str:
        """The query string of this state with some of it changed."""
        state = {"q": self.typed, "stage": self.stage, "for": self.audience} | changes
        return "?" + urlencode({name: value for name, value in state.items() if value})


def parse(parameters: QueryDict) -> Query:
    """Read a query string. Whatever it holds, the outcome is an ordinary query."""
    typed = _printable(parameters.get("q", ""))
    words = typed[:LONGEST_QUERY].split()
    notice = ""
    if len(typed) > LONGEST_QUERY or len(words) > MOST_WORDS:
        notice = _("That was long, so we searched for the first %(count)d words of it.") % {
            "count": min(len(words), MOST_WORDS)
        }
    stage = parameters.get("stage", "")
    audience = parameters.get("for", "")
    return Query(
        typed=typed[:LONGEST_QUERY],
        words=" ".join(words[:MOST_WORDS]),
        stage=stage if stage in Stage.values else "",
        audience=audience if audience in Audience.values else "",
        page=_page_number(parameters.get("page", "1")),
        notice=notice,
    )


def _printable(text: str) -> str:
    """Without control characters and lone surrogates, which the database cannot hold."""
    kept = (" " if character.isspace() else character for character in text[: LONGEST_QUERY * 10])
    cleaned = "".join(c for c in kept if c.isprintable() and not 0xD800 <= ord(c) <= 0xDFFF)
    return cleaned.strip()


def _page_number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 4):
        return 1
    return min(max(int(text), 1), DEEPEST_PAGE)
