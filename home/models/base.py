"""What every page of ours shares. It stays small: a page's own behaviour is in its own file."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PageViewRestriction

from home.addresses import address, is_taken
from home.publishing import AliasError, is_going_live, keep_anchors, refuse_incomplete
from home.visibility import reader_visible, rows, translations

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

    #: The way to this page, set by routing when a reader's address led to it.
    found_below: list[Crumb] | None = None
    #: Its address in each language, set with it.
    found_in: dict[str, str] | None = None

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        stands_below_front = "home.HomePage" in (self.parent_page_types or ())
        if stands_below_front and is_taken(self.slug, self.locale.language_code):
            raise ValidationError(
                {"slug": _("The site itself is at this address. Choose another for this page.")}
            )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        # The frame around the page (`portal`) needs to know which page it is around.
        request.reader_page = self  # type: ignore[attr-defined]
        context = super().get_context(request, *args, **kwargs)
        context["breadcrumbs"] = self.breadcrumbs()
        return context

    @property
    def url(self) -> str:
        return address(self.url_path)

    def breadcrumbs(self) -> list[Crumb]:
        """The way to this page: the pages above it that a reader may see, and itself."""
        above = self.found_below
        if above is None:
            pages = reader_visible(
                self.get_ancestors().filter(depth__gte=2), self.locale.language_code
            )
            above = [Crumb(page.title, address(page.url_path)) for page in pages]
        return [*above, Crumb(self.title)]

    def get_view_restrictions(self) -> Any:
        """As Wagtail's, but none on a page that routing found: readers may see it."""
        if self.found_below is not None:
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def addresses_by_language(self) -> dict[str, str]:
        """Language code to the address of this page in it, itself included, as readers may see."""
        if self.found_in is not None:
            return self.found_in
        found = rows(translations("language_code, url_path", "%s"), [self.translation_key])
        known = {language: address(url_path) for language, url_path in found}
        return {language: url for language, url in known.items() if url}

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

    def update_aliases(self, **kwargs: Any) -> None:
        """As Wagtail's, when the page is live. A page that waits for its day is saved the same way,
        and its aliases would not wait. An alias has just been updated itself, and only its row
        says that it is live."""
        if self.live or self.alias_of_id:
            super().update_aliases(**kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """As Wagtail's; where that would fail, say why in words for staff."""
        if self.alias_of_id:
            raise AliasError(self)
        return super().save_revision(*args, **kwargs)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """As Wagtail's, unless readers would get something incomplete by it.

        The editor's form checks this with messages beside the fields. This is for the ways round
        the form: bulk actions, the API, schedules, code.
        """
        if is_going_live(self):
            refuse_incomplete(self)
        super().save(*args, **kwargs)

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> Any:
        """Publish, now or on the day it says, unless the revision is incomplete."""
        page = revision.as_object()
        refuse_incomplete(page)
        keep_anchors(page, revision)
        return super().publish(revision, *args, **kwargs)
