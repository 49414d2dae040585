"""Choosing a row that the page looks up with all its others."""

from typing import Any

from wagtail.snippets.blocks import SnippetChooserBlock


class ChosenRowBlock(SnippetChooserBlock):
    """A snippet of which only the id is known, until something else of it is asked for.

    Wagtail's own looks up the rows of each kind of block: a query more on a reader's page, for
    what the page has already. Ask `pk` alone, and nothing is looked up.
    """

    def to_python(self, value: Any) -> Any:
        return None if value is None else self.model_class.from_db("default", ["id"], [value])

    def bulk_to_python(self, values: list[Any]) -> list[Any]:
        return [self.to_python(value) for value in values]

    def get_form_state(self, value: Any) -> Any:
        # By its id: the editor says so, and does not fail, where the row is gone.
        return super().get_form_state(None if value is None else value.pk)
