"""The code that puts a view into an article, and the picture that stands for it in a link."""

from html import escape
from math import ceil

from components.against import is_set_against
from components.drawing.grid import MOST_IN_A_COLUMN
from data.selection import Selection

CARD = (1200, 628)
"""Width and height of the picture that goes with a link, in pixels."""

HEIGHT_SCRIPT = "embed.js"
"""The script of ours that gives an iframe the height its page asks for."""

_ONE, _AROUND, _EACH = 700, 400, 180
_CONTROLS, _NOTES, _EVENTS = 80, 200, 320


def embed_code(
    selection: Selection, *, address: str, width: str, title: str, height: int, script: bool
) -> str:
    """An iframe of the view, in HTML; `address` is the dashboard's, without a slash at its end.

    `width` is in pixels or, like 100%, of the column. With `script`, the frame takes the height
    that its page asks for; without, it keeps `height`, which the view is laid out to fit.
    """
    frame = (
        f'<iframe title="{escape(title)}" src="{escape(embed_address(address, selection))}" '
        f'width="{escape(width)}" height="{height}" loading="lazy" '
        'style="border:0;max-width:100%"></iframe>'
    )
    return f"{frame}\n{resizer(address)}" if script else frame


def resizer(address: str) -> str:
    """The optional script, which a page needs once."""
    return f'<script async src="{escape(address)}/{HEIGHT_SCRIPT}"></script>'


def embed_address(address: str, selection: Selection) -> str:
    return f"{address}/embed?{selection.to_query()}"


def frame_height(selection: Selection) -> int:
    """A height, in pixels, that a view fits in an article's column, on phones and beside text."""
    panels = len(selection.categories) if selection.split else 1
    rows = ceil(panels / 2) if panels > MOST_IN_A_COLUMN else panels
    tall = max(_ONE, _AROUND + rows * _EACH)
    tall += _CONTROLS if selection.controls else 0
    tall += _EVENTS if selection.events == "1" else 0
    return tall + (_NOTES if is_set_against(selection) else 0)


def card_address(address: str, selection: Selection, width: int = CARD[0]) -> str:
    """The address of the picture of a view, in the proportions of a card."""
    query = f"{selection.to_query()}&width={width}&height={card_height(width)}"
    return f"{address}/chart.png?{query}"


def card_height(width: int) -> int:
    return max(1, round(width * CARD[1] / CARD[0]))
