"""What every page of ours shares. It stays small: a page's own behaviour is in its own file."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from home.publishing import refuse_incomplete
from home.visibility import reader_visible

PRINT_PREVIEW = "print"


@dataclass(frozen=True)
class Crumb:
    """A step of "You are here". The last has no address."""

    title: str
    url: str = ""


class PortalPage(Page):
    """A page for readers."""

    # A shared password would need a cookie; readers get none.
    private_page_options = ["login", "groups"]

    reader_pages_above: list[Page]

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        # The frame around the page (`portal`) needs to know which page it is around.
        request.reader_page = self  # type: ignore[attr-defined]
        context = super().get_context(request, *args, **kwargs)
        context["breadcrumbs"] = self.breadcrumbs(request)
        return context

    def breadcrumbs(self, request: HttpRequest) -> list[Crumb]:
        return [
            *(Crumb(page.title, page.get_url(request)) for page in self.pages_above()),
            Crumb(self.title),
        ]

    def pages_above(self) -> list[Page]:
        """The pages from the home page down to this page's parent, as far as readers may see them.

        Routing has fetched them with the page itself; a preview has not been routed.
        """
        if not hasattr(self, "reader_pages_above"):
            above = self.get_ancestors().filter(depth__gte=2)
            self.reader_pages_above = list(reader_visible(above, self.locale.language_code))
        return self.reader_pages_above

    def translations(self) -> list[Page]:
        """This page in the other languages, as far as readers may see it there."""
        pages = self.get_translations().select_related("locale")
        return list(reader_visible(pages, language="*"))

    #: The names of the ways a page can be previewed; phone and desktop are sizes of the first.
    preview_modes = [("", _("On screen")), (PRINT_PREVIEW, _("In print"))]

    def make_preview_request(
        self,
        original_request: HttpRequest | None = None,
        preview_mode: str | None = None,
        extra_request_attrs: dict[str, Any] | None = None,
    ) -> Any:
        """As Wagtail's, and say who is looking.

        A reader's address has no user; the content checker in the preview needs the member of
        staff.
        """
        attributes = {"user": getattr(original_request, "user", None)} | (extra_request_attrs or {})
        return super().make_preview_request(original_request, preview_mode, attributes)

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> Any:
        """Publish, unless the revision is incomplete.

        The editor's form checks this with messages beside the fields. This is for the ways round
        the form: bulk actions, schedules, code.
        """
        refuse_incomplete(revision.as_object())
        return super().publish(revision, *args, **kwargs)
