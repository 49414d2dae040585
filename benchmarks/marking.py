"""How quickly the words of a page are marked: `make bench-marking`.

Made-up names and texts, the same each time: one word in seven begins a name, as in a guide full of
medical words, and each paragraph has tags in it. Time of the processor, the best of several runs
(the machine may be busy), reading the HTML and putting it together again included; no cache.
`--repeat N` is how many runs.
"""

import argparse
import gc
import json
import platform
import random
import time
from collections.abc import Callable

from glossary.marking import MarkedTerm, Matcher, forms_of, mark

TERMS = (30, 300, 3_000, 30_000)
KILOBYTES = (5, 50, 500)
#: Milliseconds for 3,000 terms and 50 KB.
GOAL = 15.0
#: Ten times the text may take this many times as long (memory has its price; a square would be
#: 100), and so may what is hostile.
GOAL_GROWTH = 20.0

_PARTS = "an bi car do el fo gen hem is ji kar lo met neu onc pro ra sar tox ul vas"


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(_PARTS.split(), k=chance.randint(2, 4)))


class Invented:
    """Names and texts."""

    def __init__(self) -> None:
        chance = self.chance = random.Random(5)
        self.medical = [_word(chance) for _ in range(4_000)]
        self.everyday = [_word(chance) + "e" for _ in range(800)]

    def terms(self, count: int) -> list[MarkedTerm]:
        """Of one to three words; one in twenty needs another word near."""
        names = (
            " ".join(self.chance.choices(self.medical, k=self.chance.choice((1, 1, 2, 2, 3))))
            for _ in range(count)
        )
        return [
            MarkedTerm(
                key,
                name,
                forms_of(name, (), "en"),
                context=tuple(self.everyday[:3]) if key % 20 == 0 else (),
            )
            for key, name in enumerate(names)
        ]

    def page(self, kilobytes: int) -> str:
        paragraphs: list[str] = []
        size = 0
        while size < kilobytes * 1_000:
            paragraphs.append(self._paragraph())
            size += len(paragraphs[-1])
        return "".join(paragraphs)

    def _paragraph(self) -> str:
        words = []
        for number in range(60):
            word = self.chance.choice(self.medical if number % 7 == 3 else self.everyday)
            words.append(f"<b>{word}</b>" if number % 40 == 3 else word)
            if number % 15 == 14:
                words[-1] += ". A"
        return f"<p>{' '.join(words)}.</p>\n"


def seconds(work: Callable[[], object], repeat: int) -> float:
    best = float("inf")
    for _ in range(repeat):
        gc.collect()
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best


def marking(html: str, matcher: Matcher, repeat: int) -> float:
    """Milliseconds."""
    link = '<a class="term" href="/words/a-word/" data-term="a-word">'
    spent = seconds(lambda: mark(html, matcher, link=lambda key, words: link).html(html), repeat)
    return spent * 1_000


def growth(invented: Invented, repeat: int) -> dict[int, dict[int, float]]:
    """Terms to kilobytes to milliseconds."""
    pages = {size: invented.page(size) for size in KILOBYTES}
    found = {}
    for count in TERMS:
        matcher = Matcher(invented.terms(count))
        found[count] = {size: marking(html, matcher, repeat) for size, html in pages.items()}
    return found


def hostile(repeat: int) -> dict[str, tuple[float, float]]:
    """What was made to be slow: milliseconds for a text, and for one ten times as long."""

    def matcher(*names: str, context: tuple[str, ...] = ()) -> Matcher:
        return Matcher(
            MarkedTerm(key, name, (name,), False, context) for key, name in enumerate(names)
        )

    cases: dict[str, tuple[Matcher, Callable[[int], str]]] = {
        "a name that is a pattern": (matcher("(a+)+$", "a|a"), lambda n: "<p>" + "a" * n + "!</p>"),
        "a name of 10,000 letters": (matcher("a" * 10_000), lambda n: f"<p>{'a' * n}</p>"),
        "30,000 names that begin alike": (
            matcher(*(f"a a a {number}" for number in range(30_000))),
            lambda n: f"<p>{'a ' * (n // 2)}</p>",
        ),
        "1,000 words to look for near": (
            matcher("a", context=tuple(f"b{number}" for number in range(1_000))),
            lambda n: f"<p>{'a ' * (n // 2)}</p>",
        ),
        "tags in every word": (
            matcher("biopsy"),
            lambda n: "<p>" + "<b>bi</b>opsy " * (n // 14) + "</p>",
        ),
        "dots": (matcher("biopsy"), lambda n: f"<p>biopsy{'.' * n}</p>"),
        "signs that begin no tag": (matcher("biopsy"), lambda n: f"<p>{'< ' * (n // 2)}</p>"),
        "tags that do not end": (matcher("biopsy"), lambda n: "<a b='" * (n // 6)),
        "comments that do not end": (matcher("biopsy"), lambda n: "<!--" * (n // 4)),
        "many attributes": (matcher("biopsy"), lambda n: f"<p{' a=b' * (n // 4)}>biopsy</p>"),
        "spaces in a tag": (matcher("biopsy"), lambda n: f"<p{' ' * n}=>biopsy</p>"),
        "coded signs": (matcher("biopsy"), lambda n: f"<p>{'&amp;' * (n // 5)}</p>"),
        "accents upon accents": (matcher("biopsy"), lambda n: f"<p>a{chr(769) * n}</p>"),
    }
    return {
        name: (
            marking(text(100_000), matcher, repeat),
            marking(text(1_000_000), matcher, repeat),
        )
        for name, (matcher, text) in cases.items()
    }


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--repeat", type=int, default=7)
    repeat = options.parse_args().repeat
    invented = Invented()
    print(json.dumps({"python": platform.python_version(), "machine": platform.machine()}))

    found = growth(invented, repeat)
    print(f"\n{'milliseconds':>14}" + "".join(f"{size:>8} KB" for size in KILOBYTES))
    for count, row in found.items():
        print(f"{count:>8} terms" + "".join(f"{row[size]:>11.2f}" for size in KILOBYTES))
    reached = found[3_000][50]
    print(f"\n3,000 terms, 50 KB: {reached:.1f} ms (goal: at most {GOAL:.0f})")
    steepest = max(row[500] / row[50] for row in found.values())
    print(f"Ten times the text: {steepest:.1f} times as long (goal: at most {GOAL_GROWTH:.0f})")

    print(f"\n{'hostile, milliseconds':<32}{'100 KB':>10}{'1 MB':>10}{'growth':>10}")
    worst = 0.0
    for name, (short, long) in hostile(repeat=max(2, repeat // 2)).items():
        times = long / max(short, 1.0)
        worst = max(worst, times)
        print(f"{name:<32}{short:>10.1f}{long:>10.1f}{times:>9.1f}x")
    met = reached <= GOAL and steepest <= GOAL_GROWTH and worst <= GOAL_GROWTH
    print("\nGoals met." if met else "\nA goal is not met.")


if __name__ == "__main__":
    main()
