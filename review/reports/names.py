"""What the board calls sections, owners and reviewers, and offers to filter by: one query."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import CharField, Value
from django.db.models.functions import Cast, Coalesce, Concat, NullIf, Trim
from wagtail.models import Page

from review.models.reviewer import Reviewer
from review.reports.rows import Row


class Names:
    """By key: the path of a section, the number of an account, the number of a card."""

    def __init__(self, rows: Iterable[Row]) -> None:
        rows = list(rows)
        self.sections: dict[str, str] = {}
        self.owners: dict[int, str] = {}
        self.reviewers: dict[int, str] = {}
        people: Any = get_user_model()
        full = NullIf(Trim(Concat("first_name", Value(" "), "last_name")), Value(""))
        asked = [
            _asked(
                "section",
                Page.objects.filter(path__in={row.section for row in rows}),
                "path",
                "title",
            ),
            _asked(
                "owner",
                people.objects.filter(pk__in={row.owner_id for row in rows if row.owner_id}),
                "pk",
                Coalesce(full, people.USERNAME_FIELD),
            ),
            _asked("reviewer", Reviewer.objects.all(), "pk", Concat("name", Value(", "), "role")),
        ]
        for kind, key, name in asked[0].union(*asked[1:], all=True):
            match kind:
                case "section":
                    self.sections[key] = name
                case "owner":
                    self.owners[int(key)] = name
                case "reviewer":
                    self.reviewers[int(key)] = name


def _asked(kind: str, found: Any, key: str, name: Any) -> Any:
    text = CharField()
    return found.order_by().values_list(Value(kind, text), Cast(key, text), Cast(name, text))
