"""The pages of words, for readers. Cached as every answer for readers is."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from glossary import json_ld, uses, word_list
from glossary.normal import tidy
from glossary.visible import visible_terms
from glossary.word_page import context_of


@dataclass(frozen=True)
class Letter:
    """A letter of the bar; without an address when no word begins with it."""

    label: str
    url: str
    is_current: bool = False


@require_safe
def words(request: HttpRequest) -> HttpResponse:
    language = translation.get_language()
    typed = tidy(request.GET.get("q", "")[: word_list.LONGEST_SEARCH])
    if typed:
        found = word_list.find(language, typed)
        return render(request, "glossary/found.html", {"typed": typed, "found": found})
    counts = word_list.letters(language)
    present = [letter for letter, count in counts.items() if count]
    is_split = sum(counts.values()) > word_list.MOST_AT_ONCE
    asked_for = request.GET.get("letter", "").lower()
    letter = (asked_for if asked_for in present else present[0]) if is_split else ""
    context: dict[str, object] = {"is_split": is_split, "letter": letter.upper()}
    skipped = 0
    if is_split:
        pages = Paginator(range(counts[letter]), word_list.A_PAGE)
        page_obj = pages.get_page(request.GET.get("page"))
        skipped = max(page_obj.start_index() - 1, 0)
        context |= {"page_obj": page_obj, "page_url": _address(letter)}
    groups = word_list.groups(language, letter, skipped)
    shown = [(word["name"], word["slug"]) for group in groups for word in group.words]
    context |= {
        "groups": groups,
        "total": sum(counts.values()),
        "json_ld": json_ld.script(json_ld.term_set(language, shown)) if shown else "",
        "letters": [
            Letter(
                name.upper(),
                (_address(name) if is_split else f"#letter-{name}") if count else "",
                is_current=name == letter,
            )
            for name, count in counts.items()
        ],
    }
    return render(request, "glossary/words.html", context)


@require_safe
def word(request: HttpRequest, slug: str) -> HttpResponse:
    terms = visible_terms(translation.get_language()).select_related("locale")
    term = uses.with_page_ids(terms).filter(slug=slug).first()
    if term is None:
        raise Http404
    return render(request, "glossary/word.html", context_of(term, request))


def _address(letter: str) -> str:
    return "?" + urlencode({"letter": letter})
