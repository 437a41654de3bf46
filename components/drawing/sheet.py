"""A whole drawing: title and source around it, a key, and the panels in their grid."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil
from types import ModuleType
from xml.sax.saxutils import escape

from components.drawing import grid
from components.drawing.cells import Area, Remarks
from components.drawing.events import Event
from components.drawing.inks import DARK, LIGHT, PAGE, Inks
from components.drawing.text import STACK, Label, foot, lines, num, texts
from components.words import words
from data.dataset import Dataset
from data.selection import Theme
from data.series import Selected

WIDEST, CARD = 840, 640
"""A drawing is laid out at most so wide and enlarged from there, so that its text grows with it;
one of a fixed height is a card, which is seen small."""

_NARROW = 480
_KICKER, _SUBTITLE = 13, 14
_HALF_A_LINE = 8
"""Over a bare plot, whose highest gridline may be labelled."""

_TITLED = 4
"""So many categories a title names."""


@dataclass(frozen=True)
class Frame:
    """What a drawing is for.

    `standalone` is a file or an image: it says what it shows and whose claim it is, in literal
    colours. Else it is the bare plot inside a page, which colours it by its own properties and
    names it; `name` keeps ids apart where a page holds several.
    """

    width: int
    height: int | None = None
    theme: Theme = "auto"
    standalone: bool = True
    name: str = "chart"

    @property
    def zoom(self) -> float:
        return max(1, self.width / (CARD if self.height else WIDEST))

    @property
    def inks(self) -> Inks:
        if not self.standalone:
            return PAGE
        return DARK if self.theme == "dark" else LIGHT


@dataclass(frozen=True)
class Caption:
    """The words around a drawing; `title` and `description` are also its accessible name."""

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
    """What a view's drawing says of itself: whose claim, of what, which days, from where."""
    selection = selected.selection
    say = words(selection.lang)
    return Caption(
        title=_title(selected, say),
        description=description,
        kicker=say.TITLE,
        subtitle=(say.days(selected.window), say.CLAIM),
        source=(
            f"{say.SOURCE_LINE} {say.report_of(dataset.newest)}. {say.basis_note(selection.days)}"
        ),
        address=address,
    )


def _title(selected: Selected, say: ModuleType) -> str:
    keys, measure = selected.selection.categories, selected.selection.measure
    if len(keys) == 1:
        return str(say.chart_title(keys[0], measure, selected.by))
    if 1 < len(keys) <= _TITLED:
        return f"{say.names(keys)}: {say.measured(measure, selected.by)}"
    return str(say.panels_title(measure, selected.by))


def svg(selected: Selected, frame: Frame, around: Caption, *, marked: Sequence[Event] = ()) -> str:
    """The view as a drawing; `marked` are the events to show, in the selection's days."""
    wide = frame.width / frame.zoom
    tall = frame.height / frame.zoom if frame.height else None
    pad = 0 if not frame.standalone else 16 if wide < _NARROW else 24
    head = _head(around, frame, pad=pad) if frame.standalone else _Head()
    source = _source(around, frame, pad=pad) if frame.standalone else []
    top = head.foot + 12 if frame.standalone else _HALF_A_LINE
    below = foot(source, 0) + 12 if source else 0
    area = Area(pad, wide - pad, top, None if tall is None else tall - pad * 0.75 - below)
    body, bottom = grid.drawn(selected, area, frame.inks, remarks=around.remarks, marked=marked)
    height = frame.height or ceil((bottom + below + pad * 0.75) * frame.zoom)
    rise = height / frame.zoom - pad * 0.75 - (below - 12)
    content = (
        head.drawn(frame.inks)
        + body
        + texts([label.moved(y=rise) for label in source], frame.inks.soft)
    )
    return _document(content, frame, around, height=height)


def _document(content: str, frame: Frame, around: Caption, *, height: int) -> str:
    wide, tall = num(frame.width / frame.zoom, 3), num(height / frame.zoom, 3)
    named = f"{frame.name}-title" + (f" {frame.name}-desc" if around.description else "")
    described = (
        f'<desc id="{frame.name}-desc">{escape(around.description)}</desc>'
        if around.description
        else ""
    )
    own = f' font-family="{STACK}"' if frame.standalone else ' class="drawing" overflow="visible"'
    paper = f'<rect width="100%" height="100%" fill="{frame.inks.paper}"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {tall}" '
        f'width="{frame.width}" height="{height}"{own} role="img" '
        f'aria-labelledby="{named}">'
        f'<title id="{frame.name}-title">{escape(around.title)}</title>{described}'
        f"{paper if frame.standalone else ''}{content}</svg>"
    )


@dataclass(frozen=True)
class _Head:
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


def _head(around: Caption, frame: Frame, *, pad: float) -> _Head:
    within = frame.width / frame.zoom - 2 * pad
    kicker = lines(around.kicker, pad, pad * 0.75, size=_KICKER, within=within, weight="semibold")
    title = _title_lines(around.title, pad, foot(kicker, 0), within=within)
    top = foot(title, 0)
    subtitle = lines(" · ".join(around.subtitle), pad, top + 2, size=_SUBTITLE, within=within)
    if len(subtitle) > 1:
        subtitle = []
        for phrase in around.subtitle:
            subtitle += lines(phrase, pad, foot(subtitle, top), size=_SUBTITLE, within=within)
    return _Head(kicker, title, subtitle)


def _title_lines(title: str, pad: float, top: float, *, within: float) -> list[Label]:
    """As large as it can be in the fewest lines, which are about as long as each other."""
    largest = 22 if within > _NARROW else 19

    def at(size: int, room: float) -> list[Label]:
        return lines(title, pad, top, size=size, within=room, weight="semibold")

    fewest = len(at(largest - 4, within))
    size = next(size for size in range(largest, 0, -1) if len(at(size, within)) == fewest)
    room = within
    while room > within / 2 and len(at(size, room - 10)) == fewest:
        room -= 10
    return at(size, room)


def _source(around: Caption, frame: Frame, *, pad: float) -> list[Label]:
    """The lines under the panels, from 0 down; the address beside the last where it fits."""
    size = 11 if frame.height else 12
    left, right = pad, frame.width / frame.zoom - pad
    source = lines(around.source, left, 0, size=size, within=right - left)
    if not around.address:
        return source
    beside = Label(around.address, right, source[-1].y, size, "end")
    if beside.box.left > source[-1].box.right + 24:
        return [*source, beside]
    return [
        *source,
        *lines(around.address, left, foot(source, 0), size=size, within=right - left),
    ]
