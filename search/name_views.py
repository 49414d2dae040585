"""Two ways to a page by its name: suggestions while the reader types, and the A to Z."""

from dataclasses import asdict, dataclass
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import ngettext

from search import a_to_z as index
from search.suggestions import asked, suggest


def suggestions(request: HttpRequest) -> JsonResponse:
    """For the list below a search box. `said` is what a screen reader says when it opens.

    Cached as every answer for readers is (`portal/headers.py`).
    """
    typed = request.GET.get("q", "")
    found = suggest(typed, translation.get_language())
    said = ngettext("%(count)d suggestion", "%(count)d suggestions", len(found))
    return JsonResponse(
        {
            "query": asked(typed),
            "suggestions": [asdict(suggestion) for suggestion in found],
            "said": said % {"count": len(found)} if found else "",
        }
    )


@dataclass(frozen=True)
class Letter:
    """A letter of the bar; without an address when no name begins with it."""

    label: str
    url: str
    is_current: bool = False


def a_to_z(request: HttpRequest) -> HttpResponse:
    language = translation.get_language()
    counts = index.letters(language)
    present = [letter for letter, count in counts.items() if count]
    is_split = sum(counts.values()) > index.MOST_AT_ONCE
    context: dict[str, object] = {"is_split": is_split}
    letter = ""
    if is_split:
        asked_for = request.GET.get("letter", "").lower()
        letter = asked_for if asked_for in present else present[0]
        pages = Paginator(range(counts[letter]), index.A_PAGE)
        page_obj = pages.get_page(request.GET.get("page"))
        skipped = max(page_obj.start_index() - 1, 0)
        context |= {"letter": letter.upper(), "page_obj": page_obj, "page_url": _address(letter)}
        context["groups"] = _groups(index.entries(language, letter, skipped))
    else:
        context["groups"] = _groups(index.entries(language))
    context["letters"] = [
        Letter(
            name.upper(),
            (_address(name) if is_split else f"#{_anchor(name)}") if count else "",
            is_current=name == letter,
        )
        for name, count in counts.items()
    ]
    return render(request, "search/a_to_z.html", context)


def _groups(found: dict[str, list[index.Entry]]) -> list[tuple[str, str, list[index.Entry]]]:
    """Letter, anchor and names."""
    return [(letter.upper(), _anchor(letter), names) for letter, names in found.items()]


def _address(letter: str) -> str:
    return "?" + urlencode({"letter": letter})


def _anchor(letter: str) -> str:
    return f"letter-{letter}"
