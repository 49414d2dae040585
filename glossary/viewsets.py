"""What staff edit of the glossary, under “Words” in the admin's menu."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from glossary.models import Term
from glossary.panels import UsedOnPanel


class TermForm(WagtailAdminModelForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.first_published_at and "slug" in self.fields:
            self.fields["slug"].disabled = True


class TermViewSet(SnippetViewSet):
    model = Term
    icon = "openquote"
    menu_label = _("Words")
    menu_order = 230
    add_to_admin_menu = True
    copy_view_enabled = False  # a copy would claim what the word claims
    list_display = ["name", "definition", "checked_on", BooleanColumn("live", label=_("Published"))]
    list_filter = ["live", "case_sensitive"]
    search_fields = ["name", "definition"]
    list_per_page = 50
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldRowPanel([FieldPanel("name"), FieldPanel("say_it")]),
                    FieldPanel("definition"),
                    FieldPanel("definition_child"),
                    FieldPanel("explanation"),
                    FieldPanel("guide"),
                ],
                heading=_("What it means"),
            ),
            ObjectList(
                [
                    FieldPanel("variants"),
                    MultiFieldPanel(
                        [FieldPanel("case_sensitive"), FieldPanel("needs_context")],
                        heading=_("Only when"),
                    ),
                    FieldPanel("slug"),
                ],
                heading=_("How it is written"),
            ),
            ObjectList(
                [
                    InlinePanel("not_same_as", heading=_("Not the same as"), label=_("Word")),
                    InlinePanel("see_also", heading=_("See also"), label=_("Word")),
                ],
                heading=_("Other words"),
            ),
            ObjectList([UsedOnPanel()], heading=_("Used on")),
            ObjectList(
                [
                    HelpPanel(
                        _(
                            "The day of the last check is set when a clinician approves the word"
                            " in its workflow. Changing the words takes it away again."
                        )
                    ),
                    FieldPanel("checked_on", read_only=True),
                    FieldPanel("check_every"),
                    PublishingPanel(),
                ],
                heading=_("Check and publishing"),
            ),
        ],
        base_form_class=TermForm,
    )
