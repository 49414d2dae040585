"""Guides as Markdown files, both ways.

Owns the notation (docs/editors/guides-as-markdown.md): reading a folder of files into pages and
writing pages back as the same files, byte for byte. `document.py` is the form in the middle;
what turns text into it and back knows no database, and only `load.py`, `export.py` and the
modules they use know pages.

It must not decide what good content is: that is `home.publishing.problems`, which it asks, and
whose answers it gives a file and a line.
"""
