"""What is marked in a page's text: how sure we are of a claim, and facts shared between pages.

A page gathers its references and facts once. Claims are counted as they are printed, so that the
explanations at the end of the page stand in the order of the text.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from django.utils.formats import date_format
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext
from wagtail.models import Page

from review import facts, references
from review.evidence import Claim, Strength, claim_of
from review.facts import ShownFact
from review.references import NumberedReference

_CLAIM = re.compile(r'<a\b([^>]*\blinktype="claim"[^>]*)>(.*?)</a>', re.DOTALL)
FACT = re.compile(r'<embed\b([^>]*\bembedtype="fact"[^>]*?)/?>')
_ATTRIBUTE = re.compile(r'\b([a-z]+)="([^"]*)"')
#: Of the three dots of a tag, how many are filled.
_DOTS = {Strength.STRONG: 3, Strength.MODERATE: 2, Strength.EARLY: 1, Strength.NOT_KNOWN: 0}


def attributes(tag: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(tag)}


def plain(html: str) -> str:
    """The words alone, whatever tags and spaces are around them."""
    return " ".join(unescape(strip_tags(html)).split())


# --- What a page uses ---


def leaves(raw: Any, name: str = "") -> list[tuple[str, Any]]:
    """The values in stored StreamField data, each with the field it is in, in order."""
    found: list[tuple[str, Any]] = []

    # Every page is walked through several times: this is a list and no generator because it takes
    # half as long, and asks for words first because they are most.
    def gather(raw: Any, name: str) -> None:
        if isinstance(raw, str):
            found.append((name, raw))
        elif isinstance(raw, Mapping):
            for key, value in raw.items():
                gather(value, key)
        elif isinstance(raw, Iterable):
            for item in raw:
                gather(item, name)
        else:
            found.append((name, raw))

    gather(raw, name)
    return found


def marked_words(raw: Any) -> Iterator[tuple[Claim, str]]:
    """The claims marked in text and their words, in order."""
    for _name, value in leaves(raw):
        if isinstance(value, str) and 'linktype="claim"' in value:
            for tag, words in _CLAIM.findall(value):
                if claim := claim_of(attributes(tag)):
                    yield claim, plain(words)


def cited_reference_ids(raw: Any) -> list[int]:
    """The reference of each claim in stored data, in the order of the text, repeats too."""
    found: list[int] = []
    for name, value in leaves(raw):
        if name == "reference" and isinstance(value, int):
            found.append(value)
        elif isinstance(value, str) and 'linktype="claim"' in value:
            claims = (claim for claim, _words in marked_words(value))
            found += [claim.reference_id for claim in claims if claim.reference_id]
    return found


def facts_in(raw: Any) -> Iterator[tuple[int, str]]:
    """The shared facts in text and the audience each speaks to, in order."""
    for _name, value in leaves(raw):
        if isinstance(value, str) and "<embed" in value:
            yield from _facts_of(value)


def _facts_of(html: str) -> Iterator[tuple[int, str]]:
    for tag in FACT.findall(html):
        stored = attributes(tag)
        if stored.get("id", "").isdecimal():
            yield int(stored["id"]), stored.get("audience", "")


def fact_ids(raw: Any) -> set[int]:
    """The shared facts that stored data uses, in text and in blocks."""
    found: set[int] = set()
    for name, value in leaves(raw):
        if isinstance(value, str):
            if "<embed" in value:
                found.update(pk for pk, _audience in _facts_of(value))
        elif name == "fact" and isinstance(value, int):
            found.add(value)
    return found


# --- Printing it ---


@dataclass(frozen=True)
class PrintedClaim:
    """A claim as it stands on the page."""

    claim: Claim
    #: Counted from 1 in the order of the text.
    number: int
    words: str
    reference: NumberedReference | None
    #: The place in the list of references leads back here; empty without one.
    place: str

    @property
    def note(self) -> str:
        """The id of its explanation."""
        return f"sure-{self.number}"

    @property
    def tag(self) -> str:
        """The id of the tag behind the words."""
        return f"says-{self.number}"


@dataclass
class Marks:
    references: dict[int, NumberedReference]
    facts: dict[int, ShownFact]
    #: Whether anything is marked at all: the page needs their style and script then.
    is_used: bool = True
    #: Those printed in text so far.
    claims: list[PrintedClaim] = field(default_factory=list)
    _cited: Counter[int] = field(default_factory=Counter)

    def print_claim(self, claim: Claim, words: str) -> PrintedClaim:
        reference = self.references.get(claim.reference_id or 0)
        place = ""
        if reference:
            self._cited[reference.reference.pk] += 1
            place = references.place(reference.reference.pk, self._cited[reference.reference.pk])
        return PrintedClaim(claim, len(self.claims) + 1, plain(words), reference, place)

    def claim_html(self, claim: Claim, words: str) -> SafeString:
        """The claimed words, and behind them a tag that leads to what it means."""
        printed = self.print_claim(claim, words)
        self.claims.append(printed)
        return format_html(
            '<span class="claim"{}>{}</span> <a class="sure-tag" id="{}" href="#{}">{}'
            '<span class="sure-label">{}</span><span class="sr">{}</span>{}</a>',
            format_html(' id="{}"', printed.place) if printed.place else "",
            SafeString(words),
            printed.tag,
            printed.note,
            dots(claim.strength),
            claim.strength.tag,
            gettext("explained"),
            format_html('<span class="sure-source"> [{}]</span>', printed.reference.number)
            if printed.reference
            else "",
        )

    def fact_html(self, fact_id: int, audience: str) -> SafeString:
        """A fact in a sentence; nothing if it is gone."""
        shown = self.facts.get(fact_id)
        if shown is None:
            return SafeString("")
        return format_html(
            '<span class="fact">{}{}{}</span>',
            shown.to(audience).words,
            f" ({shown.country})" if shown.country else "",
            _news(shown),
        )


def _news(shown: ShownFact) -> SafeString | str:
    if shown.updated_on is None:
        return ""
    day = date_format(shown.updated_on, pgettext("date format", "j F Y"))
    return format_html(
        ' <span class="fact-news">({})</span>', gettext("updated on %(date)s") % {"date": day}
    )


def dots(strength: str) -> SafeString:
    """Three dots, more of them filled for more that is known. The words beside them say it all."""
    circles = "".join(
        f'<circle class="{"on" if n < _DOTS[Strength(strength)] else "off"}" cx="{6 + 13 * n}"'
        ' cy="6" r="4.5"/>'
        for n in range(3)
    )
    # Made of nothing but our own numbers.
    return SafeString(
        f'<svg class="sure-dots" viewBox="0 0 38 12" aria-hidden="true">{circles}</svg>'
    )


def marks_of(raw: Any, cited: Iterable[NumberedReference] = (), page: Page | None = None) -> Marks:
    """The marks of stored data, whose references are numbered. One query, if it uses facts."""
    used = fact_ids(raw)
    is_used = bool(used) or any(_is_claim(name, value) for name, value in leaves(raw))
    known = {item.reference.pk: item for item in cited}
    return Marks(known, facts.shown(used, page), is_used)


def _is_claim(name: str, value: Any) -> bool:
    return name == "strength" or (isinstance(value, str) and 'linktype="claim"' in value)


def marks_alone(raw: Any) -> Marks:
    """The marks of a text that stands on no page, such as a block's preview."""
    return marks_of(raw, references.numbered(cited_reference_ids(raw)))
