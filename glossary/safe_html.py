"""The little HTML that an explanation may hold, however it came into the database.

No links: one to a page that is taken down later would say that it exists.
"""

from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from wagtail.whitelist import Whitelister, allow_without_attributes

FEATURES = ["bold", "italic", "ol", "ul"]


_TAGS = ("p", "br", "b", "strong", "i", "em", "ul", "ol", "li")


class _Explanation(Whitelister):
    element_rules = dict.fromkeys(("[document]", *_TAGS), allow_without_attributes)


def safe(html: str) -> SafeString:
    """`html` without anything but paragraphs, lists and emphasis. Empty where it says nothing."""
    return SafeString(_Explanation().clean(html)) if strip_tags(html).strip() else SafeString("")
