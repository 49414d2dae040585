"""Staff see what search made of a query, and why the pages stand where they do."""

import re
from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from home.models import GuidePage, SectionPage
from search.models import MissedSearch, SearchTerm
from tests.builders import heading, make_guide, make_home, make_section, make_staff, text
from tests.forms import sign_in
from tests.shared import Once
from users.models import User

pytestmark = pytest.mark.django_db

TRY = "/staff/search/try/"


@pytest.fixture(scope="module", autouse=True)
def _guides(once: Once) -> None:
    """One guide about zebras among others."""
    with once():
        section = make_section(make_home())
        for number in range(5):
            make_guide(section, title=f"Other {number}")
        body = [heading("Stripes"), text("Why it has them: nobody knows.")]
        make_guide(section, title="About the zebra", also_called=["Striped horse"], body=body)


@pytest.fixture
def section(db: None) -> SectionPage:
    return SectionPage.objects.get()


@pytest.fixture
def zebra(db: None) -> GuidePage:
    return GuidePage.objects.get(title="About the zebra")


@pytest.fixture
def publisher(db: None) -> Client:
    return sign_in(make_staff("Publisher"))


def told(client: Client, query: str, language: str = "en-gb") -> str:
    """What the page says, without its markup."""
    page = page_for(client, q=query, language=language)
    return " ".join(re.sub(r"<[^>]+>", " ", page[page.index('class="try-query"') :]).split())


def page_for(client: Client, **parameters: str) -> str:
    response = client.get(f"{TRY}?{urlencode(parameters)}")
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    ("group", "may"),
    [("Author", True), ("Publisher", True), ("Moderator", True), ("Clinical reviewer", False)],
)
def test_it_is_for_those_who_edit_pages_or_synonyms(
    zebra: GuidePage, group: str, may: bool
) -> None:
    client = sign_in(make_staff(group))
    assert (client.get(TRY).status_code == 200) is may
    assert (TRY in client.get("/staff/").content.decode()) is may


def test_somebody_who_edits_only_synonyms_may_try(zebra: GuidePage) -> None:
    from django.contrib.auth.models import Permission

    user = make_staff("Clinical reviewer")
    user.user_permissions.add(Permission.objects.get(codename="change_searchterm"))
    assert sign_in(User.objects.get(pk=user.pk)).get(TRY).status_code == 200


def test_a_reader_is_asked_to_sign_in(client: Client, zebra: GuidePage) -> None:
    assert client.get(TRY).headers["Location"].startswith("/staff/login/")


def test_it_stands_in_the_menu_beside_the_synonyms(publisher: Client) -> None:
    menu = publisher.get("/staff/").content.decode()
    group = menu[menu.index("/staff/snippets/search/searchterm/") :]
    assert TRY in group.partition('"_type": "wagtail.sidebar.SubMenuItem"')[0]


def test_before_anything_is_tried_there_is_only_the_form(publisher: Client) -> None:
    page = told(publisher, "")
    assert "What a reader types" in page
    assert "What was understood" not in page
    assert "There is no word in this." not in page


def test_words_read_ignored_and_unknown(publisher: Client) -> None:
    page = told(publisher, "what about the zebra qqqqq")
    assert "Read as what about the zebra qqqqq" in page
    assert "Ignored what, about, the " in page
    assert "On none of our pages qqqqq" in page
    assert re.search(r"Looked for zebra \d\.\d", page)


def test_a_correction(publisher: Client) -> None:
    page = told(publisher, "zebbra")
    assert "“zebbra” was taken for “zebra”." in page
    assert "Synonyms" not in page


def test_a_synonym_with_a_link_to_mend_it(publisher: Client) -> None:
    term = SearchTerm.objects.create(phrase="stripy", target="zebra")
    page = page_for(publisher, q="stripy")
    assert f"/staff/snippets/search/searchterm/edit/{term.pk}/" in page
    page = told(publisher, "stripy")
    assert "For “stripy” search also looks for “zebra”." in page
    assert "stripy → zebra" in page
    assert re.search(r"zebra \d\.\d added", page)
    assert "On none of our pages" not in page


def test_an_author_sees_the_synonym_without_the_link(zebra: GuidePage) -> None:
    SearchTerm.objects.create(phrase="stripy", target="zebra")
    page = page_for(sign_in(make_staff("Author")), q="stripy")
    assert "stripy → zebra" in page
    assert "searchterm/edit" not in page


def test_a_synonym_for_what_no_page_has(publisher: Client) -> None:
    SearchTerm.objects.create(phrase="zebra", target="okapi")
    assert "“zebra” would also find “okapi”, which is on none of our pages." in told(
        publisher, "zebra"
    )


def test_words_of_a_long_query_that_are_left_out(section: SectionPage) -> None:
    words = [f"{a}{b}" for a in "bdfgkmn" for b in ("alor", "imot", "urab", "esko")]
    make_guide(section, title="Many", body=[heading("How"), text(" ".join(words))])
    make_guide(section, title="One", body=[heading("How"), text(words[-1])])
    page = told(sign_in(make_staff("Publisher")), " ".join(words))
    left_out = page.partition("Left out ")[2].partition(" Of a long query")[0].split(", ")
    assert len(left_out) == len(words) - 24
    assert words[-1] in left_out


def test_each_page_leads_to_its_editor(zebra: GuidePage) -> None:
    page = page_for(sign_in(make_staff("Author")), q="zebra")
    assert f'href="/staff/pages/{zebra.pk}/edit/"' in page


