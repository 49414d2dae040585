"""The words of a reminder: calm, in the language of whoever gets it, and nothing about readers."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext, pgettext
from wagtail.users.models import UserProfile

from review.intervals import add_months
from review.states import STALE_AFTER

if TYPE_CHECKING:
    from review.reminders import Due


def digest(person: Any, dues: "list[Due]", today: date) -> tuple[str, str]:
    """Subject and text of one mail about all of `dues`, what is due longest first."""
    with translation.override(_language(person)):
        return _subject(len(dues)), "\n\n".join(_paragraphs(person, dues, today)) + "\n"


def _language(person: Any) -> str:
    """What they chose for the admin."""
    profile = UserProfile.objects.filter(user=person).first()
    return (profile and profile.preferred_language) or settings.LANGUAGE_CODE


def _subject(number: int) -> str:
    text = ngettext("%(number)d page needs a check", "%(number)d pages need a check", number)
    return text % {"number": number}


def _paragraphs(person: Any, dues: "list[Due]", today: date) -> Iterable[str]:
    name = person.get_full_name() or person.get_username()
    yield gettext("Hello %(name)s,") % {"name": name}
    late = [due for due in dues if due.due < today]
    soon = [due for due in dues if due.due >= today]
    if late:
        yield gettext(
            "These pages should have been checked by a clinician. Readers see a notice on them "
            "until that is done."
        )
        yield from (_late(person, due) for due in late)
    if soon:
        yield gettext("A clinician should check these pages soon.")
        yield from (_soon(person, due) for due in soon)
    yield gettext("All pages and their checks: %(link)s") % {"link": _link("review_board")}
    yield gettext(
        "You get such a mail 60, 30 and 7 days before a page's check is due, and every week after "
        "that until it is checked or put off. All pages of a day come in one mail."
    )


def _late(person: Any, due: "Due") -> str:
    goes = add_months(due.due, STALE_AFTER) + timedelta(1)
    text = gettext(
        "Due by %(due)s. From %(goes)s it is taken off the site, unless it is checked or a "
        "clinical lead puts the check off."
    )
    return _entry(person, due, text % {"due": _day(due.due), "goes": _day(goes)})


def _soon(person: Any, due: "Due") -> str:
    return _entry(person, due, gettext("Due by %(due)s.") % {"due": _day(due.due)})


def _entry(person: Any, due: "Due", when: str) -> str:
    is_theirs = due.page.owner_id == person.pk
    why = gettext("You look after this page.") if is_theirs else gettext("You decide about checks.")
    lines = [f"* {due.page.title}", when, why, _link("wagtailadmin_pages:edit", due.page.pk)]
    return "\n  ".join(lines)


def _day(day: date) -> str:
    return date_format(day, pgettext("date format", "j F Y"))


def _link(name: str, *arguments: Any) -> str:
    return str(settings.WAGTAILADMIN_BASE_URL).rstrip("/") + reverse(name, args=arguments)
