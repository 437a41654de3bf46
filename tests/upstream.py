"""Both upstreams over HTTP, on this machine: with ETags and, at will, with failures."""

import gzip
import hashlib
import json
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from data.sources import SOURCES

Run = Callable[..., int]
"""A refresh from the copies of a test, with more words of the command line: its exit code."""

_FILES = {source.url.rpartition("/")[2]: source.file for source in SOURCES}
"""Upstream's name of each file, and ours."""
_REVIEWED = Path(__file__).parents[1] / "data" / "reviewed"


def nothing_reviewed(folder: Path) -> Path:
    """Reviewed tables with a header and nothing decided."""
    folder.mkdir()
    for table in _REVIEWED.glob("*.csv"):
        header = table.read_text(encoding="utf-8").splitlines()[0]
        (folder / table.name).write_text(f"{header}\n", encoding="utf-8")
    return folder


def edit(path: Path, change: Callable[[list[dict[str, Any]]], Any]) -> None:
    rows = json.loads(path.read_text())
    change(rows)
    path.write_text(json.dumps(rows))


def add(path: Path, *lines: str) -> None:
    path.write_text(path.read_text() + "".join(f"{line}\n" for line in lines))


class Site(ThreadingHTTPServer):
    """The upstream files of a folder. `failures` are the next answers instead of the files.

    A number is a status; "silent" never answers, "trickle" never ends, "torn" ends too early,
    "late" sets `late` and answers once `go` is set.
    """

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder = folder
        self.failures: list[int | str] = []
        self.answers: Counter[int] = Counter()
        self.over, self.late, self.go = (threading.Event() for _ in range(3))

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Whoever asked may go before the answer ends."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    @property
    def environment(self) -> dict[str, str]:
        """What makes a refresh fetch from here."""
        address = f"http://127.0.0.1:{self.server_port}/"
        return {source.mirror: address for source in SOURCES}


@contextmanager
def served(folder: Path) -> Iterator[Site]:
    with Site(folder) as site:
        thread = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield site
        finally:
            site.over.set()
            site.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        path = self.server.folder / _FILES.get(self.path.removeprefix("/"), "none")
        body = path.read_bytes() if path.is_file() else b""
        tag = f'"{hashlib.sha256(body).hexdigest()}"'
        failure = self.server.failures.pop(0) if self.server.failures else None
        if isinstance(failure, str):
            getattr(self, f"_{failure}")(body)
        elif failure:
            self._answer(failure, b"", tag)
        elif body and self.headers.get("If-None-Match") == tag:
            self._answer(304, b"", tag)
        else:
            self._answer(200 if body else 404, body, tag)

    def _answer(self, code: int, body: bytes, tag: str) -> None:
        # As upstream's host does; the limit is to count what is unpacked.
        packed = gzip.compress(body) if body else b""
        self._open(code, len(packed), tag, encoding="gzip")
        self.wfile.write(packed)

    def _open(self, code: int, length: int, tag: str = "", encoding: str = "identity") -> None:
        self.server.answers[code] += 1
        self.send_response(code)
        self.send_header("ETag", tag)
        self.send_header("Content-Encoding", encoding)
        self.send_header("Content-Length", str(length))
        self.end_headers()

    def _silent(self, body: bytes) -> None:
        self.server.over.wait(20)

    def _late(self, body: bytes) -> None:
        self.server.late.set()
        self.server.go.wait(20)
        self._answer(200, body, "")

    def _trickle(self, body: bytes) -> None:
        self._open(200, 1_000_000)
        until = time.monotonic() + 20
        while time.monotonic() < until and not self.server.over.wait(0.02):
            try:
                self.wfile.write(b" ")
            except OSError:
                return

    def _torn(self, body: bytes) -> None:
        self._open(200, len(body) + 100)
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Keep the test's output clean."""
