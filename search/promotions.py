"""Answers that staff put on top of results, by rules after the "best bets" of cancer.gov.

Staff use Wagtail's own screen, “Promoted search results”; the phrase they type there carries the
rule. A plain phrase counts when all its words are in the query, in any order. In quotation marks
it must be the whole query. With a minus in front it keeps its answers away from queries that have
its words, whichever other phrase brings them up.

One of our pages shows in its own language only. An address outside is in the site's first language
unless the phrase says another: "es: ensayo clínico". Many words are the same in both ("cancer"),
and a reader who knows no English must not be sent to start on an English site.

Nothing is counted here: Wagtail's own record of queries would be one of what readers ask.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection

from home.addresses import address
from search import normalise, ranking

#: More would push the results off a phone's screen.
MOST = 3
_QUOTES = '"“”«»'

_CHOSEN = """
SELECT query.query_string, page.title, page.url_path, page.id,
    promotion.external_link_text, promotion.external_link_url,
    coalesce(nullif(promotion.description, ''), guide.summary, '')
FROM wagtailsearchpromotions_searchpromotion promotion
JOIN wagtailsearchpromotions_query query ON query.id = promotion.query_id
LEFT JOIN wagtailcore_page page ON page.id = promotion.page_id
LEFT JOIN home_guidepage guide ON guide.page_ptr_id = page.id
WHERE promotion.page_id IS NULL OR ({condition})
ORDER BY promotion.sort_order, promotion.id
"""


@dataclass(frozen=True)
class Promoted:
    title: str
    url: str
    description: str
    page_id: int | None

    @property
    def site(self) -> str:
        """The name of the other site that an answer is on; "" for one of our pages."""
        return "" if self.page_id else urlsplit(self.url).netloc


@dataclass(frozen=True)
class Phrase:
    words: tuple[str, ...]
    is_exact: bool
    is_negative: bool
    #: The code of the language it is for, where it says one.
    language: str = ""

    def counts(self, query: list[str]) -> bool:
        if self.is_exact:
            return bool(self.words) and list(self.words) == query
        return bool(self.words) and set(self.words) <= set(query)


def read_phrase(text: str) -> Phrase:
    """A phrase and its rule, as staff typed them."""
    start, colon, rest = text.strip().partition(":")
    language = _languages().get(start.strip().lower(), "") if colon else ""
    text = rest.strip() if language else text.strip()
    is_negative = text.startswith(("-", "−", "–"))
    text = text[1:].strip() if is_negative else text
    is_exact = len(text) > 1 and text[0] in _QUOTES and text[-1] in _QUOTES
    return Phrase(tuple(_folded(text)), is_exact, is_negative, language)


def phrase_for(words: str, language: str) -> str:
    """The phrase that staff would type for `words` in a language."""
    others = {code: start for start, code in _languages().items() if code != settings.LANGUAGE_CODE}
    return f"{others[language]}: {words}" if language in others else words


def _languages() -> dict[str, str]:
    """What a phrase for a language starts with ("en", "es"), and the code of that language."""
    return {code.split("-")[0]: code for code, _ in settings.LANGUAGES}


def promoted(queries: Iterable[str], language: str) -> list[Promoted]:
    """What stands on top for a query, given in each form it is read in (typed, corrected).

    Exact phrases first, then those of most words, then as staff have put them. One statement.
    """
    forms = [words for words in map(_folded, dict.fromkeys(queries)) if words]
    if not forms:
        return []
    found: list[tuple[int, Promoted]] = []
    kept_away: set[str] = set()
    for text, answer in _chosen(language):
        phrase = read_phrase(text)
        spoken = phrase.language or (language if answer.page_id else settings.LANGUAGE_CODE)
        if spoken != language or not any(phrase.counts(words) for words in forms):
            continue
        if phrase.is_negative:
            kept_away.add(answer.url)
        else:
            found.append((1_000 if phrase.is_exact else len(phrase.words), answer))
    found.sort(key=lambda pair: -pair[0])
    answers: dict[str, Promoted] = {}
    for _, answer in found:
        if answer.url not in kept_away:
            answers.setdefault(answer.url, answer)
    return list(answers.values())[:MOST]


def _chosen(language: str) -> list[tuple[str, Promoted]]:
    statement = _CHOSEN.format(condition=ranking.what_readers_see(language))
    with connection.cursor() as cursor:
        cursor.execute(statement, {})
        rows = cursor.fetchall()
    chosen = []
    for text, title, url_path, page, other_title, other_url, description in rows:
        url = address(url_path) if page else other_url
        # A page outside every language has no address; and “ftp:” leads readers nowhere.
        if url.startswith(("/", "https://", "http://")):
            chosen.append((text, Promoted(title or other_title or url, url, description, page)))
    return chosen


def _folded(text: str) -> list[str]:
    return [normalise.stem_form(word) for word in normalise.words(text)]
