"""Make `english.txt` from one half of the CMU Pronouncing Dictionary (`cmudict.dict`).

    python -m plainlanguage.syllables.make_english cmudict.dict

The dictionary says how many syllables a word has, not which run of vowels has them. That is found
by turns: share out the syllables of each word as the counts so far make likeliest, then count
again for all surroundings. Surroundings are kept where they say something else than narrower ones.
What that is worth, `benchmarks.plain_language` measures on the other half. Last come the common
words of both halves that are wrong by it.
"""

import argparse
import re
import textwrap
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import groupby, product
from math import prod
from pathlib import Path

from plainlanguage.syllables.english import AROUND, TABLE, count, surroundings
from plainlanguage.wordlists import frequency

ROUNDS = 4
#: Surroundings seen in fewer words than this say nothing, and how likely they must be right.
SEEN = 2
SURE = 0.6
#: In sharing out, surroundings seen this often are believed, but not the very widest.
ENOUGH, WIDE = 10, 2
#: Zipf value from which a word that the table gets wrong is listed whole.
COMMON = 2.2
#: One run of vowels has at most this many syllables ("radioactive", "co-oeuvre").
MOST = 4
#: Where to begin: the "e" of "make", "makes", "baked", "basement", "lonely" is silent.
SILENT = re.compile(r"[^/]/e/(?:\$|s\$|ly|ment|ful|less|ness)|[^/td]/e/d\$")
Counts = defaultdict[str, Counter[int]]


def entries(file: Path) -> dict[str, int]:
    """Every word of letters and apostrophes with the syllables of its first pronunciation."""
    found: dict[str, int] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        word, *sounds = line.partition("#")[0].split()
        if re.fullmatch(r"[a-z]+(?:'[a-z]+)?", word):
            found.setdefault(word, sum(sound[-1].isdigit() for sound in sounds))
    return found


def is_learned(word: str) -> bool:
    """Whether a word is in the half that is learned from. What begins alike stays together."""
    return zlib.crc32(word[:5].encode()) % 2 == 0


def shared_out(keys: list[list[str]], syllables: int, counts: Counts) -> tuple[int, ...]:
    """How many syllables each run of vowels most likely has; none if they cannot be shared out."""
    chances = [_chances(around, counts) for around in keys]
    ways = (ways for ways in product(range(MOST), repeat=len(keys)) if sum(ways) == syllables)
    return max(
        ways,
        key=lambda way: prod(chance[share] for chance, share in zip(chances, way, strict=True)),
        default=(),
    )


def _chances(keys: list[str], counts: Counts) -> list[float]:
    """How likely a run has 0, 1, 2, 3 syllables; a rule of thumb before anything was counted."""
    for key in keys[WIDE:]:
        seen = counts.get(key)
        if seen and (total := seen.total()) >= ENOUGH:
            return [(seen[share] + 0.05) / (total + 0.2) for share in range(MOST)]
    silent = "/'/" in keys[0] or SILENT.search(keys[0])
    return [0.8, 0.17, 0.02, 0.01] if silent else [0.05, 0.75, 0.15, 0.05]


def learn(words: Iterable[tuple[str, int]]) -> Counts:
    prepared = [(list(surroundings(word)), syllables) for word, syllables in words]
    prepared = [(keys, syllables) for keys, syllables in prepared if 0 < len(keys) <= 6]
    counts: Counts = defaultdict(Counter)
    for _ in range(ROUNDS):
        again: Counts = defaultdict(Counter)
        for keys, syllables in prepared:
            for around, share in zip(keys, shared_out(keys, syllables, counts), strict=False):
                for key in around:
                    again[key][share] += 1
        counts = again
    return counts


def table(counts: Counts) -> dict[str, int]:
    """What the counts say, without the surroundings that only repeat narrower ones."""
    kept: dict[str, int] = {}
    for key in sorted(counts, key=len):
        (share, often), *_ = counts[key].most_common(1)
        total = counts[key].total()
        before, run, behind = key.split("/")
        if total < SEEN or often < SURE * total:
            continue
        if share != _narrower(before, run, behind, kept):
            kept[key] = share
    return kept


def _narrower(before: str, run: str, behind: str, kept: dict[str, int]) -> int:
    """What the table so far says for surroundings a letter or more narrower."""
    for left, right in AROUND:
        key = f"{before[len(before) - min(left, len(before)) :]}/{run}/{behind[:right]}"
        if key != f"{before}/{run}/{behind}" and key in kept:
            return kept[key]
    return 1


def wrong(every: dict[str, int], kept: dict[str, int]) -> dict[str, int]:
    """The common words that the table gets wrong."""
    return {
        f"={word}": syllables
        for word, syllables in every.items()
        if syllables and frequency(word, "en") >= COMMON and count(word, kept) != syllables
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, help="cmudict.dict")
    every = entries(parser.parse_args().file)
    kept = table(learn((word, n) for word, n in every.items() if is_learned(word)))
    kept |= wrong(every, kept)
    lines = ["# Made by make_english from the CMU Pronouncing Dictionary: see wordlists/ORIGIN.md."]
    for syllables, keys in groupby(sorted(kept, key=lambda key: (kept[key], key)), kept.get):
        wrapped = textwrap.wrap(" ".join(keys), 96, break_long_words=False, break_on_hyphens=False)
        lines += [f"{syllables} {line}" for line in wrapped]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
