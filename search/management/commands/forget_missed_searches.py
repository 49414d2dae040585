from typing import Any

from django.core.management.base import BaseCommand

from search import missed


class Command(BaseCommand):
    help = "Forgets what readers could not find and nobody acted on for 30 days. Run it daily."

    def handle(self, *args: Any, **options: Any) -> None:
        gone = missed.forget()
        self.stdout.write(
            f"Forgotten: {gone.rare} counts of phrases seen on fewer than 3 days, "
            f"{gone.not_acted_on} of phrases nobody acted on, {gone.old} older than 8 weeks."
        )
