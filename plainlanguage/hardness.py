"""How hard a sentence is for people, from 1 (a child can read it) to 6 (experts only), and why.

A linear formula of six terms that an editor can count (see `hardness_terms`), fitted to what
people said of English medical sentences (see `coefficients`). Its Pearson correlation with the
ratings is 0.83 on 784 sentences that had no part in the fit, where Flesch-Kincaid reaches 0.57 and
the number of uncommon words 0.70 (`benchmarks.plain_language`).

For Spanish no rated sentences are to be had. The same terms and numbers are used with Spanish
lists: nobody has checked that its scores mean what the English ones do. It is meant for putting
the sentences of one page in order, hardest first, not for a figure to show.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from plainlanguage.coefficients import CONSTANT, EACH, PLAIN
from plainlanguage.hardness_terms import Term, terms
from plainlanguage.leaving_out import Phrases, phrases_of
from plainlanguage.tokens import Word, words

EASIEST, HARDEST = 1.0, 6.0


@dataclass(frozen=True)
class Reason:
    """A named term that makes a sentence harder than a plain one, and its share of that, 0 to 1."""

    term: str
    share: float


@dataclass(frozen=True)
class Hardness:
    """`score` is from 1 to 6; `reasons`, the largest first, add up to 1 if there are any."""

    score: float
    reasons: tuple[Reason, ...]


def hardness(
    sentence: str | Sequence[Word], language: str = "en", without: Collection[str] | Phrases = ()
) -> Hardness:
    """How hard a sentence is, given as text or as its words.

    Words `without` (see `leaving_out`) count for the length only, as if everybody knew them. Words
    and not text are enough, because no term looks at anything between them.
    """
    tokens = words(sentence) if isinstance(sentence, str) else sentence
    values = terms(tokens, language, phrases_of(without).within(tokens))
    score = CONSTANT + sum(EACH[term] * value for term, value in values.items())
    # How short a sentence is can only make it easier, so it is no reason.
    harder = {term: EACH[term] * (values[term] - PLAIN[term]) for term in Term if EACH[term] > 0}
    total = sum(added for added in harder.values() if added > 0)
    reasons = [Reason(str(term), added / total) for term, added in harder.items() if added > 0]
    reasons.sort(key=lambda reason: -reason.share)
    return Hardness(min(HARDEST, max(EASIEST, score)), tuple(reasons))
