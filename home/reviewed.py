"""What a page that explains medicine says about who checked it."""

from django.utils.translation import gettext


def review_line() -> str:
    """Who checked the page. Until reviews are recorded, the honest answer is: nobody."""
    return gettext("No clinician has checked this page yet.")
