"""The English catalogue says what the code says.

It exists for speed: a text found in it is not looked for in four catalogues more.
"""

from portal.settings.base import LOCALE_PATHS
from tests.catalogue import entries, marked

PO = LOCALE_PATHS[0] / "en_GB" / "LC_MESSAGES" / "django.po"


def test_every_marked_string_is_in_it_as_it_stands() -> None:
    english = {entry.key: entry for entry in entries(PO)}
    assert marked() <= english.keys(), "run `make translations`"
    for entry in english.values():
        wanted = (entry.text, entry.plural) if entry.plural else (entry.text,)
        assert entry.translations == wanted