def test_without_the_right_to_edit_the_page_there_is_no_link(zebra: GuidePage) -> None:
    Group.objects.get(name="Moderator").page_permissions.all().delete()
    page = page_for(sign_in(make_staff("Moderator")), q="zebra")
    assert "About the zebra" in page
    assert f"/staff/pages/{zebra.pk}/edit/" not in page


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("zebra", "The word “zebra” stands in the title."),
        ("horse", "The word “horse” stands in its other name “Striped horse”."),
        ("horse zebra", "The word “zebra” stands in the title."),
        ("striped horse", "It is called exactly so, and comes before pages that are not."),
        ("nobody", "The word “nobody” stands only in the text."),
        ("nobody", "up for “nobody”, use the word in the title or among its other names, if that"),
        ("zebra crossing", "The word “crossing” is not on this page."),
    ],
)
def test_what_the_page_has_and_what_it_lacks(
    publisher: Client, section: SectionPage, query: str, hint: str
) -> None:
    make_guide(section, title="Crossing")
    assert hint in told(publisher, query)


def test_no_advice_to_use_a_word_that_a_synonym_answers(
    publisher: Client, section: SectionPage
) -> None:
    make_guide(section, title="Other", body=[heading("How"), text("A stripy thing.")])
    assert "The word “stripy” stands only in the text. To bring" in told(publisher, "stripy")
    SearchTerm.objects.create(phrase="stripy", target="zebra")
    page = told(publisher, "stripy")
    assert "The word “zebra” stands in the title." in page
    assert "To bring this page up" not in page


def test_a_page_that_is_no_guide_has_only_a_title(publisher: Client, section: SectionPage) -> None:
    section.intro = "All about okapis."
    section.save()
    page = told(publisher, "okapi")
    assert "To bring this page up for “okapi”, use the word in the title, if that" in page


def test_the_points_are_those_of_the_ranking(publisher: Client) -> None:
    (shown,) = publisher.get(f"{TRY}?q=striped+horse").context["pages"]
    explanation = shown.explanation
    assert explanation.by_words + explanation.bonus == pytest.approx(explanation.score)
    page = told(publisher, "striped horse")
    assert "striped + horse together" in page
    assert f"Called exactly so Striped horse {explanation.bonus} – {explanation.bonus}" in page
    assert f"In all {explanation.score:.1f}" in page


def test_the_longest_bar_fills_its_field(publisher: Client, section: SectionPage) -> None:
    make_guide(section, title="Other", body=[heading("How"), text("A zebra.")])
    pages = publisher.get(f"{TRY}?q=zebra").context["pages"]
    assert len(pages) == 2
    widths = [row.names_width + row.text_width for shown in pages for row in shown.rows]
    assert widths[0] == 1_000
    assert 0 < widths[1] < 1_000


def test_it_shows_what_readers_see_in_that_language(publisher: Client, zebra: GuidePage) -> None:
    make_guide(make_section(make_home("es"), "Sección"), title="La zebra")
    draft = make_guide(zebra.get_parent().specific, title="Secret zebra", live=False)
    draft.save_revision()
    assert "La zebra" in told(publisher, "zebra", "es")
    page = told(publisher, "zebra")
    assert "La zebra" not in page
    assert "Secret zebra" not in page


def test_promoted_answers_are_named_first(publisher: Client, zebra: GuidePage) -> None:
    promoted = "First what staff have promoted for this, whatever its points:"
    assert promoted not in told(publisher, "stripes")
    query = Query.get("stripes")
    SearchPromotion.objects.create(query=query, page=zebra)
    assert f"{promoted} About the zebra" in told(publisher, "stripes")


def test_only_the_first_ten_are_shown(publisher: Client, section: SectionPage) -> None:
    for number in range(11):
        make_guide(section, title=f"Zebra {number}")
    page = told(publisher, "zebra")
    assert "Search finds 12 pages." in page
    assert page.count("In all") == 10


def test_nothing_found_says_what_may_help(publisher: Client) -> None:
    assert "Search finds no page." in told(publisher, "qqqqq")


def test_nothing_is_counted_as_a_search_that_failed(publisher: Client) -> None:
    for query in ("qqqqq", "zebra", "?!"):
        told(publisher, query)
    assert not MissedSearch.objects.exists()


@pytest.mark.parametrize(
    "query",
    [
        "\0zebra\0",
        "\ud800 zebra",
        "?!",
        "the and of",
        "zebra' OR 1=1; --",
        "zebra & ! | <-> :* (",
        "(a+)+$" * 50,
        "\u202ezebra\u202c",
        "🦓🦓",
        "<script>alert(1)</script> zebra",
        "zebra " * 10_000,
        "z" * 100_000,
        "%(lexemes)s %s {0} {condition}",
        "{{ 7|add:7 }}",
    ],
)
def test_hostile_words_get_an_ordinary_page(publisher: Client, query: str) -> None:
    sent = urlencode({"q": query.encode(errors="surrogatepass")})
    response = publisher.get(f"{TRY}?{sent}")
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


@pytest.mark.parametrize("language", ["", "xx", "en", "\0", "a" * 5_000, "'; --"])
def test_an_unknown_language_is_read_as_the_first(publisher: Client, language: str) -> None:
    assert "About the zebra" in told(publisher, "zebra", language)


def test_invalid_bytes_get_an_ordinary_page(publisher: Client) -> None:
    assert publisher.get(f"{TRY}?q=%ff%fe%00zebra&language=%ff").status_code == 200


def test_ten_pages_take_as_many_queries_as_one(
    publisher: Client, section: SectionPage, django_assert_max_num_queries: Any
) -> None:
    told(publisher, "zebra")
    with django_assert_max_num_queries(60) as few:
        told(publisher, "zebra")
    count = len(few)
    for number in range(11):
        make_guide(section, title=f"Zebra {number}")
    told(publisher, "zebra")
    with django_assert_max_num_queries(count):
        assert told(publisher, "zebra").count("In all") == 10
