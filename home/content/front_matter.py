"""The YAML at the head of a file, with the line of every key."""

import datetime
import difflib
import re
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from home.content.document import Lines
from home.content.errors import Report
from home.content.schema import Key, Type

_MONTH = re.compile(r"(?!0000)[0-9]{4}-(0[1-9]|1[0-2])")
#: No number of a page is longer, and every one as long fits the database.
_MOST_DIGITS = 9
#: Keys hold lists of entries with keys: more levels are a mistake, and a thousand stop Python.
_DEEPEST = 10
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_NEAR = 0.6


class _NoCharacterError(yaml.MarkedYAMLError):
    pass


class _Loader(yaml.SafeLoader):
    """References are refused: no page needs them, and they can hold themselves."""

    _depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        mark = self.peek_event().start_mark
        if self.check_event(yaml.AliasEvent):
            raise yaml.MarkedYAMLError(problem="a reference (*name) is used", problem_mark=mark)
        if self._depth > _DEEPEST:
            raise yaml.MarkedYAMLError(problem="too many lists in lists", problem_mark=mark)
        self._depth += 1
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node

    def scan_flow_scalar_non_spaces(self, double: Any, start_mark: Any) -> Any:
        """Text between quotes, where a number can stand for a character."""
        try:
            found = super().scan_flow_scalar_non_spaces(double, start_mark)
        except (ValueError, OverflowError):
            found = None
        # Half a character can be held in memory, but not kept in the database.
        if found is None or _SURROGATE.search("".join(found)):
            raise _NoCharacterError(
                problem="a number after a backslash stands for no character",
                problem_mark=self.get_mark(),
            )
        return found


class FrontMatter:
    """Reads the front matter of one file, reporting all that is wrong with it."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.lines: Lines = {}

    def read(self, text: str, keys: tuple[Key, ...]) -> dict[str, Any]:
        # The opening line of dashes is line 1.
        try:
            root = yaml.compose(f"\n{text}", Loader=_Loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            self.report.add(
                mark.line + 1 if mark else 1,
                f"the front matter is not valid YAML: {error.problem or error.context}",
                "type the character itself"
                if isinstance(error, _NoCharacterError)
                else "put text that holds a colon, or starts with a sign, between double quotes",
            )
            return {}
        except yaml.YAMLError as error:
            self.report.add(1, f"the front matter cannot be read: {error}", "remove that character")
            return {}
        if root is None:
            root = MappingNode("tag:yaml.org,2002:map", [])
        if not isinstance(root, MappingNode):
            self.report.add(
                2, "the front matter is not made of keys", "write lines such as “title: …”"
            )
            return {}
        return self._mapping(root, keys, "", 1)

    def _mapping(
        self, node: MappingNode, keys: tuple[Key, ...], path: str, line: int
    ) -> dict[str, Any]:
        known = {key.name: key for key in keys}
        found: dict[str, Any] = {}
        seen: set[str] = set()
        for name_node, value_node in node.value:
            name = str(name_node.value)
            at = name_node.start_mark.line + 1
            self.lines[f"{path}{name}"] = at
            if name not in known:
                near = difflib.get_close_matches(name, known, 1, _NEAR)
                self.report.add(
                    at,
                    f"“{name}” is not a key of this kind of page",
                    f"write “{near[0]}”" if near else f"use one of: {', '.join(known)}",
                )
            elif name in seen:
                self.report.add(at, f"“{name}” is given twice", "keep one of them")
            elif (value := self._value(value_node, known[name], f"{path}{name}", at)) not in (
                None,
                "",
                [],
                {},
            ):
                found[name] = value
            seen.add(name)
        for key in keys:
            if key.required and key.name not in found and not self._reported(f"{path}{key.name}"):
                self.report.add(
                    self.lines.get(f"{path}{key.name}", line),
                    f"“{key.name}” is missing",
                    f"add “{key.name}”, which is {key.type.value}",
                )
        return {key.name: found[key.name] for key in keys if key.name in found}

    def _reported(self, path: str) -> bool:
        line = self.lines.get(path)
        return any(error.line == line for error in self.report.errors)

    def _value(self, node: Node, key: Key, path: str, line: int) -> Any:
        if isinstance(node, ScalarNode) and node.tag.endswith(":null"):
            return None
        if key.type is Type.ENTRY and isinstance(node, MappingNode):
            return self._mapping(node, key.parts, f"{path}.", line)
        if key.type in (Type.TEXTS, Type.ENTRIES) and isinstance(node, SequenceNode):
            return [
                self._item(item, key, f"{path}.{position}")
                for position, item in enumerate(node.value)
            ]
        if isinstance(node, ScalarNode) and key.type not in (Type.TEXTS, Type.ENTRY, Type.ENTRIES):
            return self._scalar(node, key, line)
        return self._wrong(key, line)

    def _item(self, node: Node, key: Key, path: str) -> Any:
        line = self.lines[path] = node.start_mark.line + 1
        if key.type is Type.ENTRIES:
            if isinstance(node, MappingNode):
                return self._mapping(node, key.parts, f"{path}.", line)
        elif isinstance(node, ScalarNode):
            return self._scalar(node, Key(key.name, choices=key.choices), line)
        return self._wrong(key, line)

    def _scalar(self, node: ScalarNode, key: Key, line: int) -> Any:
        # The text as typed: `title: 2024` and `people: no` are text here, whatever YAML makes of
        # them.
        text = node.value.strip()
        if key.choices and text not in key.choices:
            near = difflib.get_close_matches(text, key.choices, 1, _NEAR)
            self.report.add(
                line,
                f"“{text}” is not a value of “{key.name}”",
                f"write “{near[0]}”" if near else f"use one of: {', '.join(key.choices)}",
            )
            return None
        match key.type:
            case Type.WHOLE:
                is_number = text.isdecimal() and len(text) <= _MOST_DIGITS
                return int(text) if is_number else self._wrong(key, line)
            case Type.MONTH:
                return text if _MONTH.fullmatch(text) else self._wrong(key, line)
            case Type.DAY:
                try:
                    return datetime.date.fromisoformat(text)
                except ValueError:
                    return self._wrong(key, line)
        return text

    def _wrong(self, key: Key, line: int) -> None:
        self.report.add(line, f"“{key.name}” cannot be read", f"make it {key.type.value}")
