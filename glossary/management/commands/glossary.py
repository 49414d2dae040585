from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from wagtail import hooks

from glossary.words_file.loading import load
from glossary.words_file.report import WordsFileError
from glossary.words_file.writing import export


class Command(BaseCommand):
    help = "Loads and writes the words. See docs/editors/words.md."

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(required=True, metavar="COMMAND")
        reads = actions.add_parser("load", help="make the words that a CSV file describes")
        reads.set_defaults(run=self.load)
        writes = actions.add_parser("export", help="write the words of a language as CSV")
        writes.set_defaults(run=self.export)
        covers = actions.add_parser("coverage", help="what pages need of it, and what they do not")
        covers.set_defaults(run=self.coverage)
        for action in (reads, writes):
            action.add_argument("file", type=Path, metavar="FILE")
        for action in (reads, writes, covers):
            action.add_argument(
                "--language",
                choices=[code for code, _label in settings.LANGUAGES],
                default=settings.LANGUAGE_CODE,
            )

    def handle(self, *args: Any, **options: Any) -> None:
        options["run"](**options)

    def load(self, file: Path, language: str, **options: Any) -> None:
        try:
            done = load(file, language)
        except WordsFileError as error:
            raise CommandError(f"{error}\nNothing was changed.") from error
        for name in done.created:
            self.stdout.write(f"{name}: created")
        for name in done.updated:
            self.stdout.write(f"{name}: updated")
        for name in done.left:
            self.stdout.write(f"{name}: left as it is, staff have it in hand")
        self.stdout.write(
            f"{len(done.created)} created, {len(done.updated)} updated, {done.unchanged} unchanged"
        )

    def coverage(self, language: str, **options: Any) -> None:
        """Whoever knows the pages says so: the glossary itself does not."""
        for tell in hooks.get_hooks("report_glossary_coverage"):
            for line in tell(language):
                self.stdout.write(line)

    def export(self, file: Path, language: str, **options: Any) -> None:
        try:
            file.write_text(export(language), encoding="utf-8", newline="")
        except OSError as error:
            raise CommandError(f"{file} cannot be written: {error.strerror}.") from error
        self.stdout.write(str(file))
