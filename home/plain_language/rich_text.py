"""Stored rich text as passages: its paragraphs and items of lists, each with its links."""

from collections.abc import Iterator
from html.parser import HTMLParser

from home.rich_text import with_fact_words
from plainlanguage.passages import Kind, Passage

_PARTS = {"p", "li"}


class _Reader(HTMLParser):
    """Collects the text of each paragraph and item, and where its links begin and end."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[tuple[str, str, list[tuple[int, int]]]] = []
        self._link_began: int | None = None

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _PARTS or not self.parts:
            self.parts.append((tag, "", []))
        if tag == "a":
            self._link_began = len(self.parts[-1][1])
        elif tag == "br":
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._link_began is not None and self.parts:
            _tag, text, links = self.parts[-1]
            if self._link_began < len(text):
                links.append((self._link_began, len(text)))
            self._link_began = None

    def handle_data(self, data: str) -> None:
        if not self.parts:
            self.parts.append(("p", "", []))
        tag, text, links = self.parts[-1]
        self.parts[-1] = (tag, text + data, links)


def rich_passages(source: str, place: str, kind: Kind, group: str = "") -> Iterator[Passage]:
    """The passages of one rich text; `kind` is what its paragraphs are.

    A list inside is a group of its own, unless the whole belongs to one already.
    """
    reader = _Reader()
    reader.feed(with_fact_words(source))
    reader.close()
    lists = 0
    before = ""
    for number, (tag, text, links) in enumerate(reader.parts):
        lists += tag == "li" and before != "li"
        before = tag
        if text.strip():
            is_item = tag == "li" and kind is Kind.PARAGRAPH
            yield Passage(
                place=f"{place}#{number}",
                text=text,
                kind=Kind.ITEM if is_item else kind,
                group=group or (f"{place}/{lists}" if tag == "li" else place),
                links=tuple(links),
            )
