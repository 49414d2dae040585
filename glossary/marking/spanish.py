"""Plurals of Spanish names."""

from collections.abc import Iterator

#: What follows these is not part of what is counted: "trasplantes de médula ósea".
_JOINS = ("de", "del", "por", "con", "en", "a", "al", "para", "sin")
_PLAIN = str.maketrans("áéíóú", "aeiou")


def plurals(name: str) -> Iterator[str]:
    """The name in the plural: its first word and those that agree with it, up to a "de"."""
    words = name.split(" ")
    end = next((at for at, word in enumerate(words) if at and word in _JOINS), len(words))
    yield " ".join([*(_plural(word) for word in words[:end]), *words[end:]])
    if end > 1:
        yield " ".join([_plural(words[0]), *words[1:]])


def _plural(word: str) -> str:
    if not word or not word[-1].isalpha() or word[-1].isupper():
        return word
    if word[-1] == "s" and word[-2:-1] not in tuple("áéíóú"):
        return word
    if word[-1] in "aeiouáéó":
        return word + "s"
    if word[-1] == "z":
        return word[:-1] + "ces"
    if word[-1] in "ns" and word[-2:-1] in tuple("áéíóú"):
        return word[:-2] + word[-2].translate(_PLAIN) + word[-1] + "es"
    return word + "es"
