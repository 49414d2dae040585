"""Finding: from what a reader types to the pages that answer it.

It reads pages only through `home.visibility.reader_visible` and must not know how a page is
made, edited or reviewed.
"""
