"""Where the labels of events go above a plot, so that none lies over another. Geometry only.

All in pixels of the narrowest plot that the labels have to fit.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise, permutations
from typing import Literal

from components.drawing.text import width

SIZE = 12
"""Room is left for text of this size; the page's is one smaller, but its font may be wider."""

ROWS = 3
POLE = 3
"""From an event's pole to its name beside it."""

_GAP = 5

_NEAR = 10
"""Poles closer than this are one place: a number over each would be a heap."""

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Label:
    """A name or a number in a row above the plot, 0 the lowest: its place, its edges, and the
    numbers of the first and the last event that it stands for."""

    text: str
    first: int
    last: int
    row: int
    place: float
    anchor: Anchor
    left: float
    right: float

    def overlaps(self, other: "Label") -> bool:
        apart = self.right + _GAP <= other.left or other.right + _GAP <= self.left
        return self.row == other.row and not apart

    def is_crossed_by(self, other: "Label") -> bool:
        """Whether the other one's pole, which reaches up to its row, runs through the text."""
        return other.row >= self.row and self.left - POLE < other.place < self.right + POLE


@lru_cache(maxsize=256)
def labels(
    events: tuple[tuple[float, str], ...], room: float, *, rows: int = ROWS
) -> tuple[Label, ...]:
    """A name for each event where they fit into the rows, else its number, else the numbers of
    one row, those too close together as a range. Events are places and names, first to last."""
    return tuple(_named(events, room, rows) or numbered(events, rows=rows))


def numbered(events: tuple[tuple[float, str], ...], *, rows: int = ROWS) -> tuple[Label, ...]:
    """The numbers without the names, for plots that are too narrow for reading them; of events
    at about one place, a range."""
    near = _joined(events, lambda one, other: abs(other.place - one.place) < _NEAR)
    return tuple(_stacked(near, rows) or _joined(events, Label.overlaps))


def _named(events: Sequence[tuple[float, str]], room: float, rows: int) -> list[Label] | None:
    """The first of the orders in which rows can be filled that leaves a place for each name."""
    tries = (_filled(events, room, order) for order in permutations(range(rows)))
    return next((found for found in tries if found is not None), None)


def _filled(
    events: Sequence[tuple[float, str]], room: float, rows: Sequence[int]
) -> list[Label] | None:
    """Last to first: a name runs on to the right, so that an earlier one has to pass above it."""
    found: list[Label] = []
    for number, (place, name) in reversed(list(enumerate(events, start=1))):
        label = next(
            (
                label
                for anchor in ("start", "end")
                for row in rows
                if (label := _name(name, number, row, place, anchor))
                and label.left >= 0
                and label.right <= room
                and not any(_collide(label, other) for other in found)
            ),
            None,
        )
        if label is None:
            return None
        found.insert(0, label)
    return found


def _collide(one: Label, other: Label) -> bool:
    return one.overlaps(other) or one.is_crossed_by(other) or other.is_crossed_by(one)


def _name(name: str, number: int, row: int, place: float, anchor: str) -> Label:
    long = width(name, SIZE)
    if anchor == "start":
        return Label(name, number, number, row, place, "start", place + POLE, place + POLE + long)
    return Label(name, number, number, row, place, "end", place - POLE - long, place - POLE)


def _stacked(numbers: Sequence[Label], rows: int) -> list[Label] | None:
    found: list[Label] = []
    for number in numbers:
        tries = (replace(number, row=row) for row in range(rows))
        free = (label for label in tries if not any(label.overlaps(other) for other in found))
        label = next(free, None)
        if label is None:
            return None
        found.append(label)
    return found


def _joined(
    events: Sequence[tuple[float, str]], is_near: Callable[[Label, Label], bool]
) -> list[Label]:
    """The events' numbers in one row, neighbours that are near each other as one range."""
    found = [_number(n, n, place) for n, (place, _) in enumerate(events, start=1)]
    while True:
        near = next((n for n, (a, b) in enumerate(pairwise(found)) if is_near(a, b)), None)
        if near is None:
            return found
        first, last = found[near].first, found[near + 1].last
        middle = (events[first - 1][0] + events[last - 1][0]) / 2
        found[near : near + 2] = [_number(first, last, middle)]


def _number(first: int, last: int, place: float) -> Label:
    text = str(first) if first == last else f"{first}–{last}"
    half = width(text, SIZE, "semibold") / 2
    return Label(text, first, last, 0, place, "middle", place - half, place + half)
