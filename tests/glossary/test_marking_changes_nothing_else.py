"""Marking adds links: what it must leave as it was, whatever it is given."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.marking import MarkedTerm, Matcher, forms_of, mark

NAMES = ["biopsy", "CT scan", "scan", "T cell", "R&D", "café au lait", "stage", "é"]
MATCHER = Matcher(
    [
        MarkedTerm(
            key,
            name,
            forms_of(name, (), "en"),
            name[0].isupper(),
            ("cancer",) if name == "stage" else (),
        )
        for key, name in enumerate(NAMES)
    ]
)
MARK = '<a class="term" href="/words/{}/">'


def one_of(texts: str, between: str) -> st.SearchStrategy[str]:
    return st.sampled_from(texts.split(between))


TEXTS = one_of(
    "biopsy|biopsies|CT|scan|CT scan|T-cell|R&amp;D|caf&eacute; au lait|stage|cancer|. |! | |, |&|"
    "&nbsp;|bi|opsy|&shy;|<|< 3|&amp|'s|-|é|café au lait|A|“|”. |&#x65;",
    "|",
)
TAGS = one_of(
    "p b i span div li ul h2 a q sup code button blockquote td table details summary svg", " "
)
TREES = st.recursive(
    st.lists(TEXTS, max_size=6).map("".join),
    lambda inner: st.tuples(TAGS, st.lists(inner, max_size=4)).map(
        lambda pair: f"<{pair[0]}>{''.join(pair[1])}</{pair[0]}>"
    ),
    max_leaves=12,
)
WELL_FORMED = st.lists(TREES, max_size=5).map("".join)
LUMPS = st.sampled_from(
    [
        *("<p>", "</p>", "<b>", "</b>", "<i", "<!--", "-->", "<!-->", "--!>", "</", "<a href='"),
        *(
            "<script>",
            "</script>",
            "<svg>",
            "</svg>",
            "<![CDATA[",
            "]]>",
            "<?x",
            "\0",
            "<textarea>",
        ),
        *(
            "<p/>",
            "<br>",
            "<br/>",
            "<img a=b>",
            '"',
            "'",
            ">",
            "=",
            "biopsy",
            "CT scan",
            "&#0;",
            "&",
        ),
    ]
)
HOSTILE = st.lists(st.one_of(LUMPS, st.text(max_size=4)), max_size=25).map("".join)


class Reading(HTMLParser):
    """What a parser sees: tags with attributes, and texts run together; our links left out."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: list[object] = []
        self.open_links: list[bool] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        is_ours = tag == "a" and ("class", "term") in attrs
        if tag == "a":
            self.open_links.append(is_ours)
        if not is_ours:
            self.seen.append((tag, attrs))

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.open_links and self.open_links.pop():
            return
        self.seen.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        if self.seen and isinstance(self.seen[-1], list):
            self.seen[-1][0] += data
        else:
            self.seen.append([data])


def marked(html: str, **chosen: set[int]) -> str:
    return mark(html, MATCHER, link=lambda key, words: MARK.format(key), **chosen).html(html)


@given(WELL_FORMED)
def test_a_parser_sees_the_same_tags_and_texts(html: str) -> None:
    assert Reading(marked(html)).seen == Reading(html).seen


@given(WELL_FORMED)
def test_without_its_links_the_source_is_the_same(html: str) -> None:
    rest = marked(html)
    for key in range(len(NAMES)):
        before, found, after = rest.partition(MARK.format(key))
        rest = before + after.replace("</a>", "", 1) if found else rest
    assert rest.count("</a>") == html.count("</a>")
    assert len(rest) == len(html)


@given(WELL_FORMED, st.sets(st.integers(0, 7)), st.sets(st.integers(0, 7)))
def test_marking_again_adds_nothing(html: str, leave_out: set[int], always: set[int]) -> None:
    once = marked(html, leave_out=leave_out, always=always)
    assert marked(once, leave_out=leave_out, always=always) == once


@given(HOSTILE)
def test_any_text_at_all_is_taken(html: str) -> None:
    result = marked(html)
    assert result.replace("</a>", "").count("biopsy") == html.replace("</a>", "").count("biopsy")


@given(WELL_FORMED, st.sets(st.integers(0, 7)))
def test_what_is_left_out_is_never_marked_and_nothing_twice(html: str, out: set[int]) -> None:
    result = mark(html, MATCHER, link=lambda key, words: MARK.format(key), leave_out=out)
    assert not out & set(result.terms)
    assert len(set(result.terms)) == len(result.terms)
    assert all(result.html(html).count(MARK.format(key)) == 1 for key in result.terms)


@pytest.mark.parametrize(
    "html",
    [
        "<p>A biopsy",
        "<b><i>A biopsy</b></i>",
        "<p>A biopsy</p></div>",
        "<div><p>A biopsy</p>",
        "<p>A biopsy<a href='x</p>",
        "<p>A biopsy<!-- </p>",
        "<!DOCTYPE html><p>A biopsy</p>",
        "<p>A biopsy</p><script>",
        "<div/>A biopsy",
        "<div>" * 300 + "A biopsy" + "</div>" * 300,
    ],
)
def test_broken_html_is_given_back_as_it_is(html: str) -> None:
    # A paragraph alone may stay open: browsers close it with what it is in.
    expected = html if html != "<p>A biopsy" else f"<p>A {MARK.format(0)}biopsy</a>"
    assert marked(html) == expected


def test_a_word_that_begins_inside_a_coded_sign_is_let_be() -> None:
    # An old way to write a sign, without its semicolon: "¬biopsy", in one piece.
    assert marked("<p>&notbiopsy &amp; x</p>") == "<p>&notbiopsy &amp; x</p>"
    assert marked("<p>&not biopsy</p>") == f"<p>&not {MARK.format(0)}biopsy</a></p>"


def test_the_entries_are_given_in_the_order_of_the_text() -> None:
    html = "<p>A scan.</p><p>A CT scan.</p><p>A biopsy.</p>"
    result = mark(html, MATCHER, link=lambda key, words: MARK.format(key), always={0})
    assert [NAMES[key] for key in result.terms] == ["scan", "CT scan", "biopsy"]


def test_a_link_is_told_the_words_it_stands_on() -> None:
    told = []
    mark("<p>Two <b>bi</b>opsies.</p>", MATCHER, link=lambda key, words: told.append(words) or "")
    assert told == ["biopsies"]
