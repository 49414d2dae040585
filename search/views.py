"""The results page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from search import query as queries
from search import results as found


def results(request: HttpRequest) -> HttpResponse:
    query = queries.parse(request.GET)
    ids = found.search(query)
    page_obj, pages = found.one_page(ids, query.page)
    context = {
        "query": query.typed,
        "is_empty": query.is_empty,
        "results": pages,
        "page_obj": page_obj,
        "page_url": query.address(),
        "total": len(ids),
        "filters": found.filters(query, ids),
        "active_filters": found.active_filters(query),
        "notice": query.notice,
    }
    return render(request, "search/results.html", context)
