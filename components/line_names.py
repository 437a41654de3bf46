"""Names at the ends of lines that share a chart: each near its line, none over another.

Placed for the lowest plot that the style sheet gives it; in a higher one they lie further apart.
"""

from collections.abc import Mapping, Sequence
from math import ceil
from typing import Any

from components import theme
from components.drawing.ends import spread
from components.drawing.text import width, wrapped
from data.catalog import CATEGORIES
from data.selection import Lang

LOW, TALL = 272, 496
"""The least heights in assets/page.css: of a plot, and of one with more names than fit there."""

_SIZE, _LINE, _GAP = 12, 16, 2
_WITHIN = 84
"""Longer names are wrapped, so that a phone keeps more than half of its width for the lines."""

_SPACE = "\u00a0"
_DOT, _INDENT = f"{_SPACE}●{_SPACE}", _SPACE * 5
_LEAD = 22
"""What a dot and its spaces take, in any font."""


def named(drawn: Mapping[str, Any], lang: Lang) -> dict[str, Any]:
    """A chart with the names of its lines, those whose `meta` is a category, in its right margin.

    Its scale begins at zero and ends where its layout says.
    """
    frame = drawn["layout"]
    lines = sorted(_lines(drawn), key=lambda line: -line[1])
    if not lines:
        return dict(drawn)
    names = [_name(category, lang) for category, _ in lines]
    high = frame["yaxis"]["range"][1]
    room = _inside(drawn, TALL if _is_tall(drawn, lang) else LOW)
    places = spread(
        [room * (1 - value / high) for _, value in lines],
        [_height(name) for name in names],
        top=-_LINE / 2,
        bottom=room + _LINE / 2,
    )
    ends = {
        "type": "scatter",
        "mode": "text",
        "x": [frame["xaxis"]["range"][1]] * len(lines),
        "y": [round(high * (1 - place / room), 3) for place in places],
        "text": [
            _text(name, theme.COLOURS[category])
            for (category, _), name in zip(lines, names, strict=True)
        ],
        "textposition": "middle right",
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    widest = max(width(line, _SIZE) for name in names for line in name)
    margin = frame["margin"] | {"r": _LEAD + ceil(widest)}
    return {**drawn, "data": [*drawn["data"], ends], "layout": frame | {"margin": margin}}


def class_name(drawn: Mapping[str, Any], lang: Lang) -> str:
    """For the style sheet: whether the names ask for a taller plot."""
    return "tall" if _is_tall(drawn, lang) else ""


def _is_tall(drawn: Mapping[str, Any], lang: Lang) -> bool:
    heights = [_height(_name(category, lang)) for category, _ in _lines(drawn)]
    return sum(heights) - _LINE > _inside(drawn, LOW)


def _lines(drawn: Mapping[str, Any]) -> list[tuple[str, int]]:
    """Each line's category and last value; a line without values has no end."""
    told = [
        (trace["meta"], [value for value in trace["y"] if value is not None])
        for trace in drawn["data"]
        if "meta" in trace
    ]
    return [(category, values[-1]) for category, values in told if values]


def _name(category: str, lang: Lang) -> list[str]:
    """A category's name in the lines it takes."""
    return wrapped(CATEGORIES[category].short[lang], _SIZE, within=_WITHIN)


def _height(name: Sequence[str]) -> float:
    return _LINE * len(name) + _GAP


def _inside(drawn: Mapping[str, Any], height: float) -> float:
    """What the margins leave of a height."""
    margin = drawn["layout"]["margin"]
    return float(height - margin["t"] - margin["b"])


def _text(name: Sequence[str], colour: str) -> str:
    first, *rest = name
    dot = f'<span style="color:{colour}">{_DOT}</span>'
    return f"{dot}{first}" + "".join(f"<br>{_INDENT}{line}" for line in rest)
