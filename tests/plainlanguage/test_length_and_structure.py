"""Long sentences, paragraphs and lists, missing headings, and links that say nothing."""

import pytest

from plainlanguage.findings import Finding, Weight
from plainlanguage.page import read_page
from plainlanguage.passages import Kind, Passage
from plainlanguage.rules.length import long_paragraphs, long_sentences
from plainlanguage.rules.structure import empty_links, long_lists, missing_headings
from tests.plainlanguage.finding import findings, mend, words

WORD = "tree "


def sentence_of(count: int) -> str:
    return (WORD * count).strip().capitalize() + "."


# A sentence of more than 20 words, and where it may be parted.
LONG = [
    ("You may feel sick for some days after the treatment, and your mouth may feel sore when you"
     " eat or drink hot things.", "and your mouth"),
    ("The nurse will call you in the week before your first visit; please have a list of all your"
     " medicines near the phone.", "please have a"),
    ("Some people want to know everything about their illness at once, but others would rather hear"
     " it one step at a time.", "but others would"),
    ("The team cannot say how long it will take to get the result back to you because the"
     " laboratory is a long way away.", "because the laboratory"),
    ("The medicine lowers the number of white cells in your blood, which makes it harder for your"
     " body to deal with germs.", "which makes it"),
]  # fmt: skip
NOT_LONG = [
    sentence_of(20),
    sentence_of(19) + " " + sentence_of(20),
    "Short.",
    "Rest. Drink. Eat what you like. Sleep when you can. Ask for help. Go for a walk. Call us when"
    " you feel hot. Do not drive.",
    "See Dr. Lee at 3.30 p.m. on the 4th. Bring e.g. your list of medicines, and a friend.",
]


@pytest.mark.parametrize(("text", "where"), LONG)
def test_a_long_sentence_is_found_with_a_place_to_part_it(text: str, where: str) -> None:
    [finding] = findings(long_sentences, text)
    assert finding.words == text
    assert f"“{where}”" in mend(finding)


@pytest.mark.parametrize("text", NOT_LONG)
def test_sentences_of_up_to_20_words_are_left_alone(text: str) -> None:
    assert words(long_sentences, text) == []


def test_a_long_sentence_says_its_length_and_weighs_more_above_30_words() -> None:
    [long] = findings(long_sentences, sentence_of(21))
    [longer] = findings(long_sentences, sentence_of(31))
    assert (long.values["count"], long.weight) == (21, Weight.WORTH_A_LOOK)
    assert (longer.values["count"], longer.weight) == (31, Weight.IMPORTANT)
    assert "one thought in each sentence" in mend(long)


def test_a_long_sentence_is_found_in_the_middle_of_a_passage_and_in_spanish() -> None:
    text = f"Hello there. {sentence_of(25)} Bye."
    [finding] = findings(long_sentences, text)
    assert (finding.sentence, finding.words) == (1, sentence_of(25))
    spanish = "El equipo le llamará antes de la visita para contarle todo, pero usted puede llamar"
    [finding] = findings(
        long_sentences, f"{spanish} cuando quiera si tiene muchas dudas.", language="es"
    )
    assert finding.values["where"] == "pero usted puede"


def test_an_and_between_two_nouns_is_passed_over_for_a_comma() -> None:
    text = (
        "Tell the team when you feel hot, but write the day and hour down so that you can say it"
        " all later today."
    )
    [finding] = findings(long_sentences, text)
    assert finding.values["where"] == "but write the"


def test_a_long_sentence_of_another_person_is_theirs() -> None:
    assert not findings(long_sentences, sentence_of(40), kind=Kind.QUOTE)


@pytest.mark.parametrize(
    ("sentences", "start"), [(4, "Three"), (5, "Four"), (6, "Four"), (9, "Four")]
)
def test_a_long_paragraph_is_found_with_a_place_to_part_it(sentences: int, start: str) -> None:
    names = ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"]
    text = " ".join(f"{name} birds sing here." for name in names[:sentences])
    [finding] = findings(long_paragraphs, text)
    assert finding.values["count"] == sentences
    assert finding.words.startswith(f"{start} birds")
    assert f"“{start} birds sing here”" in mend(finding)


@pytest.mark.parametrize(
    "text", ["", "One.", "One bird. Two birds. Three birds.", "A list: one, two."]
)
def test_three_sentences_are_a_paragraph(text: str) -> None:
    assert not findings(long_paragraphs, text)


@pytest.mark.parametrize("kind", [Kind.QUOTE, Kind.HEADING, Kind.CELL, Kind.ITEM])
def test_only_running_text_has_paragraphs(kind: Kind) -> None:
    assert not findings(long_paragraphs, "One. Two. Three. Four. Five.", kind=kind)


