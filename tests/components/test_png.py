"""The images: their size, and that they show something in our font and no other."""

import struct
import zlib

import pytest

from components import drawing
from components.drawing import Frame
from components.png import WIDEST, png
from data.dataset import Dataset
from data.selection import Selection
from data.series import select

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def draw(dataset: Dataset, selection: Selection, frame: Frame) -> str:
    selected = select(dataset, selection)
    return drawing.svg(selected, frame, drawing.caption(selected, dataset))


def size(image: bytes) -> tuple[int, int]:
    assert image.startswith(SIGNATURE)
    wide, tall = struct.unpack(">II", image[16:24])
    return wide, tall


def pixels(image: bytes) -> bytes:
    """The image's filtered rows: all zero but for the first pixel where it is one flat colour."""
    found, at = b"", len(SIGNATURE)
    while at < len(image):
        (length,) = struct.unpack(">I", image[at : at + 4])
        if image[at + 4 : at + 8] == b"IDAT":
            found += image[at + 8 : at + 8 + length]
        at += length + 12
    return zlib.decompress(found)


def text(words: str, family: str = "Source Sans Pro", weight: int = 400) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40">'
        f'<text x="5" y="25" font-size="20" font-family="{family}" font-weight="{weight}">{words}'
        "</text></svg>"
    )


@pytest.mark.parametrize("width", [300, 360, 600, 1200, WIDEST])
def test_an_image_is_as_wide_as_asked_and_not_blank(dataset: Dataset, width: int) -> None:
    svg = draw(dataset, Selection(), Frame(width))
    image = png(svg, width)
    wide, tall = size(image)
    assert wide == width
    assert 0.4 < tall / wide < 2
    assert len(set(pixels(image))) > 50


def test_a_card_is_1200_by_628(dataset: Dataset) -> None:
    svg = draw(dataset, Selection(last="war", by="month"), Frame(1200, 628))
    assert size(png(svg, 1200)) == (1200, 628)


def test_a_drawing_may_be_enlarged(dataset: Dataset) -> None:
    svg = draw(dataset, Selection(), Frame(600))
    wide, tall = size(png(svg, 600))
    assert size(png(svg, 1800)) == (3 * wide, 3 * tall)


@pytest.mark.parametrize("width", [0, -1, WIDEST + 1])
def test_a_width_out_of_bounds_is_an_error(width: int) -> None:
    with pytest.raises(ValueError, match="expected 1 to 2400"):
        png(text("x"), width)


def test_both_alphabets_and_weights_are_set_in_our_font() -> None:
    drawn = {png(text(words), 200) for words in ("Tanks", "Танки", "Літаки", "Ґанок", "їжак")}
    assert len(drawn) == 5
    assert png(text("Танки", weight=600), 200) != png(text("Танки"), 200)


def test_no_font_of_the_machine_is_used() -> None:
    asked = png(text("Втрати", family="DejaVu Sans"), 200)
    assert asked in (png(text("Втрати"), 200), png(text(""), 200))


def test_dark_and_light_differ(dataset: Dataset) -> None:
    light, dark = (
        png(draw(dataset, Selection(), Frame(600, theme=theme)), 600)
        for theme in ("light", "dark")  # type: ignore[arg-type]
    )
    assert light != dark
