"""Records, ranks and milestones: which windows count, how one stands among its own kind (rule 6).

A window counts when its reports begin on or after RANKED_FROM, it is whole, each of its days has
a daily value, and no dispute touches it. Windows that don't count are as if they weren't there.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import count
from typing import Literal, get_args

import numpy as np
import pandas as pd

from data.catalog import CATEGORIES, RANKED_FROM
from data.dataset import Dataset
from data.series import Bools, Days, Ints, losses_of_periods
from data.sums import outweighs
from data.windows import DAY, SATURDAY, Window, month_of

Kind = Literal["day", "weekend", "week", "month"]
KINDS: tuple[Kind, ...] = get_args(Kind)

TOP = 10
"""No rank beyond it, and none among so few windows."""

WORTH_SAYING = timedelta(days=30)
"""`The most since` a window that began later than this before says nothing."""

MOST_MILESTONES = 30

_DAYS = {"day": 1, "weekend": 2, "week": 7}


@dataclass(frozen=True, eq=False)
class Ranked:
    """Every window of one kind that counts, in their order: first days, and losses."""

    kind: Kind
    firsts: Days
    values: Ints

    def window(self, row: int) -> Window:
        return _window(self.kind, self.firsts[row].astype(date))

    def row(self, window: Window) -> int | None:
        """Where the window stands; None where it doesn't count."""
        first = np.datetime64(window.first)
        row = int(np.searchsorted(self.firsts, first))
        found = row < len(self.firsts) and self.firsts[row] == first
        return row if found and self.window(row) == window else None


@dataclass(frozen=True)
class Standing:
    """How a window stands among those of its kind up to its own end.

    `rank` is given within the top ten only, with the earlier windows that share it in `tied`.
    `since` is the latest earlier window with as much or more, so that the window has strictly
    more than every one between; `matches` where the two are equal. The set it holds in: `of`
    windows of the kind from `set_first` on.
    """

    kind: Kind
    value: int
    rank: int | None
    tied: tuple[Window, ...]
    since: Window | None
    matches: bool
    of: int
    set_first: date

    @property
    def record(self) -> bool:
        """No window of its kind had more; `tied` tells whether one had as much."""
        return self.rank == 1

    @property
    def counts_from(self) -> date:
        """The first report that the set may hold, by days of loss too (rule 6)."""
        return max(self.set_first, RANKED_FROM)


@dataclass(frozen=True)
class Holder:
    """A window that holds a record, and what must be told beside it.

    `restated` is what its own reports restated, `restated_next` what the very next report did,
    where that is as large as the losses: neither is to be told without the other. `pages` are
    its reports, of a day or a weekend, with their official pages ("" where unknown).
    """

    window: Window
    restated: int
    restated_next: int
    pages: tuple[tuple[date, str], ...]


@dataclass(frozen=True)
class Record:
    """The most losses in a window of one kind, all windows that hold it, newest first, and the
    set it holds in: `of` windows from `set_first` on."""

    kind: Kind
    value: int
    holders: tuple[Holder, ...]
    of: int
    set_first: date

    @property
    def windows(self) -> tuple[Window, ...]:
        return tuple(holder.window for holder in self.holders)


@dataclass(frozen=True)
class Milestone:
    """The first report at or above a round total, and its official page ("" where unknown).

    `restated` is what that report restated, where it would not have reached the total without.
    `disputed`: by the other transcription it was another report's.
    """

    total: int
    day: date
    source: str
    restated: int
    disputed: bool


@dataclass(frozen=True)
class Months:
    """A category month by month over all months that there are reports of: `firsts` their first
    days, `losses` None where it was not reported, `counted` whether a month counts in ranks."""

    firsts: tuple[date, ...]
    losses: tuple[int | None, ...]
    counted: tuple[bool, ...]

    @property
    def peak(self) -> tuple[int, date] | None:
        """The most losses in a month that counts, and the latest such month; None where there
        are none, or no second month to compare with."""
        told = zip(self.losses, self.firsts, self.counted, strict=True)
        ranks = [(losses, first) for losses, first, counts in told if counts and losses is not None]
        most = max(ranks, default=(0, date.min))
        return most if most[0] and len(ranks) > 1 else None


