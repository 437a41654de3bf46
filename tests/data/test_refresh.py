"""The command end to end: real files in, a store out, exit codes that callers rely on."""

import csv
import fcntl
import hashlib
import json
import os
import pty
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from data import fetch, publish
from data.catalog import CATEGORIES
from data.loader import load_current
from data.refresh import main
from data.sources import CORRECTIONS, EQUIPMENT, PERSONNEL, SECOND, SOURCES
from tests.upstream import nothing_reviewed, served as upstreams

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests" / "fixtures"


@pytest.fixture
def upstream(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FIXTURES / "upstream", tmp_path / "upstream"))


@pytest.fixture
def reviewed(tmp_path: Path) -> Path:
    """Tables with a header and nothing decided, but for what a test adds."""
    return nothing_reviewed(tmp_path / "reviewed")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def run(upstream: Path, reviewed: Path, store: Path) -> Callable[..., int]:
    def command(*more: str) -> int:
        return main(
            ["--from", str(upstream), "--store", str(store), "--reviewed", str(reviewed), *more]
        )

    return command


Run = Callable[..., int]


def edit(path: Path, change: Callable[[list[dict[str, Any]]], Any]) -> None:
    rows = json.loads(path.read_text())
    change(rows)
    path.write_text(json.dumps(rows))


def add(path: Path, *lines: str) -> None:
    path.write_text(path.read_text() + "".join(f"{line}\n" for line in lines))


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


