"""What a page that explains medicine says about who checked it, and what follows from that."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext
from wagtail import hooks

from home.visibility import readable, rows
from review.models.record import CheckKind
from review.states import State
from review.status import Standing, due_sql
from review.trust import Correction, OtherCheck, Trust, trust_in

HISTORY = "history/"


@dataclass(frozen=True)
class Checks:
    """For the templates: what a page says of its checks, on one day."""

    trust: Trust
    #: Empty for a page that readers do not have: it has no history for them yet.
    history_url: str

    @property
    def standing(self) -> Standing:
        return self.trust.standing

    @property
    def corrections(self) -> tuple[Correction, ...]:
        return self.trust.corrections

    @property
    def is_past_due(self) -> bool:
        return self.standing.is_past_due

    @property
    def notice(self) -> str:
        """What readers are told at the top of a page whose check is late; else empty."""
        if not (self.is_past_due and self.standing.due):
            return ""
        day = in_words(self.standing.due)
        if self.standing.state == State.STALE:
            return gettext(
                "We planned to check this page by %(day)s, more than six months ago. We have not "
                "done it yet. Ask your care team before you rely on it."
            ) % {"day": day}
        return gettext(
            "We planned to check this page by %(day)s. We have not done it yet. Ask your care "
            "team before you rely on it."
        ) % {"day": day}

    @property
    def short(self) -> str:
        """For the facts below the title."""
        if self.standing.on is None:
            return gettext("No clinician has checked this page yet.")
        day = in_words(self.standing.on)
        if self.is_past_due:
            return gettext("Last checked by a clinician on %(day)s") % {"day": day}
        return gettext("Checked by a clinician on %(day)s") % {"day": day}

    @property
    def line(self) -> str:
        """In full, as plain text: for paper."""
        if self.standing.on is None:
            return self.short
        checked = gettext("Checked by %(name)s (%(role)s) on %(day)s.") % {
            "name": self.standing.reviewer,
            "role": self.standing.role,
            "day": in_words(self.standing.on),
        }
        return f"{checked} {self.next_check}"

    @property
    def next_check(self) -> str:
        if self.standing.due is None:
            return ""
        day = in_words(self.standing.due)
        if self.is_past_due:
            return gettext("The next check was due %(day)s.") % {"day": day}
        if self.standing.is_extended:
            return gettext("The next check was put off: it is due %(day)s.") % {"day": day}
        return gettext("Next check due %(day)s.") % {"day": day}

    @property
    def day(self) -> str:
        """The day of the check."""
        return in_words(self.standing.on) if self.standing.on else ""

    @property
    def reviewer_url(self) -> str:
        """The public card of whoever checked the page."""
        return f"{self.history_url}#reviewer-{self.standing.reviewer_id}"

    @property
    def others(self) -> list[str]:
        """A line for each other kind of check of this text."""
        return [other_check_line(other) for other in self.trust.others]


def checks_of(page: Any, url: str) -> Checks:
    """Once a request: it may ask the database. `url` is the page's address."""
    history_url = f"{url}{HISTORY}" if page.live and url else ""
    return Checks(trust_in(page, timezone.localdate()), history_url)


def other_check_line(check: OtherCheck) -> str:
    return other_check_text(check.kind) % {
        "name": check.name,
        "role": check.role,
        "day": in_words(check.on),
    }


def other_check_text(kind: str) -> str:
    """A sentence with room for `name`, `role` and `day`."""
    match kind:
        case CheckKind.PLAIN_LANGUAGE:
            return gettext("Checked for plain language by %(name)s (%(role)s) on %(day)s.")
        case CheckKind.LIVED_EXPERIENCE:
            return gettext(
                "Read by someone who has been through it, %(name)s (%(role)s), on %(day)s."
            )
        case CheckKind.TRANSLATION:
            return gettext("The translation was checked by %(name)s (%(role)s) on %(day)s.")
    return gettext("Checked by %(name)s (%(role)s) on %(day)s.")


def in_words(day: date) -> str:
    """A day as readers write it."""
    return date_format(day, pgettext("date format", "j F Y"))


# --- Pages whose check is late are not put forward ---------------------------------------------


def past_due_sql(table: str, today: str) -> str:
    """Whether a page's check is late: a condition where `table` is the page's table.

    Of `table` it needs `id` and `alias_of_id`: an alias is as late as the page it shows. `today` is
    SQL too: usually the name of a value. It agrees with `Standing.is_past_due`, and looks up three
    or four rows a page, so ask it of few pages.
    """
    due = (
        f"SELECT ({due_sql('subject.id', 'subject.live_revision_id')})"  # noqa: S608 (all of it is ours)
        " FROM wagtailcore_page subject"
        f" WHERE subject.id = coalesce({table}.alias_of_id, {table}.id)"
    )
    return f"coalesce(({due}) < {today}, false)"


# --- What the records of checks ask of pages ---------------------------------------------------


@hooks.register("may_be_read")
def page_may_be_read(page_id: int) -> bool:
    """Whether a page is one that readers may see.

    Registered here, not with the hooks of the admin: every page type that is checked needs this
    file, so nothing goes live before the rule is known.
    """
    return bool(rows(readable("1 FROM wagtailcore_page page", "page.id = %s"), [page_id]))
