"""Days along the foot of a plot: where they lie, and the calendar's labels that fit there."""

import calendar
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby, pairwise

from components.drawing.text import ROOM, Label, width
from data.windows import DAY, Window, month_of, year_of

TICK_SIZE = 12
_LINE = 15
"""From the first line of labels to the second."""

_MOST = 16
_MOST_DAYS_OF_WEEKS = 45
"""Longer windows are marked by months, not by Mondays."""

_GAP = 6


@dataclass(frozen=True)
class Bands:
    """Days to places: a band of one width for each period of a window, reported or not."""

    window: Window
    by: str
    left: float
    right: float

    @cached_property
    def count(self) -> int:
        return self.of(self.window.last) + 1

    @cached_property
    def step(self) -> float:
        return (self.right - self.left) / self.count

    def of(self, day: date) -> int:
        """The band of a day."""
        return _period(day, self.by)[0] - _period(self.window.first, self.by)[0]

    def start(self, day: date) -> float:
        """Where a day begins, within the axis."""
        place = self.left + (self.of(day) + _period(day, self.by)[1]) * self.step
        return min(max(place, self.left), self.right)

    def middle(self, band: int) -> float:
        return self.left + (band + 0.5) * self.step

    def place(self, day: date) -> float:
        """Where a figure of a day stands: over the day, or at its place in a longer period."""
        return self.middle(self.of(day)) if self.by == "day" else self.start(day)


def _period(day: date, by: str) -> tuple[int, float]:
    """A period's number in an endless count, and the part of it that is over before the day."""
    match by:
        case "week":
            return (day.toordinal() - 1) // 7, day.weekday() / 7
        case "month":
            length = calendar.monthrange(day.year, day.month)[1]
            return 12 * day.year + day.month, (day.day - 1) / length
        case "year":
            return day.year, (day.timetuple().tm_yday - 1) / year_of(day).days
        case _:
            return day.toordinal(), 0


@dataclass(frozen=True)
class Calendar:
    """What stands under the axis: labels in one line or two, and where its marks are."""

    labels: tuple[Label, ...]
    marks: tuple[float, ...]

    @property
    def height(self) -> float:
        lines = len({label.y for label in self.labels})
        return 8 + _LINE * lines


@dataclass(frozen=True)
class _Tick:
    """A label's place and text, its second line's month and year, the mark on the axis.

    A month or year that the window cuts is an `edge`, and goes without label for want of room.
    """

    x: float
    text: str
    month: str = ""
    year: str = ""
    mark: float | None = None
    room: float = float("inf")
    edge: bool = False

    @property
    def fits(self) -> bool:
        # Its neighbours, who keep their distance, lend it what another font takes.
        return width(self.text, TICK_SIZE) <= self.room * ROOM


def ticks(
    bands: Bands,
    months: Sequence[str],
    *,
    foot: float,
    bounds: tuple[float, float],
    two_lines: bool,
) -> Calendar:
    """The finest labels that fit under an axis at `foot`, none of them beyond the bounds."""
    for level in _levels(bands, months, two_lines=two_lines):
        placed = _placed(level, foot + TICK_SIZE + 4, bounds)
        if placed:
            labels = [label for _, label in placed]
            under = _second_line(placed, bounds) if two_lines else []
            marks = tuple(tick.mark for tick in level if tick.mark is not None)
            return Calendar((*labels, *under), marks)
    return Calendar((), ())


def _levels(bands: Bands, months: Sequence[str], *, two_lines: bool) -> Iterator[list[_Tick]]:
    if bands.count <= _MOST:
        own = [_own(part, bands, months, two_lines=two_lines) for part in _parts(bands)]
        yield own
        if bands.by == "year":
            yield own[::2]
    if bands.by == "day" and bands.count <= _MOST_DAYS_OF_WEEKS:
        yield [
            _at(day, bands, months, two_lines=two_lines)
            for day in _days(bands.window)
            if day.weekday() == 0
        ]
    named = [(part, months[part.first.month - 1]) for part in _cut(bands.window, month_of)]
    if bands.by != "month":
        yield [_span(part, bands, name) for part, name in named]
    yield [
        _point(part.first, bands, name)
        for part, name in named
        if part.first.day == 1 and part.first.month % 3 == 1
    ]
    years = _cut(bands.window, year_of)
    yield [_span(part, bands, "") for part in years]
    yield [
        _point(part.first, bands, "")
        for part in years
        if part.first == year_of(part.first).first and part.first.year % 2 == 0
    ]


