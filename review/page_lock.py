"""One at a time: whoever publishes, withdraws or puts off holds the page first, then the rest."""

from wagtail.models import Page


def locked(page_id: int) -> Page | None:
    """The page as it stands, held until the transaction ends."""
    pages = Page.objects.order_by().select_for_update()
    return pages.only("live", "live_revision_id").filter(pk=page_id).first()
