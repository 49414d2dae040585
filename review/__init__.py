"""Trust: who checked a page and when, what that rests on, and when it must be checked again.

It owns the record of checks, edits and decisions, the rule for what may go live, references, and
facts that many pages state. It knows pages only as Wagtail's `Page` and its own abstract
`ReviewedPage`; it must not know our page types (`home`), nor how they are found (`search`).
"""
