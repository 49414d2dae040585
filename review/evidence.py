"""How sure researchers are of a claim: in words for everybody, and in the codes of professionals.

The codes are the levels of evidence that the PDQ summaries of the US National Cancer Institute use
for treatments: how people were studied, then what was measured, written as one, such as 1iiA.
https://www.cancer.gov/publications/pdq/levels-evidence/treatment
"""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Strength(models.TextChoices):
    STRONG = "strong", _("Strong")
    MODERATE = "moderate", _("Moderate")
    EARLY = "early", _("Early")
    NOT_KNOWN = "not-known", _("Not known yet")

    @property
    def meaning(self) -> str:
        return str(_MEANINGS[self])

    @property
    def tag(self) -> str:
        """As it stands in a sentence, behind the words it is about."""
        return str(_TAGS[self])


_MEANINGS = {
    Strength.STRONG: _("Large, fair tests agree."),
    Strength.MODERATE: _("Good tests point this way, but more are needed."),
    Strength.EARLY: _("Only small or early studies. It may turn out differently."),
    Strength.NOT_KNOWN: _("Researchers do not know yet."),
}
_TAGS = {
    Strength.STRONG: _("Strong evidence"),
    Strength.MODERATE: _("Moderate evidence"),
    Strength.EARLY: _("Early evidence"),
    Strength.NOT_KNOWN: _("Not known yet"),
}


class Design(models.TextChoices):
    """How people were studied. Trials that were pooled rank with the trials they pool."""

    DOUBLE_BLIND = "1i", _("Randomised trial, double-blind")
    RANDOMISED = "1ii", _("Randomised trial, not blinded")
    CONTROLLED = "2", _("Controlled trial without randomising")
    POPULATION = "3i", _("Case series of a whole population")
    CONSECUTIVE = "3ii", _("Case series, one patient after another")
    CASES = "3iii", _("Case series, patients picked otherwise")


class EndPoint(models.TextChoices):
    """What was measured."""

    SURVIVAL = "A", _("How long people lived")
    DEATH_FROM_CANCER = "B", _("Deaths from the cancer")
    QUALITY_OF_LIFE = "C", _("Quality of life, carefully measured")
    EVENT_FREE = "Di", _("Indirect: time without a new event")
    DISEASE_FREE = "Dii", _("Indirect: time without the disease")
    PROGRESSION_FREE = "Diii", _("Indirect: time until the cancer grew")
    RESPONSE = "Div", _("Indirect: whether tumours shrank")


@dataclass(frozen=True)
class Claim:
    """What is said of a claim. The words themselves stay where they are, in the text."""

    strength: Strength
    reference_id: int | None = None
    design: Design | None = None
    end_point: EndPoint | None = None

    @property
    def code(self) -> str:
        """The level of evidence as professionals write it; empty if none was given."""
        return f"{self.design or ''}{self.end_point or ''}"


def claim_of(stored: dict[str, str]) -> Claim | None:
    """The claim that stored attributes describe; None if they name no strength.

    What else in them is no code of ours is left out: it may come from a file or a copied text.
    """
    if stored.get("strength") not in Strength.values:
        return None
    reference, design, end_point = (
        str(stored.get(name) or "") for name in ("reference", "design", "endpoint")
    )
    return Claim(
        Strength(stored["strength"]),
        int(reference) if reference.isascii() and reference.isdigit() else None,
        Design(design) if design in Design.values else None,
        EndPoint(end_point) if end_point in EndPoint.values else None,
    )
