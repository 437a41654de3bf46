"""One panel drawn: gridlines, events, figures, calendar, and its geometry for a script."""

import json
from collections.abc import Sequence
from dataclasses import replace
from xml.sax.saxutils import quoteattr

from components.drawing import ends, figures
from components.drawing.days import TICK_SIZE, Calendar
from components.drawing.events import ROW, Flag, Mark
from components.drawing.inks import Inks
from components.drawing.plot import Plot
from components.drawing.text import Label, num, texts


def panel(
    plot: Plot, inks: Inks, *, events: Sequence[Mark] = (), flags: Sequence[Flag] = ()
) -> str:
    """The panel as a group, without the events' names."""
    under = _shades(plot, events, inks) + _grid(plot, inks) + _poles(plot, events, flags, inks)
    if plot.shared:
        named = ends.drawn(
            plot.tracks, plot.names, bands=plot.bands, scale=plot.scale, ink=inks.ink
        )
        return _group(plot, under + _figures(plot, inks) + named)
    over = figures.signs(plot, inks) + figures.numbers(plot, inks)
    return _group(plot, under + _figures(plot, inks) + over)


def thumbnail(plot: Plot, inks: Inks, *, dated: bool) -> str:
    """Figures on a line, without scale or marks; the calendar only where it is `dated`."""
    shown = plot if dated else replace(plot, calendar=Calendar((), ()))
    return _group(shown, _figures(shown, inks))


def geometry(plot: Plot) -> dict[str, object]:
    """What a script needs to find a pointer's row and to place a marker, in viewBox units.

    Band i spans `dx` from `left` + i * `dx`; a category's row r lies in band `first` + r; a
    value v lies at `bottom` - (v - `low`) * `unit`.
    """
    return {
        "left": round(plot.bands.left, 2),
        "right": round(plot.bands.right, 2),
        "top": round(plot.scale.top, 2),
        "bottom": round(plot.scale.bottom, 2),
        "dx": round(plot.bands.step, 5),
        "n": plot.bands.count,
        "low": plot.scale.low,
        "unit": float(f"{plot.scale.unit:.6g}"),
        "series": [
            {"category": track.category, "first": track.first, "rows": len(track.values)}
            for track in plot.tracks
        ],
    }


def _group(plot: Plot, content: str) -> str:
    data = json.dumps(geometry(plot), separators=(",", ":"))
    return f"<g data-plot={quoteattr(data)}>{content}</g>"


def _figures(plot: Plot, inks: Inks) -> str:
    """Lines over the axis, the axis over the feet of bars."""
    if plot.shared or plot.cumulative:
        return _foot(plot, inks) + figures.beside(plot, inks) + figures.lines(plot)
    over = figures.compared(plot, inks) + figures.averages(plot, inks)
    return figures.bars(plot, inks) + _foot(plot, inks) + over


def _grid(plot: Plot, inks: Inks) -> str:
    left, right = num(plot.bands.left), num(plot.bands.right)
    rules = "".join(f"M{left} {num(plot.scale.y(tick))}H{right}" for tick in plot.scale.ticks)
    x = plot.bands.left - 8
    names = [
        Label(plot.say.number(tick), x, plot.scale.y(tick) + 4, TICK_SIZE, "end")
        for tick in plot.scale.ticks
    ]
    return f'<path d="{rules}" fill="none" stroke="{inks.rule}"/>' + texts(names, inks.soft)


def _foot(plot: Plot, inks: Inks) -> str:
    """The calendar, and a line that is darker where it is zero's."""
    left, right, bottom = plot.bands.left, plot.bands.right, plot.scale.bottom
    is_cut = plot.scale.low > 0
    level = num(bottom if is_cut else plot.scale.y(0))
    tallies = "".join(f"M{num(mark)} {num(bottom)}v5" for mark in plot.calendar.marks)
    stroke = inks.rule if is_cut else inks.soft
    return (
        f'<path d="M{num(left)} {level}H{num(right)}{tallies}" fill="none" stroke="{stroke}"/>'
        + texts(plot.calendar.labels, inks.soft)
    )


def _shades(plot: Plot, events: Sequence[Mark], inks: Inks) -> str:
    top, height = num(plot.scale.top), num(plot.scale.bottom - plot.scale.top)
    return "".join(
        f'<rect x="{num(mark.left)}" y="{top}" width="{num(mark.right - mark.left)}" '
        f'height="{height}" fill="{inks.soft}" fill-opacity=".1"/>'
        for mark in events
        if mark.right is not None
    )


def _poles(plot: Plot, events: Sequence[Mark], flags: Sequence[Flag], inks: Inks) -> str:
    """A line at each event's first day, up to the row of its flag; none where it began before."""
    top, bottom = plot.scale.top, num(plot.scale.bottom)
    tops = {flag.pole: top - ROW * flag.row - ROW + 2 for flag in flags}
    poles = "".join(
        f"M{num(mark.left)} {num(tops.get(mark.left, top))}V{bottom}"
        for mark in events
        if mark.begins
    )
    dashed = f'fill="none" stroke="{inks.soft}" stroke-dasharray="2 2"'
    return f'<path d="{poles}" {dashed}/>' if poles else ""
