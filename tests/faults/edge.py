"""The shipped nginx configuration, rendered and run before replicas on this machine."""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.browser.chromium import is_required
from tests.faults.ports import free_port, until_it_listens

_ROOT = Path(__file__).parents[2]
TEMPLATE = _ROOT / "components" / "http" / "nginx.conf"
_NAME = re.compile(r"\$\{(EDGE_[A-Z]+)\}")


def names() -> set[str]:
    """What the configuration takes from the environment."""
    return set(_NAME.findall(TEMPLATE.read_text(encoding="utf-8")))


def rendered(values: Mapping[str, str]) -> str:
    """As the official image fills it in. Raises KeyError where a value is missing."""
    return _NAME.sub(lambda name: values[name[1]], TEMPLATE.read_text(encoding="utf-8"))


def patience() -> str:
    """How many faults of a replica are forgiven, and for how long it is left out, as shipped."""
    shipped = (_ROOT / "compose.yaml").read_text(encoding="utf-8")
    found = re.search(r"EDGE_REPLICAS: server \S+ resolve (.*;)", shipped)
    assert found, "compose.yaml names no replicas"
    return found[1]


def written(folder: Path, replicas: Sequence[int], port: int, rate: str) -> list[str]:
    """Writes the configuration into a folder; the command that runs it."""
    (folder / "nginx.conf").write_text(
        rendered(
            {
                "EDGE_STATE": str(folder),
                "EDGE_LISTEN": f"127.0.0.1:{port}",
                "EDGE_LOG": "off",
                "EDGE_BEHIND": "127.0.0.1",
                "EDGE_RATE": rate,
                "EDGE_RESOLVER": "127.0.0.1",
                "EDGE_REPLICAS": " ".join(
                    f"server 127.0.0.1:{replica} {patience()}" for replica in replicas
                ),
            }
        ),
        encoding="utf-8",
    )
    # Run by root it would become another user, whom the folder is closed to.
    user = "user root; " if os.getuid() == 0 else ""
    return [nginx(), "-c", str(folder / "nginx.conf"), "-g", f"{user}daemon off;"]


def nginx() -> str:
    """The program; without it a test is skipped, or fails where everything has to be tested."""
    found = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if found is None:
        missing = "nginx is not installed; with it, the shipped configuration is tested too."
        (pytest.fail if is_required() else pytest.skip)(missing)
    return found


@contextmanager
def edge(folder: Path, replicas: Sequence[int], *, rate: str = "100000r/s") -> Iterator[str]:
    """Its address. By default it lets one reader ask for more than a browser would."""
    folder.mkdir(exist_ok=True)
    port = free_port()
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            written(folder, replicas, port, rate), stdout=log, stderr=subprocess.STDOUT
        )
    try:
        until_it_listens(port, server, folder / "log")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def settle(seconds: float = 6) -> None:
    """Waits until nginx has forgotten what it kept."""
    time.sleep(seconds)
