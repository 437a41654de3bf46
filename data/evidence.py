"""What others have confirmed, estimated or named, beside the claim on the same dates (rule 11).

Nothing here adds these figures to the claim, or divides one by the other. What is cached is so by
the Dataset object itself, which never changes.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import TypeVar

import pandas as pd

from data.catalog import CATEGORIES
from data.dataset import Dataset
from data.selection import MOST_BARS
from data.windows import Window

CONFIRMED: dict[str, tuple[str, ...]] = {
    "tanks": ("tanks",),
    "afvs": ("afvs",),
    "artillery": ("artillery",),
    "mlrs": ("mlrs",),
    "air_defence": ("air_defence",),
    "aircraft": ("aircraft",),
    "helicopters": ("helicopters",),
    "ships_submarines": ("ships", "submarines"),
    "vehicles": ("vehicles",),
}
"""The lines of the visually confirmed count, and the claim's categories that compare with each."""

ESTIMATED = "personnel"

STATUSES = ("destroyed", "damaged", "abandoned", "captured")

REDEFINED: dict[str, date] = {"vehicles": date(2026, 5, 1)}
"""A line's last count before its source redefined it; the counts on either side don't compare."""

_SIDE = "russia"

Values = TypeVar("Values", pd.DataFrame, "pd.Series[int]")


def line_of(category: str) -> str | None:
    """The visually confirmed line that a category belongs to; None where nothing compares."""
    return next((line for line, parts in CONFIRMED.items() if category in parts), None)


def claimed(dataset: Dataset, line: str) -> "pd.Series[int]":
    """The claim's total in each day's report, to set beside a visually confirmed line.

    Where several categories make up the line, one that begins with a loss counts from 0
    (rule 3); absent in a report is absent here.
    """
    parts = pd.DataFrame({part: _counted(dataset, part) for part in CONFIRMED[line]})
    return parts.sum(axis="columns", skipna=False)


def _counted(dataset: Dataset, category: str) -> "pd.Series[int]":
    totals = dataset.totals[category]
    first = totals.first_valid_index()
    if CATEGORIES[category].opening != "loss" or first is None:
        return totals
    return totals.mask(totals.index < first, 0)


@lru_cache(maxsize=32)
def beside_confirmed(dataset: Dataset, line: str) -> pd.DataFrame:
    """A visually confirmed line's counts by their own dates, and the claim of the same dates.

    Columns: `destroyed`, `damaged`, `abandoned`, `captured`, `total` (their sum, as its source
    gives it), `claimed` (absent where no report of that day is in), `disputed` (of the claim).
    """
    confirmed = dataset.confirmed
    of_line = confirmed[(confirmed["side"] == _SIDE) & (confirmed["category"] == line)]
    counts = of_line.set_index("date").sort_index()[[*STATUSES, "total"]].astype("Int64")
    return _beside(dataset, counts, claimed(dataset, line), CONFIRMED[line])


@lru_cache(maxsize=32)
def beside_estimate(dataset: Dataset) -> pd.DataFrame:
    """The estimate of killed and wounded by day, and the claim of the same days, from the first
    day that has both to the last.

    Columns: `low`, `central`, `high` (the ends are those of the 95% prediction interval),
    `claimed`, `disputed` (of the claim).
    """
    totals = dataset.totals[ESTIMATED]
    days = dataset.estimates.index.intersection(totals.index)
    bands = dataset.estimates.reindex(totals.index).astype("Int64")
    beside = _beside(dataset, bands, totals, (ESTIMATED,))
    return beside.loc[days.min() : days.max()] if len(days) else beside.iloc[:0]


def _beside(
    dataset: Dataset, figures: pd.DataFrame, claim: "pd.Series[int]", parts: tuple[str, ...]
) -> pd.DataFrame:
    others = dataset.others[list(parts)].notna().any(axis=1)
    return figures.assign(
        claimed=claim.reindex(figures.index),
        disputed=others.reindex(figures.index, fill_value=False),
    )


def latest(beside: pd.DataFrame) -> pd.DataFrame:
    """The last row that has both the claim and the figure beside it; none where there is none."""
    return beside.dropna().iloc[-1:]


@lru_cache(maxsize=32)
def named_dead(dataset: Dataset) -> pd.DataFrame:
    """The dated counts of Russian dead known by name: `count`, `approximate` (of the date),
    `reported_in` (an article's address)."""
    counts = dataset.named_dead.sort_index()
    return pd.DataFrame(
        {
            "count": counts["confirmed_dead"].astype("Int64"),
            "approximate": ~counts["date_basis"].str.startswith("stated"),
            "reported_in": counts["reported_in"],
        }
    )


def within(figures: Values, window: Window) -> Values:
    """Those whose own dates lie in the window."""
    return figures.loc[pd.Timestamp(window.first) : pd.Timestamp(window.last)]


def redefined_at(line: str, days: Sequence[date]) -> int | None:
    """How many of a line's counts, by their dates, came before its source redefined it; None where
    they all stand on one side."""
    redefined = REDEFINED.get(line)
    before = 0 if redefined is None else sum(day <= redefined for day in days)
    return before if 0 < before < len(days) else None


def thinned(by_day: Values, most: int = MOST_BARS) -> Values:
    """At most so many, at even steps back from the last one, which is always in."""
    step = -(-len(by_day) // most) or 1
    return by_day.iloc[::-step].iloc[::-1]


def monthly(by_day: pd.DataFrame) -> pd.DataFrame:
    """The first of each month, and the last day there is."""
    firsts = pd.DatetimeIndex(by_day.index).day == 1
    return by_day[firsts | (by_day.index == by_day.index[-1])] if len(by_day) else by_day
