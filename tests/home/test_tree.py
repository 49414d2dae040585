"""The pages below a page, asked for by path."""

import pytest
from wagtail.models import Page

from home.models import HomePage, SectionPage
from home.tree import BELOW, CHILDREN, below, children_of, children_sql
from home.visibility import rows
from tests.builders import make_guide, make_section

pytestmark = pytest.mark.django_db


def ids(condition: str, *values: object) -> set[int]:
    return {pk for [pk] in rows(f"SELECT id FROM wagtailcore_page page WHERE {condition}", values)}


@pytest.fixture
def tree(home: HomePage, section: SectionPage) -> list[Page]:
    make_guide(section)
    make_guide(make_section(home, "Another"))
    # The first and the last place that a child can have.
    first, last = make_section(home, "First"), make_section(home, "Last")
    Page.objects.filter(pk=first.pk).update(path=f"{home.path}0000")
    Page.objects.filter(pk=last.pk).update(path=f"{home.path}ZZZZ")
    return list(Page.objects.all())


def test_children_and_all_below_are_those_of_wagtail(tree: list[Page]) -> None:
    for page in tree:
        children = set(Page.objects.child_of(page).values_list("pk", flat=True))
        assert ids(CHILDREN, *children_of(page.path)) == children, page
        assert ids(children_sql(page.path)) == children, page
        descendants = set(Page.objects.descendant_of(page).values_list("pk", flat=True))
        assert ids(BELOW, *below(page.path)) == descendants, page


def test_nothing_but_a_path_is_written_out() -> None:
    with pytest.raises(ValueError, match="quote"):
        children_sql("0001' quote")
