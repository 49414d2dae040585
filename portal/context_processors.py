"""What every template gets."""

from django.http import HttpRequest

from portal.frame import SiteFrame


def frame(request: HttpRequest) -> dict[str, SiteFrame]:
    return {"frame": SiteFrame(request)}
