"""Names at the ends of lines that share a panel: each near its line, none over another."""

from collections.abc import Sequence
from dataclasses import dataclass

from components import theme
from components.drawing.days import Bands
from components.drawing.scale import Scale
from components.drawing.text import Label, num, texts, width, wrapped
from components.drawing.tracks import Track
from data.catalog import CATEGORIES

SIZE = 12
_LINE = 13
_GAP = 3
_LEADER = 14
_DOT = 3.5
_FARTHEST = 26
"""A leader across more than this would cross too many others."""

Name = tuple[str, ...]
"""A category's name in the lines it takes."""


def names(tracks: Sequence[Track], lang: str, *, within: float) -> tuple[Name, ...]:
    return tuple(
        tuple(wrapped(CATEGORIES[track.category].short[lang], SIZE, within=within))
        for track in tracks
    )


def height(written: Sequence[Name]) -> float:
    """The least that a plot must be tall for them."""
    return sum(_height(name) for name in written) - _LINE


def margin(written: Sequence[Name]) -> float:
    """The room they take to the right of the plot."""
    widest = max(width(line, SIZE) for name in written for line in name)
    return _LEADER + 2 * _DOT + 4 + widest


def drawn(
    tracks: Sequence[Track], written: Sequence[Name], *, bands: Bands, scale: Scale, ink: str
) -> str:
    """A dot in the line's colour and the name; a leader joins them to a line that ends close by."""
    if not written:
        return ""
    found = sorted(
        (
            (scale.y(track.last[1]), track.first + track.last[0], track, name)
            for track, name in zip(tracks, written, strict=True)
            if track.last is not None
        ),
        key=lambda end: end[0],
    )
    middles = spread(
        [wanted for wanted, *_ in found],
        [_height(name) for *_, name in found],
        top=scale.top - _LINE / 2,
        bottom=scale.bottom + _LINE / 2,
    )
    dot = bands.right + _LEADER + _DOT
    elements, labels = "", []
    for (wanted, band, track, name), middle in zip(found, middles, strict=True):
        colour = theme.COLOURS[track.category]
        if band >= bands.count - 2 and abs(wanted - middle) <= _FARTHEST:
            elements += (
                f'<path d="M{num(bands.middle(band))} {num(wanted)}L{num(dot)} {num(middle)}" '
                f'stroke="{colour}" stroke-opacity=".6"/>'
            )
        elements += f'<circle cx="{num(dot)}" cy="{num(middle)}" r="{_DOT}" fill="{colour}"/>'
        first = middle - (len(name) - 1) * _LINE / 2 + 4
        labels += [
            Label(line, dot + _DOT + 4, first + _LINE * index, SIZE)
            for index, line in enumerate(name)
        ]
    return elements + texts(labels, ink)


def _height(name: Name) -> float:
    return _LINE * len(name) + _GAP


@dataclass(frozen=True)
class _Group:
    """Neighbours that touch, around their common middle."""

    wanted: tuple[float, ...]
    heights: tuple[float, ...]
    middle: float

    @property
    def height(self) -> float:
        return sum(self.heights)


def spread(
    wanted: Sequence[float], heights: Sequence[float], *, top: float, bottom: float
) -> list[float]:
    """Middles near the wanted ones, in their order, so that nothing overlaps.

    All of them lie between top and bottom where the heights add up to no more.
    """
    groups: list[_Group] = []
    for place, height in zip(wanted, heights, strict=True):
        group = _group((place,), (height,), top, bottom)
        while groups and _low(groups[-1]) > group.middle - group.height / 2:
            before = groups.pop()
            group = _group(
                before.wanted + group.wanted, before.heights + group.heights, top, bottom
            )
        groups.append(group)
    middles = []
    for group in groups:
        edge = group.middle - group.height / 2
        for height in group.heights:
            middles.append(edge + height / 2)
            edge += height
    return middles


def _low(group: _Group) -> float:
    return group.middle + group.height / 2 - 0.001


def _group(
    wanted: tuple[float, ...], heights: tuple[float, ...], top: float, bottom: float
) -> _Group:
    """The members stacked so that they miss their places by as little as can be."""
    offsets, edge = [], 0.0
    for height in heights:
        offsets.append(edge + height / 2)
        edge += height
    start = sum(place - offset for place, offset in zip(wanted, offsets, strict=True)) / len(wanted)
    start = max(min(start, bottom - edge), top)
    return _Group(wanted, heights, start + edge / 2)
