"""A document that pages rest on."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from review import identifiers


class ReferenceKind(models.TextChoices):
    """What sort of document it is, in words for readers."""

    GUIDELINE = "guideline", _("Guideline")
    SYSTEMATIC_REVIEW = "systematic-review", _("Systematic review")
    RANDOMISED_TRIAL = "randomised-trial", _("Randomised trial")
    OTHER_STUDY = "other-study", _("Other study")
    OFFICIAL = "official-information", _("Official information")
    FOR_PATIENTS = "information-for-patients", _("Information for patients")
    LAW = "law-or-policy", _("Law or policy")
    APPROVAL = "approval", _("News of an approval")
    BOOK = "book-or-report", _("Book or report")
    OTHER = "other", _("Other document")


class LinkStatus(models.TextChoices):
    """What `check_links` found at the address."""

    OK = "ok", _("Works")
    MOVED = "moved", _("Has moved")
    GONE = "gone", _("Gone")
    CLOSED = "closed", _("Closed to checks: look yourself")
    ERROR = "error", _("Error at the site")
    UNREACHABLE = "unreachable", _("Cannot be reached")
    NOT_ALLOWED = "not-allowed", _("Not a public web address")


class ReferenceQuerySet(models.QuerySet["Reference"]):
    def same_document(self, *, doi: str = "", pmid: str = "", url: str = "") -> "ReferenceQuerySet":
        """The references known by any of these. Each may be given in any spelling."""
        doi, pmid = identifiers.tidy_doi(doi), identifiers.tidy_pmid(pmid)
        known = Q(pk=None)
        if doi or (doi := identifiers.doi_in(url)):
            known |= Q(doi=doi)
        if pmid or (pmid := identifiers.pmid_in(url)):
            known |= Q(pmid=pmid)
        if key := identifiers.url_key(url):
            known |= Q(url_key=key)
        return self.filter(known)

    def matching(self, text: str) -> "ReferenceQuerySet":
        """For staff who look for one: words of it, or its DOI, PubMed number or address."""
        wanted = Q(pk__isnull=False)
        for word in text.split():
            wanted &= (
                Q(title__icontains=word) | Q(publisher__icontains=word) | Q(authors__icontains=word)
            )
        known = self.same_document(doi=text, pmid=text, url=text)
        return self.filter(wanted | Q(pk__in=known.values("pk")))


class Reference(models.Model):
    """A document that pages rest on, described once for all pages and all languages.

    Not translatable, unlike our other snippets: a document is the same document whichever
    language a page about it is written in. Its title is quoted as it stands on the document.
    A copy for each language could say that it was retracted in one and not in the other.
    Never duplicated: the DOI, the PubMed number and the address each name one reference.
    """

    title = models.CharField(_("title"), max_length=250, help_text=_("As the document has it."))
    publisher = models.CharField(
        _("who published it"), max_length=150, help_text=_("An organisation, or a journal.")
    )
    authors = models.CharField(
        _("authors"),
        max_length=500,
        blank=True,
        help_text=_("As the document has them; for many, the first and “and others”."),
    )
    year = models.PositiveSmallIntegerField(
        _("year"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1900), MaxValueValidator(2200)],
    )
    url = models.CharField(
        _("address"),
        max_length=600,
        blank=True,
        validators=[identifiers.valid_url],
        help_text=_("Where readers find it. Not needed with a DOI or a PubMed number."),
    )
    #: The address in the spelling that decides whether two are the same.
    url_key = models.CharField(max_length=600, blank=True, editable=False)
    doi = models.CharField(
        _("DOI"),
        max_length=250,
        blank=True,
        validators=[identifiers.valid_doi],
        help_text=_("Such as 10.1056/nejmoa1000678; pasted as an address is fine."),
    )
    pmid = models.CharField(
        _("PubMed number"), max_length=30, blank=True, validators=[identifiers.valid_pmid]
    )
    kind = models.CharField(
        _("kind of document"), max_length=30, blank=True, choices=ReferenceKind.choices
    )
    funder = models.CharField(
        _("who paid for it"),
        max_length=250,
        blank=True,
        help_text=_("As the document says. Leave it out if it does not."),
    )
    accessed = models.DateField(
        _("read on"),
        null=True,
        blank=True,
        help_text=_("The day one of us last opened it and read it. Never a guess."),
    )
    retracted_on = models.DateField(
        _("retracted on"),
        null=True,
        blank=True,
        help_text=_("Every page that cites it is then due for a check soon."),
    )
    link_checked_at = models.DateTimeField(_("link checked"), null=True, editable=False)
    link_status = models.CharField(
        _("link"), max_length=20, blank=True, choices=LinkStatus.choices, editable=False
    )

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("reference")
        verbose_name_plural = _("references")
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=[name], condition=~Q(**{name: ""}), name=f"review_reference_one_per_{name}"
            )
            for name in ("doi", "pmid", "url_key")
        ]

    def __str__(self) -> str:
        year = f", {self.year}" if self.year else ""
        return f"{self.title} ({self.publisher}{year})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.tidy()
        super().save(*args, **kwargs)

    # --- What readers see ---

    @property
    def address(self) -> str:
        """Where to find it: its address, else by DOI, else at PubMed. Empty if none is known."""
        if self.url:
            return self.url
        if self.doi:
            return self.doi_address
        return self.pmid_address if self.pmid else ""

    @property
    def doi_address(self) -> str:
        return identifiers.doi_address(self.doi)

    @property
    def pmid_address(self) -> str:
        return identifiers.pmid_address(self.pmid)

    @property
    def published(self) -> str:
        """Who made it and when, as a list of references prints it: “Authors. Publisher, year”."""
        authors = f"{self.authors.rstrip('.')}. " if self.authors else ""
        return f"{authors}{self.publisher}{f', {self.year}' if self.year else ''}"

    # --- One spelling, and only once ---

    def tidy(self) -> None:
        """Give what it is known by the one spelling. An address of doi.org is a DOI."""
        for name in ("title", "publisher", "authors", "funder", "url"):
            setattr(self, name, (getattr(self, name) or "").strip())
        self.doi = identifiers.tidy_doi(self.doi or "")
        self.pmid = identifiers.tidy_pmid(self.pmid or "")
        if (doi := identifiers.doi_in(self.url)) and self.doi in ("", doi):
            self.doi, self.url = doi, ""
        if (pmid := identifiers.pmid_in(self.url)) and self.pmid in ("", pmid):
            self.pmid, self.url = pmid, ""
        self.url_key = identifiers.url_key(self.url)

    def clean_fields(self, exclude: Any = None) -> None:
        self.tidy()
        super().clean_fields(exclude)

    def clean(self) -> None:
        super().clean()
        if not (self.url or self.doi or self.pmid):
            raise ValidationError(
                {"url": _("Give an address, a DOI or a PubMed number: readers must find it.")}
            )
        others = Reference.objects.exclude(pk=self.pk)
        problems = {
            name: gettext("This document is here already: “%(reference)s”. Use that one.")
            % {"reference": other}
            for name in ("doi", "pmid", "url")
            if getattr(self, name)
            and (other := others.same_document(**{name: getattr(self, name)}).first())
        }
        if problems:
            raise ValidationError(problems)
