"""From one view to another: no more than a browser that shows the first one needs."""

import re
from collections.abc import Collection, Mapping
from typing import Any

from components import filters, ids

HELD = {ids.LOCATION: "search", **filters.INPUTS}
"""What the browser tells of when it asks: the address and what the controls hold."""

Properties = Mapping[str, Mapping[str, Any]]
"""Values by id and property, as plain JSON."""


def changed(before: Properties, after: Properties, *, stale: Collection[str]) -> dict[str, Any]:
    """What a browser that shows the view `before` needs for the view `after`.

    `stale` are those of HELD that hold something else than they shall. The parts come with the
    version and query of the view that they differ from: on any other they must not be put.
    """

    def is_needed(key: str, name: str) -> bool:
        if HELD.get(key) == name:
            return key in stale
        return bool(before[key][name] != after[key][name])

    needed = {
        key: {name: value for name, value in properties.items() if is_needed(key, name)}
        for key, properties in after.items()
    }
    old, new = (view[ids.PLACES]["data"]["parts"] for view in (before, after))
    places = {
        "since": "{version}?{query}".format(**before[ids.DOCUMENT]["data"]),
        "parts": {
            key: _without_same(part, old[key]) for key, part in new.items() if part != old[key]
        },
    }
    return {key: each for key, each in needed.items() if each} | {ids.PLACES: {"data": places}}


_PIECE = re.compile(r'<(a|figure|section)(?=[^>]* id="([^"]+)")([^>]*)>(.*?)</\1>', re.DOTALL)
"""An element that can stay as it is while its part changes: it has an id, and none of its kind
within."""


def _without_same(part: str, old: str) -> str:
    """A part in which pieces are left empty, and marked, whose content the old one has already."""
    standing = {piece[2]: piece[4] for piece in _PIECE.finditer(old)}

    def told(piece: re.Match[str]) -> str:
        tag, key, attributes, content = piece.groups()
        is_same = standing.get(key) == content
        return f"<{tag}{attributes} data-same></{tag}>" if is_same else piece[0]

    return _PIECE.sub(told, part)
