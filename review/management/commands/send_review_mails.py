"""Remind staff of checks by mail: see `review.reminders` and `review.outbox`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from review import outbox, reminders


class Command(BaseCommand):
    help = "Write and send today's reminders of checks. For a timer: every hour, or once a day."

    def handle(self, *args: Any, **options: Any) -> None:
        written = reminders.write()
        run = outbox.send()
        self.stdout.write(f"{written} written, {run.sent} sent, {run.failed} failed")
        if run.failed:
            raise CommandError(f"{run.failed} could not be sent now. They are tried again.")
