"""How the dashboard is served: a few threaded workers that keep no state."""

import gc
import os
import socket
import time
from typing import Any

from gunicorn.workers.gthread import ThreadWorker

_MOMENT_SECONDS = 0.0003


def _count(name: str, default: int) -> int:
    value = os.environ.get(name) or str(default)
    if not value.isdecimal() or not 1 <= int(value) <= 64:
        raise SystemExit(
            f"{name}={value!r} is no number of {name.partition('_')[2].lower()}; expected a whole "
            f"number from 1 to 64. Correct it, or leave it out, and there are {default}."
        )
    return int(value)


class SharingWorker(ThreadWorker):  # type: ignore[misc]
    """Leaves a new connection to the others for a moment while its own threads are busy.

    Else, one time in twenty-five, the worker that woke first took all connections of a burst, and
    the other had nothing to do for as long as they were kept.
    """

    is_quitting = False

    def accept(self, listener: socket.socket) -> None:
        if self.nr_conns - len(self.keepalived_conns) >= self.cfg.threads:
            time.sleep(_MOMENT_SECONDS)
        super().accept(listener)

    def handle_quit(self, *signal: Any) -> None:
        """Ctrl-C sends a second signal while the first one's handler holds the threads' lock, for
        which the second one would wait forever."""
        if not self.is_quitting:
            self.is_quitting = True
            super().handle_quit(*signal)


worker_class = SharingWorker
workers = _count("WEB_WORKERS", 2)
threads = _count("WEB_THREADS", 4)

# The figures are read, and the app warmed up, once: workers share that memory, and one that dies
# is replaced in a few milliseconds. Nothing may start a thread before the fork.
preload_app = True

# What is there before the fork stays: to look through it for garbage would take a fifth of the
# start, and give each worker a copy of what they share.
gc.disable()


def pre_fork(_server: Any, _worker: Any) -> None:
    gc.freeze()


def post_fork(_server: Any, _worker: Any) -> None:
    gc.enable()


# A view takes milliseconds; a worker that says nothing for so long is stuck.
timeout = 30
graceful_timeout = 20
keepalive = 5
backlog = 512
worker_connections = 512

# An address of LONGEST_QUERY bytes passes, for an answer in JSON; nobody needs more fields.
limit_request_line = 8190
limit_request_fields = 64
limit_request_field_size = 8190

# Who is believed about host and scheme is decided in one place, components/http/proxies.py.
forwarded_allow_ips = ""
secure_scheme_headers: dict[str, str] = {}

# Workers tell that they are alive by a file: in memory, where a read-only container has such.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None

accesslog = os.environ.get("ACCESS_LOG") or None
# gunicorn 27 opens a control socket in the home directory, which a container doesn't have.
control_socket_disable = True
