"""The Markdown parser, limited to what the notation has."""

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
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


#: Bold, italic and a link are three levels. Reading a thousand would end in Python's own limit.
_DEEPEST = 50


@cache
def _parser() -> MarkdownIt:
    parser = _Parser("commonmark").enable("table").disable(_LEFT_OUT)
    container_plugin(parser, "block", validate=lambda params, markup: True)
    return parser


def block_nodes(text: str) -> list[SyntaxTreeNode]:
    """The paragraphs, lists, headings and containers of a text."""
    return list(_tree(_parser().parse(text)).children)


def inline_nodes(text: str) -> list[SyntaxTreeNode]:
    """The pieces of one line."""
    tree = _tree(_parser().parseInline(text))
    return [piece for node in tree.children for piece in node.children]


def _tree(tokens: list[Token]) -> SyntaxTreeNode:
    """A line that nests too deep is one node, “too_deep”, refused where it is read."""
    for token in tokens:
        if any(piece.level > _DEEPEST for piece in token.children or ()):
            token.children = [Token("too_deep", "", 0)]
    return SyntaxTreeNode(tokens)
