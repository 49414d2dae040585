"""Tests: like development, but quick where speed changes no behaviour."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("SECRET_KEY", "only-for-tests-" * 5)
os.environ.setdefault("ALLOWED_HOSTS", "testserver,127.0.0.1,localhost")

from portal.settings.dev import *  # noqa: F403
from portal.settings.dev import DATABASES

# Argon2 is slow on purpose; the tests sign in often.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Uploaded test files must not land in the developer's media folder.
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="portal-test-media-"))
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

# The manifest needs `collectstatic` first; unhashed names serve the same files.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

# Three test processes and a browser share two cores: a slow machine is no failed test.
DATABASES["default"]["OPTIONS"]["options"] = "-c jit=off -c statement_timeout=60000"
DATABASES["default"]["CONN_MAX_AGE"] = 0
