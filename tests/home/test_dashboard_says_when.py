"""The dashboard says how long ago a page was changed, so that it reads as a time, not a length."""

import re

import pytest

from home.models import GuidePage
from tests.builders import make_staff
from tests.forms import sign_in

pytestmark = pytest.mark.django_db


def test_a_change_was_so_long_ago(guide: GuidePage) -> None:
    guide.title = "A better title"
    guide.save_revision()
    page = sign_in(make_staff("Author")).get("/staff/").content.decode()
    line = page[page.index("A better title") :].partition("</li>")[0]
    assert re.search(r">0\xa0minutes ago<", line)
