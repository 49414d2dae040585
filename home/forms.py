"""Forms for staff."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

#: A PDF says so within its first kilobyte (ISO 32000, annex H).
_PDF_MARK = b"%PDF-"


class WholeImageField(WagtailImageField):
    """An image that can be read to its end.

    Wagtail reads it all to count its pixels, and lets the reading library's own errors through
    when the file is cut short: an error page for the editor.
    """

    def check_image_pixel_size(self, f: Any) -> None:
        try:
            super().check_image_pixel_size(f)
        except ValidationError:
            raise
        except Exception as error:
            message = self.error_messages["invalid_image"]
            raise ValidationError(message, code="invalid_image") from error


class PortalImageForm(BaseImageForm):
    """An image needs a description, unless it says that it is decorative."""

    file = WholeImageField(label=_("File"), widget=BaseImageForm.Meta.widgets["file"])

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("decorative") and not (cleaned.get("description") or "").strip():
            self.add_error(
                "description",
                ValidationError(
                    _("Say what the image shows, for people who cannot see it, or tick decorative.")
                ),
            )
        return cleaned


class PortalDocumentForm(BaseDocumentForm):
    """A document is a PDF by what it holds; its name alone Wagtail checks itself."""

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if "file" not in self.changed_data:
            return file  # it may be gone from the disk; its title can be put right all the same
        if _PDF_MARK not in file.read(1024):
            raise ValidationError(_("This is not a PDF, whatever its name says. Save it as one."))
        file.seek(0)
        return file
