"""How well our measures agree with people: `python -m benchmarks.plain_language --data DIR`.

Prints the Pearson correlation of each measure with human ratings of sentences, of split "train"
(which the hardness formula was fitted on: there it is cross-validated) and of split "dev" (which
had no part in it). `--data DIR` names the folder with `sentences.csv` (`sentence`, `readability`,
`split`). `--cmudict FILE` adds how well English syllables are counted; `--json FILE` writes the
figures. `fit` prints the numbers for `plainlanguage/coefficients.py` instead.
"""

import argparse
import csv
import json
import math
import platform
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from plainlanguage.hardness import hardness
from plainlanguage.hardness_terms import Term, terms
from plainlanguage.measures import Measures, measure
from plainlanguage.syllables import english, syllables
from plainlanguage.syllables.make_english import entries, is_learned
from plainlanguage.tokens import normal, sentences, words
from plainlanguage.wordlists import frequency

DATA = Path("../shared/plain-language-eval")
FOLDS = 10
#: Sentences rated this or easier say what a plain sentence is like.
PLAIN = 2.7
GOAL = 0.80
REPEATS = 7
Row = Sequence[float]


@dataclass(frozen=True)
class Rated:
    sentence: str
    rating: float
    split: str


def rated(data: Path) -> list[Rated]:
    with (data / "sentences.csv").open(encoding="utf-8", newline="") as file:
        return [
            Rated(row["sentence"], float(row["readability"]), row["split"])
            for row in csv.DictReader(file)
        ]


def row(sentence: str) -> list[float]:
    """The terms of a sentence in their order, and a 1 for the constant."""
    values = terms(words(sentence), "en", set())
    return [*(values[term] for term in Term), 1.0]


def least_squares(rows: Sequence[Row], targets: Sequence[float]) -> list[float]:
    """The weights that predict the targets best: the normal equations, solved by elimination."""
    size = len(rows[0])
    table = [
        [math.fsum(one[i] * one[j] for one in rows) for j in range(size)]
        + [math.fsum(one[i] * target for one, target in zip(rows, targets, strict=True))]
        for i in range(size)
    ]
    for i in range(size):
        pivot = max(range(i, size), key=lambda k: abs(table[k][i]))
        table[i], table[pivot] = table[pivot], table[i]
        for k in range(size):
            if k != i:
                factor = table[k][i] / table[i][i]
                table[k] = [a - factor * b for a, b in zip(table[k], table[i], strict=True)]
    return [table[i][size] / table[i][i] for i in range(size)]


def predicted(weights: Row, one: Row) -> float:
    return math.fsum(weight * value for weight, value in zip(weights, one, strict=True))


