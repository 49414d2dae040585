"""A block that nobody has filled in yet never costs staff their page: it is shown as far as it is.

Autosave and preview put off what is required, so a draft may hold all of `tests.home.unfinished`.
"""

from pathlib import Path
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import reverse

from home.content.export import export
from home.models import HomePage, SectionPage
from home.plain_language.reading import read
from home.plain_language.views import told_of
from home.publishing import problems
from tests.builders import DIGEST_ITEM, block, make_digest, make_guide, make_staff, make_standard
from tests.forms import guide_form, sign_in
from tests.home.marked import make_fact
from tests.home.unfinished import PALETTES, UNFINISHED, WITHOUT_TEXTS, as_sent, stored
from tests.review.checking import check_address, client_for, reload
from tests.review.people import make_reviewer

pytestmark = pytest.mark.django_db

WAYS = pytest.mark.parametrize("way", UNFINISHED)
KINDS = pytest.mark.parametrize("kind", PALETTES)
REVIEWED = pytest.mark.parametrize("kind", ["guide", "digest"])
BLOCKS = [(kind, name) for kind, palette in PALETTES.items() for name in palette]
#: A list of choosers and of lines, begun and not filled in.
BEGUN: dict[str, Any] = {
    "key_points": [block("point", "")],
    "sources": [block("source", None)],
    "related": [block("guide", None)],
    "words_left_out": [block("word", None)],
}


def make_page(section: SectionPage, kind: str, way: str, **fields: Any) -> Any:
    """A page with every block it may hold, each left unfinished in the same way."""
    home = HomePage.objects.get(pk=section.get_parent().pk)
    blocks = stored(kind, way)
    if kind == "standard":
        return make_standard(home, body=blocks, **fields)
    if kind == "digest":
        return make_digest(home, items=blocks, **fields)
    return make_guide(section, body=blocks, **BEGUN | fields)


@pytest.mark.parametrize(("kind", "name"), BLOCKS)
def test_an_unfinished_block_is_shown_and_searched(kind: str, name: str) -> None:
    block = PALETTES[kind][name]
    for unfinished in UNFINISHED.values():
        value = block.bulk_to_python([unfinished(block)])[0]
        assert isinstance(block.render(value), str)
        assert all(isinstance(text, str) for text in block.get_searchable_content(value))


@KINDS
@WAYS
def test_staff_can_open_and_preview_a_draft_with_unfinished_blocks(
    section: SectionPage, kind: str, way: str
) -> None:
    owner = sign_in(make_staff(None))
    page = make_page(section, kind, way, live=False)
    page.save_revision()
    for name in ("view_draft", "edit"):
        response = owner.get(reverse(f"wagtailadmin_pages:{name}", args=[page.pk]))
        assert response.status_code == 200, name
    draft = page.get_latest_revision_as_object()
    request = RequestFactory().get("/")
    request.user = make_staff("Author")
    for mode, _label in page.preview_modes:
        assert draft.make_preview_request(request, mode).status_code == 200, mode


def test_the_editor_keeps_and_previews_blocks_that_nobody_touched(section: SectionPage) -> None:
    author = sign_in(make_staff("Author"))
    page = make_guide(section, live=False)
    page.save_revision()
    form = guide_form(body=as_sent("guide"))
    preview, plain, edit, draft = (
        reverse(name, args=[page.pk])
        for name in (
            "wagtailadmin_pages:preview_on_edit",
            "plain_language_on_edit",
            "wagtailadmin_pages:edit",
            "wagtailadmin_pages:view_draft",
        )
    )
    assert author.post(preview, form).json()["is_valid"]
    for mode, _label in page.preview_modes:
        assert author.get(preview, {"mode": mode}).status_code == 200
    assert "cannot be saved" not in author.post(plain, form).content.decode()
    assert author.post(edit, form).status_code == 302
    kept = reload(page).get_latest_revision_as_object().body
    assert [child.block_type for child in kept] == [*PALETTES["guide"]]
    shown = author.get(draft)
    assert shown.status_code == 200
    assert "None" not in shown.content.decode().partition('class="text"')[2]


@KINDS
@WAYS
def test_readers_get_a_page_with_unfinished_blocks(
    client: Client, section: SectionPage, kind: str, way: str
) -> None:
    page = make_page(section, kind, way)
    response = client.get(page.url)
    assert response.status_code == 200
    assert way in WITHOUT_TEXTS or "None" not in response.content.decode()
    if way not in WITHOUT_TEXTS:
        assert client.get("/feed.xml").status_code == 200


