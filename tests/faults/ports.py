"""Ports of this machine for servers that tests start and end."""

import socket
import subprocess
import time
from pathlib import Path

START_SECONDS = 60


def free_port() -> int:
    """A port that nothing listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def port_of(address: str) -> int:
    return int(address.rpartition(":")[2])


def until_it_listens(port: int, server: "subprocess.Popen[bytes]", log: Path) -> None:
    """Raises RuntimeError with what the server logged where it does not start."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"The server did not start:\n{log.read_text()}")
