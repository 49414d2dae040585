"""The words for machines: what the description says is what is answered."""

from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from glossary.api import parameters
from glossary.models import Difference, SeeAlso
from tests.glossary.schema_check import problems
from tests.portal.hostile import QUERIES
from tests.words import make_term

pytestmark = pytest.mark.django_db

ROOT = "/words/api/v1"


@pytest.fixture(autouse=True)
def _words() -> None:
    biopsy = make_term(
        "biopsy",
        definition_child="A tiny piece.",
        explanation="<p>More <script>x</script></p>",
        say_it="BY-op-see",
        variants=["needle test"],
    )
    biopsy.note_check(date(2026, 5, 4))
    biopsy.save_revision().publish()
    liquid = make_term("liquid biopsy")
    Difference.objects.create(term=liquid, other=biopsy, difference="One is a blood test.")
    SeeAlso.objects.create(term=biopsy, other=make_term("scan"))
    make_term("5-FU")
    make_term("éclair test")
    make_term("biopsia", "es", translation_key=biopsy.translation_key)
    make_term("secret", live=False)


def names(client: Client, query: str, prefix: str = "") -> list[str]:
    answer = client.get(f"{prefix}{ROOT}/terms/?{query}")
    assert answer.status_code == 200, answer.content
    return [term["termName"] for term in answer.json()["results"]]


ALL = ["5-FU", "biopsy", "éclair test", "liquid biopsy", "scan"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ALL),
        ("begins=BIO", ["biopsy"]),
        ("begins=needle", ["biopsy"]),
        ("contains=biops", ["biopsy", "liquid biopsy"]),
        ("contains=needle+test", ["biopsy"]),
        ("contains=%25", None),
        ("letter=B", ["biopsy"]),
        ("letter=%C3%89", ["éclair test"]),
        ("letter=0-9", ["5-FU"]),
        ("letter=5", ["5-FU"]),
        ("letter=q", []),
        ("size=2", ALL[:2]),
        ("size=2&from=2", ALL[2:4]),
        ("from=99", []),
        ("language=es", ["biopsia"]),
    ],
)
def test_terms_are_narrowed(client: Client, query: str, found: list[str] | None) -> None:
    if found is None:
        assert client.get(f"{ROOT}/terms/?{query}").status_code == 400
    else:
        assert names(client, query) == found


def test_the_language_of_the_address_is_meant_where_none_is_named(client: Client) -> None:
    assert names(client, "", "/es") == ["biopsia"]
    assert names(client, "language=en-gb", "/es") == ALL


def test_one_term_has_all_that_its_page_has(client: Client) -> None:
    term = client.get(f"{ROOT}/terms/biopsy/").json()
    assert term["definition"] == {"text": "What biopsy means."}
    assert term["definitionForChildren"] == {"text": "A tiny piece."}
    assert term["pronunciation"] == {"key": "BY-op-see"}
    assert term["explanation"] == {"html": "<p>More x</p>"}
    assert term["alsoWritten"] == ["needle test"]
    assert term["checkedOn"] == "2026-05-04"
    assert term["url"] == f"{settings.PORTAL_BASE_URL}/words/biopsy/"
    (other,) = term["notSameAs"]
    assert (other["termName"], other["difference"]) == ("liquid biopsy", "One is a blood test.")
    assert [other["termName"] for other in term["seeAlso"]] == ["scan"]
    (spanish,) = term["otherLanguages"]
    assert spanish["url"] == f"{settings.PORTAL_BASE_URL}/es/words/biopsia/"


def test_what_nobody_checked_has_no_date(client: Client) -> None:
    assert client.get(f"{ROOT}/terms/scan/").json()["checkedOn"] is None


