"""Every number that is published: daily values, windows, periods, averages. Pure arithmetic."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.catalog import CATEGORIES, RANKED_FROM
from data.dataset import Dataset
from data.selection import Selection
from data.windows import Window

Days = npt.NDArray[np.datetime64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

AVERAGE_DAYS = 7
_FEWEST_AVERAGED = 4
"""An average of fewer reported days than this, of seven, is not one of a week."""


def daily(totals: pd.DataFrame, restatements: pd.DataFrame) -> pd.DataFrame:
    """Each report's losses: total less the day before's, less what was restated (rule 4).

    Absent where either total is absent: after a gap no single report can be said to hold what
    the total rose by. A first row is an opening balance without a daily value, but for a
    category whose first row is a loss (rule 3).
    """
    values = totals.diff() - restatements.fillna(0)
    for key, category in CATEGORIES.items():
        first = totals[key].first_valid_index()
        if category.opening == "loss" and first is not None:
            values[key] = values[key].where(values.index != first, totals[key])
    return values


@dataclass(frozen=True)
class WindowFigures:
    """What a category's reports say of a window; None is absent, never zero (rule 5).

    `losses` is the sum of the daily values, `change` what the total rose by, restatements
    included. `total_before` is the total of the day before the window, 0 before the invasion.
    `opening` is an opening balance that lies inside, part of the totals and not of the losses.
    `reports` counts the reports the losses are of, `covered` the days that these cover: more, where
    one follows a gap. `per_day` divides by them. `last_report` is the report day of `total`.
    """

    losses: int | None
    restated: int
    total_before: int | None
    total: int | None
    opening: int | None
    reports: int
    covered: int
    last_report: date | None
    disputed: bool
    proposed: bool

    @property
    def change(self) -> int | None:
        return None if self.losses is None else self.losses + self.restated

    @property
    def per_day(self) -> float | None:
        return None if self.losses is None or not self.covered else self.losses / self.covered


@dataclass(frozen=True)
class CategorySeries:
    """One category of a view: its window's figures, and a row for each period (`periods`)."""

    category: str
    window: WindowFigures
    rows: pd.DataFrame


@dataclass(frozen=True)
class Selected:
    """A selection, worked out: the days it means, its periods, its categories' figures."""

    selection: Selection
    window: Window
    by: str
    series: tuple[CategorySeries, ...]


def select(dataset: Dataset, selection: Selection) -> Selected:
    """The figures that page, embed, file and sentence all show."""
    window = selection.resolved(dataset)
    by = selection.grouped_by(window)
    return Selected(
        selection=selection,
        window=window,
        by=by,
        series=tuple(
            CategorySeries(
                category=category,
                window=window_figures(dataset, category, window, days=selection.days),
                rows=periods(dataset, category, window, by=by, days=selection.days),
            )
            for category in selection.categories
        ),
    )


@lru_cache(maxsize=512)
def window_figures(
    dataset: Dataset, category: str, window: Window, *, days: str = "report"
) -> WindowFigures:
    """The figures of one window, whose days are report days or days of loss (rule 1)."""
    cells = _cells(dataset, category, days).between(window)
    if not cells.known.any():
        return WindowFigures(
            losses=None,
            restated=0,
            total_before=None,
            total=None,
            opening=None,
            reports=0,
            covered=0,
            last_report=None,
            disputed=False,
            proposed=False,
        )
    sums = _summed(cells, np.zeros(1, dtype=np.intp))
    openings = cells.totals[cells.opening]
    return WindowFigures(
        losses=int(sums.losses[0]) if sums.counted[0] else None,
        restated=int(sums.restated[0]),
        total_before=_base(cells),
        total=int(sums.totals[0]),
        opening=int(openings[0]) if len(openings) else None,
        reports=int(sums.counted[0]),
        covered=int(sums.covered[0]),
        last_report=cells.reports[cells.known][-1].astype(date),
        disputed=bool(sums.losses_disputed[0]),
        proposed=bool(cells.proposed.any()),
    )


