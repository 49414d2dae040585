"""Where review plugs into Wagtail's admin."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from review import (
    check_view,
    choosing,
    dashboard,
    decision_views,
    record_views,
    reference_views,
    reviewers,
    rich_text,
)
from review.reports import board
from review.reports import references as reports_references
from review.viewsets import EvidenceGroup

register_snippet(EvidenceGroup)
register_snippet(reviewers.ReviewerViewSet)

hooks.register("before_delete_snippet", reference_views.refuse_to_delete_cited)
hooks.register("register_admin_urls", reports_references.urls)
hooks.register("register_reports_menu_item", reports_references.menu_item)
hooks.register("register_rich_text_features", rich_text.register)
hooks.register("register_admin_urls", choosing.urls)

hooks.register("register_admin_urls", check_view.urls)
hooks.register("register_admin_urls", record_views.urls)
hooks.register("register_page_listing_more_buttons", record_views.buttons)
hooks.register("register_page_header_buttons", record_views.buttons)
hooks.register("before_delete_snippet", reviewers.refuse_to_delete_signed)

hooks.register("register_admin_urls", board.urls)
hooks.register("register_reports_menu_item", board.menu_item)
hooks.register("register_admin_urls", decision_views.urls)
hooks.register("register_page_listing_more_buttons", decision_views.buttons)
hooks.register("register_page_header_buttons", decision_views.buttons)
hooks.register("construct_homepage_panels", dashboard.show)
