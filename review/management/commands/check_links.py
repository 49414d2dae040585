from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from review.link_round import AnotherRoundError, Round
from review.models.reference import LinkStatus, Reference


class Command(BaseCommand):
    help = (
        "Asks the addresses of references whether they still answer, those not asked for longest"
        " first. It is the one command that makes requests to other sites: set"
        " PORTAL_CHECK_LINKS=1, or say --yes."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--yes", action="store_true", help="do it whatever the setting says")
        parser.add_argument("--most", type=int, default=50, help="addresses in this round")
        parser.add_argument("--seconds", type=int, default=600, help="no new request after these")

    def handle(self, *args: Any, yes: bool, most: int, seconds: int, **options: Any) -> None:
        if not (yes or settings.PORTAL_CHECK_LINKS):
            raise CommandError(
                "Requests to other sites are off. Set PORTAL_CHECK_LINKS=1, or add --yes."
            )

        def tell(reference: Reference, status: LinkStatus) -> None:
            self.stdout.write(f"{status.value} {reference.address}")

        try:
            looked_at = Round().run(max(most, 0), seconds, tell)
        except AnotherRoundError as error:
            raise CommandError("Another round is going on. Nothing was done.") from error
        self.stdout.write(f"{looked_at} links looked at")
