"""The four addresses of the API."""

from collections.abc import Callable, Iterable
from functools import wraps
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from glossary import word_list
from glossary.api import answers, openapi, parameters
from glossary.api.parameters import BadRequestError
from glossary.models import Term
from glossary.related import links_of
from glossary.visible import slugs_by_translation, visible_terms

NO_SUCH_TERM = "There is no term with this name in this language."


class _NotFoundError(LookupError):
    pass


def _api(view: Callable[..., dict[str, Any]]) -> Callable[..., HttpResponse]:
    """Around each view: JSON whatever happens, open to other sites, with a tag for its bytes."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            refused = _json(answers.error("Only reading is possible here: use GET."), 405)
            refused.headers["Allow"] = "GET, HEAD"
            return refused
        try:
            answer = _json(view(request, *args, **kwargs))
        except BadRequestError as error:
            return _json(answers.error(str(error)), 400)
        except _NotFoundError:
            return _json(answers.error(NO_SUCH_TERM), 404)
        tag = quote_etag(sha256(answer.content).hexdigest()[:32])
        answer.headers["ETag"] = tag
        sent: HttpResponse = get_conditional_response(request, etag=tag, response=answer) or answer
        sent.headers["Access-Control-Allow-Origin"] = "*"
        return sent

    return wrapped


def _json(data: dict[str, Any], status: int = 200) -> JsonResponse:
    response = JsonResponse(data, status=status, json_dumps_params={"ensure_ascii": False})
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@_api
def terms(request: HttpRequest) -> dict[str, Any]:
    asked = parameters.parse(request.GET, translation.get_language())
    found = visible_terms(asked.language)
    if asked.begins:
        found = word_list.beginning(found, asked.begins)
    elif asked.contains:
        found = word_list.containing(found, asked.contains)
    elif asked.letter:
        found = word_list.of_letter(found, asked.letter)
    shown = list(found[asked.start : asked.start + asked.size])
    others = _translations(shown)
    return answers.page(
        [answers.brief(term, asked.language, others) for term in shown],
        asked.language,
        found.count(),
        asked.size,
        asked.start,
    )


@_api
def term(request: HttpRequest, slug: str) -> dict[str, Any]:
    language = parameters.only_language(request.GET, translation.get_language())
    found = visible_terms(language).filter(slug=slug).first()
    if found is None:
        raise _NotFoundError
    return answers.whole(found, language, _translations([found]), links_of(found, language))


@_api
def counts(request: HttpRequest) -> dict[str, Any]:
    language = parameters.only_language(request.GET, translation.get_language())
    return answers.counts(word_list.letters(language), language)


@_api
def description(request: HttpRequest) -> dict[str, Any]:
    return openapi.document()


def _translations(shown: Iterable[Term]) -> dict[UUID, dict[str, str]]:
    return slugs_by_translation({term.translation_key for term in shown})
