"""Values up the side of a plot: where they lie, and which whole numbers are marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

HEADROOM = 1.5
"""The top of a scale is at most so many times its range over its foot."""

_CUT_ABOVE = 0.6
"""A line that stays above this part of its peak is drawn on a scale without zero."""

_OFF_THE_FOOT = 0.04
"""A line on such a scale keeps this part of its range off the foot."""


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

    Ticks are whole numbers. Bars ask for `from_zero`, a line gets it unless it `cuts` less.
    """
    height = bottom - top
    peak, trough = max(values, default=0), min(values, default=0)
    if from_zero or not cuts(values):
        trough = min(trough, 0)
    peak = max(peak, trough + 1)
    # With no more room than that, a step is never larger than the trough of a cut scale.
    room = min(height / max(height - headroom, 1), HEADROOM)
    step = _step((peak - trough) * room, most=int(1.5 + height / 60))
    low = trough // step * step
    if low > step and trough - low < _OFF_THE_FOOT * (peak - trough):
        low -= step
    high = low + (peak - low) * room
    return Scale(low, high, tuple(range(low, int(high) + 1, step)), top, bottom)


def cuts(values: Sequence[int]) -> bool:
    """Whether a line of these would have no shape on a scale from zero, and has one without."""
    return bool(values) and _CUT_ABOVE * max(values) < min(values) < max(values)


def _step(span: float, *, most: int) -> int:
    """The finest round step that goes into the span at most so often."""
    steps = (
        step
        for power in (int(10**digits) for digits in count())
        for step in (power, 2 * power, 5 * power // 2, 5 * power)
        if step > 2 or step in (power, 2 * power)
    )
    return next(step for step in steps if span // step <= most)
