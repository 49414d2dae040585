"""The home page."""

from typing import Any, NamedTuple

from django.db import connection, models
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from home import panels
from home.addresses import address
from home.choices import Stage
from home.fields import LinesField
from home.models.base import PortalPage
from home.models.digest import DigestPage, headlines
from home.reviewed import past_due_sql
from home.tree import BELOW, CHILDREN, below, children_of
from home.visibility import readable, rows


class ListedSection(NamedTuple):
    title: str
    url_path: str
    intro: str
    accent: str
    icon: str

    @property
    def url(self) -> str:
        return address(self.url_path)


class LatestDigest(NamedTuple):
    title: str
    url_path: str
    summary: str
    #: As stored.
    items: str

    @property
    def url(self) -> str:
        return address(self.url_path)

    @property
    def item_headlines(self) -> list[str]:
        field = DigestPage._meta.get_field("items")
        return headlines(field.from_db_value(self.items, None, connection).raw_data)


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
    # Those of further languages are loaded, or made as translations of the first.
    max_count = 1
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
        return context | {
            "sections": self.sections(),
            "stages": [
                {"label": stage.label, "url": f"{reverse('search')}?stage={stage.value}"}
                for stage in Stage
            ],
            "latest_digest": self.latest_digest(),
        }

    def sections(self) -> list[ListedSection]:
        """The sections a reader may see, in tree order."""
        statement = readable(
            "page.title, page.url_path, section.intro, section.accent, section.icon"
            " FROM wagtailcore_page page JOIN home_sectionpage section"
            " ON section.page_ptr_id = page.id",
            CHILDREN,
            "ORDER BY page.path",
            self.locale.language_code,
        )
        return [ListedSection(*row) for row in rows(statement, children_of(self.path))]

    def latest_digest(self) -> LatestDigest | None:
        """The newest that a reader may see, unless its check is late."""
        statement = readable(
            "page.title, page.url_path, digest.summary, digest.items FROM wagtailcore_page page"
            " JOIN home_digestpage digest ON digest.page_ptr_id = page.id",
            f"{BELOW} AND NOT {past_due_sql('page', '%s')}",
            "ORDER BY digest.month DESC LIMIT 1",
            self.locale.language_code,
        )
        found = rows(statement, [*below(self.path), timezone.localdate()])
        return LatestDigest(*found[0]) if found else None
