"""The events of a page's history, in words for readers."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, pgettext

from home.reviewed import in_words
from review.edit_kinds import EditKind
from review.history import Event, What
from review.models.decision import DecisionKind
from review.models.record import CheckKind, Outcome


@dataclass(frozen=True)
class Entry:
    day: date
    heading: str
    sentence: str = ""
    #: In the words of whoever checked or decided.
    quoted: str = ""
    #: The text that readers got then, where it is an earlier one and still kept.
    version_url: str = ""
    #: Who checked, as their card was that day.
    reviewer_id: int | None = None
    name: str = ""
    role: str = ""
    is_mended: bool = False


def entry(event: Event, url: str, came_out: date | None) -> Entry:
    """`url` is the address of the history; `came_out`, the day readers first got the page."""
    match event.what:
        case What.CHECK:
            return _check(event)
        case What.PUBLICATION:
            return _publication(event, url, came_out)
    return _decision(event)


_HEADINGS_OF_CHECKS = {
    CheckKind.CLINICAL: lambda: gettext("Checked by a clinician"),
    CheckKind.PLAIN_LANGUAGE: lambda: gettext("Checked for plain language"),
    CheckKind.LIVED_EXPERIENCE: lambda: gettext("Read by someone who has been through it"),
    CheckKind.TRANSLATION: lambda: gettext("Translation checked"),
}


def _check(event: Event) -> Entry:
    heading = _HEADINGS_OF_CHECKS[CheckKind(event.kind)]()
    said = []
    if event.outcome == Outcome.SENT_BACK:
        heading = gettext("Read, and changes asked for")
    elif event.outcome == Outcome.REVOKED:
        heading = gettext("Approval taken back")
    elif event.outcome == Outcome.APPROVED_WITH_CHANGES:
        said.append(gettext("Approved after changes."))
    if event.due and event.outcome not in (Outcome.SENT_BACK, Outcome.REVOKED):
        said.append(gettext("Next check planned by %(day)s.") % {"day": in_words(event.due)})
    return Entry(
        event.day,
        heading,
        " ".join(said),
        quoted=event.words,
        reviewer_id=event.reviewer_id,
        name=event.name,
        role=event.role,
        is_mended=event.is_mended,
    )


def _publication(event: Event, url: str, came_out: date | None) -> Entry:
    # The first that was recorded is not the first of a page that is older than the records.
    is_first = event.is_first and not (came_out and came_out < event.day)
    sentence = event.words
    if event.kind == EditKind.IMPORTED:
        loaded = gettext("Loaded from files; nobody has checked it.")
        sentence = f"{sentence} {loaded}".strip()
    if event.is_correction:
        heading = gettext("Correction")
    elif is_first:
        heading = gettext("First published")
    elif event.kind == EditKind.SAFETY:
        heading = gettext("Changed for safety")
    else:
        heading = gettext("Changed")
    return Entry(
        event.day,
        heading,
        sentence,
        version_url=f"{url}{event.id}/" if event.is_kept else "",
    )


def _decision(event: Event) -> Entry:
    day = {"day": in_words(event.due)} if event.due else None
    match event.kind:
        case DecisionKind.EXTENDED:
            heading = gettext("Next check put off to %(day)s") % day
        case DecisionKind.BROUGHT_FORWARD if day:
            heading = gettext("Next check brought forward to %(day)s") % day
        case DecisionKind.BROUGHT_FORWARD:
            heading = gettext("Check asked for")
        case DecisionKind.WITHDRAWN:
            heading = gettext("Taken down")
        case _:
            heading = pgettext("history of a page", "Put back")
    sentence = ""
    if event.kind == DecisionKind.RESTORED and day:
        sentence = gettext("To be checked by %(day)s.") % day
    return Entry(event.day, heading, sentence, quoted=event.words)
