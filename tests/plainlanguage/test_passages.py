"""Plain text is read as paragraphs, headings and lists."""

from plainlanguage.passages import Kind, Passage, passages_of

TEXT = """# Getting ready

Rest before you go.
Drink water.

Bring:
- your letter
- a friend

1. Sit down.
2) Wait.

After that:
* go home
"""


def test_paragraphs_headings_and_items_are_told_apart() -> None:
    found = [(passage.kind, passage.text) for passage in passages_of(TEXT)]
    assert found == [
        (Kind.HEADING, "Getting ready"),
        (Kind.PARAGRAPH, "Rest before you go.\nDrink water."),
        (Kind.PARAGRAPH, "Bring:"),
        (Kind.ITEM, "your letter"),
        (Kind.ITEM, "a friend"),
        (Kind.ITEM, "Sit down."),
        (Kind.ITEM, "Wait."),
        (Kind.PARAGRAPH, "After that:"),
        (Kind.ITEM, "go home"),
    ]


def test_places_are_lines_and_lists_have_groups_of_their_own() -> None:
    found = passages_of(TEXT)
    assert [passage.place for passage in found][:4] == ["1", "3", "6", "7"]
    groups = [passage.group for passage in found if passage.kind is Kind.ITEM]
    assert groups[0] == groups[1] != groups[-1]
    assert all(groups)


def test_a_passage_is_a_paragraph_of_no_group_unless_told() -> None:
    assert passages_of("Hello.") == [Passage("1", "Hello.", Kind.PARAGRAPH, "", ())]


def test_signs_alone_and_empty_text_are_no_passages() -> None:
    assert passages_of("") == passages_of("\n \n\t\n") == []
    assert [passage.kind for passage in passages_of("#\n\n-\n\n#hash")] == [Kind.PARAGRAPH] * 3
