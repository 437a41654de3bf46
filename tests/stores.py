"""Small stores of our own making, in the layout of data/store/<version>."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from data.catalog import CATEGORIES
from data.dataset import Dataset
from data.history import Line, lost
from data.loader import load_dataset
from data.version import digests

COMMITTED = Path(__file__).parents[1] / "data" / "store"
"""The store that is under version control."""


def held() -> tuple[str, ...]:
    """The categories that the committed store has figures of, in the catalog's order: one that was
    added to the catalog has none before its first refresh."""
    rows = table(COMMITTED, "totals.csv")
    return tuple(key for key in CATEGORIES if any(row.get(key) for row in rows))


Totals = Mapping[str, Sequence[int | None]]
"""Totals by category, from one first day on; None is absent from that day's report."""

Cells = Mapping[tuple[date, str], int]

FIRST = date(2024, 3, 4)
"""A Monday, and the first report of the tiny store."""

TINY: Totals = {
    # The report of 8 March is missing whole.
    "personnel": [1000, 1010, 1030, 1060, None, 1150, 1200, 1300, 1310, 1325],
    "tanks": [50, 50, 52, 55, None, 61, 62, 62, 63, 70],
    "submarines": [None, None, None, 1, None, 1, 1, 1, 1, 2],
    "ground_robots": [None, None, None, None, None, 400, 410, 410, 425, 425],
}
"""Ten days: a gap on the fifth, a category that starts on the sixth with a balance."""

TINY_RESTATED: Cells = {(date(2024, 3, 11), "personnel"): 60}
"""Personnel rose by 100 on 11 March, of which 60 were restated."""


def days(count: int, first: date = FIRST) -> list[date]:
    return [first + timedelta(days=number) for number in range(count)]


def write_version(
    store: Path,
    totals: Totals = TINY,
    *,
    restated: Cells = TINY_RESTATED,
    disputed: Cells | None = None,
    proposed: Iterable[tuple[date, str]] = (),
    name: str = "2024-03-13-00000001",
    first: date = FIRST,
    after: str = "",
    revisions: Iterable[Sequence[str]] = (),
    current: bool = True,
) -> Path:
    """Write a version into a store, and by default show it to readers. Returns its folder.

    It carries on the history of the version `after` which it comes, if there is one.

    A day that no category has is left out, as a report that was never transcribed.
    """
    cells = _cells(totals, first)
    suggested = set(proposed)
    files = {file: _csv(columns, ()) for file, columns in _EMPTY.items()} | {
        "totals.csv": _csv(
            ("date", *CATEGORIES),
            ((day, *(row.get(key) for key in CATEGORIES)) for day, row in cells.items()),
        ),
        "reports.csv": _csv(
            ("date", "transcription", "source"),
            ((day, "both", f"https://example.org/{day}") for day in cells),
        ),
        "restatements.csv": _csv(
            ("date", "category", "restated_by", "status", "origin"),
            (
                (*cell, by, "proposed" if cell in suggested else "reviewed", "a test")
                for cell, by in restated.items()
            ),
        ),
        "disputes.csv": _csv(
            ("date", "category", "total", "other", "evidence"),
            (
                (day, key, cells[day][key], other, "a test")
                for (day, key), other in (disputed or {}).items()
            ),
        ),
        "revisions.csv": _csv(
            ("version", "date", "category", "field", "old", "new", "source", "seen"), revisions
        ),
    }
    history = [name]
    if after:
        files |= _logs(store / after, name, files)
        history = [*json.loads((store / after / "manifest.json").read_text())["history"], name]
    folder = store / name
    folder.mkdir(parents=True, exist_ok=True)
    for file, content in files.items():
        (folder / file).write_bytes(content)
    manifest = {"version": name, "files": digests(files), "history": history}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    if current:
        show(store, name)
    return folder


_EMPTY = {
    "overrides.csv": ("date", "category", "published", "official", "status", "evidence"),
    "past.csv": Line._fields,
    "events.csv": ("start", "end", "title_en", "title_uk", "reference"),
    "visually_confirmed.csv": tuple(
        ["date", "side", "category", "destroyed", "damaged", "abandoned", "captured", "total"]
    ),
    "personnel_estimates.csv": ("date", "low", "central", "high"),
    "confirmed_deaths.csv": ("date", "confirmed_dead", "source", "reported_in", "date_basis"),
}
"""The files that hold their columns alone."""


def _cells(totals: Totals, first: date) -> dict[date, dict[str, int | None]]:
    """The reports' totals by day and category, without the days that no category has."""
    calendar = days(max(len(column) for column in totals.values()), first)
    reports = {
        day: {key: column[number] for key, column in totals.items()}
        for number, day in enumerate(calendar)
    }
    return {day: row for day, row in reports.items() if any(v is not None for v in row.values())}


def _logs(before: Path, name: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The two logs, carried on from the version before."""
    held = {path.name: path.read_bytes() for path in before.glob("*.csv")}
    logs = {log: held.pop(log) for log in ("revisions.csv", "past.csv")}
    tables = {file: content for file, content in files.items() if file not in logs}
    more = {
        "revisions.csv": files["revisions.csv"],
        "past.csv": _csv(Line._fields, lost(name, held, tables)),
    }
    return {log: logs[log] + more[log].split(b"\n", 1)[1] for log in logs}


BEFORE, AFTER = "2024-03-13-00000001", "2024-03-14-00000002"
"""The versions of a store that was revised."""


def write_revised(store: Path) -> None:
    """A second version: one more report, and a total of the first, 1325, that became 1320."""
    write_version(store, name=BEFORE)
    totals = {
        "personnel": [*TINY["personnel"][:-1], 1320, 1350],
        "tanks": [*TINY["tanks"], 71],
    }
    longer = {key: [*column, column[-1]] for key, column in TINY.items()} | totals
    log = [
        ("2024-03-13", "personnel", "total", "1325", "1320"),
        ("2024-03-14", "personnel", "total", "", "1350"),
        ("2024-03-14", "tanks", "total", "", "71"),
        ("2024-03-14", "", "source", "", "https://example.org/2024-03-14"),
    ]
    revisions = [(AFTER, *change, "a test", "2024-03-14") for change in log]
    write_version(store, longer, name=AFTER, after=BEFORE, revisions=revisions)


def show(store: Path, name: str) -> None:
    """Name the version that readers of the store are shown."""
    (store / "current").write_text(f"{name}\n", encoding="utf-8")


def tiny(
    folder: Path, totals: Totals = TINY, restated: Cells = TINY_RESTATED, **more: Cells
) -> Dataset:
    """A dataset of a version written into the folder."""
    return load_dataset(write_version(folder, totals, restated=restated, **more))


def _csv(header: Sequence[str], rows: Iterable[Iterable[object]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8")


def version(store: Path) -> Path:
    return store / (store / "current").read_text().removesuffix("\n")


def table(store: Path, name: str) -> list[dict[str, str]]:
    with (version(store) / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def cell(store: Path, day: str, category: str) -> str:
    return next(row for row in table(store, "totals.csv") if row["date"] == day)[category]


def snapshot(store: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(store)): path.read_bytes()
        for path in store.rglob("*")
        if path.is_file() and path.name != ".lock"
    }
