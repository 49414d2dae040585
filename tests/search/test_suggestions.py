"""What is suggested while a reader types."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from home.models import HomePage, SectionPage
from search.models import SearchTerm
from search.suggestions import suggest
from tests.builders import heading, make_guide, make_home, make_section, text
from tests.hiding import PUBLISHED, WAYS
from tests.portal.hostile import QUERIES
from tests.review.passing import approved

pytestmark = pytest.mark.django_db


def texts(typed: str, language: str = "en-gb") -> list[str]:
    return [suggestion.text for suggestion in suggest(typed, language)]


def ask(client: Client, typed: str, prefix: str = "") -> Any:
    response = client.get(f"{prefix}/search/suggestions/", {"q": typed})
    assert response.status_code == 200
    return response.json()


@pytest.fixture
def zebras(section: SectionPage) -> SectionPage:
    make_guide(section, title="A zebra at the zoo", slug="zoo")
    make_guide(section, title="Zebra crossings", slug="crossings")
    make_guide(section, title="Equines", slug="equines", also_called=["Zebra and horse"])
    return section


def test_names_that_begin_so_come_before_names_with_a_later_word(zebras: SectionPage) -> None:
    assert texts("zeb") == ["Zebra and horse", "Zebra crossings", "A zebra at the zoo"]
    assert texts("bra") == []
    make_guide(zebras, title="A zebra", slug="short")
    assert texts("zeb")[-2:] == ["A zebra", "A zebra at the zoo"]


@pytest.mark.parametrize("typed", ["ZEB", "  zeb ", "zëb", "zebra", "Zebra-", "zebra, "])
def test_case_accents_and_signs_do_not_count(zebras: SectionPage, typed: str) -> None:
    assert len(texts(typed)) == 3


def test_a_later_word_may_go_on(zebras: SectionPage) -> None:
    assert texts("zebra at th") == ["A zebra at the zoo"]


def test_a_title_an_other_name_and_a_search_say_what_they_are(
    client: Client, zebras: SectionPage
) -> None:
    SearchTerm.objects.create(phrase="zeb", target="zebra")
    found = {one["kind"]: one for one in ask(client, "zeb")["suggestions"]}
    place = "/immunotherapy/"
    assert found["search"] == {
        "text": "zebra", "url": "/search/?q=zebra", "kind": "search", "note": "Search",
    }  # fmt: skip
    assert found["name"] == {
        "text": "Zebra and horse", "url": f"{place}equines/", "kind": "name", "note": "Equines",
    }  # fmt: skip
    assert found["page"]["note"] == ""
    assert ask(client, "zebra c")["suggestions"] == [
        {"text": "Zebra crossings", "url": f"{place}crossings/", "kind": "page", "note": ""}
    ]


def test_the_answer_names_what_was_asked_and_says_how_many(
    client: Client, zebras: SectionPage
) -> None:
    answer = ask(client, " Zeb")
    assert (answer["query"], answer["said"]) == ("zeb", "3 suggestions")
    assert ask(client, "zebra cr")["said"] == "1 suggestion"
    assert ask(client, "qqqqq")["said"] == ""


def test_a_page_is_suggested_once_by_its_title_if_that_fits_as_well(section: SectionPage) -> None:
    make_guide(section, title="Zebra crossings", also_called=["Zebra"])
    assert texts("zeb") == ["Zebra crossings"]


def test_two_lines_are_never_the_same(section: SectionPage) -> None:
    for number in range(3):
        make_guide(section, title="Zebras", slug=f"zebras-{number}")
    assert texts("zeb") == ["Zebras"]


def test_a_search_for_what_a_page_is_called_is_left_out(zebras: SectionPage) -> None:
    SearchTerm.objects.create(phrase="stripes on roads", target="zebra crossings")
    assert [one.kind for one in suggest("zebra c", "en-gb")] == ["page"]


def test_there_are_never_more_than_eight(section: SectionPage) -> None:
    for number in range(12):
        make_guide(section, title=f"Zebra {number}", body=[heading("H"), text("A zebra tree.")])
        SearchTerm.objects.create(phrase=f"zebra z{'x' * number}", target="zebra tree")
    assert len(texts("zebra")) == 8


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("imunotherapy", "About immunotherapy"),
        ("imunoth", "About immunotherapy"),
        ("about imunoth", "About immunotherapy"),
        ("chekpoint inhib", "Checkpoint inhibitors"),
        ("chekcpoint", "Checkpoint inhibitors"),
        ("fatige", "Fatigue"),
        ("phatigue", "Fatigue"),
    ],
)
def test_a_slip_of_the_finger_still_finds_it(home: HomePage, typed: str, title: str) -> None:
    section = make_section(home, "Subjects")
    for name in ("About immunotherapy", "Checkpoint inhibitors", "Fatigue", "Something else"):
        make_guide(section, title=name)
    assert texts(typed) == [title]


@pytest.mark.parametrize("typed", ["fat", "fatigues and", "xylophone", "her2", "what"])
def test_a_word_that_is_known_or_too_short_or_too_far_is_not_bent(
    home: HomePage, typed: str
) -> None:
    section = make_section(home, "Subjects")
    make_guide(section, title="Fantasy", body=[heading("H"), text("Fat. Fatigues. Hero.")])
    make_guide(section, title="Heroes")
    make_guide(section, title="Wheat")
    assert texts(typed) == []


def test_spelling_is_mended_only_while_there_is_room(section: SectionPage) -> None:
    for number in range(8):
        make_guide(section, title=f"Zebrra {number}")
    make_guide(section, title="Zebra crossings")
    assert "Zebra crossings" not in texts("zebrr")


def test_each_language_has_its_own(client: Client, home: HomePage, zebras: SectionPage) -> None:
    front = make_home("es", translation_key=home.translation_key)
    make_guide(make_section(front, "Animales"), title="Zebras y caballos", slug="z")
    SearchTerm.objects.create(phrase="zebrita", target="zebras", language="es")
    assert ask(client, "zebras y")["suggestions"] == []
    spanish = ask(client, "zeb", "/es")
    assert [one["url"] for one in spanish["suggestions"]] == [
        "/es/search/?q=zebras",
        "/es/animales/z/",
    ]


def test_a_page_without_an_address_is_not_suggested(home: HomePage) -> None:
    apart = make_home("es")
    make_guide(make_section(apart, "Animales"), title="Zebras")
    assert texts("zeb", "es") == []


def test_the_front_page_is_no_answer(home: HomePage) -> None:
    assert texts(home.title) == []


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("typed", ["hidden ze", "zebra tit", "zebra nam", "hiden zebra"])
def test_a_page_that_readers_may_not_see_is_not_suggested(
    home: HomePage, section: SectionPage, way: str, typed: str
) -> None:
    fields, hide = WAYS[way]
    place = make_section(home, "Private") if way == "below a private page" else section
    names = {"title": "Hidden zebra title", "also_called": ["Hidden zebra name"]}
    guide = make_guide(place, **(names | fields))
    # The index still knows its names, as in the moment before it hears of the change.
    hide(guide)
    assert texts(typed) == []


@pytest.mark.parametrize("typed", ["hidden ze", "zebra tit", "hiden zebra"])
def test_the_same_page_published_is_suggested(section: SectionPage, typed: str) -> None:
    fields, hide = PUBLISHED
    hide(make_guide(section, title="Hidden zebra title", **fields))
    assert texts(typed) == ["Hidden zebra title"]


def test_a_search_that_would_find_nothing_is_not_suggested(section: SectionPage) -> None:
    SearchTerm.objects.create(phrase="stripy", target="zebra crossing")
    assert texts("str") == []
    draft = make_guide(section, title="Zebra crossing", live=False)
    assert texts("str") == []
    approved(draft.save_revision()).publish()
    assert texts("str") == ["stripy"]


def test_a_misspelling_leads_to_the_right_word(section: SectionPage) -> None:
    make_guide(section, body=[heading("H"), text("About chemotherapy.")])
    SearchTerm.objects.create(phrase="kemo", target="chemotherapy", kind="misspelling")
    assert texts("kem") == ["chemotherapy"]


def test_one_question_to_the_database_however_much_is_asked(
    client: Client, zebras: SectionPage
) -> None:
    SearchTerm.objects.create(phrase="zeb", target="zebra")
    for typed in ("zeb", "zebrra crosing", "a b c d e f g h"):
        ask(client, typed)  # a process remembers languages and the root of the site
        with CaptureQueriesContext(connection) as captured:
            ask(client, typed)
        assert len(captured) == 1, typed


@pytest.mark.parametrize(
    "typed", ["", "z", " z ", "%%", "__", "\\\\", "''", "z" * 81, "zebra" + " " * 80]
)
def test_too_little_or_too_much_asks_nothing_of_the_database(
    client: Client, zebras: SectionPage, typed: str
) -> None:
    ask(client, "warm")
    with CaptureQueriesContext(connection) as captured:
        assert ask(client, typed)["suggestions"] == []
    assert len(captured) == 0


@pytest.mark.parametrize(
    ("typed", "count"),
    [("z%", 0), ("z_b", 0), ("ze%a", 0), ("%bra", 0), ("zeb|cat", 0), ("zeb*", 3), ("zebra\\", 3)],
)
def test_signs_mean_nothing(zebras: SectionPage, typed: str, count: int) -> None:
    assert len(texts(typed)) == count


@pytest.mark.parametrize(
    "typed",
    [
        *("zeb\x00ra", "\x00\x01", "zeb\ud800", "\ud800\udfff", "\u202ezebra", "💊💊💊"),
        "\U0010ffff" * 9,
        *("ﷺ" * 80, "ß" * 80, "é" * 79, "漢" * 80, "ꙮ" * 80, "a " * 40, "' or 1=1 --", "a'" * 40),
        *("zzzz " * 16, "x" * 80, "0" * 80, "ǆ" * 80, "zebra's", "zebra'", "½½½½", "İİİİ"),
    ],
)  # fmt: skip
def test_whatever_is_typed_an_ordinary_answer(zebras: SectionPage, typed: str) -> None:
    assert len(suggest(typed, "en-gb")) <= 8


@pytest.mark.parametrize("prefix", ["", "/es"])
def test_hostile_queries_get_an_ordinary_answer(
    client: Client, home: HomePage, prefix: str
) -> None:
    make_home("es")
    for query in QUERIES:
        response = client.generic("GET", f"{prefix}/search/suggestions/", QUERY_STRING=query)
        assert response.status_code in {200, 400}, query[:80]
        assert response.status_code == 400 or response.json()["suggestions"] == []


def test_an_answer_is_the_same_for_everyone_sets_nothing_and_may_be_kept_a_minute(
    client: Client, zebras: SectionPage
) -> None:
    plain, other = (
        client.get("/search/suggestions/?q=zeb", headers=headers)
        for headers in ({}, {"accept-language": "es", "cookie": "a=b; sessionid=c"})
    )
    assert plain.content == other.content
    assert not plain.cookies
    assert plain.headers["Content-Type"] == "application/json"
    assert "max-age=60" in plain.headers["Cache-Control"]
    assert plain.headers.get("Vary", "Accept-Encoding") == "Accept-Encoding"
