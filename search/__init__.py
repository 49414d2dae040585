"""Finding: from what a reader types to the pages that answer it.

It owns the index, the synonyms, and what readers could not find. What it shows a reader passes
`home.visibility`; it must not know how a page is made, edited or reviewed. See docs/search.md.
"""
