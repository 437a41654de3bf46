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


def all_rows(dataset: Dataset, measure: str = "daily") -> pd.DataFrame:
    """Every category and report day, in the same columns."""
    return _joined(_everything(dataset), measure)


def wide_rows(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """The view's values, a period a row and a category a column: the losses, or the totals."""
    selected = select(dataset, selection)
    tables = {series.category: series.rows for series in selected.series}
    return _widened(tables, selection.measure, selected.by)


def all_wide_rows(dataset: Dataset, measure: str = "daily") -> pd.DataFrame:
    """Every category and report day, a day a row."""
    return _widened(_everything(dataset), measure, "day")


def _everything(dataset: Dataset) -> dict[str, pd.DataFrame]:
    window = Window(dataset.first, dataset.newest)
    return {key: periods(dataset, key, window, by="day") for key in CATEGORIES}


def _joined(tables: dict[str, pd.DataFrame], measure: str) -> pd.DataFrame:
    """By date, then in the catalog's order."""
    joined = pd.concat([_table(key, table, measure) for key, table in tables.items()] or [_NOTHING])
    return joined.sort_values("date", kind="stable").reset_index(drop=True)[list(COLUMNS)]


PERIODS = {"day": "D", "week": "W-SUN", "month": "M", "year": "Y"}
"""As pandas names them."""


def _widened(tables: dict[str, pd.DataFrame], measure: str, by: str) -> pd.DataFrame:
    """A period begins and ends with the first and last report of any category in it."""
    joined = pd.concat(
        [table.assign(category=key) for key, table in tables.items() if len(table)]
        or [pd.DataFrame({"category": [], "day": pd.to_datetime([]), **_NO_VALUES})]
    )
    joined["period"] = joined["day"].dt.to_period(PERIODS[by])
    ends = joined.groupby("period").agg(date=("date", "min"), end=("end", "max"))
    column = "total" if measure == "cumulative" else "losses"
    values = joined.pivot(index="period", columns="category", values=column)
    wide = values.reindex(index=ends.index, columns=list(tables)).astype("Int64")
    return ends.join(wide).reset_index(drop=True)


_NO_VALUES: dict[str, list[int]] = {"date": [], "end": [], "losses": [], "total": []}


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