@lru_cache(maxsize=256)
def ranked(dataset: Dataset, category: str, kind: Kind, *, days: str = "report") -> Ranked:
    """The windows of a kind that count. Cached by the Dataset object itself."""
    reports = dataset.totals.index.to_numpy().astype("datetime64[D]")
    shown = (reports - np.timedelta64(1 if days == "loss" else 0, "D")).astype("datetime64[D]")
    losses = dataset.daily[category]
    offset = (dataset.others[category] - dataset.totals[category]).fillna(0).to_numpy(np.int64)
    eve = np.r_[0, offset[:-1]]

    inside = np.flatnonzero(_weekdays(shown) >= SATURDAY if kind == "weekend" else shown == shown)
    starts = _starts(shown[inside], kind)
    edges = np.flatnonzero(np.r_[True, starts[1:] != starts[:-1]][: len(starts)])
    firsts, begins = starts[edges], inside[edges]
    ends = inside[np.r_[edges[1:], len(inside)][: len(edges)] - 1]
    # Rule 6 is stricter with a day than with longer windows: a disputed total on either side of
    # it is enough, even where the two disputes leave its losses as they are.
    touched: Bools = (offset != 0) | (eve != 0)
    disputed = touched if kind == "day" else offset[ends] != eve[begins]
    reported = np.add.reduceat(losses.notna().to_numpy(np.int64)[inside], edges)
    sums = np.add.reduceat(losses.fillna(0).to_numpy(np.int64)[inside], edges)
    counts: Bools = (
        (reported == _lengths(firsts, kind))
        & (reports[begins] >= np.datetime64(RANKED_FROM))
        & ~disputed
    )
    return Ranked(kind=kind, firsts=firsts[counts], values=sums[counts])


def standing(
    dataset: Dataset, category: str, window: Window, *, days: str = "report"
) -> Standing | None:
    """How a day, weekend, week or month stands; None for any other window, for one that doesn't
    count, for one without losses, and where there is nothing to say of it."""
    if window.kind not in KINDS:
        return None
    found = ranked(dataset, category, window.kind, days=days)
    row = found.row(window)
    if row is None or not found.values[row]:
        return None
    value, before = found.values[row], found.values[:row]
    as_many = np.flatnonzero(before == value)
    rank = int((before > value).sum()) + 1
    is_told = row + 1 > TOP and rank + len(as_many) <= TOP
    since = _since(found, row)
    if not is_told and since is None:
        return None
    return Standing(
        kind=found.kind,
        value=int(value),
        rank=rank if is_told else None,
        tied=tuple(found.window(int(earlier)) for earlier in as_many) if is_told else (),
        since=None if since is None else found.window(since),
        matches=since is not None and bool(found.values[since] == value),
        of=row + 1,
        set_first=found.firsts[0].astype(date),
    )


@lru_cache(maxsize=64)
def records(dataset: Dataset, category: str, *, days: str = "report") -> dict[Kind, Record]:
    """The record of each kind; a kind without any losses has none."""
    return {
        kind: record
        for kind in KINDS
        for record in [_record(dataset, category, ranked(dataset, category, kind, days=days), days)]
        if record is not None
    }


