"""House rules as system checks, each with a hint that says the fix."""

from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from wagtail.fields import StreamField

from home.fields import PortalStreamField


def _page_models() -> list[Any]:
    from home.models.base import PortalPage

    return [model for model in apps.get_models() if issubclass(model, PortalPage)]


@register()
def streamfields_stay_out_of_migrations(**kwargs: Any) -> list[CheckMessage]:
    return [
        Error(
            f"{model.__name__}.{field.name} would write its blocks into migrations.",
            hint="Use home.fields.PortalStreamField.",
            obj=model,
            id="home.E001",
        )
        for model in _page_models()
        for field in model._meta.get_fields()
        if isinstance(field, StreamField) and not isinstance(field, PortalStreamField)
    ]


@register()
def pages_say_where_they_belong(**kwargs: Any) -> list[CheckMessage]:
    return [
        Error(
            f"{model.__name__} may be created anywhere in the tree.",
            hint="Set parent_page_types and subpage_types on the model.",
            obj=model,
            id="home.E002",
        )
        for model in _page_models()
        if not {"parent_page_types", "subpage_types"} <= vars(model).keys()
    ]


@register()
def blocks_explain_themselves(**kwargs: Any) -> list[CheckMessage]:
    """Each block in a palette has a description for the picker and a template of its own."""
    from home.blocks.palettes import guide_palette, standard_palette

    found: list[CheckMessage] = []
    for name, block in {**dict(guide_palette()), **dict(standard_palette())}.items():
        if not getattr(block.meta, "description", ""):
            found.append(
                Error(
                    f"The block “{name}” has no description for the editor's picker.",
                    hint="Add `description` to its Meta.",
                    obj=block,
                    id="home.E003",
                )
            )
        try:
            get_template(block.meta.template)
        except (AttributeError, TemplateDoesNotExist):
            found.append(
                Error(
                    f"The block “{name}” has no template.",
                    hint=f"Add home/templates/home/blocks/{name}.html and name it in Meta.",
                    obj=block,
                    id="home.E004",
                )
            )
    return found
