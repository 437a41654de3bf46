"""From the store's files to a Dataset: the only reader of them."""

import csv
import hashlib
import io
import json
import logging
import os
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pandas as pd

from data.catalog import CATEGORIES, PARTS_OF_VEHICLES
from data.dataset import Dataset, DatasetError, Event
from data.series import daily

log = logging.getLogger(__name__)

CURRENT = "current"
MANIFEST = "manifest.json"
LOG, PAST = "revisions.csv", "past.csv"
"""What each version changed: cell by cell for people, line by line to restore the one before."""
_TABLES = (
    *("reports.csv", "overrides.csv", "restatements.csv", "disputes.csv", LOG),
    *("visually_confirmed.csv", "personnel_estimates.csv", "confirmed_deaths.csv"),
)
_LOOK_AGAIN_AFTER = 2.0
"""Seconds between two looks at the store's `current` line."""

_Look = tuple[str | None, frozenset[tuple[str, int]]]
"""The version that is published, and its files with the times of their last change."""


class Library:
    """The Dataset that is published now, for workers that outlive versions."""

    def __init__(self, store: Path) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._looked = 0.0
        self._seen: _Look | None = None
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
        seen = _look(self._store)
        if self._dataset is not None and seen == self._seen:
            return
        try:
            self._dataset = load_current(self._store)
        except DatasetError:
            if self._dataset is None:
                raise
            log.exception("The newer version can't be read; the one before stays.")
        self._seen = seen


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
        return (store / CURRENT).read_text(encoding="utf-8", errors="replace").strip() or None
    except OSError:
        return None


def _look(store: Path) -> _Look:
    """What tells whether there is something to read: a broken version may be mended in place."""
    version = published(store)
    try:
        with os.scandir(store / (version or "")) as files:
            return version, frozenset((file.name, file.stat().st_mtime_ns) for file in files)
    except (OSError, ValueError):
        return version, frozenset()


def _candidates(store: Path) -> list[str]:
    current = published(store)
    others = sorted((path.parent.name for path in store.glob(f"*/{MANIFEST}")), reverse=True)
    return ([current] if current else []) + [name for name in others if name != current]


def load_dataset(folder: Path) -> Dataset:
    """One version of the store, checked against its manifest. Raises DatasetError."""
    with readable(str(folder)):
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        files = {name: _checked(folder / name, sha) for name, sha in manifest["files"].items()}
        return assembled(files, version=manifest["version"], history=tuple(manifest["history"]))


@contextmanager
def readable(where: str) -> Iterator[None]:
    """What is wrong with a version's files is a DatasetError that says where they are."""
    try:
        yield
    except DatasetError:
        raise
    except (OSError, LookupError, TypeError, ValueError, AttributeError) as fault:
        raise DatasetError(
            f"{where}: {type(fault).__name__}: {fault}; expected the files that "
            "python -m data.refresh writes. Restore the folder or run it again."
        ) from fault


def _checked(path: Path, sha: str) -> bytes:
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != sha:
        raise DatasetError(
            f"{path}: its checksum is not the manifest's; expected the file as it was published. "
            "Restore the folder or run python -m data.refresh."
        )
    return content


def assembled(files: Mapping[str, bytes], *, version: str, history: tuple[str, ...]) -> Dataset:
    """The dataset that a version's files hold."""
    tables = {name: _table(files[name]) for name in _TABLES}
    totals = _totals(files["totals.csv"])
    restated, overrides = tables["restatements.csv"], tables["overrides.csv"]
    corrected = overrides[overrides["status"] == "verified"]
    proposed = restated[restated["status"] == "proposed"]
    restatements = _by_day(restated, "restated_by", totals)
    sources = tables["reports.csv"].set_index("date")["source"]
    return Dataset(
        version=version,
        history=history,
        totals=totals,
        restatements=restatements,
        daily=daily(totals, restatements),
        others=_others(tables["disputes.csv"], totals),
        corrected=_by_day(corrected, "official", totals).notna(),
        proposed=_by_day(proposed, "restated_by", totals).notna(),
        sources=sources.reindex(totals.index, fill_value=""),
        overrides=overrides,
        disputes=tables["disputes.csv"],
        restated=restated,
        revisions=tables[LOG],
        events=tuple(_event(row) for row in _rows(files["events.csv"])),
        confirmed=tables["visually_confirmed.csv"],
        estimates=tables["personnel_estimates.csv"].set_index("date"),
        named_dead=tables["confirmed_deaths.csv"].set_index("date"),
        files=files,
    )


def _totals(content: bytes) -> pd.DataFrame:
    """A row for each calendar day; vehicles continue trucks and fuel tankers (rule 3)."""
    totals = pd.read_csv(
        io.BytesIO(content),
        index_col="date",
        parse_dates=["date"],
        dtype=dict.fromkeys(CATEGORIES, "Int64"),
    )
    # The catalog may have a category that no report had when this version was published; of what
    # the catalog does not know Dataset complains.
    unknown = totals.columns.difference(list(CATEGORIES))
    totals = totals.reindex(columns=[*CATEGORIES, *unknown]).astype("Int64")
    parts = totals[list(PARTS_OF_VEHICLES)].sum(axis=1, min_count=len(PARTS_OF_VEHICLES))
    totals["vehicles"] = totals["vehicles"].fillna(parts)
    return totals.reindex(pd.date_range(totals.index[0], totals.index[-1], name="date"))


def _table(content: bytes) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(content), parse_dates=["date"], keep_default_na=False)


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


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
        title={lang: _typeset(row[f"title_{lang}"]) for lang in ("en", "uk")},
        reference=row["reference"],
    )


def _typeset(title: str) -> str:
    """As the pages' own words are printed; the table is written as a keyboard writes."""
    return title.replace("'", "’")
