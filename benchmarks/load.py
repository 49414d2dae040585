"""A small load generator: closed-loop clients, on connections kept for as long as the server does.

Raw sockets in one process, so that the generator takes little of the cores it shares with the
server. Bounded in count and time; it only ever talks to 127.0.0.1.
"""

import socket
import threading
import time
from dataclasses import dataclass, field

TIMEOUT = 30


@dataclass
class Figures:
    """Latencies in seconds, of the requests answered with 200, and how many were not."""

    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)
    failures: int = 0

    @property
    def per_second(self) -> float:
        return len(self.latencies) / self.seconds if self.seconds else 0.0

    def percentile(self, share: float) -> float:
        ordered = sorted(self.latencies)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0


def _read_response(connection: socket.socket, buffer: bytearray) -> tuple[int, bool]:
    """Read one response with a Content-Length: its status, and whether the connection is kept."""
    while (end := buffer.find(b"\r\n\r\n")) < 0:
        _more(connection, buffer)
    head = bytes(buffer[:end]).lower()
    length = int(head.split(b"content-length:", 1)[1].split(b"\r\n", 1)[0])
    while len(buffer) < end + 4 + length:
        _more(connection, buffer)
    del buffer[: end + 4 + length]
    return int(head.split(b" ", 2)[1]), b"\r\nconnection: close" not in head


def _more(connection: socket.socket, buffer: bytearray) -> None:
    received = connection.recv(65536)
    if not received:
        raise ConnectionError("the server closed the connection")
    buffer += received


def _client(port: int, paths: list[str], start: int, until: float, figures: Figures) -> None:
    connection: socket.socket | None = None
    buffer = bytearray()
    turn = start
    while time.perf_counter() < until:
        path = paths[turn % len(paths)]
        turn += 1
        began = time.perf_counter()
        try:
            if connection is None:
                connection = socket.create_connection(("127.0.0.1", port), timeout=TIMEOUT)
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                buffer.clear()
            request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n"
            connection.sendall(request.encode())
            status, is_kept = _read_response(connection, buffer)
            if not is_kept:
                connection.close()
                connection = None
        except (OSError, IndexError, ValueError):
            connection = None
            figures.failures += 1
            continue
        if status == 200:
            figures.latencies.append(time.perf_counter() - began)
        else:
            figures.failures += 1


def run(port: int, paths: list[str], *, clients: int, seconds: float) -> Figures:
    """Ask for `paths` in turn from `clients` connections for `seconds`."""
    figures = Figures(seconds=seconds)
    until = time.perf_counter() + seconds
    threads = [
        threading.Thread(target=_client, args=(port, paths, number, until, figures))
        for number in range(clients)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return figures
