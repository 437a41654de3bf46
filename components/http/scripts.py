"""Dash's scripts: those that the page uses, at addresses that change with the files and tell no
versions."""

import re
from hashlib import sha256
from typing import Any

from dash import Dash

_FINGERPRINT = re.compile(r"\.(v[\w-]+m[0-9a-f]+)\.")
"""What Dash writes into a script's name: its package's version and when it was installed."""

_UNUSED = ("/dash_table/", "/dcc/", "/polyfill@")
"""A table, components of which assets/asking.js holds the two that are used, and what browsers
lacked that know no light-dark()."""


class Unversioned(Dash):  # type: ignore[misc]
    """Dash, with fingerprints that say nothing but that a file is another."""

    def _collect_and_register_resources(self, *resources: Any, **options: Any) -> list[Any]:
        found = super()._collect_and_register_resources(*resources, **options)
        used = [one for one in found if not any(part in str(one) for part in _UNUSED)]
        return [_unversioned(address) for address in used]


def _unversioned(address: Any) -> Any:
    """The address, or the attributes that hold one, in a form that Dash itself reads."""
    if isinstance(address, dict):
        return {name: _unversioned(value) for name, value in address.items()}
    return _FINGERPRINT.sub(lambda found: f".v1m{_digest(found[1])}.", str(address))


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:8]
