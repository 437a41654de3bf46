"""How workers start, share what comes in, and end."""

import gc
import os
import runpy
import signal
import socket
import subprocess
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from app import create_server
from tests.served import APP, ROOT


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


def test_a_second_signal_while_a_worker_quits_waits_for_nothing(config: Any) -> None:
    """Ctrl-C comes from the terminal and from the master, and a handler interrupts another."""
    worker = object.__new__(config["worker_class"])
    worker.cfg = SimpleNamespace(worker_int=lambda _: None)
    shut: list[bool] = []

    def shutdown(*, wait: bool) -> None:
        shut.append(wait)
        # It would wait for the lock that this one holds.
        worker.handle_quit(signal.SIGQUIT, None)

    worker.tpool = SimpleNamespace(shutdown=shutdown)
    with pytest.raises(SystemExit):
        worker.handle_quit(signal.SIGINT, None)
    assert shut == [False]


def test_a_wrong_setting_ends_the_start_with_its_sentence_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PROXY_HOPS", "one")
    with pytest.raises(SystemExit, match=r"^PROXY_HOPS='one' .* Correct it"):
        create_server()


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("WEB_WORKERS", "two", "workers"),
        ("WEB_WORKERS", "0", "workers"),
        ("WEB_THREADS", "65", "threads"),
    ],
)
def test_so_does_a_wrong_number_of_workers_or_threads(name: str, value: str, told: str) -> None:
    """gunicorn itself would end with a traceback over a wrong WEB_CONCURRENCY."""
    ended = subprocess.run(
        [sys.executable, "-m", "gunicorn", "--check-config", APP],
        cwd=ROOT,
        env={**os.environ, name: value},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode
    (line,) = ended.stderr.splitlines()
    assert line.startswith(f"{name}='{value}' is no number of {told}; expected")
