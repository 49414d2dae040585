"""Where the content plugs into Wagtail's admin."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.userbar import ContentCheckerItem

from home import viewsets
from home.dashboard import AttentionPanel
from home.plain_language import board, coverage_view, publishing_summary, views
from home.publishing import IncompletePageError, refuse_incomplete

hooks.register("register_admin_viewset", lambda: viewsets.VIEWSETS)
hooks.register("register_admin_urls", views.urls)
hooks.register("register_admin_urls", board.urls)
hooks.register("register_reports_menu_item", board.menu_item)
hooks.register("register_admin_urls", coverage_view.urls)
hooks.register("register_reports_menu_item", coverage_view.menu_item)
hooks.register("report_glossary_coverage", coverage_view.lines)
hooks.register("register_log_actions", publishing_summary.register)
hooks.register("after_publish_page", publishing_summary.tell)
hooks.register("after_edit_page", publishing_summary.tell_if_approved)
hooks.register("after_edit_page", publishing_summary.record_reason)
hooks.register("after_create_page", publishing_summary.record_reason)
hooks.register("findings_of_version", publishing_summary.lines)

#: WCAG 2.2 at level AA, contrast included; Wagtail's own default is ten rules without it.
_WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


class WCAGContentChecker(ContentCheckerItem):
    """The content checker at the level the site is held to, plus Wagtail's own content rules."""

    axe_run_only = _WCAG_22_AA
    axe_rules = {rule: {"enabled": True} for rule in ContentCheckerItem.axe_run_only}


@hooks.register("construct_wagtail_userbar")
def check_content_at_wcag_22_aa(request: HttpRequest, items: list[Any], page: Any) -> None:
    items[:] = [
        WCAGContentChecker(in_editor=item.in_editor)
        if isinstance(item, ContentCheckerItem)
        else item
        for item in items
    ]


@hooks.register("construct_homepage_panels")
def show_what_needs_attention(request: HttpRequest, panels: list[Any]) -> None:
    panels.insert(0, AttentionPanel())


@hooks.register("insert_global_admin_css")
def our_accent() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("home/css/staff.css"))


@hooks.register("insert_editor_js")
def what_saving_by_itself_leaves_open() -> SafeString:
    return format_html_join(
        "\n",
        '<script type="module" src="{}"></script>',
        [
            (static("home/js/one-save-at-a-time.js"),),
            (static("home/js/typed-while-saving.js"),),
        ],
    )


@hooks.register("before_serve_document", order=-1)
def hide_private_documents(document: Any, request: HttpRequest) -> None:
    """A document in a private collection does not exist for readers.

    Wagtail would ask them to sign in, which needs a session; readers have none.
    """

    if document.collection.get_view_restrictions():
        raise Http404


@hooks.register("before_bulk_action")
def say_which_pages_are_incomplete(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Publish all the pages ticked in a list, or none and say why.

    Wagtail would turn the refusal into “you do not have permission”.
    """
    refused = []
    for page in objects if action_type == "publish" else []:
        try:
            refuse_incomplete(page.get_latest_revision_as_object())
        except IncompletePageError as error:
            refused.append(str(error))
    for message in refused:
        messages.error(request, message)
    return redirect(action.next_url) if refused else None
