"""Searches that failed, as the site would have counted them."""

from datetime import timedelta

from django.utils import timezone

from search.models import MissedSearch


def seen(words: str, *days_ago: int, kind: str = "nothing", language: str = "en-gb") -> None:
    for ago in days_ago:
        day = timezone.localdate() - timedelta(ago)
        MissedSearch.objects.create(phrase=words, day=day, kind=kind, language=language)
