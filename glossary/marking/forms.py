"""The forms in which a word of the glossary is met: plurals, and British and American spelling."""

from collections.abc import Iterable, Iterator

from glossary.marking import spanish

#: Nobody writes longer names; what is longer gets no further forms.
LONGEST = 120

#: Ends of words from Greek and Latin, and of their plurals.
_CLASSICAL = (
    ("is", "es"),  # metastasis, diagnosis
    ("us", "i"),  # nucleus, thrombus
    ("um", "a"),  # serum, bacterium
    ("oma", "omata"),  # carcinoma
    ("a", "ae"),  # vertebra
    ("ix", "ices"),  # appendix
    ("ex", "ices"),  # cortex
    ("nx", "nges"),  # larynx
    ("nglion", "nglia"),  # ganglion
    ("drion", "dria"),  # mitochondrion
)
#: Parts of words, British and American.
_SPELLINGS = (
    ("tumour", "tumor"),
    ("haem", "hem"),
    ("aemia", "emia"),
    ("aemic", "emic"),
    ("oesoph", "esoph"),
    ("oestr", "estr"),
    ("oedema", "edema"),
    ("diarrhoea", "diarrhea"),
    ("paediatr", "pediatr"),
    ("gynaeco", "gyneco"),
    ("orthopaed", "orthoped"),
    ("anaesth", "anesth"),
    ("faec", "fec"),
    ("foet", "fet"),
    ("colour", "color"),
    ("fibre", "fiber"),
    ("centre", "center"),
    ("randomis", "randomiz"),
    ("immunis", "immuniz"),
)
_JOINS = (" of ", " in ", " for ")
_HISS = ("s", "x", "z", "ch", "sh")


def forms_of(name: str, variants: Iterable[str], language: str) -> tuple[str, ...]:
    """Every form to look for: the name, its variants, and what follows from them by rule.

    A rule may make a form that nobody writes ("serums"); it is then never found. Names in other
    languages than English and Spanish are met as they are given.
    """
    given = [text for text in (name.strip(), *(v.strip() for v in variants)) if text]
    found = dict.fromkeys(given)
    for text in given:
        if len(text) <= LONGEST:
            found |= dict.fromkeys(_made(text, language))
    return tuple(found)


def _made(text: str, language: str) -> Iterator[str]:
    if language.startswith("es"):
        yield from spanish.plurals(text)
    elif language.startswith("en"):
        for spelling in (text, *_other_spellings(text)):
            yield spelling
            yield from _in_number(spelling)


def _other_spellings(text: str) -> Iterator[str]:
    low = text.lower()
    for british, american in _SPELLINGS:
        if british in low:
            yield _swap(text, british, american)
        elif american in low and (len(american) >= 4 or low.startswith(american)):
            yield _swap(text, american, british)


def _swap(text: str, old: str, new: str) -> str:
    start = text.lower().find(old)
    put = new.capitalize() if text[start].isupper() else new
    return text[:start] + put + text[start + len(old) :]


def _in_number(text: str) -> Iterator[str]:
    """The plural of the last word and of the one before "of"; the singular of a plural."""
    before, space, last = text.rpartition(" ")
    for other in (*_plurals(last), *_singulars(last)):
        yield before + space + other
    for join in _JOINS:
        head, found, rest = text.partition(join)
        if found:
            for other in _plurals(head):
                yield other + found + rest


def _plurals(word: str) -> Iterator[str]:
    if not word[-1:].isalnum():
        return
    if word[-1:].isupper() or word[-1:].isdigit():
        yield word + "s"
        return
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        yield word[:-1] + "ies"
    else:
        yield word + ("es" if word.endswith(_HISS) else "s")
    for one, many in _CLASSICAL:
        if word.endswith(one) and len(word) >= len(one) + 2:
            yield word.removesuffix(one) + many


def _singulars(word: str) -> Iterator[str]:
    if not word.endswith("s") or word.endswith(("ss", "us", "is")) or len(word) < 4:
        return
    if word.endswith("ies"):
        yield word[:-3] + "y"
    yield word[:-1]
    for one, many in _CLASSICAL:
        if one == "is" and word.endswith(many) and len(word) > len(many) + 2:
            yield word.removesuffix(many) + one
