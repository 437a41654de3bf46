"""One panel: axes, figures, marks and labels on one scale, and its geometry for a script."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from types import ModuleType
from xml.sax.saxutils import quoteattr

from components import theme
from components.drawing import ends, marks
from components.drawing.axes import TICK_SIZE, Bands, Calendar, Scale, cuts, scale, ticks
from components.drawing.events import Flag, Mark
from components.drawing.marks import Track
from components.drawing.text import Box, Label, num, texts, width
from components.words import words
from data.series import Selected

_VALUED_BARS = 12
"""So few bars may print their values."""


@dataclass(frozen=True)
class Inks:
    """The page's colours (assets/page.css); those of the figures are theme.COLOURS."""

    paper: str
    ink: str
    soft: str
    rule: str


LIGHT = Inks("#fdfcfa", "#1a1d20", "#565c63", "#dedad3")
DARK = Inks("#15181b", "#eceae6", "#a9aeb4", "#353b41")
PAGE = Inks("var(--paper)", "var(--ink)", "var(--soft)", "var(--rule)")
"""As the page around the drawing decides, light or dark."""


@dataclass(frozen=True)
class Panel:
    """Tracks on one scale, over the days of one axis; several may be named at their ends."""

    tracks: tuple[Track, ...]
    selected: Selected
    bands: Bands
    scale: Scale
    calendar: Calendar
    names: tuple[ends.Name, ...] = ()

    @property
    def say(self) -> ModuleType:
        return words(self.selected.selection.lang)

    @property
    def cumulative(self) -> bool:
        return self.selected.selection.measure == "cumulative"

    @property
    def together(self) -> bool:
        return len(self.tracks) > 1


def panel(
    tracks: tuple[Track, ...],
    selected: Selected,
    plot: Box,
    *,
    bounds: tuple[float, float],
    two_lines: bool,
    names: tuple[ends.Name, ...] = (),
) -> Panel:
    """The panel whose figures fill a box; its calendar's labels keep between the bounds."""
    say = words(selected.selection.lang)
    bands = Bands(selected.window, selected.by, plot.left, plot.right)
    return Panel(
        tracks,
        selected,
        bands,
        scale(
            [value for track in tracks for value in track.present],
            top=plot.top,
            bottom=plot.bottom,
            from_zero=_from_zero(tracks, selected),
            headroom=_headroom(tracks, bands, selected),
        ),
        ticks(bands, say.SHORT_MONTHS, foot=plot.bottom, bounds=bounds, two_lines=two_lines),
        names,
    )


def is_cut(tracks: Sequence[Track], selected: Selected) -> bool:
    """Whether their scale leaves out zero."""
    values = [value for track in tracks for value in track.present]
    return not _from_zero(tracks, selected) and cuts(values)


def _from_zero(tracks: Sequence[Track], selected: Selected) -> bool:
    return selected.selection.measure == "daily" or len(tracks) > 1


def _headroom(tracks: tuple[Track, ...], bands: Bands, selected: Selected) -> float:
    """What must find room over the highest value."""
    if len(tracks) > 1:
        return 6
    marked = 14 * any(tracks[0].restated) + 4 * any(tracks[0].disputed)
    if selected.selection.measure == "cumulative":
        return float(20 + marked)
    return float(6 + marked + 14 * _prints_values(tracks[0], bands, selected))


def _prints_values(track: Track, bands: Bands, selected: Selected) -> bool:
    say = words(selected.selection.lang)
    widest = max((width(say.number(value), TICK_SIZE) for value in track.present), default=0)
    return bands.count <= _VALUED_BARS and widest + 4 <= bands.step


def margin(tracks: Sequence[Track], say: ModuleType) -> float:
    """The room that the labels of a scale take to the left of the plot."""
    peak = max((value for track in tracks for value in track.present), default=1)
    return width(say.number(10 ** len(str(peak)) - 1), TICK_SIZE) + 8


def drawn(
    shown: Panel, inks: Inks, *, events: Sequence[Mark] = (), flags: Sequence[Flag] = ()
) -> str:
    """The panel as a group."""
    return (
        f"<g data-plot={quoteattr(json.dumps(geometry(shown), separators=(',', ':')))}>"
        + _shades(shown, events, inks)
        + _grid(shown, inks)
        + _poles(shown, events, flags, inks)
        + (_lines(shown) if shown.together or shown.cumulative else _bars(shown, inks))
        + _foot(shown, inks)
        + _marks(shown, inks)
        + _values(shown, inks)
        + _ends(shown, inks)
        + "</g>"
    )


def geometry(shown: Panel) -> dict[str, object]:
    """What a script needs to find a pointer's row and to place a marker, in viewBox units.

    Band i spans `dx` from `left` + i * `dx`; a category's row r lies in band `first` + r; a
    value v lies at `bottom` - (v - `low`) * `unit`.
    """
    axis = shown.scale
    return {
        "left": round(shown.bands.left, 2),
        "right": round(shown.bands.right, 2),
        "top": round(axis.top, 2),
        "bottom": round(axis.bottom, 2),
        "dx": round(shown.bands.step, 5),
        "n": shown.bands.count,
        "low": axis.low,
        "unit": float(f"{axis.unit:.6g}"),
        "series": [
            {"category": track.category, "first": track.first, "rows": len(track.values)}
            for track in shown.tracks
        ],
    }


def _grid(shown: Panel, inks: Inks) -> str:
    left, right = num(shown.bands.left), num(shown.bands.right)
    rules = "".join(f"M{left} {num(shown.scale.y(tick))}H{right}" for tick in shown.scale.ticks)
    names = [
        Label(
            shown.say.number(tick),
            shown.bands.left - 8,
            shown.scale.y(tick) + 4,
            TICK_SIZE,
            "end",
        )
        for tick in shown.scale.ticks
    ]
    return f'<path d="{rules}" fill="none" stroke="{inks.rule}"/>' + texts(names, inks.soft)


