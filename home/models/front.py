"""The home page."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import PageQuerySet
from wagtail.search import index

from home import panels
from home.choices import Stage
from home.fields import LinesField
from home.models.base import PortalPage
from home.models.digest import DigestPage
from home.models.section import SectionPage
from home.reviewed import featured
from home.visibility import reader_visible


class HomePage(PortalPage):
    """The front door: search first, then the sections, the stages and the latest digest.

    `title` is the large heading. One home page for each language.
    """

    lead = models.TextField(
        _("lead"), max_length=300, help_text=_("Below the large heading: what the site is for.")
    )
    search_examples = LinesField(
        models.CharField(max_length=60),
        verbose_name=_("searches to try"),
        blank=True,
        default=list,
        help_text=_("Two or three, in the words readers use. One to a line."),
    )

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["home.SectionPage", "home.DigestIndexPage", "home.StandardPage"]
    template = "home/home_page.html"
    page_description = _("The front door of the site, one for each language.")

    search_fields = [*PortalPage.search_fields, index.SearchField("lead")]
    edit_handler = panels.HOME

    class Meta:
        verbose_name = _("home page")

    @property
    def summary(self) -> str:
        return self.lead

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        language = self.locale.language_code
        digests = featured(reader_visible(DigestPage.objects.descendant_of(self), language))
        return context | {
            "sections": list(self.sections()),
            "stages": [
                {"label": stage.label, "url": f"{reverse('search')}?stage={stage.value}"}
                for stage in Stage
            ],
            "latest_digest": digests.order_by("-month").first(),
        }

    def sections(self) -> PageQuerySet:
        """The sections a reader may see, in tree order."""
        pages = SectionPage.objects.child_of(self).order_by("path")
        return reader_visible(pages, self.locale.language_code)
