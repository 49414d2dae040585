"""The score of each version: written when the version is, never in its way."""

import logging
from collections.abc import Iterator
from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.signals import post_save
from wagtail.models import Revision

from home.models import DigestPage, GuidePage, ReadingScore
from home.plain_language.level import level_of_page
from home.plain_language.reading import Reading, read
from plainlanguage.findings import Weight
from plainlanguage.measures import Measures

logger = logging.getLogger(__name__)
READ = (GuidePage, DigestPage)


def figure(measures: Measures) -> float | None:
    """The one figure of a text: its grade, or INFLESZ for Spanish."""
    found = measures.grade if measures.grade is not None else measures.inflesz
    return None if found is None else round(found, 1)


def store(revision: Revision) -> ReadingScore:
    """Read a version and keep its score, in place of an older one."""
    page = revision.as_object()
    score, _ = ReadingScore.objects.update_or_create(
        revision=revision, defaults={"page_id": page.pk} | _figures(read(page))
    )
    return score


def _figures(reading: Reading) -> dict[str, Any]:
    analysis = reading.analysis
    return {
        "language": reading.language,
        "words": analysis.as_written.words,
        "as_written": figure(analysis.as_written),
        "without_defined": figure(analysis.without_defined),
        "important": sum(one.weight is Weight.IMPORTANT for one in analysis.findings),
        "findings": len(analysis.findings),
        "hype": len(reading.hype),
        "unexplained": reading.unexplained,
    }


def store_all(*, again: bool) -> tuple[int, int]:
    """Of the versions of `versions`, how many were read, and how many could not be."""
    done = [_store_quietly(pk) for pk in versions(scored=again)]
    return sum(done), len(done) - sum(done)


def versions(*, scored: bool) -> Iterator[int]:
    """The numbers of the versions that readers have, and of the latest of each page; those without
    a score only, unless `scored` are wanted too."""
    for model in READ:
        pages = model.objects.values_list("live_revision", "latest_revision")
        found = Revision.objects.filter(pk__in={pk for pair in pages for pk in pair if pk})
        if not scored:
            kept = ReadingScore.objects.filter(revision=OuterRef("pk"))
            found = found.filter(~Exists(kept))
        yield from found.order_by("pk").values_list("pk", flat=True)


def refresh_levels() -> int:
    """Tell readers the level of each page as it is with the words of the glossary now."""
    count = 0
    for page in GuidePage.objects.select_related("locale").iterator(chunk_size=50):
        try:
            level = level_of_page(page)
        except Exception:
            logger.exception("Page %s has no reading level.", page.pk)
            continue
        if level != page.reading_level:
            count += GuidePage.objects.filter(pk=page.pk).update(reading_level=level)
    return count


def of_page(page_id: int) -> QuerySet[ReadingScore]:
    """The scores of a page's versions, the oldest first."""
    return ReadingScore.objects.filter(page_id=page_id).order_by("revision_id")


def after_saving(sender: type, instance: Revision, raw: bool = False, **kwargs: Any) -> None:
    """A version was saved; autosave writes over its last one again and again."""
    if raw or instance.content_type_id not in _content_types():
        return
    transaction.on_commit(partial(_store_quietly, instance.pk), robust=True)


def _content_types() -> set[int]:
    found = ContentType.objects.get_for_models(*READ)
    return {content_type.pk for content_type in found.values()}


def _store_quietly(pk: int) -> bool:
    """The version is saved, whatever becomes of its score: the command finds what is missing."""
    try:
        if revision := Revision.objects.filter(pk=pk).first():
            store(revision)
    except Exception:
        logger.exception("Version %s has no reading score.", pk)
        return False
    return True


def connect() -> None:
    post_save.connect(after_saving, sender=Revision, dispatch_uid="reading scores")