@lru_cache(maxsize=64)
def milestones(dataset: Dataset, category: str) -> list[Milestone]:
    """The first report at or above each round total, oldest first.

    Round totals are multiples of the smallest of 1, 2, 5, 10, … that leaves thirty of them at
    most. None is given to an opening balance: when its total was reached is not known.
    """
    totals = dataset.totals[category].dropna()
    if totals.empty:
        return []
    step = _step(int(totals.iloc[-1]))
    lowest = int(totals.iloc[0]) if CATEGORIES[category].opening == "balance" else 0
    rounds = np.arange(lowest // step + 1, int(totals.max()) // step + 1) * step
    reached = _first_at_or_above(totals, rounds)
    others = dataset.others[category].reindex(totals.index).fillna(totals)
    by_the_other = _first_at_or_above(others, rounds)
    restated = dataset.restatements[category].reindex(totals.index).fillna(0).to_numpy(np.int64)
    without = totals.to_numpy(dtype=np.int64) - restated
    return [
        Milestone(
            total=total,
            day=totals.index[row].date(),
            source=str(dataset.sources[totals.index[row]]),
            restated=int(restated[row]) if without[row] < total else 0,
            disputed=bool(row != other),
        )
        for total, row, other in zip(rounds.tolist(), reached, by_the_other, strict=True)
    ]


@lru_cache(maxsize=128)
def months(dataset: Dataset, category: str, *, days: str = "report") -> Months:
    """The whole war, a month each."""
    war = Window(*dataset.span(days))
    told = losses_of_periods(dataset, category, war, by="month", days=days)
    losses = {day.replace(day=1): value for day, value in told.items()}
    ends = np.array([war.first, war.last], dtype="datetime64[M]")
    firsts = np.arange(ends[0], ends[1] + 1).astype("datetime64[D]")
    counted = np.isin(firsts, ranked(dataset, category, "month", days=days).firsts)
    return Months(
        firsts=tuple(firsts.tolist()),
        losses=tuple(losses.get(first) for first in firsts.tolist()),
        counted=tuple(counted.tolist()),
    )


def _since(found: Ranked, row: int) -> int | None:
    """The latest earlier window with as much or more, where it is long enough ago to be news."""
    as_much = np.flatnonzero(found.values[:row] >= found.values[row])
    if not len(as_much):
        return None
    since = int(as_much[-1])
    then, window = found.window(since), found.window(row)
    # The month just before began a month ago, and is no news either.
    is_news = window.first - then.first >= WORTH_SAYING and then.last + DAY < window.first
    return since if is_news else None


def _record(dataset: Dataset, category: str, found: Ranked, days: str) -> Record | None:
    most = int(found.values.max(initial=0))
    if not most:
        return None
    rows = np.flatnonzero(found.values == most)[::-1]
    return Record(
        kind=found.kind,
        value=most,
        holders=tuple(
            _holder(dataset, category, found.window(int(row)), most, days) for row in rows
        ),
        of=len(found.values),
        set_first=found.firsts[0].astype(date),
    )


def _holder(dataset: Dataset, category: str, window: Window, losses: int, days: str) -> Holder:
    reports = window.as_reports(days)
    after = Window(reports.last + DAY, reports.last + DAY)
    next_report = _restated(dataset, category, after)
    return Holder(
        window=window,
        restated=_restated(dataset, category, reports),
        restated_next=next_report if outweighs(next_report, losses) else 0,
        pages=_pages(dataset, reports) if window.kind in ("day", "weekend") else (),
    )


def _restated(dataset: Dataset, category: str, reports: Window) -> int:
    cells = dataset.restatements[category]
    return int(cells[pd.Timestamp(reports.first) : pd.Timestamp(reports.last)].sum())


def _pages(dataset: Dataset, reports: Window) -> tuple[tuple[date, str], ...]:
    sources = dataset.sources[pd.Timestamp(reports.first) : pd.Timestamp(reports.last)]
    return tuple((day.date(), str(page)) for day, page in zip(sources.index, sources, strict=True))


def _weekdays(days: Days) -> Ints:
    """Monday is 0; 1970-01-01, day 0, was a Thursday."""
    return (days.astype(np.int64) + 3) % 7


def _starts(days: Days, kind: Kind) -> Days:
    """The first day of the window that each day lies in."""
    if kind == "month":
        return days.astype("datetime64[M]").astype("datetime64[D]")
    into = {"week": _weekdays(days), "weekend": _weekdays(days) - SATURDAY}
    return (days - into[kind]).astype("datetime64[D]") if kind in into else days


def _lengths(firsts: Days, kind: Kind) -> Ints:
    if kind == "month":
        following = (firsts.astype("datetime64[M]") + 1).astype("datetime64[D]")
        return (following - firsts).astype(np.int64)
    return np.full(len(firsts), _DAYS[kind], dtype=np.int64)


def _window(kind: Kind, first: date) -> Window:
    return month_of(first) if kind == "month" else Window(first, first + (_DAYS[kind] - 1) * DAY)


def _step(newest: int) -> int:
    """The smallest of 1, 2, 5, 10, … that goes into the newest total thirty times at most."""
    steps = (digit * 10**power for power in count() for digit in (1, 2, 5))
    return next(int(step) for step in steps if newest / step <= MOST_MILESTONES)


def _first_at_or_above(totals: "pd.Series[int]", rounds: Ints) -> Ints:
    """The row of each round total's first report; totals can fall, so of the highest so far."""
    highest = np.maximum.accumulate(totals.to_numpy(dtype=np.int64))
    return np.searchsorted(highest, rounds, side="left")
