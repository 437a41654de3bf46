"""The rows of a view as a file holds them: columns that never change."""

import pandas as pd

from data.catalog import CATEGORIES
from data.dataset import Dataset
from data.selection import Selection
from data.series import periods, select
from data.windows import Window

COLUMNS = ("date", "end", "category", "losses", "total", "restatement", "status", "source")

_MARKS = {
    "opening": "opening",
    "corrected": "corrected",
    "restatement": "restated",
    "proposed": "proposed",
    "disputed": "disputed",
    "partial": "partial",
}


def rows(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """The view's rows, a period of a category each: exactly what the chart shows.

    `date` and `end` are the period's first and last report day (the same for a day), `losses`
    the daily value or the sum of them, `total` the total at the end. Integers are nullable.
    A daily value is `disputed` where the dispute changes it, a total where it touches it.
    """
    selected = select(dataset, selection)
    return _joined({series.category: series.rows for series in selected.series}, selection.measure)


def all_rows(dataset: Dataset) -> pd.DataFrame:
    """Every category and report day, in the same columns."""
    window = Window(dataset.first, dataset.newest)
    return _joined({key: periods(dataset, key, window, by="day") for key in CATEGORIES}, "daily")


def _joined(tables: dict[str, pd.DataFrame], measure: str) -> pd.DataFrame:
    """By date, then in the catalog's order."""
    joined = pd.concat([_table(key, table, measure) for key, table in tables.items()] or [_NOTHING])
    return joined.sort_values("date", kind="stable").reset_index(drop=True)[list(COLUMNS)]


def _table(category: str, table: pd.DataFrame, measure: str) -> pd.DataFrame:
    marked = table.assign(
        disputed=table["total_disputed" if measure == "cumulative" else "losses_disputed"],
        restatement=table["restatement"].notna(),
    )
    return table.assign(category=category, status=statuses(marked))


def statuses(marked: pd.DataFrame) -> "pd.Series[str]":
    """Each row's marks joined by +, `reported` where there is none, empty where no figure is."""
    joined = pd.Series("", index=marked.index)
    for column, word in _MARKS.items():
        joined += (marked[column]).map({True: f"+{word}", False: ""})
    joined = joined.str.removeprefix("+").replace("", "reported")
    return joined.where(marked["total"].notna(), "")


_NOTHING = pd.DataFrame({column: pd.Series(dtype=object) for column in COLUMNS})
