"""How a published number was worked out: the totals subtracted, the restatements, the pages."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import pandas as pd

from data.dataset import Dataset
from data.series import WindowFigures, window_figures
from data.windows import DAY, Window


@dataclass(frozen=True)
class Report:
    """What one report said: its day, the number, its official page ("" where unknown)."""

    day: date
    value: int
    page: str


@dataclass(frozen=True)
class Working:
    """The sum behind a category's figures: total − total before − restated = losses.

    `before` is of the eve, or in a window that begins in a gap, of the first report that the losses
    count from. It is None where nothing came before: then they count from 0, or from an opening
    balance (`figures.opening`) that is left out of them.
    """

    category: str
    figures: WindowFigures
    total: Report | None
    before: Report | None
    restatements: tuple[Report, ...]


def working(dataset: Dataset, category: str, window: Window, *, days: str) -> Working:
    """The sum behind one category's figures in a window."""
    figures = window_figures(dataset, category, window, days=days)
    reports = window.as_reports(days)
    first, last = reports.first, reports.last
    total = figures.last_report
    before = _report(dataset, category, first - DAY)
    counts_from_within = figures.total_before is None and figures.opening is None
    if figures.losses is not None and counts_from_within:
        known = dataset.totals[category][pd.Timestamp(first) : pd.Timestamp(last)].dropna()
        before = _report(dataset, category, known.index[0].date())
    since = first if before is None else before.day + DAY
    return Working(
        category=category,
        figures=figures,
        total=None if total is None else _report(dataset, category, total),
        before=before,
        restatements=tuple(
            Report(when, amount, _page(dataset, when))
            for when, amount in restatements(dataset, category, Window(since, last))
        ),
    )


def outweighs(restated: int, losses: int) -> bool:
    """Whether a restatement is at least as large as the losses reported right before it: one is not
    to be told without the other (aircraft, 3 and 4 June 2025, rule 6)."""
    return abs(restated) >= losses


def restatements(dataset: Dataset, category: str, reports: Window) -> list[tuple[date, int]]:
    """Report days and amounts of the restatements inside a window of report days."""
    return [
        (day, amount)
        for day, amount in _restatements(dataset, category)
        if reports.first <= day <= reports.last
    ]


@lru_cache(maxsize=64)
def _restatements(dataset: Dataset, category: str) -> tuple[tuple[date, int], ...]:
    """Cached by the Dataset object itself, which never changes."""
    told = dataset.restatements[category].dropna()
    days = pd.DatetimeIndex(told.index)
    return tuple((day.date(), int(amount)) for day, amount in zip(days, told, strict=True))


def _report(dataset: Dataset, category: str, day: date) -> Report | None:
    total = dataset.totals[category].get(pd.Timestamp(day))
    return None if total is None or pd.isna(total) else Report(day, int(total), _page(dataset, day))


def _page(dataset: Dataset, day: date) -> str:
    return str(dataset.sources.get(pd.Timestamp(day), ""))
