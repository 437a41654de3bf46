"""nginx before a running app, by a configuration whose ${NAMES} an environment fills in."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.served import ROOT, Server, free_port, running

SHIPPED = ROOT / "components" / "http" / "nginx.conf"
WITH_GZIP = Path(__file__).parent / "comparators" / "nginx.conf"

# Started by root, nginx would take a user that may not read the run's folder.
_USER = "user root;" if os.geteuid() == 0 else ""


def missing(configuration: Path) -> str:
    """Why nginx can't be put before an app by this configuration, or ""."""
    if shutil.which("nginx") is None:
        return "nginx is not on this machine (apt-get install nginx): nothing ran behind it."
    if not configuration.is_file():
        return f"There is no {configuration.relative_to(ROOT)}: nothing ran behind it."
    return ""


@contextmanager
def behind(configuration: Path, app: str, folder: Path, health: str = "/") -> Iterator[Server]:
    """The app through nginx, on a port of its own: the address and the process."""
    port = free_port()
    name = "nginx.conf"
    (folder / name).write_text(_filled(configuration, app, port, folder), encoding="utf-8")
    command = ["nginx", "-p", str(folder), "-c", name, "-g", f"daemon off; {_USER}"]
    with running(command, folder / "nginx.log", port, health) as server:
        yield server


def _filled(configuration: Path, app: str, port: int, folder: Path) -> str:
    """The configuration with what a container's environment fills in; no reader is too fast."""
    values = {
        "EDGE_BEHIND": "127.0.0.1",
        "EDGE_LISTEN": f"127.0.0.1:{port}",
        "EDGE_LOG": "off",
        "EDGE_RATE": "1000000r/s",
        "EDGE_REPLICAS": f"server {app.removeprefix('http://')};",
        "EDGE_RESOLVER": "127.0.0.1",
        "EDGE_STATE": str(folder),
    }
    text = configuration.read_text(encoding="utf-8")
    return re.sub(r"\$\{([A-Z_]+)\}", lambda name: values.get(name[1], name[0]), text)
