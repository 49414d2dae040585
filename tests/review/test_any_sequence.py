"""Whatever happens in whatever order, what readers have is what somebody approved, or was there.

Each version here has a meaning, known to the test alone. Staff say truthfully what kind of edit a
version is, or say nothing; everything else is left to chance.
"""

import os
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Revision

from home.models import GuidePage, SectionPage
from review import approving, decisions, publishing, schedule
from review.edit_kinds import EditKind
from review.models import Decision, Publication, ReviewRecord
from review.publishing import UnapprovedError
from tests.builders import heading, make_guide, make_staff, text
from tests.review.people import make_reviewer
from users.models import User

pytestmark = pytest.mark.django_db

STEPS = st.one_of(
    st.tuples(st.just("edit"), st.sampled_from(["same", "new"]), st.booleans()),
    st.tuples(st.just("revert"), st.integers(0, 9), st.booleans()),
    st.tuples(st.just("check"), st.booleans()),
    st.tuples(st.just("publish"), st.integers(0, 3)),
    st.tuples(st.just("set a time"), st.integers(0, 3)),
    st.tuples(st.just("wait")),
    st.tuples(st.just("unpublish")),
    st.tuples(st.just("withdraw")),
    st.tuples(st.just("put back")),
    st.tuples(st.just("load")),
)


@dataclass
class Story:
    """A page, and what each of its versions means."""

    page: GuidePage
    reviewer: User
    lead: User
    now: Any = field(default_factory=timezone.now)
    #: Revision id to meaning; 0 is what was live at first.
    meanings: dict[int, int] = field(default_factory=lambda: {0: 0})
    spellings: int = 0

    def versions(self) -> list[Revision]:
        return list(self.page.revisions.order_by("pk"))

    def write(self, meaning: int, declare: bool) -> None:
        """A new version that means `meaning`, in words not used before."""
        self.spellings += 1
        draft = self.page.get_latest_revision_as_object()
        words = "abcdefghijklmnopqrstuvwxyz"
        said = f"It {words[meaning % 26] * (2 + meaning // 26)} {words[self.spellings % 26]}s."
        draft.body, draft.go_live_at = [heading("How it works"), text(said)], None
        base = publishing.base_version(self.page.pk)
        revision = draft.save_revision()
        self.meanings[revision.pk] = meaning
        if declare:
            same = base is not None and self.meanings[base] == meaning
            publishing.declare(revision, EditKind.TYPO if same else EditKind.MEANING)

    # Each step that staff can take.

    def edit(self, meaning: str, declare: bool) -> None:
        latest = max(self.meanings)
        new = max(self.meanings.values()) + 1
        self.write(self.meanings[latest] if meaning == "same" else new, declare)

    def revert(self, to: int, declare: bool) -> None:
        old = sorted(self.meanings)[to % len(self.meanings)]
        self.write(self.meanings[old], declare)

    def check(self, approve: bool) -> None:
        if versions := self.versions():
            page = versions[-1].as_object()
            approving.check(page, versions[-1], self.reviewer, approve=approve, staff_note="x")

    def publish(self, back: int) -> None:
        if versions := self.versions():
            versions[max(-1 - back, -len(versions))].publish()

    def set_a_time(self, back: int) -> None:
        if versions := self.versions():
            version = versions[max(-1 - back, -len(versions))]
            at = self.now + timedelta(hours=1)
            self.page.revisions.update(approved_go_live_at=None)
            Revision.objects.filter(pk=version.pk).update(approved_go_live_at=at)

    def wait(self) -> None:
        self.now += timedelta(hours=2)
        schedule.run(self.now)

    def unpublish(self) -> None:
        GuidePage.objects.get(pk=self.page.pk).unpublish()

    def withdraw(self) -> None:
        decisions.withdraw(GuidePage.objects.get(pk=self.page.pk), "Out of date.", self.lead)

    def put_back(self) -> None:
        until = timezone.localdate() + timedelta(days=90)
        decisions.restore(GuidePage.objects.get(pk=self.page.pk), until, "Still right.", self.lead)

    def load(self) -> None:
        page = GuidePage.objects.get(pk=self.page.pk)
        new = max(self.meanings.values()) + 1
        page.body = [heading("How it works"), text(f"Loaded {'z' * new}.")]
        self.meanings[page.save_as_loaded().pk] = new

    def history(self) -> list[int]:
        tables = (Publication, ReviewRecord, Decision)
        return [model.objects.filter(page_id=self.page.pk).count() for model in tables]


def check_what_readers_have(story: Story) -> None:
    page = GuidePage.objects.get(pk=story.page.pk)
    publications = list(Publication.objects.filter(page_id=page.pk))
    if page.live and page.live_revision_id:
        assert publications[-1].revision_id == page.live_revision_id
    meaning = story.meanings
    # A page that was checked says so of what is live.
    standing = page.check_status()
    if standing.is_checked:
        assert meaning[standing.revision_id] == meaning[page.live_revision_id]
    # What went live was there before, was approved in that meaning, or came from files.
    had = {0}
    approvals = [
        record.revision_id
        for record in ReviewRecord.objects.filter(page_id=page.pk)
        if record.outcome != "sent-back"
    ]
    for publication in publications:
        now = meaning[publication.revision_id]
        approved = {meaning[pk] for pk in approvals if pk <= publication.revision_id}
        assert publication.kind == EditKind.IMPORTED or now in had | approved
        had = had | {now} if publication.kind == EditKind.IMPORTED else {now} | approved


#: A few here; with HOW_MANY set, as many as wanted (CONTRIBUTING.md).
HOW_MANY = int(os.environ.get("HOW_MANY", "12"))


@settings(
    max_examples=HOW_MANY,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=st.lists(STEPS, min_size=3, max_size=12))
def test_no_sequence_shows_readers_what_nobody_approved(
    section: SectionPage, steps: list[Any]
) -> None:
    with transaction.atomic():
        story = Story(make_guide(section), make_reviewer(), make_staff(None, "lead"))
        before = story.history()
        for name, *arguments in steps:
            try:
                with transaction.atomic():
                    getattr(story, name.replace(" ", "_"))(*arguments)
            except (UnapprovedError, decisions.ValidationError):
                pass
            check_what_readers_have(story)
            after = story.history()
            assert all(now >= was for was, now in zip(before, after, strict=True))
            before = after
        transaction.set_rollback(True)


def test_dates_of_approvals_are_never_moved_by_small_edits(
    section: SectionPage,
) -> None:
    from tests.review.people import new_version, publish_checked

    guide = make_guide(section)
    publish_checked(guide, make_reviewer(), on=date(2026, 1, 31))
    due = guide.check_status().due
    changed = [heading("How it works"), text("It works like that.")]
    new_version(guide, kind=EditKind.WORDING, body=changed).publish()
    guide.refresh_from_db()
    assert guide.check_status().due == due == date(2028, 1, 31)
