"""Documents into pages: all or nothing, and nothing twice."""

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Site

from home.content.changes import Changes
from home.content.document import Document
from home.content.errors import ContentError, ContentErrors
from home.content.folder import language_folders, read_folder
from home.content.home_pages import ensure_homes
from home.content.missing_pages import make_missing
from home.content.ordering import put_in_order
from home.content.page_problems import page_problems
from home.content.pictures import Pictures
from home.content.references import References
from home.content.schema import Kind
from home.content.site_pages import SitePages
from home.content.to_page import PageWriter
from home.content.translations import check_translations
from review.models.page import ReviewedPage

#: Called with what happened ("created", "updated", "unchanged") and the file.
Progress = Callable[[str, str], None]
#: Parents before children; below the home page sections first.
_RANK = [Kind.HOME, Kind.SECTION, Kind.DIGEST_INDEX, Kind.STANDARD, Kind.GUIDE, Kind.DIGEST]
_ORDERED = {Kind.SECTION, Kind.STANDARD, Kind.GUIDE}


def load(
    folder: Path,
    *,
    overwrite_drafts: bool = False,
    dry_run: bool = False,
    progress: Progress = lambda done, file: None,
    look: Callable[[list[Page]], None] = lambda pages: None,
) -> dict[str, int]:
    """Make the pages of a folder as its files say. How many were created, updated, unchanged.

    `look` is shown all pages that have a file as they are then, even in a `dry_run`.

    Raises `ContentErrors` and changes nothing if anything is wrong in any file. With `dry_run`
    nothing is changed either. Pages without a file are left alone.
    """
    documents = sorted(read_folder(folder), key=_in_order)
    pictures = Pictures()
    try:
        with transaction.atomic():
            # First of what is done after the commit: whoever stops the load then stops it too late.
            transaction.on_commit(pictures.made.clear)
            new = ensure_homes(documents, str(folder))
            site = SitePages.read()
            new |= make_missing(documents, site)
            check_translations(documents, site)
            references = References()
            references.settle(documents, progress)
            changes = Changes(site, pictures, references, overwrite_drafts=overwrite_drafts)
            changed = changes.find(documents, new)
            _fill(changed, PageWriter(site, pictures, references))
            counts = _publish(documents, changed, new, site, progress)
            _put_in_order(documents, site, progress)
            ids = [site.lookup.id_of(each.language, each.key) for each in documents]
            look([*Page.objects.filter(pk__in=[pk for pk in ids if pk]).order_by("path")])
            if dry_run:
                transaction.set_rollback(True)
    except BaseException:
        pictures.discard_made()
        raise
    finally:
        # Kept in the cache, which no transaction rolls back.
        Site.clear_site_root_paths_cache()
    if dry_run:
        pictures.discard_made()
    return counts


def _in_order(document: Document) -> tuple[object, ...]:
    """Parents first, then as siblings stand: by `order`, then by file name."""
    languages = list(language_folders())
    order = document.front.get("order", float("inf"))
    return (_RANK.index(document.kind), languages.index(document.language), order, document.key)


def _fill(changed: list[tuple[Document, Page]], writer: PageWriter) -> None:
    """Put the documents into their pages, in memory, and refuse what is not fit to publish."""
    errors: list[ContentError] = []
    for document, page in changed:
        report = writer.fill(page, document)
        errors += report.errors or page_problems(page, document)
    if errors:
        raise ContentErrors(errors)


def _publish(
    documents: list[Document],
    changed: list[tuple[Document, Page]],
    new: set[int],
    site: SitePages,
    progress: Progress,
) -> dict[str, int]:
    counts = {"created": 0, "updated": 0, "unchanged": 0}
    pages = {(document.language, document.key): page for document, page in changed}
    for document in documents:
        page = pages.get((document.language, document.key))
        if page is None:
            done = "unchanged"
        else:
            done = "created" if page.pk in new else "updated"
            if page.translation_key != site.pages[page.pk].translation_key:
                # Revisions leave it out: a page keeps it whichever version is live.
                Page.objects.filter(pk=page.pk).update(translation_key=page.translation_key)
            _put_live(page)
        counts[done] += 1
        progress(done, document.file)
    return counts


def _put_live(page: Page) -> None:
    if not page.live:
        _drop_schedule(page, timezone.now())
    if isinstance(page, ReviewedPage):
        page.save_as_loaded()
    else:
        page.save_revision(clean=False).publish(skip_permission_checks=True)


def _drop_schedule(page: Page, now: datetime) -> None:
    """Of a page whose file wins: it waits for no day, and is not taken down for one gone by."""
    if page.go_live_at and page.go_live_at > now:
        page.go_live_at = None
    if page.expire_at and page.expire_at <= now:
        page.expire_at = None


def _put_in_order(documents: list[Document], site: SitePages, progress: Progress) -> None:
    siblings: dict[tuple[str, str, Kind], list[int]] = defaultdict(list)
    for document in documents:
        page_id = site.lookup.id_of(document.language, document.key)
        if document.kind in _ORDERED and document.parent_key and page_id:
            siblings[document.language, document.parent_key, document.kind].append(page_id)
    for (language, parent, _kind), ids in siblings.items():
        if put_in_order(ids):
            progress("put in order below", f"{language}/{parent}")
