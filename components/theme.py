"""The look of every chart: colours, template, number formats. Colours of the page are in CSS.

Each colour keeps a contrast of 3:1 on white and on the dark page, so that one figure serves both
and neither the theme nor a switch of it costs a request; CSS colours text and grid.
"""

from collections.abc import Sequence
from typing import Any

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

FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif'


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


_TICKS = [
    {"dtickrange": [None, 86_400_000 * 27], "value": "%-d %b"},
    {"dtickrange": [86_400_000 * 27, "M11"], "value": "%b\n%Y"},
    {"dtickrange": ["M12", None], "value": "%Y"},
]


def layout(separators: str, *, from_zero: bool) -> dict[str, Any]:
    """A chart's frame: quiet axes, no zoom or drag that would trap a phone's scroll.

    The margins make room for every label; that plotly.js measures once more whether one runs over
    (its ticklabeloverflow) took a third of the time that a chart is drawn in.
    """
    return {
        "autosize": True,
        "margin": {"l": 8, "r": 8, "t": 12, "b": 8},
        "font": {"family": FONT, "size": 12, "color": INK},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "separators": separators,
        "dragmode": False,
        "hovermode": "closest",
        "barmode": "overlay",
        "bargap": 0.15,
        "showlegend": False,
        "hoverlabel": {"font": {"family": FONT, "size": 13}, "align": "left"},
        "xaxis": {
            "type": "date",
            "fixedrange": True,
            "automargin": True,
            "showgrid": False,
            "ticks": "outside",
            "ticklen": 4,
            "tickcolor": GRID,
            "linecolor": MUTED,
            "showline": True,
            "tickformatstops": _TICKS,
            "nticks": 5,
            "tickangle": 0,
            "ticklabeloverflow": "allow",
        },
        "yaxis": {
            "fixedrange": True,
            "automargin": True,
            "gridcolor": GRID,
            "zeroline": False,
            "tickformat": ",d",
            "nticks": 6,
            "ticklabeloverflow": "allow",
            "ticklabelstandoff": 4,
            "rangemode": "tozero" if from_zero else "nonnegative",
        },
    }
