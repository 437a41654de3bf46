"""What a person confirms in the store, and how long it holds."""

from pathlib import Path

import pytest

from data.loader import load_current
from data.sources import CORRECTIONS, EQUIPMENT, PERSONNEL
from tests.stores import snapshot, table, version
from tests.upstream import Run, add, edit


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
