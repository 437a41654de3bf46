"""Visitors: plain ones, many at once, and slow ones. They visit this machine only."""

import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import count
from typing import Any
from urllib.parse import urlsplit

SECONDS = 30
JSON = {"Content-Type": "application/json"}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


def ask(
    address: str,
    target: str,
    *,
    method: str = "GET",
    body: bytes | None = None,
    headers: dict[str, str] | None = None,
) -> Answer:
    """One request with a connection of its own. Raises OSError or HTTPException where that is
    dropped without a whole answer."""
    host = urlsplit(address).netloc
    assert host.startswith("127.0.0.1:"), "tests ask this machine only"
    with closing(HTTPConnection(host, timeout=SECONDS)) as connection:
        try:
            connection.request(method, target, body=body, headers=headers or {})
        except (BrokenPipeError, ConnectionResetError):
            # Refused before all of it was sent: the answer says why.
            return _early(connection, method)
        answer = connection.getresponse()
        return Answer(answer.status, dict(answer.headers), answer.read())


def _early(connection: HTTPConnection, method: str) -> Answer:
    answer = connection.response_class(connection.sock, method=method)
    answer.begin()
    return Answer(answer.status, dict(answer.headers), answer.read())


@dataclass
class Tally:
    """What a crowd was answered: by status, and the connections that were dropped."""

    statuses: Counter[int] = field(default_factory=Counter)
    dropped: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)

    @property
    def failed(self) -> int:
        """Dropped, or answered that the server is at fault."""
        return len(self.dropped) + sum(n for status, n in self.statuses.items() if status >= 500)

    def wait_for(self, more: int) -> None:
        """Returns when so many more have been asked for, however fast this machine is."""
        asked = self._asked + more
        end = time.monotonic() + 4 * SECONDS
        while self._asked < asked:
            assert time.monotonic() < end, f"no answers any more: {self}"
            time.sleep(0.01)

    @property
    def _asked(self) -> int:
        return self.statuses.total() + len(self.dropped)

    def __str__(self) -> str:
        slowest = max(self.seconds, default=0) * 1000
        return f"{dict(self.statuses)}, {self.failed} failed, slowest {slowest:.0f} ms"


@contextmanager
def crowd(
    address: str, target: Callable[[int], str], *, visitors: int = 4, keep: bool = False
) -> Iterator[Tally]:
    """So many visitors who ask one thing after another until the block ends."""
    tally, stop, numbers, lock = Tally(), threading.Event(), count(), threading.Lock()

    def visit() -> None:
        while not stop.is_set():
            asked = target(next(numbers))
            started = time.perf_counter()
            try:
                answer = ask(address, asked)
            except (OSError, HTTPException) as fault:
                with lock:
                    tally.dropped.append(f"{asked}: {fault!r}")
                continue
            with lock:
                tally.seconds.append(time.perf_counter() - started)
                tally.statuses[answer.status] += 1
                if keep:
                    tally.answers.append(answer)

    threads = [threading.Thread(target=visit, daemon=True) for _ in range(visitors)]
    for thread in threads:
        thread.start()
    try:
        yield tally
    finally:
        stop.set()
        for thread in threads:
            thread.join(SECONDS)


def at_once(visitors: int, visit: Callable[[int], Any]) -> list[Any]:
    """What so many visitors are told who come at the same time, in no order."""
    start, told = threading.Barrier(visitors), list[Any]()

    def wait_and_visit(number: int) -> None:
        start.wait()
        told.append(visit(number))

    threads = [threading.Thread(target=wait_and_visit, args=(each,)) for each in range(visitors)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(2 * SECONDS)
    return told


@contextmanager
def slow_visitors(address: str, number: int, sent: bytes) -> Iterator[Sequence[socket.socket]]:
    """Connections that send this much and then nothing, from a few hundred each of addresses of
    this machine that nobody else comes from."""
    parts = urlsplit(address)
    opened: list[socket.socket] = []
    try:
        for each in range(number):
            visitor = socket.socket()
            opened.append(visitor)
            visitor.settimeout(SECONDS)
            visitor.bind((f"127.0.0.{2 + each % 20}", 0))
            visitor.connect((parts.hostname, parts.port))
            visitor.sendall(sent)
        yield opened
    finally:
        for visitor in opened:
            visitor.close()
