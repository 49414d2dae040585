"""What staff reach: the editor, and the readers' pages they look at."""

from django.conf import settings
from django.urls import include, path
from wagtail.admin.urls import urlpatterns as admin
from wagtail.utils.urlpatterns import decorate_urlpatterns

from portal.urls.public import handler404, handler500
from portal.urls.public import urlpatterns as public
from review.staff_requests import whole

__all__ = ["handler404", "handler500", "urlpatterns"]

urlpatterns = [
    path(settings.STAFF_PREFIX.lstrip("/"), include(decorate_urlpatterns(admin, whole))),
    *public,
]
