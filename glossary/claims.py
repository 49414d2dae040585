"""No two terms of a language are written the same way: a reader could get the wrong one."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from glossary.normal import normal

if TYPE_CHECKING:
    from glossary.models import Term


def problems(term: "Term") -> Iterator[tuple[str, str]]:
    """Field and what is wrong with it: each spelling that another term claims, drafts included."""
    forms = term.forms
    others = list(
        type(term)
        ._default_manager.filter(locale_id=term.locale_id, forms__overlap=forms)
        .exclude(pk=term.pk)
        .order_by("sort_key")
        if forms
        else []
    )
    for other in others:
        # Of two forms that follow by rule, and that nobody may ever write, nothing is said.
        shared = (_given(term) & set(other.forms)) | (set(forms) & _given(other))
        if not shared:
            continue
        name_is_taken = normal(term.name) in shared
        written = [text for text in term.variants if normal(text) in shared]
        if name_is_taken or not written:
            yield (
                "name",
                _("“%(form)s” is already a form of “%(other)s”.")
                % {
                    "form": term.name if name_is_taken else min(shared),
                    "other": other.name,
                },
            )
        for text in written:
            yield (
                "variants",
                _("“%(form)s” is already a form of “%(other)s”.")
                % {
                    "form": text,
                    "other": other.name,
                },
            )


def _given(term: "Term") -> set[str]:
    """How staff say that it is written."""
    return {normal(text) for text in (term.name, *term.variants)}
