"""Which numbers in a text can be called, and what a `tel:` link to each says (RFC 3966).

A link to a wrong number is worse than none: what may be a year, a date, an amount or opening hours
stays text.
"""

import re

_SPACE = r"[ \t\u00a0\u2007\u2009\u202f]"
_DASH = r"[-\u2010\u2011\u2013]"
_GAP = rf"(?:{_DASH}|\.|{_SPACE}{{1,2}})?"
#: A part in brackets belongs to a number only where more of it follows: “(0)808”, not “(2)”.
_BRACKETED = rf"\(\+?[0-9](?:{_SPACE}?[0-9]){{0,5}}\)(?={_GAP}\(?[0-9])"
#: Digits with no more than a gap between them. A digit at each step, so that it takes linear time.
_RUN = re.compile(
    r"(?<![\w+£$€#])(?<![0-9]:)(?<!24/)"
    rf"(?:\+{_SPACE}?)?(?:{_BRACKETED}|[0-9])(?:{_GAP}(?:{_BRACKETED}|[0-9]))*"
)
#: What makes the digits before it a time or an amount.
_UNIT = re.compile(
    rf"{_SPACE}?(?:(?:hours?|hrs?|h|horas?|minutes?|minutos?|days?|d[ií]as?|people|personas|am|pm)\b"
    r"|[ap]\.\s?m|%)|:[0-9]|/7\b",
    re.IGNORECASE,
)
_TO = rf"{_SPACE}?(?:{_DASH}|to|till|until|hasta|al?){_SPACE}?"
#: What makes the last of them the beginning of a time: “10 to 4”, “10 - 16”.
_TILL = re.compile(rf"{_TO}[0-9]", re.IGNORECASE)
#: Hours behind a dash, which are no part of what is before it: “0808 808 00 00 - 8am to 8pm”.
_HOURS = re.compile(
    rf"{_SPACE}?{_DASH}{_SPACE}?[0-9]{{1,2}}(?:[.:][0-9]{{2}})?{_SPACE}?(?:am|pm|h)?{_TO}[0-9]",
    re.IGNORECASE,
)
_ONE_OR_TWO_AT_END = re.compile(rf"(?:{_DASH}|\.|{_SPACE}{{1,2}})[0-9]{{1,2}}$")
#: Behind a group of three or more such a pair is an hour; behind another pair nobody can tell.
_HOUR_AT_END = re.compile(rf"(?<=[0-9]{{3}}){_ONE_OR_TWO_AT_END.pattern}")
_LONE_END = re.compile(rf"[0-9]{{2}}(?:{_DASH}|\.|{_SPACE}{{1,2}})[0-9]$")
_YEAR = r"(?:19|20)[0-9]{2}"
_TIME = r"[0-9]{1,2}\.[0-9]{2}"
_HOUR = r"[0-9]{1,2}(?:\.[0-9]{2})?"
_RANGE = rf"{_HOUR}{_DASH}{_HOUR}"
_SOMETHING_ELSE = re.compile(
    rf"{_YEAR}(?:{_DASH}{_YEAR})?"
    rf"|[0-9]{{1,2}}(?:{_DASH}|\.)[0-9]{{1,2}}(?:{_DASH}|\.){_YEAR}"
    rf"|{_YEAR}(?:{_DASH}|\.)[0-9]{{1,2}}(?:{_DASH}|\.)[0-9]{{1,2}}"
    rf"|{_TIME}(?:{_DASH}|{_SPACE}){_TIME}"
    rf"|[0-9]{{1,3}}(?:(?:{_SPACE}|\.)000)+"
    # Opening hours beside a number: nobody can tell where one ends.
    rf"|{_RANGE}{_SPACE}.*|.*{_SPACE}(?:{_RANGE}|{_TIME})"
)
#: Emergency and other short numbers begin so in Britain, Spain and much of Europe, and end so in
#: North America; “365” and “1 in 100” are none.
_SHORT = re.compile(r"(?!100|900)[019][0-9]{2}|[2-8]11")
_EMERGENCY = {"999", "911", "112", "111"}
#: The same help lines in all of Europe, such as 116 123 (Decision 2007/116/EC).
_EUROPEAN = re.compile(r"116[0-9]{3}")
#: The 0 that is not dialled behind the code of a country: always where it is in brackets, except
#: in Italy, which dials it. Of Britain it is known without brackets, too.
_TRUNK = re.compile(
    rf"^(\(?(?:\+|00){_SPACE}?(?:44\)?{_GAP}(?=\(?0)|(?!39)[0-9]{{1,3}}\)?{_GAP}(?=\(0)))\(?0"
)


def parts(text: str, *, is_number: bool = False) -> list[tuple[str, str]]:
    """`text` cut up as (words, number to call or "").

    `is_number`: whether the text is meant to be a number, and short ones are surely one.
    """
    found: list[tuple[str, str]] = []
    end = 0
    for run in _RUN.finditer(text):
        words = _without_hours(run[0], text, run.end())
        if number := _called(words, is_number):
            found += [(text[end : run.start()], ""), (words, number)]
            end = run.start() + len(words)
    return [part for part in [*found, (text[end:], "")] if part[0]]


def _without_hours(run: str, text: str, end: int) -> str:
    """Without a last “24” of 24 hours; empty if what follows makes all of it something else."""
    if _HOURS.match(text, end):
        return run
    begins_a_time = _TILL.match(text, end) and _ONE_OR_TWO_AT_END.search(run)
    if _UNIT.match(text, end) or begins_a_time:
        return _HOUR_AT_END.sub("", run) if _HOUR_AT_END.search(run) else ""
    # As of a code or an extension: “0808 808 0000x5”.
    return "" if text[end : end + 1].isalnum() else run


def _called(run: str, is_number: bool) -> str:
    """The number as a `tel:` link wants it; empty if it is not surely one."""
    digits = re.sub("[^0-9]", "", run)
    if not 3 <= len(digits) <= 15 or not _is_sure(run, digits, is_number):
        return ""
    return ("+" if "+" in run else "") + re.sub("[^0-9]", "", _TRUNK.sub(r"\1", run))


def _is_sure(run: str, digits: str, is_number: bool) -> bool:
    groups = re.findall("[0-9]+", run)
    if _SOMETHING_ELSE.fullmatch(run) or (len(groups) > 1 and _EMERGENCY.issuperset(groups)):
        return False
    # A digit alone at the end is an hour, a line or an option.
    if len(digits) >= 7 and _LONE_END.search(run):
        return False
    if "+" in run:
        return len(digits) >= 7
    if len(digits) == 3:
        return len(groups) == 1 and bool(is_number or _SHORT.fullmatch(digits))
    if len(digits) < 7:
        in_one = not re.search(rf"{_DASH}|\.", run)
        return in_one and (is_number or bool(_EUROPEAN.fullmatch(digits)))
    # “Option 2 0808 808 0000”: only the codes for long distance stand alone.
    return len(groups[0]) > 1 or groups[0] in "08" or (groups[0] == "1" and len(digits) == 11)