def _own(part: Window, bands: Bands, months: Sequence[str], *, two_lines: bool) -> _Tick:
    """A band's own name: its day, the week's days, the month, the year."""
    place, month = bands.middle(bands.of(part.first)), months[part.first.month - 1]
    match bands.by:
        case "year":
            return _Tick(place, str(part.first.year))
        case "month":
            return _Tick(place, month, year=str(part.first.year))
        case "week" if part.days > 1:
            days = f"{part.first.day}–{part.last.day}"
            return _Tick(place, days, month, str(part.first.year))
        case _:
            return _at(part.first, bands, months, two_lines=two_lines)


def _at(day: date, bands: Bands, months: Sequence[str], *, two_lines: bool) -> _Tick:
    month = months[day.month - 1]
    text = str(day.day) if two_lines else f"{day.day} {month}"
    place = bands.middle(bands.of(day))
    return _Tick(place, text, month, str(day.year), mark=place)


def _span(part: Window, bands: Bands, month: str) -> _Tick:
    """A month or year named in the middle of its days, with a mark where it begins."""
    start, end = bands.start(part.first), bands.start(part.last + DAY)
    if part.last >= bands.window.last:
        end = bands.right
    whole = part in (month_of(part.first), year_of(part.first))
    return _Tick(
        (start + end) / 2,
        month or str(part.first.year),
        year=str(part.first.year) if month else "",
        mark=start if part.first > bands.window.first else None,
        room=end - start,
        edge=not whole,
    )


def _point(day: date, bands: Bands, month: str) -> _Tick:
    """A month or year named where it begins."""
    place = bands.middle(bands.of(day)) if bands.by == "month" else bands.start(day)
    year = str(day.year)
    return _Tick(place, month or year, year=year if month else "", mark=place)


def _placed(level: list[_Tick], y: float, bounds: tuple[float, float]) -> list[tuple[_Tick, Label]]:
    """The level's ticks and labels in their order, or none where they don't all fit."""
    placed = [
        (tick, Label(tick.text, tick.x, y, TICK_SIZE, "middle").inside(bounds))
        for tick in level
        if tick.fits or not tick.edge
    ]
    crowded = any(one.box.meets(other.box, _GAP) for (_, one), (_, other) in pairwise(placed))
    fits = all(tick.fits for tick, _ in placed) and len(placed) <= _MOST
    return placed if fits and not crowded else []


def _second_line(placed: list[tuple[_Tick, Label]], bounds: tuple[float, float]) -> list[Label]:
    """The month or year, under the first label that lies in it."""
    ticks = [tick for tick, _ in placed]
    firsts = [
        (tick, label)
        for before, (tick, label) in zip([None, *ticks], placed, strict=False)
        if before is None or (before.month, before.year) != (tick.month, tick.year)
    ]
    # A sliver of a month at the edge leaves the year, or all its place, to the one that follows.
    for chosen, year_from in ((firsts, 0), (firsts, 1), (firsts[1:], 0)):
        names = [name.inside(bounds) for name in _names(chosen, year_from) if name.text]
        if not any(one.box.meets(other.box, _GAP) for one, other in pairwise(names)):
            return names
    return []


def _names(firsts: Sequence[tuple[_Tick, Label]], year_from: int) -> Iterator[Label]:
    """Each tick's second line; the year where it changes, from one of them on."""
    year = ""
    for index, (tick, label) in enumerate(firsts):
        changed = index >= year_from and tick.year != year
        year = tick.year if changed else year
        text = " ".join(part for part in (tick.month, tick.year if changed else "") if part)
        yield Label(text, label.x, label.y + _LINE, TICK_SIZE, "middle")


def _days(window: Window) -> list[date]:
    return [window.first + offset * DAY for offset in range(window.days)]


def _parts(bands: Bands) -> list[Window]:
    """The days of each band."""
    days = [list(part) for _, part in groupby(_days(bands.window), key=bands.of)]
    return [Window(part[0], part[-1]) for part in days]


def _cut(window: Window, whole: Callable[[date], Window]) -> list[Window]:
    """The window's months or years, the first and last cut to its days."""
    parts, first = [], window.first
    while first <= window.last:
        parts.append(Window(first, min(whole(first).last, window.last)))
        first = parts[-1].last + DAY
    return parts
