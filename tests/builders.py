"""Small, complete content for tests. Each builder makes something a reader could see."""

from itertools import count
from typing import Any

from django.contrib.auth.models import Group
from wagtail.models import Locale, Page, Site

from home.models import DigestIndexPage, DigestPage, GuidePage, HomePage, SectionPage, StandardPage
from review.models import Reference
from users.models import User

_numbers = count(1)


def make_home(language: str = "en-gb", **fields: Any) -> HomePage:
    """A home page. The English one is the root of the site, and was made with the database."""
    if language == "en-gb" and (front := HomePage.objects.filter(slug="front-en-gb").first()):
        for name, value in fields.items():
            setattr(front, name, value)
        if fields:
            front.draft_title = front.title
            front.save()
        return front
    locale, _ = Locale.objects.get_or_create(language_code=language)
    page = HomePage(
        **{"title": "Plain answers", "lead": "Guides in everyday words.", "locale": locale}
        | {"slug": f"front-{language}"}
        | fields
    )
    Page.objects.get(depth=1).add_child(instance=page)
    if language == "en-gb":
        Site.objects.update(root_page=page)
        Page.objects.filter(depth=2, slug="home").delete()
    return page


def as_installed() -> None:
    """Put back what Wagtail's own migrations leave: a page of welcome, and none of ours."""
    page = Page(title="Welcome to your new Wagtail site!", slug="home")
    Page.objects.get(depth=1).add_child(instance=page)
    Site.objects.update(root_page=page)
    HomePage.objects.get().delete()


def make_section(home: HomePage, title: str = "Immunotherapy", **fields: Any) -> SectionPage:
    page = SectionPage(title=title, locale=home.locale, intro=f"About {title}.", **fields)
    home.add_child(instance=page)
    return page


def block(kind: str, value: Any) -> dict[str, Any]:
    return {"type": kind, "value": value}


def heading(text: str) -> dict[str, Any]:
    return block("heading", {"text": text, "anchor": ""})


def text(words: str) -> dict[str, Any]:
    return block("text", f"<p>{words}</p>")


SOURCE = {"title": "A fact sheet", "publisher": "A public body", "url": "https://example.org/facts"}


def make_reference(**fields: Any) -> Reference:
    """A reference; the same one each time, unless it is given another address."""
    values = SOURCE | fields
    found = Reference.objects.same_document(url=values["url"]).first()
    return found or Reference.objects.create(**values)


def cited(*references: Reference) -> list[dict[str, Any]]:
    """References as a guide's sources."""
    return [block("source", reference.pk) for reference in references]


def guide_fields(**fields: Any) -> dict[str, Any]:
    """All that a complete guide needs, with some of it replaced."""
    if "sources" not in fields:
        fields["sources"] = cited(make_reference())
    return {
        "title": f"Guide {next(_numbers)}",
        "summary": "What it is, in a sentence.",
        "key_points": [block("point", f"Point {n}.") for n in (1, 2, 3)],
        "for_whom": ["patient"],
        "stages": ["just-diagnosed"],
        "body": [heading("How it works"), text("It works like this.")],
    } | fields


def make_guide(section: SectionPage, **fields: Any) -> GuidePage:
    """A published guide; `live=False` makes a draft that was never published."""
    page = GuidePage(**guide_fields(**fields), locale=section.locale)
    section.add_child(instance=page)
    return put_live(page, fields)


def put_live(page: Any, fields: dict[str, Any]) -> Any:
    """Make a page live that was made so, as if it had been before checks were recorded."""
    if fields.get("live", True):
        page.live, page.has_unpublished_changes = True, False
        type(page).objects.filter(pk=page.pk).update(live=True, has_unpublished_changes=False)
    return page


DIGEST_ITEM = {
    "headline": "A test was approved",
    "what_was_found": "<p>A test was approved.</p>",
    "kind_of_study": "An approval",
    "studied_in": "people",
    "people": "Our source does not say",
    "who_paid": "Our source does not say",
    "source_title": "Press release",
    "source_publisher": "A public body",
    "source_url": "https://example.org/release",
    "source_date": "August 2020",
    "evidence": "not-known",
    "means_today": "<p>Ask your team.</p>",
    "guide": None,
}


def make_digest(home: HomePage, **fields: Any) -> DigestPage:
    index = DigestIndexPage.objects.child_of(home).first()
    if index is None:
        index = DigestIndexPage(title="Digest", intro="Each month.", locale=home.locale)
        home.add_child(instance=index)
    values = {
        "title": "August 2020",
        "month": "2020-08-01",
        "summary": "One approval.",
        "items": [block("item", DIGEST_ITEM)],
        "locale": home.locale,
    } | fields
    page = DigestPage(**values)
    index.add_child(instance=page)
    return put_live(page, fields)


def make_standard(home: HomePage, title: str = "Privacy", **fields: Any) -> StandardPage:
    values = {
        "summary": "What we keep: nothing.",
        "body": [heading("Cookies"), text("We set none.")],
    } | fields
    page = StandardPage(title=title, locale=home.locale, **values)
    home.add_child(instance=page)
    return page


PASSWORD = "a long password for tests"


def make_staff(group: str | None, username: str | None = None) -> User:
    """A member of one of the groups that the migration makes; a superuser without one."""
    name = username or (group or "owner").lower().replace(" ", "-")
    if group is None:
        return User.objects.create_superuser(name, f"{name}@example.org", PASSWORD)
    user = User.objects.create_user(name, f"{name}@example.org", PASSWORD)
    user.groups.add(Group.objects.get(name=group))
    return user
