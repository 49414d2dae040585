"""Model fields that Wagtail and Django do not ship."""

from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from wagtail.fields import StreamField

from glossary.fields import LinesField

__all__ = ["ChoicesField", "LinesField", "PortalStreamField"]


class PortalStreamField(StreamField):
    """A StreamField that keeps its block definitions out of migrations.

    Blocks live in JSON, so changing them needs no schema change; written into migrations they
    would grow them by thousands of lines and freeze our block classes for ever.
    """

    def __init__(self, block_types: Any = (), **kwargs: Any) -> None:
        super().__init__(block_types, **kwargs)

    def deconstruct(self) -> Any:
        name, path, _, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs


class ChoicesField(ArrayField):
    """Several values out of one list of choices, edited as tick boxes."""

    def formfield(
        self, form_class: Any = None, choices_form_class: Any = None, **kwargs: Any
    ) -> forms.Field:
        return forms.TypedMultipleChoiceField(
            choices=self.base_field.choices or (),
            coerce=self.base_field.to_python,
            widget=forms.CheckboxSelectMultiple,
            required=not self.blank,
            label=self.verbose_name.capitalize(),
            help_text=self.help_text,
            initial=list,
        )
