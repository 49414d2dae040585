"""Is anything ever half done? Publishing, schedules and approvals, killed at every statement.

`make bench-review-kills`. Each act is done by a process of its own that is killed (SIGKILL)
before its first statement, then before its second, and so on until it comes to an end. After each
kill the database is asked whether all of it happened or nothing. `--turns N` goes round N times.
"""

import argparse
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from benchmarks.killing import survives
from benchmarks.pages import throwaway_database


@dataclass
class Act:
    name: str
    #: Makes ready what is to be done, and returns it.
    prepare: Callable[[], Callable[[], object]]
    #: Whether all of it has happened, or nothing; None if it is half done.
    happened: Callable[[], bool | None]
    points: int = 0
    half_done: int = 0

    def go_through(self) -> None:
        act = self.prepare()
        done: bool | None = False
        while not done:
            self.points += 1
            ended = survives(act, self.points)
            done = self.happened()
            # Killed after it was all written, as when the index follows, it has happened.
            if done is None or (ended and not done):
                self.half_done += 1
            if ended:
                break


def acts() -> list[Act]:
    """The ways in which readers get something new, on one guide of the sample."""
    from django.utils import timezone
    from wagtail.models import Revision, TaskState, Workflow

    from home.models import GuidePage
    from review import publishing, schedule
    from review.edit_kinds import EditKind
    from review.models import Publication, ReviewRecord

    guide = GuidePage.objects.filter(locale__language_code="en-gb", live=True).first()
    assert guide is not None
    reviewer, publisher = _people()
    made: dict[str, Any] = {}

    def version(kind: str) -> Revision:
        draft = guide.get_latest_revision_as_object()
        # Letters alone: a changed number would be a change of meaning.
        word = "".join(secrets.choice("abcdefghijkl") for _ in range(12))
        draft.summary = f"{guide.summary[:150]} {word}"
        draft.go_live_at = None
        made["revision"] = draft.save_revision(user=publisher)
        publishing.declare(made["revision"], kind, "Said better.")
        return made["revision"]

    def is_out() -> bool | None:
        revision = made["revision"]
        live = GuidePage.objects.get(pk=guide.pk)
        shown = live.summary == revision.content["summary"]
        parts = {
            shown,
            live.live_revision_id == revision.pk,
            Publication.objects.filter(page_id=guide.pk, revision=revision).exists(),
        }
        return shown if len(parts) == 1 else None

    def approved_and_published() -> Callable[[], object]:
        revision = version(EditKind.MEANING)
        state = _submitted(guide, publisher, Workflow)
        _act_on(state.current_task_state, reviewer, TaskState)
        made["state"] = state
        assert made["revision"] == revision
        return lambda: _act_on(_current(state), publisher, TaskState)

    def is_out_and_approved() -> bool | None:
        out, state = is_out(), made["state"]
        state.refresh_from_db()
        return out if out is not None and out == (state.status == "approved") else None

    def approval() -> Callable[[], object]:
        version(EditKind.MEANING)
        made["state"] = state = _submitted(guide, publisher, Workflow)
        made["task"] = state.current_task_state
        return lambda: _act_on(made["task"], reviewer, TaskState)

    def is_approved() -> bool | None:
        made["task"].refresh_from_db()
        made["state"].refresh_from_db()
        approved = made["task"].status == "approved"
        parts = {
            approved,
            ReviewRecord.objects.filter(revision=made["revision"]).exists(),
            made["state"].current_task_state_id != made["task"].pk,
        }
        return approved if len(parts) == 1 else None

    def scheduled() -> Callable[[], object]:
        revision = version(EditKind.WORDING)
        at = timezone.now() - timedelta(seconds=1)
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=at)
        return schedule.run

    def is_out_or_due() -> bool | None:
        due = str(guide.pk) in schedule.late(timezone.now())
        out = is_out()
        return out if out is not None and out != due else None

    return [
        Act("publish", lambda: version(EditKind.WORDING).publish, is_out),
        Act("publish on schedule", scheduled, is_out_or_due),
        Act("approve and publish", approved_and_published, is_out_and_approved),
        Act("approve", approval, is_approved),
    ]


def _people() -> tuple[Any, Any]:
    """Accounts for the measurement, in a database that is thrown away."""
    from django.contrib.auth.models import Group
    from wagtail.models import Locale

    from review.models import Reviewer
    from users.models import User

    people = []
    for group in ("Clinical reviewer", "Publisher"):
        user = User.objects.create_user(group.lower().replace(" ", "-"))
        user.groups.add(Group.objects.get(name=group))
        people.append(user)
    locale = Locale.objects.get(language_code="en-gb")
    Reviewer.objects.create(
        name="Nobody", role="measurement", interests="None", account=people[0], locale=locale
    )
    return people[0], people[1]


def _submitted(guide: Any, by: Any, workflow: Any) -> Any:
    page = guide.get_latest_revision_as_object()
    if page.current_workflow_state:
        page.current_workflow_state.cancel(user=by)
    return workflow.objects.get(active=True, workflow_pages__page__depth=1).start(page, by)


def _current(state: Any) -> Any:
    state.refresh_from_db()
    return state.current_task_state


def _act_on(task_state: Any, user: Any, task_states: Any) -> None:
    state = task_states.objects.get(pk=task_state.pk)
    state.task.specific.on_action(state, user, "approve", comment="")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=1)
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(60))
    with throwaway_database() as url:
        os.environ["DATABASE_URL"] = url
        import django

        django.setup()
        from django.conf import settings
        from django.core.management import call_command
        from django.db import connections

        call_command("migrate", verbosity=0)
        sample = settings.BASE_DIR / "home" / "content" / "sample"
        call_command("load_guides", str(sample), verbosity=0)
        total = half = 0
        for act in acts():
            for _ in range(options.turns):
                before, act.points = act.points, 0
                act.go_through()
                act.points += before
            print(f"{act.name}: {act.points} kill points, {act.half_done} half done", flush=True)
            total, half = total + act.points, half + act.half_done
        connections.close_all()
    print(f"In all: {total} kill points, {half} half done")
    raise SystemExit(1 if half else 0)


if __name__ == "__main__":
    main()
