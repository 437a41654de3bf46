"""The figures as an earlier version of the store had them, from the log of revisions."""

from dataclasses import replace
from functools import lru_cache

import pandas as pd

from data.catalog import PARTS_OF_VEHICLES
from data.dataset import Dataset, DatasetError
from data.series import daily


@lru_cache(maxsize=8)
def as_of(dataset: Dataset, version: str | None) -> Dataset:
    """The dataset of a version that the store once had; the same dataset where none is named.

    Totals, restatements, marks and pages are what they were; everything later is undone, newest
    first. Of a dispute settled since, the log keeps that it was one, not the other total.
    Raises DatasetError for a version that the store never had.
    """
    if version is None or version == dataset.version:
        return dataset
    if version not in dataset.history:
        raise DatasetError(f"There never was a version {version!r} of the data.")
    later = set(dataset.history[dataset.history.index(version) + 1 :])
    # A cell's first change after the version holds what it was in it.
    changed = dataset.revisions[dataset.revisions["version"].isin(later)].drop_duplicates(
        ["date", "category", "field"]
    )
    totals = _restored(dataset.totals, changed, "total")
    parts = totals[list(PARTS_OF_VEHICLES)].sum(axis=1, min_count=len(PARTS_OF_VEHICLES))
    totals["vehicles"] = parts.astype("Int64").fillna(totals["vehicles"])
    status = changed[changed["field"] == "status"]
    restatements = _restored(dataset.restatements, changed, "restatement")
    then = slice(None, pd.Timestamp(version[:10]))
    return replace(
        dataset,
        version=version,
        history=dataset.history[: dataset.history.index(version) + 1],
        totals=totals.loc[then],
        restatements=restatements.loc[then],
        daily=daily(totals.loc[then], restatements.loc[then]),
        others=_disputed(dataset.others, totals, status).loc[then],
        corrected=_marked(dataset.corrected, status, "corrected").loc[then],
        proposed=_marked(dataset.proposed, status, "proposed").loc[then],
        sources=_sources(dataset.sources, changed).loc[then],
    )


def _restored(frame: pd.DataFrame, changed: pd.DataFrame, field: str) -> pd.DataFrame:
    """A frame of integers with the changed cells as they were."""
    cells = changed[changed["field"] == field]
    was = _wide(cells.assign(was=pd.to_numeric(cells["old"])), "was", frame).astype("Int64")
    return frame.mask(_touched(cells, frame), was)


def _marked(frame: pd.DataFrame, status: pd.DataFrame, mark: str) -> pd.DataFrame:
    """A frame of booleans with the changed cells as they were."""
    was = _wide(status.assign(was=status["old"].str.contains(mark)), "was", frame)
    return frame.mask(_touched(status, frame), was.eq(True)).astype(bool)


def _disputed(others: pd.DataFrame, totals: pd.DataFrame, status: pd.DataFrame) -> pd.DataFrame:
    """The other witness's totals; one more than ours stands for those that the log forgot."""
    was = _marked(others.notna(), status, "disputed")
    return others.where(was).fillna((totals + 1).where(was))


def _sources(sources: "pd.Series[str]", changed: pd.DataFrame) -> "pd.Series[str]":
    was = changed[changed["field"] == "source"].set_index("date")["old"]
    return was.reindex(sources.index).fillna(sources)


def _touched(cells: pd.DataFrame, frame: pd.DataFrame) -> pd.DataFrame:
    return _wide(cells.assign(touched=True), "touched", frame).notna()


def _wide(cells: pd.DataFrame, values: str, frame: pd.DataFrame) -> pd.DataFrame:
    wide = cells.pivot(index="date", columns="category", values=values)
    return wide.reindex(index=frame.index, columns=frame.columns)
