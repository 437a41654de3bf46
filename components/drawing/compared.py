"""The losses of the window that a view is compared with: a tick over each bar, or a line."""

from dataclasses import dataclass

from components.drawing import marks
from components.drawing.days import Bands
from components.drawing.inks import Inks, stroked
from components.drawing.scale import Scale
from data.windows import Window

TICK_WIDTH, _HALO, LINE_WIDTH = 2, 1, 1.25
DOTTED = ' stroke-dasharray="1.5 2.5"'
_LONGEST = 36


@dataclass(frozen=True)
class Compared:
    """A category's losses in another window, one for each row of the view: the same period's.

    `ticked` where they are few enough to be marked one by one.
    """

    window: Window
    values: tuple[int | None, ...]
    ticked: bool

    @property
    def present(self) -> list[int]:
        return [value for value in self.values if value is not None]


def drawn(compared: Compared, first: int, bands: Bands, scale: Scale, inks: Inks) -> str:
    """The values from band `first` on; a little paper around ticks parts them from their bars."""
    places = marks.places(compared.values, first, bands, scale)
    if not compared.ticked:
        return f'<path d="{marks.line(places)}"{stroked(inks.ink, LINE_WIDTH)}{DOTTED}/>'
    long = min(bands.step * marks.BAR, _LONGEST)
    path = marks.ticks([place for place in places if place], long)
    return "".join(
        f'<path d="{path}"{stroked(colour, wide)}/>'
        for colour, wide in ((inks.paper, TICK_WIDTH + 2 * _HALO), (inks.ink, TICK_WIDTH))
    )
