"""Claims and facts inside text: how they are stored, and how the editor gets and keeps them.

A claim is a link around its words: `<a linktype="claim" strength="early" reference="12">…</a>`.
A fact is an embed in the place of its words: `<embed embedtype="fact" id="3"/>`. Readers get both
from `home.rich_text`; what is here serves the editor, and Wagtail's index of what uses what.
"""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse_lazy
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.contentstate_models import Entity, EntityRange
from wagtail.admin.rich_text.converters.html_to_contentstate import (
    InlineEntityElementHandler,
    add_paragraph_block,
)
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text import EmbedHandler, LinkHandler

from review.evidence import claim_of
from review.models import Fact, Reference
from review.models.fact import FactAudience

_CLAIM_PARTS = ("strength", "reference", "design", "endpoint")
Used = Iterator[tuple[type, str, str, str]]


class ClaimLink(LinkHandler):
    identifier = "claim"

    @staticmethod
    def expand_db_attributes(attrs: dict[str, Any]) -> str:
        return "<a>"

    @classmethod
    def extract_references(cls, attrs: dict[str, Any]) -> Used:
        claim = claim_of(attrs)
        if claim and claim.reference_id:
            yield Reference, str(claim.reference_id), "", ""


class FactEmbed(EmbedHandler):
    identifier = "fact"

    @staticmethod
    def get_model() -> type[Fact]:
        return Fact

    @classmethod
    def expand_db_attributes(cls, attrs: dict[str, Any]) -> str:
        return escape(_words(attrs))

    @classmethod
    def extract_references(cls, attrs: dict[str, Any]) -> Used:
        if attrs.get("id", "").isdecimal():
            yield Fact, attrs["id"], "", ""


def _words(attrs: dict[str, Any]) -> str:
    fact = Fact.objects.filter(pk=attrs["id"]).first() if attrs.get("id", "").isdecimal() else None
    return fact.words(attrs.get("audience", "")) if fact else ""


class ClaimElement(InlineEntityElementHandler):
    mutability = "MUTABLE"

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, str]:
        return claim_data(attrs)


def claim_data(stored: dict[str, Any]) -> dict[str, str]:
    """What the editor keeps with the words of a claim."""
    claim = claim_of(stored)
    if claim is None:
        return {}
    return {
        "strength": claim.strength.value,
        "reference": str(claim.reference_id or ""),
        "design": claim.design.value if claim.design else "",
        "endpoint": claim.end_point.value if claim.end_point else "",
        "label": claim.strength.tag,
    }


def claim_element(props: dict[str, Any]) -> Any:
    kept = claim_data(props)
    if not kept:
        return DOM.create_element(None, {}, props["children"])
    attributes = {name: kept[name] for name in _CLAIM_PARTS if kept[name]}
    return DOM.create_element("a", {"linktype": "claim", **attributes}, props["children"])


class FactElement:
    """An embed inside a line: the fact's words now, kept together as one."""

    def handle_starttag(self, name: str, attrs: Any, state: Any, contentstate: Any) -> None:
        stored = dict(attrs)
        if state.current_block is None:
            add_paragraph_block(state, contentstate)
        if state.leading_whitespace == _FORCE_WHITESPACE:
            state.current_block.text += " "
        data = {"id": stored.get("id", ""), "audience": stored.get("audience", "")}
        placed = EntityRange(contentstate.add_entity(Entity("FACT", "IMMUTABLE", data)))
        words = _words(stored) or str(_("(a fact that is gone)"))
        placed.offset, placed.length = len(state.current_block.text), len(words)
        state.current_block.text += words
        state.current_block.entity_ranges.append(placed)
        state.leading_whitespace = _KEEP_WHITESPACE

    def handle_endtag(self, name: str, state: Any, contentstate: Any) -> None:
        pass


#: As Wagtail's converter has them.
_KEEP_WHITESPACE, _FORCE_WHITESPACE = 1, 2


def fact_element(props: dict[str, Any]) -> Any:
    if not str(props.get("id", "")).isdecimal():
        return DOM.create_element(None, {}, props["children"])
    audience = props.get("audience")
    said = {"audience": audience} if audience in FactAudience.values else {}
    return DOM.create_element("embed", {"embedtype": "fact", "id": str(props["id"]), **said})


def register(features: Any) -> None:
    """The features `claim` and `fact`, for the text fields that ask for them."""
    features.register_link_type(ClaimLink)
    features.register_embed_type(FactEmbed)
    for name, entity, icon, description, place in (
        ("claim", "CLAIM", "glasses", _("How sure this is"), "review_choose_claim"),
        ("fact", "FACT", "clipboard-list", _("Shared fact"), "review_choose_fact"),
    ):
        features.register_editor_plugin(
            "draftail",
            name,
            EntityFeature(
                {
                    "type": entity,
                    "icon": icon,
                    "description": description,
                    "chooserUrls": {"chooser": reverse_lazy(place)},
                    # What of an entity is kept when text is copied from one field to another.
                    "attributes": [*_CLAIM_PARTS, "label", "id", "audience"],
                },
                js=["review/js/marks.js"],
            ),
        )
    features.register_converter_rule(
        "contentstate",
        "claim",
        {
            "from_database_format": {'a[linktype="claim"]': ClaimElement("CLAIM")},
            "to_database_format": {"entity_decorators": {"CLAIM": claim_element}},
        },
    )
    features.register_converter_rule(
        "contentstate",
        "fact",
        {
            "from_database_format": {'embed[embedtype="fact"]': FactElement()},
            "to_database_format": {"entity_decorators": {"FACT": fact_element}},
        },
    )
