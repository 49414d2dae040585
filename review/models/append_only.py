"""Rows that are written once.

Three locks on the same door: these methods, so that code gets a plain error; the admin, which
offers no way; and database triggers (migration 0001), which hold against SQL too.
"""

from typing import Any, NoReturn

from django.db import models


class AppendOnlyError(TypeError):
    """Raised instead of changing or deleting what happened. Write a new row that corrects it."""


class AppendOnlyQuerySet(models.QuerySet[Any]):
    def update(self, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError(f"{self.model.__name__} rows are never changed.")

    def delete(self) -> NoReturn:
        raise AppendOnlyError(f"{self.model.__name__} rows are never deleted.")

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError(f"{self.model.__name__} rows are never changed.")


class AppendOnly(models.Model):
    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None and not self._state.adding:
            raise AppendOnlyError(f"{type(self).__name__} rows are never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError(f"{type(self).__name__} rows are never deleted.")


def page_key(**options: Any) -> models.ForeignKey[Any, Any]:
    """The page a row is about. The row outlives the page: what happened, happened."""
    return models.ForeignKey(
        "wagtailcore.Page", on_delete=models.DO_NOTHING, db_constraint=False, **options
    )


def revision_key(**options: Any) -> models.ForeignKey[Any, Any]:
    """The version a row is about; as `page_key`, also when old versions are cleared away."""
    return models.ForeignKey(
        "wagtailcore.Revision",
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
        **options,
    )
