"""Field-level messages for blocks.

Rules about good content hold when a page is submitted or published. While a draft is saved
(Wagtail saves one twice a second while someone types) the same blocks accept anything.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    Message: TypeAlias = StrOrPromise
else:
    Message = str

Problems = dict[str, Message | ValidationError]
Check = Callable[[Any], Message | None]


class CheckedStructBlock(blocks.StructBlock):
    """A StructBlock whose `problems()` names the fields to mend, skipped while drafting."""

    def problems(self, value: Mapping[str, Any]) -> Problems:
        """Field name to message (or to the error its child block should show)."""
        return {}

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not self.is_deferred_validation and (found := self.problems(cleaned)):
            raise StructBlockValidationError(
                block_errors={
                    name: problem
                    if isinstance(problem, ValidationError)
                    else ValidationError(problem)
                    for name, problem in found.items()
                }
            )
        return cleaned


def item_problems(items: Any, check: Check) -> dict[int, ValidationError]:
    """The lines of a list that fail `check`, by position."""
    return {
        position: ValidationError(problem)
        for position, item in enumerate(items)
        if (problem := check(item))
    }


def list_error(found: dict[int, ValidationError]) -> ListBlockValidationError:
    return ListBlockValidationError(block_errors=found)
