"""Plain language where staff work: a page's text handed to `plainlanguage`, and what comes back.

It owns how our blocks become passages, the scores kept of each version, and what staff and readers
are told. The rules and measures themselves are in `plainlanguage`, which knows no page.
"""
