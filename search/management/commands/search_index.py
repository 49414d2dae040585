from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from home.content.errors import ContentErrors
from search import synonyms
from search.index import locks, rebuilding, verifying, writing


class Command(BaseCommand):
    help = "Looks after what search knows. See docs/search.md."

    def add_arguments(self, parser: ArgumentParser) -> None:
        commands = parser.add_subparsers(required=True, metavar="COMMAND")

        words = commands.add_parser("synonyms", help="words that also find others")
        actions = words.add_subparsers(required=True, metavar="ACTION")
        load = actions.add_parser("load", help="make the synonyms that a CSV file describes")
        load.add_argument("file", type=Path, metavar="FILE")
        load.set_defaults(run=self.load_synonyms)

        again = commands.add_parser("rebuild", help="make the index anew; search works meanwhile")
        again.set_defaults(run=self.rebuild)
        check = commands.add_parser("verify", help="compare the index with the pages")
        check.set_defaults(run=self.verify)
        retry = commands.add_parser("retry", help="index the pages that could not be indexed")
        retry.set_defaults(run=self.retry)

    def handle(self, *args: Any, **options: Any) -> None:
        options["run"](**options)

    def load_synonyms(self, file: Path, **options: Any) -> None:
        try:
            rows = synonyms.load(file)
        except ContentErrors as error:
            raise CommandError(f"{error}\nNothing was changed.") from error
        for row in rows:
            self.stdout.write(str(row))
        self.stdout.write(f"{len(rows)} synonyms")

    def rebuild(self, **options: Any) -> None:
        try:
            count = rebuilding.rebuild(self.show_progress)
        except locks.RebuildUnderWayError:
            raise CommandError("The index is being rebuilt by another process.") from None
        self.stdout.write(f"{count} pages indexed")

    def show_progress(self, done: int, total: int) -> None:
        if done % 1000 == 0 or done == total:
            self.stdout.write(f"{done} of {total} pages read")

    def verify(self, **options: Any) -> None:
        faults = list(verifying.faults())
        for fault in faults:
            self.stdout.write(fault)
        if faults:
            raise CommandError("Index and pages disagree. `search_index rebuild` mends it.")
        self.stdout.write("Index and pages agree.")

    def retry(self, **options: Any) -> None:
        done, failed = writing.retry_pending()
        self.stdout.write(f"{done} pages indexed, {failed} failed again")
        if failed:
            raise CommandError("Some pages could still not be indexed; see the log.")
