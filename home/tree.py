"""The pages below a page, as part of a statement.

Wagtail asks with `LIKE`, which PostgreSQL has to plan anew for each page: only the page's own path
says whether an index helps. Between two paths it always does, so the plan is made once.
"""

from wagtail.models import Page

#: Conditions over `page`; their values are those of `children_of` and `below`.
CHILDREN = "page.depth = %s AND page.path BETWEEN %s AND %s"
BELOW = "page.path BETWEEN %s AND %s"
_FIRST, _LAST = Page.alphabet[0] * Page.steplen, Page.alphabet[-1] * Page.steplen
#: More levels than any tree of ours has.
_DEEPEST = 8


def children_of(path: str) -> list[int | str]:
    """The depth of a page's children, the first path that one can have, and the last."""
    return [len(path) // Page.steplen + 1, path + _FIRST, path + _LAST]


def children_sql(path: str) -> str:
    """`CHILDREN` with its values written out, for the few pages that have many children.

    So PostgreSQL knows how many there are, and has a plan for each such page.
    """
    if not path.isalnum():
        raise ValueError(path)
    depth, first, last = children_of(path)
    return f"page.depth = {depth} AND page.path BETWEEN '{first}' AND '{last}'"


def below(path: str) -> list[str]:
    """The first path that a page anywhere below a page can have, and the last."""
    return [path + _FIRST, path + _LAST * _DEEPEST]
