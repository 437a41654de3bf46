"""What a refresh refuses until a person accepts it."""

from pathlib import Path
from typing import Any

import pytest

from data.sources import EQUIPMENT, PERSONNEL
from tests.stores import cell, snapshot
from tests.upstream import Run, edit


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
    assert "no key 'fuel tank': 1 day, 2022-04-29" in capsys.readouterr().out
