"""A whole drawing, from the view's figures to the SVG document."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from xml.sax.saxutils import escape

from components.drawing import grid
from components.drawing.caption import Caption, Head, head, source
from components.drawing.cells import Area
from components.drawing.events import Event
from components.drawing.inks import DARK, LIGHT, PAGE, Inks
from components.drawing.text import STACK, foot, num, texts
from data.selection import Theme
from data.series import Selected

WIDEST, CARD = 840, 640
"""A drawing is laid out at most so wide and enlarged from there, so that its text grows with it;
one of a fixed height is a card, which is seen small."""

NARROWEST, SMALLEST_CARD = 300, 480
"""And at least so wide, and reduced from there: text in less would be cut or leave no room."""

_NARROW = 480
_GAP = 12
_HALF_A_LINE = 8
"""Over a bare plot, whose highest gridline may be labelled."""


@dataclass(frozen=True)
class Frame:
    """What a drawing is for, in pixels; without a height it takes what it needs.

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
        least, most = (SMALLEST_CARD, CARD) if self.height else (NARROWEST, WIDEST)
        return self.width / min(max(self.width, least), most)

    @property
    def inks(self) -> Inks:
        if not self.standalone:
            return PAGE
        return DARK if self.theme == "dark" else LIGHT


def svg(selected: Selected, frame: Frame, around: Caption, *, marked: Sequence[Event] = ()) -> str:
    """The view as a drawing; `marked` are the events to show, in the selection's days."""
    wide, card = frame.width / frame.zoom, frame.height is not None
    side = (16 if wide < _NARROW else 24) if frame.standalone else 0
    left, right, edge = side, wide - side, side * 0.75
    over, under, top, below = Head(), [], float(_HALF_A_LINE), 0.0
    if frame.standalone:
        over = head(around, left=left, right=right, top=edge, card=card)
        under = source(around, left=left, right=right, card=card)
        top, below = over.foot + _GAP, foot(under, 0) + _GAP
    bottom = None if frame.height is None else frame.height / frame.zoom - below - edge
    area = Area(left, right, top, bottom)
    body, end = grid.drawn(selected, area, frame.inks, remarks=around.remarks, marked=marked)
    height = frame.height or ceil((end + below + edge) * frame.zoom)
    start = height / frame.zoom - edge - below + _GAP
    content = (
        over.drawn(frame.inks)
        + body
        + texts([label.moved(y=start) for label in under], frame.inks.soft)
    )
    return _document(content, frame, around, height=height, lang=selected.selection.lang)


def _document(content: str, frame: Frame, around: Caption, *, height: int, lang: str) -> str:
    wide, tall = num(frame.width / frame.zoom, 3), num(height / frame.zoom, 3)
    name = frame.name
    named, described = f"{name}-title", ""
    if around.description:
        named += f" {name}-desc"
        described = f'<desc id="{name}-desc">{escape(around.description)}</desc>'
    # A page's own font may be wider still than what labels leave room for. Where a frame is too
    # low for it, the drawing stays under the words over it.
    look = 'class="drawing" overflow="visible" preserveAspectRatio="xMinYMin"'
    paper = ""
    if frame.standalone:
        look = f'xml:lang="{lang}" font-family="{STACK}"'
        paper = f'<rect width="100%" height="100%" fill="{frame.inks.paper}"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {tall}" '
        f'width="{frame.width}" height="{height}" {look} role="img" aria-labelledby="{named}">'
        f'<title id="{name}-title">{escape(around.title)}</title>{described}{paper}{content}</svg>'
    )