def periods(
    dataset: Dataset, category: str, window: Window, *, by: str, days: str = "report"
) -> pd.DataFrame:
    """A row for each day, week, month or year of the window in which the category was reported.

    Columns: `day` (first day of the period inside the window, as `days` counts), `date` and
    `end` (its first and last report day), `losses`, `total`, `restatement` (nullable integers),
    `average` (trailing mean of seven days, by day only), `partial` (not all of the period's
    days are in), `losses_disputed`, `total_disputed`, `opening`, `corrected`, `proposed`
    (booleans), `source` (the last report's official page or "").
    """
    cells, edges, sums, counted = _divided(dataset, category, window, by, days)
    ends = np.r_[edges[1:], len(cells.days)] - 1 if len(edges) else _NO_EDGES
    is_balance = CATEGORIES[category].opening != "loss"
    return pd.DataFrame(
        {
            "day": cells.days[edges],
            "date": cells.reports[edges],
            "end": cells.reports[ends],
            "losses": _nullable(sums.losses, counted),
            "total": _nullable(sums.totals, sums.known > 0),
            "restatement": _nullable(sums.restated, sums.restatements > 0),
            "average": cells.average[edges] if by == "day" else np.nan,
            "partial": sums.known < _period_lengths(_period_starts(cells.days[edges], by), by),
            "losses_disputed": sums.losses_disputed,
            "total_disputed": sums.total_disputed,
            "opening": _any(cells.opening, edges) & is_balance,
            "corrected": _any(cells.corrected, edges),
            "proposed": _any(cells.proposed, edges),
            "source": cells.sources[ends],
        }
    )


def losses_of_periods(
    dataset: Dataset, category: str, window: Window, *, by: str, days: str = "report"
) -> dict[date, int | None]:
    """`losses` of `periods` by `day`, without the frame that most of its time goes to."""
    cells, edges, sums, counted = _divided(dataset, category, window, by, days)
    told = zip(cells.days[edges].tolist(), sums.losses.tolist(), counted.tolist(), strict=True)
    return {day: losses if counts else None for day, losses, counts in told}


def _divided(
    dataset: Dataset, category: str, window: Window, by: str, days: str
) -> "tuple[_Cells, npt.NDArray[np.intp], _Sums, Bools]":
    """The cells of a window, the first row of each period, the sums, and which losses count."""
    cells = _cells(dataset, category, days).between(window).lifetime()
    starts = _period_starts(cells.days, by)
    edges = np.flatnonzero(np.r_[True, starts[1:] != starts[:-1]]) if len(starts) else _NO_EDGES
    sums = _summed(cells, edges)
    # A first row is no day's loss (rule 3), though a longer period that holds it counts it.
    is_balance = CATEGORIES[category].opening != "loss"
    undivided = _any(cells.opening, edges) & (by == "day") & is_balance
    return cells, edges, sums, (sums.counted > 0) & ~undivided


_NO_EDGES = np.zeros(0, dtype=np.intp)


@dataclass(frozen=True)
class _Cells:
    """One category's whole history as plain arrays, a row a calendar day.

    `days` are what the reader counts in, `reports` the report days. `steps` is the total less
    the last known one less the restatement, `known_before` the row of that last known total
    (the row itself where nothing came before and nothing can be counted).
    """

    rows: npt.NDArray[np.intp]
    days: Days
    reports: Days
    known: Bools
    totals: Ints
    steps: Ints
    known_before: npt.NDArray[np.intp]
    restatements: Ints
    offsets: Ints
    base_offsets: Ints
    average: npt.NDArray[np.float64]
    opening: Bools
    corrected: Bools
    proposed: Bools
    sources: npt.NDArray[np.object_]
    base_totals: Ints
    alive: Bools

    def between(self, window: Window) -> "_Cells":
        first, last = np.searchsorted(
            self.days, [np.datetime64(window.first), np.datetime64(window.last + timedelta(days=1))]
        )
        return self._where(slice(int(first), int(last)))

    def lifetime(self) -> "_Cells":
        """From the category's first report to its last: absent days outside it are no rows."""
        return self._where(self.alive)

    def _where(self, rows: Any) -> "_Cells":
        return _Cells(**{name: values[rows] for name, values in vars(self).items()})


