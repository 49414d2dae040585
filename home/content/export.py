"""Pages into files: what readers see now, and nothing else."""

from collections.abc import Callable
from pathlib import Path

from wagtail.models import Page

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
    """
    site = SitePages.read(reader_visible(Page.objects.all(), language="*"))
    pictures = Pictures()
    reader = PageReader(site, pictures, References())
    wanted = {pk for pk, page in site.pages.items() if language in ("", site.language(page))}
    pages = site.specific(wanted)
    for page_id in site.pages:
        if page_id not in wanted:
            continue
        document = reader.document(pages[page_id])
        _write(
            folder / document.language / f"{document.key}.md", write(document).encode(), progress
        )
        for block in document.body:
            if block.kind == "image" and block.value["file"]:
                image = pictures.named(block.value["file"])
                with image.file.open() as original:
                    file = folder / document.language / block.value["file"]
                    _write(file, original.read(), progress)
    return len(wanted)


def _write(file: Path, content: bytes, progress: Progress) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    progress(file)
