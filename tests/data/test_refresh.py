"""The command end to end: real files in, a store out, exit codes that callers rely on."""

import fcntl
import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from data import publish
from data.catalog import CATEGORIES
from data.sources import CORRECTIONS, EQUIPMENT, PERSONNEL, SECOND, SOURCES
from tests.stores import cell, snapshot, table, version
from tests.upstream import Run, add, edit

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests" / "fixtures"


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


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--nonsense"], "--nonsense"),
        (["--confirm", "tanks"], "'tanks' is no day and category; expected them as 2026-08-09:"),
        (["--dry-run", "--confirm", "2026-08-09:tanks"], "--dry-run"),
    ],
)
def test_a_misspelt_command_has_a_code_of_its_own(
    run: Run, words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(*words)
    assert stopped.value.code == 64
    assert told in capsys.readouterr().err


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
    whole, log = snapshot(broken), table(store, "revisions.csv")
    (broken / "totals.csv").write_text("date\n")
    assert run() == 0
    assert version(store) == broken
    # Two files tell the second in which they were published.
    dated = ("manifest.json", "revisions.csv")
    assert {k: v for k, v in snapshot(broken).items() if k not in dated} == {
        k: v for k, v in whole.items() if k not in dated
    }
    assert [row | {"seen": ""} for row in table(store, "revisions.csv")] == [
        row | {"seen": ""} for row in log
    ]
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
