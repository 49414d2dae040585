"""How hard our pages are to read, and what would help: on the site, or in a folder of files."""

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from wagtail.models import Page

from home.content.errors import ContentErrors
from home.content.load import load
from home.models import DigestPage, GuidePage
from home.plain_language import scores
from home.plain_language.reading import read
from plainlanguage.findings import Weight


class Command(BaseCommand):
    help = "Reads guides and digests as plain language."

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
        report = actions.add_parser("report", help="a line for each page, the hardest first")
        report.add_argument(
            "--path", type=Path, metavar="DIR", help="of the files in a folder; nothing is loaded"
        )
        report.add_argument("--findings", action="store_true", help="also what matters most")
        score = actions.add_parser("score", help="read every version that has no score yet")
        score.add_argument(
            "--again",
            action="store_true",
            help="also those that have one: after many words were added to the glossary",
        )

    def handle(self, *args: Any, action: str, **options: Any) -> None:
        if action == "score":
            count, failed = scores.store_all(again=options["again"])
            levels = scores.refresh_levels()
            self.stdout.write(f"Versions read: {count}; levels that changed: {levels}")
            if failed:
                raise CommandError(f"{failed} versions could not be read; the log says which.")
        elif options["path"] is None:
            self._report(_live(), options["findings"])
        else:
            self._report_folder(options["path"], options["findings"])

    def _report_folder(self, folder: Path, findings: bool) -> None:
        """The files are loaded, read as pages, and the loading is undone."""
        if not folder.is_dir():
            raise CommandError(f"There is no folder {folder}.")

        def look(pages: list[Page]) -> None:
            named = {page.pk for page in pages}
            self._report([page for page in _live() if page.pk in named], findings)

        try:
            load(folder, overwrite_drafts=True, dry_run=True, look=look)
        except ContentErrors as error:
            raise CommandError(f"{error}\nNothing was changed.") from error

    def _report(self, pages: Iterable[GuidePage | DigestPage], findings: bool) -> None:
        with translation.override(None):
            read_pages = [(page, read(page)) for page in pages]
            read_pages.sort(key=lambda one: -(scores.figure(one[1].analysis.without_defined) or 0))
            rules: Counter[str] = Counter()
            self.stdout.write("as written  without words we explain  findings  hype  page")
            for page, reading in read_pages:
                analysis = reading.analysis
                written, without = (
                    scores.figure(each) for each in (analysis.as_written, analysis.without_defined)
                )
                rules.update(str(one.rule) for one in analysis.findings)
                self.stdout.write(
                    f"{written!s:>10}  {without!s:>24}  {len(analysis.findings):>8}"
                    f"  {len(reading.hype):>4}  {page.locale.language_code} {page.title}"
                )
                for one in analysis.findings if findings else ():
                    if one.weight is Weight.IMPORTANT:
                        self.stdout.write(f"    {one.why.format(**one.values)}")
        counted = ", ".join(f"{count} {rule}" for rule, count in rules.most_common())
        self.stdout.write(f"{len(read_pages)} pages; {counted or 'no findings'}")


def _live() -> list[GuidePage | DigestPage]:
    return [
        page
        for model in (GuidePage, DigestPage)
        for page in model.objects.live().select_related("locale").order_by("path")
    ]
