"""What is said of plain language where a page goes out: never a bar, except to say why of hype."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.log_actions import LogActionRegistry, LogFormatter, log

from home.models import DigestPage, GuidePage
from home.plain_language import told
from home.plain_language.reading import read
from home.plain_language.scores import figure
from plainlanguage.findings import Weight

KEPT = "home.hype.kept"
#: Lines shown to whoever checks a version.
MOST_LINES = 12


def register(actions: LogActionRegistry) -> None:
    @actions.register_action(KEPT)
    class KeptFormatter(LogFormatter):
        label = gettext_lazy("Keep words that promise much")

        def format_message(self, entry: Any) -> str:
            said = _("Kept words that promise much (%(words)s): %(reason)s")
            return said % {name: entry.data.get(name, "") for name in ("words", "reason")}


def tell(request: HttpRequest, page: Any) -> None:
    """After publishing: how hard the page is to read, and what would help most."""
    if not isinstance(page, GuidePage | DigestPage):
        return
    analysis = read(page).analysis
    written, without = figure(analysis.as_written), figure(analysis.without_defined)
    if written is None or without is None:
        return
    important = sum(one.weight is Weight.IMPORTANT for one in analysis.findings)
    scale = _("School grade") if analysis.as_written.grade is not None else _("INFLESZ")
    said = ngettext(
        "Plain language: %(scale)s %(written)s as written, %(without)s without the words we"
        " explain; %(count)d finding that matters most.",
        "Plain language: %(scale)s %(written)s as written, %(without)s without the words we"
        " explain; %(count)d findings that matter most.",
        important,
    )
    names = {"scale": scale, "written": written, "without": without, "count": important}
    messages.info(request, said % names)


def tell_if_approved(request: HttpRequest, page: Any) -> None:
    """After the last step of the workflow, from the editor: that publishes too."""
    if "action-workflow-action" in request.POST and page.live and not page.has_unpublished_changes:
        tell(request, page)


def record_reason(request: HttpRequest, page: Any) -> None:
    """Keep why words that promise much stay in a digest, in the page's history for staff."""
    kept = getattr(page, "hype_kept", None)
    if kept:
        words, reason = kept
        log(page, KEPT, user=request.user, data={"words": ", ".join(words), "reason": reason})
        page.hype_kept = None


def lines(page: Any) -> Iterator[str]:
    """For whoever checks a version: what matters most first."""
    if isinstance(page, GuidePage | DigestPage):
        found = [one for group in told.groups(read(page)) for one in group.findings]
        for one in found[:MOST_LINES]:
            yield f"{one.why} {one.mend}".strip()
