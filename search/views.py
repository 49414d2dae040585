"""The results page."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from search import missed
from search import query as queries
from search.crisis import is_crisis
from search.definition import definition
from search.failing import failure
from search.nearest import nearest_words
from search.other_languages import elsewhere
from search.query import Query
from search.results import Found, search
from search.said import said, unanswered
from search.tell_us import tell_us

#: Filters whose labels read on after “For:”.
_FOR = {"stage", "for"}


def results(request: HttpRequest) -> HttpResponse:
    query = queries.parse(request.GET)
    language: str = request.LANGUAGE_CODE
    found = search(query, language)
    needs_help = is_crisis(query.words)
    failed = failure(query, found)
    if failed and request.method == "GET" and not needs_help:
        missed.record(query.typed, language, failed)
    on_no_page = [] if found.total else unanswered(found.understood)
    has_failed = not (found.total or query.chosen or needs_help) and (
        on_no_page or found.understood.stems
    )
    context = {
        "query": query.typed,
        "is_empty": query.is_empty,
        "heading": _list_heading(query, found),
        "is_crisis": needs_help,
        "definition": None if needs_help else definition(query, found.understood, language),
        "said": said(query.words, found.understood),
        "found": found,
        "promoted": found.promoted if found.page == 1 else [],
        "results": found.results,
        "total": found.total,
        "page_obj": Paginator(range(found.pages), 1).get_page(found.page),
        "page_url": query.address(),
        "as_typed": query.as_typed,
        "as_typed_url": query.address(**{"as": "typed"}),
        "usual_url": query.address(**{"as": ""}),
        "filters": found.filters,
        "active_filters": found.active_filters,
        "notice": query.notice,
        "elsewhere": elsewhere(query, language) if found.page == 1 else [],
        "nearest": nearest_words(on_no_page, language, found.understood.guesses),
        "tell_us": tell_us(query.typed, language) if has_failed else None,
    }
    return render(request, "search/results.html", context)


def _list_heading(query: Query, found: Found) -> str:
    """What a list without words is a list of: "For: having treatment"."""
    if query.words:
        return ""
    labels = [active.label for active in found.active_filters if active.parameter not in _FOR]
    people = [active.label for active in found.active_filters if active.parameter in _FOR]
    if people:
        listed = ", ".join(label[:1].lower() + label[1:] for label in people)
        labels.append(gettext("For: %(audience)s") % {"audience": listed})
    return ". ".join(labels)
