"""Pages that belong to the site as a whole: errors, and what machines ask for."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from glossary import addresses as word_addresses
from glossary import visible as words
from home.addresses import absolute, address
from home.visibility import reader_visible
from home.xml import xml_text
from portal.frame import SiteFrame
from portal.in_english import in_english
from search import a_to_z


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """An ordinary page that helps; in another language also the way to the same page in English."""
    context = {"english_page": in_english(request.path_info)}
    return render(request, "404.html", context, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Needs nothing that could be broken: no database, no context, no static manifest."""
    return HttpResponse(get_template("500.html").render(), status=500)


def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *"]
    if settings.PORTAL_ROLE == "staff":
        lines += ["Disallow: /"]
    else:
        # Result pages are endless; the pages themselves are all in the sitemap.
        lines += [
            "Disallow: /search/",
            "Disallow: /es/search/",
            f"Disallow: {settings.STAFF_PREFIX}",
        ]
    lines += [f"Sitemap: {absolute('/sitemap.xml')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def sitemap(request: HttpRequest) -> HttpResponse:
    """Every page a reader may see, with its translations, the A to Z and the words."""
    pages = Page.objects.filter(depth__gte=2).select_related("locale").order_by("path")
    by_translation: dict[object, list[dict[str, object]]] = {}
    entries = []
    for page in reader_visible(pages, language="*"):
        url = address(page.url_path)
        if not url:
            continue
        entry: dict[str, object] = {
            "url": absolute(url),
            "language": page.locale.language_code,
            "changed": page.last_published_at,
        }
        siblings = by_translation.setdefault(page.translation_key, [])
        siblings.append(entry)
        entries.append(entry | {"translations": siblings})
    entries += _lists_from_a_to_z() + _words()
    context = {"entries": entries, "default_language": settings.LANGUAGE_CODE}
    return render(request, "sitemap.xml", context, content_type="application/xml")


def _lists_from_a_to_z() -> list[dict[str, object]]:
    """The A to Z of each language that has any names."""
    found = []
    for code, _label in settings.LANGUAGES:
        if a_to_z.has_names(code):
            with translation.override(code):
                found.append({"url": absolute(reverse("a_to_z")), "language": code})
    return [entry | {"translations": found} for entry in found]


def _words() -> list[dict[str, object]]:
    """The list of words of each language that has any, and each word with its translations."""
    lists: list[dict[str, object]] = [
        {"url": absolute(word_addresses.words(code)), "language": code}
        for code in words.languages_with_terms()
    ]
    entries = [entry | {"translations": lists} for entry in lists]
    by_translation: dict[object, list[dict[str, object]]] = {}
    for code, slug, key, changed in words.all_addresses():
        url = absolute(word_addresses.word(slug, code))
        entry = {"url": url, "language": code, "changed": changed}
        siblings = by_translation.setdefault(key, [])
        siblings.append(entry)
        entries.append(entry | {"translations": siblings})
    return entries


def opensearch(request: HttpRequest) -> HttpResponse:
    """The description a browser needs to search this site (OpenSearch 1.1)."""
    site = SiteFrame(request)
    return render(
        request,
        "opensearch.xml",
        {
            "base_url": absolute(""),
            "name": xml_text(site.name),
            "tagline": xml_text(site.tagline),
        },
        content_type="application/opensearchdescription+xml",
    )
