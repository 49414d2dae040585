"""The home page of each language, made on the first load in place of Wagtail's welcome page."""

from django.conf import settings
from wagtail.models import Locale, Page, Site

from home.content.document import Document
from home.content.errors import ContentError, ContentErrors
from home.content.folder import folder_name, language_folders
from home.models import HomePage


def ensure_homes(documents: list[Document], folder: str) -> set[int]:
    """See that every language of the documents has a home page; the ids of those made now.

    They are drafts with a title: the load fills and publishes them like any other page.
    """
    documented = {document.language: document for document in documents if document.key == "home"}
    used = {document.language for document in documents}
    languages = [(name, code) for name, code in language_folders().items() if name in used]
    first = folder_name(settings.LANGUAGE_CODE)
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    root = site.root_page.specific if site else None
    made: set[int] = set()
    if not isinstance(root, HomePage):
        root = _make_first(_needed(documented, first, folder))
        _point_site_at(root, site)
        made.add(root.pk)
    for name, code in languages:
        locale, _created = Locale.objects.get_or_create(language_code=code)
        if locale.pk == root.locale_id:
            continue
        if not HomePage.objects.filter(
            translation_key=root.translation_key, locale=locale
        ).exists():
            title = _needed(documented, name, folder).front["title"]
            home = HomePage(
                title=title,
                slug=f"home-{name}",
                locale=locale,
                live=False,
                translation_key=root.translation_key,
            )
            made.add(_add_to_top(home).pk)
    return made


def _needed(documented: dict[str, Document], language: str, folder: str) -> Document:
    if language not in documented:
        raise ContentErrors(
            [
                ContentError(
                    f"{folder}/{language}",
                    1,
                    "this language has no home page yet",
                    f"add the file {language}/home.md",
                )
            ]
        )
    return documented[language]


def _make_first(document: Document) -> HomePage:
    # Only one page at the top can be called “home”, and Wagtail's welcome page is.
    for page in Page.objects.filter(depth=2, slug="home"):
        page.slug = f"home-before-{page.pk}"
        page.save()
    locale, _created = Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    title = document.front["title"]
    return _add_to_top(HomePage(title=title, slug="home", locale=locale, live=False))


def _add_to_top(home: HomePage) -> HomePage:
    added: HomePage = Page.get_first_root_node().add_child(instance=home)
    return added


def _point_site_at(home: HomePage, site: Site | None) -> None:
    if site is None:
        site = Site(hostname="localhost", port=80, is_default_site=True)
        before = None
    else:
        before = site.root_page
    site.root_page = home
    site.site_name = site.site_name or settings.WAGTAIL_SITE_NAME
    site.save()
    # A page someone made stays, and so does the root of the tree; the welcome page is a bare
    # `Page` below it, with nothing in it.
    welcome = before is not None and before.depth == 2 and before.specific_class is Page
    if before is not None and welcome and before.is_leaf():
        Page.objects.get(pk=before.pk).delete()
