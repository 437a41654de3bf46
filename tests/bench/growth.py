"""A store with ten times the days, made of the published one."""

import csv
import io
import json
import shutil
from datetime import date, timedelta
from itertools import cycle, islice, pairwise
from pathlib import Path

from data.catalog import CATEGORIES
from data.version import digests
from tests.served import ROOT
from tests.stores import show

TIMES = 10

Rows = list[dict[str, str]]


def write(store: Path) -> None:
    """The published version, carried on: its daily changes come again and again."""
    published = ROOT / "data" / "store"
    version = (published / "current").read_text(encoding="utf-8").strip()
    folder = store / version
    shutil.copytree(published / version, folder)
    for name, more in (("totals.csv", _totals), ("reports.csv", _reports)):
        rows = list(csv.DictReader(io.StringIO((folder / name).read_text(encoding="utf-8"))))
        text = io.StringIO()
        writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows([*rows, *more(rows)])
        (folder / name).write_text(text.getvalue(), encoding="utf-8")
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    files = {name: (folder / name).read_bytes() for name in manifest["files"]}
    (folder / "manifest.json").write_text(
        json.dumps({**manifest, "files": digests(files)}), encoding="utf-8"
    )
    show(store, version)


def _days(rows: Rows) -> list[str]:
    last = date.fromisoformat(rows[-1]["date"])
    count = len(rows) * (TIMES - 1)
    return [(last + timedelta(days=number)).isoformat() for number in range(1, count + 1)]


def _totals(rows: Rows) -> Rows:
    columns = {key: _carried_on([row[key] for row in rows]) for key in CATEGORIES}
    return [
        {"date": day, **{key: columns[key][number] for key in CATEGORIES}}
        for number, day in enumerate(_days(rows))
    ]


def _carried_on(column: list[str]) -> list[str]:
    """The total grows as it did; what is not reported any more stays absent."""
    count = len(column) * (TIMES - 1)
    if not column[-1]:
        return [""] * count
    known = [int(value) for value in column if value]
    changes = [max(0, after - before) for before, after in pairwise(known)]
    total, carried = known[-1], []
    for change in islice(cycle(changes), count):
        total += change
        carried.append(str(total))
    return carried


def _reports(rows: Rows) -> Rows:
    return [{**rows[-1], "date": day, "source": ""} for day in _days(rows)]