def listed(*lengths: int) -> list[Finding]:
    passages = [
        Passage(f"{number}-{line}", f"Item {line}", Kind.ITEM, f"list {number}")
        for number, length in enumerate(lengths)
        for line in range(length)
    ]
    return list(long_lists(read_page(passages, "en")))


@pytest.mark.parametrize("lengths", [(), (1,), (7,), (7, 7), (3, 7, 2)])
def test_seven_items_are_a_list(lengths: tuple[int, ...]) -> None:
    assert not listed(*lengths)


@pytest.mark.parametrize(
    ("lengths", "places"), [((8,), ["0-7"]), ((7, 12), ["1-7"]), ((9, 8), ["0-7", "1-7"])]
)
def test_an_eighth_item_is_found(lengths: tuple[int, ...], places: list[str]) -> None:
    assert [finding.place for finding in listed(*lengths)] == places


def test_items_of_no_list_are_not_counted_together() -> None:
    items = [Passage(str(number), "Item", Kind.ITEM) for number in range(9)]
    assert not list(long_lists(read_page(items, "en")))


def stretches(*lengths: int | str) -> list[Finding]:
    """Passages of so many words; a heading for each text."""
    passages = [
        Passage(str(number), each, Kind.HEADING)
        if isinstance(each, str)
        else Passage(str(number), sentence_of(each))
        for number, each in enumerate(lengths)
    ]
    return list(missing_headings(read_page(passages, "en")))


@pytest.mark.parametrize(
    "lengths",
    [(), ("Top",), (300,), ("Top", 150, 150), (200, "Middle", 200), (290, "Middle", 290, "End", 9)],
)
def test_three_hundred_words_need_no_heading(lengths: tuple[int | str, ...]) -> None:
    assert not stretches(*lengths)


@pytest.mark.parametrize(
    ("lengths", "count", "place"),
    [
        ((100, 100, 101), 301, "1"),
        (("Top", 150, 150, 10), 310, "2"),
        ((200, "Middle", 200, 200), 400, "3"),
        ((400,), 400, "0"),
    ],
)
def test_a_heading_is_missed_after_three_hundred_words(
    lengths: tuple[int | str, ...], count: int, place: str
) -> None:
    [finding] = stretches(*lengths)
    assert (finding.values["count"], finding.place) == (count, place)


def linked(text: str, words: str, language: str = "en") -> list[str]:
    start = text.index(words)
    passage = Passage("p", text, links=((start, start + len(words)),))
    return [finding.words for finding in empty_links(read_page([passage], language))]


EMPTY = [
    ("For side effects, click here.", "click here", "en"),
    ("Here is more.", "Here", "en"),
    ("Read more", "Read more", "en"),
    ("You can find out more.", "find out more", "en"),
    ("See this page.", "this page", "en"),
    ("More information…", "More information…", "en"),
    ("Go to https://example.org/steroids.", "https://example.org/steroids", "en"),
    ("Go to www.example.org now.", "www.example.org", "en"),
    ("Learn More", "Learn More", "en"),
    ("Follow this link", "this link", "en"),
    ("Details »", "Details »", "en"),
    ("Haga clic aquí.", "Haga clic aquí", "es"),
    ("Leer más", "Leer más", "es"),
    ("Vea esta página.", "esta página", "es"),
    ("Más información", "Más información", "es"),
]
TELLING = [
    ("Read about side effects of steroids.", "side effects of steroids", "en"),
    ("Our guide to fatigue has more.", "guide to fatigue", "en"),
    ("More about scans", "More about scans", "en"),
    ("Read more about fertility", "Read more about fertility", "en"),
    ("Click here for help", "help", "en"),
    ("Call 999", "999", "en"),
    ("The page for parents", "page for parents", "en"),
    ("Here to help: our nurses", "Here to help: our nurses", "en"),
    ("Efectos secundarios", "Efectos secundarios", "es"),
    ("Más sobre el cansancio", "Más sobre el cansancio", "es"),
]


@pytest.mark.parametrize(("text", "link", "language"), EMPTY)
def test_a_link_that_says_nothing_alone_is_found(text: str, link: str, language: str) -> None:
    assert linked(text, link, language) == [link]


@pytest.mark.parametrize(("text", "link", "language"), TELLING)
def test_a_link_that_says_where_it_leads_is_left_alone(text: str, link: str, language: str) -> None:
    assert link not in linked(text, link, language)


def test_click_here_is_found_without_a_link_and_here_is_not() -> None:
    assert words(empty_links, "To see them, click here.") == ["click here"]
    assert words(empty_links, "Para verlos, haga clic aquí.", language="es") == ["haga clic aquí"]
    assert words(empty_links, "We are here for you. Read more when you can.") == []


def test_link_ranges_outside_the_text_are_passed_over() -> None:
    for links in (((5, 99),), ((-4, 99),), ((-3, 2),), ((2, 2),), ((3, 1),)):
        page = read_page([Passage("p", "here", links=links)], "en")
        assert not list(empty_links(page))
