"""Making the whole index anew beside the old one, which serves until the last moment.

Killed at any point before the change, the old index is untouched, and the next rebuild clears away
what was left. Pages that change meanwhile are written to the old index and stay noted (`writing`);
they are indexed again after the change.
"""

import gc
import pickle
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from tempfile import TemporaryFile
from typing import IO, Any

from django.db import connection
from wagtail.models import Page

from home.models import GuidePage
from search.index import entries, locks, reading, tables, writing
from search.index.analysis import stems
from search.index.weighing import Usual

_BATCH = 200
Progress = Callable[[int, int], None]
#: A page as it was read: its id, its content, and `entries.folded_words` of it.
_Read = tuple[int, reading.Content, list[list[str]]]


def rebuild(progress: Progress) -> int:
    """Make the index anew; tell `progress` pages done and pages in all. Returns the pages indexed.

    Raises `locks.RebuildUnderWayError` if another process does the same.
    """
    with locks.unhurried():
        with locks.the_only_rebuild(), TemporaryFile() as store, _seldom_tidied():
            lengths = _Lengths()
            lengths.count(_read_pages(store, progress))
            tables.make_new()
            count = _fill(_stored(store), lengths)
            tables.build_indexes()
            tables.change_over()
        # Ranking joins the pages: after many were loaded at once, PostgreSQL would plan for few.
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {Page._meta.db_table}, {GuidePage._meta.db_table}")
        writing.retry_pending()
    return count


def _read_pages(store: IO[bytes], progress: Progress) -> Iterator[_Read]:
    """Every page, kept in a file as well: to read and parse a page takes longest, and how much
    its words count is known only when all have been read."""
    total = reading.count_pages()
    done = 0
    for done, page in enumerate(reading.pages(), start=1):
        content = reading.content(page)
        read = (page.pk, content, entries.folded_words(content))
        pickle.dump(read, store, pickle.HIGHEST_PROTOCOL)
        yield read
        if done % _BATCH == 0:
            gc.collect()
            progress(done, max(done, total))
    progress(done, done)


@contextmanager
def _seldom_tidied() -> Iterator[None]:
    """Python's search for garbage, left to us: a fifth of the time goes into it otherwise."""
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.unfreeze()


def _stored(store: IO[bytes]) -> Iterator[_Read]:
    store.seek(0)
    while True:
        try:
            yield pickle.load(store)  # noqa: S301 (a nameless file that we have written)
        except EOFError:
            return


@dataclass
class _Sums:
    pages: int = 0
    text_words: int = 0
    names: int = 0
    name_words: int = 0


@dataclass
class _Lengths:
    """What counts as a usual length, by language."""

    sums: dict[str, _Sums] = field(default_factory=dict)

    def count(self, pages: Iterable[_Read]) -> None:
        for _, content, parts in pages:
            sums = self.sums.setdefault(content.language, _Sums())
            names = 1 + len(content.other_names)
            sums.pages += 1
            sums.names += names
            sums.name_words += sum(map(len, parts[:names]))
            sums.text_words += sum(map(len, parts[names:]))

    def usual(self, language: str) -> Usual:
        sums = self.sums[language]
        return Usual(max(sums.text_words / sums.pages, 1), max(sums.name_words / sums.names, 1))


@dataclass
class _Stems:
    """The stems of a language: of each word, and each with its id and in how many pages it is.

    A stem keeps the id it has: a search that began before the change goes on after it.
    """

    language: str
    of_word: dict[str, str] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)
    documents: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT text, id FROM search_lexeme WHERE language = %s", [self.language]
            )
            self.ids = dict(cursor.fetchall())

    def learn(self, words: set[str]) -> None:
        found = stems(words - self.of_word.keys(), self.language)
        self.of_word.update(found)
        new = sorted({stem for stem in found.values() if stem} - self.ids.keys())
        with connection.cursor() as cursor:
            cursor.execute(tables.NEXT_LEXEME_IDS, [len(new)])
            self.ids.update(zip(new, (row[0] for row in cursor.fetchall()), strict=True))


def _fill(pages: Iterator[_Read], lengths: _Lengths) -> int:
    usual = {language: lengths.usual(language) for language in lengths.sums}
    known = {language: _Stems(language) for language in usual}
    count = 0
    while batch := list(islice(pages, _BATCH)):
        count += len(batch)
        for language, of_language in known.items():
            parts = (parts for _, content, parts in batch if content.language == language)
            of_language.learn({word for part in parts for words in part for word in words})
        _copy_pages(batch, known, usual)
    for of_language in known.values():
        _copy_stems(of_language)
    tables.copy_into_new(
        "search_statistics",
        (
            (language, sums.pages, usual[language].text, usual[language].name)
            for language, sums in lengths.sums.items()
        ),
    )
    return count


def _copy_pages(batch: list[_Read], known: dict[str, _Stems], usual: dict[str, Usual]) -> None:
    documents: list[tuple[Any, ...]] = []
    names: list[tuple[Any, ...]] = []
    postings: list[tuple[Any, ...]] = []
    for page_id, content, parts in batch:
        language = content.language
        known_stems = known[language]
        entry = entries.entry(content, parts, known_stems.of_word, usual[language])
        fingerprint = content.fingerprint
        documents.append((page_id, language, entry.text, entry.vector, entry.length, fingerprint))
        names += [(page_id, language, *name) for name in entry.names]
        for stem, impact in entry.impacts.items():
            known_stems.documents[stem] = known_stems.documents.get(stem, 0) + 1
            postings.append((page_id, known_stems.ids[stem], impact))
    tables.copy_into_new("search_document", documents)
    tables.copy_into_new("search_name", names)
    tables.copy_into_new("search_posting", postings)


def _copy_stems(known: _Stems) -> None:
    language, ids = known.language, known.ids
    tables.copy_into_new(
        "search_lexeme",
        ((ids[stem], language, stem, count) for stem, count in known.documents.items()),
    )
    words = {word: ids[stem] for word, stem in known.of_word.items() if stem in known.documents}
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO search_word_new (language, text, sound, lexeme_id)"
            " SELECT %s, word, left(dmetaphone(word), 8), lexeme"
            " FROM unnest(%s::text[], %s::bigint[]) AS known (word, lexeme)",
            [language, list(words), list(words.values())],
        )
