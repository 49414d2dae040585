"""What staff reach: the editor, and the readers' pages they look at."""

from django.conf import settings
from django.urls import include, path
from wagtail.admin import urls as admin

from portal.urls.public import handler404, handler500
from portal.urls.public import urlpatterns as public

__all__ = ["handler404", "handler500", "urlpatterns"]

urlpatterns = [path(settings.STAFF_PREFIX.lstrip("/"), include(admin)), *public]
