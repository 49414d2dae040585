"""Siblings in the order of their documents."""

from wagtail.models import Page


def put_in_order(wanted: list[int]) -> bool:
    """Move pages, all children of one page, so that they follow each other as in `wanted`.

    Other children are not moved. Whether any page was.
    """
    current = list(Page.objects.filter(pk__in=wanted).order_by("path").values_list("pk", flat=True))
    moved = False
    for position, pk in enumerate(wanted):
        if current[position] == pk:
            continue
        # Fresh each time: a move rewrites the paths of its neighbours.
        page = Page.objects.get(pk=pk)
        page.move(Page.objects.get(pk=current[position]), pos="left")
        current.remove(pk)
        current.insert(position, pk)
        moved = True
    return moved
