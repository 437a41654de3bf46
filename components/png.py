"""Drawings as PNG images, set in our own font and no other."""

from resvg_py import svg_to_bytes

from components.drawing.text import FAMILY, FILES

WIDEST = 2400


def png(svg: str, width: int) -> bytes:
    """The drawing, enlarged or reduced to a width in pixels, of at most WIDEST."""
    if not 1 <= width <= WIDEST:
        raise ValueError(f"width={width}; expected 1 to {WIDEST}.")
    return svg_to_bytes(
        svg_string=svg,
        width=width,
        skip_system_fonts=True,
        font_files=[str(path) for path in FILES.values()],
        font_family=FAMILY,
        sans_serif_family=FAMILY,
    )
