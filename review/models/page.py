"""Pages that say who checked them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.validators import MinValueValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.locks import BasicLock

from review import publishing, status
from review.edit_kinds import EditKind
from review.intervals import Risk, months_between_checks
from review.models.task import ClinicalCheckTask
from review.page_lock import locked


@dataclass(frozen=True)
class DeclaredEdit:
    """What somebody says that their version changes, on the way from a form to its revision."""

    kind: str
    sentence: str = ""
    is_correction: bool = False


def risk_field(usual: Risk) -> Any:
    return models.CharField(
        _("kind of page"),
        max_length=15,
        choices=Risk.choices,
        default=usual,
        help_text=_("It decides how often a clinician checks the page."),
    )


class ReviewedPage(models.Model):
    """Put before `Page` among a page type's bases; it holds every way of going live to one rule.

    A page type says what is read on it with `texts()`, and what people act on with
    `careful_texts()`.
    """

    risk = risk_field(Risk.EXPLAINER)
    check_every = models.PositiveSmallIntegerField(
        _("check more often"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Months between checks, if fewer than usual for this kind of page."),
    )

    #: Set by the editor's form, and kept with the revision that is saved next.
    declared_edit: DeclaredEdit | None = None

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            going_live = publishing.hold_to_the_rule(self, kwargs.get("update_fields"))
            super().save(*args, **kwargs)
            if going_live:
                publishing.record(self, going_live)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """As Wagtail's, and keep what was said about the version.

        Autosave writes over its last version; one that was submitted, checked or published stays
        as it is.
        """
        over = kwargs.get("overwrite_revision")
        if over and publishing.is_spoken_for(over.pk):
            kwargs["overwrite_revision"] = None
        with transaction.atomic():
            revision = super().save_revision(*args, **kwargs)  # type: ignore[misc]
            edit, self.declared_edit = self.declared_edit, None
            if edit:
                publishing.declare(
                    revision,
                    edit.kind,
                    edit.sentence,
                    revision.user,
                    is_correction=edit.is_correction,
                )
        return revision

    def get_lock(self) -> Any:
        """As Wagtail's; but the lock of a clinical check holds for whoever locked the page too."""
        lock = super().get_lock()  # type: ignore[misc]
        task = isinstance(lock, BasicLock) and self.current_workflow_task  # type: ignore[attr-defined]
        return task.lock_class(self, task) if isinstance(task, ClinicalCheckTask) else lock

    def publish(self, *args: Any, **kwargs: Any) -> Any:
        """As Wagtail's, whole or not at all: it also clears schedules and updates aliases."""
        with transaction.atomic():
            # Before its versions are touched: two who publish at once would wait for each other.
            locked(self.pk)
            return super().publish(*args, **kwargs)  # type: ignore[misc]

    def save_as_loaded(self) -> Any:
        """Publish the page as it is in memory, as loaded from files: nobody has checked it."""
        self.declared_edit = DeclaredEdit(EditKind.IMPORTED)
        revision = self.save_revision(clean=False)
        revision.publish(skip_permission_checks=True)
        return revision

    def texts(self) -> list[str]:
        raise NotImplementedError

    def careful_texts(self) -> list[str]:
        """What people act on: a change in it is never one of wording."""
        return []

    @property
    def months_between_checks(self) -> int:
        return months_between_checks(self.risk, self.check_every)

    def check_status(self, today: date | None = None) -> status.Standing:
        """Who checked the version that readers see, and how that stands. One query."""
        return status.standing(self, today or timezone.localdate())