@REVIEWED
@WAYS
def test_unfinished_blocks_are_read_as_plain_language(
    section: SectionPage, kind: str, way: str
) -> None:
    page = make_page(section, kind, way)
    assert all(isinstance(passage.text, str) for passage in page.passages())
    assert all(isinstance(text, str) for text in page.careful_texts())
    assert render_to_string("home/admin/plain_language/results.html", told_of(read(page)))


@KINDS
@WAYS
@pytest.mark.usefixtures("indexed")
def test_search_finds_a_page_with_unfinished_blocks(
    client: Client, section: SectionPage, kind: str, way: str
) -> None:
    page = make_page(section, kind, way, title="Papaya")
    assert page.url in client.get("/search/?q=papaya").content.decode()


@KINDS
@WAYS
def test_a_page_with_unfinished_blocks_is_exported(
    section: SectionPage, kind: str, way: str, tmp_path: Path
) -> None:
    page = make_page(section, kind, way)
    export(tmp_path)
    written = "".join(file.read_text() for file in tmp_path.rglob("*.md"))
    assert page.title in written
    assert "None" not in written


@REVIEWED
@WAYS
def test_a_clinician_can_look_at_a_version_with_unfinished_blocks(
    section: SectionPage, kind: str, way: str
) -> None:
    page = make_page(section, kind, way, live=False)
    page.save_revision()
    page.get_workflow().start(page, make_staff("Publisher"))
    response = client_for(make_reviewer()).get(check_address(page))
    assert response.status_code == 200


@KINDS
@WAYS
def test_what_is_unfinished_keeps_a_page_from_readers_with_a_message(
    section: SectionPage, kind: str, way: str
) -> None:
    found = problems(make_page(section, kind, way, live=False))
    assert all(isinstance(message, str) for message in found.values())
    if way != "control characters":
        assert found["items" if kind == "digest" else "body"]


@KINDS
@WAYS
def test_versions_with_unfinished_blocks_can_be_compared(
    section: SectionPage, kind: str, way: str
) -> None:
    owner = sign_in(make_staff(None))
    page = make_page(section, kind, way, live=False)
    first = page.save_revision()
    page.title = "Another title"
    second = page.save_revision()
    address = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first.pk, second.pk])
    assert owner.get(address).status_code == 200


# --- As far as it goes ---


def shown(kind: str, /, **fields: Any) -> str:
    """A block of a guide of which only these fields are filled in, as readers would see it."""
    block: Any = PALETTES["guide"][kind]
    return " ".join(block.render(block.to_python(fields)).split())


@pytest.mark.parametrize("urgency", ["", None, "no-such-urgency"])
def test_a_care_card_says_no_urgency_before_one_is_chosen(urgency: str | None) -> None:
    card = shown("care_card", urgency=urgency, heading="Call if:", items=["you are hot"])
    assert "<h3>Call if:</h3>" in card
    assert "you are hot" in card
    assert 'class="care"' in card
    chosen = shown("care_card", urgency="non_urgent", heading="Call if:", items=[])
    assert 'class="care care-non-urgent"' in chosen
    assert "Non-urgent advice:" in chosen


@pytest.mark.parametrize("number", [None, "", -1, 101, 10**12])
def test_a_chance_without_a_number_shows_its_words_and_draws_nothing(number: Any) -> None:
    chance = shown("chance", number=number, words="Few people.")
    assert "Few people." in chance
    assert "<svg" not in chance
    assert "in 100" not in chance


@pytest.mark.parametrize("number", [0, 100])
def test_none_and_all_of_100_are_chances_too(number: int) -> None:
    chance = shown("chance", number=number, words="So many.")
    assert f"{number} in 100" in chance
    assert chance.count("h0") in (100, 200)  # the empty dots are drawn twice


@pytest.mark.parametrize("name", ["", None, "gone", "../guide_page"])
def test_a_diagram_that_is_not_chosen_leaves_its_words(name: str | None) -> None:
    diagram = shown("diagram", name=name, caption="A path.", text_equivalent="<p>First.</p>")
    assert "A path." in diagram
    assert "First." in diagram
    assert 'class="drawing"' not in diagram


@pytest.mark.parametrize("code", ["", None, "gone"])
def test_a_finding_leaves_out_what_is_not_chosen(section: SectionPage, code: str | None) -> None:
    unsure = DIGEST_ITEM | {"evidence": code, "studied_in": code}
    home = HomePage.objects.get(pk=section.get_parent().pk)
    page = Client().get(make_digest(home, items=[block("item", unsure)]).url).content.decode()
    assert "A test was approved" in page
    assert "How sure we can be" not in page
    assert "Studied in" not in page


@pytest.mark.parametrize("audience", ["", None, "gone"])
def test_a_fact_for_nobody_in_particular_is_told_to_patients(audience: str | None) -> None:
    fact = make_fact()
    assert fact.words() in shown("fact", fact=fact.pk, audience=audience)
