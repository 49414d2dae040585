"""Development: what `make demo` serves. Each line relaxes `base` for a reason."""

import os
import secrets
from pathlib import Path

# A throwaway key is safe here: losing it signs developers out, nothing more. `make demo` keeps
# one between starts by setting SECRET_KEY itself.
os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(50))
os.environ.setdefault("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
os.environ.setdefault("PORTAL_BASE_URL", f"http://127.0.0.1:{os.environ.get('PORT', '8000')}")
os.environ.setdefault("PORTAL_ROLE", "all")

from portal.settings.base import *  # noqa: F403
from portal.settings.base import BASE_DIR

# Plain http on the developer's own machine.
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
# Browsers accept `__Host-` names over https only.
SESSION_COOKIE_NAME = "portal-session"
CSRF_COOKIE_NAME = "portal-csrf"

# Mail is written to files instead of being sent to anyone.
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = Path(os.environ.get("EMAIL_FILE_PATH", BASE_DIR / "var" / "mail"))

# Reload templates and see tracebacks with DEBUG=1; `make demo` runs without, as production does.
DEBUG = os.environ.get("DEBUG") == "1"

# No web server stands in front.
PORTAL_SERVE_MEDIA = True
