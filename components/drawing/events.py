"""Events over a panel: a pole or a band each, named by a flag above it, or numbered and listed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, product
from math import ceil

from components.drawing.days import Bands
from components.drawing.text import Anchor, Box, Label, foot, lines
from data.windows import DAY

Event = tuple[date, date | None, str]
"""First day, last day of one that lasted, label; the days as the selection counts them."""

SIZE = 12
ROW = 16
MOST_ROWS = 3
_ANCHORS: tuple[Anchor, ...] = ("start", "end")
"""A flag flies to the right of its pole, or to the left."""

_TRIES = 3000
_POLE = 4
_GAP = 6
_COLUMN = 230
_NUMBER = 20
_LIST_TOP = 10


@dataclass(frozen=True)
class Mark:
    """An event's days over a plot; `right` is absent of one that did not last, `begins` says
    that its first day is in the window."""

    left: float
    right: float | None
    text: str
    begins: bool = True


@dataclass(frozen=True)
class Flag:
    """A name above the plot, whose top is 0 here; its pole reaches up to the name's row."""

    pole: float
    row: int
    label: Label


def marks(events: Sequence[Event], bands: Bands) -> list[Mark]:
    """The events that fall into the window, first to last."""
    window = bands.window
    return [
        Mark(
            bands.middle(bands.of(first))
            if last is None and bands.by == "day"
            else bands.start(first),
            None if last is None else bands.start(last + DAY),
            text,
            begins=first >= window.first,
        )
        for first, last, text in sorted(events, key=lambda event: event[0])
        if first <= window.last and (last or first) >= window.first
    ]


def flags(named: Sequence[Mark], bounds: tuple[float, float]) -> list[Flag] | None:
    """A flag for each event in a few rows, last event first, none over another or crossed by
    its pole.

    None where they don't all fit.
    """
    return _placed(named, [], bounds, iter(range(_TRIES)))


def _placed(
    named: Sequence[Mark], placed: list[Flag], bounds: tuple[float, float], tries: Iterator[int]
) -> list[Flag] | None:
    """The flags that are placed, and one for each event that is left."""
    if not named:
        return placed
    for row, anchor in product(range(MOST_ROWS), _ANCHORS):
        flag = _flag(named[-1], row, anchor)
        if next(tries, None) is None:
            return None
        if not _is_inside(flag.label.box, bounds) or any(_collide(flag, one) for one in placed):
            continue
        found = _placed(named[:-1], [*placed, flag], bounds, tries)
        if found is not None:
            return found
    return None


def _flag(mark: Mark, row: int, anchor: Anchor) -> Flag:
    x = mark.left + (_POLE if anchor == "start" else -_POLE)
    return Flag(mark.left, row, Label(mark.text, x, -ROW * row - 5, SIZE, anchor))


def _is_inside(box: Box, bounds: tuple[float, float]) -> bool:
    return bounds[0] <= box.left and box.right <= bounds[1]


def _collide(one: Flag, other: Flag) -> bool:
    return (
        one.label.box.meets(other.label.box, _GAP) or _crosses(one, other) or _crosses(other, one)
    )


def _crosses(pole: Flag, name: Flag) -> bool:
    box = name.label.box
    return pole.row >= name.row and box.left - 3 < pole.pole < box.right + 3


def numbers(named: Sequence[Mark], bounds: tuple[float, float]) -> list[Label]:
    """The events' numbers in one row above the plot, those too close together as one range."""
    groups = [(index, index) for index in range(len(named))]
    while True:
        labels = [_number(group, named, bounds) for group in groups]
        near = next(
            (
                index
                for index, (one, other) in enumerate(pairwise(labels))
                if one.box.meets(other.box, _GAP)
            ),
            None,
        )
        if near is None:
            return labels
        groups[near : near + 2] = [(groups[near][0], groups[near + 1][1])]


def _number(group: tuple[int, int], named: Sequence[Mark], bounds: tuple[float, float]) -> Label:
    first, last = group
    text = str(first + 1) if first == last else f"{first + 1}–{last + 1}"
    place = (named[first].left + named[last].left) / 2
    return Label(text, place, -5, SIZE, "middle", "semibold").inside(bounds)


def height(named: Sequence[Mark], flags: Sequence[Flag] | None) -> float:
    """The strip over the plot that the names or numbers take."""
    if flags is None:
        return ROW if named else 0
    return max((ROW * (flag.row + 1) for flag in flags), default=0)


def listed(named: Sequence[Mark], within: float) -> list[Label]:
    """What the numbers mean, in columns, from 0 down and from 0 to the right."""
    columns = max(1, int(within // _COLUMN))
    wide, down = within / columns, ceil(len(named) / columns)
    found: list[Label] = []
    for index, mark in enumerate(named):
        column, row = divmod(index, down)
        x, top = column * wide, _LIST_TOP if row == 0 else foot(found[-1:], 0) + 1
        text = lines(mark.text, x + _NUMBER, top, size=SIZE, within=wide - _NUMBER - 16)
        found += [Label(str(index + 1), x, text[0].y, SIZE, weight="semibold"), *text]
    return found
