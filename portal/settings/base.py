"""Production settings, and the ones every other settings module starts from.

Names and numbers without a comment are explained in `docs/production.md`.
"""

import os
from pathlib import Path
from urllib.parse import urlsplit

from portal.settings.environment import (
    listed,
    one_of,
    postgres,
    require_answered,
    required_secret,
    web_address,
    whole_number,
)

BASE_DIR = Path(__file__).resolve().parents[2]

# --- What this process is -------------------------------------------------------------------

# A `public` process has no staff address and no session machinery, so it cannot set a cookie.
PORTAL_ROLE = one_of("PORTAL_ROLE", ("public", "staff", "all"), default="public")
STAFF_PREFIX = "/staff/"

SECRET_KEY = required_secret("SECRET_KEY")
ALLOWED_HOSTS = listed("ALLOWED_HOSTS", "Name the hosts this site answers for, comma-separated.")
PORTAL_BASE_URL = web_address(
    "PORTAL_BASE_URL", "Give the readers' address of the site, such as https://example.org."
)
# Where links in mails to staff lead.
_STAFF = "Give the staff service's address, such as https://staff.example.org, in PORTAL_STAFF_URL."
PORTAL_STAFF_URL = web_address("PORTAL_STAFF_URL", _STAFF, default=PORTAL_BASE_URL)
if PORTAL_ROLE == "staff":
    require_answered(PORTAL_STAFF_URL, ALLOWED_HOSTS, _STAFF)
DEBUG = False

# --- Apps, in the order their templates win -------------------------------------------------

INSTALLED_APPS = [
    "portal",
    "home",
    "review",
    "search",
    "glossary",
    "users",
    "wagtail.contrib.settings",
    "wagtail.contrib.redirects",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.locales",
    "wagtail.contrib.simple_translation",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "portal.middleware.response_headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.middleware.CompressHTML",
    "portal.middleware.refuse_control_characters",
    "portal.middleware.language_from_address",
    "django.middleware.common.CommonMiddleware",
    "portal.middleware.StaffOnlyMiddleware",
    "portal.old_addresses.redirect_old_addresses",
]
# Wrapped by `StaffOnlyMiddleware` around staff addresses, and absent from a public process.
STAFF_MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]

ROOT_URLCONF = "portal.urls.public" if PORTAL_ROLE == "public" else "portal.urls.staff"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.context_processors.frame",
            ],
        },
    },
]

# --- Database -------------------------------------------------------------------------------

DATABASES = {
    "default": postgres(
        "DATABASE_URL",
        "Name the PostgreSQL database, such as postgres://user@host/name.",
        conn_max_age=60,
        conn_health_checks=True,
    )
}
DATABASES["default"]["OPTIONS"] = {
    **DATABASES["default"].get("OPTIONS", {}),
    "application_name": f"portal-{PORTAL_ROLE}",
    "connect_timeout": 2,
    # A database host that has vanished says nothing, and time limits are kept by the host: what
    # it does not acknowledge, or a connection that it does not keep alive, ends within 3 seconds.
    "tcp_user_timeout": 2000,
    "keepalives_idle": 2,
    "keepalives_interval": 1,
    "keepalives_count": 2,
    # Planning our queries takes PostgreSQL longer than running them: prepare those asked often.
    # Behind a pooler that hands out a connection per transaction, see docs/production.md.
    "server_side_binding": True,
    "prepare_threshold": 5,
    # A reader's page that the database cannot answer in 800 ms is better refused than queued:
    # behind it wait all the others. Staff work (publishing, reports) may take longer.
    # Compiling a statement takes longer than running any of ours.
    "options": "-c jit=off"
    + (
        " -c statement_timeout=800 -c lock_timeout=200 -c idle_in_transaction_session_timeout=5000"
        if PORTAL_ROLE == "public"
        else " -c statement_timeout=15000 -c lock_timeout=2000"
        " -c idle_in_transaction_session_timeout=60000"
    ),
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "portal.cache.ShortCache"}}

# --- People ---------------------------------------------------------------------------------

AUTH_USER_MODEL = "users.User"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 14}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}.NumericPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"

