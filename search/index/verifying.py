"""Whether the index says what the pages say."""

from collections.abc import Iterator

from django.db import connection

from search.index import locks, reading
from search.models import Document, Pending

#: Sums that must agree, whatever the pages are: what they count, and the SQL that finds a fault.
_SUMS = {
    "stems whose number of documents is wrong": (
        "SELECT count(*) FROM search_lexeme lexeme WHERE documents <>"
        " (SELECT count(*) FROM search_posting WHERE lexeme_id = lexeme.id)"
    ),
    "postings of no document or no stem": (
        "SELECT count(*) FROM search_posting posting WHERE"
        " NOT EXISTS (SELECT 1 FROM search_document WHERE page_id = posting.document_id)"
        " OR NOT EXISTS (SELECT 1 FROM search_lexeme WHERE id = posting.lexeme_id)"
    ),
    "names of no document": (
        "SELECT count(*) FROM search_name WHERE"
        " NOT EXISTS (SELECT 1 FROM search_document WHERE page_id = document_id)"
    ),
    "documents without their title": (
        "SELECT count(*) FROM search_document document"
        " JOIN wagtailcore_page page ON page.id = page_id"
        " WHERE NOT EXISTS (SELECT 1 FROM search_name name"
        " WHERE document_id = page_id AND is_title AND label = page.title) AND page.title ~ '\\w'"
    ),
    "stems of a document's text without a posting": (
        "SELECT count(*) FROM search_document document, unnest(terms) term WHERE NOT EXISTS"
        " (SELECT 1 FROM search_posting posting JOIN search_lexeme lexeme"
        " ON lexeme.id = posting.lexeme_id WHERE posting.document_id = document.page_id"
        " AND lexeme.text = term.lexeme AND lexeme.language = document.language)"
    ),
    "languages whose number of documents is wrong": (
        "SELECT count(*) FROM search_statistics s WHERE documents <>"
        " (SELECT count(*) FROM search_document WHERE language = s.language)"
    ),
    "words without a stem": (
        "SELECT count(*) FROM search_word WHERE NOT EXISTS"
        " (SELECT 1 FROM search_lexeme WHERE id = lexeme_id)"
    ),
}


def faults() -> Iterator[str]:
    """Each way in which index and pages disagree, in words. Nothing when they agree."""
    with locks.unhurried():
        yield from _faults_of_pages()
        with connection.cursor() as cursor:
            for what, statement in _SUMS.items():
                cursor.execute(statement)
                if count := cursor.fetchone()[0]:
                    yield f"{count} {what}."
    if waiting := Pending.objects.values("page_id").distinct().count():
        yield f"{waiting} pages wait to be indexed (`search_index retry`)."


def _faults_of_pages() -> Iterator[str]:
    stored = dict(Document.objects.values_list("page_id", "fingerprint"))
    for page in reading.pages():
        fingerprint = reading.content(page).fingerprint
        indexed = stored.pop(page.pk, None)
        if indexed is None:
            yield f"Page {page.pk} is not in the index."
        elif indexed != fingerprint:
            yield f"Page {page.pk} is in the index as it was before."
    for page_id in stored:
        yield f"Page {page_id} is in the index, and is no page."