def test_counts(client: Client) -> None:
    answer = client.get(f"{ROOT}/counts/").json()
    assert answer == {
        "language": "en-gb",
        "total": 5,
        "byLetter": {"0-9": 1, "b": 1, "e": 1, "l": 1, "s": 1},
    }
    assert client.get(f"{ROOT}/terms/").json()["meta"]["totalResults"] == 5


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("begins=", "begins needs at least one letter or digit."),
        ("begins=a&contains=b", "Use one of begins and contains, not both."),
        ("letter=ab", "letter must be one letter, or 0-9 for digits."),
        ("letter=", "letter must be one letter"),
        ("size=0", "size must be a whole number from 1 to 500."),
        ("size=501", "size must be"),
        ("size=%C2%B2", "size must be"),
        ("from=-1", "from must be a whole number from 0"),
        ("from=9999999999", "from must be"),
        ("language=fr", "language must be one of en-gb, es."),
        ("colour=red", "The only parameters here are"),
        ("size=1&size=2", "Give each parameter once."),
        (f"contains={'a' * 81}", "contains may have 80 characters at most."),
    ],
)
def test_a_mistake_gets_a_sentence(client: Client, query: str, said: str) -> None:
    answer = client.get(f"{ROOT}/terms/?{query}")
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/json"
    assert said in answer.json()["error"]


def test_what_is_not_there_is_said_in_json(client: Client) -> None:
    for slug in ("secret", "none"):
        answer = client.get(f"{ROOT}/terms/{slug}/")
        assert answer.status_code == 404
        assert "no term" in answer.json()["error"]


def test_whatever_is_asked_gets_an_answer_or_a_sentence(client: Client) -> None:
    for query in QUERIES:
        for name in (*parameters.KNOWN, "q"):
            answer = client.get(f"{ROOT}/terms/?{query.replace('q=', f'{name}=')}")
            assert answer.status_code in (200, 400), query
            assert answer.json()


def test_anybody_may_read_and_nobody_may_write(client: Client) -> None:
    for address in ("terms/", "terms/biopsy/", "counts/", "openapi.json", "terms/?size=x"):
        answer = client.get(f"{ROOT}/{address}")
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert not answer.cookies
        refused = client.post(f"{ROOT}/{address}")
        assert refused.status_code == 405
        assert refused.headers["Allow"] == "GET, HEAD"


def test_what_has_not_changed_is_not_sent_again(client: Client) -> None:
    first = client.get(f"{ROOT}/terms/biopsy/")
    assert first.headers["Cache-Control"].startswith("public, max-age=60")
    again = client.get(f"{ROOT}/terms/biopsy/", headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["Access-Control-Allow-Origin"] == "*"
    make_term("biopsy sample")
    other = client.get(f"{ROOT}/terms/", headers={"if-none-match": first.headers["ETag"]})
    assert other.status_code == 200


ANSWERS = {
    "/terms/": ["/terms/", "/terms/?begins=b", "/terms/?letter=q", "/terms/?size=x"],
    "/terms/{prettyUrlName}/": ["/terms/biopsy/", "/terms/scan/", "/terms/none/", "/terms/a/?b=c"],
    "/counts/": ["/counts/", "/counts/?language=es", "/counts/?language=fr"],
}


def test_every_answer_is_as_described(client: Client) -> None:
    document: dict[str, Any] = client.get(f"{ROOT}/openapi.json").json()
    assert document["openapi"] == "3.1.0"
    assert set(document["paths"]) == set(ANSWERS)
    for path, addresses in ANSWERS.items():
        described = document["paths"][path]["get"]["responses"]
        met = set()
        for address in addresses:
            answer = client.get(f"{ROOT}{address}")
            met.add(str(answer.status_code))
            content = described[str(answer.status_code)]["content"]["application/json"]
            assert problems(answer.json(), content["schema"], document) == [], address
        assert met == set(described), "every answer that is described is met here"


def test_every_parameter_is_described(client: Client) -> None:
    document = client.get(f"{ROOT}/openapi.json").json()
    listed = document["paths"]["/terms/"]["get"]["parameters"]
    assert sorted(one["name"] for one in listed) == sorted(parameters.KNOWN)


def test_the_check_of_answers_can_fail(client: Client) -> None:
    document = client.get(f"{ROOT}/openapi.json").json()
    schema = {"$ref": "#/components/schemas/Term"}
    good = client.get(f"{ROOT}/terms/biopsy/").json()
    assert problems(good, schema, document) == []
    for bad in ({"termId": "1"}, {"more": 1}, {"seeAlso": [{}]}, {"checkedOn": 4}):
        assert problems(good | bad, schema, document)
    assert problems({k: v for k, v in good.items() if k != "url"}, schema, document)
