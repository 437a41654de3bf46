"""From the store's files to a Dataset: the only reader of them."""

import csv
import hashlib
import io
import json
import logging
import threading
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pandas as pd

from data.catalog import CATEGORIES, PARTS_OF_VEHICLES
from data.dataset import Dataset, DatasetError, Event
from data.series import daily

log = logging.getLogger(__name__)

CURRENT = "current"
MANIFEST = "manifest.json"
_LOOK_AGAIN_AFTER = 2.0
"""Seconds between two looks at the store's `current` line."""


class Library:
    """The Dataset that is published now, for workers that outlive versions."""

    def __init__(self, store: Path) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._looked = 0.0
        self._version: str | None = None
        self._dataset: Dataset | None = None

    def dataset(self) -> Dataset:
        """The published version; while a newer one can't be read, the one before stays.

        Raises DatasetError where none could ever be read.
        """
        with self._lock:
            if time.monotonic() - self._looked > _LOOK_AGAIN_AFTER or self._dataset is None:
                self._look()
                self._looked = time.monotonic()
            assert self._dataset is not None
            return self._dataset

    def _look(self) -> None:
        version = published(self._store)
        if self._dataset is not None and version == self._version:
            return
        try:
            self._dataset = load_current(self._store)
        except DatasetError:
            if self._dataset is None:
                raise
            log.exception("The newer version can't be read; the one before stays.")
        self._version = version


def load_current(store: Path) -> Dataset:
    """The published version, or the last good one where that is broken.

    Raises DatasetError where no version of the store can be read.
    """
    faults = []
    for version in _candidates(store):
        try:
            return load_dataset(store / version)
        except DatasetError as fault:
            log.error("%s", fault)
            faults.append(str(fault))
    reasons = " ".join(faults) or f"expected a file {CURRENT!r} that names a folder beside it."
    raise DatasetError(f"{store}: no version can be read. {reasons} Run python -m data.refresh.")


def published(store: Path) -> str | None:
    """The version that the store's one-line `current` names."""
    try:
        return (store / CURRENT).read_text(encoding="utf-8").strip() or None
    except OSError:
        return None


def _candidates(store: Path) -> list[str]:
    current = published(store)
    others = sorted((path.parent.name for path in store.glob(f"*/{MANIFEST}")), reverse=True)
    return ([current] if current else []) + [name for name in others if name != current]


def load_dataset(folder: Path) -> Dataset:
    """One version of the store, checked against its manifest. Raises DatasetError."""
    try:
        return _Version(folder).dataset()
    except DatasetError:
        raise
    except (OSError, LookupError, TypeError, ValueError, AttributeError) as fault:
        raise DatasetError(
            f"{folder}: {type(fault).__name__}: {fault}; expected the files that "
            "python -m data.refresh writes. Restore the folder or run it again."
        ) from fault


class _Version:
    """A version's folder, each file read once and held against its checksum."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))

    def dataset(self) -> Dataset:
        totals = self._totals()
        restated = self._table("restatements.csv")
        disputes = self._table("disputes.csv")
        overrides = self._table("overrides.csv")
        corrected = overrides[overrides["status"] == "verified"]
        restatements = _by_day(restated, "restated_by", totals)
        return Dataset(
            version=self._manifest["version"],
            history=tuple(self._manifest["history"]),
            totals=totals,
            restatements=restatements,
            daily=daily(totals, restatements),
            others=_others(disputes, totals),
            corrected=_by_day(corrected, "official", totals).notna(),
            proposed=_by_day(
                restated[restated["status"] == "proposed"], "restated_by", totals
            ).notna(),
            sources=self._table("reports.csv")
            .set_index("date")["source"]
            .reindex(totals.index, fill_value=""),
            overrides=overrides,
            disputes=disputes,
            restated=restated,
            revisions=self._table("revisions.csv"),
            events=tuple(_event(row) for row in self._rows("events.csv")),
            confirmed=self._table("visually_confirmed.csv"),
            estimates=self._table("personnel_estimates.csv").set_index("date"),
            named_dead=self._table("confirmed_deaths.csv").set_index("date"),
        )

    def _totals(self) -> pd.DataFrame:
        """A row for each calendar day; vehicles continue trucks and fuel tankers (rule 3)."""
        totals = pd.read_csv(
            self._file("totals.csv"),
            index_col="date",
            parse_dates=["date"],
            dtype=dict.fromkeys(CATEGORIES, "Int64"),
        )
        parts = totals[list(PARTS_OF_VEHICLES)].sum(axis=1, min_count=len(PARTS_OF_VEHICLES))
        totals["vehicles"] = totals["vehicles"].fillna(parts)
        return totals.reindex(pd.date_range(totals.index[0], totals.index[-1], name="date"))

    def _table(self, name: str) -> pd.DataFrame:
        return pd.read_csv(self._file(name), parse_dates=["date"], keep_default_na=False)

    def _rows(self, name: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.TextIOWrapper(self._file(name), encoding="utf-8")))

    def _file(self, name: str) -> io.BytesIO:
        content = (self._folder / name).read_bytes()
        if hashlib.sha256(content).hexdigest() != self._manifest["files"][name]:
            raise DatasetError(
                f"{self._folder / name}: its checksum is not the manifest's; expected the file as "
                "it was published. Restore the folder or run python -m data.refresh."
            )
        return io.BytesIO(content)


def _by_day(cells: pd.DataFrame, values: str, totals: pd.DataFrame) -> pd.DataFrame:
    """A table of cells (date, category, …) as a frame like the totals, absent where none."""
    wide = cells.pivot(index="date", columns="category", values=values)
    return wide.reindex(index=totals.index, columns=totals.columns).astype("Int64")


def _others(disputes: pd.DataFrame, totals: pd.DataFrame) -> pd.DataFrame:
    """The totals that the other witness has where the two differ; vehicles follow their parts."""
    others = _by_day(disputes, "other", totals)
    parts = list(PARTS_OF_VEHICLES)
    disputed = others[parts].notna().any(axis=1)
    others.loc[disputed, "vehicles"] = others[parts].fillna(totals[parts]).sum(axis=1)[disputed]
    return others


def _event(row: Mapping[str, str]) -> Event:
    return Event(
        start=date.fromisoformat(row["start"]),
        end=date.fromisoformat(row["end"]) if row["end"] else None,
        title={"en": row["title_en"], "uk": row["title_uk"]},
        reference=row["reference"],
    )
