"""The fitted numbers of the hardness formula. `python -m benchmarks.plain_language fit` makes them.

Ordinary least squares on the 2,580 sentences of split "train" of the MedReadMe ratings (C. Jiang,
W. Xu, "MedReadMe: A Systematic Study for Fine-grained Sentence Readability in Medical Domain",
EMNLP 2024), none of which are in this repository. The terms were chosen by cross-validation within
that split (Pearson r 0.84 there); the rest of the ratings had no part in it.
"""

from plainlanguage.hardness_terms import Term

#: The score of a sentence all of whose terms are 0.
CONSTANT = 2.5966
#: What one unit of each term adds to the score.
EACH: dict[Term, float] = {
    Term.UNCOMMON: 0.1377,
    Term.MEDICAL: 0.1553,
    Term.ABBREVIATIONS: 0.1476,
    Term.LABORATORY: 0.2985,
    Term.VERY_UNCOMMON: 1.1460,
    Term.SHORT: -0.0986,
}
#: The mean of each term over the sentences rated 2.7 or easier: what a plain sentence has too, and
#: therefore is no reason.
PLAIN: dict[Term, float] = {
    Term.UNCOMMON: 3.1400,
    Term.MEDICAL: 0.2104,
    Term.ABBREVIATIONS: 0.1881,
    Term.LABORATORY: 0.0000,
    Term.VERY_UNCOMMON: 0.0060,
    Term.SHORT: 4.5373,
}
