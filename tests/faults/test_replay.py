"""A frozen view after any number of refreshes: the same to the byte."""

import io
import json
import random
from collections.abc import Iterable
from contextlib import redirect_stdout
from csv import DictReader
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app import create_app
from data.loader import load_current
from data.refresh import main
from data.sources import CORRECTIONS, EQUIPMENT, PERSONNEL, SECOND, Source
from tests.faults.form import LONG, told
from tests.upstream import nothing_reviewed

pytestmark = pytest.mark.faults

REFRESHES = 50 if LONG else 7
STORE = Path(__file__).parents[2] / "data" / "store"
FIRST_DAYS = 60

VIEWS = (
    "/embed?categories=personnel,tanks&last=30d&lang=en",
    "/losses.csv?scope=all",
    "/losses.json?categories=personnel,tanks,drones&last=7d&lang=en",
    "/chart.svg?categories=tanks,personnel&last=30d&lang=en",
)
Rows = dict[str, dict[str, Any]]
"""A transcription's rows by their day."""


class Upstream:
    """Both transcriptions of reports that really were, as they might have come in day by day.

    Rows come late or not at all, figures are mistyped and put right, totals fall, corrections
    are filed: as upstream's history has it (rule 7), from a dice that always falls the same.
    """

    def __init__(self, folder: Path, days: int) -> None:
        self._folder, self._dice = folder, random.Random(2022)
        with (STORE / (STORE / "current").read_text().strip() / "totals.csv").open() as file:
            self._reports = list(DictReader(file))[-days:]
        self._come = 0
        self._first: dict[str, Rows] = {PERSONNEL.file: {}, EQUIPMENT.file: {}}
        self._second: Rows = {}
        self._corrections: Rows = {}
        self._slips: list[tuple[dict[str, Any], str, int]] = []
        for _ in range(FIRST_DAYS):
            self._report()
        self._write()

    def day(self) -> None:
        """What happens between two refreshes."""
        number = self._come - FIRST_DAYS
        self._report(late=number % 9 in (3, 4), alone=number % 7 == 2)
        if number % 3 == 0:
            self._slip(random_days=14)
        if number % 4 == 1 and self._slips:
            row, key, figure = self._slips.pop(0)
            row[key] = figure
        if number % 5 == 2:
            self._file_a_correction()
        if number % 11 == 5:
            self._second[max(self._second)]["sourceUri"] = f"https://mod.gov.ua/news/{number}"
        self._write()

    def _report(self, *, late: bool = False, alone: bool = False) -> None:
        report = self._reports[self._come]
        self._come += 1
        if not alone:
            self._second[report["date"]] = _row(SECOND, report) | {
                "sourceUri": f"https://mod.gov.ua/news/{report['date']}"
            }
        for source in (PERSONNEL, EQUIPMENT):
            rows = self._first[source.file]
            for earlier in self._reports[: self._come - late]:
                rows.setdefault(earlier["date"], _row(source, earlier))

    def _slip(self, *, random_days: int) -> None:
        """A figure mistyped, up or down: a revised cell, a dispute, now and then a fall."""
        rows = self._dice.choice([self._first[EQUIPMENT.file], self._second])
        row = rows[self._dice.choice(sorted(rows)[-random_days:])]
        key = self._dice.choice([key for key, n in row.items() if type(n) is int and n > 100])
        self._slips.append((row, key, row[key]))
        row[key] += self._dice.choice([-2, -1, 1, 2])

    def _file_a_correction(self) -> None:
        rows = self._first[EQUIPMENT.file]
        day = self._dice.choice(sorted(rows)[-10:])
        self._corrections[day] = {"date": day, "field artillery": 1}

    def _write(self) -> None:
        files = {**self._first, CORRECTIONS.file: self._corrections, SECOND.file: self._second}
        for name, rows in files.items():
            ordered = [rows[day] for day in sorted(rows, reverse=name == SECOND.file)]
            (self._folder / name).write_text(json.dumps(ordered))


def _row(source: Source, report: dict[str, str]) -> dict[str, Any]:
    """A report's row as a transcription has it."""
    day = date.fromisoformat(report["date"])
    figures = {source.key(key, day): int(n) for key, n in report.items() if key in _told(source, n)}
    absent = dict.fromkeys(source.keys) if source.null_is_absent else {}
    return {"date": report["date"], **absent, **figures}


def _told(source: Source, figure: str) -> set[str]:
    return set(source.keys.values()) if figure and figure.isdecimal() else set()


def refresh(store: Path, *more: str) -> tuple[int, str]:
    folder = store.parent
    with redirect_stdout(io.StringIO()) as said:
        code = main(
            [
                *("--store", str(store), "--reviewed", str(folder / "reviewed")),
                *(more or ("--from", str(folder / "upstream"))),
            ]
        )
    return code, said.getvalue()


Seen = dict[str, dict[str, tuple[bytes, str | None]]]


def frozen(store: Path, versions: Iterable[str]) -> Seen:
    """Each view as of each version, with its ETag, from an app that knows nothing yet."""
    client = create_app(store).server.test_client()
    found: Seen = {version: {} for version in versions}
    for version, views in found.items():
        for view in VIEWS:
            answer = client.get(f"{view}&asof={version}")
            assert answer.status_code == 200, (view, answer.text[:300])
            views[view] = answer.data, answer.headers.get("ETag")
    return found


def test_frozen_views_stay_the_same_to_the_byte(tmp_path: Path) -> None:
    (tmp_path / "upstream").mkdir()
    nothing_reviewed(tmp_path / "reviewed")
    upstream = Upstream(tmp_path / "upstream", FIRST_DAYS + REFRESHES)
    store = tmp_path / "store"
    # Where upstream begins in the midst of the war, the usual is not known yet; and the newest
    # reports have no ground robots, which is something to look at.
    code, said = refresh(store, "--from", str(tmp_path / "upstream"), "--accept-jump")
    assert code in (0, 4), said
    seen = frozen(store, [load_current(store).version])
    revised = confirmed = checked = 0
    for number in range(REFRESHES):
        upstream.day()
        code, said = refresh(store)
        assert code in (0, 4), said
        revised += int(said.split("revised cells: ")[1].split()[0])
        if number % 8 == 6:
            confirmed += confirm_one(store)
        now = frozen(store, [load_current(store).version, *list(seen)[:: len(seen) // 2 + 1]])
        checked += len(now) - 1
        changed = [
            (version, view)
            for version, views in now.items()
            for view in VIEWS
            if version in seen and views[view] != seen[version][view]
        ]
        assert not changed, (number, changed)
        seen = now | seen
    assert frozen(store, seen) == seen
    now = load_current(store)
    assert set(now.history) >= set(seen) and len(list(store.glob("20*"))) == 2
    assert len(seen) == REFRESHES + 1 and revised > REFRESHES // 3 and confirmed
    told(
        f"{REFRESHES} refreshes, {revised} revised cells, {confirmed} restatements confirmed: "
        f"{(checked + len(seen)) * len(VIEWS)} frozen views looked at, all the same to the byte; "
        f"the past weighs {len(now.files['past.csv']):,} bytes"
    )


def confirm_one(store: Path) -> int:
    """A person confirms the oldest proposal, if there is one."""
    restated = load_current(store).restated
    for cell in restated[restated["status"] == "proposed"].head(1).to_dict("records"):
        code, _ = refresh(store, "--confirm", f"{cell['date'].date()}:{cell['category']}")
        assert code == 0
        return 1
    return 0
