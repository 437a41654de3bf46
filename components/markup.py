"""A part's components as HTML: what React has no need to know stands in the page as it is sent."""

import json
from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import Any

from dash import dcc
from dash.development.base_component import Component

Inside = Callable[[Mapping[str, Any]], str]
"""What stands in a chart's place until plotly.js has drawn its figure, as HTML."""

_NAMES = {"className": "class", "htmlFor": "for"}
"""Attributes that React spells in its own way; the others only differ in capitals."""

_OWN = ("_", "available_")
"""Attributes of a component that are about the component."""

_VOID = {"br", "hr", "img", "input", "link", "meta"}


class Ready(str):
    """HTML that is written already."""


def html(part: Any, inside: Inside = lambda figure: "") -> str:
    """Components, texts and lists of them as HTML; a chart as the place where it is drawn."""
    if part is None:
        return ""
    if isinstance(part, Ready):
        return part
    if isinstance(part, list | tuple):
        return "".join(html(child, inside) for child in part)
    if isinstance(part, dcc.Graph):
        return _graph(part, inside)
    if not isinstance(part, Component):
        return escape(str(part), quote=False)
    tag = part._type.lower()
    start = f"<{tag}{''.join(_attributes(part))}>"
    if tag in _VOID:
        return start
    return f"{start}{html(getattr(part, 'children', None), inside)}</{tag}>"


def _attributes(part: Component) -> Iterator[str]:
    # Much quicker than to_plotly_json(), and there are thousands of them; sorted, since the order
    # in which Dash sets them is another in each process.
    for name, value in sorted(vars(part).items()):
        if name == "children" or value is None or value is False or name.startswith(_OWN):
            continue
        written = _NAMES.get(name, name.lower())
        yield f" {written}" if value is True else f' {written}="{escape(str(value))}"'


def _graph(graph: dcc.Graph, inside: Inside) -> str:
    return (
        f'<div class="{escape(graph.className)}" data-config={_json(graph.config)} '
        f"data-figure={_json(graph.figure)}>{inside(graph.figure)}</div>"
    )


def _json(value: Any) -> str:
    """JSON as an attribute's value, in the quotes that it has none of itself."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return "'" + escape(text, quote=False).replace("'", "&#39;") + "'"