# --- Languages: from the address, never from the browser's wishes ---------------------------

LANGUAGE_CODE = "en-gb"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en-gb", "English"), ("es", "Español")]
WAGTAIL_I18N_ENABLED = True
WAGTAILSIMPLETRANSLATION_SYNC_PAGE_TREE = False
LOCALE_PATHS = [BASE_DIR / "portal" / "locale"]
USE_I18N = True
TIME_ZONE = "Europe/London"
USE_TZ = True

# --- Files ----------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT", BASE_DIR / "var" / "static"))
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(os.environ.get("MEDIA_ROOT", BASE_DIR / "var" / "media"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "portal.static_files.RememberedStorage"},
}
# Served as they are at the root of the site: the icons browsers ask for by fixed name, and the
# style of the one page that must not depend on anything else (500).
WHITENOISE_ROOT = BASE_DIR / "portal" / "root"
# In production the web server hands out image renditions; see `docs/production.md`.
PORTAL_SERVE_MEDIA = False
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
FILE_UPLOAD_PERMISSIONS = 0o644

# --- Transport and headers ------------------------------------------------------------------

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
# Not `no-referrer`: browsers would then send `Origin: null` and staff could not save.
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_NAME = "__Host-session"
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_AGE = 8 * 3600
CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_HTTPONLY = False  # Wagtail's admin reads it from script.
CSRF_COOKIE_SAMESITE = "Strict"
X_FRAME_OPTIONS = "DENY"

_PUBLIC = PORTAL_ROLE == "public"
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024 if _PUBLIC else 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20 if _PUBLIC else 10_000  # StreamField posts thousands
DATA_UPLOAD_MAX_NUMBER_FILES = 0 if _PUBLIC else 50

# --- Mail to staff; readers get none ----------------------------------------------------------

EMAIL_TIMEOUT = 5
EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = whole_number("EMAIL_PORT", 25 if EMAIL_HOST == "localhost" else 587)
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
# Names of staff and of unpublished pages do not travel in the clear.
EMAIL_USE_TLS = EMAIL_HOST != "localhost"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = os.environ.get(
    "DEFAULT_FROM_EMAIL", f"no-reply@{urlsplit(PORTAL_BASE_URL).hostname}"
)

# --- Wagtail --------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "Handrail"
WAGTAILADMIN_BASE_URL = PORTAL_STAFF_URL
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILIMAGES_IMAGE_MODEL = "home.PortalImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "home.forms.PortalImageForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 25_000_000
WAGTAILDOCS_DOCUMENT_FORM_BASE = "home.forms.PortalDocumentForm"
WAGTAILDOCS_EXTENSIONS = ["pdf"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
# A shared page password would have to be remembered in a reader's cookie.
WAGTAIL_PRIVATE_PAGE_OPTIONS = WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "search.backend", "SEARCH_CONFIG": "english"},
}

# What the glossary knows of pages: the one rule of what a reader may see is not its own.
GLOSSARY_READABLE_PAGES = "portal.word_pages.readable_pages"

# --- Requests to other sites ----------------------------------------------------------------

# `check_links` makes them, for the addresses of references. Nothing else does.
PORTAL_CHECK_LINKS = os.environ.get("PORTAL_CHECK_LINKS") == "1"

# --- Logs: nothing that could identify a reader ---------------------------------------------

# Exceptions carry the request's address and form values in Django's default handlers; ours log
# the message and the traceback only, and never the query string.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_reader": {"()": "portal.logs.WithoutReader"}},
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "filters": ["without_reader"],
            "formatter": "line",
        }
    },
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        # Several lines for each page saved.
        "django_tasks": {"handlers": [], "level": "WARNING", "propagate": True},
        "wagtail": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
        # It made a handler of its own before it loaded us, which wrote down searches.
        "gunicorn.error": {"handlers": [], "propagate": True},
    },
}

SILENCED_SYSTEM_CHECKS = [
    "security.W002",  # X-Frame-Options is set by portal.headers, which knows readers from staff
    "security.W003",  # CSRF runs around staff addresses: STAFF_MIDDLEWARE
]
