"""A search that may say that somebody wants to die shows the help line first, and then results."""

import pytest
from django.test import Client

from home.models import SectionPage
from search.crisis import is_crisis
from search.models import MissedSearch
from tests.builders import make_guide, make_home

CRISIS = [
    *("want to die", "I WANT TO DIE", "i just want to die now", "he says he wants to die"),
    *("kill myself", "thinking of killing myself", "end my life", "ending my own life"),
    *("suicide", "suicidal", "suicidal thoughts after chemo", "suicde", "suiside", "sucidal"),
    *("no point in living", "no reason to live", "don't want to live", "dont want to be here"),
    *("I don’t want to live like this", "better off dead", "wish I was dead", "end it all"),
    *("can't go on", "i cant go on like this", "hurt myself", "self-harm", "tired of living"),
    *("assisted suicide", "my brother took his own life", "KILL   my-self"),
    *("quiero morir", "me quiero morir", "quiero morirme", "suicidarme", "suicidio"),
    *("quitarme la vida", "no quiero vivir", "no quiero seguir viviendo", "quiero matarme"),
    *("acabar con mi vida", "no tengo ganas de vivir", "hacerme daño", "pienso en matarme"),
]
SOMETHING_ELSE = [
    *("want to diet", "die Diagnose", "dying", "what is it like to die", "end of my life care"),
    *("near the end of my life", "assisted dying", "does chemo kill", "kill cancer cells"),
    *("will this kill me", "i don't want to die", "I do not want to die", "not want to die"),
    *("want to die at home", "my mum wants to die at home", "want to die in a hospice"),
    *("suicide gene therapy", "cell suicide", "how cells commit cellular suicide"),
    *("no quiero morir", "quiero morir en casa", "quiere morir en paz", "suicidio celular"),
    *("el cáncer puede matarme", "cuidados al final de la vida", "miedo a morir", "dieta"),
    *("can't go on holiday", "life after cancer", "insecticide", "", "?", "living with cancer"),
]


@pytest.mark.parametrize("text", CRISIS)
def test_words_of_somebody_in_danger_are_known(text: str) -> None:
    assert is_crisis(text)


@pytest.mark.parametrize("text", SOMETHING_ELSE)
def test_other_searches_are_left_alone(text: str) -> None:
    assert not is_crisis(text)


def test_a_plan_for_the_end_does_not_hide_a_cry_beside_it() -> None:
    assert is_crisis("I want to die at home. I want to kill myself")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "number"), [("/search/?q=", "tel:999"), ("/es/search/?q=", "tel:112")]
)
@pytest.mark.parametrize("words", ["want+to+die", "quiero+morir"])
def test_the_help_line_comes_before_all_else_and_results_follow(
    client: Client, section: SectionPage, address: str, number: str, words: str
) -> None:
    make_home("es")
    make_guide(section, title="To die at home", summary="People die. Mueren.")
    told = client.get(address + words).content.decode()
    main = told[told.index("<main") :]
    box = main.index('class="talk crisis"')
    for help_first in (number, "tel:08088080000"):
        assert box < main.index(help_first) < main.index("<h1")
    if address.startswith("/s") and words.startswith("want"):
        assert main.index("To die at home") > box


@pytest.mark.django_db
def test_other_searches_show_no_such_box(client: Client, section: SectionPage) -> None:
    make_guide(section, title="Diet")
    for words in ("diet", "want+to+diet", "nothinglikethis", ""):
        assert "crisis" not in client.get(f"/search/?q={words}").content.decode()


@pytest.mark.django_db
def test_somebody_in_danger_is_not_counted_or_asked_what_is_missing(
    client: Client, section: SectionPage
) -> None:
    told = client.get("/search/?q=suicidal").content.decode()
    for unkind in ("We have no page with", "/search/missing/", "results are below"):
        assert unkind not in told
    assert not MissedSearch.objects.exists()
    make_guide(section, title="Suicidal thoughts")
    assert "results are below" in client.get("/search/?q=suicidal").content.decode()
