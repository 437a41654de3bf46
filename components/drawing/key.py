"""The key over the panels: what each sign means that is drawn below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from components import theme
from components.drawing import compared, figures, marks
from components.drawing.inks import Inks, stroked
from components.drawing.text import LEADING, Label, num, texts, wrapped
from components.drawing.tracks import Track
from components.words import words
from data.catalog import CATEGORIES
from data.series import Selected

SIZE = 12
ROW = 18
_BETWEEN = 16

Sign = Literal["line", "pale", "triangle", "dot", "swatch", "tick", "dots", "none"]
_ROOM: dict[Sign, float] = {
    "line": 24,
    "pale": 16,
    "triangle": 15,
    "dot": 14,
    "swatch": 13,
    "tick": 18,
    "dots": 24,
    "none": 0,
}


@dataclass(frozen=True)
class Entry:
    """A sign and, to the right of it, what it means."""

    sign: Sign
    label: Label
    colour: str


def entries(tracks: Sequence[Track], selected: Selected, *, remarks: Sequence[str]) -> list[Entry]:
    """What has to be explained, not yet placed."""
    return [
        *_signs(tracks, selected),
        *(_entry("none", remark) for remark in remarks if remark),
    ]


def swatches(tracks: Sequence[Track], selected: Selected) -> Iterator[Entry]:
    """For lines without names of their own."""
    for track in tracks:
        name = CATEGORIES[track.category].short[selected.selection.lang]
        yield _entry("swatch", name, theme.COLOURS[track.category])


def _signs(tracks: Sequence[Track], selected: Selected) -> Iterator[Entry]:
    say = words(selected.selection.lang)
    if any(track.averaged for track in tracks):
        yield _entry("line", say.AVERAGE_TRACE)
    others = [track.compared for track in tracks if track.compared]
    if others:
        yield _entry("tick" if others[0].ticked else "dots", say.for_comparison(others[0].window))
    if selected.selection.measure == "daily" and any(any(t.only(partial=True)) for t in tracks):
        alone = theme.COLOURS[tracks[0].category] if len(tracks) == 1 else theme.INK
        yield _entry("pale", say.PARTIAL, alone)
    if any(any(track.restated) for track in tracks):
        yield _entry("triangle", say.RESTATED)
    if any(any(track.disputed) for track in tracks):
        yield _entry("dot", say.DISPUTED)


def _entry(sign: Sign, text: str, colour: str = "") -> Entry:
    return Entry(sign, Label(text, 0, 0, SIZE), colour)


def placed(shown: Sequence[Entry], *, left: float, right: float, top: float) -> list[Entry]:
    """The entries in rows from left to right, one that is longer than a row in several."""
    found: list[Entry] = []
    x, y = left, top + SIZE
    for entry in shown:
        beside = _ROOM[entry.sign]
        first, *rest = wrapped(entry.label.text, SIZE, within=right - left - beside)
        told = replace(entry.label, text=first)
        if x > left and (rest or x + beside + told.box.width > right):
            x, y = left, y + ROW
        found.append(replace(entry, label=told.moved(x + beside, y)))
        for line in rest:
            y += LEADING * SIZE
            found.append(Entry("none", Label(line, x + beside, y, SIZE), ""))
        x = right if rest else x + beside + told.box.width + _BETWEEN
    return found


def foot(shown: Sequence[Entry], otherwise: float) -> float:
    """The edge under the placed entries."""
    return max((entry.label.y + 10 for entry in shown), default=otherwise)


def drawn(shown: Sequence[Entry], inks: Inks) -> str:
    return "".join(_sign(entry, inks) for entry in shown) + texts(
        (entry.label for entry in shown), inks.soft
    )


def _sign(entry: Entry, inks: Inks) -> str:
    x, y = entry.label.x - _ROOM[entry.sign], entry.label.y - 4
    match entry.sign:
        case "line":
            return f'<path d="M{num(x)} {num(y)}h18"{stroked(inks.ink, figures.AVERAGE_WIDTH)}/>'
        case "pale":
            return (
                f'<rect x="{num(x)}" y="{num(y - 5)}" width="10" height="10" '
                f'fill="{entry.colour}" fill-opacity="{theme.PALE}"/>'
            )
        case "triangle":
            return f'<path d="{marks.triangles([(x + 4.5, y + 4)], 9)}" fill="{inks.ink}"/>'
        case "dot":
            return figures.rings([(x + 4, y)], 4, inks)
        case "tick":
            return f'<path d="M{num(x)} {num(y)}h12"{stroked(inks.ink, compared.TICK_WIDTH)}/>'
        case "dots":
            dotted = stroked(inks.ink, compared.LINE_WIDTH) + compared.DOTTED
            return f'<path d="M{num(x)} {num(y)}h18"{dotted}/>'
        case "swatch":
            return f'<circle cx="{num(x + 4)}" cy="{num(y)}" r="4" fill="{entry.colour}"/>'
        case "none":
            return ""
