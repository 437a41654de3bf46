"""What stands beside a claim's total on the same scale: dated counts, or a line in its band."""

from dataclasses import dataclass
from datetime import date

from components import theme
from components.drawing import marks
from components.drawing.days import Bands
from components.drawing.inks import Inks, stroked
from components.drawing.marks import Place
from components.drawing.scale import Scale


@dataclass(frozen=True)
class Beside:
    """Totals by days of their own, broken where there is none.

    With `low` and `high` a band lies around them; without, each is a count and marked as one.
    """

    days: tuple[date, ...]
    values: tuple[int | None, ...]
    low: tuple[int, ...] = ()
    high: tuple[int, ...] = ()

    @property
    def last(self) -> int:
        """The last of the values."""
        return next((value for value in reversed(self.values) if value is not None), 0)

    @property
    def present(self) -> list[int]:
        found = [value for value in self.values if value is not None]
        return [*found, *self.low, *self.high]


def drawn(beside: Beside, bands: Bands, scale: Scale, inks: Inks, *, colour: str) -> str:
    if beside.low:
        return _banded(beside, bands, scale, inks)
    places = _places(beside, beside.values, bands, scale)
    size = 5 if len(beside.values) > theme.CROWDED else 8
    diamonds = marks.diamonds([place for place in places if place], size)
    return (
        f'<path d="{marks.line(places)}"{stroked(colour, 1.5)} stroke-dasharray="1 3"/>'
        f'<path d="{diamonds}" fill="{inks.paper}" stroke="{colour}"/>'
    )


def _banded(beside: Beside, bands: Bands, scale: Scale, inks: Inks) -> str:
    upper = _places(beside, beside.high, bands, scale)
    lower = _places(beside, beside.low, bands, scale)
    middle = _places(beside, beside.values, bands, scale)
    around = marks.line([*upper, *reversed(lower)])
    return (
        f'<path d="{around}z" fill="{inks.soft}" fill-opacity=".2"/>'
        f'<path d="{marks.line(middle)}"{stroked(inks.ink, 1.75)} stroke-dasharray="7 4"/>'
    )


def _places(
    beside: Beside, values: tuple[int | None, ...] | tuple[int, ...], bands: Bands, scale: Scale
) -> list[Place | None]:
    return [
        None if value is None else (bands.place(day), scale.y(value))
        for day, value in zip(beside.days, values, strict=True)
    ]
