"""The tables of `glossary`, a file for each."""

from glossary.models.link import Difference, SeeAlso
from glossary.models.task import WordCheckTask
from glossary.models.term import Term
from glossary.models.use import TermUse

__all__ = ["Difference", "SeeAlso", "Term", "TermUse", "WordCheckTask"]
