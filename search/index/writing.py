"""Putting one page into the index, or taking it out. What it costs depends on the page alone.

A page that changes is noted in its own transaction, and indexed as soon as that is committed. So
nothing that is wrong with the index can undo the change, nobody waits for another's long
transaction, and what was interrupted in between is still noted (`retry_pending`).
"""

import logging
from functools import partial
from typing import Any

from django.db import Error, connection, transaction
from django.db.models import F, Min
from wagtail.search.backends import get_search_backend

from search.index import entries, locks, reading
from search.index.analysis import stems
from search.index.weighing import Usual
from search.models import Document, Lexeme, Name, Pending, Posting, Statistics

logger = logging.getLogger(__name__)
when_committed = partial(transaction.on_commit, robust=True)


def page_changed(page_id: int) -> None:
    """A page was saved or deleted: index it when that is certain. Never raises."""
    index = _index_if_noted
    try:
        with transaction.atomic():
            Pending.objects.create(page_id=page_id)
    except Error:
        # It will be indexed all the same, unless that fails as well; then `verify` finds it.
        logger.exception("Page %s could not be noted as changed", page_id)
        index = index_page
    when_committed(partial(index, page_id))


def _index_if_noted(page_id: int) -> bool:
    """Of a page saved three times in a transaction, only the first is left to do."""
    return not Pending.objects.filter(page_id=page_id).exists() or index_page(page_id)


def index_page(page_id: int) -> bool:
    """Make the index agree with the page as it is stored now; gone pages are taken out.

    Never raises: a page that cannot be indexed now stays noted, and is tried again. Returns
    whether it was indexed.
    """
    try:
        with transaction.atomic():
            locks.be_the_only_writer()
            # Read before the page is: a change noted later may not be in what we read.
            noted = list(Pending.objects.filter(page_id=page_id).values_list("pk", flat=True))
            page = reading.one_page(page_id)
            write(page_id, page)
            is_complete = page is None or _write_wagtails(page)
            if is_complete and locks.no_rebuild_begins():
                Pending.objects.filter(pk__in=noted).delete()
    except Exception:
        # Whatever is wrong with the index, the page itself has been saved.
        logger.exception("Page %s could not be indexed; it will be tried again", page_id)
        is_complete = False
    if not is_complete:
        _note_failure(page_id)
    return is_complete


def retry_pending() -> tuple[int, int]:
    """Index the pages noted as changed: how many succeeded, and how many failed again."""
    noted = Pending.objects.values("page_id").annotate(tries=Min("tries"), first=Min("pk"))
    done = [index_page(row["page_id"]) for row in noted.order_by("tries", "first")]
    return done.count(True), done.count(False)


def write(page_id: int, page: Any | None) -> None:
    """The rows of one page, or none; in the transaction of the only writer."""
    if page is None:
        remove(page_id)
        return
    content = reading.content(page)
    language, fingerprint = content.language, content.fingerprint
    if Document.objects.filter(pk=page_id, fingerprint=fingerprint).exists():
        return
    found, _ = Statistics.objects.get_or_create(language=language)
    parts = entries.folded_words(content)
    stem_of = stems({word for part in parts for word in part}, language)
    usual = Usual(found.usual_length, found.usual_name_length)
    entry = entries.entry(content, parts, stem_of, usual)
    lexemes = _lexemes(sorted(entry.impacts), language)
    remove(page_id)
    _add_words(entry.words, lexemes, language)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO search_document (page_id, language, text, terms, length, fingerprint)"
            " VALUES (%s, %s, %s, %s::tsvector, %s, %s)",
            [page_id, language, entry.text, entry.vector, entry.length, fingerprint],
        )
        cursor.execute(
            "INSERT INTO search_posting (document_id, lexeme_id, impact)"
            " SELECT %s, * FROM unnest(%s::bigint[], %s::float8[])",
            [page_id, [lexemes[stem] for stem in entry.impacts], list(entry.impacts.values())],
        )
        cursor.execute(
            "UPDATE search_lexeme SET documents = documents + 1 WHERE id = ANY(%s)",
            [list(lexemes.values())],
        )
        cursor.execute(
            "UPDATE search_statistics SET documents = documents + 1 WHERE language = %s",
            [language],
        )
    Name.objects.bulk_create(
        Name(document_id=page_id, language=language, label=label, normal=normal, is_title=is_title)
        for label, normal, is_title in entry.names
    )


def remove(page_id: int) -> None:
    """Take a page out of the index, if it is there."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE search_statistics SET documents = documents - 1 WHERE language ="
            " (SELECT language FROM search_document WHERE page_id = %s)",
            [page_id],
        )
        cursor.execute(
            "UPDATE search_lexeme SET documents = documents - 1 WHERE id IN"
            " (SELECT lexeme_id FROM search_posting WHERE document_id = %s)",
            [page_id],
        )
    Posting.objects.filter(document_id=page_id).delete()
    Name.objects.filter(document_id=page_id).delete()
    Document.objects.filter(pk=page_id).delete()


def _lexemes(stems_: list[str], language: str) -> dict[str, int]:
    """The ids of stems, new ones made."""
    known = Lexeme.objects.filter(language=language, text__in=stems_)
    ids = dict(known.values_list("text", "id"))
    if new := [stem for stem in stems_ if stem not in ids]:
        Lexeme.objects.bulk_create([Lexeme(language=language, text=stem) for stem in new])
        ids = dict(known.values_list("text", "id"))
    return ids


def _add_words(stem_of: dict[str, str], lexemes: dict[str, int], language: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO search_word (language, text, sound, lexeme_id)"
            " SELECT %s, word, left(dmetaphone(word), 8), lexeme"
            " FROM unnest(%s::text[], %s::bigint[]) AS new (word, lexeme)"
            " ON CONFLICT DO NOTHING",
            [language, list(stem_of), [lexemes[stem] for stem in stem_of.values()]],
        )


def _write_wagtails(page: Any) -> bool:
    """Write Wagtail's own index of the page; fails alone, for readers do not search it."""
    try:
        with transaction.atomic():
            get_search_backend().get_index_for_model(type(page)).add_wagtails(page)
    except Exception:
        logger.exception("Page %s is not in Wagtail's own index; it will be tried again", page.pk)
        return False
    return True


def _note_failure(page_id: int) -> None:
    """In a transaction of its own; if even that fails, `verify` will find the page."""
    try:
        with transaction.atomic():
            if not Pending.objects.filter(page_id=page_id).update(tries=F("tries") + 1):
                Pending.objects.create(page_id=page_id, tries=1)
    except Error:
        logger.exception("Page %s could not be noted as pending either", page_id)
