"""The editor's tabs for each page type: content, details, sources, promote."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)

_PROMOTE = ObjectList(
    [
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel(
                    "seo_title",
                    help_text=_(
                        "The title in a browser's tab and in search engines. Usually empty."
                    ),
                ),
                FieldPanel(
                    "search_description",
                    help_text=_("Shown by search engines. Left empty, the summary is used."),
                ),
            ],
            heading=_("For search engines"),
        ),
        PublishingPanel(),
    ],
    heading=_("Promote"),
)

_CHECKS = ObjectList(
    [
        MultiFieldPanel(
            [
                FieldPanel("edit_kind"),
                FieldPanel("edit_sentence"),
                FieldPanel("edit_is_correction"),
            ],
            heading=_("What this version changes"),
        ),
        MultiFieldPanel(
            [FieldPanel("risk"), FieldPanel("check_every")], heading=_("How often it is checked")
        ),
    ],
    heading=_("Checks"),
)


_WORDS = MultiFieldPanel(
    [FieldPanel("words_left_out"), FieldPanel("words_always")],
    heading=_("Words explained in the text"),
)


def _tabs(*tabs: ObjectList) -> TabbedInterface:
    return TabbedInterface([*tabs, _PROMOTE])


GUIDE = _tabs(
    ObjectList(
        [
            TitleFieldPanel("title"),
            FieldPanel("summary"),
            FieldPanel("key_points"),
            FieldPanel("body"),
        ],
        heading=_("Content"),
    ),
    ObjectList(
        [
            # Wagtail defers what is required of texts only; a list may be empty in a draft too.
            FieldPanel("for_whom", required_on_save=False),
            FieldPanel("stages", required_on_save=False),
            FieldPanel("also_called"),
            FieldPanel("related"),
            _WORDS,
        ],
        heading=_("Details"),
    ),
    ObjectList([FieldPanel("sources")], heading=_("Sources")),
    _CHECKS,
)
SECTION = _tabs(
    ObjectList(
        [TitleFieldPanel("title"), FieldPanel("intro"), FieldPanel("start_here")],
        heading=_("Content"),
    ),
    ObjectList([FieldPanel("accent"), FieldPanel("icon")], heading=_("Details")),
)
HOME = _tabs(
    ObjectList(
        [TitleFieldPanel("title"), FieldPanel("lead"), FieldPanel("search_examples")],
        heading=_("Content"),
    ),
)
DIGEST_INDEX = _tabs(
    ObjectList([TitleFieldPanel("title"), FieldPanel("intro")], heading=_("Content")),
)
DIGEST = _tabs(
    ObjectList(
        [TitleFieldPanel("title"), FieldPanel("month"), FieldPanel("summary"), FieldPanel("items")],
        heading=_("Content"),
    ),
    ObjectList([_WORDS], heading=_("Details")),
    ObjectList([*_CHECKS.children, FieldPanel("hype_reason")], heading=_CHECKS.heading),
)
STANDARD = _tabs(
    ObjectList(
        [TitleFieldPanel("title"), FieldPanel("summary"), FieldPanel("body")], heading=_("Content")
    ),
)
