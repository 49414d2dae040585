"""The words of a page as a reader of its language meets them."""

from html.parser import HTMLParser


class Texts(HTMLParser):
    """What is read or heard in the language of the page; what says it is in another is left out."""

    _VOID = {"br", "hr", "img", "input", "link", "meta", "source"}
    _LABELS = {"aria-label", "placeholder", "title", "alt", "data-print-label"}

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.language = ""
        self._skipped: list[bool] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "html":
            self.language = given.get("lang") or ""
        lang = given.get("lang")
        outer = bool(self._skipped) and self._skipped[-1]
        skipped = tag in {"script", "style"} or (lang != self.language if lang else outer)
        if not skipped:
            self.found += [value for name, value in attrs if name in self._LABELS and value]
        if tag not in self._VOID:
            self._skipped.append(skipped)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass  # shapes of a drawing

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._VOID and self._skipped:
            self._skipped.pop()

    def handle_data(self, data: str) -> None:
        if not (self._skipped and self._skipped[-1]) and data.strip():
            self.found.append(" ".join(data.split()))
