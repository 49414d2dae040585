"""A queryset whose SQL is made once gives what the queryset gives."""

import pytest
from django.db import connection
from django.db.models import F, Value
from django.test.utils import CaptureQueriesContext

from home.models import GuidePage, SectionPage
from home.prepared import Prepared
from home.visibility import one_of, rows
from review.trust import with_trust
from tests.builders import make_guide

pytestmark = pytest.mark.django_db


def test_the_same_objects_with_the_same_fields_and_annotations(section: SectionPage) -> None:
    ask = Prepared(with_trust(GuidePage.objects.filter(pk=0)).annotate(twice=F("depth") * Value(2)))
    for guide in (make_guide(section), make_guide(section, also_called=["Other"])):
        # The factor stands before the id in the statement.
        [found] = ask(2, guide.pk)
        same = with_trust(GuidePage.objects.all()).get(pk=guide.pk)
        for field in GuidePage._meta.concrete_fields:
            assert getattr(found, field.attname) == getattr(same, field.attname), field
        assert found.told_of_checks == same.told_of_checks
        assert found.twice == 2 * guide.depth
        assert not found._state.adding


def test_what_is_not_selected_is_fetched_when_it_is_needed(section: SectionPage) -> None:
    guide = make_guide(section, summary="Short.")
    [found] = Prepared(GuidePage.objects.filter(pk=0).only("title"))(guide.pk)
    assert found.title == guide.title
    with CaptureQueriesContext(connection) as captured:
        assert found.summary == "Short."
    assert len(captured) == 1


@pytest.mark.parametrize("count", [0, 1, 3, 4, 5, 9])
def test_one_of_has_few_lengths_and_finds_the_same(section: SectionPage, count: int) -> None:
    ids = [make_guide(section).pk for _ in range(count)]
    condition, values = one_of(ids)
    assert len(values) % 4 == 0
    assert values
    found = rows(f"SELECT id FROM wagtailcore_page WHERE id {condition}", values)
    assert {pk for [pk] in found} == set(ids)
