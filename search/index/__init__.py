"""Making the index: from pages to rows, and keeping the two alike.

It must not know how a query is understood; it only has to weigh words as ranking expects.
"""
