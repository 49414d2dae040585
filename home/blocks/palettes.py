"""What each kind of page may hold. The order is the order in the editor's picker."""

from wagtail import blocks

from home.blocks.advice import (
    ActionBlock,
    CareCardBlock,
    DoListBlock,
    DontListBlock,
    QuestionsBlock,
    StepsBlock,
)
from home.blocks.evidence import (
    BenefitsAndRisksBlock,
    ChanceBlock,
    ClaimBlock,
    FactBlock,
    UnknownBlock,
)
from home.blocks.headings import HeadingBlock, SubheadingBlock
from home.blocks.media import DiagramBlock, ImageFigureBlock, TableBlock
from home.blocks.text import (
    PLAIN_FEATURES,
    ExpanderBlock,
    InsetBlock,
    KeyPointsBlock,
    TextBlock,
    WarningBlock,
)


def standard_palette() -> list[tuple[str, blocks.Block]]:
    """Pages about the site itself: text, lists, tables. Their text marks no claims."""
    plain = [("text", TextBlock(features=PLAIN_FEATURES))]
    return [
        ("heading", HeadingBlock()),
        ("subheading", SubheadingBlock()),
        *plain,
        ("key_points", KeyPointsBlock()),
        ("inset", InsetBlock(plain)),
        ("warning", WarningBlock(plain)),
        ("expander", ExpanderBlock(plain)),
        ("steps", StepsBlock()),
        ("action", ActionBlock()),
        ("image", ImageFigureBlock()),
        ("table", TableBlock()),
    ]


def guide_palette() -> list[tuple[str, blocks.Block]]:
    """Guides: all of it. Their key points are a field of the page, not a block."""
    return [
        ("heading", HeadingBlock()),
        ("subheading", SubheadingBlock()),
        ("text", TextBlock()),
        ("inset", InsetBlock()),
        ("warning", WarningBlock()),
        ("expander", ExpanderBlock()),
        ("care_card", CareCardBlock()),
        ("do_list", DoListBlock()),
        ("dont_list", DontListBlock()),
        ("steps", StepsBlock()),
        ("action", ActionBlock()),
        ("questions", QuestionsBlock()),
        ("unknown", UnknownBlock()),
        ("benefits_and_risks", BenefitsAndRisksBlock()),
        ("chance", ChanceBlock()),
        ("claim", ClaimBlock()),
        ("fact", FactBlock()),
        ("image", ImageFigureBlock()),
        ("diagram", DiagramBlock()),
        ("table", TableBlock()),
    ]