def cross_validated(rows: Sequence[Row], targets: Sequence[float]) -> list[float]:
    """Each sentence as predicted from the other folds; neighbours (one article) stay together."""
    folds = [index * FOLDS // len(rows) for index in range(len(rows))]
    found = []
    for fold in range(FOLDS):
        others = [index for index, other in enumerate(folds) if other != fold]
        weights = least_squares([rows[i] for i in others], [targets[i] for i in others])
        found += [predicted(weights, rows[i]) for i, other in enumerate(folds) if other == fold]
    return found


def fit(train: list[Rated]) -> None:
    """Print the numbers as `coefficients` has them."""
    rows = [row(one.sentence) for one in train]
    weights = least_squares(rows, [one.rating for one in train])
    plain = [values for one, values in zip(train, rows, strict=True) if one.rating <= PLAIN]
    print(f"CONSTANT = {weights[-1]:.4f}")
    print("EACH = {")
    for term, weight in zip(Term, weights, strict=False):
        print(f"    Term.{term.name}: {weight:.4f},")
    print("}\nPLAIN = {")
    for number, term in enumerate(Term):
        print(f"    Term.{term.name}: {statistics.fmean(one[number] for one in plain):.4f},")
    print("}")


def of_words(value: Callable[[list[str]], float]) -> Callable[[str], float]:
    return lambda sentence: value([normal(word.text) for word in words(sentence)])


def by_name(name: str) -> Callable[[str], float]:
    def value(sentence: str) -> float:
        found: Measures = measure([sentence], "en")
        return float(getattr(found, name) or 0)

    return value


#: What each measure makes of a sentence. The signs are left as they are.
MEASURES: dict[str, Callable[[str], float]] = {
    "words": by_name("words"),
    "Flesch-Kincaid grade": by_name("grade"),
    "Flesch reading ease": by_name("reading_ease"),
    "LIX": by_name("lix"),
    "SMOG": by_name("smog"),
    "uncommon words (Zipf < 4)": of_words(lambda all_: sum(frequency(w, "en") < 4 for w in all_)),
}


def correlations(every: list[Rated]) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for split in ("train", "dev"):
        part = [one for one in every if one.split == split]
        ratings = [one.rating for one in part]
        values = {name: [value(one.sentence) for one in part] for name, value in MEASURES.items()}
        rows = [row(one.sentence) for one in part]
        values |= {
            f"  term: {term}": [one[number] for one in rows] for number, term in enumerate(Term)
        }
        if split == "train":
            values["hardness"] = cross_validated(rows, ratings)
        else:
            values["hardness"] = [hardness(one.sentence).score for one in part]
        for name, column in values.items():
            found.setdefault(name, {})[split] = statistics.correlation(column, ratings)
    return found


def syllable_accuracy(file: Path) -> dict[str, float]:
    """The share of words counted right: by the table alone on the other half, and in all."""
    every = {word: number for word, number in entries(file).items() if number}
    table = {key: number for key, number in english.shipped().items() if key[0] != "="}
    kept = [word for word in every if not is_learned(word)]
    common = [word for word in kept if frequency(word, "en") >= 3]

    def share(some: Iterable[str], count: Callable[[str], int]) -> float:
        return statistics.fmean(count(word) == every[word] for word in some)

    weights = {word: 10 ** frequency(word, "en") for word in every}
    right = sum(weights[word] for word in every if syllables(word, "en") == every[word])
    return {
        "half not learned from, table alone": share(kept, lambda w: english.count(w, table)),
        "the same, words of Zipf 3 and above": share(common, lambda w: english.count(w, table)),
        "all words, table and list, by how often they are met": right / sum(weights.values()),
    }


def milliseconds(every: list[Rated]) -> dict[str, tuple[float, float]]:
    """Median and shortest time for a thousand words, after a first round that reads the lists."""
    text = "\n\n".join(one.sentence for one in every[:300])
    thousands = len(words(text)) / 1000

    def hard() -> None:
        for sentence in sentences(text):
            hardness(sentence.words)

    tasks: dict[str, Callable[[], object]] = {
        "measure": lambda: measure([text], "en"),
        "hardness": hard,
    }
    try:
        from plainlanguage.analysis import analyse
    except ImportError:
        pass
    else:
        tasks["analyse (goal 50)"] = lambda: analyse(text, "en")
    found = {}
    for name, task in tasks.items():
        times = []
        for _ in range(REPEATS + 1):
            began = time.perf_counter()
            task()
            times.append((time.perf_counter() - began) * 1000 / thousands)
        found[name] = (statistics.median(times[1:]), min(times[1:]))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="?", choices=("report", "fit"), default="report")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--cmudict", type=Path, metavar="FILE", help="cmudict.dict")
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args()
    every = rated(options.data)
    if options.what == "fit":
        fit([one for one in every if one.split == "train"])
        return
    agree = correlations(every)
    print(f"{'Pearson r with ratings':38}{'train':>8}{'dev':>8}")
    for name, splits in agree.items():
        print(f"{name:38}{splits['train']:>8.3f}{splits['dev']:>8.3f}")
    print(f"hardness: cross-validated on train; goal {GOAL:.2f}\n")
    figures: dict[str, object] = {"correlations": agree}
    if options.cmudict:
        figures["syllables"] = accuracy = syllable_accuracy(options.cmudict)
        for name, share in accuracy.items():
            print(f"syllables right, {name}: {share:.1%}")
    figures["milliseconds"] = spent = milliseconds(every)
    print(f"\nms for 1,000 words ({platform.machine()}, Python {platform.python_version()})")
    print(f"{'':38}{'median':>8}{'best':>8}")
    for name, (median, best) in spent.items():
        print(f"{name:38}{median:>8.1f}{best:>8.1f}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