def _foot(shown: Panel, inks: Inks) -> str:
    """The calendar, and zero's line where there is a zero."""
    left, right, bottom = shown.bands.left, shown.bands.right, shown.scale.bottom
    stroke = inks.rule if shown.scale.low > 0 else inks.soft
    tallies = "".join(f"M{num(mark)} {num(bottom)}v5" for mark in shown.calendar.marks)
    zero = num(shown.scale.y(0) if shown.scale.low <= 0 else bottom)
    return (
        f'<path d="M{num(left)} {zero}H{num(right)}{tallies}" fill="none" stroke="{stroke}"/>'
        + texts(shown.calendar.labels, inks.soft)
    )


def _shades(shown: Panel, events: Sequence[Mark], inks: Inks) -> str:
    top, height = num(shown.scale.top), num(shown.scale.bottom - shown.scale.top)
    return "".join(
        f'<rect x="{num(mark.left)}" y="{top}" width="{num(mark.right - mark.left)}" '
        f'height="{height}" fill="{inks.soft}" fill-opacity=".1"/>'
        for mark in events
        if mark.right is not None
    )


def _poles(shown: Panel, events: Sequence[Mark], flags: Sequence[Flag], inks: Inks) -> str:
    top, bottom = shown.scale.top, num(shown.scale.bottom)
    tops = {flag.pole: top - 16 * flag.row - 14 for flag in flags}
    poles = "".join(
        f"M{num(mark.left)} {num(tops.get(mark.left, top))}V{bottom}" for mark in events
    )
    if not poles:
        return ""
    return f'<path d="{poles}" fill="none" stroke="{inks.soft}" stroke-dasharray="2 2"/>'


def _bars(shown: Panel, inks: Inks) -> str:
    (track,) = shown.tracks
    whole = marks.bars(track.only(partial=False), track.first, shown.bands, shown.scale)
    partial = marks.bars(track.only(partial=True), track.first, shown.bands, shown.scale)
    pale = f'<g fill-opacity=".45">{partial}</g>' if partial else ""
    average = marks.line(marks.points(track.average, track.first, shown.bands, shown.scale))
    return f'<g fill="{theme.COLOURS[track.category]}">{whole}{pale}</g>' + (
        f'<path d="{average}"{stroked(inks.ink, 1.75)}/>' if track.averaged else ""
    )


def stroked(colour: str, wide: float) -> str:
    return f' fill="none" stroke="{colour}" stroke-width="{wide}" stroke-linejoin="round"'


def _lines(shown: Panel) -> str:
    return "".join(_line(track, shown) for track in shown.tracks)


def _line(track: Track, shown: Panel) -> str:
    values = track.values if shown.cumulative else track.only(partial=False)
    places = marks.points(values, track.first, shown.bands, shown.scale)
    colour = theme.COLOURS[track.category]
    stepped = shown.cumulative and track.category in theme.RARE
    path = marks.steps(places) if stepped else marks.line(places)
    alone = marks.dots(marks.lone(places), 3.5)
    return f'<path d="{path}"{stroked(colour, 2 if shown.together else 2.25)}/>' + (
        f'<path d="{alone}" fill="{colour}"/>' if alone else ""
    )


def _marks(shown: Panel, inks: Inks) -> str:
    """Hollow dots on what is disputed, triangles over what is restated."""
    hollow: list[tuple[float, float]] = []
    over: list[tuple[float, float]] = []
    radius = min(max(shown.bands.step * 0.4, 2), 4)
    for track in shown.tracks:
        places = marks.points(track.values, track.first, shown.bands, shown.scale)
        for row, place in enumerate(places):
            if place is None:
                continue
            if track.disputed[row]:
                hollow.append(place)
            if track.restated[row]:
                lift = 4 + 4 * track.disputed[row]
                over.append((place[0], place[1] - lift))
    dots, triangles = marks.dots(hollow, radius), marks.triangles(over)
    return (
        f'<path d="{dots}" fill="{inks.paper}" stroke="{inks.ink}" stroke-width="1.25"/>'
        if dots
        else ""
    ) + (f'<path d="{triangles}" fill="{inks.ink}"/>' if triangles else "")


def _values(shown: Panel, inks: Inks) -> str:
    """Numbers beside the figures: over each of a few bars, at the end of a total's line."""
    if shown.together:
        return ""
    (track,) = shown.tracks
    if shown.cumulative:
        return texts(_last_value(track, shown), inks.ink)
    if not _prints_values(track, shown.bands, shown.selected):
        return ""
    return texts(
        [
            Label(
                shown.say.number(value),
                shown.bands.middle(track.first + row),
                shown.scale.y(value) - 5 - 14 * track.restated[row] - 4 * track.disputed[row],
                TICK_SIZE,
                "middle",
                "semibold",
            )
            for row, value in enumerate(track.values)
            if value is not None
        ],
        inks.ink,
    )


def _last_value(track: Track, shown: Panel) -> list[Label]:
    if track.last is None:
        return []
    row, value = track.last
    lift = 7 + 14 * any(track.restated[-12:]) + 4 * any(track.disputed[-12:])
    x, y = shown.bands.middle(track.first + row), shown.scale.y(value) - lift
    label = Label(shown.say.number(value), x, y, TICK_SIZE, "end", "semibold")
    return [label.inside((shown.bands.left, shown.bands.right))]


def _ends(shown: Panel, inks: Inks) -> str:
    if not shown.names:
        return ""
    return ends.drawn(shown.tracks, shown.names, bands=shown.bands, scale=shown.scale, ink=inks.ink)
