"""Syllables of a Spanish word, by the rules of its spelling.

From the Real Academia Española's "Ortografía de la lengua española" (2010), chapter II, 3.2: a, e,
o and any vowel with an accent are a syllable each; i and u without one join the vowel beside them,
two of them are one syllable. An "h" between vowels separates nothing ("ahumar" is "ahu-mar"), the
"u" of "que" and "gui" is silent, and "y" is a vowel where no vowel follows ("muy").
"""

import re

_SILENT_U = re.compile(r"(?<=q)u|(?<=g)u(?=[eiéí])")
_H_BETWEEN = re.compile(r"(?<=[aeiouáéíóúü])h(?=[aeiouáéíóúü])")
_VOWEL_Y = re.compile(r"y(?![aeiouáéíóúü])")
_RUN = re.compile(r"[aeiouáéíóúü]+")
_STRONG = frozenset("aeoáéíóú")


def count(word: str) -> int:
    """The syllables of a word in lower case, at least one."""
    word = _VOWEL_Y.sub("i", _H_BETWEEN.sub("", _SILENT_U.sub("", word)))
    return max(1, sum(max(1, sum(sign in _STRONG for sign in run)) for run in _RUN.findall(word)))
