"""Claims and facts in files, and what they are in the database.

In a file a claim is a link to `claim:early?source=doi:10.1056/nejmoa1000678`, and a fact in a
sentence is `{fact: its-key}`. In the database both name rows by id.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from html import escape, unescape
from typing import Any
from urllib.parse import parse_qsl, urlencode

from home.content.document import Block, Document
from home.content.errors import Report
from home.content.folder import folder_name, nearest
from home.content.palette import rich_text, with_rich_text
from home.marks import FACT, attributes
from review import identifiers
from review.evidence import Design, EndPoint, Strength, claim_of
from review.models import Fact, Reference
from review.models.fact import FactAudience

#: What an address of a claim begins with.
SCHEME = "claim:"
_STORED_CLAIM = re.compile(r'<a\b([^>]*\blinktype="claim"[^>]*)>(.*?)</a>', re.DOTALL)
_CLAIM = re.compile(r'<a href="(claim:[^"]*)">(.*?)</a>', re.DOTALL)
_FACT = re.compile(r"\{fact: *([-\w]+)(?:, *([a-z]+))?\}")
_MEANT_AS_FACT = re.compile(r"\{fact\b[^}]*\}?")
_CODES = {"design": Design, "endpoint": EndPoint}

Value = dict[str, Any]


class Marks:
    """Reads references and facts once each, when the first is asked for."""

    @cached_property
    def _names(self) -> dict[int, str]:
        return {found.pk: _name(found) for found in Reference.objects.all()}

    @cached_property
    def _references(self) -> dict[tuple[str, str], int]:
        rows = Reference.objects.values_list("pk", "doi", "pmid", "url_key")
        return {
            (kind, value): pk
            for pk, *values in rows
            for kind, value in zip(("doi", "pmid", "url_key"), values, strict=True)
            if value
        }

    @cached_property
    def _facts(self) -> dict[tuple[str, str], int]:
        facts = Fact.objects.select_related("locale")
        return {(folder_name(fact.locale.language_code), fact.key): fact.pk for fact in facts}

    @cached_property
    def _keys(self) -> dict[int, str]:
        return {pk: key for (_language, key), pk in self._facts.items()}

    # --- From the database ---

    def in_file(self, child: Value) -> Value:
        """A stored child of a StreamField with its marks as files have them."""
        kind, value = child["type"], child["value"]
        if kind == "claim":
            value = value | {"reference": self._names.get(value.get("reference") or 0, "")}
        elif kind == "fact":
            value = value | {"fact": self._keys.get(value.get("fact") or 0, "")}
        return child | {"value": with_rich_text(kind, value, self.text_in_file)}

    def text_in_file(self, html: str) -> str:
        """Stored text. A claim that is none of ours keeps its words; a fact that is gone goes."""

        def address(link: re.Match[str]) -> str:
            claim = claim_of(attributes(link[1]))
            if claim is None:
                return link[2]
            said = {
                "source": self._names.get(claim.reference_id or 0),
                "design": claim.design,
                "endpoint": claim.end_point,
            }
            query = urlencode({name: part for name, part in said.items() if part}, safe="/:")
            where = f"{SCHEME}{claim.strength.value}{'?' if query else ''}{query}"
            return f'<a href="{escape(where)}">{link[2]}</a>'

        def key(embed: re.Match[str]) -> str:
            stored = attributes(embed[1])
            pk, audience = stored.get("id", ""), stored.get("audience", "")
            known = self._keys.get(int(pk)) if pk.isdecimal() else None
            return f"{{fact: {known}{f', {audience}' if audience else ''}}}" if known else ""

        return FACT.sub(key, _STORED_CLAIM.sub(address, html))

    # --- From files ---

    def check(self, block: Block, document: Document, report: Report) -> None:
        """Report what a block names and is not there."""
        if block.kind == "claim" and (name := block.value["reference"]):
            self._check_source(name, block.lines.get("reference", block.line), report)
        elif block.kind == "fact":
            self._check_fact(block.value["fact"], document.language, block.line, report)
        self.check_texts(rich_text(block.kind, block.value), document.language, block.line, report)

    def check_texts(self, texts: Iterable[str], language: str, line: int, report: Report) -> None:
        for html in texts:
            for link, words in _CLAIM.findall(html):
                self._check_claim(unescape(link), words, line, report)
            for meant in _MEANT_AS_FACT.findall(html):
                found = _FACT.fullmatch(meant)
                if found and (found[2] or FactAudience.PATIENT) in FactAudience.values:
                    self._check_fact(found[1], language, line, report)
                else:
                    report.add(
                        line,
                        f"“{meant}” cannot be read as a fact",
                        "write “{fact: its-key}”; after the key may stand “, parent” or"
                        " “, professional”",
                    )

    def _check_claim(self, address: str, words: str, line: int, report: Report) -> None:
        strength, said = _taken_apart(address)
        if strength not in Strength.values:
            strengths = ", ".join(f"{SCHEME}{value}" for value in Strength.values)
            report.add(line, f"“{address}” says not how sure it is", f"use one of: {strengths}")
        for name, codes in _CODES.items():
            if said.get(name) and said[name] not in codes.values:
                known = ", ".join(codes.values)
                report.add(line, f"“{said[name]}” is no {name}", f"use one of: {known}")
        if said.get("source"):
            self._check_source(said["source"], line, report)
        elif strength in Strength.values and strength != Strength.NOT_KNOWN:
            report.add(
                line,
                "a claim does not say what it rests on",
                f"write “{SCHEME}{strength}?source=” and its DOI (doi:…), PubMed number"
                " (pmid:…) or address",
            )
        if "{fact" in words:
            report.add(
                line, "a fact stands inside a claim", "end the claim before it, or leave out one"
            )

    def _check_source(self, name: str, line: int, report: Report) -> None:
        if self._reference(name) is None:
            report.add(
                line,
                f"no reference is known as “{name}”",
                "describe it in the front matter, under “sources”, or mend its name",
            )

    def _check_fact(self, key: str, language: str, line: int, report: Report) -> None:
        if (language, key) not in self._facts:
            near = nearest(key, [known for own, known in self._facts if own == language])
            report.add(
                line,
                f"there is no fact “{key}”",
                f"write “{near}”" if near else "add it in the admin first, under Evidence",
            )

    def stored(self, block: Block, language: str) -> Block:
        """A block that `check` let through, as Wagtail stores what is marked in it."""
        value = block.value
        if block.kind == "claim":
            value = value | {"reference": self._reference(value["reference"])}
        elif block.kind == "fact":
            value = value | {"fact": self._facts.get((language, value["fact"]))}
        stored = with_rich_text(block.kind, value, lambda html: self.stored_text(html, language))
        return replace(block, value=stored)

    def known(self, block: Block, language: str) -> Block:
        """A block of a file with its marks as an export would spell them."""
        stored = self.stored(block, language)
        filed = self.in_file({"type": block.kind, "value": stored.value})
        return replace(block, value=filed["value"])

    def stored_text(self, html: str, language: str) -> str:
        def claim(link: re.Match[str]) -> str:
            strength, said = _taken_apart(unescape(link[1]))
            parts = {
                "strength": strength,
                "reference": self._reference(said.get("source", "")),
                "design": said.get("design"),
                "endpoint": said.get("endpoint"),
            }
            kept = "".join(f' {name}="{escape(str(part))}"' for name, part in parts.items() if part)
            return f'<a linktype="claim"{kept}>{link[2]}</a>'

        def fact(found: re.Match[str]) -> str:
            known = self._facts.get((language, found[1]))
            audience = found[2] if found[2] != FactAudience.PATIENT else None
            said = f' audience="{audience}"' if audience else ""
            return f'<embed embedtype="fact" id="{known}"{said}/>' if known else found[0]

        return _FACT.sub(fact, _CLAIM.sub(claim, html))

    def _reference(self, name: str) -> int | None:
        """The reference known as `doi:…`, `pmid:…` or an address, in any spelling."""
        scheme, _, rest = name.partition(":")
        if scheme == "doi":
            return self._references.get(("doi", identifiers.tidy_doi(rest)))
        if scheme == "pmid":
            return self._references.get(("pmid", identifiers.tidy_pmid(rest)))
        return (
            self._references.get(("doi", identifiers.doi_in(name)))
            or self._references.get(("pmid", identifiers.pmid_in(name)))
            or self._references.get(("url_key", identifiers.url_key(name)))
        )


def _name(reference: Reference) -> str:
    if reference.doi:
        return f"doi:{reference.doi}"
    return f"pmid:{reference.pmid}" if reference.pmid else reference.url


def _taken_apart(address: str) -> tuple[str, dict[str, str]]:
    strength, _, query = address.removeprefix(SCHEME).partition("?")
    return strength, dict(parse_qsl(query))
