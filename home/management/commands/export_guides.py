from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from home.content.errors import ContentErrors
from home.content.export import export
from home.content.folder import language_folders


class Command(BaseCommand):
    help = "Writes the pages that readers see as a folder of Markdown files. See docs/editors."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")
        parser.add_argument(
            "--language", choices=list(language_folders()), default="", help="only this language"
        )
        parser.add_argument(
            "--force", action="store_true", help="write into a folder that is not empty"
        )

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        if folder.exists() and not folder.is_dir():
            raise CommandError(f"{folder} is a file. Name a folder.")
        if folder.exists() and any(folder.iterdir()) and not options["force"]:
            raise CommandError(f"{folder} is not empty. Name an empty folder, or add --force.")
        try:
            written = export(
                folder,
                language=options["language"],
                progress=lambda file: self.stdout.write(f"wrote {file}"),
            )
        except ContentErrors as error:
            raise CommandError(f"{error}\nNothing was written.") from error
        self.stdout.write(f"{written} pages written")
