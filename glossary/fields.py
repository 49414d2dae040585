"""A field for several short texts; content uses it too (`home.fields`)."""

from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.forms import SimpleArrayField


class LinesField(ArrayField):
    """Several short texts, edited one to a line."""

    def formfield(
        self, form_class: Any = None, choices_form_class: Any = None, **kwargs: Any
    ) -> forms.Field:
        return _LinesFormField(
            forms.CharField(max_length=self.base_field.max_length, required=False),
            required=not self.blank,
            label=self.verbose_name.capitalize(),
            help_text=self.help_text,
        )


class _LinesFormField(SimpleArrayField):
    widget = forms.Textarea(attrs={"rows": 3})

    def __init__(self, base_field: forms.Field, **kwargs: Any) -> None:
        super().__init__(base_field, delimiter="\n", **kwargs)

    def clean(self, value: Any) -> list[str]:
        return [line for line in super().clean(value) if line]
