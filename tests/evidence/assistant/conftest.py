"""A recorded endpoint on this machine: it answers what a test tells it to, and keeps what came."""

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest


@dataclass
class Canned:
    """One answer: a status, headers, bytes, and seconds to wait before and between its halves."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0.0
    pause: float = 0.0


class Recorded(ThreadingHTTPServer):
    """Gives its ``answers`` in order, the last one again and again; ``seen`` holds the requests."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: list[Canned] = []
        self.seen: list[tuple[str, dict[str, str], Any]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def says(self, content: str) -> None:
        """The next answer: a chat completion of ``content``."""
        reply = {"choices": [{"message": {"role": "assistant", "content": content}}]}
        self.sends(json.dumps(reply).encode())

    def sends(self, body: bytes = b"", **how: Any) -> None:
        """The next answer: these bytes, and ``how`` as the fields of Canned."""
        self.answers.append(Canned(body, **how))

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hung up is what some tests are about."""


class _Handler(BaseHTTPRequestHandler):
    server: Recorded

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.seen.append((self.path, dict(self.headers), json.loads(body)))
        answers = self.server.answers
        canned = answers.pop(0) if len(answers) > 1 else answers[0]
        time.sleep(canned.wait)
        self.send_response(canned.status)
        for name, value in canned.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(canned.body)))
        self.end_headers()
        half = len(canned.body) // 2
        self.wfile.write(canned.body[:half])
        time.sleep(canned.pause)
        self.wfile.write(canned.body[half:])

    def do_GET(self) -> None:
        self.server.seen.append((self.path, {}, "GET"))

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def server() -> Iterator[Recorded]:
    recorded = Recorded()
    thread = threading.Thread(target=recorded.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield recorded
    recorded.shutdown()
    recorded.server_close()
    thread.join()
