"""The charts as SVG, for what runs no script: embeds, files, images.

The same figures and colours as the page's charts. `sheet` lays out a whole drawing, `grid` (or
`thumbnails`) its panels, `panels` draws one of them: `plot` says where its `tracks` lie on
`scale` and `days`, `figures` draws them by the paths of `marks`, `beside` and `compared` what they
are set against; `ends`, `events` and `key` name what is drawn, and `text` measures every label.
"""

from components.drawing.beside import Beside
from components.drawing.caption import Caption, caption
from components.drawing.cells import Remarks
from components.drawing.compared import Compared
from components.drawing.events import Event
from components.drawing.sheet import Frame, svg

__all__ = ["Beside", "Caption", "Compared", "Event", "Frame", "Remarks", "caption", "svg"]
