"""Many panels in little room: each shows only its name and its shape."""

from collections.abc import Sequence
from math import ceil

from components.drawing import key, panels
from components.drawing.cells import Area, Cell, tracks
from components.drawing.inks import Inks
from components.drawing.plot import plot
from components.drawing.text import Box, Label, lines, texts, width
from components.words import words
from data.series import Selected

_SIZE = 9
_BETWEEN, _UNDER = 12, 6
_NAME, _CALENDAR = 14, 22


def drawn(
    selected: Selected, cells: Sequence[Cell], area: Area, inks: Inks, *, bottom: float
) -> str:
    """Key and panels down to the bottom."""
    say = words(selected.selection.lang)
    plain = [Cell(tuple(track.plain for track in cell.tracks), cell.name) for cell in cells]
    explained = key.entries(tracks(plain), selected, remarks=[say.OWN_SCALES])
    placed = key.placed(explained, left=area.left, right=area.right, top=area.top)
    top = key.foot(placed, area.top)
    columns = _columns(plain, area)
    rows = ceil(len(plain) / columns)
    wide = (area.width - (columns - 1) * _BETWEEN) / columns
    tall = (bottom - top - _CALENDAR - (rows - 1) * _UNDER) / rows
    drawing = key.drawn(placed, inks)
    for index, cell in enumerate(plain):
        row, column = divmod(index, columns)
        left, upper = area.left + column * (wide + _BETWEEN), top + row * (tall + _UNDER)
        name = Label(cell.name, left, upper + _SIZE, _SIZE, weight="semibold")
        box = Box(left, upper + _NAME, left + wide, upper + tall)
        drawing += texts([name], inks.ink) + (
            _thumbnail(cell, selected, box, inks, dated=index + columns >= len(plain))
            if cell.tracks
            else texts(lines(say.ABSENT, left, box.top, size=_SIZE, within=wide), inks.soft)
        )
    return drawing


def _thumbnail(cell: Cell, selected: Selected, box: Box, inks: Inks, *, dated: bool) -> str:
    bounds = (box.left, box.right)
    shown = plot(cell.tracks, selected, box, bounds=bounds, two_lines=False, headroom=1)
    return panels.thumbnail(shown, inks, dated=dated)


def _columns(cells: Sequence[Cell], area: Area) -> int:
    """As many as leave room for the longest name, in rows of about the same length."""
    longest = max(width(cell.name, _SIZE, "semibold") for cell in cells)
    most = max(1, int((area.width + _BETWEEN) // (longest + _BETWEEN)))
    return ceil(len(cells) / ceil(len(cells) / most))
