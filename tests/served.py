"""The app as it is served in earnest, for what measures and pictures it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parents[1]
START_SECONDS = 90


APP = "app:create_server()"

Server = tuple[str, "subprocess.Popen[bytes]"]
"""An address and the process that answers there."""


@contextmanager
def served(
    log: Path,
    application: str = APP,
    *,
    options: Sequence[str] = (),
    health: str = "/healthz",
    **environment: str,
) -> Iterator[Server]:
    """gunicorn on a free port with one worker: its address and its process.

    Raises RuntimeError with what it logged where it does not start.
    """
    port = free_port()
    # As `make run` and the container serve it; others as their authors would. All are compiled
    # once: a comparator's starts are not to be its compilation.
    optimize = "2" if application == APP else ""
    environment = {"PYTHONOPTIMIZE": optimize, "PYTHONDONTWRITEBYTECODE": "", **environment}
    command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", *options]
    settings = {"WEB_WORKERS": "1", **environment}
    with running([*command, application], log, port, health, **settings) as server:
        yield server


@contextmanager
def running(
    command: Sequence[str], log: Path, port: int, health: str, **environment: str
) -> Iterator[Server]:
    """What a command serves at a port: its address and its process."""
    with log.open("wb") as output:
        server = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **environment},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_for(f"http://127.0.0.1:{port}{health}", server, log)
        yield f"http://127.0.0.1:{port}", server
    finally:
        server.terminate()
        # gunicorn gives requests that are under way 30 seconds.
        server.wait(timeout=40)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def wait_for(health: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            with urlopen(health, timeout=2) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.02)
    raise RuntimeError(f"The server did not start:\n{log.read_text()}")
