"""Take pages off the site whose check is more than six months late: see `review.stale`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from review import stale


class Command(BaseCommand):
    help = "Withdraw pages whose check is more than six months late. For a daily timer."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say which they are")

    def handle(self, *args: Any, **options: Any) -> None:
        done = stale.run(only_say=options["dry_run"])
        did = "would be withdrawn" if options["dry_run"] else "withdrawn"
        for title in done.withdrawn:
            self.stdout.write(f"{did}: {title}")
        if done.failed:
            told = "; ".join(f"{title} ({why})" for title, why in done.failed)
            raise CommandError(f"{len(done.failed)} not withdrawn: {told}")
