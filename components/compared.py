"""Which losses a view's charts set its own beside: those of the window that it is compared with.

One rule for the page's chart and for the drawing.
"""

import pandas as pd

from components.drawing.compared import Compared
from components.drawing.days import Bands
from components.drawing.tracks import shares_a_panel
from components.spoken import integers
from data.dataset import Dataset
from data.facts import compared_window
from data.selection import DEFAULT
from data.series import CategorySeries, Selected, periods
from data.windows import Window

_SHORT = 31
"""Windows of so many days show them unasked; so many values are a tick each, more a line."""


def compared(dataset: Dataset, selected: Selected) -> dict[str, Compared]:
    """What there is to show, by category; nothing where it would only be noise, or where no report
    is of those days."""
    window = compared_window(dataset, selected.selection)
    if window is None or not _is_shown(selected):
        return {}
    ticked = Bands(selected.window, selected.by, 0, 1).count <= _SHORT
    found = {
        series.category: Compared(window, _values(dataset, series, selected, window), ticked)
        for series in selected.series
    }
    return {category: one for category, one in found.items() if one.present}


def _is_shown(selected: Selected) -> bool:
    """In short windows, or where a comparison was asked for. Totals of two windows don't compare,
    and lines that share a panel are enough."""
    asked = selected.selection.compare != DEFAULT.compare
    daily = selected.selection.measure == "daily" and not shares_a_panel(selected)
    return daily and (asked or selected.window.days <= _SHORT)


def _values(
    dataset: Dataset, series: CategorySeries, selected: Selected, window: Window
) -> tuple[int | None, ...]:
    """For each of a category's rows the losses of the same period, counted from the first.

    None where that one is not complete and the row's own is: the sums would be of unlike days.
    """
    by, days = selected.by, selected.selection.days
    rows = periods(dataset, series.category, window, by=by, days=days)
    losses = dict(zip(_places(rows, window, by), integers(rows["losses"]), strict=True))
    whole = {place for place, part in zip(losses, rows["partial"], strict=True) if not part}
    return tuple(
        losses.get(place) if partial or place in whole else None
        for place, partial in zip(
            _places(series.rows, selected.window, by), series.rows["partial"], strict=True
        )
    )


def _places(rows: pd.DataFrame, window: Window, by: str) -> list[int]:
    """Each row's place among the periods of its window, reported or not."""
    bands = Bands(window, by, 0, 1)
    return [bands.of(day.date()) for day in rows["day"]]
