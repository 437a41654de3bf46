"""A view's drawing with all that belongs in it: its events, its remarks, its course in words."""

from collections.abc import Sequence
from dataclasses import replace

from components.drawing import Caption, Event, Frame, Remarks, caption, svg
from components.words import words
from data.course import courses
from data.dataset import Dataset
from data.events import covered
from data.selection import Selection
from data.series import Selected, select

_FEWEST_PIXELS, _MOST_EVENTS = 480, 8
"""Events are shown unasked where a drawing of one panel is so wide, and they are no more."""


def drawn(dataset: Dataset, selection: Selection, frame: Frame, *, address: str = "") -> str:
    """The view as SVG; `address` is where a file says that it is from."""
    selected = select(dataset, selection)
    around = replace(
        caption(selected, dataset, address=address, description=trend(selected)),
        remarks=Remarks(cut_scale=words(selection.lang).embed.CUT_SCALE),
    )
    return svg(selected, frame, around, marked=marked(dataset, selected, frame.width))


def title(dataset: Dataset, selection: Selection) -> str:
    """What the drawing is called."""
    return named(select(dataset, selection), dataset).title


def named(selected: Selected, dataset: Dataset) -> Caption:
    return caption(selected, dataset)


def trend(selected: Selected) -> str:
    """How its values run: the first, the last, the highest of each category."""
    return str(words(selected.selection.lang).embed.told(courses(selected)))


def marked(dataset: Dataset, selected: Selected, width: int) -> Sequence[Event]:
    """The window's events as the drawing takes them, none where they are hidden."""
    selection = selected.selection
    found = covered(dataset, selected.window, days=selection.days)
    if selection.events == "auto":
        found = tuple(one for one in found if not one.throughout)
        if width < _FEWEST_PIXELS or len(found) > _MOST_EVENTS or len(selected.series) > 1:
            return ()
    if selection.events == "0":
        return ()
    say = words(selection.lang).events
    return [
        (
            one.days.first,
            one.days.last if one.event.end else None,
            say.short(one.event.title[selection.lang]),
        )
        for one in found
    ]
