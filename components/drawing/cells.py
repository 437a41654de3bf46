"""What each panel of a view shows: figures, or the sentence in their place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from components.drawing.beside import Beside
from components.drawing.compared import Compared
from components.drawing.tracks import Track, shares_a_panel, track
from components.words import words
from data.catalog import CATEGORIES
from data.series import CategorySeries, Selected


@dataclass(frozen=True)
class Remarks:
    """What a view may have to say of its figures and to draw beside them, by category.

    `cut_scale` stands where a scale leaves out zero; `keyed` unless what surrounds the drawing
    explains its signs.
    """

    cut_scale: str = ""
    keyed: bool = True
    beside: Mapping[str, Beside] = field(default_factory=dict)
    compared: Mapping[str, Compared] = field(default_factory=dict)


@dataclass(frozen=True)
class Cell:
    """A panel's figures and name, or the sentence in their place."""

    tracks: tuple[Track, ...]
    name: str = ""
    sentence: str = ""


@dataclass(frozen=True)
class Area:
    """Where panels go; without a bottom they take the height they need."""

    left: float
    right: float
    top: float
    bottom: float | None

    @property
    def width(self) -> float:
        return self.right - self.left


def cells(selected: Selected, remarks: Remarks) -> list[Cell]:
    """One for each category; where they share a panel, one for all that have figures and one
    for each that has none."""
    found = [_cell(series, selected, remarks) for series in selected.series]
    if not shares_a_panel(selected):
        return found
    shared = tuple(track for cell in found for track in cell.tracks)
    return [*([Cell(shared)] if shared else []), *(cell for cell in found if not cell.tracks)]


def tracks(shown: Sequence[Cell]) -> list[Track]:
    return [track for cell in shown for track in cell.tracks]


def _cell(series: CategorySeries, selected: Selected, remarks: Remarks) -> Cell:
    name = CATEGORIES[series.category].short[selected.selection.lang]
    found = track(
        series,
        selected,
        beside=remarks.beside.get(series.category),
        compared=remarks.compared.get(series.category),
    )
    if found.present:
        return Cell((found,), name)
    return Cell((), name, _absence(series, selected))


def _absence(series: CategorySeries, selected: Selected) -> str:
    say = words(selected.selection.lang)
    category = CATEGORIES[series.category]
    if series.rows["total"].notna().any():
        return f"{category.short[selected.selection.lang]}: {say.NO_DAILY}"
    return str(say.not_reported(category.key, category.first, category.last))
