"""Text in a drawing: one font's widths, lines that fit, labels that know their boxes."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import Literal
from xml.sax.saxutils import escape

Anchor = Literal["start", "middle", "end"]
Weight = Literal["regular", "semibold"]

FAMILY = "Source Sans Pro"
STACK = f"'{FAMILY}','Source Sans 3','Segoe UI',Roboto,Arial,sans-serif"
_FOLDER = Path(str(files("font_source_sans_pro") / "files"))
FILES: Mapping[Weight, Path] = {
    "regular": _FOLDER / "SourceSansPro-Regular.ttf",
    "semibold": _FOLDER / "SourceSansPro-Semibold.ttf",
}

ADVANCES, UNIT = Path(__file__).with_name("advances.json"), 1_000
"""Of each weight, by advance in thousandths of the size, the characters that have it. Written by
`python -m tests.components.advances`; a test holds it against the font. To load a library that
reads fonts would take a tenth of the start."""

ROOM = 1.2
"""A page, or a machine without our font, prints in one that may be so much wider: Arial and its
like by a tenth, DejaVu Sans by a fifth."""

_ASCENT, _DESCENT = 0.74, 0.22
"""What a line of text reaches above and below its baseline, in sizes."""


@lru_cache(maxsize=len(FILES))
def _widths(weight: Weight) -> Mapping[str, float]:
    """Each character's advance, in sizes."""
    advances = json.loads(ADVANCES.read_text(encoding="utf-8"))[weight]
    return MappingProxyType(
        {
            character: int(advance) / UNIT
            for advance, characters in advances.items()
            for character in characters
        }
    )


def width(text: str, size: float, weight: Weight = "regular") -> float:
    """The room that a line takes, with some left for another font."""
    widths = _widths(weight)
    return ROOM * size * sum(widths.get(character, 0.6) for character in text)


def wrapped(text: str, size: float, *, within: float, weight: Weight = "regular") -> list[str]:
    """The text in lines that fit; a word that is longer than a line is broken anywhere."""
    lines = [""]
    # The font has no hyphen that keeps words together, and here none parts them.
    for word in text.replace("\u2011", "-").split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if width(longer, size, weight) <= within:
            lines[-1] = longer
            continue
        *whole, rest = _pieces(word, size, within=within, weight=weight)
        lines = [*lines, *whole, rest] if lines[-1] else [*whole, rest]
    return lines


def _pieces(word: str, size: float, *, within: float, weight: Weight) -> list[str]:
    pieces = [""]
    for character in word:
        if pieces[-1] and width(pieces[-1] + character, size, weight) > within:
            pieces.append("")
        pieces[-1] += character
    return pieces


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def meets(self, other: "Box", gap: float = 0) -> bool:
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True)
class Label:
    """A line of text at the end, middle or start of which (x, y) lies, y on its baseline."""

    text: str
    x: float
    y: float
    size: float = 12
    anchor: Anchor = "start"
    weight: Weight = "regular"

    @property
    def box(self) -> Box:
        room = width(self.text, self.size, self.weight)
        left = self.x - {"start": 0, "middle": room / 2, "end": room}[self.anchor]
        return Box(left, self.y - _ASCENT * self.size, left + room, self.y + _DESCENT * self.size)

    def moved(self, x: float = 0, y: float = 0) -> "Label":
        return replace(self, x=self.x + x, y=self.y + y)

    def inside(self, bounds: tuple[float, float]) -> "Label":
        """The label, moved sideways as little as keeps it between two edges."""
        box = self.box
        return self.moved(max(bounds[0] - box.left, 0) - max(box.right - bounds[1], 0))


def texts(labels: Iterable[Label], fill: str, *, halo: str = "") -> str:
    """The labels as elements, those of one style in one group; a `halo` parts them from what
    they lie on."""
    outline = (
        f' stroke="{halo}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"'
        if halo
        else ""
    )
    return "".join(
        f'<g fill="{fill}" font-size="{num(size)}"{_attributes(anchor, weight)}{outline}>'
        + "".join(
            f'<text x="{num(label.x)}" y="{num(label.y)}">{escape(label.text)}</text>'
            for label in group
        )
        + "</g>"
        for (size, anchor, weight), group in groupby(
            labels, key=lambda label: (label.size, label.anchor, label.weight)
        )
    )


def _attributes(anchor: Anchor, weight: Weight) -> str:
    anchored = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return anchored + (' font-weight="600"' if weight == "semibold" else "")


def lines(
    text: str, x: float, top: float, *, size: float, within: float, weight: Weight = "regular"
) -> list[Label]:
    """A paragraph's lines from a top edge down."""
    return [
        Label(line, x, top + size * (0.9 + LEADING * index), size, weight=weight)
        for index, line in enumerate(wrapped(text, size, within=within, weight=weight))
    ]


LEADING = 1.3
"""From one line's baseline to the next, in sizes."""


def foot(labels: Sequence[Label], otherwise: float) -> float:
    """The edge under the last of some lines."""
    return max((label.y + 0.4 * label.size for label in labels), default=otherwise)


def num(value: float, decimals: int = 1) -> str:
    """A coordinate in as few characters as it takes."""
    written = f"{value:.{decimals}f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    if written in ("-0", ""):
        return "0"
    return written.replace("0.", ".", 1) if written.startswith(("0.", "-0.")) else written
