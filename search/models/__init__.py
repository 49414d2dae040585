from search.models.index import Document, Lexeme, Name, Pending, Posting, Statistics, Word
from search.models.missed_search import MissedSearch, SettledPhrase
from search.models.search_term import SearchTerm

__all__ = [
    "Document",
    "Lexeme",
    "MissedSearch",
    "Name",
    "Pending",
    "Posting",
    "SearchTerm",
    "SettledPhrase",
    "Statistics",
    "Word",
]
