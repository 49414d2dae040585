"""`check_links`: careful where it goes, polite, bounded, and off unless asked for."""

import socket
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from review import links
from tests.review.link_site import Site, site

__all__ = ["site"]


# --- What an address answers ---


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("200", "ok"),
        ("204", "ok"),
        ("get-only", "ok"),
        ("moved/200", "moved"),
        ("moved/moved/moved/200", "moved"),
        ("moved/404", "gone"),
        ("404", "gone"),
        ("410", "gone"),
        ("403", "closed"),
        ("429", "closed"),
        ("500", "error"),
        ("304", "error"),
        ("for-ever", "error"),
        ("moved/moved/moved/moved/200", "error"),
    ],
)
def test_an_answer_is_a_status(site: Site, path: str, status: str) -> None:
    assert links.check(site.at(path), site.policy()) == status


def test_it_says_who_it_is_and_takes_little(site: Site, settings: Any) -> None:
    settings.PORTAL_BASE_URL = "https://portal.example"
    links.check(site.at("get-only"), site.policy())
    assert [(command, path) for command, path, _headers in site.asked] == [
        ("HEAD", "/get-only"),
        ("GET", "/get-only"),
    ]
    headers = site.asked[1][2]
    assert headers["User-Agent"] == "Handrail link check (+https://portal.example/)"
    assert headers["Range"] == "bytes=0-0"
    assert headers["Host"] == f"site.example:{site.port}"


def test_a_host_that_asks_for_less_is_not_asked_twice(site: Site) -> None:
    links.check(site.at("429"), site.policy())
    assert len(site.asked) == 1


def test_nobody_there_is_unreachable(site: Site) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    policy = site.policy(ports=frozenset({port}))
    assert links.check(f"http://site.example:{port}/", policy) == "unreachable"


def test_a_name_that_nobody_has_is_unreachable(site: Site) -> None:
    def nobody(host: str, port: int) -> list[str]:
        raise socket.gaierror("no such name")

    assert links.check(site.at("200"), site.policy(resolve=nobody)) == "unreachable"


@pytest.mark.parametrize("words", [b"", b"SSH-2.0-x\r\n", b"HTTP/1.1 nonsense\r\n\r\n"])
def test_what_is_no_web_server_is_unreachable(site: Site, words: bytes) -> None:
    with one_answer(lambda wire: wire.sendall(words)) as port:
        policy = site.policy(ports=frozenset({port}))
        assert links.check(f"http://site.example:{port}/", policy) == "unreachable"


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_server_that_sends_a_letter_at_a_time_is_cut_off(site: Site, scheme: str) -> None:
    all_sent = threading.Event()

    def drip(wire: socket.socket) -> None:
        for _letter in range(600):
            wire.sendall(b"H")
            time.sleep(0.05)
        all_sent.set()

    with one_answer(drip) as port:
        policy = site.policy(ports=frozenset({port}), patience=0.3)
        assert links.check(f"{scheme}://site.example:{port}/", policy) == "unreachable"
        assert not all_sent.is_set()


def test_a_name_server_that_never_answers_is_not_waited_for(site: Site) -> None:
    checked, waited_in_vain = threading.Event(), []

    def never(host: str, port: int) -> list[str]:
        if not checked.wait(30):
            waited_in_vain.append(host)
        return ["127.0.0.1"]

    assert links.check(site.at("200"), site.policy(resolve=never, patience=0.2)) == "unreachable"
    checked.set()
    assert not waited_in_vain


class one_answer:
    """A server that does one thing with one connection."""

    def __init__(self, do: Callable[[socket.socket], None]) -> None:
        self.server = socket.create_server(("127.0.0.1", 0))
        self.do = do

    def __enter__(self) -> int:
        threading.Thread(target=self._serve, daemon=True).start()
        return int(self.server.getsockname()[1])

    def _serve(self) -> None:
        try:
            wire, _address = self.server.accept()
            with wire:
                self.do(wire)
        except OSError:
            return

    def __exit__(self, *raised: object) -> None:
        self.server.close()


# --- Where it does not go ---


@pytest.mark.parametrize(
    "url",
    [
        "ftp://site.example/",
        "file:///etc/passwd",
        "gopher://site.example/",
        "//site.example/",
        "site.example",
        "http://",
        "http://person:secret@site.example/",
        "http://site.example:22/",
        "http://site.example:8000/",
    ],
)
def test_only_web_addresses_on_their_usual_ports_are_opened(url: str) -> None:
    def never(host: str, port: int) -> list[str]:
        raise AssertionError(host)

    assert links.check(url, links.Policy(resolve=never)) == "not-allowed"


@pytest.mark.parametrize("url", ["http://site.example:port/", "http://[::1/", "http://a\n/", ""])
def test_what_cannot_be_taken_apart_is_answered_too(url: str) -> None:
    assert links.check(url, links.Policy(resolve=lambda host, port: [])) in {
        "not-allowed",
        "unreachable",
    }


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1"),
        *("0.0.0.0", "255.255.255.255", "224.0.0.1", "239.1.1.1", "192.0.2.1", "198.18.0.1"),
        *("240.0.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "2002:7f00:1::", "fec0::1"),
        *("64:ff9b::7f00:1", "64:ff9b:1::a00:1", "2001:db8::1"),
        # Teredo, with 192.168.0.1 inside.
        "2001:0:4136:e378:8000:63bf:3f57:fffe",
    ],
)
def test_an_address_that_is_not_public_is_never_connected_to(address: str) -> None:
    assert not links.is_public(address)
    policy = links.Policy(resolve=lambda host, port: ["8.8.8.8", address])
    assert links.check("http://site.example/", policy) == "not-allowed"


@pytest.mark.parametrize("address", ["8.8.8.8", "193.62.22.98", "2606:4700::1111"])
def test_an_ordinary_address_is_public(address: str) -> None:
    assert links.is_public(address)


def test_an_address_in_numbers_is_looked_at_too() -> None:
    for url in ("http://127.0.0.1/", "http://[::1]/", "http://2130706433/", "http://localhost/"):
        assert links.check(url) == "not-allowed", url


def test_a_redirect_is_looked_at_like_the_address(site: Site) -> None:
    to_inside = site.at(f"elsewhere/inside.example:{site.port}/200")
    assert links.check(to_inside, site.policy()) == "not-allowed"
    assert links.check(site.at("elsewhere/site.example:22/"), site.policy()) == "not-allowed"
    assert [path for _command, path, _headers in site.asked if path.strip("/") == "200"] == []


def test_the_connection_goes_to_the_address_that_was_looked_at(site: Site) -> None:
    """A name that leads somewhere else the second time (DNS rebinding) gains nothing."""
    answers = iter([["127.0.0.1"], ["10.0.0.7"]])
    policy = site.policy(resolve=lambda host, port: next(answers))
    assert links.check(site.at("200"), policy) == "ok"
    assert next(answers) == ["10.0.0.7"]
