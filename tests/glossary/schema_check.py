"""The part of JSON Schema that our description uses. Anything else in it is an error."""

from datetime import date, datetime
from typing import Any

_TYPES: dict[str, Any] = {
    "string": str,
    "integer": int,
    "object": dict,
    "array": list,
    "null": type(None),
}
_KNOWN = {
    *("type", "properties", "required", "additionalProperties", "items", "oneOf", "$ref"),
    *("format", "enum", "minimum", "maximum", "maxLength", "default"),
}
_FORMATS: dict[str, Any] = {"date": date.fromisoformat, "date-time": datetime.fromisoformat}


def problems(
    value: Any, schema: dict[str, Any], document: dict[str, Any], at: str = ""
) -> list[str]:
    """What of `value` is not as `schema`, a part of `document`, says. Empty if all of it is."""
    if unknown := set(schema) - _KNOWN:
        raise AssertionError(f"this check does not know {unknown}")
    if "$ref" in schema:
        name = schema["$ref"].removeprefix("#/components/schemas/")
        return problems(value, document["components"]["schemas"][name], document, at)
    if "oneOf" in schema:
        fitting = [part for part in schema["oneOf"] if not problems(value, part, document, at)]
        return [] if len(fitting) == 1 else [f"{at}: fits {len(fitting)} of oneOf"]
    kind = _TYPES[schema["type"]]
    if not isinstance(value, kind) or isinstance(value, bool):
        return [f"{at}: {value!r} is no {schema['type']}"]
    found: list[str] = []
    if kind is dict:
        found += _of_object(value, schema, document, at)
    if kind is list:
        for place, item in enumerate(value):
            found += problems(item, schema["items"], document, f"{at}/{place}")
    if "format" in schema:
        _FORMATS[schema["format"]](value)
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{at}: {value!r} is none of {schema['enum']}")
    return found


def _of_object(
    value: dict[str, Any], schema: dict[str, Any], document: dict[str, Any], at: str
) -> list[str]:
    known, more = schema.get("properties", {}), schema.get("additionalProperties", True)
    found = [f"{at}: {name} is missing" for name in schema.get("required", []) if name not in value]
    for name, item in value.items():
        if name in known:
            found += problems(item, known[name], document, f"{at}/{name}")
        elif more is False:
            found.append(f"{at}: {name} is not described")
        elif isinstance(more, dict):
            found += problems(item, more, document, f"{at}/{name}")
    return found
