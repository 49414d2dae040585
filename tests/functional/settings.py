"""As in the other tests, for a server in a process of its own."""

import os
from pathlib import Path

from portal.settings.test import *  # noqa: F403

# What prepares the site and what serves it are two processes; the tests' own choice is a new
# folder for each.
MEDIA_ROOT = Path(os.environ["MEDIA_ROOT"])
