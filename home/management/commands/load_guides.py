from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from home.content.errors import ContentErrors
from home.content.load import load


class Command(BaseCommand):
    help = "Makes the pages that a folder of Markdown files describes. See docs/editors."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")
        parser.add_argument(
            "--overwrite-drafts",
            action="store_true",
            help="publish the files even where staff have changes that are not published",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be done, and change nothing"
        )

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        if not folder.is_dir():
            raise CommandError(f"There is no folder {folder}.")
        try:
            counts = load(
                folder,
                overwrite_drafts=options["overwrite_drafts"],
                dry_run=options["dry_run"],
                progress=lambda done, file: self.stdout.write(f"{done} {file}"),
            )
        except ContentErrors as error:
            raise CommandError(f"{error}\nNothing was changed.") from error
        if options["dry_run"]:
            self.stdout.write("This was a dry run: nothing was changed.")
        self.stdout.write(", ".join(f"{count} {done}" for done, count in counts.items()))
