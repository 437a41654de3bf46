"""Paths, as few characters as they take: bars, lines, steps, triangles, dots."""

from collections.abc import Callable, Iterable, Sequence
from itertools import count, pairwise

from components.drawing.days import Bands
from components.drawing.scale import Scale
from components.drawing.text import num

Place = tuple[float, float]
Places = Sequence[Place | None]

BAR, _WIDEST_BAR = 0.82, 80
"""How much of its band a bar takes, and how wide it is at most."""

_GAPS_FROM = 4
"""Bars of narrower bands touch: they are drawn as one outline, exact at any size."""


def bars(values: Sequence[int | None], first: int, bands: Bands, scale: Scale) -> str:
    """A path of bars from zero, an `h` each; nothing where there is no value."""
    if bands.step < _GAPS_FROM:
        return _outline(values, first, bands, scale)
    wide, decimals = min(bands.step * BAR, _WIDEST_BAR), 2 if bands.step < 10 else 1
    foot = num(scale.y(0))
    drawn = "".join(
        f"M{num(bands.middle(first + row) - wide / 2, decimals)} {foot}"
        f"V{num(scale.y(value))}h{num(wide, decimals)}V{foot}z"
        for row, value in enumerate(values)
        if value is not None
    )
    return f'<path d="{drawn}"/>' if drawn else ""


def _outline(values: Sequence[int | None], first: int, bands: Bands, scale: Scale) -> str:
    """Touching bars, each as wide as one of the path's own units."""
    foot = num(scale.y(0))
    drawn, is_open = "", False
    for row, value in enumerate([*values, None]):
        if value is not None:
            drawn += "" if is_open else f"M{first + row} {foot}"
            drawn += f"V{num(scale.y(value))}h1"
        elif is_open:
            drawn += f"V{foot}z"
        is_open = value is not None
    place = f"translate({num(bands.left, 2)} 0) scale({num(bands.step, 5)} 1)"
    return f'<path transform="{place}" d="{drawn}"/>' if drawn else ""


def places(
    values: Sequence[float | None], first: int, bands: Bands, scale: Scale
) -> list[Place | None]:
    return [
        None if value is None else (bands.middle(first + row), scale.y(value))
        for row, value in enumerate(values)
    ]


def line(through: Places) -> str:
    """A path through the places, broken where there is none."""
    return _runs(through, lambda dx, dy: f"l{_pair(dx, dy)}")


def steps(through: Places) -> str:
    """A path that stays level until the next place."""
    return _runs(
        through, lambda dx, dy: (f"h{num(dx)}" if dx else "") + (f"v{num(dy)}" if dy else "")
    )


def _runs(through: Places, stretch: Callable[[float, float], str]) -> str:
    drawn = ""
    before: Place | None = None
    for place in through:
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


def lone(through: Places) -> list[Place]:
    """Places without a neighbour, which a line does not show."""
    padded = [None, *through, None]
    return [
        place
        for (before, place), after in zip(pairwise(padded), padded[2:], strict=False)
        if place is not None and before is None and after is None
    ]


def ticks(on: Iterable[Place], long: float) -> str:
    """Level strokes whose middles are the places."""
    return "".join(f"M{num(x - long / 2)} {num(y)}h{num(long)}" for x, y in on)


def triangles(on: Iterable[Place], size: float) -> str:
    """Triangles whose feet are on the places."""
    half, tall = num(size / 2), num(size * 0.9)
    return "".join(f"M{num(x - size / 2)} {num(y)}h{num(size)}l-{half}-{tall}z" for x, y in on)


def diamonds(on: Iterable[Place], size: float) -> str:
    """Diamonds around the places."""
    half = num(size / 2)
    return "".join(
        f"M{num(x - size / 2)} {num(y)}l{half}-{half} {half} {half}-{half} {half}z" for x, y in on
    )


def dots(on: Iterable[Place], radius: float) -> str:
    r, wide = num(radius, 2), num(2 * radius, 2)
    return "".join(
        f"M{num(x - radius, 2)} {num(y)}a{r} {r} 0 1 0 {wide} 0a{r} {r} 0 1 0-{wide} 0"
        for x, y in on
    )


def stretches(rows: Sequence[int]) -> list[range]:
    """Rows as stretches of neighbours."""
    edges = [row for row in rows if row - 1 not in rows]
    return [range(first, next(row for row in count(first) if row not in rows)) for first in edges]
