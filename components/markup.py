"""A part's elements as HTML: what React has no need to know stands in the page as it is sent."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import Any

from dash import dcc

from components.html import Element

Inside = Callable[[Mapping[str, Any]], str]
"""What stands in a chart's place until plotly.js has drawn its figure, as HTML."""

_NAMES = {"className": "class", "htmlFor": "for"}
"""Attributes that React spells in its own way; the others only differ in capitals."""

_UNBROKEN = re.compile(
    r" (?=– )|(?<=\d) (?=[^\W\d_]{1,10}\b)|(?<=[^\W\d_]) (?=20\d\d\b)"
    r"|(?<=\b(?i:[взійоу])) |(?<=\b(?i:за|на|до|із)) (?=[^\W\d])"
)
"""Where no line ends: before a dash, within a date, between a number and a word that is short
enough to stand beside it on a phone, and after the shortest Ukrainian words."""

_DAYS = re.compile(r"\b\d\d?–\d\d?(?=\u00a0[^\W\d_])")
"""Two days of a month, whose dash no sign keeps from ending a line."""

VIEWPORT = '<meta name="viewport" content="width=device-width, initial-scale=1, minimum-scale=1">'
"""What a phone is told of a page's width. Without the least scale, one element that stands out for
a moment, as a list does before it has its place, makes the whole page smaller, and what is fixed to
its edge moves away under the finger."""

_VOID = {"hr", "img", "input", "link", "meta"}


class Ready(str):
    """HTML that is written already."""


def html(part: Any, inside: Inside = lambda figure: "") -> str:
    """Elements, texts and lists of them as HTML; a chart as the place where it is drawn."""
    if part is None:
        return ""
    if isinstance(part, Ready):
        return part
    if isinstance(part, list | tuple):
        return "".join(html(child, inside) for child in part)
    if isinstance(part, dcc.Graph):
        return _graph(part, inside)
    if not isinstance(part, Element):
        text = _UNBROKEN.sub("\u00a0", escape(str(part), quote=False))
        return _DAYS.sub(r'<span class="whole">\g<0></span>', text)
    tag = type(part).__name__.lower()
    start = f"<{tag}{''.join(_attributes(part))}>"
    if tag in _VOID:
        return start
    return f"{start}{html(part.children, inside)}</{tag}>"


def _attributes(part: Element) -> Iterator[str]:
    for name, value in vars(part).items():
        if name == "children" or value is None or value is False:
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
