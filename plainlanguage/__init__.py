"""Plain language: text in, measures and findings out, each with its place and a way to mend it.

It owns the word lists, the reading measures, the rules and the checklists, and is pure Python. It
must not know Django, a database, a page or a block: callers hand it plain text with a name for
every place, and findings carry that name back.
"""
