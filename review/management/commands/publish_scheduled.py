"""In place of Wagtail's command of the same name: see `review.schedule`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from review import schedule


class Command(BaseCommand):
    help = "Publish and unpublish what is due. Run it every minute."

    def handle(self, *args: Any, **options: Any) -> None:
        done = schedule.run()
        for name in done.published:
            self.stdout.write(f"Published: {name}")
        for name in done.unpublished:
            self.stdout.write(f"Unpublished: {name}")
        for name, reason in done.failed:
            self.stderr.write(f"Not done, still due: {name}. {reason}")
        if done.failed:
            raise CommandError(f"{len(done.failed)} could not be done.")
