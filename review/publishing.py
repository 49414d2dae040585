"""What may go live, whichever way: the one rule, and the record that goes with it.

A version may go live if a clinician approved it, or if since the last version that a clinician
approved or that readers got, nothing changed but wording. Everything that puts a page before
readers saves the page with `live` and the version in it, so `ReviewedPage.save` asks here.
"""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page, Revision

from review import decisions
from review.edit_kinds import NEEDS_APPROVAL, EditKind, gravest, least_kind
from review.models.decision import Decision, DecisionKind
from review.models.edit import Edit
from review.models.publication import Publication
from review.models.record import APPROVALS, CheckKind, ReviewRecord
from review.page_lock import locked
from review.refusal import RefusedError

#: A version that is about to be made is newer than all others.
_NEWEST = 2**63 - 1


class UnapprovedError(RefusedError):
    """Raised instead of publishing what a clinician must approve first."""


@dataclass(frozen=True)
class GoingLive:
    """A version that may go live, and what it changes for readers."""

    revision: Revision
    kind: EditKind
    sentences: tuple[str, ...] = ()
    #: Whether it puts right something that was wrong.
    is_correction: bool = False
    #: The version that readers could see until now.
    replaces: int | None = None


def declare(
    revision: Revision,
    kind: str,
    sentence: str = "",
    by: Any = None,
    *,
    is_correction: bool = False,
) -> Edit:
    """Keep what somebody says that a version changes."""
    return Edit.objects.create(
        page_id=int(revision.object_id),
        revision=revision,
        kind=kind,
        sentence=sentence,
        is_correction=is_correction,
        by=by,
    )


def is_spoken_for(revision_id: int) -> bool:
    """Whether somebody relies on a version as it is."""
    rows = (Edit, ReviewRecord, Publication)
    return any(model.objects.filter(revision_id=revision_id).exists() for model in rows)


def hold_to_the_rule(page: Any, update_fields: Any = None) -> GoingLive | None:
    """Called before `page` is saved. What goes live by that, if anything.

    Raises `UnapprovedError` if it may not. A page that is made live at once (a copy of a published
    page) becomes a draft: nobody has approved it where it is now.
    """
    if page.alias_of_id:
        return None  # it follows a page that is held to the rule itself
    if page._state.adding:
        if page.live:
            page.live, page.has_unpublished_changes = False, True
        return None
    if update_fields is not None and not {"live", "live_revision"} & set(update_fields):
        return None
    before = locked(page.pk)
    if not page.live and not (before and before.live):
        page.live_revision = None
    if not page.live or before is None:
        return None
    if page.live_revision_id is None:
        if not before.live:
            raise UnapprovedError(_("Only a saved version can be published."))
        return None
    if before.live and before.live_revision_id == page.live_revision_id:
        return None
    going_live = may_go_live(page, page.live_revision)
    if not readers_may_see(page.pk):
        return going_live
    return replace(going_live, replaces=before.live_revision_id)


def may_go_live(page: Any, revision: Revision) -> GoingLive:
    """`page` is what the revision holds. Raises `UnapprovedError` if it may not be published."""
    edits = Edit.objects.filter(page_id=page.pk)
    own = edits.filter(revision=revision).last()
    withdrawn = _withdrawn(page.pk)
    if own and own.kind == EditKind.IMPORTED and not (withdrawn and withdrawn.at > own.at):
        return GoingLive(revision, EditKind.IMPORTED, _said([own]))
    base = base_version(page.pk, revision.pk)
    since = list(edits.filter(revision_id__gt=base or 0, revision_id__lte=revision.pk))
    kind = pending_kind(page, base, own.kind if own else None, [edit.kind for edit in since])
    if base != revision.pk and _newer_is_out(page.pk, revision.pk) and kind is not None:
        raise UnapprovedError(
            _("Readers have a newer version of “%(title)s” than this one.") % {"title": page.title}
        )
    if base != revision.pk and (base is None or kind in NEEDS_APPROVAL):
        raise UnapprovedError(why_not(page))
    published = Publication.objects.filter(page_id=page.pk).aggregate(last=Max("revision_id"))
    since = list(edits.filter(revision_id__gt=published["last"] or 0, revision_id__lte=revision.pk))
    changed = gravest(edit.kind for edit in since) or kind or EditKind.TYPO
    # Whoever said something of this version spoke of all that differs. What was said of drafts
    # before it may have been dropped again, and the history is for good. A correction is not lost.
    is_correction = any(edit.is_correction for edit in since)
    told = [own] if own and own.sentence and not is_correction else since
    return GoingLive(revision, changed, _said(told), is_correction=is_correction)


