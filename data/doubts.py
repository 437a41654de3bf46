"""What was restated, is disputed or was corrected in a category's figures, cell by cell."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Literal

import pandas as pd

from data.catalog import CATEGORIES, PARTS_OF_VEHICLES
from data.dataset import Dataset
from data.windows import DAY, Window


@dataclass(frozen=True)
class Restated:
    """How far a report changed the total without counting it as losses; `proposed` until a
    person has confirmed it."""

    day: date
    amount: int
    origin: str
    proposed: bool


@dataclass(frozen=True)
class Disputed:
    """Reports in a row that another transcription has with another total than the one shown."""

    reports: Window
    total: int
    other: int
    evidence: str


@dataclass(frozen=True)
class Corrected:
    """A total of the first transcription, and the official figure; `kept` where ours stands."""

    day: date
    transcribed: int
    official: int
    kept: bool
    evidence: str


@dataclass(frozen=True)
class Revised:
    """A published figure that was changed later, here on the day `seen`; None is absent.

    `figure` is a total, or how far it was restated.
    """

    day: date
    figure: Literal["total", "restatement"]
    before: int | None
    now: int | None
    seen: date
    source: str


@dataclass(frozen=True)
class Opening:
    """The sum of unknown days that a category's first report began with (rule 3)."""

    category: str
    day: date
    balance: int


@lru_cache(maxsize=64)
def restated(dataset: Dataset, category: str) -> tuple[Restated, ...]:
    """Newest first, as everything here."""
    return tuple(
        Restated(
            day=cell["date"].date(),
            amount=cell["restated_by"],
            origin=cell["origin"],
            proposed=cell["status"] == "proposed",
        )
        for cell in _cells(dataset.restated, category)
    )


@lru_cache(maxsize=64)
def disputed(dataset: Dataset, category: str) -> tuple[Disputed, ...]:
    """Reports one after the other that differ alike are one entry."""
    evidence = _evidence(dataset, category)
    others = dataset.others[category].dropna()
    found: list[Disputed] = []
    for at, other in zip(others.index, others, strict=True):
        day, total = at.date(), int(dataset.totals[category][at])
        here = Disputed(Window(day, day), total, int(other), evidence[day])
        before = found[-1] if found else None
        if before is not None and _goes_on(before, here):
            found[-1] = Disputed(Window(before.reports.first, day), *_told(before))
        else:
            found.append(here)
    return tuple(found[::-1])


@lru_cache(maxsize=64)
def corrected(dataset: Dataset, category: str) -> tuple[Corrected, ...]:
    """The reviewed cells that a witness better than the transcriptions has decided."""
    return tuple(
        Corrected(
            day=cell["date"].date(),
            transcribed=cell["published"],
            official=cell["official"],
            kept=cell["status"] == "keep_dataset",
            evidence=cell["evidence"],
        )
        for cell in _cells(dataset.overrides, category)
        if cell["status"] != "disputed"
    )


@lru_cache(maxsize=64)
def revised(dataset: Dataset, category: str) -> tuple[Revised, ...]:
    """What was changed last first. The figures of a new report are no revisions."""
    log = dataset.revisions
    log = log[(log["category"] == category) & log["field"].isin(["total", "restatement"])]
    came = log[(log["field"] == "total") & (log["old"] == "")]
    new = set(zip(came["version"], came["date"], strict=True))
    return tuple(
        Revised(
            day=row["date"].date(),
            figure=row["field"],
            before=int(row["old"]) if row["old"] else None,
            now=int(row["new"]) if row["new"] else None,
            seen=date.fromisoformat(row["seen"][:10]),
            source=row["source"],
        )
        for row in log.astype({"old": str, "new": str}).iloc[::-1].to_dict("records")
        if (row["version"], row["date"]) not in new
    )


def openings(dataset: Dataset) -> list[Opening]:
    """The categories that began with a balance, in the catalog's order."""
    firsts = {
        key: dataset.totals[key].dropna().head(1)
        for key, category in CATEGORIES.items()
        if category.opening == "balance"
    }
    return [
        Opening(key, first.index[0].date(), int(first.iloc[0]))
        for key, first in firsts.items()
        if len(first)
    ]


def _cells(table: pd.DataFrame, category: str) -> list[dict[Hashable, Any]]:
    """The category's rows, newest first."""
    cells = table[table["category"] == category]
    return cells.sort_values("date", ascending=False).to_dict("records")


def _evidence(dataset: Dataset, category: str) -> dict[date, str]:
    """By report; a sum of two lines is disputed where one of them is."""
    lines = [*(PARTS_OF_VEHICLES if category == "vehicles" else ()), category]
    cells = dataset.disputes[dataset.disputes["category"].isin(lines)]
    return {
        day.date(): str(text) for day, text in zip(cells["date"], cells["evidence"], strict=True)
    }


def _goes_on(before: Disputed, here: Disputed) -> bool:
    return before.reports.last + DAY == here.reports.first and _told(before) == _told(here)


def _told(entry: Disputed) -> tuple[int, int, str]:
    return entry.total, entry.other, entry.evidence


@lru_cache(maxsize=2)
def all_cells(dataset: Dataset) -> tuple[int, int, int]:
    """How many cells of all categories are restated, disputed, decided."""
    decided = int((dataset.overrides["status"] != "disputed").sum())
    return len(dataset.restated), len(dataset.disputes), decided
