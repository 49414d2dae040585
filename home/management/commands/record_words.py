"""Which guides and digests explain which words: after words have changed, and once a night."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from home.used_words import record_all


class Command(BaseCommand):
    help = "Find out which published guides and digests explain which words of the glossary."

    def handle(self, *args: Any, **options: Any) -> None:
        read, failed = record_all()
        self.stdout.write(f"Pages read: {read}")
        if failed:
            raise CommandError(f"{failed} pages could not be read; the log says which.")
