"""Dataset: what one published version of the store says. Immutable, validated, no files."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from data.catalog import CATEGORIES, FIRST_REPORT


class DatasetError(ValueError):
    """Our data can't be trusted. The message says where, what, what was expected, what to do."""


@dataclass(frozen=True)
class Event:
    """A dated event of the war; `end` is the last day of one that lasted (rule 12)."""

    start: date
    end: date | None
    title: dict[str, str]
    reference: str


@dataclass(frozen=True, eq=False, repr=False)
class Dataset:
    """The General Staff's claims as one version of the store holds them.

    Frames are indexed by calendar day, first report to newest without a gap, one column per
    category of the catalog: `totals`, `daily` and `restatements` are nullable integers (absent
    is not zero, rule 2), `others` the second witness's total where it is disputed (rule 10),
    `corrected` and `proposed` plain booleans. `sources` holds each report's official page, or "".
    `files` are the store's files that all of it was read from, for who needs an earlier version.
    Nothing edits a Dataset; a newer version replaces it whole.
    """

    version: str
    history: tuple[str, ...]
    totals: pd.DataFrame
    restatements: pd.DataFrame
    daily: pd.DataFrame
    others: pd.DataFrame
    corrected: pd.DataFrame
    proposed: pd.DataFrame
    sources: "pd.Series[str]"
    overrides: pd.DataFrame
    disputes: pd.DataFrame
    restated: pd.DataFrame
    revisions: pd.DataFrame
    events: tuple[Event, ...]
    confirmed: pd.DataFrame
    estimates: pd.DataFrame
    named_dead: pd.DataFrame
    files: Mapping[str, bytes]

    def __post_init__(self) -> None:
        days = self.totals.index
        if list(self.totals.columns) != list(CATEGORIES):
            raise DatasetError(
                f"version {self.version}: the totals have the columns "
                f"{', '.join(self.totals.columns)}; expected one per category of "
                "data/catalog.py. Run the import again with this code."
            )
        if not days.equals(pd.date_range(days[0], days[-1], name=days.name)):
            raise DatasetError(
                f"version {self.version}: the days of the totals have a gap or a repeat; "
                "expected every calendar day once. Restore the last good version."
            )

    @property
    def first(self) -> date:
        """The day of the first report."""
        return self.totals.index[0].date()  # type: ignore[no-any-return]

    @property
    def newest(self) -> date:
        """The day of the newest report."""
        return self.totals.index[-1].date()  # type: ignore[no-any-return]

    def span(self, days: str) -> tuple[date, date]:
        """First and last day that figures exist for, by report day or by day of loss (rule 1)."""
        shift = timedelta(days=1) if days == "loss" else timedelta()
        return self.first - shift, self.newest - shift


def nothing() -> Dataset:
    """A dataset without a figure, to lay a page out by where no store can be read."""
    days = pd.DatetimeIndex([pd.Timestamp(FIRST_REPORT)], name="date")
    absent = pd.DataFrame(index=days, columns=list(CATEGORIES), dtype="Int64")
    none = pd.DataFrame(False, index=days, columns=list(CATEGORIES))
    table = pd.DataFrame()
    return Dataset(
        version="none",
        history=(),
        totals=absent,
        restatements=absent,
        daily=absent,
        others=absent,
        corrected=none,
        proposed=none,
        sources=pd.Series("", index=days),
        overrides=table,
        disputes=table,
        restated=table,
        revisions=table,
        events=(),
        confirmed=table,
        estimates=table,
        named_dead=table,
        files={},
    )
