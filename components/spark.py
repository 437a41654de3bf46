"""Small pictures of a row of values: bars from zero, as the address of an image."""

from collections.abc import Sequence
from urllib.parse import quote

from components import theme

_STEP, _BAR, _HEIGHT, _TICK = 4, 3, 32, 4
_UNQUOTED = " /:=,'()"
"""Characters that an image's address may hold as they are, so that it stays short."""


def sparkline(
    values: Sequence[int | None],
    solid: Sequence[bool],
    *,
    colour: str = theme.MUTED,
    ticks: Sequence[int] = (),
) -> str:
    """Bars over an axis, a gap where there is no value; those that are not solid are paler.

    A short line hangs under the axis before each bar that `ticks` names.
    """
    heights = _heights(values)
    full = [height if is_solid else 0 for height, is_solid in zip(heights, solid, strict=True)]
    pale = [0 if is_solid else height for height, is_solid in zip(heights, solid, strict=True)]
    axis = f"M0 {_HEIGHT}H{len(values) * _STEP}"
    axis += "".join(f"M{tick * _STEP} {_HEIGHT}v{_TICK}" for tick in ticks)
    shapes = _bars(full, colour) + _bars(pale, colour, opacity=theme.PALE) + _line(axis)
    return _picture(shapes, len(values), _HEIGHT + (_TICK if ticks else 0))


def _heights(values: Sequence[int | None]) -> list[float]:
    """As parts of the picture's height, which the highest value takes whole."""
    most = max((value for value in values if value), default=1)
    return [round((value or 0) / most * _HEIGHT, 1) for value in values]


def _bars(heights: Sequence[float], colour: str, *, opacity: float = 1) -> str:
    drawn = "".join(
        f"M{number * _STEP} {_HEIGHT}v-{height:g}h{_BAR}v{height:g}z"
        for number, height in enumerate(heights)
        if height
    )
    look = f"fill='{colour}'" + (f" opacity='{opacity}'" if opacity < 1 else "")
    return f"<path d='{drawn}' {look}/>" if drawn else ""


def _line(through: str) -> str:
    return f"<path d='{through}' stroke='{theme.MUTED}' vector-effect='non-scaling-stroke'/>"


def _picture(shapes: str, bars: int, height: int) -> str:
    drawing = (
        "<svg xmlns='http://www.w3.org/2000/svg' preserveAspectRatio='none' "
        f"viewBox='0 0 {bars * _STEP} {height}'>{shapes}</svg>"
    )
    return f"data:image/svg+xml,{quote(drawing, safe=_UNQUOTED)}"
