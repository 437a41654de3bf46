"""Slow clients by the hundred before the shipped nginx: everybody else is answered as ever."""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from tests.faults.edge import edge
from tests.faults.form import LONG
from tests.faults.ports import port_of
from tests.faults.visitors import ask, slow_visitors

pytestmark = pytest.mark.faults

KINDS = {
    "silent": b"",
    "half a header": b"GET /?lang=en HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ",
    "slow body": (
        b"POST /_dash-update-component HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        b"Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n{"
    ),
}
PROBES = ("/healthz", "/?categories=tanks&lang=en", "/embed?lang=en", "/losses.csv?last=7d&lang=en")
LONGEST_SECONDS = 0.25


@pytest.fixture(scope="module")
def front(replica: tuple[str, int], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with edge(tmp_path_factory.mktemp("edge"), [port_of(replica[0])]) as address:
        yield address


@pytest.mark.parametrize("kind", KINDS)
def test_a_probe_is_answered_while_slow_clients_wait(
    front: str, kind: str, sized: Callable[[int, int], int]
) -> None:
    for probe in PROBES:
        assert ask(front, probe).status == 200
    seconds = []
    with slow_visitors(front, sized(100, 1000), KINDS[kind]) as waiting:
        for _ in range(sized(5, 25)):
            for probe in PROBES:
                started = time.perf_counter()
                assert ask(front, probe).status == 200
                seconds.append(time.perf_counter() - started)
    worst, median = max(seconds) * 1000, statistics.median(seconds) * 1000
    print(f"\n{len(waiting)} clients, {kind}: probes {median:.0f} ms, the slowest {worst:.0f} ms")
    assert not LONG or max(seconds) <= LONGEST_SECONDS


def test_a_slow_client_is_let_go(front: str) -> None:
    """After the time that the configuration gives it, whatever it waits for."""
    with slow_visitors(front, 3, KINDS["half a header"]) as waiting:
        started = time.monotonic()
        for each in waiting:
            with suppress(ConnectionResetError):
                each.recv(100)
        assert 5 < time.monotonic() - started < 25
