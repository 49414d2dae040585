"""Forms for staff."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.images.forms import BaseImageForm


class PortalImageForm(BaseImageForm):
    """An image needs a description, unless it says that it is decorative."""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("decorative") and not (cleaned.get("description") or "").strip():
            self.add_error(
                "description",
                ValidationError(
                    _("Describe what the image shows, for people who cannot see it, or tick “decorative”.")
                ),
            )
        return cleaned
