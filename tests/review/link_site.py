"""A web site on this machine, for tests of looking at links."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from review import links


class Site:
    """A web site on this machine. What it was asked is kept."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self) -> None:
                site.asked.append((self.command, self.path, dict(self.headers)))
                code, headers = site.says(self.command, self.path)
                self.send_response(code)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()

            do_GET = do_HEAD = answer

            def log_message(self, *args: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def says(self, command: str, path: str) -> tuple[int, dict[str, str]]:
        name, _, rest = path.strip("/").partition("/")
        match name:
            case "get-only":
                return (200 if command == "GET" else 405), {}
            case "moved":
                return 301, {"Location": f"/{rest}"}
            case "elsewhere":
                return 302, {"Location": f"http://{rest}"}
            case "for-ever":
                return 302, {"Location": path}
        return int(name), {}

    def at(self, path: str, host: str = "site.example") -> str:
        return f"http://{host}:{self.port}/{path}"

    def policy(self, **changes: Any) -> links.Policy:
        """As in production, but that every name but one leads here, and here is public."""

        def resolve(host: str, port: int) -> list[str]:
            return ["10.0.0.7"] if host == "inside.example" else ["127.0.0.1"]

        values: dict[str, Any] = {
            "resolve": resolve,
            "is_public": lambda address: address == "127.0.0.1",
            "ports": frozenset({self.port}),
        }
        return links.Policy(**values | changes)


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.server.shutdown()
    site.server.server_close()
