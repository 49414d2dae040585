"""The controlled lists that content is described with."""

from collections.abc import Collection

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from review.evidence import Strength


def labels(choices: type[models.TextChoices], values: Collection[str]) -> list[str]:
    """The labels of `values`, in the order of the choices."""
    return [str(choice.label) for choice in choices if choice.value in values]


class Audience(models.TextChoices):
    PATIENT = "patient", _("Patients")
    FAMILY = "family", _("Family and friends")
    PARENT = "parent", _("Parents")
    TEENAGER = "teenager", _("Teenagers")


def for_whom(audiences: Collection[str]) -> str:
    """Whom a page is for, as readers are told."""
    return gettext("For: %(audience)s") % {"audience": ", ".join(labels(Audience, audiences))}


class Stage(models.TextChoices):
    """Where someone is on the way, in the order they may come to it."""

    WORRIED = "worried", _("Worried, or being tested")
    JUST_DIAGNOSED = "just-diagnosed", _("Just diagnosed")
    CHOOSING_TREATMENT = "choosing-treatment", _("Choosing treatment")
    HAVING_TREATMENT = "having-treatment", _("Having treatment")
    AFTER_TREATMENT = "after-treatment", _("After treatment")
    LIVING_WITH = "living-with", _("Living with cancer that cannot be cured")
    END_OF_LIFE = "end-of-life", _("End of life")
    BEREAVEMENT = "bereavement", _("Bereavement")
    CHILDHOOD_SURVIVOR = "childhood-survivor", _("Adult survivor of childhood cancer")


class Accent(models.TextChoices):
    TEAL = "teal", _("Teal")
    PLUM = "plum", _("Plum")
    AMBER = "amber", _("Amber")
    GREEN = "green", _("Green")
    BLUE = "blue", _("Blue")
    RUST = "rust", _("Rust")


class Icon(models.TextChoices):
    HELIX = "helix", _("Helix")
    SHIELD = "shield", _("Shield")
    LENS = "lens", _("Magnifying glass")
    HEART = "heart", _("Heart")
    NETWORK = "network", _("Network")
    MEGAPHONE = "megaphone", _("Megaphone")


class StudiedIn(models.TextChoices):
    PEOPLE = "people", _("People")
    ANIMALS = "animals", _("Animals")
    CELLS = "cells", _("Cells in a laboratory")
    NOT_A_STUDY = "not-a-study", _("This was not a study")


class Evidence(models.TextChoices):
    """How sure researchers are of a finding; or it is none of theirs, such as an approval."""

    STRONG = Strength.STRONG.value, Strength.STRONG.label
    MODERATE = Strength.MODERATE.value, Strength.MODERATE.label
    EARLY = Strength.EARLY.value, Strength.EARLY.label
    NOT_KNOWN = Strength.NOT_KNOWN.value, Strength.NOT_KNOWN.label
    NO_STUDY = "no-study", _("Not a study")

    @property
    def meaning(self) -> str:
        if self == Evidence.NO_STUDY:
            return gettext("This is a decision or a rule. It rests on evidence of its own.")
        return Strength(self.value).meaning
