"""What a panel draws of its figures, as paths: bars, lines, steps, triangles, hollow dots."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import count, pairwise

from components import spoken
from components.drawing.axes import Bands, Scale
from components.drawing.text import num
from data.series import AVERAGE_DAYS, CategorySeries, Selected

WIDEST_BAR = 64
_GAPS_FROM = 4
"""Bars of narrower bands touch: they are drawn as one outline, exact at any size."""


@dataclass(frozen=True)
class Track:
    """One category's rows as plain lists, the first of them in band `first`."""

    category: str
    first: int
    values: tuple[int | None, ...]
    average: tuple[float | None, ...]
    partial: tuple[bool, ...]
    restated: tuple[bool, ...]
    disputed: tuple[bool, ...]

    @property
    def present(self) -> list[int]:
        return [value for value in self.values if value is not None]

    @property
    def last(self) -> tuple[int, int] | None:
        """The last value's row, and the value."""
        rows = [(row, value) for row, value in enumerate(self.values) if value is not None]
        return rows[-1] if rows else None

    @property
    def whole(self) -> "Track":
        """Without its incomplete periods, where there are others."""
        values = self.only(partial=False)
        return replace(self, values=tuple(values)) if any(v is not None for v in values) else self

    @property
    def plain(self) -> "Track":
        """Without average and marks."""
        none = (False,) * len(self.values)
        return replace(self, average=(None,) * len(none), restated=none, disputed=none)

    @property
    def averaged(self) -> bool:
        return sum(mean is not None for mean in self.average) > 1

    def only(self, *, partial: bool) -> list[int | None]:
        """The values of the whole or of the incomplete periods."""
        return [
            value if is_partial == partial else None
            for value, is_partial in zip(self.values, self.partial, strict=True)
        ]


def track(series: CategorySeries, selected: Selected, bands: Bands) -> Track:
    """What a category shows; its average only in more days than one is of."""
    rows = series.rows
    values = spoken.integers(spoken.measured(rows, selected))
    averaged = (
        selected.selection.average
        and selected.selection.measure == "daily"
        and bands.count > AVERAGE_DAYS
    )
    return Track(
        category=series.category,
        first=bands.of(rows["day"].iloc[0].date()) if len(rows) else 0,
        values=tuple(values),
        average=tuple(
            mean if averaged and mean == mean else None for mean in rows["average"].tolist()
        ),
        partial=tuple(rows["partial"].tolist()),
        restated=tuple(_beside(rows["restatement"].notna().tolist(), values)),
        disputed=tuple(_beside(spoken.disputed(rows, selected).tolist(), values)),
    )


def _beside(marked: Iterable[bool], values: Iterable[int | None]) -> list[bool]:
    """A mark needs a value to stand at."""
    return [mark and value is not None for mark, value in zip(marked, values, strict=True)]


def bar_width(bands: Bands) -> float:
    return min(bands.step * 0.82, WIDEST_BAR)


def bars(values: Sequence[int | None], first: int, bands: Bands, scale: Scale) -> str:
    """Bars from zero, or nothing where there is no value. A row of the path is a bar: `…h`."""
    if bands.step < _GAPS_FROM:
        return _outline(values, first, bands, scale)
    wide, places = bar_width(bands), 2 if bands.step < 10 else 1
    drawn = "".join(
        f"M{num(bands.middle(first + row) - wide / 2, places)} {num(scale.y(0))}"
        f"V{num(scale.y(value))}h{num(wide, places)}V{num(scale.y(0))}z"
        for row, value in enumerate(values)
        if value is not None
    )
    return f'<path d="{drawn}"/>' if drawn else ""


def _outline(values: Sequence[int | None], first: int, bands: Bands, scale: Scale) -> str:
    """Touching bars, a unit of the path's own width each."""
    foot = num(scale.y(0))
    drawn, is_open = "", False
    for row, value in enumerate(values):
        if value is None:
            drawn += f"V{foot}z" if is_open else ""
        else:
            drawn += "" if is_open else f"M{first + row} {foot}"
            drawn += f"V{num(scale.y(value))}h1"
        is_open = value is not None
    if not drawn:
        return ""
    drawn += f"V{foot}z" if is_open else ""
    place = f"translate({num(bands.left, 2)} 0) scale({num(bands.step, 5)} 1)"
    return f'<path transform="{place}" d="{drawn}"/>'


def points(
    values: Sequence[float | None], first: int, bands: Bands, scale: Scale
) -> list[tuple[float, float] | None]:
    return [
        None if value is None else (bands.middle(first + row), scale.y(value))
        for row, value in enumerate(values)
    ]


_Points = Sequence[tuple[float, float] | None]


def line(places: _Points) -> str:
    """A path through the places, broken where there is none."""
    return _runs(places, lambda dx, dy: f"l{_pair(dx, dy)}")


def steps(places: _Points) -> str:
    """A path that stays level until the next place."""
    return _runs(
        places, lambda dx, dy: (f"h{num(dx)}" if dx else "") + (f"v{num(dy)}" if dy else "")
    )


def _runs(places: _Points, stretch: Callable[[float, float], str]) -> str:
    drawn = ""
    before: tuple[float, float] | None = None
    for place in places:
        # Differences of rounded places, so that they don't add up to an error.
        here = None if place is None else (round(place[0], 1), round(place[1], 1))
        if here is not None and before is None:
            drawn += f"M{_pair(*here)}"
        elif here is not None and before is not None:
            drawn += stretch(here[0] - before[0], here[1] - before[1])
        before = here
    return drawn


def _pair(x: float, y: float) -> str:
    second = num(y)
    return num(x) + (second if second.startswith("-") else f" {second}")


def triangles(places: Iterable[tuple[float, float]], size: float = 9) -> str:
    """A mark's foot is on the place, its apex over it."""
    half, tall = num(size / 2), num(size * 0.9)
    return "".join(f"M{num(x - size / 2)} {num(y)}h{num(size)}l-{half}-{tall}z" for x, y in places)


def dots(places: Iterable[tuple[float, float]], radius: float) -> str:
    r = num(radius, 2)
    return "".join(
        f"M{num(x - radius, 2)} {num(y)}a{r} {r} 0 1 0 {num(2 * radius, 2)} 0"
        f"a{r} {r} 0 1 0-{num(2 * radius, 2)} 0"
        for x, y in places
    )


def runs(rows: Sequence[int]) -> list[range]:
    """The rows as stretches of neighbours."""
    edges = [row for row in rows if row - 1 not in rows]
    return [range(first, next(row for row in count(first) if row not in rows)) for first in edges]


def lone(places: _Points) -> list[tuple[float, float]]:
    """Places without a neighbour, which a line does not show."""
    padded = [None, *places, None]
    return [
        place
        for (before, place), after in zip(pairwise(padded), padded[2:], strict=False)
        if place is not None and before is None and after is None
    ]
