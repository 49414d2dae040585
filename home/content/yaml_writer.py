"""Front matter as YAML: the order of the schema, one spelling for each value."""

from typing import Any

import yaml

from home.content.html_to_markdown import rich_to_markdown
from home.content.inline import tidy_text
from home.content.schema import Key, Type


class _OnOneLine(list[Any]):
    """Written as `[a, b]`."""


class _Paragraphs(str):
    """Written below its key, as typed."""


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent lists below their key, as people do."""
        super().increase_indent(flow, False)

    def choose_scalar_style(self) -> Any:
        """Double quotes where quotes are needed: texts hold apostrophes more often."""
        style = super().choose_scalar_style()
        return '"' if style == "'" else style


_Dumper.add_representer(
    _OnOneLine,
    lambda dumper, data: dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=True),
)
_Dumper.add_representer(
    _Paragraphs,
    lambda dumper, data: dumper.represent_scalar("tag:yaml.org,2002:str", str(data), style="|"),
)


def to_yaml(front: dict[str, Any], keys: tuple[Key, ...]) -> str:
    return yaml.dump(
        _spelled(front, keys),
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=False,
        width=float("inf"),
    )


def _spelled(front: dict[str, Any], keys: tuple[Key, ...]) -> dict[str, Any]:
    found = {key.name: _value(front[key.name], key) for key in keys if key.name in front}
    return {name: value for name, value in found.items() if value not in (None, "", [], {})}


def _value(value: Any, key: Key) -> Any:
    if value is None:
        return None
    match key.type:
        case Type.TEXT | Type.MONTH:
            return tidy_text(str(value))
        case Type.PROSE:
            return _Paragraphs("\n\n".join(rich_to_markdown(value)) + "\n")
        case Type.TEXTS:
            texts = [tidy_text(str(text)) for text in value]
            return (_OnOneLine if key.flow else list)(filter(None, texts))
        case Type.ENTRY:
            return _spelled(value, key.parts)
        case Type.ENTRIES:
            return [_spelled(entry, key.parts) for entry in value]
    return value
