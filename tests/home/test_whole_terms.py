"""No line ends inside a term such as T-cell, and nothing else about the words changes."""

import re

import pytest
from django.test import Client

from home.models import SectionPage
from home.rich_text import keep_terms_whole
from tests.builders import make_guide, text


def whole(term: str) -> str:
    return f'<span class="whole">{term}</span>'


@pytest.mark.parametrize(
    ("html", "terms"),
    [
        ("<p>New T-cell cancers</p>", ["T-cell"]),
        ("<p>CAR T-cell therapy</p>", ["CAR T-cell"]),
        ("<li><b>T-cells</b>, B-cells and PD-L1</li>", ["T-cells", "B-cells", "PD-L1"]),
        ("<p>MRI uses no X-rays.</p>", ["X-rays"]),
        ("<p>T cells, follow-up, SMALL-molecule and PET-CT</p>", []),
        ('<a href="/CAR-T-cell/" title="T-cell">here</a>', []),
        ('<svg viewBox="0 0 9 9"><text>X-rays</text></svg>', []),
        ("<textarea>My T-cell question</textarea>", []),
    ],
)
def test_a_term_is_kept_whole_in_words_only(html: str, terms: list[str]) -> None:
    kept = keep_terms_whole(html)
    assert re.findall(r'<span class="whole">([^<]*)</span>', kept) == terms
    assert re.sub(r'</?span(?: class="whole")?>', "", kept) == html


@pytest.mark.django_db
def test_titles_the_way_to_a_page_and_its_text_keep_terms_whole(
    client: Client, section: SectionPage
) -> None:
    title = "CAR T-cell therapy"
    guide = make_guide(section, title=title, body=[text("Your T-cell count.")])
    page = client.get(guide.url).content.decode()
    assert f"<h1>{whole('CAR T-cell')} therapy</h1>" in page
    assert f'<span aria-current="page">{whole("CAR T-cell")} therapy</span>' in page
    assert f"Your {whole('T-cell')} count." in page
    assert f"<title>{title} - " in page
