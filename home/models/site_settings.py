"""What staff can change about the whole site: its name, its help line, the emergency text."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from home.fields import PortalStreamField


class SiteTextBlock(blocks.StructBlock):
    """The same texts in another language. What is empty falls back to the first language."""

    language = blocks.ChoiceBlock(choices=settings.LANGUAGES[1:], label=_("Language"))
    tagline = blocks.CharBlock(required=False, max_length=200, label=_("Tagline"))
    emergency = blocks.CharBlock(required=False, max_length=120, label=_("Emergency text"))
    help_label = blocks.CharBlock(required=False, max_length=80, label=_("Help line: name"))
    help_number = blocks.CharBlock(required=False, max_length=30, label=_("Help line: number"))
    help_hours = blocks.CharBlock(required=False, max_length=120, label=_("Help line: hours"))

    class Meta:
        icon = "site"
        label = _("Texts in another language")
        label_format = "{language}"


def texts_in_other_languages() -> list[tuple[str, dict[str, str]]]:
    """What a new site starts with. The help line's number is the same in every language."""
    spanish = {
        "language": "es",
        "tagline": "Información clara sobre el cáncer, para pacientes y personas cercanas.",
        "emergency": "¿En peligro? Llame al 112, 999 o 911.",
        "help_label": "Línea de ayuda de Macmillan (Reino Unido, en inglés)",
        "help_hours": "Gratis, casi siempre de 8:00 a 20:00",
    }
    return [("text", spanish)]


@register_setting(icon="site")
class PortalSettings(BaseSiteSetting):
    name = models.CharField(_("name of the site"), max_length=60, default="Handrail")
    tagline = models.CharField(
        _("tagline"),
        max_length=200,
        default="Plain information about cancer, for patients and the people around them.",
    )
    emergency = models.CharField(
        _("emergency text"),
        max_length=120,
        default="In danger now? Call 999, 112 or 911.",
        help_text=_("At the top of every page. Numbers in it become links to call."),
    )
    help_label = models.CharField(
        _("help line: name"), max_length=80, blank=True, default="Macmillan Support Line (UK)"
    )
    help_number = models.CharField(
        _("help line: number"), max_length=30, blank=True, default="0808 808 00 00"
    )
    help_hours = models.CharField(
        _("help line: hours"), max_length=120, blank=True, default="Free, usually 8am to 8pm"
    )
    other_languages = PortalStreamField(
        [("text", SiteTextBlock())],
        blank=True,
        default=texts_in_other_languages,
        verbose_name=_("in other languages"),
    )

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("tagline")], heading=_("Name")),
        MultiFieldPanel(
            [
                FieldPanel("emergency"),
                FieldPanel("help_label"),
                FieldPanel("help_number"),
                FieldPanel("help_hours"),
            ],
            heading=_("Help, at the top of every page"),
        ),
        FieldPanel("other_languages"),
    ]

    class Meta:
        verbose_name = _("name and help line")

    @classmethod
    def of_the_site(cls) -> "PortalSettings":
        return cls.objects.filter(site__is_default_site=True).first() or cls()

    def text(self, field: str, language: str) -> str:
        """A text in `language`, or in the first language where it has not been translated."""
        translated: Any = next(
            (
                child["value"].get(field)
                for child in self.other_languages.raw_data
                if child["value"].get("language") == language
            ),
            None,
        )
        return translated or getattr(self, field)
