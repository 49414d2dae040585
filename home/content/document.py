"""A page as plain data, between a file and the database."""

from dataclasses import dataclass, field
from typing import Any

from home.content.schema import Kind

#: Where in a file something stands: "title", "sources.0.url", "items.2" to its line.
Lines = dict[str, int]


@dataclass(frozen=True)
class Block:
    """A block of the body.

    `kind` is its name in the palettes of `home.blocks`; `value` is plain data, with rich text as
    stored HTML in which links to our pages are paths (`<a href="/fatigue/">`).
    """

    kind: str
    value: Any
    line: int = field(default=0, compare=False)
    lines: Lines = field(default_factory=dict, compare=False)

    @property
    def name(self) -> str:
        """What it is called in a file, for messages."""
        if self.kind in ("heading", "subheading", "text"):
            return f"the {self.kind}"
        name = self.value["urgency"] if self.kind == "care_card" else self.kind
        return f"“::: {name.removesuffix('_list').replace('_', '-')}”"


@dataclass(frozen=True)
class Document:
    #: The file within its language folder, without ".md": "immunotherapy/car-t-cell-therapy".
    key: str
    #: The folder's name: "en".
    language: str
    kind: Kind
    front: dict[str, Any]
    body: list[Block] = field(default_factory=list)
    #: For messages: the file as the person named it, and where its keys are.
    file: str = field(default="", compare=False)
    lines: Lines = field(default_factory=dict, compare=False)

    @property
    def slug(self) -> str:
        """The last part of the page's address. A language's home page has none of its own."""
        folder, _, name = self.key.rpartition("/")
        return folder if name.startswith("_") else name

    @property
    def parent_key(self) -> str | None:
        """The key of the page above; none for a home page."""
        if self.kind is Kind.HOME:
            return None
        if self.kind is Kind.GUIDE:
            return f"{self.key.rpartition('/')[0]}/_section"
        if self.kind is Kind.DIGEST:
            return f"{self.key.rpartition('/')[0]}/_index"
        return "home"

    def line_of(self, path: str) -> int:
        """The line of a key, or of the nearest thing above it that has one."""
        while path and path not in self.lines:
            path = path.rpartition(".")[0]
        return self.lines.get(path, 1)


def address(key: str, prefix: str = "") -> str:
    """The path that readers use: "/immunotherapy/car-t-cell-therapy/", "/es/" for a home page."""
    slugs = [part for part in key.split("/") if not part.startswith("_")]
    if slugs == ["home"]:
        slugs = []
    return "/".join(["", *filter(None, [prefix]), *slugs, ""])
