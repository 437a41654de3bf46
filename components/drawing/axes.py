"""The two axes: whole numbers up the side, the calendar along the foot."""

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from components.drawing.text import Label, width
from data.windows import DAY, Window, month_of, year_of

TICK_SIZE = 12
LINE = 15
"""From the first line of a calendar's labels to the second."""

_BETWEEN_TICKS = 52
_CUT_ABOVE = 0.6
"""A line that stays above this part of its peak is drawn on a scale without zero."""


HEADROOM = 1.5
"""The top of a scale is at most so many times its peak."""

_OFF_THE_FOOT = 0.04
"""A line on a scale without zero keeps this part of its range off the foot."""


@dataclass(frozen=True)
class Scale:
    """Values to heights: `low` at the bottom, `high` at the top, gridlines at the ticks."""

    low: int
    high: float
    ticks: tuple[int, ...]
    top: float
    bottom: float

    @property
    def unit(self) -> float:
        """How many points one more is."""
        return (self.bottom - self.top) / (self.high - self.low)

    def y(self, value: float) -> float:
        return self.bottom - (value - self.low) * self.unit


def scale(
    values: Sequence[int], *, top: float, bottom: float, from_zero: bool, headroom: float
) -> Scale:
    """A scale on which all values lie, the highest with some room over it.

    Ticks are whole numbers. Bars ask for `from_zero`, a line gets it unless that `cuts` less.
    """
    height = bottom - top
    most = max(1, int(height // _BETWEEN_TICKS))
    peak, trough = max(values, default=0), min(values, default=0)
    if from_zero or not cuts(values):
        trough = min(trough, 0)
    peak = max(peak, trough + 1)
    # With no more room than that, a step is never larger than the trough of a cut scale.
    room = min(height / max(height - headroom, 1), HEADROOM)
    step = _step((peak - trough) * room, most)
    low = trough // step * step
    if low > step and trough - low < _OFF_THE_FOOT * (peak - trough):
        low -= step
    high = low + (peak - low) * room
    return Scale(low, high, tuple(range(low, int(high) + 1, step)), top, bottom)


def cuts(values: Sequence[int]) -> bool:
    """Whether a line of these would have no shape on a scale from zero, and has one without."""
    return bool(values) and _CUT_ABOVE * max(values) < min(values) < max(values)


def _step(span: float, most: int) -> int:
    """The finest round step that goes into the span at most so often."""
    power = 1
    while True:
        quarter = [] if power == 1 else [5 * power // 2]
        for step in (power, 2 * power, *quarter, 5 * power):
            if span // step <= most:
                return step
        power *= 10


@dataclass(frozen=True)
class Bands:
    """Days to places: a band of one width for each period of a window, reported or not."""

    window: Window
    by: str
    left: float
    right: float

    @property
    def count(self) -> int:
        return self.of(self.window.last) + 1

    @property
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
        return 8 + LINE * lines


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
        return width(self.text, TICK_SIZE) <= self.room


_MOST = 16
_MOST_DAYS_OF_WEEKS = 45
_GAP = 6


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
    if bands.by != "month":
        yield [_span(part, bands, months[part.first.month - 1]) for part in _months(bands.window)]
    yield [
        _point(part.first, bands, months[part.first.month - 1])
        for part in _months(bands.window)
        if part.first.day == 1 and part.first.month % 3 == 1
    ]
    years = _years(bands.window)
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
        yield Label(text, label.x, label.y + LINE, TICK_SIZE, "middle")


def _days(window: Window) -> list[date]:
    return [window.first + offset * DAY for offset in range(window.days)]


def _parts(bands: Bands) -> list[Window]:
    """The days of each band."""
    days = [list(part) for _, part in groupby(_days(bands.window), key=bands.of)]
    return [Window(part[0], part[-1]) for part in days]


def _months(window: Window) -> list[Window]:
    """The window's months, the first and last cut to its days."""
    parts, first = [], window.first
    while first <= window.last:
        parts.append(Window(first, min(month_of(first).last, window.last)))
        first = parts[-1].last + DAY
    return parts


def _years(window: Window) -> list[Window]:
    parts, first = [], window.first
    while first <= window.last:
        parts.append(Window(first, min(year_of(first).last, window.last)))
        first = parts[-1].last + DAY
    return parts
