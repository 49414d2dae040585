"""The WSGI entry point, for gunicorn."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.base")

application = get_wsgi_application()

# What was loaded stays. Looking it all through for garbage, as Python does now and then, made one
# page in a hundred wait.
gc.collect()
gc.freeze()
