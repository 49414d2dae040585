"""The index: which word stands in which page, and how much it says about it.

The tables can be made again from the pages at any time (`manage.py search_index rebuild`), so they
carry no constraints that the making would have to check row by row.
"""

# ruff: noqa: DJ008 (nobody is shown a row of these)

from typing import Any

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F
from django.db.models.functions import Reverse
from wagtail.models import Page

LANGUAGE = 12


def _link(to: Any, **options: Any) -> models.ForeignKey:
    return models.ForeignKey(
        to, models.DO_NOTHING, db_constraint=False, related_name="+", **options
    )


class Document(models.Model):
    """A page as search sees it."""

    page = models.OneToOneField(
        Page, models.DO_NOTHING, primary_key=True, db_constraint=False, related_name="+"
    )
    language = models.CharField(max_length=LANGUAGE)
    #: What the excerpt is cut from: what readers read on the page, as plain text.
    text = models.TextField()
    #: Stems with their positions: A for the title and other names, D for the rest.
    terms = SearchVectorField()
    #: Words in the text.
    length = models.PositiveIntegerField()
    #: Of all that was indexed: `search_index verify` compares it with the page.
    fingerprint = models.CharField(max_length=64)


class Name(models.Model):
    """What a page is called: its title, and its other names."""

    pk = models.CompositePrimaryKey("document_id", "normal")
    document = _link(Document, db_index=False)
    language = models.CharField(max_length=LANGUAGE)
    label = models.TextField()
    #: `normalise.phrase` of the label.
    normal = models.TextField()
    is_title = models.BooleanField()

    class Meta:
        indexes = [
            models.Index(
                F("language"), OpClass("normal", "text_pattern_ops"), name="search_name_prefix"
            ),
            GinIndex(OpClass("normal", "gin_trgm_ops"), name="search_name_similar"),
        ]


class Lexeme(models.Model):
    """A stem of a language, and in how many documents it stands."""

    language = models.CharField(max_length=LANGUAGE)
    text = models.TextField()
    documents = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["language", "text"], name="search_lexeme_once")
        ]


class Word(models.Model):
    """A word as it is written, folded (`normalise.fold`), and its stem. Spelling is corrected to
    these."""

    pk = models.CompositePrimaryKey("language", "text")
    language = models.CharField(max_length=LANGUAGE)
    text = models.TextField()
    #: `dmetaphone`: how it sounds.
    sound = models.CharField(max_length=8)
    lexeme = _link(Lexeme)

    class Meta:
        indexes = [
            GinIndex(OpClass("text", "gin_trgm_ops"), name="search_word_similar"),
            models.Index(fields=["language", "sound"], name="search_word_sound"),
            models.Index(OpClass("text", "text_pattern_ops"), name="search_word_start"),
            models.Index(OpClass(Reverse("text"), "text_pattern_ops"), name="search_word_end"),
        ]


class Posting(models.Model):
    """A stem stands in a document, and says so much about it (`index.weighing`)."""

    pk = models.CompositePrimaryKey("document_id", "lexeme_id")
    document = _link(Document, db_index=False)
    lexeme = _link(Lexeme, db_index=False)
    impact = models.FloatField()

    class Meta:
        indexes = [
            models.Index(
                F("lexeme"), F("impact").desc(), include=["document"], name="search_posting_best"
            )
        ]


class Statistics(models.Model):
    """Of a language: how many documents, and the length that counts as usual, in words.

    The length is set when the index is rebuilt. Were it kept exact, one page saved would change
    the impact of every posting.
    """

    language = models.CharField(max_length=LANGUAGE, primary_key=True)
    documents = models.IntegerField(default=0)
    usual_length = models.FloatField(default=500)
    usual_name_length = models.FloatField(default=4)


class Pending(models.Model):
    """A change of a page that is not indexed yet.

    Each change has its own row, written in the change's own transaction: nobody waits for another,
    and whoever indexes a page knows which changes it has seen.
    """

    page_id = models.IntegerField(db_index=True)
    tries = models.PositiveIntegerField(default=0)
    since = models.DateTimeField(auto_now_add=True)
