"""Make `frequency-<language>.txt` from a word list of wordfreq (see ORIGIN.md).

    python -m plainlanguage.wordlists.make_frequencies en large_en.msgpack.gz

The input is gzipped MessagePack: a header, then one list of words for every centibel below one
occurrence a word. The output is described in `frequencies`.
"""

import argparse
import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from plainlanguage.wordlists.frequencies import LOWEST, STEP, file_of

#: Words rarer than this Zipf value are left out; it decides the size of the list.
LEAST = {"en": 2.2, "es": 2.6}
SPELLING = {"en": re.compile(r"[a-z]{2,}(?:'[a-z]+)?|[ai]"), "es": re.compile(r"[a-záéíñóúü]+")}
WORDS_A_LINE = 200
#: Zipf values are counted from one occurrence in a billion words; a Zipf is 100 centibels.
BILLION = 900


def unpack(data: bytes, place: int = 0) -> tuple[Any, int]:
    """The MessagePack value at a place and where the next one begins; only what wordfreq uses."""
    kind = data[place]
    place += 1
    if kind < 0x80:
        return kind, place
    if kind in (0xCC, 0xCD):
        size = kind - 0xCB
        return int.from_bytes(data[place : place + size], "big"), place + size
    if kind >> 5 == 0b101 or kind in (0xD9, 0xDA):
        width = 0 if kind >> 5 == 0b101 else kind - 0xD8
        length = int.from_bytes(data[place : place + width], "big") if width else kind & 0x1F
        place += width
        return data[place : place + length].decode(), place + length
    if kind >> 4 == 0b1000:
        values, place = _values(data, place, 2 * (kind & 0xF))
        return dict(zip(values[::2], values[1::2], strict=True)), place
    if kind >> 4 == 0b1001:
        return _values(data, place, kind & 0xF)
    if kind in (0xDC, 0xDD):
        width = 2 * (kind - 0xDB)
        length = int.from_bytes(data[place : place + width], "big")
        return _values(data, place + width, length)
    raise ValueError(f"unexpected MessagePack type {kind:#x} before byte {place}")


def _values(data: bytes, place: int, count: int) -> tuple[list[Any], int]:
    values = []
    for _ in range(count):
        value, place = unpack(data, place)
        values.append(value)
    return values, place


def steps(data: bytes, language: str) -> Iterator[tuple[str, int]]:
    """Every word that is kept, with its step above the lowest Zipf value."""
    _header, *bins = unpack(data)[0]
    for centibels, words in enumerate(bins):
        zipf = (BILLION - centibels) / 100
        step = min(25, round((zipf - LOWEST) / STEP))
        for word in words:
            if zipf >= LEAST[language] and SPELLING[language].fullmatch(word):
                yield word, step


def shortened(words: dict[str, int]) -> Iterator[str]:
    """Lines of words in the order of the alphabet, each without what it shares with the last."""
    ordered = sorted(words)
    for first in range(0, len(ordered), WORDS_A_LINE):
        line, last = [], ""
        for word in ordered[first : first + WORDS_A_LINE]:
            shared = 0
            while shared < min(9, len(last), len(word)) and word[shared] == last[shared]:
                shared += 1
            line.append(f"{shared}{word[shared:]}{chr(ord('A') + words[word])}")
            last = word
        yield "".join(line)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=sorted(LEAST))
    parser.add_argument("file", type=Path, help="large_<language>.msgpack.gz of wordfreq")
    options = parser.parse_args()
    words = dict(steps(gzip.decompress(options.file.read_bytes()), options.language))
    file_of(options.language).write_text("".join(f"{line}\n" for line in shortened(words)))


if __name__ == "__main__":
    main()
