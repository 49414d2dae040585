"""Where search plugs into Wagtail's admin."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from search import missed_actions, missed_admin, promotions_admin, try_query
from search.viewsets import SearchGroup

register_snippet(SearchGroup)
promotions_admin.say_our_rule()

hooks.register("register_admin_urls", missed_admin.urls)
hooks.register("register_reports_menu_item", missed_admin.menu_item)
hooks.register("after_create_snippet", missed_actions.settle_by_synonym)


@hooks.register("register_permissions")
def missed_search_permissions() -> QuerySet[Permission]:
    """Who may see what readers could not find, and act on it: set per group in the admin."""
    return Permission.objects.filter(
        content_type__app_label="search",
        codename__in=["view_missedsearch", "add_settledphrase", "delete_settledphrase"],
    )


# Wagtail puts what this hook brings into the group of the synonyms.
SearchGroup.submenu_hook = try_query.MENU_HOOK
hooks.register(try_query.MENU_HOOK, try_query.menu_item)
hooks.register("register_admin_urls", try_query.urls)
