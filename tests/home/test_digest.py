"""The monthly digest, its list and its feed."""

import re
from datetime import date
from typing import Any
from uuid import UUID
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client

from home.choices import Evidence
from home.models import DigestPage, HomePage
from tests.blocks import complaints
from tests.builders import DIGEST_ITEM, block, make_digest, make_guide, make_home, make_section
from tests.review.passing import approved

pytestmark = pytest.mark.django_db

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def feed(client: Client, address: str = "/feed.xml") -> ElementTree.Element:
    response = client.get(address)
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def titles(xml: ElementTree.Element) -> list[str | None]:
    return [entry.findtext("a:title", namespaces=ATOM) for entry in xml.findall("a:entry", ATOM)]


def three_months(home: HomePage) -> list[DigestPage]:
    return [
        make_digest(home, title=f"Month {number}", month=f"2020-{number:02}-01")
        for number in (5, 7, 6)
    ]


def test_any_day_stands_for_its_month(home: HomePage) -> None:
    digest = make_digest(home, month=date(2020, 8, 27))
    digest.full_clean()
    assert digest.month == date(2020, 8, 1)


def test_a_month_has_one_digest_in_each_language(home: HomePage) -> None:
    make_digest(home)
    second = make_digest(home, title="Again", month=date(2020, 9, 1))
    second.month = date(2020, 8, 31)
    with pytest.raises(ValidationError) as refusal:
        second.full_clean()
    assert refusal.value.message_dict.keys() == {"month"}
    second.month = date(2020, 9, 2)
    second.full_clean()
    make_digest(make_home("es"), title="Agosto").full_clean()


def test_a_missing_month_is_one_message_and_no_error(home: HomePage) -> None:
    digest = make_digest(home)
    digest.month = None
    with pytest.raises(ValidationError) as refusal:
        digest.full_clean()
    assert refusal.value.message_dict.keys() == {"month"}


def test_the_list_has_the_newest_first_and_home_shows_it(client: Client, home: HomePage) -> None:
    newest = three_months(home)[1]
    listed = client.get(newest.get_parent().url).context["digests"]
    assert [digest.title for digest in listed] == ["Month 7", "Month 6", "Month 5"]
    assert client.get("/").context["latest_digest"].title == "Month 7"


@pytest.mark.parametrize(
    "items",
    [
        "null",
        '"Text that stood here before"',
        '[{"type": "no-block-of-ours", "value": {}, "id": "a"}]',
        "[]",
    ],
)
def test_home_shows_a_digest_whose_findings_are_stored_in_another_way(
    client: Client, home: HomePage, items: str
) -> None:
    digest = make_digest(home, title="Odd")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE home_digestpage SET items = %s::jsonb WHERE page_ptr_id = %s",
            [items, digest.pk],
        )
    response = client.get("/")
    assert response.context["latest_digest"].item_headlines == []
    assert "Odd" in response.content.decode()


def test_a_digest_leads_to_the_months_beside_it(client: Client, home: HomePage) -> None:
    may, july, june = three_months(home)

    def beside(digest: DigestPage) -> list[Any]:
        context = client.get(digest.url).context
        found = (context["previous_digest"], context["next_digest"])
        return [digest and digest.title for digest in found]

    assert beside(june) == ["Month 5", "Month 7"]
    assert beside(may) == [None, "Month 6"]
    assert beside(july) == ["Month 6", None]


@pytest.mark.parametrize("evidence", Evidence)
def test_a_finding_says_in_words_how_sure_it_is(
    client: Client, home: HomePage, evidence: Evidence
) -> None:
    digest = make_digest(home, items=[block("item", DIGEST_ITEM | {"evidence": evidence.value})])
    page = client.get(digest.url).content.decode()
    assert str(evidence.label) in page
    assert str(evidence.meaning) in page


def test_a_digest_says_that_nobody_checked_it(client: Client, home: HomePage) -> None:
    """Below its title, and at the foot of a printed copy."""
    page = client.get(make_digest(home).url).content.decode()
    head, rest = page.split("</header>", 2)[1:]
    assert "No clinician has checked this page yet." in head
    assert "No clinician has checked this page yet." in rest


def test_a_finding_says_what_a_reader_needs_to_weigh_it(client: Client, home: HomePage) -> None:
    guide = make_guide(make_section(home), title="What it bears on")
    told = DIGEST_ITEM | {
        "kind_of_study": "A trial by lot",
        "people": "412 people",
        "who_paid": "A charity",
        "studied_in": "animals",
        "guide": guide.pk,
    }
    digest = make_digest(home, items=[block("item", told)])
    page = client.get(digest.url).content.decode()
    for words in ("A trial by lot", "412 people", "A charity", "Animals", "Press release"):
        assert words in page
    assert f'href="{guide.url}"' in page


