"""One panel: axes, figures, marks and labels on one scale, and its geometry for a script."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import ModuleType
from xml.sax.saxutils import quoteattr

from components import theme
from components.drawing import ends, marks
from components.drawing.axes import HEADROOM, TICK_SIZE, Bands, Calendar, Scale, cuts, scale, ticks
from components.drawing.events import Flag, Mark
from components.drawing.marks import Track
from components.drawing.text import Box, Label, num, texts, width
from components.words import words
from data.series import Selected

_SMALL = 300
"""In narrower plots marks are smaller."""

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
    headroom: float | None = None,
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
            headroom=_headroom(tracks, bands, selected) if headroom is None else headroom,
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
    return not track.averaged and bands.count <= _VALUED_BARS and widest + 4 <= bands.step


def margin(tracks: Sequence[Track], say: ModuleType) -> float:
    """The room that the labels of a scale take to the left of the plot."""
    peak = max((value for track in tracks for value in track.present), default=1)
    # A scale's highest tick is at most its HEADROOM over the peak.
    return width(say.number(10 ** len(str(int(peak * HEADROOM))) - 1), TICK_SIZE) + 8


def drawn(
    shown: Panel, inks: Inks, *, events: Sequence[Mark] = (), flags: Sequence[Flag] = ()
) -> str:
    """The panel as a group."""
    return _group(
        shown,
        _shades(shown, events, inks)
        + _grid(shown, inks)
        + _poles(shown, events, flags, inks)
        + _figures(shown, inks)
        + _marks(shown, inks)
        + _values(shown, inks)
        + _ends(shown, inks),
    )


def thumbnail(
    tracks: tuple[Track, ...], selected: Selected, plot: Box, inks: Inks, *, dated: bool
) -> str:
    """Figures on a line, without scale or marks; the calendar only where it is `dated`."""
    shown = panel(
        tracks, selected, plot, bounds=(plot.left, plot.right), two_lines=False, headroom=1
    )
    if not dated:
        shown = replace(shown, calendar=Calendar((), ()))
    return _group(shown, _figures(shown, inks))


def _group(shown: Panel, content: str) -> str:
    data = json.dumps(geometry(shown), separators=(",", ":"))
    return f"<g data-plot={quoteattr(data)}>{content}</g>"


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


def _figures(shown: Panel, inks: Inks) -> str:
    """Lines over the axis, or the axis over the feet of the bars."""
    if shown.together or shown.cumulative:
        return _foot(shown, inks) + "".join(_line(track, shown) for track in shown.tracks)
    return "".join(
        _bars(track, shown, inks) + _foot(shown, inks) + _average(track, shown, inks)
        for track in shown.tracks
    ) or _foot(shown, inks)


def _bars(track: Track, shown: Panel, inks: Inks) -> str:
    whole = marks.bars(track.only(partial=False), track.first, shown.bands, shown.scale)
    partial = marks.bars(track.only(partial=True), track.first, shown.bands, shown.scale)
    # Paper under what is paler, so that no gridline shines through.
    pale = (
        f'<g fill="{inks.paper}">{partial}</g><g fill-opacity=".45">{partial}</g>'
        if partial
        else ""
    )
    return f'<g fill="{theme.COLOURS[track.category]}">{whole}{pale}</g>'


def _average(track: Track, shown: Panel, inks: Inks) -> str:
    if not track.averaged:
        return ""
    path = marks.line(marks.points(track.average, track.first, shown.bands, shown.scale))
    return f'<path d="{path}"{stroked(inks.ink, 1.75)}/>'


def stroked(colour: str, wide: float) -> str:
    return f' fill="none" stroke="{colour}" stroke-width="{wide}" stroke-linejoin="round"'


def _line(track: Track, shown: Panel) -> str:
    places = marks.points(track.values, track.first, shown.bands, shown.scale)
    colour = theme.COLOURS[track.category]
    stepped = shown.cumulative and track.category in theme.RARE
    path = marks.steps(places) if stepped else marks.line(places)
    ends = marks.lone(places)
    if not shown.together and track.last is not None:
        row, value = track.last
        ends = [*ends, (shown.bands.middle(track.first + row), shown.scale.y(value))]
    dots = f'<path d="{marks.dots(ends, 3)}" fill="{colour}"/>' if ends else ""
    return f'<path d="{path}"{stroked(colour, 2)}/>{dots}'


def _marks(shown: Panel, inks: Inks) -> str:
    """Hollow dots on what is disputed, triangles over what is restated."""
    if shown.together:
        return ""
    (track,) = shown.tracks
    places = marks.points(track.values, track.first, shown.bands, shown.scale)
    size = 9 if shown.bands.right - shown.bands.left > _SMALL else 7
    over = [
        (place[0], place[1] - 4 - 4 * track.disputed[row])
        for row, place in enumerate(places)
        if place is not None and track.restated[row]
    ]
    triangles = (
        f'<path d="{marks.triangles(over, size)}" fill="{inks.ink}" stroke="{inks.paper}" '
        'stroke-width="1.5" paint-order="stroke"/>'
        if over
        else ""
    )
    return _hollow(track, places, shown, inks) + triangles


def _hollow(
    track: Track, places: Sequence[tuple[float, float] | None], shown: Panel, inks: Inks
) -> str:
    """A dot on each disputed value; on a line, one long ring around neighbours."""
    radius = min(max(shown.bands.step * 0.4, 2), 4)
    disputed = [row for row, is_disputed in enumerate(track.disputed) if is_disputed]
    stretches = marks.runs(disputed) if shown.cumulative else [range(r, r + 1) for r in disputed]
    dots = [place for run in stretches if len(run) == 1 and (place := places[run[0]])]
    rings = "".join(marks.line([places[row] for row in run]) for run in stretches if len(run) > 1)
    return "".join(
        f'<path d="{rings}"{stroked(colour, wide)} stroke-linecap="round"/>'
        for colour, wide in ((inks.ink, 2 * radius + 1.25), (inks.paper, 2 * radius - 1.25))
        if rings
    ) + (
        f'<path d="{marks.dots(dots, radius)}" fill="{inks.paper}" stroke="{inks.ink}" '
        'stroke-width="1.25"/>'
        if dots
        else ""
    )


def _values(shown: Panel, inks: Inks) -> str:
    """Numbers beside the figures: over each of a few bars, at the end of a total's line."""
    if shown.together:
        return ""
    (track,) = shown.tracks
    if shown.cumulative:
        return texts(_last_value(track, shown), inks.ink, halo=inks.paper)
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
        halo=inks.paper,
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
