"""A form for a new snippet that starts with what its address says."""

from typing import Any

from wagtail.snippets.views.snippets import CreateView


class PrefilledCreateView(CreateView):
    """`…/add/?phrase=kemo&language=es` opens the form with these two filled in.

    Wagtail's own view starts empty. Values are only shown in the form; saving validates them.
    """

    prefilled = ("phrase", "language")

    def get_initial(self) -> dict[str, Any]:
        asked = self.request.GET
        given = {name: asked[name][:80] for name in self.prefilled if name in asked}
        return super().get_initial() | given
