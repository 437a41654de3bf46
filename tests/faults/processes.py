"""The processes of a server: its workers, and what they weigh."""

import os
import signal
import time
from pathlib import Path

START_SECONDS = 30


def workers(pid: int) -> set[int]:
    """The workers of a gunicorn."""
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except FileNotFoundError:
        return set()
    return {int(child) for child in text.split()}


def until_all_work(pid: int, count: int) -> None:
    """The first worker answers before the others are there."""
    end = time.monotonic() + START_SECONDS
    while len(workers(pid)) < count:
        assert time.monotonic() < end, f"{len(workers(pid))} of {count} workers"
        time.sleep(0.02)


def kill(pid: int) -> None:
    """At once, with no time for a goodbye."""
    os.kill(pid, signal.SIGKILL)


def kill_whole(pid: int) -> None:
    """A gunicorn and its workers, as a machine that loses its power."""
    for each in (pid, *workers(pid)):
        kill(each)


def until_another_works(pid: int, before: set[int]) -> None:
    """Waits until a gunicorn has as many workers again, of which one is new."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        now = workers(pid)
        if len(now) == len(before) and now != before:
            return
        time.sleep(0.02)
    raise AssertionError(f"no worker came in the place of one of {before}")


def kilobytes(pid: int) -> int:
    """The memory of a process that is resident."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))
