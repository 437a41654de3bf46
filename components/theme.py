"""The look of every chart: colours, template, number formats. Those of the page are tokens.

Each colour keeps a contrast of 3:1 on white and on the dark page, so that one figure serves both
and neither the theme nor a switch of it costs a request; CSS colours text and grid.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import ceil
from typing import Any

from components import tokens
from components.drawing.text import width

INK, MUTED, GRID = "#6b7178", "#7a7f87", "#8884"
ACCENT = "#c4512d"
ACCENT_SHADES = (
    *("#fdf1ec", "#f8ddd2", "#f1bba6", "#ea9877", "#e98762"),
    *("#e98762", "#c4512d", "#a83d1e", "#8c3218", "#6f2712"),
)

COLOURS: dict[str, str] = {
    "personnel": ACCENT,
    "tanks": "#2a78b5",
    "afvs": "#b07d12",
    "artillery": "#8a6bb8",
    "mlrs": "#1f8a84",
    "srbm_launchers": "#9a7b4f",
    "air_defence": "#d0568f",
    "aircraft": "#3f6fd1",
    "helicopters": "#5b8c2a",
    "drones": "#7a7f87",
    "cruise_missiles": "#b5651d",
    "ships": "#5f8aa8",
    "submarines": "#6b7fa3",
    "vehicles": "#4a8f63",
    "trucks": "#7d8f2a",
    "fuel_tankers": "#8c6d8c",
    "special_equipment": "#a0522d",
    "ground_robots": "#b34a6a",
}

RARE = frozenset({"aircraft", "helicopters", "ships", "submarines"})
"""Categories that grow by ones: their totals are drawn as steps."""

FONT = tokens.LIGHT["sans"]


def config(lang: str, months: Sequence[str]) -> dict[str, Any]:
    """plotly.js's settings: no toolbar, nothing that traps a scroll, the reader's short months."""
    return {
        "displayModeBar": False,
        "scrollZoom": False,
        "doubleClick": False,
        "showTips": False,
        # plotly.js offers to upload the figure to a cloud unless it is told not to.
        "showSendToCloud": False,
        "plotlyServerURL": "",
        "locale": lang,
        "locales": {lang: {"format": {"shortMonths": months}}},
    }


DAY_MS = 86_400_000
"""plotly.js counts time in milliseconds."""

CROWDED = 24
"""More marks than these on a line are drawn smaller."""

BAR_GAP = 0.15
PALE = 0.55
"""What is left of the colour of a period that is not complete."""
_NTICKS = 5
_TICKS = [
    {"dtickrange": [None, DAY_MS * 27], "value": "%-d %b"},
    {"dtickrange": [DAY_MS * 27, "M11"], "value": "%b\n%Y"},
    {"dtickrange": ["M12", None], "value": "%Y"},
]


_SIZE, _LINE, _TICK = 12, 16, 4
_BESIDE = 8
"""Between the values' labels and the plot; a mark of the first day takes half of it."""
_MONTH, _YEAR = 30.4, 365.25
_BEYOND = 1.1
_RIGHT = 20
"""Half a label, which may stand at the axis' end."""


def layout(separators: str, *, from_zero: bool) -> dict[str, Any]:
    """A chart's frame: quiet axes, no zoom or drag that would trap a phone's scroll.

    `fitted` makes room for the labels of the axes. Left to plotly.js (its automargin and its
    ticklabeloverflow) a chart is drawn twice and each label measured once more, which took half
    of the time.
    """
    return {
        "autosize": True,
        "margin": {"l": 8, "r": _RIGHT, "t": 12, "b": 8},
        "font": {"family": FONT, "size": _SIZE, "color": INK},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "separators": separators,
        "dragmode": False,
        "hovermode": "closest",
        "barmode": "overlay",
        "bargap": BAR_GAP,
        "showlegend": False,
        "hoverlabel": {"font": {"family": FONT, "size": 13}, "align": "left"},
        "xaxis": {
            "type": "date",
            "fixedrange": True,
            "showgrid": False,
            "ticks": "outside",
            "ticklen": _TICK,
            "tickcolor": MUTED,
            "linecolor": MUTED,
            "showline": True,
            "tickformatstops": _TICKS,
            "nticks": _NTICKS,
            "tickangle": 0,
            "ticklabeloverflow": "allow",
        },
        "yaxis": {
            "fixedrange": True,
            "gridcolor": GRID,
            "zeroline": False,
            "tickformat": ",d",
            "nticks": 6,
            "ticklabeloverflow": "allow",
            "ticklabelstandoff": _BESIDE,
            "rangemode": "tozero" if from_zero else "nonnegative",
        },
    }


def peak(traces: Iterable[Mapping[str, Any]]) -> float:
    """The highest value that is drawn; 1 where there is none."""
    return max((value for trace in traces for value in trace["y"] if value), default=1)


def fitted(drawn: Mapping[str, Any], number: Callable[[int], str], *, days: int) -> dict[str, Any]:
    """A chart of so many days with margins that the labels of its axes fit in; `number` writes
    those of its values."""
    frame = drawn["layout"]
    # The scale goes a little beyond, and may be labelled there.
    widest = number(10 ** len(str(int(_BEYOND * peak(drawn["data"])))) - 1)
    # Between a month and a year plotly.js labels months, and has the year under the first of each.
    step = days / _NTICKS
    months = _MONTH < 2 * step <= _YEAR
    margin = frame["margin"] | {
        "l": ceil(width(widest, _SIZE)) + _BESIDE,
        "b": 2 * _TICK + _LINE * (2 if months else 1),
    }
    # Where each month or year has a label, it stands in its middle.
    each = step <= _MONTH if months else 2 * step > _YEAR
    axis = frame["xaxis"] | ({"ticklabelmode": "period"} if each else {})
    return {**drawn, "layout": frame | {"margin": margin, "xaxis": axis}}
