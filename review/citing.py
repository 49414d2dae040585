"""Which pages cite a reference, or state a shared fact."""

from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Model, OuterRef, ProtectedError, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex, Revision

from review.models.reference import Reference


def citing_pages(cited: Model) -> list[int]:
    """The pages that cite it in what is stored of them: for a live page, what readers see."""
    found = ReferenceIndex.get_references_to(cited).filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    return sorted({int(pk) for pk in found.values_list("object_id", flat=True)})


def drafts_citing(cited: Model) -> list[Any]:
    """The pages whose unpublished changes cite it, as they are in the draft.

    Wagtail's index knows what is stored of a page, not what is only in a revision of it.
    """
    latest = Revision.objects.filter(
        pk__in=Page.objects.filter(has_unpublished_changes=True).values("latest_revision")
    )
    drafts = (revision.as_object() for revision in latest.iterator(chunk_size=50))
    return [draft for draft in drafts if cited.pk in _cited_in(draft, type(cited))]


def is_cited(cited: Model) -> bool:
    return ReferenceIndex.get_references_to(cited).exists() or bool(drafts_citing(cited))


def protect_cited(instance: Model, **kwargs: Any) -> None:
    """A `pre_delete` receiver: the same for code and for every other way of deleting."""
    if is_cited(instance):
        raise ProtectedError(f"“{instance}” is in use.", {instance})


def uses() -> QuerySet[ReferenceIndex]:
    """Of the reference of an outer query, in what is stored of pages and other content."""
    return ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(Reference),
        to_object_id=Cast(OuterRef("pk"), CharField()),
    )


def _cited_in(draft: Any, kind: type[Model]) -> Iterator[int]:
    for field in draft._meta.get_fields():
        if hasattr(field, "extract_references"):
            for model, pk, _model_path, _path in field.extract_references(
                field.value_from_object(draft)
            ):
                if model is kind:
                    yield int(pk)
