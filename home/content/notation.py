"""The Markdown parser, limited to what the notation has."""

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.container import container_plugin

#: The node type of every container; which names there are is decided where they are read, so
#: that an unknown one is an error instead of text.
CONTAINER = "container_block"

#: CommonMark that would surprise: link definitions elsewhere in the text, a heading made by the
#: line below it, code made by indenting.
_LEFT_OUT = ["reference", "lheading", "code"]


class _Parser(MarkdownIt):
    """Leaves addresses as typed; what may be linked to is checked where links are read."""

    def validateLink(self, url: str) -> bool:
        return True

    def normalizeLink(self, url: str) -> str:
        return url


@cache
def _parser() -> MarkdownIt:
    parser = _Parser("commonmark").enable("table").disable(_LEFT_OUT)
    container_plugin(parser, "block", validate=lambda params, markup: True)
    return parser


def block_nodes(text: str) -> list[SyntaxTreeNode]:
    """The paragraphs, lists, headings and containers of a text."""
    return list(SyntaxTreeNode(_parser().parse(text)).children)


def inline_nodes(text: str) -> list[SyntaxTreeNode]:
    """The pieces of one line."""
    tree = SyntaxTreeNode(_parser().parseInline(text))
    return [piece for node in tree.children for piece in node.children]
