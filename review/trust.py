"""All that a page tells its readers about its checks, in one look-up.

It can be fetched with the page itself (`with_trust`), so that a page costs no query more. How the
page stands is computed for a day given, from the same statement as `review.status.standing`.
"""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from django.db.models import F, Func, JSONField, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from review.models.publication import had_by_readers
from review.models.record import CheckKind
from review.states import State, state_of
from review.status import Standing, standing_sql

#: Corrections shown on the page itself. All are in its history.
MOST_CORRECTIONS = 5

_TRUST = f"""
SELECT jsonb_build_object(
    'standing', (
        SELECT to_jsonb(found) || jsonb_build_object('organisation', card.organisation)
        FROM ({standing_sql("{page}", "{revision}")}) found
        JOIN review_reviewer card ON card.id = found.reviewer_id
    ),
    'others', (
        SELECT jsonb_agg(to_jsonb(newest)) FROM (
            SELECT DISTINCT ON (other.kind) other.kind, other.reviewer_name AS name,
                other.reviewer_role AS role, other.on
            FROM review_reviewrecord other
            WHERE other.page_id = {{page}} AND other.kind <> 'clinical'
            AND other.outcome IN ('approved', 'approved-with-changes')
            AND other.revision_id <= coalesce({{revision}}, 0)
            AND NOT EXISTS (
                SELECT FROM review_reviewrecord mended WHERE mended.corrects_id = other.id
            )
            AND NOT EXISTS (
                SELECT FROM review_publication later WHERE later.page_id = other.page_id
                AND later.kind IN ('meaning', 'safety', 'imported')
                AND later.revision_id > other.revision_id
                AND later.revision_id <= coalesce({{revision}}, 0)
            )
            ORDER BY other.kind, other.id DESC
        ) newest
    ),
    'corrections', (
        SELECT jsonb_agg(to_jsonb(newest)) FROM (
            SELECT correction.at, correction.sentence FROM review_publication correction
            WHERE correction.page_id = {{page}} AND correction.is_correction
            AND {had_by_readers("correction", "{revision}")}
            ORDER BY correction.id DESC LIMIT {MOST_CORRECTIONS}
        ) newest
    )
)
"""


@dataclass(frozen=True)
class OtherCheck:
    """A check that is not clinical, of the text as readers have it."""

    kind: CheckKind
    name: str
    role: str
    on: date


@dataclass(frozen=True)
class Correction:
    on: date
    sentence: str


@dataclass(frozen=True)
class Trust:
    standing: Standing
    #: Where the clinician works, as their card says.
    organisation: str = ""
    others: tuple[OtherCheck, ...] = ()
    #: The newest first.
    corrections: tuple[Correction, ...] = ()


class _Told(Func):
    """`_TRUST` in a queryset of pages."""

    output_field = JSONField()

    def __init__(self) -> None:
        # An alias shows another page's text: what is known of the checks is known of that one.
        super().__init__(
            Coalesce(F("alias_of_id"), F("pk")),
            Coalesce(F("alias_of__live_revision_id"), F("live_revision_id")),
        )

    def as_sql(
        self, compiler: Any, connection: Any, *names: Any, **context: Any
    ) -> tuple[str, list[Any]]:
        page, revision = (compiler.compile(part)[0] for part in self.source_expressions)
        return f"({_TRUST.format(page=page, revision=revision)})", []


def with_trust(pages: QuerySet[Any]) -> QuerySet[Any]:
    """`pages`, each with what `trust_in` needs."""
    return pages.annotate(told_of_checks=_Told())


def trust_in(page: Any, today: date) -> Trust:
    """What a page tells of its checks on a day: no query if it came from `with_trust`, else one."""
    told = page.__dict__.get("told_of_checks") or _asked(page)
    found = told.get("standing")
    return Trust(
        standing=_standing(found, today) if found else Standing(State.NEVER),
        organisation=found["organisation"] if found else "",
        others=tuple(
            OtherCheck(CheckKind(row["kind"]), row["name"], row["role"], _day(row["on"]))
            for row in told.get("others") or ()
        ),
        corrections=tuple(
            Correction(
                timezone.localtime(datetime.fromisoformat(row["at"])).date(), row["sentence"]
            )
            for row in told.get("corrections") or ()
        ),
    )


def _asked(page: Any) -> dict[str, Any]:
    if not page.pk:
        return {}
    pages = with_trust(type(page)._base_manager.filter(pk=page.pk))
    return pages.values_list("told_of_checks", flat=True).first() or {}


def _standing(found: dict[str, Any], today: date) -> Standing:
    known = {field.name: found[field.name] for field in fields(Standing) if field.name in found}
    due = _day(found["due"])
    return Standing(state_of(due, today), **known | {"on": _day(found["on"]), "due": due})


def _day(told: str) -> date:
    return date.fromisoformat(told)
