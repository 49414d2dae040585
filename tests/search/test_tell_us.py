"""One tap tells us what was missing: without a cookie, and from our own pages only."""

from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.core.signing import Signer
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone, translation

from search import tell_us as tokens
from search.models import MissedSearch
from search.tell_us import read_token, tell_us
from tests.builders import make_home

pytestmark = pytest.mark.django_db

OURS = {"sec-fetch-site": "same-origin", "origin": "http://testserver"}


def token(typed: str = "kemo", language: str = "en-gb") -> str:
    form = tell_us(typed, language)
    assert form is not None
    return form.token


def tell(client: Client, headers: dict[str, str] | None = None, **form: str) -> Any:
    fields = "&".join(f"{name}={value}" for name, value in ({"token": token()} | form).items())
    return client.post(
        "/search/missing/",
        fields,
        content_type="application/x-www-form-urlencoded",
        headers=OURS if headers is None else headers,
    )


def counted() -> list[tuple[str, str, str, int]]:
    return list(MissedSearch.objects.values_list("phrase", "language", "kind", "times"))


def test_a_tap_is_counted_and_thanked_without_a_cookie(client: Client, home: Any) -> None:
    response = tell(client)
    assert (response.status_code, response.headers["Location"]) == (303, "/search/thank-you/")
    assert counted() == [("kemo", "en-gb", "told", 1)]
    thanks = client.get("/search/thank-you/")
    assert "Thank you" in thanks.content.decode()
    for answer in (response, thanks):
        assert not answer.cookies
        assert answer.headers.get("Vary", "Accept-Encoding") == "Accept-Encoding"


def test_it_works_in_the_language_of_the_address(client: Client, home: Any) -> None:
    make_home("es")
    with translation.override("es"):
        form = tell_us("quimio", "es")
    assert form is not None
    assert form.url == "/es/search/missing/"
    response = client.post(form.url, {"token": form.token}, headers=OURS)
    assert response.status_code == 400, "our form is not sent as multipart"
    response = client.post(
        form.url,
        f"token={form.token}",
        content_type="application/x-www-form-urlencoded",
        headers=OURS,
    )
    assert response.headers["Location"] == "/es/search/thank-you/"
    assert counted() == [("quimio", "es", "told", 1)]
    assert 'lang="es"' in client.get("/es/search/thank-you/").content.decode()


def test_the_form_sends_what_the_view_reads(client: Client, home: Any) -> None:
    form = tell_us('kemo" onfocus="alert(x)', "en-gb")
    told = render_to_string("search/parts/tell_us.html", {"tell_us": form})
    assert form is not None
    assert f'name="token" value="{form.token}"' in unescape(told)
    assert 'name="website" value=""' in told
    assert 'onfocus="alert' not in told
    assert "csrf" not in told
    assert render_to_string("search/parts/tell_us.html", {"tell_us": None}).strip() == ""


def test_the_form_is_the_same_for_everyone_all_day() -> None:
    assert tell_us("kemo", "en-gb") == tell_us("kemo", "en-gb")


def test_what_may_not_be_kept_is_not_asked_for() -> None:
    assert tell_us("jane smith 12/03/1957", "en-gb") is None
    assert tell_us("", "en-gb") is None


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://testserver.evil.example"},
        {"sec-fetch-site": "cross-site", "origin": "http://testserver"},
        {"sec-fetch-site": "same-origin", "origin": "https://evil.example"},
    ],
)
def test_other_sites_and_programs_are_refused(
    client: Client, home: Any, headers: dict[str, str]
) -> None:
    response = tell(client, headers)
    assert response.status_code == 403
    assert "That did not reach us" in response.content.decode()
    assert counted() == []


@pytest.mark.parametrize(
    "headers", [{"origin": "http://testserver"}, {"sec-fetch-site": "same-origin"}]
)
def test_either_header_is_enough(client: Client, home: Any, headers: dict[str, str]) -> None:
    assert tell(client, headers).status_code == 303
    assert len(counted()) == 1


def forged() -> list[str]:
    good = token()
    today = timezone.localdate().isoformat()
    return [
        *("", "x", ":", good[:-1], good + "x", "a" * 2_000, "%00", "%F0%9F%92%8A", "%ed%a0%80"),
        "IiI:" + good.partition(":")[2],
        Signer().sign_object(["kemo", "en-gb", today]),
        Signer(salt="search.tell_us", key="other").sign_object(["kemo", "en-gb", today]),
    ]


def test_a_token_that_is_not_ours_is_refused(client: Client, home: Any) -> None:
    for wrong in forged():
        response = tell(client, token=wrong)
        assert response.status_code == 400, wrong
        assert "Search again" in response.content.decode()
    assert counted() == []


def test_a_token_lasts_past_midnight_and_no_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    made, today = token(), timezone.localdate()
    for days, lasts in ((1, True), (2, False)):
        day = today + timedelta(days)
        monkeypatch.setattr(tokens.timezone, "localdate", lambda day=day: day)
        assert (read_token(made) is not None) is lasts


def test_a_program_that_fills_in_everything_is_thanked_and_not_counted(
    client: Client, home: Any
) -> None:
    assert tell(client, website="http://spam.example").status_code == 303
    assert counted() == []


FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"", FORM),
        (b"&&&=%", FORM),
        (b"token=" + b"a" * 5_000, FORM),
        (b"token=a&" * 500, FORM),
        (b"&".join(b"a%d=1" % number for number in range(900)), FORM),
        (b"a" * 3_000_000, FORM),
        (b"token=\xff\xfe\x00", FORM),
        (b"token=a", f"{FORM}; charset=utf-7"),
        (b"token=a", f"{FORM}; charset=nonsense"),
        (b"token=a", "multipart/form-data; boundary=x"),
        (b"token=a", "multipart/form-data"),
        (b'{"token": "a"}', "application/json"),
        (b"token=a", ""),
        (b"token=a", "\x00"),
    ],
)
def test_a_hostile_body_gets_an_ordinary_page(
    client: Client, home: Any, body: bytes, content_type: str
) -> None:
    response = client.generic("POST", "/search/missing/", body, content_type, headers=OURS)
    assert response.status_code == 400
    assert "That did not reach us" in response.content.decode()
    assert counted() == []


@pytest.mark.parametrize("length", ["-1", "1e9", "9" * 400, "١", ""])
def test_an_absurd_length_gets_an_ordinary_page(client: Client, home: Any, length: str) -> None:
    response = client.generic(
        "POST", "/search/missing/", b"token=a", FORM, headers=OURS, CONTENT_LENGTH=length
    )
    assert response.status_code == 400
    assert "That did not reach us" in response.content.decode()


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "NONSENSE"])
def test_whoever_only_looks_is_sent_to_search(client: Client, home: Any, method: str) -> None:
    response = client.generic(method, "/search/missing/?token=x", headers=OURS)
    assert (response.status_code, response.headers["Location"]) == (302, "/search/")
    assert counted() == []
