"""What may be remembered of a search: a question, never a person.

Somebody types a whole message, a name with a date of birth, a number to call back. None of that
may reach the database, so what is doubtful is not kept: a lost phrase costs us little.
"""

import re

from search.normalise import fold, phrase

LONGEST_PHRASE = 80
MOST_WORDS = 8
SHORTEST_PHRASE = 2
#: In all of a phrase. A telephone number has more, however it is broken up.
MOST_DIGITS = 6

#: Words beside which a number of up to three digits belongs to medicine, not to a person. Years
#: and months are not among them: they tell ages.
_BESIDE_NUMBERS = """
stage grade phase type level line cycle cycles round rounds dose doses exon factor gleason
day days week weeks hour hours minute minutes percent
covid her pd pdl brca ca cd il cin braf kras egfr tp cyp omega vitamin interleukin
iodine lutetium yttrium gallium carbon technetium fluorouracil fu
mg mcg ml cm mm gy
estadio etapa grado fase tipo nivel linea ciclo ciclos dosis
dia dias semana semanas hora horas minuto minutos
vitamina interleucina yodo lutecio galio fluorouracilo
"""
_NUMBERED = frozenset(_BESIDE_NUMBERS.split())
#: Letters and digits in one word: cd19 and v600e, her2 and cyp2d6, brca1, covid19, t2n1m0, 3rd,
#: 10mg and 177lu. Not tom82: three letters and a year of birth.
_CODE = re.compile(
    r"[a-z]{1,2}\d{1,3}[a-z]?|[a-z]{3}\d(?:[a-z]{1,2}\d?)?|[a-z]{4,5}\d"
    r"|(?:covid|stage|grade|phase|omega)\d{1,2}|(?:[tnm]\d[a-d]?){2,3}|[1-4](?:st|nd|rd|th)"
    r"|\d{1,3}(?:h|hr|hrs|mg|mcg|ml|cm|mm|gy|f|fu|ac|lu|i|y|ga|mtc)"
)
_SURVIVAL = re.compile(
    r"\b\d{1,2} years? survival\b|\bsupervivencia (?:a|de) (?:los )?\d{1,2} anos\b"
)
_POSTCODE = re.compile(r"\b[a-z]{1,2}\d[a-z\d]? ?\d[abd-hjlnp-uw-z]{2}\b")
#: In what was typed: the normal form has lost the signs.
_WEB = re.compile(r"@|://|\bwww\b|\w\.[a-z]{2,}|\b(?:dot|punto) (?:com|org|net|uk|es)\b")
_ABOUT_SOMEBODY = re.compile(
    r"\b(?:my|our|mi|nhs|patient|passport|insurance)"
    r" (?:(?:full|first|last|home|phone|mobile|email|nhs|hospital) )?"
    r"(?:name|number|no|address|email|postcode|phone|mobile|nombre|numero|direccion|telefono"
    r"|correo|dni)\b"
    r"|\bi live (?:at|in)\b|\bvivo en\b|\bme llamo\b|\bcall me\b|\bdate of birth\b|\bdob\b"
    r"|\b(?:gmail|hotmail|outlook|yahoo|icloud)\b"
)


def may_be_kept(typed: str) -> bool:
    """Whether `typed` may be stored, in its normal form, for staff to see.

    Refused: addresses of mail, web and house, numbers of telephones, patients and identity,
    dates, ages, names with numbers, and anything as long as a message. Names alone cannot be told
    from other words; those are why a phrase shows only after three days (`MissedSearch.shown`).
    """
    kept = phrase(typed)
    if not SHORTEST_PHRASE <= len(kept) <= LONGEST_PHRASE or len(kept.split()) > MOST_WORDS:
        return False
    if sum(character.isdigit() for character in kept) > MOST_DIGITS:
        return False
    if _WEB.search(fold(typed)) or _POSTCODE.search(kept) or _ABOUT_SOMEBODY.search(kept):
        return False
    tokens = _SURVIVAL.sub("survival", kept).split()
    return all(_is_harmless(tokens, place) for place in range(len(tokens)))


def _is_harmless(tokens: list[str], place: int) -> bool:
    """Whether a word is without digits, a code of medicine, or a number beside its unit."""
    token = tokens[place]
    if not any(character.isdigit() for character in token):
        return True
    if not (token.isascii() and token.isdigit()):
        return bool(_CODE.fullmatch(token))
    beside = tokens[max(place - 1, 0) : place] + tokens[place + 1 : place + 2]
    return len(token) <= 3 and not _NUMBERED.isdisjoint(beside)
