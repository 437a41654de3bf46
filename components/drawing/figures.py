"""What a plot draws of its tracks: bars or lines, the average, marks, numbers."""

from collections.abc import Sequence

from components import theme
from components.drawing import compared as compare, marks
from components.drawing.beside import drawn
from components.drawing.days import TICK_SIZE
from components.drawing.inks import Inks, stroked
from components.drawing.marks import Place, Places
from components.drawing.plot import DOT, MARK, Plot
from components.drawing.text import Label, texts
from components.drawing.tracks import Track

AVERAGE_WIDTH, _FINE = 1.75, 1.25
RING = 1.25
_SMALL = 300
"""In narrower plots marks are smaller."""

_OVER_TICK, _UNDER_TICK, _IN_A_BAR = 5, 14, 15
"""Between the first two distances from its baseline, a tick would run through a number; the third
is from a bar's head to the baseline of a number in it."""


def bars(plot: Plot, inks: Inks) -> str:
    return "".join(_bars(track, plot, inks) for track in plot.tracks)


def _bars(track: Track, plot: Plot, inks: Inks) -> str:
    whole = marks.bars(track.only(partial=False), track.first, plot.bands, plot.scale)
    partial = marks.bars(track.only(partial=True), track.first, plot.bands, plot.scale)
    # Paper under what is paler, so that no gridline shines through.
    pale = (
        f'<g fill="{inks.paper}">{partial}</g><g fill-opacity="{theme.PALE}">{partial}</g>'
        if partial
        else ""
    )
    return f'<g fill="{theme.COLOURS[track.category]}">{whole}{pale}</g>'


def averages(plot: Plot, inks: Inks) -> str:
    wide = AVERAGE_WIDTH if plot.bands.step > 1 else _FINE
    return "".join(
        f'<path d="{marks.line(marks.places(track.average, track.first, plot.bands, plot.scale))}"'
        f"{stroked(inks.ink, wide)}/>"
        for track in plot.tracks
        if track.averaged
    )


def beside(plot: Plot, inks: Inks) -> str:
    """What a total is set against, under its line."""
    return "".join(
        drawn(track.beside, plot.bands, plot.scale, inks, colour=theme.COLOURS[track.category])
        for track in plot.tracks
        if track.beside
    )


def compared(plot: Plot, inks: Inks) -> str:
    """What losses are compared with, over their bars."""
    return "".join(
        compare.drawn(track.compared, track.first, plot.bands, plot.scale, inks)
        for track in plot.tracks
        if track.compared
    )


def lines(plot: Plot) -> str:
    return "".join(_line(track, plot) for track in plot.tracks)


def _line(track: Track, plot: Plot) -> str:
    """A line, or steps for totals of what is rare; a dot where it ends or has no neighbours."""
    places, colour = _places(track, plot), theme.COLOURS[track.category]
    stepped = plot.cumulative and track.category in theme.RARE
    path = marks.steps(places) if stepped else marks.line(places)
    dotted = marks.lone(places)
    last = places[track.last[0]] if track.last and not plot.shared else None
    dots = marks.dots([*dotted, *([last] if last else [])], 3)
    return f'<path d="{path}"{stroked(colour, 2)}/>' + _path(dots, f'fill="{colour}"')


def signs(plot: Plot, inks: Inks) -> str:
    """Hollow dots on what is disputed, triangles over what is restated."""
    return "".join(
        _hollow(track, plot, inks) + _triangles(track, plot, inks) for track in plot.tracks
    )


def _triangles(track: Track, plot: Plot, inks: Inks) -> str:
    size = 9 if plot.bands.right - plot.bands.left > _SMALL else 7
    over = [
        (place[0], place[1] - 4 - DOT * disputed)
        for place, restated, disputed in zip(
            _places(track, plot), track.restated, track.disputed, strict=True
        )
        if place is not None and restated
    ]
    halo = f'fill="{inks.ink}" stroke="{inks.paper}" stroke-width="1.5" paint-order="stroke"'
    return _path(marks.triangles(over, size), halo)


def _hollow(track: Track, plot: Plot, inks: Inks) -> str:
    """A ring on each disputed value; on a line, one long ring around neighbours."""
    places = _places(track, plot)
    radius = min(max(plot.bands.step * 0.4, 2), 4)
    disputed = [row for row, is_disputed in enumerate(track.disputed) if is_disputed]
    runs = marks.stretches(disputed) if plot.cumulative else [range(r, r + 1) for r in disputed]
    alone = [place for run in runs if len(run) == 1 and (place := places[run[0]])]
    return _tubes([[places[row] for row in run] for run in runs if len(run) > 1], radius, inks) + (
        rings(alone, radius, inks)
    )


def rings(on: Sequence[Place], radius: float, inks: Inks) -> str:
    drawn = f'fill="{inks.paper}" stroke="{inks.ink}" stroke-width="{RING}"'
    return _path(marks.dots(on, radius), drawn)


def _tubes(along: Sequence[Places], radius: float, inks: Inks) -> str:
    path = "".join(marks.line(places) for places in along)
    return "".join(
        _path(path, f'{stroked(colour, wide)} stroke-linecap="round"')
        for colour, wide in ((inks.ink, 2 * radius + RING), (inks.paper, 2 * radius - RING))
    )


def numbers(plot: Plot, inks: Inks) -> str:
    """Values beside the figures: over each of a few bars, at the end of a total's line."""
    labels: list[Label] = []
    for track in plot.tracks:
        if plot.cumulative and track.last is not None:
            labels.append(_number(track, track.last[0], plot, near=slice(-12, None)))
        elif plot.prints_values:
            labels += [
                _number(track, row, plot, near=slice(row, row + 1))
                for row, value in enumerate(track.values)
                if value is not None
            ]
    return texts(labels, inks.ink, halo=inks.paper)


def _number(track: Track, row: int, plot: Plot, *, near: slice) -> Label:
    """A row's value over its place, the marks of the rows near it, and what it is set against:
    beside another's figure, it says whose it is."""
    value = track.values[row] or 0
    text = plot.say.number(value)
    lift = 5 + 2 * plot.cumulative
    lift += MARK * any(track.restated[near]) + DOT * any(track.disputed[near])
    over = max(value, track.beside.last if track.beside else value)
    y = _clear(plot.scale.y(over) - lift, track, row, plot)
    return Label(
        f"{plot.say.evidence.CLAIMED} {text}" if track.beside else text,
        plot.bands.middle(track.first + row),
        y,
        TICK_SIZE,
        "middle",
        "semibold",
    ).inside((plot.bands.left, plot.bands.right))


def _clear(y: float, track: Track, row: int, plot: Plot) -> float:
    """The baseline over a bar, or in its head where the tick of what it is compared with would
    run through the number: over the tick it would be read as the tick's."""
    other = track.compared.values[row] if track.compared else None
    if other is None or not y - _UNDER_TICK < plot.scale.y(other) < y + _OVER_TICK:
        return y
    inside = plot.scale.y(track.values[row] or 0) + _IN_A_BAR
    return inside if inside < plot.scale.y(0) - 2 else plot.scale.y(other) - _OVER_TICK


def _places(track: Track, plot: Plot) -> list[Place | None]:
    return marks.places(track.values, track.first, plot.bands, plot.scale)


def _path(path: str, attributes: str) -> str:
    return f'<path d="{path}" {attributes.strip()}/>' if path else ""
