"""The words around a drawing: whose claim it is, of what and when above, from where below."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from types import ModuleType

from components.drawing.cells import Remarks
from components.drawing.inks import Inks
from components.drawing.text import Label, foot, lines, texts
from components.words import words
from data.dataset import Dataset
from data.series import Selected

_KICKER = 13
_TITLES, _NARROW_TITLES, _CARD_TITLES = range(22, 17, -1), range(19, 14, -1), range(18, 15, -1)
_SUBTITLES = (14, 13, 12)
_SOURCE, _CARD_SOURCE = 12, 11
_NARROW = 480

_TITLED = 4
"""So many categories a title names."""


@dataclass(frozen=True)
class Caption:
    """`title` and `description` are also the drawing's accessible name."""

    title: str
    description: str = ""
    kicker: str = ""
    subtitle: tuple[str, ...] = ()
    source: str = ""
    address: str = ""
    remarks: Remarks = field(default_factory=Remarks)


def caption(
    selected: Selected, dataset: Dataset, *, address: str = "", description: str = ""
) -> Caption:
    """What a view's drawing says of itself."""
    selection = selected.selection
    say = words(selection.lang)
    return Caption(
        title=_title(selected, say),
        description=description,
        kicker=say.TITLE,
        subtitle=(say.days(selected.window), say.CLAIM),
        source=f"{say.SOURCE_LINE} {say.as_of(dataset.newest)}. {say.basis_note(selection.days)}",
        address=address,
    )


def _title(selected: Selected, say: ModuleType) -> str:
    keys, measure = selected.selection.categories, selected.selection.measure
    if len(keys) == 1:
        return str(say.chart_title(keys[0], measure, selected.by))
    if 1 < len(keys) <= _TITLED:
        return f"{say.names(keys)}: {say.measured(measure, selected.by)}"
    return str(say.panels_title(measure, selected.by))


@dataclass(frozen=True)
class Head:
    """What stands over the panels."""

    kicker: Sequence[Label] = ()
    title: Sequence[Label] = ()
    subtitle: Sequence[Label] = ()

    @property
    def foot(self) -> float:
        return foot([*self.kicker, *self.title, *self.subtitle], 0)

    def drawn(self, inks: Inks) -> str:
        return (
            texts(self.kicker, inks.accent)
            + texts(self.title, inks.ink)
            + texts(self.subtitle, inks.soft)
        )


def head(around: Caption, *, left: float, right: float, top: float, card: bool) -> Head:
    within = right - left
    kicker = lines(around.kicker, left, top, size=_KICKER, within=within, weight="semibold")
    title = _title_lines(around.title, left, foot(kicker, top), within=within, card=card)
    return Head(kicker, title, _subtitle(around.subtitle, left, foot(title, top), within=within))


def _title_lines(title: str, left: float, top: float, *, within: float, card: bool) -> list[Label]:
    """As large as it can be in the fewest lines, which are about as long as each other.

    On a card two lines are smaller, to leave the room to the figures.
    """

    def at(size: int, room: float) -> list[Label]:
        return lines(title, left, top, size=size, within=room, weight="semibold")

    sizes = _TITLES if within > _NARROW else _NARROW_TITLES
    fewest = len(at(sizes[-1], within))
    sizes = _CARD_TITLES if card and fewest > 1 else sizes
    fewest = len(at(sizes[-1], within))
    size = next(size for size in sizes if len(at(size, within)) == fewest)
    room = within
    while room > within / 2 and len(at(size, room - 10)) == fewest:
        room -= 10
    return at(size, room)


def _subtitle(phrases: Sequence[str], left: float, top: float, *, within: float) -> list[Label]:
    """The phrases in one line where they fit, else from a line each on."""
    for size in _SUBTITLES:
        joined = lines(" · ".join(phrases), left, top + 2, size=size, within=within)
        if len(joined) == 1:
            return joined
    apart: list[Label] = []
    for phrase in phrases:
        apart += lines(phrase, left, foot(apart, top), size=_SUBTITLES[0], within=within)
    return apart


def source(around: Caption, *, left: float, right: float, card: bool) -> list[Label]:
    """What stands under the panels, from 0 down; the address beside the last line if it fits."""
    size, within = _CARD_SOURCE if card else _SOURCE, right - left
    said = lines(around.source, left, 0, size=size, within=within)
    if not around.address:
        return said
    beside = Label(around.address, right, said[-1].y, size, "end")
    if beside.box.left > said[-1].box.right + 24:
        return [*said, beside]
    return [*said, *lines(around.address, left, foot(said, 0), size=size, within=within)]
