"""Images, which must say what they show and who may be thanked for them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition


class PortalImage(AbstractImage):
    """An image with a description for those who cannot see it, a credit and a licence.

    `description` (Wagtail's own field, in `AbstractImage`) is required by the form unless the
    image is `decorative`.
    """

    decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("It shows nothing that a reader would miss. It then needs no description."),
    )
    credit = models.CharField(_("credit"), max_length=150, blank=True)
    licence = models.CharField(
        _("licence"), max_length=150, blank=True, help_text=_("Such as “CC BY 4.0” or “ours”.")
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "decorative",
        "credit",
        "licence",
        "collection",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
        "tags",
    )

    @property
    def default_alt_text(self) -> str:
        # Not the title, which is usually a file name.
        return "" if self.decorative else self.description


class PortalRendition(AbstractRendition):
    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition"
            )
        ]
