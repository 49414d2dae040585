"""Marking the words of the glossary in the part of a template that is a page's text."""

from typing import Any

from django import template
from django.template.base import NodeList, Parser, Token

register = template.Library()


class ExplainedNode(template.Node):
    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Any) -> str:
        html = self.nodelist.render(context)
        # An earlier version of a page has none: its words were explained as they were then.
        words = context.get("words")
        return words.mark(html) if words else html


@register.tag
def explained(parser: Parser, token: Token) -> ExplainedNode:
    """`{% explained %}…{% endexplained %}`: what stands between, its words marked."""
    nodelist = parser.parse(("endexplained",))
    parser.delete_first_token()
    return ExplainedNode(nodelist)
