"""References as a page lists them: numbered by first use, each with the way back to the text.

The text links to `#reference-<id>` (`anchor`), and gives each place that cites a reference the id
`cites-<id>-<n>` (`place`), n counted from 1 in the order of the text.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from review.models.reference import Reference

#: Ways back from one reference. A document cited all through a page would have a row of them.
MOST_WAYS_BACK = 3


@dataclass(frozen=True)
class WayBack:
    """A link from the list back to a place in the text."""

    #: 1 for the first place that cites it. 0 where there is no other, and nothing to count.
    number: int
    anchor: str


@dataclass(frozen=True)
class NumberedReference:
    number: int
    reference: Reference
    ways_back: tuple[WayBack, ...] = ()

    @property
    def anchor(self) -> str:
        return anchor(self.reference.pk)


def anchor(reference_id: int) -> str:
    """The id of a reference in a page's list."""
    return f"reference-{reference_id}"


def place(reference_id: int, number: int) -> str:
    """The id of the nth place in the text that cites a reference."""
    return f"cites-{reference_id}-{number}"


def numbered(used: Sequence[int], listed: Sequence[int] = ()) -> list[NumberedReference]:
    """The references of a page, in one query at most.

    `used` has the id of each citation in the order of the text, repeats too: those come first,
    numbered as a reader meets them. Then come those that are `listed` only. An id that no
    reference has any more is left out.
    """
    times = Counter(used)
    ids = list(dict.fromkeys([*used, *listed]))
    found = {reference.pk: reference for reference in _stored(ids)} if ids else {}
    known = [found[pk] for pk in ids if pk in found]
    return [
        NumberedReference(number, reference, _ways_back(reference.pk, times[reference.pk]))
        for number, reference in enumerate(known, start=1)
    ]


def _stored(ids: Sequence[int]) -> Iterable[Reference]:
    """Written out: for the few that a page has, building a queryset takes longer than asking."""
    # Each column by its name: one that a newer release adds must not reach a process that runs.
    columns = ", ".join(field.column for field in Reference._meta.concrete_fields)
    return Reference.objects.raw(
        f"SELECT {columns} FROM review_reference WHERE id = ANY(%s)",
        [list(ids)],
    )


def _ways_back(reference_id: int, times: int) -> tuple[WayBack, ...]:
    return tuple(
        WayBack(number if times > 1 else 0, place(reference_id, number))
        for number in range(1, min(times, MOST_WAYS_BACK) + 1)
    )