def why_not(page: Any) -> str:
    return _(
        "“%(title)s” says something that no clinician has approved yet. Submit it for the clinical "
        "check: it is published after that."
    ) % {"title": page.title}


def base_version(page_id: int, revision_id: int = _NEWEST) -> int | None:
    """The last version up to this one that a clinician approved or that readers got.

    0 stands for what was live before versions were recorded; None for nothing to go by. What was
    approved or published before the page was withdrawn no longer counts.
    """
    rows: dict[str, Any] = {"page_id": page_id, "revision_id__lte": revision_id}
    approved = ReviewRecord.objects.filter(
        **rows, kind=CheckKind.CLINICAL, outcome__in=APPROVALS, corrections=None
    )
    published = Publication.objects.filter(**rows)
    if withdrawn := _withdrawn(page_id):
        approved = approved.filter(recorded_at__gt=withdrawn.at)
        published = published.filter(at__gt=withdrawn.at)
    versions = [
        *approved.order_by("-revision_id").values_list("revision_id", flat=True)[:1],
        *published.order_by("-revision_id").values_list("revision_id", flat=True)[:1],
    ]
    if versions:
        return max(versions)
    return 0 if Page.objects.filter(pk=page_id, live=True).exists() else None


def is_withdrawn(page_id: int) -> bool:
    return _withdrawn(page_id) is not None


def _withdrawn(page_id: int) -> Decision | None:
    """The decision by which a page is withdrawn now. Readers got it again: it no longer is."""
    kinds = (DecisionKind.WITHDRAWN, DecisionKind.RESTORED)
    last = Decision.objects.filter(page_id=page_id, kind__in=kinds).last()
    if last is None or last.kind == DecisionKind.RESTORED:
        return None
    came_back = Publication.objects.filter(page_id=page_id, at__gt=last.at)
    return None if came_back.exists() else last


def _newer_is_out(page_id: int, revision_id: int) -> bool:
    return Publication.objects.filter(page_id=page_id, revision_id__gt=revision_id).exists()


def pending_kind(
    page: Any, base: int | None, declared: str | None, kinds: list[str]
) -> EditKind | None:
    """What kind of change `page` is against version `base`; None if it reads the same.

    `declared` is what was said of this very version, `kinds` all that was said since the base.
    Nothing said means the worst. What was said counts also where the words are the same: a machine
    does not see all that can change.
    """
    old = page_in_version(page, base)
    if old is None:
        return gravest([EditKind.MEANING, *kinds])
    # Text that people act on, and how long nobody would look at it again.
    careful = (
        old.careful_texts() != page.careful_texts()
        or page.months_between_checks > old.months_between_checks
    )
    least = least_kind(_read(old), _read(page), careful=careful)
    if least is None:
        return gravest([declared]) if declared else None
    return gravest([declared or EditKind.MEANING, least, *kinds])


def page_in_version(page: Any, version: int | None) -> Any:
    """The page as it read in a version; as it is live for 0; None where that is gone."""
    if version is None:
        return None
    if version == 0:
        return type(page).objects.filter(pk=page.pk).first()
    revision = Revision.objects.filter(pk=version).first()
    return revision.as_object() if revision else None


def _read(page: Any) -> list[str]:
    return [page.title, page.seo_title, page.search_description, *page.texts()]


def _said(edits: list[Edit]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(edit.sentence for edit in edits if edit.sentence))


def record(page: Any, going_live: GoingLive) -> Publication:
    """Write down that readers get a version. In the transaction that gives it to them."""
    publication = Publication.objects.create(
        page_id=page.pk,
        revision=going_live.revision,
        page_title=page.title,
        kind=going_live.kind,
        sentence=" ".join(going_live.sentences),
        is_correction=going_live.is_correction,
        # Asked after the page was saved, so with the day on which this version expires.
        was_public=readers_may_see(page.pk),
        replaced_id=going_live.replaces,
    )
    decisions.check_sooner_if_riskier(page)
    return publication


def readers_may_see(page_id: int) -> bool:
    """Whether readers may see a page as it stands in the database.

    Whoever makes the pages knows, and registers the hook `may_be_read`; if nobody does, nobody may.
    """
    rules = hooks.get_hooks("may_be_read")
    return bool(rules) and all(rule(page_id) for rule in rules)
