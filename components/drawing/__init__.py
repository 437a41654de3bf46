"""The charts as SVG, for what runs no script: embeds, files, images.

One drawing from the same figures and colours as the page's: `sheet` lays it out, `grid` its
panels, `panels` one of them; `axes`, `marks`, `ends`, `events` and `key` are their parts.
"""

from components.drawing.events import Event
from components.drawing.grid import Remarks
from components.drawing.sheet import Caption, Frame, caption, svg

__all__ = ["Caption", "Event", "Frame", "Remarks", "caption", "svg"]
