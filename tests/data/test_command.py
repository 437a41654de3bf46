"""The command line: what it says, to whom, and what it leaves alone."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from data import fetch
from data.refresh import main
from data.sources import EQUIPMENT
from tests.stores import snapshot, version
from tests.upstream import Run, edit, served as upstreams

ROOT = Path(__file__).parents[2]


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
    assert "changed files: totals.csv, disputes.csv" in lines
    assert lines[lines.index("changed:") + 1 :] == [
        "  date        category  field   old     new       source",
        "  2022-04-29  tanks     status  absent  disputed  second transcription",
        "  2022-04-29  tanks     total   930     931       first transcription",
    ]


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
