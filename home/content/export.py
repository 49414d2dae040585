"""Pages into files: what readers see now, and nothing else."""

from collections.abc import Callable, Iterator
from pathlib import Path

from wagtail.models import Page

from home.content.document import Document
from home.content.errors import ContentError, ContentErrors
from home.content.from_page import PageReader
from home.content.pictures import Pictures
from home.content.references import References
from home.content.site_pages import SitePages
from home.content.text import write
from home.visibility import reader_visible

#: Called with each file when it is written.
Progress = Callable[[Path], None]


def export(folder: Path, *, language: str = "", progress: Progress = lambda file: None) -> int:
    """Write the pages that readers may see, in all languages or the one of a folder's name.

    Drafts, private and expired pages are left out, with all that is below them; a link or a
    reference to one of them loses its target, as it has for readers. How many pages were written.

    Raises `ContentErrors` and writes nothing if a picture of any of them is not there.
    """
    site = SitePages.read(reader_visible(Page.objects.all(), language="*"))
    pictures = Pictures()
    reader = PageReader(site, pictures, References())
    wanted = {pk for pk, page in site.pages.items() if language in ("", site.language(page))}
    pages = site.specific(wanted)
    documents = [reader.document(pages[page_id]) for page_id in site.pages if page_id in wanted]
    if errors := [error for each in documents for error in _missing(each, folder, pictures)]:
        raise ContentErrors(errors)
    for document in documents:
        _write(_file(document, folder), write(document).encode(), progress)
        for name in _names(document):
            with pictures.named(name).file.open() as original:
                _write(folder / document.language / name, original.read(), progress)
    return len(wanted)


def _file(document: Document, folder: Path) -> Path:
    return folder / document.language / f"{document.key}.md"


def _names(document: Document) -> list[str]:
    """Of its pictures, as the document calls them."""
    files = [block.value["file"] for block in document.body if block.kind == "image"]
    return [name for name in files if name]


def _missing(document: Document, folder: Path, pictures: Pictures) -> Iterator[ContentError]:
    for name in _names(document):
        image = pictures.named(name)
        try:
            image.file.open().close()
        except OSError as error:
            yield ContentError(
                str(_file(document, folder)),
                1,
                f"the original of its picture “{image}” cannot be read ({error.strerror})",
                f"put {image.file.name} back among the media, or take the picture off the page",
            )


def _write(file: Path, content: bytes, progress: Progress) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    progress(file)
