"""The translation files, and the strings marked in the code, as data. No gettext tools needed."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation.template import templatize

PO = settings.LOCALE_PATHS[0] / "es" / "LC_MESSAGES" / "django.po"
APPS = ("home", "portal", "search", "users", "review", "glossary", "plainlanguage")

#: What identifies a string: its context ("" for none) and its English words.
Key = tuple[str, str]

_QUOTED = r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\""
_CALL = re.compile(rf"\b(n?p?gettext|_)\(u?({_QUOTED})(?:, ?u?({_QUOTED}))?")


@dataclass(frozen=True)
class Entry:
    """A string of a .po file. `plural` is empty unless the string counts something."""

    context: str
    text: str
    plural: str
    translations: tuple[str, ...]
    is_fuzzy: bool

    @property
    def key(self) -> Key:
        return self.context, self.text


def entries(po: Path = PO) -> list[Entry]:
    """Every string but the header."""
    blocks = po.read_text(encoding="utf-8").split("\n\n")
    return [entry for block in blocks if (entry := _entry(block)).text]


def _entry(block: str) -> Entry:
    found = {"msgctxt": "", "msgid": "", "msgid_plural": ""}
    name = ""
    for line in block.splitlines():
        if line.startswith("#"):
            continue
        if not line.startswith('"'):
            name, line = line.split(" ", 1)
            found[name] = ""
        found[name] += ast.literal_eval(line)
    return Entry(
        context=found["msgctxt"],
        text=found["msgid"],
        plural=found["msgid_plural"],
        translations=tuple(text for name, text in found.items() if name.startswith("msgstr")),
        is_fuzzy=bool(re.search(r"^#,.*fuzzy", block, re.MULTILINE)),
    )


def marked() -> set[Key]:
    """The strings that our Python and our templates ask to have translated."""
    found: set[Key] = set()
    for app in APPS:
        for path in (settings.BASE_DIR / app).rglob("*"):
            if path.suffix == ".py":
                found.update(_in_python(path.read_text(encoding="utf-8")))
            elif path.suffix in {".html", ".xml", ".txt"} and "templates" in path.parts:
                found.update(_in_template(path))
    return found


def _in_python(source: str) -> Iterator[Key]:
    for call in ast.walk(ast.parse(source)):
        if not isinstance(call, ast.Call):
            continue
        function = getattr(call.func, "id", getattr(call.func, "attr", ""))
        values = [arg.value for arg in call.args[:2] if isinstance(arg, ast.Constant)]
        words = [value for value in values if isinstance(value, str)]
        if not re.fullmatch(r"_|n?p?gettext(_lazy|_noop)?", function) or not words:
            continue
        yield (words[0], words[1]) if "pgettext" in function else ("", words[0])


def _in_template(path: Path) -> Iterator[Key]:
    # `templatize` is what makemessages itself reads templates with.
    for function, first, second in _CALL.findall(templatize(path.read_text(encoding="utf-8"))):
        first = ast.literal_eval(first)
        yield (first, ast.literal_eval(second)) if "pgettext" in function else ("", first)
