"""The description of the API (OpenAPI 3.1). In English, as the names on the wire are."""

from typing import Any

from django.conf import settings

from glossary import addresses
from glossary.api import parameters
from glossary.normal import DIGITS

_TEXT = {"type": "string"}
_WHOLE = {"type": "integer"}


def document() -> dict[str, Any]:
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Medical words, explained",
            "version": "1",
            "description": (
                "Plain definitions of medical words, for readers. Read only, no key. The field"
                " checkedOn says when a clinician approved the words of a definition; null means"
                " that none has."
            ),
        },
        "servers": [{"url": addresses.absolute("/words/api/v1")}],
        "paths": {
            "/terms/": {
                "get": _operation(
                    "listTerms",
                    "Terms in order of the alphabet, all of them or some",
                    "TermList",
                    [
                        _begins_or_contains("begins", "begin with this"),
                        _begins_or_contains("contains", "have this in them"),
                        _query("letter", f"One letter, or {DIGITS}.", _TEXT),
                        _query(
                            "size",
                            "How many at most.",
                            _WHOLE
                            | {
                                "minimum": 1,
                                "maximum": parameters.MOST_SIZE,
                                "default": parameters.USUAL_SIZE,
                            },
                        ),
                        _query(
                            "from",
                            "How many to pass over.",
                            _WHOLE | {"minimum": 0, "maximum": parameters.FURTHEST, "default": 0},
                        ),
                        _language(),
                    ],
                )
            },
            "/terms/{prettyUrlName}/": {
                "get": _operation(
                    "getTerm",
                    "One term",
                    "Term",
                    [
                        {
                            "name": "prettyUrlName",
                            "in": "path",
                            "required": True,
                            "schema": _TEXT,
                        },
                        _language(),
                    ],
                    missing=True,
                )
            },
            "/counts/": {
                "get": _operation(
                    "countTerms", "How many terms, by first letter", "Counts", [_language()]
                )
            },
        },
        "components": {"schemas": schemas()},
    }


def schemas() -> dict[str, Any]:
    brief = _brief()
    link = {"termId": _WHOLE, "termName": _TEXT, "prettyUrlName": _TEXT, "url": _TEXT}
    return {
        "TermInList": _object(brief),
        "Term": _object(
            brief
            | {
                "explanation": _or_null(_object({"html": _TEXT})),
                "notSameAs": _list(_object(link | {"difference": _TEXT})),
                "seeAlso": _list(_object(link)),
            }
        ),
        "TermList": _object(
            {
                "meta": _object(
                    {"language": _TEXT, "totalResults": _WHOLE, "from": _WHOLE, "size": _WHOLE}
                ),
                "results": _list({"$ref": "#/components/schemas/TermInList"}),
            }
        ),
        "Counts": _object(
            {
                "language": _TEXT,
                "total": _WHOLE,
                "byLetter": {"type": "object", "additionalProperties": _WHOLE},
            }
        ),
        "Error": _object({"error": _TEXT}),
    }


def _brief() -> dict[str, Any]:
    text = _object({"text": _TEXT})
    other = {"language": _TEXT, "prettyUrlName": _TEXT, "url": _TEXT}
    return {
        "termId": _WHOLE,
        "language": _TEXT,
        "termName": _TEXT,
        "firstLetter": _TEXT,
        "prettyUrlName": _TEXT,
        "url": _TEXT,
        "pronunciation": _or_null(_object({"key": _TEXT})),
        "definition": text,
        "definitionForChildren": _or_null(text),
        "alsoWritten": _list(_TEXT),
        "checkedOn": _or_null(_TEXT | {"format": "date"}),
        "lastChanged": _or_null(_TEXT | {"format": "date-time"}),
        "otherLanguages": _list(_object(other)),
    }


def _operation(
    name: str, summary: str, schema: str, asked: list[Any], *, missing: bool = False
) -> dict[str, Any]:
    responses = {
        "200": _answer(summary, schema),
        "400": _answer("The request has a mistake; the sentence says which.", "Error"),
    }
    if missing:
        responses["404"] = _answer("There is no such term.", "Error")
    return {"operationId": name, "summary": summary, "parameters": asked, "responses": responses}


def _answer(text: str, schema: str) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    return {"description": text, "content": content}


def _query(name: str, text: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": text, "schema": schema}


def _begins_or_contains(name: str, what: str) -> dict[str, Any]:
    said = f"Terms that {what}, by any way they are written; accents and capitals do not count."
    return _query(name, said, _TEXT | {"maxLength": parameters.LONGEST_TEXT})


def _language() -> dict[str, Any]:
    codes = [code for code, _label in settings.LANGUAGES]
    return _query("language", "Without it, that of the address.", _TEXT | {"enum": codes})


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    """An object that has all of these, and nothing else."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    return {"oneOf": [schema, {"type": "null"}]}