def test_a_study_says_how_many_people_and_who_paid_and_a_law_need_not() -> None:
    items = DigestPage._meta.get_field("items").stream_block
    silent = DIGEST_ITEM | {"people": "", "who_paid": ""}
    assert complaints(items, [block("item", silent)]).keys() == {"0.people", "0.who_paid"}
    law = silent | {"studied_in": "not-a-study"}
    assert complaints(items, [block("item", law)]) == {}


def test_a_finding_needs_its_source_and_what_it_means_today() -> None:
    items = DigestPage._meta.get_field("items").stream_block
    assert complaints(items, [block("item", DIGEST_ITEM)]) == {}
    for missing in ("source_url", "source_date", "means_today", "evidence"):
        found = complaints(items, [block("item", DIGEST_ITEM | {missing: ""})])
        assert found == {f"0.{missing}": "This field is required."}


def findings(client: Client, digest: DigestPage) -> dict[str, str]:
    """Headline to the end of the address that leads to it, as the list at the top has them."""
    page = client.get(digest.url).content.decode()
    links = re.findall(r'<a href="#(finding-[^"]+)">([^<]+)</a>', page)
    assert [anchor for anchor, _ in links] == re.findall(r'<h2 id="(finding-[^"]+)">', page)
    return {headline: anchor for anchor, headline in links}


def test_two_findings_with_the_same_words_have_an_address_each(
    client: Client, home: HomePage
) -> None:
    digest = make_digest(home, items=[block("item", DIGEST_ITEM), block("item", DIGEST_ITEM)])
    page = client.get(digest.url).content.decode()
    assert len(set(re.findall(r'<h2 id="(finding-[^"]+)">', page))) == 2


def test_a_link_to_a_finding_survives_new_words_and_new_neighbours(
    client: Client, home: HomePage
) -> None:
    digest = make_digest(home)
    anchor = findings(client, digest)["A test was approved"]
    digest = DigestPage.objects.get(pk=digest.pk)
    digest.items[0].value["headline"] = "A blood test was approved"
    digest.items.insert(
        0, ("item", digest.items.stream_block.child_blocks["item"].to_python(DIGEST_ITEM))
    )
    approved(digest.save_revision()).publish()
    assert findings(client, digest)["A blood test was approved"] == anchor


def test_the_feed_has_an_entry_for_each_digest_with_its_headlines(
    client: Client, home: HomePage
) -> None:
    three_months(home)
    xml = feed(client)
    assert titles(xml) == ["Month 7", "Month 6", "Month 5"]
    entry = xml.find("a:entry", ATOM)
    assert entry is not None
    assert "A test was approved" in (entry.findtext("a:summary", namespaces=ATOM) or "")
    assert UUID(entry.findtext("a:id", "", ATOM)).version == 5
    assert xml.findtext("a:author/a:name", namespaces=ATOM) == "Handrail"
    link = entry.find("a:link", ATOM)
    assert link is not None
    assert link.get("href", "").endswith("/digest/month-7/")


def test_each_language_has_a_feed_of_its_own(client: Client, home: HomePage) -> None:
    make_digest(home)
    make_digest(make_home("es"), title="Agosto")
    assert titles(feed(client)) == ["August 2020"]
    assert titles(feed(client, "/es/feed.xml")) == ["Agosto"]


def test_a_digest_and_its_translation_are_two_entries(client: Client, home: HomePage) -> None:
    digest = make_digest(home)
    make_digest(make_home("es"), translation_key=digest.translation_key)
    english, spanish = (feed(client, f"{prefix}/feed.xml") for prefix in ("", "/es"))
    identity = "a:entry/a:id"
    assert english.findtext(identity, "", ATOM) != spanish.findtext(identity, "", ATOM)


def test_the_feed_leads_people_to_the_list_of_digests(client: Client, home: HomePage) -> None:
    page = feed(client).find("a:link[@rel='alternate']", ATOM)
    assert page is not None
    assert page.get("href") == f"{settings.PORTAL_BASE_URL}/"
    make_digest(home)
    page = feed(client).find("a:link[@rel='alternate']", ATOM)
    assert page is not None
    assert page.get("href") == f"{settings.PORTAL_BASE_URL}/digest/"


@pytest.mark.parametrize("prefix", ["", "/es"])
def test_the_feed_has_its_own_address_by_whatever_name_the_site_was_asked(
    client: Client, home: HomePage, prefix: str
) -> None:
    make_home("es")
    address = f"{prefix}/feed.xml"
    asked = [
        client.get(address, headers={"host": name}).content for name in ("testserver", "localhost")
    ]
    assert asked[0] == asked[1]
    links = {link.get("href") for link in ElementTree.fromstring(asked[0]).findall("a:link", ATOM)}
    assert links == {f"{settings.PORTAL_BASE_URL}{path}" for path in (address, f"{prefix}/")}


def test_the_feed_keeps_its_date_and_identities(client: Client, home: HomePage) -> None:
    digest = make_digest(home)
    first = client.get("/feed.xml").content
    digest.slug = "another-address"
    digest.save()
    second = client.get("/feed.xml").content
    assert first.replace(b"/august-2020/", b"/another-address/") == second
