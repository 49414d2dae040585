"""The frame around every reader's page: name, help, navigation, languages, addresses.

Each part is fetched when a template first asks for it, so that staff templates pay nothing.
"""

import json
from collections import defaultdict
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import escape_uri_path
from django.utils.functional import cached_property
from wagtail.models import Page

from home.addresses import absolute, address
from home.models import DigestIndexPage, PortalSettings, SectionPage, StandardPage
from home.visibility import readable, rows
from portal import telephone

#: One site only; asking which site a request is for would be a query more.
_SETTINGS = """
SELECT 0, '', to_jsonb(settings)::text, '', '' FROM home_portalsettings settings
JOIN wagtailcore_site site ON site.id = settings.site_id AND site.is_default_site
"""


@dataclass(frozen=True)
class Link:
    title: str
    url: str
    is_current: bool = False
    accent: str = ""


@dataclass(frozen=True)
class Language:
    code: str
    label: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class Alternate:
    hreflang: str
    url: str


class SiteFrame:
    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.language: str = getattr(request, "LANGUAGE_CODE", None) or settings.LANGUAGE_CODE

    @cached_property
    def page(self) -> Any:
        """The page inside the frame; none around search results or an error."""
        return getattr(self.request, "reader_page", None)

    # --- Name and help ---

    @cached_property
    def _told(self) -> dict[str, list[tuple[Any, ...]]]:
        """The settings and what the navigation leads to, by name of the model. One query."""
        models = ContentType.objects.get_for_models(SectionPage, StandardPage, DigestIndexPage)
        name_of = {int(kind.pk): model.__name__ for model, kind in models.items()}
        links = readable(
            "content_type_id, page.path, title, url_path, accent FROM wagtailcore_page page"
            " LEFT JOIN home_sectionpage section ON section.page_ptr_id = page.id",
            f"content_type_id IN ({', '.join(map(str, name_of))})",
            language=self.language,
        )
        told: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
        found = rows(f"{_SETTINGS} UNION ALL {links}")
        for kind, _path, *columns in sorted(found, key=itemgetter(1)):
            told[name_of.get(kind) or PortalSettings.__name__].append(tuple(columns))
        return told

    @cached_property
    def _settings(self) -> PortalSettings:
        for stored, *_ in self._told[PortalSettings.__name__]:
            # A newer release may have added a column while this process still runs.
            known = {field.attname for field in PortalSettings._meta.concrete_fields}
            values = {name: value for name, value in json.loads(stored).items() if name in known}
            return PortalSettings(**values)
        return PortalSettings()

    @cached_property
    def name(self) -> str:
        return self._settings.name

    @cached_property
    def tagline(self) -> str:
        return self._settings.text("tagline", self.language)

    @cached_property
    def emergency(self) -> str:
        return self._settings.text("emergency", self.language)

    @cached_property
    def emergency_parts(self) -> list[tuple[str, str]]:
        """The emergency text cut up as (text, number to call or "")."""
        return telephone.parts(self.emergency)

    @cached_property
    def help_label(self) -> str:
        return self._settings.text("help_label", self.language)

    @cached_property
    def help_number(self) -> str:
        return self._settings.text("help_number", self.language)

    @cached_property
    def help_parts(self) -> list[tuple[str, str]]:
        """The help line's number, cut up likewise: there may be words beside it."""
        return telephone.parts(self.help_number, is_number=True)

    @cached_property
    def help_hours(self) -> str:
        return self._settings.text("help_hours", self.language)

    # --- Navigation ---

    def _links(self, model: type[Page]) -> list[Link]:
        """The pages of a kind, in the order of the tree."""
        return [
            Link(title, url, self.request.path.startswith(url), accent or "")
            for title, url_path, accent in self._told[model.__name__]
            if (url := address(url_path))
        ]

    @cached_property
    def sections(self) -> list[Link]:
        return self._links(SectionPage)

    @cached_property
    def accent(self) -> str:
        """The accent colour of the section this page is in."""
        return next((link.accent for link in self.sections if link.is_current), "")

    @cached_property
    def about_pages(self) -> list[Link]:
        return self._links(StandardPage)

    @cached_property
    def digest(self) -> Link | None:
        return next(iter(self._links(DigestIndexPage)), None)

    @cached_property
    def home_url(self) -> str:
        return reverse("wagtail_serve", args=[""])

    @cached_property
    def search_url(self) -> str:
        return reverse("search")

    @cached_property
    def feed_url(self) -> str:
        return reverse("digest_feed")

    @cached_property
    def opensearch_url(self) -> str:
        return reverse("opensearch")

    # --- Languages and addresses ---

    @cached_property
    def _translated(self) -> dict[str, str]:
        """Language code to the address of this page in it, its own included, where one exists."""
        if self.page is None or not self.page.pk:
            return {}
        return {self.language: self.page.url} | self.page.addresses_by_language()

    @cached_property
    def languages(self) -> list[Language]:
        """Every language, each leading to this page in it or to a page that says it is missing."""
        return [
            Language(
                code=code,
                label=label,
                url=self._translated.get(code) or self._same_address_in(code),
                is_current=code == self.language,
            )
            for code, label in settings.LANGUAGES
        ]

    def _same_address_in(self, code: str) -> str:
        path = self.request.path_info
        own_prefix = f"/{self.language}/"
        if path.startswith(own_prefix):
            path = path.removeprefix(own_prefix.rstrip("/"))
        # Two slashes in front would lead to another site.
        path = f"/{escape_uri_path(path).lstrip('/')}"
        return path if code == settings.LANGUAGE_CODE else f"/{code}{path}"

    @cached_property
    def alternates(self) -> list[Alternate]:
        """This page's languages for `hreflang`, when there is more than one."""
        if len(self._translated) < 2:
            return []
        found = [
            Alternate(translation.to_locale(code).replace("_", "-"), absolute(url))
            for code, url in self._translated.items()
        ]
        default = self._translated.get(settings.LANGUAGE_CODE)
        return [*found, Alternate("x-default", absolute(default))] if default else found

    @cached_property
    def canonical_url(self) -> str:
        return absolute(self.request.path)
