"""A text as words, and what stands between them."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import accumulate

#: Stands for what cuts a text without ending the sentence, such as a picture.
BARRIER = "\ufffc"
HYPHENS = "-\u2010\u2011"
#: Joined to a letter or digit by one of these, a word is part of a longer one.
_BINDERS = frozenset(HYPHENS + "_.@")
#: Seen by nobody: soft hyphens and spaces of no width.
_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"
_WORD = re.compile(
    rf"([^\W_]++(?:(?:[\u0300-\u036f{_UNSEEN}]++|['’](?=[^\W_]))[^\W_]*+)*)", re.UNICODE
)
_NOT_SEEN = re.compile(f"[{_UNSEEN}]+")
#: More than this between two words is never inside a name.
_WIDEST_GAP = 3


@dataclass(frozen=True)
class Words:
    """The words of a text, in parallel lists: a page has thousands."""

    text: str
    #: What stands before each word, and behind the last.
    gaps: list[str]
    #: As written, but for how its characters are coded.
    exact: list[str]
    #: In small letters.
    folded: list[str]
    starts: list[int]
    ends: list[int]

    def key(self, at: int, length: int) -> tuple[str, ...]:
        """What stands for some words and what is between them; spaces and hyphens are one."""
        if length == 1:
            return (self.folded[at],)
        gaps, folded = self.gaps, self.folded
        rest = (
            (" " if gaps[place] == " " else _gap(gaps[place])) + folded[place]
            for place in range(at + 1, at + length)
        )
        return (folded[at], *rest)

    def is_whole(self, first: int, last: int) -> bool:
        """Whether the words from `first` to `last` are not part of a longer one."""
        text, start, end = self.text, self.starts[first], self.ends[last]
        if start >= 2 and text[start - 1] in _BINDERS and text[start - 2].isalnum():
            return False
        return not (end + 1 < len(text) and text[end] in _BINDERS and text[end + 1].isalnum())


def words_of(text: str) -> Words:
    # Few calls for many words: this is most of the time that marking a page takes.
    cut = _WORD.split(text)
    gaps, words = cut[::2], cut[1::2]
    ends_of_all = list(accumulate(map(len, cut)))
    starts, ends = ends_of_all[:-1:2], ends_of_all[1::2]
    if text.isascii():
        return Words(text, gaps, words, list(map(str.lower, words)), starts, ends)
    exact = [word if word.isascii() else _written_one_way(word) for word in words]
    return Words(text, gaps, exact, list(map(str.casefold, exact)), starts, ends)


def _written_one_way(word: str) -> str:
    return unicodedata.normalize("NFC", _NOT_SEEN.sub("", word)).replace("’", "'")


def _gap(gap: str) -> str:
    """A space for spaces and for a hyphen, else the signs themselves."""
    if not gap.isascii():
        gap = _NOT_SEEN.sub("", gap)
    if not gap or gap.isspace() or (len(gap) == 1 and gap in HYPHENS):
        return " "
    signs = gap.strip()
    return signs if len(signs) <= _WIDEST_GAP else BARRIER


def is_made_of_words(name: str) -> bool:
    """Whether a name begins and ends with words; else it would be found in what it is not."""
    bare = name.strip(" \t\r\n.,;:!?\"'“”‘’()[]")
    found = [match.span() for match in _WORD.finditer(bare)]
    return bool(found) and found[0][0] == 0 and found[-1][1] == len(bare)
