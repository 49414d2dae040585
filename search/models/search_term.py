"""A word that readers type, and what search also looks for when they do."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from home.fields import LinesField
from search import matching, never_merge, normalise

#: A sign may become several in its normal form: “½” is “1 2”.
_LONGEST_NORMAL = 160


class Kind(models.TextChoices):
    LAY = "lay", _("Everyday words")
    ABBREVIATION = "abbreviation", _("Abbreviation")
    MISSPELLING = "misspelling", _("Misspelling")
    BRAND = "brand", _("Brand name")
    SPELLING = "spelling", _("UK/US spelling")
    TRANSLATION = "translation", _("Translation")


class Direction(models.TextChoices):
    ONE_WAY = "one-way", _("One way")
    TWO_WAY = "two-way", _("Both ways")


def languages() -> list[tuple[str, str]]:
    """A function, so that a language more needs no migration."""
    return settings.LANGUAGES


def first_language() -> str:
    return settings.LANGUAGES[0][0]


def tidy(text: str) -> str:
    """Without what nobody sees: spaces too many, and signs a database may not hold."""
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable())


_SPEAKS_OF = """
SELECT {columns} FROM search_searchterm
WHERE language = %s AND (normal_phrase = ANY(%s) OR normal_target = ANY(%s))
ORDER BY normal_phrase, normal_target
"""


class SearchTermQuerySet(models.QuerySet["SearchTerm"]):
    def matching(self, words: list[str], language: str) -> "list[matching.Match[SearchTerm]]":
        """The synonyms that speak of something in `words`, longest first, in one query.

        `words` are as the reader typed them, in their order; of more than `matching.MOST_WORDS`
        the rest is not looked at.
        """
        phrases = list(matching.phrases(words))
        # Written out: building it took longer than PostgreSQL takes to answer, and two lists as
        # values make one statement of it, which is prepared, whatever the number of phrases.
        # Each column by its name: one that a newer release adds must not reach a process that runs.
        columns = ", ".join(field.column for field in self.model._meta.concrete_fields)
        statement = _SPEAKS_OF.format(columns=columns)
        candidates = self.raw(statement, [language, phrases, phrases]) if phrases else []
        return matching.matches(words, candidates)


class SearchTerm(models.Model):
    """Readers who type `phrase` also find `target`; their own words are never replaced.

    One step only: what is found so is not looked up again. Saving validates, whichever way it is
    saved, because a pair that must never be merged can do harm.
    """

    phrase = models.CharField(
        _("what a reader types"),
        max_length=80,
        help_text=_("A word, or up to five. Capitals and accents do not count."),
    )
    target = models.CharField(
        _("also finds"),
        max_length=80,
        help_text=_("One word or phrase, as our pages write it. For a second one, add a synonym."),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.LAY)
    direction = models.CharField(
        _("direction"),
        max_length=10,
        choices=Direction,
        default=Direction.ONE_WAY,
        help_text=_("Both ways only for words that mean the same: either then finds the other."),
    )
    language = models.CharField(
        _("language"), max_length=12, choices=languages, default=first_language
    )
    case_matters = models.BooleanField(
        _("capitals matter"),
        default=False,
        help_text=_(
            "For an abbreviation that is an everyday word in small letters: ALL, FIT. It then"
            " works only as it is written above, and only from the phrase to the target."
        ),
    )
    blocked_with = LinesField(
        models.CharField(max_length=80),
        verbose_name=_("not together with"),
        blank=True,
        default=list,
        help_text=_("One word or phrase to a line. If the search has it too, nothing is added."),
    )
    #: What queries are compared with: `normalise.phrase` of the two.
    normal_phrase = models.CharField(max_length=_LONGEST_NORMAL, editable=False, blank=True)
    normal_target = models.CharField(max_length=_LONGEST_NORMAL, editable=False, blank=True)

    objects = SearchTermQuerySet.as_manager()

    panels = [
        FieldPanel("phrase"),
        FieldPanel("target"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("direction"), FieldPanel("language")]),
        MultiFieldPanel(
            [FieldPanel("case_matters"), FieldPanel("blocked_with")], heading=_("Only when")
        ),
    ]

    class Meta:
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")
        ordering = ["normal_phrase", "normal_target", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["language", "normal_phrase", "normal_target"], name="search_term_once"
            )
        ]
        indexes = [models.Index(fields=["language", "normal_target"], name="search_term_target")]

    def __str__(self) -> str:
        return f"{self.phrase} → {self.target}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.full_clean()
        super().save(*args, **kwargs)

    @property
    def is_two_way(self) -> bool:
        return self.direction == Direction.TWO_WAY

    def clean(self) -> None:
        self.phrase, self.target = tidy(self.phrase), tidy(self.target)
        self.blocked_with = [words for words in map(tidy, self.blocked_with or []) if words]
        self.normal_phrase = normalise.phrase(self.phrase)
        self.normal_target = normalise.phrase(self.target)
        errors = dict(self._problems_of_length())
        if not errors and self.phrase and self.normal_phrase == self.normal_target:
            errors["target"] = _("Search already treats these two as the same word.")
        if refused := never_merge.refusal(self.phrase, self.target, self.case_matters):
            errors.setdefault(refused.field, refused.reason)
        if not errors and self._is_there_already():
            errors["phrase"] = _("There is a synonym with this phrase and target already.")
        if errors:
            raise ValidationError(errors)

    def _problems_of_length(self) -> Iterable[tuple[str, Any]]:
        """A phrase that no query can match: without a word, or longer than what is looked up."""
        looked_up = {"phrase", "target"} if self.is_two_way else {"phrase"}
        for field in ("phrase", "target"):
            typed = getattr(self, field)
            if typed and not normalise.phrase(typed):
                yield field, _("Write at least one word.")
            elif len(normalise.phrase(typed)) > _LONGEST_NORMAL:
                yield field, _("This is too long. Use fewer words.")
            elif field in looked_up and len(normalise.words(typed)) > matching.LONGEST_PHRASE:
                yield (
                    field,
                    _("Search looks up at most %(count)d words. Use fewer, or one way only.")
                    % {"count": matching.LONGEST_PHRASE},
                )

    def _is_there_already(self) -> bool:
        return (
            SearchTerm.objects.filter(
                language=self.language,
                normal_phrase=self.normal_phrase,
                normal_target=self.normal_target,
            )
            .exclude(pk=self.pk)
            .exists()
        )