@lru_cache(maxsize=128)
def _cells(dataset: Dataset, category: str, days: str) -> _Cells:
    """Cached by the Dataset object itself, which never changes."""
    values, known = _masked(dataset.totals[category])
    last_known = _last(known)
    filled = _carried(values, last_known)
    rows = np.arange(len(known))
    before = np.r_[-1, last_known[:-1]]
    base = np.r_[0, filled[:-1]]
    restatements, _ = _masked(dataset.restatements[category])
    opening = known & (before < 0)
    counted_opening = CATEGORIES[category].opening != "balance"
    known_before = np.where(opening, rows - 1 if counted_opening else rows, before)
    others, differ = _masked(dataset.others[category])
    offsets = _carried(np.where(differ, others, values), _last(differ | known)) - filled
    base_offsets = np.r_[0, offsets[:-1]]
    reports = dataset.totals.index.to_numpy().astype("datetime64[D]")
    return _Cells(
        rows=rows,
        days=(reports - np.timedelta64(1 if days == "loss" else 0, "D")).astype("datetime64[D]"),
        reports=reports,
        known=known,
        totals=filled,
        steps=filled - base - restatements,
        known_before=known_before,
        restatements=restatements,
        offsets=offsets,
        base_offsets=base_offsets,
        average=_average(dataset.daily[category], offsets != base_offsets),
        opening=opening,
        corrected=dataset.corrected[category].to_numpy(),
        proposed=dataset.proposed[category].to_numpy(),
        sources=dataset.sources.to_numpy(dtype=object),
        base_totals=base,
        alive=_alive(known, CATEGORIES[category].last),
    )


def _masked(values: "pd.Series[int]") -> tuple[Ints, Bools]:
    """A column's integers, 0 where one is absent, and where none is."""
    numbers = np.asarray(values.to_numpy(dtype=np.int64, na_value=0), dtype=np.int64)
    return numbers, np.asarray(values.notna(), dtype=np.bool_)


def _last(known: Bools) -> Ints:
    """Each day's last known row, itself among them; -1 before the first."""
    rows: Ints = np.maximum.accumulate(np.where(known, np.arange(len(known)), -1))
    return rows


def _carried(values: Ints, last: Ints) -> Ints:
    """Each day's value, or the last known before it; 0 before the first."""
    return np.where(last < 0, 0, values[last])


def _alive(known: Bools, last: date | None) -> Bools:
    alive = np.maximum.accumulate(known)
    return alive & np.maximum.accumulate(known[::-1])[::-1] if last else alive


def _average(values: "pd.Series[int]", disputed: Bools) -> npt.NDArray[np.float64]:
    """Trailing mean over the reported days of seven; what is disputed and reports in bulk are left
    out (rule 6)."""
    numbers, known = _masked(values)
    ranked = known & ~disputed & (values.index >= pd.Timestamp(RANKED_FROM))
    counted = _trailing(ranked.astype(np.int64))
    sums = _trailing(np.where(ranked, numbers, 0))
    return np.where(counted < _FEWEST_AVERAGED, np.nan, sums / np.maximum(counted, 1))


def _trailing(values: Ints) -> Ints:
    """Sums of each day and those before it that the average is of."""
    upto: Ints = np.cumsum(np.r_[np.zeros(AVERAGE_DAYS, dtype=np.int64), values])
    return upto[AVERAGE_DAYS:] - upto[:-AVERAGE_DAYS]


@dataclass(frozen=True)
class _Sums:
    losses: Ints
    counted: Ints
    covered: Ints
    known: Ints
    totals: Ints
    restated: Ints
    restatements: Ints
    losses_disputed: Bools
    total_disputed: Bools


