"""A view's drawing with all that belongs in it: its events, its remarks, its course in words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from types import ModuleType

import pandas as pd

from components.against import compares, is_set_against, notes
from components.compared import compared
from components.drawing import Beside, Caption, Event, Frame, Remarks, caption, svg
from components.spoken import integers
from components.words import words
from components.words.telling import plain
from data import evidence
from data.course import courses
from data.dataset import Dataset
from data.events import covered
from data.facts import Facts, facts
from data.selection import Selection
from data.series import Selected, select
from data.windows import Window

_FEWEST_PIXELS, _MOST_EVENTS = 480, 8
"""Events are shown unasked where a drawing of one panel is so wide, and they are no more."""


def drawn(
    dataset: Dataset, selection: Selection, frame: Frame, *, address: str = "", keyed: bool = True
) -> str:
    """The view as SVG, with a key of its signs or without; `address` is where a file says that it
    is from."""
    selected = select(dataset, selection)
    told = caption(selected, dataset, address=address, description=trend(selected))
    say = words(selection.lang)
    # A drawing within a page says none of it: the page does.
    beside_it = restated_beside(facts(dataset, selection), say) if frame.standalone else []
    around = replace(
        told,
        source=" ".join([*notes(dataset, selected), *beside_it, told.source]),
        remarks=Remarks(
            cut_scale=say.embed.CUT_SCALE,
            keyed=keyed,
            beside=beside(dataset, selected),
            compared=compared(dataset, selected),
        ),
    )
    return svg(selected, frame, around, marked=marked(dataset, selected, frame.width))


def restated_beside(told: Facts, say: ModuleType) -> list[str]:
    """What was restated right after the window, or claimed right before a restatement that it
    begins with: not to be told apart (rule 6)."""
    found = (say.key_points.restated_beside(told, category) for category in told.categories)
    return [plain(pieces) for each in found for pieces in each]


def beside(dataset: Dataset, selected: Selected) -> dict[str, Beside]:
    """What the view sets each category's total against, by its own dates in the window."""
    against = selected.selection.against
    chosen = [key for key in selected.selection.categories if compares(key, against)]
    if not is_set_against(selected.selection):
        return {}
    of = _estimated if against == "estimate" else _confirmed
    found = {key: of(dataset, key, selected.window) for key in chosen}
    return {key: one for key, one in found.items() if one.days}


def _estimated(dataset: Dataset, category: str, window: Window) -> Beside:
    bands = evidence.thinned(evidence.within(evidence.beside_estimate(dataset), window)).dropna()
    return Beside(
        days=_days(bands),
        values=tuple(integers(bands["central"])),
        low=tuple(int(value) for value in bands["low"]),
        high=tuple(int(value) for value in bands["high"]),
    )


def _confirmed(dataset: Dataset, category: str, window: Window) -> Beside:
    """Broken where the counts were redefined."""
    counts = evidence.within(evidence.beside_confirmed(dataset, category), window)
    days, values = _days(counts), tuple(integers(counts["total"]))
    broken = evidence.redefined_at(category, days)
    if broken is None:
        return Beside(days, values)
    return Beside(
        (*days[:broken], days[broken], *days[broken:]), (*values[:broken], None, *values[broken:])
    )


def _days(by_day: pd.DataFrame) -> tuple[date, ...]:
    return tuple(day.date() for day in pd.DatetimeIndex(by_day.index))


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
