"""Where sentences end, and what a word is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainlanguage.tokens import normal, sentences, words

#: A text, with "|" where one sentence ends and the next begins.
ENGLISH = [
    "Ask your nurse.| She can help.",
    "Ask! | Why?| Because it helps.",
    "“Is it safe?” she asked.| It is.",
    "She asked, “Is it safe?”| The doctor said yes.",
    "Dr. Jones and Prof. Smith agree.| So do we.",
    "Some foods, e.g. Brie, are soft.| Others, i.e. Cheddar, are hard.",
    "It takes 3.5 hours and costs 1,000.50 in all.| Then you rest.",
    "Bed No. 4 is free.| I said no.| 4 nurses came.",
    "See Fig. 3 and p. 12 for more.| Then rest.",
    "John F. Kennedy was ill.| J. Smith was not.",
    "Take vitamin C. | Most people can.",
    "The U.S. Food and Drug Administration agreed.| It is used in the U.S. |The UK waits.",
    "Smith et al. Found nothing.| Jones vs. Smith went on.",
    "1. Take the tablet.| 2. Rest.",
    "b. Take the tablet with water.",
    "Wait ... and see.| Wait…| Then see.",
    "It ends here.[3]| The next one starts.",
    "(It ends inside.)| The next one starts.",
    "Home\n\n|No stop above\n  \n|An end",
    "A line\nthat was wrapped.| Another.",
    "It was given at 5 p.m.| The nurse left.",
    "It rose.| 😀 The nurse left.",
    "So do I.| He left.",
    "So Do I.| Maria left.",
    "Was it safe?| No.| It was not.",
    "Eat foods with vitamin C.| Oranges have it.",
    "Is that the Dr?| Jones asked.",
    "She is a Dr.| 😀 He is not.",
]
SPANISH = [
    "Pregunte a la Dra. Ruiz.| Ella le ayuda.",
    "¿Duele?| ¡No!| ¿Y después?",
    "Coma fruta, p. ej. Naranjas.| Beba agua.",
    "Vive en EE. UU. desde 2010.| Está bien.",
    "Es la cama núm. 4 de la sala.| Está libre.",
    "Cuesta 3,5 euros.| El otro 1.000.",
]


@pytest.mark.parametrize("marked", ENGLISH)
def test_english_sentences_end_where_a_reader_would_say(marked: str) -> None:
    assert _marked(marked, "en") == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize("marked", SPANISH)
def test_spanish_sentences_end_where_a_reader_would_say(marked: str) -> None:
    assert _marked(marked, "es") == [part.strip() for part in marked.split("|")]


def _marked(marked: str, language: str) -> list[str]:
    text = marked.replace("|", "")
    return [text[found.start : found.end] for found in sentences(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Don't stop state-of-the-art care", ["Don't", "stop", "state-of-the-art", "care"]),
        ("It’s 3.5 or 1,000, not 25%", ["It’s", "3.5", "or", "1,000", "not", "25"]),
        ("PD-1, HER2 and BRCA1/2", ["PD-1", "HER2", "and", "BRCA1", "2"]),
        ("e.g. the U.S. one", ["e.g", "the", "U.S", "one"]),
        ("'quoted' -dash- snake_case", ["quoted", "dash", "snake", "case"]),
        ("cafe\u0301 años", ["cafe\u0301", "años"]),
        ("a.b.cd", ["a.b", "cd"]),
    ],
)
def test_words_keep_what_belongs_to_them(text: str, expected: list[str]) -> None:
    assert [word.text for word in words(text)] == expected


def test_a_word_is_looked_up_however_it_was_typed() -> None:
    assert normal("Cafe\u0301") == "café"
    assert normal("DON’T") == "don't"
    assert normal("Co\u00adop‑ed") == "coop-ed"


def test_what_has_no_word_is_no_sentence() -> None:
    assert sentences("* * *\n\n...\n\n!?") == []
    assert [found.start for found in sentences("* * *\n\nHome.")] == [7]


@given(st.text(alphabet=st.sampled_from("aB1 .?!\n'-)[]\u0301\u00ad…é\ud800(I"), max_size=60))
def test_ranges_lie_inside_the_text_and_follow_each_other(text: str) -> None:
    place = 0
    for sentence in sentences(text):
        assert place <= sentence.start < sentence.end <= len(text)
        assert text[sentence.start : sentence.end] == text[sentence.start : sentence.end].strip()
        place = sentence.start
        assert sentence.words
        for word in sentence.words:
            assert place <= word.start < word.end <= sentence.end
            assert text[word.start : word.end] == word.text
            place = word.end
        place = sentence.end


@pytest.mark.parametrize(
    "text",
    [
        "a. " * 50_000,
        "!" * 300_000,
        "\n" * 300_000,
        "a.a" * 100_000,
        "a'" * 100_000,
        "A. B" * 50_000,
    ],
)
def test_hostile_texts_come_to_an_end(text: str) -> None:
    assert all(found.words for found in sentences(text))