def _summed(cells: _Cells, edges: npt.NDArray[np.intp]) -> _Sums:
    """Sums over the groups of rows that begin at the edges.

    A step counts when the total that it starts from lies in the group or on the eve of it, so
    that what was reported after a gap is neither lost nor given to the wrong period.
    """
    group = np.zeros(len(cells.rows), dtype=np.intp)
    group[edges] = 1
    first_row = cells.rows[edges][np.cumsum(group) - 1] if len(edges) else cells.rows
    counts = cells.known & (cells.known_before >= first_row - 1) & (cells.known_before < cells.rows)
    ends = np.r_[edges[1:], len(cells.rows)] - 1 if len(edges) else _NO_EDGES
    last_offsets, eve_offsets = cells.offsets[ends], cells.base_offsets[edges]
    return _Sums(
        losses=_sum(np.where(counts, cells.steps, 0), edges),
        counted=_sum(counts, edges),
        covered=_sum(np.where(counts, cells.rows - cells.known_before, 0), edges),
        known=_sum(cells.known, edges),
        totals=cells.totals[ends],
        restated=_sum(np.where(counts, cells.restatements, 0), edges),
        restatements=_sum(cells.restatements != 0, edges),
        losses_disputed=last_offsets != eve_offsets,
        total_disputed=last_offsets != 0,
    )


def _sum(values: Any, edges: npt.NDArray[np.intp]) -> Ints:
    return np.add.reduceat(values.astype(np.int64), edges) if len(edges) else values[:0]


def _any(values: Bools, edges: npt.NDArray[np.intp]) -> Bools:
    return _sum(values, edges) > 0


def _base(cells: _Cells) -> int | None:
    """The total on the eve of the window; None where there is none to start from."""
    first = np.flatnonzero(cells.known)[0]
    on_the_eve = cells.rows[0] - 1 <= cells.known_before[first] < cells.rows[first]
    return int(cells.base_totals[first]) if on_the_eve else None


def _nullable(values: Ints, present: Bools) -> "pd.arrays.IntegerArray":
    return pd.arrays.IntegerArray(values.astype(np.int64), ~present)


_UNITS = {"month": "M", "year": "Y"}


def _period_starts(days: Days, by: str) -> Days:
    if by in _UNITS:
        return days.astype(f"datetime64[{_UNITS[by]}]").astype("datetime64[D]")
    if by == "week":
        # 1970-01-01, day 0, was a Thursday.
        return days - (days.astype(np.int64) + 3) % 7
    return days


def _period_lengths(starts: Days, by: str) -> Ints:
    if by in _UNITS:
        unit = starts.astype(f"datetime64[{_UNITS[by]}]")
        return ((unit + 1).astype("datetime64[D]") - starts).astype(np.int64)
    return np.full(len(starts), 7 if by == "week" else 1, dtype=np.int64)


RECENT = 30
"""Report days that the newest one is seen beside."""


@dataclass(frozen=True)
class Recent:
    """A category's newest report days: `losses` None where a day has none, `counted` whether they
    take part in means (rule 6)."""

    losses: tuple[int | None, ...]
    counted: tuple[bool, ...]

    @property
    def mean(self) -> tuple[float, int] | None:
        """The mean of those that count, and of how many it is. None where there are none."""
        told = zip(self.losses, self.counted, strict=True)
        values = [losses for losses, counts in told if counts and losses is not None]
        return (sum(values) / len(values), len(values)) if values else None


@lru_cache(maxsize=64)
def recent(dataset: Dataset, category: str, reports: int) -> Recent:
    """So many newest report days, or as many as there are."""
    first = max(dataset.first, dataset.newest - timedelta(days=reports - 1))
    rows = periods(dataset, category, Window(first, dataset.newest), by="day")
    return Recent(
        losses=tuple(None if pd.isna(value) else int(value) for value in rows["losses"]),
        counted=tuple(rows.index.isin(ranked(rows).index).tolist()),
    )


def ranked(rows: pd.DataFrame) -> pd.DataFrame:
    """Those periods that take part in records, averages and ranks: their losses are not disputed,
    nor reported in bulk (rule 6)."""
    return rows[~rows["losses_disputed"] & (rows["date"] >= pd.Timestamp(RANKED_FROM))]


def peak(
    dataset: Dataset, category: str, window: Window, *, days: str = "report"
) -> tuple[date, int, int] | None:
    """The day with the most losses in the window, the latest of several, these losses, and how
    many days had them; of those that take part in records. None without losses."""
    rows = ranked(periods(dataset, category, window, by="day", days=days))
    most = rows["losses"].max()
    if pd.isna(most) or most == 0:
        return None
    held = rows.loc[rows["losses"].fillna(-1) == most, "day"]
    return held.iloc[-1].date(), int(most), len(held)
