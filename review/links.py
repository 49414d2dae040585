"""Whether the addresses of references still answer.

Addresses are typed by people, and this runs inside the organisation's network, so it is as careful
as if they were hostile: http and https on their usual ports only; the name is resolved first, and
the connection goes to the address that was looked at, never to one that is not public; the same
again after each redirect; little is read, and for a limited time.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from django.conf import settings

from review.models.reference import LinkStatus

MOST_REDIRECTS = 3
#: Of those that a name has, how many are tried.
MOST_ADDRESSES = 3
#: Seconds for each step (the name, the connection, the answer), and for all steps together.
PATIENCE = 10.0
PATIENCE_IN_ALL = 30.0
_PORTS = {"http": 80, "https": 443}
_MOVED_FOR_GOOD = {301, 308}
_REDIRECTS = {301, 302, 303, 307, 308}
#: Answers to a machine that say nothing of what a person would get.
_CLOSED = {401, 402, 403, 406, 407, 418, 429, 451}
_GONE = {404, 410}
#: Translated by routers into an IPv4 address of any kind.
_NAT64 = [ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48")]


class NotAllowedError(Exception):
    """The address is one that this must not open."""


def is_public(address: str) -> bool:
    """Whether an IP address is out in the world: not private, local, reserved or multicast."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None:
            return is_public(str(inner))
        if ip.is_site_local or any(ip in network for network in _NAT64):
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def resolve(host: str, port: int) -> list[str]:
    """The IP addresses of a name, as the system finds them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_rest, address in found))


@dataclass(frozen=True)
class Policy:
    """What may be opened. Tests, whose server is local, bring their own."""

    resolve: Callable[[str, int], list[str]] = resolve
    is_public: Callable[[str], bool] = is_public
    ports: frozenset[int] = frozenset(_PORTS.values())
    patience: float = PATIENCE
    patience_in_all: float = PATIENCE_IN_ALL


@dataclass(frozen=True)
class Answer:
    code: int
    location: str = ""


def check(url: str, policy: Policy = Policy()) -> LinkStatus:
    """What is at an address. Never raises for what the other side does."""
    moved = False
    end = time.monotonic() + policy.patience_in_all
    for _hop in range(MOST_REDIRECTS + 1):
        try:
            answer = _ask_kindly(_parts(url, policy), policy, end)
        except NotAllowedError:
            return LinkStatus.NOT_ALLOWED
        except (OSError, ValueError, http.client.HTTPException):
            return LinkStatus.UNREACHABLE
        if answer.code not in _REDIRECTS or not answer.location:
            return _status(answer.code, moved)
        moved = moved or answer.code in _MOVED_FOR_GOOD
        try:
            url = urljoin(url, answer.location)
        except ValueError:
            return LinkStatus.UNREACHABLE
    return LinkStatus.ERROR


def host_of(url: str) -> str:
    """Whom a request is made of, for being polite to them. Empty for what is no address."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def _status(code: int, moved: bool) -> LinkStatus:
    if code in _GONE:
        return LinkStatus.GONE
    if code in _CLOSED:
        return LinkStatus.CLOSED
    if not 200 <= code < 300:
        return LinkStatus.ERROR
    return LinkStatus.MOVED if moved else LinkStatus.OK


def _parts(url: str, policy: Policy) -> SplitResult:
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or not parts.hostname or parts.username or parts.password:
        raise NotAllowedError(url)
    if (parts.port or _PORTS[parts.scheme]) not in policy.ports:
        raise NotAllowedError(url)
    return parts


def _ask_kindly(parts: SplitResult, policy: Policy, end: float) -> Answer:
    """HEAD, which costs them least; a GET of one byte where they do not answer that well."""
    answer = _ask("HEAD", parts, policy, end)
    return _ask("GET", parts, policy, end) if answer.code >= 400 and answer.code != 429 else answer


def _ask(method: str, parts: SplitResult, policy: Policy, end: float) -> Answer:
    with _connected(parts, policy, end) as connection:
        path = quote(parts.path or "/", safe="/%:;@&=+$,!~*'()")
        query = f"?{quote(parts.query, safe='/%:;@&=+$,!~*()?')}" if parts.query else ""
        connection.request(
            method,
            f"{path}{query}",
            headers={
                "User-Agent": f"{settings.WAGTAIL_SITE_NAME} link check"
                f" (+{settings.PORTAL_BASE_URL}/)",
                "Accept": "*/*",
                "Connection": "close",
                **({"Range": "bytes=0-0"} if method == "GET" else {}),
            },
        )
        # The body is left unread: what it says is no business of ours.
        with connection.getresponse() as response:
            return Answer(response.status, response.getheader("Location") or "")


@contextmanager
def _connected(
    parts: SplitResult, policy: Policy, end: float
) -> Iterator[http.client.HTTPConnection]:
    """A connection to the address that was looked at, cut when patience ends.

    A limit on each read alone would let a server send a letter at a time for ever.
    """
    host, port = str(parts.hostname), parts.port or _PORTS[parts.scheme]
    wire = _open(_public_addresses(host, port, policy, end), port, policy, end)
    if parts.scheme == "https":
        wire = ssl.create_default_context().wrap_socket(
            wire, server_hostname=host, do_handshake_on_connect=False
        )
    cut = threading.Timer(_left(policy, end), _cut, [wire])
    cut.daemon = True
    cut.start()
    try:
        if isinstance(wire, ssl.SSLSocket):
            wire.do_handshake()
        connection = http.client.HTTPConnection(host, port)
        connection.sock = wire
        # The name goes out as the address has it: without the usual port.
        connection.default_port = _PORTS[parts.scheme]
        yield connection
    finally:
        cut.cancel()
        wire.close()


def _left(policy: Policy, end: float) -> float:
    left = min(policy.patience, end - time.monotonic())
    if left <= 0:
        raise TimeoutError
    return left


def _cut(wire: socket.socket) -> None:
    try:
        # Not the method of a TLS socket, which would drop its keys under the reader's feet.
        socket.socket.shutdown(wire, socket.SHUT_RDWR)
    except OSError:
        return  # it had ended by itself


def _open(addresses: list[str], port: int, policy: Policy, end: float) -> socket.socket:
    """A connection to the first of some addresses that takes one."""
    for address in addresses[:-1]:
        try:
            return socket.create_connection((address, port), _left(policy, end))
        except OSError:
            continue
    return socket.create_connection((addresses[-1], port), _left(policy, end))


def _public_addresses(host: str, port: int, policy: Policy, end: float) -> list[str]:
    """The addresses of a name, if all of them are public. One that is not is a trap."""
    found: list[str] = []
    trouble: list[OSError] = []

    def look_up() -> None:
        try:
            found.extend(policy.resolve(host.encode("idna").decode(), port))
        except (OSError, UnicodeError) as error:
            trouble.append(OSError(str(error)))

    # The system's own resolver has no limit of time that can be set.
    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(_left(policy, end))
    if trouble or not found:
        raise trouble[0] if trouble else TimeoutError(host)
    if not all(policy.is_public(address) for address in found):
        raise NotAllowedError(host)
    return found[:MOST_ADDRESSES]
