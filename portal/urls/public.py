"""What readers reach. A public process resolves nothing else."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import path, re_path
from django.views.static import serve as serve_file
from wagtail.documents.views.serve import serve as serve_document

from glossary import views as glossary
from glossary.api import views as word_api
from home import feeds, history
from home.routing import serve
from portal import views
from search import missing_views, name_views
from search import views as search

handler404 = "portal.views.page_not_found"
handler500 = "portal.views.server_error"

urlpatterns = [
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    # Without Wagtail's second address, which takes the password of a private collection: that would
    # need a session.
    re_path(r"^documents/(\d+)/(.*)$", serve_document, name="wagtaildocs_serve"),
]
if settings.PORTAL_SERVE_MEDIA:
    # Renditions only: originals and documents are never handed out as plain files.
    urlpatterns.append(
        re_path(
            r"^media/images/(?P<path>[A-Za-z0-9._-]{1,250})$",
            serve_file,
            {"document_root": settings.MEDIA_ROOT / "images"},
        )
    )
urlpatterns += i18n_patterns(
    path("search/", search.results, name="search"),
    path("search/suggestions/", name_views.suggestions, name="search_suggestions"),
    path("search/missing/", missing_views.missing, name="search_missing"),
    path("search/thank-you/", missing_views.thank_you, name="search_thank_you"),
    path("a-to-z/", name_views.a_to_z, name="a_to_z"),
    path("words/", glossary.words, name="words"),
    path("words/<slug:slug>/", glossary.word, name="word"),
    path("words/api/v1/terms/", word_api.terms, name="word_api_terms"),
    path("words/api/v1/terms/<slug:slug>/", word_api.term, name="word_api_term"),
    path("words/api/v1/counts/", word_api.counts, name="word_api_counts"),
    path("words/api/v1/openapi.json", word_api.description, name="word_api_description"),
    path("opensearch.xml", views.opensearch, name="opensearch"),
    path("feed.xml", feeds.DigestFeed(), name="digest_feed"),
    re_path(r"^((?:[\w\-]+/)+)history/$", history.of_page, name="page_history"),
    re_path(r"^((?:[\w\-]+/)+)history/([0-9]{1,18})/$", history.version, name="page_version"),
    # Wagtail reverses this name for every address of a page.
    re_path(r"^((?:[\w\-]+/)*)$", serve, name="wagtail_serve"),
    prefix_default_language=False,
)
