"""As in the other tests, for a server in a process of its own."""

import os
from datetime import datetime, timedelta
from pathlib import Path

from django.utils import timezone

from portal.settings.test import *  # noqa: F403

# What prepares the site and what serves it are two processes; the tests' own choice is a new
# folder for each.
MEDIA_ROOT = Path(os.environ["MEDIA_ROOT"])

# Years pass in a test where it says so: days from today, in a file beside the site's others.
DAYS_LATER = MEDIA_ROOT.parent / "days-later"
_now = timezone.now


def _later() -> datetime:
    days = DAYS_LATER.read_text() if DAYS_LATER.exists() else "0"
    return _now() + timedelta(days=int(days))


timezone.now = _later
