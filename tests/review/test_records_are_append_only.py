"""What was checked, said, published or decided is never changed or deleted, whichever way."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import NoReverseMatch, reverse

from home.models import GuidePage, SectionPage
from review.edit_kinds import EditKind
from review.models import Decision, Edit, Publication, ReviewRecord
from review.models.append_only import AppendOnlyError
from review.models.decision import DecisionKind
from tests.builders import heading, make_guide, make_staff, text
from tests.forms import sign_in
from tests.review.people import make_reviewer, publish_checked

pytestmark = pytest.mark.django_db

MODELS = [ReviewRecord, Edit, Publication, Decision]


@pytest.fixture
def guide(section: SectionPage) -> GuidePage:
    """A guide with a row of each kind."""
    page = make_guide(section)
    publish_checked(page, make_reviewer(), body=[heading("Why"), text("So it is.")])
    Decision.objects.create(
        page=page, page_title=page.title, kind=DecisionKind.EXTENDED, reason="Holidays."
    )
    return page


def row(model: Any) -> Any:
    return model.objects.get()


@pytest.mark.parametrize("model", MODELS)
def test_code_cannot_change_one(guide: GuidePage, model: Any) -> None:
    with pytest.raises(AppendOnlyError):
        row(model).save()
    with pytest.raises(AppendOnlyError):
        model.objects.update(page_id=1)
    with pytest.raises(AppendOnlyError):
        model.objects.bulk_update([row(model)], ["page"])


@pytest.mark.parametrize("model", MODELS)
def test_code_cannot_delete_one(guide: GuidePage, model: Any) -> None:
    with pytest.raises(AppendOnlyError):
        row(model).delete()
    with pytest.raises(AppendOnlyError):
        model.objects.all().delete()
    assert model.objects.exists()


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("statement", ["UPDATE {} SET page_id = 1", "DELETE FROM {}"])
def test_neither_can_a_statement(guide: GuidePage, model: Any, statement: str) -> None:
    with (
        pytest.raises(DatabaseError, match="never changed or deleted"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(model._meta.db_table))
    assert model.objects.exists()


@pytest.mark.parametrize("model", MODELS)
def test_a_table_is_never_emptied_outside_of_tests(guide: GuidePage, model: Any) -> None:
    """Tests run in a database whose name lets them; the rule is read from what guards the table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_trigger WHERE tgrelid = %s::regclass"
            " AND tgname = 'never_emptied' AND tgenabled = 'O'",
            [model._meta.db_table],
        )
        assert cursor.fetchone() == (1,)
        cursor.execute("SELECT pg_get_functiondef('review_only_appended'::regproc)")
        definition = cursor.fetchone()[0]
    assert "TG_OP = 'TRUNCATE' AND current_database() LIKE 'test\\_%'" in definition


def test_the_admin_offers_no_way(guide: GuidePage) -> None:
    owner = sign_in(make_staff(None))
    for model in MODELS:
        assert not hasattr(model, "snippet_viewset")
        with pytest.raises(NoReverseMatch):
            reverse(f"wagtailsnippets_review_{model._meta.model_name}:list")
    page = owner.get(reverse("review_record", args=[guide.pk])).content.decode()
    assert "Test reviewer-one" in page
    assert "delete" not in page[page.index("Checks so far") :].partition("</section>")[0].lower()


def test_they_outlive_the_page(guide: GuidePage) -> None:
    pk = guide.pk
    GuidePage.objects.get(pk=pk).delete()
    assert ReviewRecord.objects.get().page_id == pk
    assert Publication.objects.get().page_title
    assert Edit.objects.get().kind == EditKind.MEANING
