"""Which pages use which terms, as whoever marks the terms of a page says."""

from collections.abc import Collection

from django.contrib.postgres.expressions import ArraySubquery
from django.db import transaction
from django.db.models import OuterRef, QuerySet
from wagtail.models import Page

from glossary.models import Term, TermUse


def record(page: Page, term_ids: Collection[int]) -> None:
    """Keep that `page` uses these terms and no others. Terms that are gone are passed over.

    One query where nothing has changed. Two that record the same page at once do no harm.
    """
    before = set(TermUse.objects.filter(page_id=page.pk).values_list("term_id", flat=True))
    if before == set(term_ids):
        return
    with transaction.atomic():
        TermUse.objects.filter(page_id=page.pk, term_id__in=before - set(term_ids)).delete()
        new = Term.objects.filter(pk__in=set(term_ids) - before).values_list("pk", flat=True)
        TermUse.objects.bulk_create(
            [TermUse(term_id=pk, page_id=page.pk) for pk in new], ignore_conflicts=True
        )


def with_page_ids(terms: QuerySet[Term]) -> QuerySet[Term]:
    """Fetch with each term what `page_ids` answers, so that it costs no query more."""
    found = TermUse.objects.filter(term_id=OuterRef("pk")).values("page_id")
    return terms.annotate(used_on=ArraySubquery(found))


def page_ids(term: Term) -> list[int]:
    """The pages that use a term, readers' or not."""
    if hasattr(term, "used_on"):
        return term.used_on
    return list(TermUse.objects.filter(term_id=term.pk).values_list("page_id", flat=True))
