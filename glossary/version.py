"""A name for what readers see of a language's terms, for whoever keeps something made of it.

Counted by the database itself (`migrations/0002_editions.py`), so that no way of writing can
forget it, in the transaction of the change, so that nobody sees the new number before the new
words.
"""

from django.db import connection

#: For whoever asks the database something else in the same breath. It takes the language's code.
EDITION = """
SELECT edition.number FROM glossary_edition edition
JOIN wagtailcore_locale locale ON locale.id = edition.locale_id
WHERE locale.language_code = %s
"""


def glossary_version(language: str) -> str:
    """Another one whenever what readers see of any term of the language has changed."""
    with connection.cursor() as cursor:
        cursor.execute(EDITION, [language])
        row = cursor.fetchone()
    return str(row[0]) if row else "0"
