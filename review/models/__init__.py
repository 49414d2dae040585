"""The tables of `review`, a file for each."""

from review.models.decision import Decision
from review.models.edit import Edit
from review.models.fact import Fact, FactChange
from review.models.outbox import Mail, Reminder
from review.models.publication import Publication
from review.models.record import ReviewRecord
from review.models.reference import Reference
from review.models.reviewer import Reviewer
from review.models.task import ClinicalCheckTask

__all__ = [
    "ClinicalCheckTask",
    "Decision",
    "Edit",
    "Fact",
    "FactChange",
    "Mail",
    "Publication",
    "Reference",
    "Reminder",
    "ReviewRecord",
    "Reviewer",
]
