"""Finding the words of the glossary in a page, and linking them.

Owns: which words mean which entry (plurals, spellings, capitals, words near), and putting links
into HTML without touching anything else in it. Must not know: the database, pages, templates, or
where a link leads; whoever calls says so.

Everything here takes time in proportion to the text, whatever the names: they are looked up as
words, never made into patterns.
"""

from glossary.marking.forms import forms_of
from glossary.marking.mark import Marked, mark
from glossary.marking.matcher import MarkedTerm, Matcher

__all__ = ["Marked", "MarkedTerm", "Matcher", "forms_of", "mark"]
