"""The Atom feed of the monthly digest, one for each language."""

from datetime import UTC, datetime, time
from uuid import uuid5

from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html_join
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from home.addresses import absolute
from home.models import DigestIndexPage, DigestPage, PortalSettings
from home.visibility import reader_visible
from home.xml import xml_text

NEWEST = 24


class DatedByContent(Atom1Feed):
    """Atom whose own date comes from its entries, and not from the moment it is asked for."""

    def latest_post_date(self) -> datetime:
        dates = [item["updateddate"] for item in self.items if item["updateddate"]]
        return max(dates, default=datetime(1970, 1, 1, tzinfo=UTC))


class DigestFeed(Feed):
    """Its addresses are ours, whatever name the site was asked by."""

    feed_type = DatedByContent

    def feed_url(self) -> str:
        return absolute(reverse("digest_feed"))

    def link(self) -> str:
        """The list of digests, for people; the front page while there is none."""
        lists = reader_visible(DigestIndexPage.objects.all(), get_language())
        found = lists.order_by("path").first()
        return absolute(found.url if found else reverse("wagtail_serve", args=[""]))

    def author_name(self) -> str:
        """Atom asks for one (RFC 4287, 4.1.1)."""
        return xml_text(PortalSettings.of_the_site().name)

    def title(self) -> str:
        return _("Monthly research digest")

    def items(self) -> QuerySet:
        return (
            reader_visible(DigestPage.objects.all(), get_language())
            .select_related("locale")
            .order_by("-month")[:NEWEST]
        )

    def item_title(self, item: DigestPage) -> str:
        return xml_text(item.title)

    def item_description(self, item: DigestPage) -> str:
        """The summary and the headlines, as HTML."""
        headlines = format_html_join("", "<li>{}</li>", ((line,) for line in item.item_headlines))
        summary = format_html_join("", "<p>{}</p>", [(item.summary,)])
        return xml_text(f"{summary}<ul>{headlines}</ul>")

    def item_link(self, item: DigestPage) -> str:
        return absolute(item.url)

    def item_guid(self, item: DigestPage) -> str:
        # An address may change; the page in all its languages keeps its key.
        return uuid5(item.translation_key, item.locale.language_code).urn

    item_guid_is_permalink = False

    def item_pubdate(self, item: DigestPage) -> object:
        return item.first_published_at or self.item_updateddate(item)

    def item_updateddate(self, item: DigestPage) -> object:
        month = datetime.combine(item.month, time(), tzinfo=UTC)
        return item.last_published_at or month
