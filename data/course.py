"""How a view's values run: the first, the last, the highest. For telling a chart in words."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from data.catalog import RANKED_FROM
from data.series import CategorySeries, Selected, ranked
from data.windows import Window

FEWEST_AVERAGES = 14
"""An average over fewer days than this has not run anywhere yet."""


@dataclass(frozen=True)
class Value:
    """What was reported of a period, whose days are as the selection counts them."""

    window: Window
    value: int


@dataclass(frozen=True)
class Course:
    """One category's values in a view; losses of incomplete periods only where there are no others.

    `first` is absent where there is no value at all, `peak` where none can be ranked (rule 6):
    no total, nothing disputed, no report in bulk; `since_bulk` where such reports were left out.
    `averages` are the first and the last trailing mean of seven days, where there are enough.
    `restated` is what the window's reports changed the total by beside the losses.
    """

    category: str
    measure: str
    by: str
    first: Value | None
    last: Value | None
    peak: Value | None
    since_bulk: bool
    averages: tuple[float, float] | None
    restated: int


def courses(selected: Selected) -> tuple[Course, ...]:
    """Of each category of a view, in its order."""
    return tuple(_course(series, selected) for series in selected.series)


def _course(series: CategorySeries, selected: Selected) -> Course:
    measure = selected.selection.measure
    column = "total" if measure == "cumulative" else "losses"
    known = series.rows[series.rows[column].notna()]
    whole = known[~known["partial"]]
    shown = known if whole.empty or measure == "cumulative" else whole
    counted = ranked(shown) if measure == "daily" else shown.iloc[:0]
    return Course(
        category=series.category,
        measure=measure,
        by=selected.by,
        first=None if shown.empty else _value(shown, 0, column),
        last=None if shown.empty else _value(shown, -1, column),
        peak=_peak(counted),
        since_bulk=bool(len(counted) and shown["date"].iloc[0] < pd.Timestamp(RANKED_FROM)),
        averages=_averages(shown) if measure == "daily" else None,
        restated=series.window.restated,
    )


def _peak(counted: pd.DataFrame) -> Value | None:
    """The latest of several."""
    if len(counted) < 2 or counted["losses"].max() == 0:
        return None
    highest = counted[counted["losses"] == counted["losses"].max()]
    return _value(highest, -1, "losses")


def _averages(rows: pd.DataFrame) -> tuple[float, float] | None:
    means = rows["average"].dropna()
    if len(means) < FEWEST_AVERAGES:
        return None
    return float(means.iloc[0]), float(means.iloc[-1])


def _value(rows: pd.DataFrame, at: int, column: str) -> Value:
    first: date = rows["day"].iloc[at].date()
    length = rows["end"].iloc[at] - rows["date"].iloc[at]
    return Value(Window(first, first + length.to_pytimedelta()), int(rows[column].iloc[at]))
