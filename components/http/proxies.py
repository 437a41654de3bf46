"""Who stands before the app: how many proxies tell of the reader, and the hosts it answers for."""

import os
import re
from collections.abc import Iterable, Iterator

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from components.configuration import ConfigurationError

PROXY_HOPS, TRUSTED_HOSTS = "PROXY_HOPS", "TRUSTED_HOSTS"
MOST_HOPS = 9

_LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"\.?{_LABEL}(\.{_LABEL})*", re.IGNORECASE)
_LOOPBACK = ("127.0.0.1", "localhost")
"""Always answered, for the health check of the container itself."""


def register(server: Flask) -> None:
    """Reads both once, at start. Raises ConfigurationError where one is wrong."""
    count = hops(os.environ.get(PROXY_HOPS, ""))
    trusted = hosts(os.environ.get(TRUSTED_HOSTS, ""))
    if trusted:
        server.config["TRUSTED_HOSTS"] = [*trusted, *_LOOPBACK]
    if count:
        server.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            server.wsgi_app, x_for=count, x_proto=count, x_host=count
        )


def hops(value: str) -> int:
    """How many proxies in a row are ours, whose word on address, scheme and host is taken."""
    if not re.fullmatch("[0-9]?", value):
        raise ConfigurationError(
            f"PROXY_HOPS={value!r} is no number of proxies; expected a whole number from 0 to "
            f"{MOST_HOPS}: 0 where readers reach the app itself, 1 behind one nginx. Correct it, "
            "or leave it out, and no proxy is believed."
        )
    return int(value or 0)


def hosts(value: str) -> list[str]:
    """The hosts that requests may name; none for any host."""
    names = value.split()
    if wrong := next(_no_hosts(names), None):
        raise ConfigurationError(
            f"TRUSTED_HOSTS={value!r} holds {wrong!r}, which is no host; expected names with "
            "spaces between them, without scheme, port or path, like losses.example.org, or "
            ".example.org for all below it. Correct it, or leave it out, and every host is "
            "answered."
        )
    return [name.lower() for name in names]


def _no_hosts(names: Iterable[str]) -> Iterator[str]:
    return (name for name in names if not _HOST.fullmatch(name) or len(name) > 253)
