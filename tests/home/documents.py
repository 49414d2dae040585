"""Arbitrary documents, for properties that must hold for every one of them."""

from html import escape

from hypothesis import strategies as st

from home.content.document import Block, Document
from home.content.inline import tidy_text
from home.content.schema import Kind
from review.evidence import Design, EndPoint, Strength
from review.intervals import Risk
from review.models.fact import FactAudience
from review.models.reference import ReferenceKind

#: Any text someone could type or paste, rich in what Markdown and YAML give a meaning to.
texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20),
    st.text(
        st.sampled_from("ab1. #*_[]()<>!&;\\`|~-+=:{}'\"%@?,/ñ é—“”\u00a0"), min_size=1, max_size=20
    ),
    st.sampled_from(
        [
            "# one",
            "- two",
            "1. three",
            ":::",
            "::: do",
            "---",
            "| a | b |",
            "&amp;",
            "{#x}",
            "a {#x}",
            "Words: x",
        ]
    ),
).filter(tidy_text)
anchors = st.one_of(st.just(""), st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True))
addresses = st.sampled_from(
    [
        "/about/",
        "https://example.org/a_(b)?c=1&copy;2#d",
        "mailto:a@example.org",
        "#here",
        "https://e.org/a b",
    ]
)
_looks = st.tuples(st.booleans(), st.booleans(), st.one_of(st.just(""), addresses))


def _run(text: str, look: tuple[bool, bool, str]) -> str:
    bold, italic, href = look
    html = escape(text)
    html = f"<i>{html}</i>" if italic else html
    html = f"<b>{html}</b>" if bold else html
    return f'<a href="{escape(href)}">{html}</a>' if href else html


_line = st.lists(
    st.one_of(st.builds(_run, texts, _looks), st.just("<br/>")), min_size=1, max_size=5
).map("".join)
_list = st.tuples(st.sampled_from(["ul", "ol"]), st.lists(_line, min_size=1, max_size=3)).map(
    lambda made: f"<{made[0]}>{''.join(f'<li>{line}</li>' for line in made[1])}</{made[0]}>"
)
rich_texts = st.lists(
    st.one_of(_line.map(lambda line: f"<p>{line}</p>"), _list), min_size=1, max_size=4
).map(lambda parts: "<p>First.</p>" + "".join(parts))

_items = st.lists(texts, min_size=1, max_size=4)
_maybe = st.one_of(st.just(""), texts)


def _block(kind: str, **fields: st.SearchStrategy) -> st.SearchStrategy[Block]:
    return st.fixed_dictionaries(fields).map(lambda value: Block(kind, value))


def _table(columns: int) -> st.SearchStrategy[Block]:
    row = st.lists(_maybe, min_size=columns, max_size=columns)
    return _block(
        "table",
        caption=texts,
        columns=st.lists(texts, min_size=columns, max_size=columns),
        rows=st.lists(row, min_size=1, max_size=3),
    )


blocks = st.one_of(
    _block("heading", text=texts, anchor=anchors),
    _block("subheading", text=texts, anchor=anchors),
    rich_texts.map(lambda html: Block("text", html)),
    _block("key_points", heading=texts, points=_items),
    _block(
        "care_card",
        urgency=st.sampled_from(["non_urgent", "urgent", "emergency"]),
        heading=texts,
        items=_items,
        after=_maybe,
    ),
    _block("do_list", heading=_maybe, items=_items),
    _block("dont_list", heading=_maybe, items=_items),
    _block("warning", heading=texts, text=rich_texts),
    _block("inset", text=rich_texts),
    _block("expander", heading=texts, text=rich_texts),
    _block(
        "steps",
        heading=_maybe,
        items=st.lists(
            st.fixed_dictionaries({"title": texts, "text": texts}), min_size=1, max_size=3
        ),
    ),
    st.one_of(
        _block(
            "action", heading=texts, anchor=anchors, items=_items, link_text=texts, href=addresses
        ),
        _block(
            "action",
            heading=texts,
            anchor=anchors,
            items=_items,
            link_text=st.just(""),
            href=st.just(""),
        ),
    ),
    _block("questions", heading=texts, anchor=anchors, items=_items),
    _block("unknown", heading=texts, anchor=anchors, text=rich_texts),
    _block("benefits_and_risks", heading=texts, anchor=anchors, benefits=_items, risks=_items),
    _block("chance", number=st.integers(0, 100), words=texts),
    _block(
        "claim",
        strength=st.sampled_from(Strength.values),
        statement=texts,
        reference=st.sampled_from(["", "doi:10.1234/a_b", "https://example.org/a_b?c=*d*"]),
        design=st.sampled_from(["", *Design.values]),
        endpoint=st.sampled_from(["", *EndPoint.values]),
    ),
    _block(
        "fact",
        fact=st.sampled_from(["fever", "help-line_2"]),
        audience=st.sampled_from(FactAudience.values),
    ),
    _block(
        "image",
        file=st.just("images/clinic.jpg"),
        decorative=st.booleans(),
        description=_maybe,
        caption=_maybe,
        credit=_maybe,
        licence=_maybe,
    ),
    _block("diagram", name=st.just("trial-phases"), caption=texts, text_equivalent=rich_texts),
    st.integers(1, 4).flatmap(_table),
)

_source = st.fixed_dictionaries(
    {"title": texts, "publisher": texts},
    optional={
        **dict.fromkeys(("authors", "url", "doi", "funder"), texts),
        "pmid": st.integers(1, 99_999_999),
        "year": st.integers(1900, 2100),
        "kind": st.sampled_from(ReferenceKind.values),
        "accessed": st.dates(),
    },
)
_guide_front = st.fixed_dictionaries(
    {
        "title": texts,
        "summary": texts,
        "key_points": _items,
        "for_whom": st.just(["patient", "family"]),
        "stages": st.just(["worried"]),
        "risk": st.sampled_from(Risk.values),
        "sources": st.lists(_source, min_size=1, max_size=2),
    },
    optional={
        "order": st.integers(1, 99),
        "also_called": _items,
        "check_every": st.integers(1, 36),
        "related": _items,
    },
)
guides = st.builds(
    lambda front, body: Document("fatigue/one", "en", Kind.GUIDE, front, body),
    _guide_front,
    st.lists(blocks, max_size=6),
)

_finding = st.fixed_dictionaries(
    {
        "headline": texts,
        "what_was_found": rich_texts,
        "kind_of_study": texts,
        "studied_in": st.just("people"),
        "people": texts,
        "who_paid": texts,
        "source": st.fixed_dictionaries(
            {"title": texts, "publisher": texts, "url": texts, "date": texts}
        ),
        "evidence": st.just("early"),
        "means_today": rich_texts,
    },
    optional={"guide": texts},
)
digests = st.builds(
    lambda title, summary, items: Document(
        "digest/2024-01",
        "en",
        Kind.DIGEST,
        {"title": title, "month": "2024-01", "summary": summary, "items": items},
    ),
    texts,
    texts,
    st.lists(_finding, min_size=1, max_size=2),
)
