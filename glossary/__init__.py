"""The words: what each medical word means, and every way to look one up.

It owns the terms, their pages, their data for machines, and marking them in rendered text
(`glossary.marking`). What a reader gets of a term passes `glossary.visible`. It knows pages only as
Wagtail's `Page`, and is told by the site which of them a reader may see (`glossary.pages`); it must
not know our page types (`home`), nor how they are found (`search`) or checked (`review`).
"""
