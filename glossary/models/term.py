"""A word, and what it means."""

from datetime import date
from hashlib import sha256
from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Lower
from django.http import HttpRequest
from django.utils.html import strip_tags
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.fields import RichTextField
from wagtail.models import (
    DraftStateMixin,
    Locale,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)

from glossary import addresses, claims, naming, rules, safe_html
from glossary.fields import LinesField
from glossary.normal import normal, tidy

#: What a clinician vouches for by approving a version.
_CHECKED = ("name", "definition", "definition_child", "explanation")
#: What a word has that was published once.
_OF_PUBLISHING = (
    *("first_published_at", "last_published_at", "live_revision", "latest_revision"),
    *("go_live_at", "expire_at"),
)


class Term(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    TranslatableMixin,
    ClusterableModel,
):
    """One meaning of one word in one language, with the ways it is written."""

    name = models.CharField(
        _("word"), max_length=80, help_text=_("As it stands in the middle of a sentence.")
    )
    name.required_on_save = True  # type: ignore[attr-defined]  # a draft without it has no name
    slug = models.SlugField(
        _("address"),
        max_length=90,
        blank=True,
        help_text=_("Made from the word if left empty. It stays as it is once published."),
    )
    definition = models.TextField(
        _("definition"),
        max_length=300,
        help_text=_("One plain sentence of at most 25 words, for somebody who is worried."),
    )
    definition_child = models.TextField(
        _("in words for a child"),
        max_length=300,
        blank=True,
        help_text=_("For a child of about 8. At most 25 words."),
    )
    explanation = RichTextField(
        _("longer explanation"),
        blank=True,
        features=safe_html.FEATURES,
        help_text=_("For readers who want to know more. Most terms need none."),
    )
    variants = LinesField(
        models.CharField(max_length=80),
        verbose_name=_("also written"),
        blank=True,
        default=list,
        help_text=_(
            "Abbreviations, other spellings and other names, one to a line. Ordinary plurals"
            " are found without being listed."
        ),
    )
    case_sensitive = models.BooleanField(
        _("capitals matter"),
        default=False,
        help_text=_("For abbreviations that are everyday words in small letters: ALL, PET."),
    )
    needs_context = LinesField(
        models.CharField(max_length=80),
        verbose_name=_("only near"),
        blank=True,
        default=list,
        help_text=_(
            "One word to a line. The term is explained in a guide only where one of them is"
            " near: for “stage”, say, “cancer” and “tumour”."
        ),
    )
    say_it = models.CharField(
        _("how to say it"),
        max_length=80,
        blank=True,
        help_text=_("In everyday letters, the loud parts in capitals: KEE-moh-THEH-ruh-pee."),
    )
    guide = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("guide about it"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The guide that is about this word, if there is one."),
    )
    check_every = models.PositiveSmallIntegerField(
        _("check every"),
        default=24,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text=_("Months."),
    )
    #: The day a clinician approved these words, and which words those were. Never typed.
    checked_on = models.DateField(_("checked on"), null=True, blank=True, editable=False)
    checked_words = models.CharField(max_length=64, blank=True, editable=False)
    #: Every spelling in its normal form, for looking the term up, and the name's for its place.
    forms = ArrayField(models.CharField(max_length=200), default=list, editable=False)
    sort_key = models.CharField(max_length=200, editable=False, db_collation="C")

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="term")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="term",
        for_concrete_model=False,
    )

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("word")
        verbose_name_plural = _("words")
        ordering = ["sort_key"]
        constraints = [
            models.UniqueConstraint("locale", Lower("name"), name="glossary_one_term_a_name"),
            models.UniqueConstraint(fields=["locale", "slug"], name="glossary_one_term_an_address"),
        ]
        indexes = [
            GinIndex(fields=["forms"]),
            models.Index(fields=["locale", "sort_key"], name="glossary_term_order"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def revisions(self) -> Any:
        return self._revisions

    @property
    def heading(self) -> str:
        """The word at the head of a page: “Biopsy”, and still “ctDNA”."""
        return capfirst(self.name) if self.name.partition(" ")[0].islower() else self.name

    # --- Where it is ---

    @property
    def url(self) -> str:
        return addresses.word(self.slug, self.locale.language_code)

    def get_full_url(self) -> str:
        return addresses.absolute(self.url)

    full_url = property(get_full_url)

    def addresses_by_language(self) -> dict[str, str]:
        """Language code to the address of this term in it, as readers may see."""
        from glossary.visible import addresses_of_translations  # which asks for terms

        return addresses_of_translations(self)

    # --- Validity ---

    def tidy(self) -> None:
        """One spelling for what looks the same, and what is derived from the words."""
        for field in ("name", "definition", "definition_child", "say_it"):
            setattr(self, field, tidy(getattr(self, field) or ""))
        self.variants = [text for text in map(tidy, self.variants or []) if text]
        self.needs_context = [text for text in map(tidy, self.needs_context or []) if text]
        self.sort_key = normal(self.name)
        self.forms = naming.normal_forms(self)

    def clean_fields(self, exclude: Any = None) -> None:
        self.tidy()
        super().clean_fields(exclude)

    def clean(self) -> None:
        super().clean()
        self.slug = naming.slug_of(self)
        problems = {
            "name": [*naming.problems_of_name(self)],
            "slug": [*naming.problems_of_slug(self)],
            "definition": [*rules.problems_of_definition(self.definition)] * bool(self.definition),
            "definition_child": [*rules.problems_of_length(self.definition_child)],
        }
        for field, said in claims.problems(self):
            problems.setdefault(field, []).append(said)
        if found := {field: said for field, said in problems.items() if said}:
            raise ValidationError(found)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.tidy()
        self.slug = naming.slug_of(self)
        self._forget_a_stale_check()
        super().save(*args, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        self._forget_a_stale_check()
        return super().save_revision(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> "Term":
        term: Term = super().with_content_json(content)
        if self.first_published_at:
            term.slug = self.slug
        return term

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> Any:
        """Publish a version, unless it is incomplete or has taken what another term claims.

        The editor's form says so beside the fields. This is for the ways round the form: the
        last step of a workflow, lists, schedules, code. Raises `ValidationError`.
        """
        revision.as_object().full_clean()
        return super().publish(revision, *args, **kwargs)

    def copy_for_translation(self, *args: Any, **kwargs: Any) -> "Term":
        """The words of another language, to be translated: a draft that nobody has checked."""
        term: Term = super().copy_for_translation(*args, **kwargs)
        term.live, term.has_unpublished_changes = False, True
        for name in (*_OF_PUBLISHING, "checked_on"):
            setattr(term, name, None)
        term.checked_words = ""
        return term

    # --- The clinical check ---

    def _words(self) -> str:
        """Stands for the words that a check is of."""
        texts = [" ".join(strip_tags(getattr(self, name)).split()) for name in _CHECKED]
        return sha256("\0".join(texts).encode()).hexdigest()

    def note_check(self, day: date) -> None:
        self.checked_on, self.checked_words = day, self._words()

    def _forget_a_stale_check(self) -> None:
        """Other words are not the ones that a clinician approved."""
        if self.checked_words != self._words():
            self.checked_on, self.checked_words = None, ""

    # --- Preview: the reader's page ---

    def make_preview_request(
        self,
        original_request: HttpRequest | None = None,
        preview_mode: str | None = None,
        extra_request_attrs: dict[str, Any] | None = None,
    ) -> Any:
        """As Wagtail's, and say who is looking: the bar in the preview needs the staff member."""
        if not self.locale_id:  # a new word, of which only the form is known
            self.locale = Locale.get_active()
        self.tidy()
        self._forget_a_stale_check()
        attributes = {"user": getattr(original_request, "user", None)} | (extra_request_attrs or {})
        return super().make_preview_request(original_request, preview_mode, attributes)

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "glossary/word.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        from glossary.word_page import context_of  # which asks for terms

        return super().get_preview_context(request, mode_name) | context_of(self, request)
