"""The people who check pages, as readers get to know them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.images import get_image_model_string
from wagtail.models import TranslatableMixin


class Reviewer(TranslatableMixin):
    """A real person's public card. None comes with the sample content: we invent nobody.

    Who checks pages in the admin needs one that names their account; others (a patient who read a
    page, a translator) have a card without.
    """

    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(
        _("role"),
        max_length=120,
        help_text=_("In words readers know, such as “children's cancer nurse”."),
    )
    credentials = models.CharField(_("qualifications"), max_length=120, blank=True)
    organisation = models.CharField(_("organisation"), max_length=150, blank=True)
    interests = models.TextField(
        _("interests declared"),
        max_length=500,
        help_text=_("Who else pays this person, or “None”. Readers see it."),
    )
    photo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("staff account"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="reviewer_cards",
        help_text=_("Whoever checks pages here signs in with it."),
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("role"),
        FieldPanel("credentials"),
        FieldPanel("organisation"),
        FieldPanel("interests"),
        MultiFieldPanel([FieldPanel("photo"), FieldPanel("account")], heading=_("More")),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("reviewer")
        verbose_name_plural = _("reviewers")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                "account",
                "locale",
                name="review_one_card_an_account",
                violation_error_message=_("This account has a card in this language already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.role}" if self.role else self.name