def test_the_first_run_publishes_a_version_whole(
    run: Run, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run() == 0
    said = capsys.readouterr().out
    assert "new days: 11 (2022-04-26 to 2022-05-06)" in said and "disputes: 1" in said
    manifest = json.loads((version(store) / "manifest.json").read_text())
    assert manifest["version"] == version(store).name
    assert manifest["newest_report"] == "2022-05-06" and manifest["version"] > "2022-05-06-"
    assert manifest["history"] == [manifest["version"]]
    files = {path.name for path in version(store).iterdir()} - {"manifest.json"}
    assert set(manifest["files"]) == set(manifest["rows"]) == files
    for name, sha in manifest["files"].items():
        content = (version(store) / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == sha and b"\r" not in content
    assert (version(store) / "revisions.csv").read_text() == (
        "version,date,category,field,old,new,source,seen\n"
    )
    assert [source["name"] for source in manifest["sources"]][:4] == [s.file for s in SOURCES]


def test_the_totals_have_every_category_and_absent_is_empty(run: Run, store: Path) -> None:
    run()
    rows = {row["date"]: row for row in table(store, "totals.csv")}
    assert list(rows["2022-04-30"]) == ["date", *CATEGORIES]
    assert rows["2022-04-30"]["vehicles"] == "" and rows["2022-04-30"]["trucks"] == "1680"
    assert rows["2022-05-01"]["vehicles"] == "1780" and rows["2022-05-01"]["trucks"] == ""
    assert rows["2022-05-06"]["ground_robots"] == "" and rows["2022-05-06"]["personnel"] == "23805"


def test_a_report_has_its_official_page_and_who_transcribed_it(run: Run, store: Path) -> None:
    run()
    rows = {row["date"]: row for row in table(store, "reports.csv")}
    assert rows["2022-04-28"] == {"date": "2022-04-28", "transcription": "first", "source": ""}
    assert rows["2022-05-05"]["transcription"] == "both"
    assert rows["2022-05-06"]["transcription"] == "second"
    assert rows["2022-05-06"]["source"].startswith("https://www.mil.gov.ua/")


def test_a_second_run_has_nothing_new_and_writes_nothing(
    run: Run, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run()
    before = snapshot(store)
    assert run() == 0
    assert "nothing new" in capsys.readouterr().out and snapshot(store) == before


@pytest.mark.parametrize(
    ("fault", "source"),
    [
        ("a_date_twice_personnel", PERSONNEL),
        ("a_year_slipped_personnel", PERSONNEL),
        ("a_trailing_comma_personnel", PERSONNEL),
        ("an_object_around_personnel", PERSONNEL),
        ("a_fraction_equipment", EQUIPMENT),
        ("a_key_twice_equipment", EQUIPMENT),
        ("not_a_number_equipment", EQUIPMENT),
        ("a_negative_count_second", SECOND),
    ],
)
def test_a_refused_file_leaves_the_store_as_it_was(
    run: Run,
    upstream: Path,
    store: Path,
    capsys: pytest.CaptureFixture[str],
    fault: str,
    source: Any,
) -> None:
    run()
    before = snapshot(store)
    shutil.copy(FIXTURES / "upstream_broken" / f"{fault}.json", upstream / source.file)
    assert run() == 3
    assert capsys.readouterr().err.startswith(source.file)
    assert snapshot(store) == before


@pytest.mark.parametrize("dropped", [0, -1], ids=["the oldest day", "the newest day"])
def test_a_transcription_that_lost_a_day_is_refused_unless_told(
    run: Run, upstream: Path, store: Path, capsys: pytest.CaptureFixture[str], dropped: int
) -> None:
    run()
    before = snapshot(store)
    edit(upstream / PERSONNEL.file, lambda rows: rows.pop(dropped))
    assert run() == 3
    said = capsys.readouterr().err
    assert f"{PERSONNEL.file}, row 9" in said and "it holds 9 days" in said
    assert snapshot(store) == before
    assert run("--accept-revision") == 0


def test_a_missing_file_is_told_from_a_refused_one(
    run: Run, upstream: Path, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run()
    before = snapshot(store)
    (upstream / SECOND.file).unlink()
    assert run() == 2
    assert SECOND.file in capsys.readouterr().err and snapshot(store) == before


def test_a_misspelt_key_is_left_out_and_reported(
    run: Run, upstream: Path, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # The second transcription has no fuel tankers that could stand in.
    text = (upstream / EQUIPMENT.file).read_text()
    (upstream / EQUIPMENT.file).write_text(text.replace('"fuel tank"', '"fuel tnak"'))
    assert run() == 4
    assert "unknown key 'fuel tnak': 5 days, 2022-04-26 to 2022-04-30" in capsys.readouterr().out
    assert cell(store, "2022-04-30", "fuel_tankers") == ""


def test_a_revised_cell_is_published_and_logged(run: Run, upstream: Path, store: Path) -> None:
    run()
    first = version(store)
    edit(upstream / EQUIPMENT.file, lambda rows: rows[3].update(tank=931))
    assert run() == 0
    seen = {row["seen"] for row in table(store, "revisions.csv")}
    assert seen == {json.loads((version(store) / "manifest.json").read_text())["published"]}
    name = version(store).name
    assert name != first.name and cell(store, "2022-04-29", "tanks") == "931"
    assert [list(row.values())[:-1] for row in table(store, "revisions.csv")] == [
        [name, "2022-04-29", "tanks", "status", "", "disputed", "second transcription"],
        [name, "2022-04-29", "tanks", "total", "930", "931", "first transcription"],
    ]
    assert first.is_dir(), "the last good version stays"
    history = json.loads((version(store) / "manifest.json").read_text())["history"]
    assert history == [first.name, name]


def test_a_new_day_is_logged_with_its_cells_and_its_page(
    run: Run, upstream: Path, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run()
    day = {**dict.fromkeys(SECOND.keys), "date": "2022-05-07", "tanks": 1005}
    day["sourceUri"] = "https://mod.gov.ua/7"
    edit(upstream / SECOND.file, lambda rows: rows.insert(0, day))
    assert run() == 0
    assert "new days: 1 (2022-05-07)\nrevised cells: 0" in capsys.readouterr().out
    name = version(store).name
    assert name.startswith("2022-05-07-")
    assert [list(row.values())[:-1] for row in table(store, "revisions.csv")] == [
        [name, "2022-05-07", "", "source", "", "https://mod.gov.ua/7", "second transcription"],
        [name, "2022-05-07", "tanks", "total", "", "1005", "second transcription"],
    ]


def test_undoing_the_log_gives_the_first_version_back(
    run: Run, upstream: Path, reviewed: Path, store: Path
) -> None:
    run()
    totals = table(store, "totals.csv")
    edit(upstream / EQUIPMENT.file, lambda rows: rows[3].update(tank=931))
    run()
    edit(upstream / EQUIPMENT.file, lambda rows: rows[3].update(tank=932))
    add(reviewed / "restatements.csv", "2022-05-03,drones,2,official report of that day")
    edit(upstream / SECOND.file, lambda rows: rows.insert(0, {"date": "2022-05-07", "uavs": 299}))
    run()
    now = {(row["date"], key): row[key] for row in table(store, "totals.csv") for key in CATEGORIES}
    for row in reversed(table(store, "revisions.csv")):
        if row["field"] == "total":
            assert now[row["date"], row["category"]] == row["new"]
            now[row["date"], row["category"]] = row["old"]
    then = {(row["date"], key): row[key] for row in totals for key in CATEGORIES}
    assert {key: value for key, value in now.items() if value} == {
        key: value for key, value in then.items() if value
    }


def test_figures_that_come_back_get_a_version_of_their_own(
    run: Run, upstream: Path, store: Path
) -> None:
    good = (upstream / EQUIPMENT.file).read_bytes()
    run()
    first = version(store)
    content = (first / "totals.csv").read_bytes()
    edit(upstream / EQUIPMENT.file, lambda rows: rows[3].update(tank=931))
    run()
    second = version(store)
    (upstream / EQUIPMENT.file).write_bytes(good)
    assert run() == 0
    third = version(store)
    assert third.name not in (first.name, second.name)
    assert (third / "totals.csv").read_bytes() == content
    assert len(table(store, "revisions.csv")) == 4
    assert not first.exists() and second.exists(), "the new one and the last good one stay"


def test_a_fall_in_a_total_is_proposed_as_a_restatement(
    run: Run, upstream: Path, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run()
    edit(upstream / EQUIPMENT.file, lambda rows: rows[6].update({"naval ship": 5}))
    assert run() == 0
    assert "2022-05-02 ships -3 (fall in the total)" in capsys.readouterr().out
    (row,) = table(store, "restatements.csv")
    assert list(row.values()) == ["2022-05-02", "ships", "-3", "proposed", "fall in the total"]
    marks = {row["field"]: row["new"] for row in table(store, "revisions.csv")}
    assert marks == {"total": "5", "restatement": "-3", "status": "disputed+proposed"}


def test_upstreams_correction_is_proposed_until_it_is_reviewed(
    run: Run, upstream: Path, reviewed: Path, store: Path
) -> None:
    row = {"date": "2022-05-03", "tank": 4, "APC": 0}
    edit(upstream / CORRECTIONS.file, lambda rows: rows.append(row))
    assert run() == 0
    (restated,) = table(store, "restatements.csv")
    assert restated["status"] == "proposed" and restated["origin"] == "upstream correction file"
    add(reviewed / "restatements.csv", "2022-05-03,tanks,5,official report of that day")
    assert run() == 0
    (restated,) = table(store, "restatements.csv")
    assert (restated["restated_by"], restated["status"]) == ("5", "reviewed")


def test_a_verified_override_is_published_and_kept_with_its_evidence(
    run: Run, reviewed: Path, store: Path
) -> None:
    add(reviewed / "overrides.csv", "2022-05-02,drones,218,219,verified,the graphic of that day")
    assert run() == 0
    assert cell(store, "2022-05-02", "drones") == "219"
    assert table(store, "disputes.csv") == []
    assert table(store, "overrides.csv")[0]["evidence"] == "the graphic of that day"


def test_a_contradiction_with_an_official_figure_publishes_nothing(
    run: Run, reviewed: Path, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run()
    before = snapshot(store)
    add(reviewed / "official_reports.csv", "2022-05-02,tanks,961,10")
    assert run() == 3
    assert "report of 2022-05-02, tanks: 960 in total" in capsys.readouterr().err
    assert snapshot(store) == before


@pytest.mark.parametrize(
    ("name", "line", "fault"),
    [
        ("overrides.csv", "2022-05-02,tank,1,2,verified,x", "row 1, category: 'tank'"),
        ("overrides.csv", "2022-05-02,tanks,1,2,maybe,x", "row 1, status: 'maybe'"),
        ("restatements.csv", "2022-5-2,tanks,1,x", "row 1, date: '2022-5-2'"),
        ("restatements.csv", "2022-05-02,tanks,1.0,x", "row 1, restated_by: '1.0'"),
        ("restatements.csv", "2022-05-02,tanks,1", "row 1: too few or too many values"),
        ("events.csv", "2022-05-02,2022-05-01,A,Б,C", "2022-05-02 > 2022-05-01"),
        ("personnel_estimates.csv", "2022-05-02,9,8,10", "9 > 8 > 10"),
        ("confirmed_deaths.csv", "2022-05-02,9,M,ftp://x,stated", "reported_in: 'ftp://x'"),
    ],
)
def test_a_fault_in_a_reviewed_table_is_named(
    run: Run,
    reviewed: Path,
    store: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    line: str,
    fault: str,
) -> None:
    add(reviewed / name, line)
    assert run() == 3
    said = capsys.readouterr().err
    assert f"{name}" in said and fault in said and "Correct the table" in said
    assert snapshot(store) == {}


def test_a_cell_reviewed_twice_is_refused(
    run: Run, reviewed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(reviewed / "restatements.csv", "2022-05-02,tanks,1,x", "2022-05-02,tanks,2,y")
    assert run() == 3
    assert "row 2: 2022-05-02 tanks stands twice" in capsys.readouterr().err


def test_only_one_refresh_runs_at_a_time(
    run: Run, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run()
    before = snapshot(store)
    with (store / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert run() == 75
    assert "another refresh runs" in capsys.readouterr().err and snapshot(store) == before
    assert run() == 0


def test_a_broken_current_version_is_replaced_from_the_last_good_one(
    run: Run, upstream: Path, store: Path
) -> None:
    run()
    good = version(store).name
    edit(upstream / EQUIPMENT.file, lambda rows: rows[3].update(tank=931))
    run()
    broken = version(store)
    whole = snapshot(broken)
    (broken / "totals.csv").write_text("date\n")
    assert run() == 0
    assert version(store) == broken
    published = ("manifest.json",)
    assert {k: v for k, v in snapshot(broken).items() if k not in published} == {
        k: v for k, v in whole.items() if k not in published
    }
    (broken / "manifest.json").unlink()
    edit(upstream / EQUIPMENT.file, lambda rows: rows[3].update(tank=930))
    assert run() == 0
    assert version(store).name == good


def test_a_store_of_which_nothing_can_be_read_is_left_to_a_person(
    run: Run, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run()
    (version(store) / "totals.csv").write_text("date\n")
    before = snapshot(store)
    assert run() == 3
    assert "no version in it is whole" in capsys.readouterr().err and snapshot(store) == before


def test_a_crash_before_the_switch_leaves_readers_with_the_old_version(
    run: Run, upstream: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run()
    old = version(store)
    edit(upstream / EQUIPMENT.file, lambda rows: rows[3].update(tank=931))

    def crash(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(publish, "switch", crash)
        with pytest.raises(KeyboardInterrupt):
            run()
    assert version(store) == old
    (store / ".new-1").mkdir()
    assert run() == 0
    assert cell(store, "2022-04-29", "tanks") == "931" and not (store / ".new-1").exists()


def test_a_store_that_cannot_be_written_is_told_in_a_sentence(
    run: Run, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store.write_text("not a folder")
    assert run() == 74
    assert "expected a store that can be written" in capsys.readouterr().err


def test_the_command_line_takes_its_store_from_the_environment(
    upstream: Path, reviewed: Path, store: Path
) -> None:
    command = [sys.executable, "-m", "data.refresh", "--from", upstream, "--reviewed", reviewed]
    done = subprocess.run(
        command, cwd=ROOT, env={"STORE": str(store)}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert f"published {version(store).name}\n" in done.stdout


def test_the_committed_store_keeps_the_promises_of_the_reviews() -> None:
    store = ROOT / "data" / "store"
    totals = {row["date"]: row for row in table(store, "totals.csv")}
    restated = {
        (row["date"], row["category"]): int(row["restated_by"])
        for row in table(store, "restatements.csv")
    }
    losses: dict[tuple[str, str], int] = {}
    for key in CATEGORIES:
        total = None
        for day, row in totals.items():
            if row[key] and total is not None:
                losses[day, key] = int(row[key]) - total - restated.get((day, key), 0)
            total = int(row[key]) if row[key] else None
    assert min(losses.values()) == 0
    with (FIXTURES / "official_reports.csv").open(newline="") as file:
        official = list(csv.DictReader(file))
    assert len(official) == 263
    for row in official:
        day, key = row["date"], row["category"]
        assert (totals[day][key], losses[day, key]) == (row["total"], int(row["increment"])), row


def test_the_committed_store_holds_what_was_reviewed() -> None:
    store = ROOT / "data" / "store"
    restatements = table(store, "restatements.csv")
    assert sum(row["status"] == "reviewed" for row in restatements) == 92
    disputes = {(row["date"], row["category"]): row for row in table(store, "disputes.csv")}
    assert len(disputes) >= 100
    trucks = disputes["2022-02-27", "trucks"]
    assert (trucks["total"], trucks["other"]) == ("130", "30")
    assert ("2024-06-22", "artillery") not in disputes
    assert all(
        row["vehicles"] == "" for row in table(store, "totals.csv") if row["date"] < "2022-05"
    )


def test_a_dry_run_tells_what_would_be_and_writes_nothing(
    run: Run, upstream: Path, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--dry-run") == 0
    assert "nothing published, but would be 2022-05-06-" in capsys.readouterr().out
    assert not store.exists()
    run()
    before = snapshot(store)
    edit(upstream / EQUIPMENT.file, lambda rows: rows[3].update(tank=931))
    capsys.readouterr()
    assert run("--dry-run") == 0
    said = capsys.readouterr().out
    assert f", was {version(store).name}\n" in said and "revised cells: 1\n" in said
    assert snapshot(store) == before


def test_the_summary_ends_with_a_table_of_what_changed(
    run: Run, upstream: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run()
    assert "changed:" not in capsys.readouterr().out
    edit(upstream / EQUIPMENT.file, lambda rows: rows[3].update(tank=931))
    run()
    lines = capsys.readouterr().out.splitlines()
    assert lines[lines.index("changed:") + 1 :] == [
        "  date        category  field   old     new       source",
        "  2022-04-29  tanks     status  absent  disputed  second transcription",
        "  2022-04-29  tanks     total   930     931       first transcription",
    ]


def test_a_jump_is_refused_until_a_person_accepts_it(
    run: Run, upstream: Path, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run()
    before = snapshot(store)
    edit(upstream / PERSONNEL.file, lambda rows: rows[-1].update(personnel=236050))
    assert run() == 3
    said = capsys.readouterr().err
    assert said.startswith(f"{PERSONNEL.file}, row 10 (2022-05-05), field 'personnel': 236050")
    assert "--accept-jump" in said and snapshot(store) == before
    # The next day's total is a jump back down, and is accepted with it.
    assert run("--accept-jump") == 0
    assert cell(store, "2022-05-05", "personnel") == "236050"
    assert run() == 0, "what was accepted once stays accepted"


def test_a_rewritten_past_is_refused_until_a_person_accepts_it(
    run: Run, upstream: Path, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run()
    before = snapshot(store)

    def a_day_late(rows: list[dict[str, Any]]) -> None:
        for older, newer in zip(rows[:-1][::-1], rows[::-1], strict=False):
            newer.update({key: older[key] for key in newer if key in older and key != "date"})

    edit(upstream / EQUIPMENT.file, a_day_late)
    assert run() == 3
    said = capsys.readouterr().err
    assert said.startswith(f"{EQUIPMENT.file}, row 2 (2022-04-27), field ")
    assert "published totals are other than before" in said and "--accept-revision" in said
    assert snapshot(store) == before
    assert run("--accept-revision") == 0 and cell(store, "2022-04-27", "tanks") == "900"


def test_a_published_figure_that_is_gone_is_refused_until_a_person_accepts_it(
    run: Run, upstream: Path, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run()
    before = snapshot(store)
    edit(upstream / EQUIPMENT.file, lambda rows: rows[3].pop("fuel tank"))
    assert run() == 3
    said = capsys.readouterr().err
    assert said.startswith(f"{EQUIPMENT.file}, row 4 (2022-04-29), field 'fuel tank': 1 published")
    assert snapshot(store) == before
    assert run("--accept-revision") == 4
    assert "no key 'fuel tank': 1 days, 2022-04-29" in capsys.readouterr().out


@pytest.fixture
def fallen(run: Run, upstream: Path, store: Path) -> Path:
    """A store with a proposal of each kind: a fall, and a correction of upstream's."""
    run()
    edit(upstream / EQUIPMENT.file, lambda rows: rows[6].update({"naval ship": 5}))
    row = {"date": "2022-05-03", "tank": 4}
    edit(upstream / CORRECTIONS.file, lambda rows: rows.append(row))
    assert run() == 0
    return store


def statuses(store: Path) -> dict[str, str]:
    return {row["category"]: row["status"] for row in table(store, "restatements.csv")}


def test_a_proposal_is_confirmed_in_the_store_and_stays_so(
    run: Run, upstream: Path, fallen: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert statuses(fallen) == {"ships": "proposed", "tanks": "proposed"}
    before = version(fallen).name
    capsys.readouterr()
    assert run("--confirm", "2022-05-03:tanks") == 0
    said = capsys.readouterr().out
    assert said.startswith(f"published {version(fallen).name}, was {before}\nchanged:\n")
    assert said.splitlines()[-1].split() == [
        *("2022-05-03", "tanks", "status", "proposed", "absent", "review")
    ]
    assert statuses(fallen) == {"ships": "proposed", "tanks": "confirmed"}
    assert load_current(fallen).proposed["tanks"].sum() == 0
    assert run() == 0 and "nothing new" in capsys.readouterr().out
    edit(upstream / PERSONNEL.file, lambda rows: rows[3].update(personnel=22610))
    assert run() == 0
    assert statuses(fallen) == {"ships": "proposed", "tanks": "confirmed"}


def test_a_confirmed_cell_gives_way_to_the_reviewed_table(
    run: Run, reviewed: Path, fallen: Path
) -> None:
    run("--confirm", "2022-05-03:tanks", "--confirm", "2022-05-02:ships")
    assert set(statuses(fallen).values()) == {"confirmed"}
    add(reviewed / "restatements.csv", "2022-05-03,tanks,5,official report of that day")
    assert run() == 0
    rows = {row["category"]: row for row in table(fallen, "restatements.csv")}
    assert (rows["tanks"]["status"], rows["tanks"]["restated_by"]) == ("reviewed", "5")
    assert rows["ships"]["status"] == "confirmed"


def test_a_confirmed_fall_that_upstream_takes_back_is_no_loss(
    run: Run, upstream: Path, fallen: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("--confirm", "2022-05-02:ships")
    edit(upstream / EQUIPMENT.file, lambda rows: rows[6].update({"naval ship": 8}))
    capsys.readouterr()
    assert run() == 4
    assert "confirmed restatement of ships lapsed" in capsys.readouterr().out
    assert "ships" not in statuses(fallen) and run() == 0


@pytest.mark.parametrize("cell", ["2022-05-03:ships", "2022-05-04:tanks", "2022-05-02:nothing"])
def test_only_a_proposal_can_be_confirmed(
    run: Run, fallen: Path, capsys: pytest.CaptureFixture[str], cell: str
) -> None:
    before = snapshot(fallen)
    assert run("--confirm", cell) == 3
    said = capsys.readouterr().err
    assert f"{cell} is no proposed restatement" in said
    assert "expected one of: 2022-05-02:ships, 2022-05-03:tanks" in said
    assert snapshot(fallen) == before


def test_there_is_nothing_to_confirm_in_an_empty_store(
    run: Run, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--confirm", "2022-05-03:tanks") == 3
    assert "no version is there" in capsys.readouterr().err and snapshot(store) == {}


@pytest.mark.parametrize("seen", [True, False], ids=["on a terminal", "elsewhere"])
def test_progress_is_told_on_a_terminal_only(
    upstream: Path, reviewed: Path, store: Path, seen: bool
) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "data.refresh", "--store", store, "--reviewed", reviewed]
    with upstreams(upstream) as site:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, **site.environment},
            stdout=subprocess.PIPE,
            stderr=theirs if seen else subprocess.PIPE,
            check=False,
        )
    os.close(theirs)
    told = os.read(ours, 10_000).decode() if seen else done.stderr.decode()
    os.close(ours)
    assert done.returncode == 0 and done.stdout.startswith(b"published ")
    lines = told.splitlines()
    assert len(lines) == (5 if seen else 0)
    assert all(line.startswith(("fetching http://127.0.0.1", "comparing")) for line in lines)


def test_a_site_that_stays_down_is_unusable(
    run: Run, upstream: Path, reviewed: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "_FIRST_PAUSE", 0.0)
    run()
    before = snapshot(store)
    with upstreams(upstream) as site:
        for name, address in site.environment.items():
            monkeypatch.setenv(name, address)
        site.failures = [503] * 3
        assert main(["--store", str(store), "--reviewed", str(reviewed)]) == 2
    assert snapshot(store) == before
