"""What stands on the page of a term about others: see also, and not the same as.

A link names a term; a reader sees the term of their language that shares its translations. What
is not the same as another is so both ways, whichever of the two staff wrote it on.
"""

from dataclasses import dataclass, field
from uuid import UUID

from glossary.models import Difference, Term
from glossary.visible import visible_terms


@dataclass(frozen=True)
class Related:
    term: Term
    #: What tells the two apart, in the language of the page, or "".
    difference: str = ""


@dataclass
class Links:
    see_also: list[Related] = field(default_factory=list)
    not_same_as: list[Related] = field(default_factory=list)


def links_of(term: Term, language: str) -> Links:
    """Four queries, however many there are. Of a draft, as the draft has them."""
    own_see = [link.other for link in term.see_also.select_related("other")]
    own_not = [(link.other, link.difference) for link in term.not_same_as.select_related("other")]
    from_others = (
        Difference.objects.filter(
            other__translation_key=term.translation_key,
            term__in=visible_terms(language).order_by(),
        )
        .exclude(term_id=term.pk)
        .values_list("term__translation_key", "difference")
    )
    differences: dict[UUID, str] = {}
    for key, said in [*((other.translation_key, said) for other, said in own_not), *from_others]:
        differences[key] = differences.get(key) or said
    seen = [other.translation_key for other in own_see]
    visible = {
        other.translation_key: other
        for other in visible_terms(language).filter(translation_key__in={*differences, *seen})
        if other.translation_key != term.translation_key
    }
    return Links(
        see_also=[
            Related(visible[key])
            for key in dict.fromkeys(seen)
            if key in visible and key not in differences
        ],
        not_same_as=[
            Related(visible[key], said) for key, said in differences.items() if key in visible
        ],
    )
