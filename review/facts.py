"""Shared facts: what a page shows of them, and changing one in every page at once."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet, Subquery
from django.utils import timezone, translation
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.search import index

from review import decisions
from review.citing import citing_pages
from review.edit_kinds import NEEDS_APPROVAL, EditKind
from review.models.decision import Decision
from review.models.fact import Fact, FactAudience, FactChange
from review.models.publication import Publication
from review.models.record import APPROVALS, CheckKind, ReviewRecord

_MOST_LETTERS: int = Decision._meta.get_field("reason").max_length  # type: ignore[assignment]


@dataclass(frozen=True)
class ShownFact:
    """A fact as one page shows it."""

    fact: Fact
    #: The day it changed, if that was after the page was last checked, or changed in what it says.
    updated_on: date | None = None
    #: Whom the place on the page speaks to.
    audience: str = FactAudience.PATIENT

    def to(self, audience: str) -> "ShownFact":
        return replace(self, audience=audience)

    @property
    def words(self) -> str:
        return self.fact.words(self.audience)

    @property
    def says_its_value(self) -> bool:
        """Whether the words hold the value, so that it need not stand beside them."""
        return self.fact.plain_value in self.words

    @property
    def country(self) -> str:
        """Where it holds, in words. Empty for everywhere."""
        return str(self.fact.get_country_display()) if self.fact.country else ""


def shown(ids: Collection[int], page: Page | None = None) -> dict[int, ShownFact]:
    """The facts that a page uses, by id. One query at most."""
    if not ids:
        return {}
    found = Fact.objects.filter(pk__in=ids).annotate(changed_at=Max("changes__at"))
    if page is not None:
        checks = ReviewRecord.objects.filter(
            page_id=page.alias_of_id or page.pk,
            kind=CheckKind.CLINICAL,
            outcome__in=APPROVALS,
            corrections=None,
        )
        last = checks.order_by("-recorded_at").values("recorded_at")[:1]
        # A mended comma gives nobody the new number to read again.
        large = Publication.objects.filter(page_id=page.alias_of_id or page.pk).exclude(
            kind__in=(EditKind.TYPO, EditKind.WORDING)
        )
        found = found.annotate(
            page_checked_at=Subquery(last),
            page_rewritten_at=Subquery(large.order_by("-pk").values("at")[:1]),
        )
    return {
        fact.pk: ShownFact(fact, _updated_on(fact, page)) for fact in found.select_related("source")
    }


def _updated_on(fact: Any, page: Page | None) -> date | None:
    if page is None or fact.changed_at is None:
        return None
    rewritten = fact.page_rewritten_at or page.first_published_at
    seen = [moment for moment in (rewritten, fact.page_checked_at) if moment]
    if seen and fact.changed_at <= max(seen):
        return None
    return timezone.localtime(fact.changed_at).date()


def pages_using(fact: Fact) -> QuerySet[Page]:
    """The pages that use a fact in what is stored of them, by title. Aliases follow theirs."""
    return Page.objects.filter(pk__in=citing_pages(fact), alias_of=None).order_by("title")


def difference(was: Fact, now: Fact) -> tuple[str, str]:
    """What a fact said and says, where readers see another thing."""
    for audience in FactAudience.values:
        if was.words(audience) != now.words(audience):
            return was.words(audience), now.words(audience)
    if was.country != now.country:
        return str(was.get_country_display()), str(now.get_country_display())
    return was.plain_value, now.plain_value


@transaction.atomic
def change(fact: Fact, kind: str, reason: str, by: Any = None) -> FactChange | None:
    """Save a fact that may say something else now, and have the pages that use it checked soon.

    Those pages show the new words at once. What was recorded of their checks stays as it was.
    None if readers see no difference, and then nothing is written but the fact itself.
    """
    was = Fact.objects.select_for_update(of=("self",)).get(pk=fact.pk)
    if was.seen() == fact.seen():
        fact.save()
        return None
    if kind not in NEEDS_APPROVAL or not reason.strip():
        raise ValueError("A change of a fact is one of meaning or safety, and has a reason.")
    with translation.override(fact.locale.language_code):  # readers' words, not those of staff
        old, new = difference(was, fact)
    pages = [page.pk for page in pages_using(fact)]
    fact.is_change_told = True
    try:
        fact.save()
    finally:
        fact.is_change_told = False
    done = FactChange.objects.create(
        fact=fact,
        fact_name=fact.name,
        old=old,
        new=new,
        kind=kind,
        reason=reason.strip(),
        by=by,
    )
    decisions.bring_forward(pages, None, lazy(sentence, str)(done), by)
    for page in Page.objects.filter(pk__in=citing_pages(fact)).specific():
        index.insert_or_update_object(page)
    return done


def sentence(change: FactChange) -> str:
    """For the history of each page that uses the fact: what changed, and why."""
    parts = {
        "name": change.fact_name,
        "old": change.old,
        "new": change.new,
        "reason": change.reason,
    }
    said = _("A fact on this page, “%(name)s”, was “%(old)s” and is now “%(new)s”. %(reason)s")
    if len(said % parts) <= _MOST_LETTERS:
        return said % parts
    return _("A fact on this page, “%(name)s”, is now another. %(reason)s") % parts
