"""How workers share what comes in."""

import gc
import runpy
import socket
from types import SimpleNamespace
from typing import Any

import pytest

from tests.served import ROOT


@pytest.fixture
def config() -> Any:
    was_on = gc.isenabled()
    yield runpy.run_path(str(ROOT / "gunicorn.conf.py"))
    if was_on:
        gc.enable()


@pytest.mark.parametrize(
    ("connections", "idle", "waits"),
    [(0, 0, False), (3, 0, False), (4, 0, True), (50, 47, False), (50, 46, True)],
)
def test_only_a_busy_worker_leaves_a_connection_to_the_others(
    config: Any, monkeypatch: pytest.MonkeyPatch, connections: int, idle: int, waits: bool
) -> None:
    waited: list[float] = []
    monkeypatch.setattr("time.sleep", waited.append)
    worker = object.__new__(config["worker_class"])
    worker.cfg = SimpleNamespace(threads=4)
    worker.nr_conns, worker.keepalived_conns = connections, [None] * idle
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        # Another was quicker: nothing is left to take.
        worker.accept(listener)
    assert bool(waited) is waits
    assert worker.nr_conns == connections
