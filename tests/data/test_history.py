"""An earlier version of the store is what it was, to the byte."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from data.dataset import DatasetError
from data.history import as_of, lost, restored
from data.loader import PAST, load_current
from tests import stores

FIRST, SECOND, THIRD = "2024-03-13-00000001", "2024-03-14-00000002", "2024-03-14-00000003"


@pytest.fixture
def grown(tmp_path: Path) -> Path:
    """A store of three versions: a day more, then a revised cell, a dispute less, an event."""
    store = tmp_path / "store"
    disputed = {(stores.FIRST, "tanks"): 49}
    stores.write_version(store, disputed=disputed, name=FIRST)
    longer = {key: [*column, column[-1]] for key, column in stores.TINY.items()}
    stores.write_version(store, longer, disputed=disputed, name=SECOND, after=FIRST)
    revised = {**longer, "personnel": [1000, 1011, *longer["personnel"][2:]]}
    stores.write_version(store, revised, restated={}, name=THIRD, after=SECOND)
    return store


def test_every_file_of_an_earlier_version_is_what_it_was(grown: Path) -> None:
    now = load_current(grown)
    assert now.version == THIRD
    for version in (FIRST, SECOND, THIRD):
        then = as_of(now, version)
        files = {path.name: path.read_bytes() for path in (grown / version).glob("*.csv")}
        assert then.files == files and then.version == version
        assert then.history[-1] == version


def test_the_figures_of_an_earlier_version_are_what_they_were(grown: Path) -> None:
    now = load_current(grown)
    then = as_of(now, SECOND)
    assert (now.totals["personnel"].iloc[1], then.totals["personnel"].iloc[1]) == (1011, 1010)
    assert now.restatements["personnel"].sum() == 0 and then.restatements["personnel"].sum() == 60
    # The dispute that is settled now was one, with the very total of the other witness.
    assert now.others["tanks"].isna().all() and then.others["tanks"].iloc[0] == 49
    assert as_of(now, FIRST).newest.isoformat() == "2024-03-13"


def test_no_version_and_the_current_one_are_the_dataset_itself(grown: Path) -> None:
    now = load_current(grown)
    assert as_of(now, None) is now and as_of(now, THIRD) is now


def test_a_version_that_never_was_is_told(grown: Path) -> None:
    with pytest.raises(DatasetError, match="never was a version 'x'"):
        as_of(load_current(grown), "x")


LINES = st.lists(st.sampled_from(["a,1", "b,2", 'c,"3,4"', "d,", "д,є", "e,5\r"]), max_size=8)


def test_a_version_that_can_not_be_restored_is_told(grown: Path) -> None:
    """A line that is lost: the file that it was in is no table any more."""
    now = load_current(grown)
    damaged = replace(now, files={**now.files, PAST: now.files[PAST] + b"x,y\n"})
    with pytest.raises(DatasetError, match=f"{FIRST}, restored from {THIRD}"):
        as_of(damaged, FIRST)


@given(LINES, LINES)
def test_any_file_can_be_turned_back(before: list[str], after: list[str]) -> None:
    """Lines that repeat or have changed their order too, which no file of ours has."""
    old, new = ("".join(f"{line}\n" for line in lines).encode() for lines in (before, after))
    lines = lost("v", {"f": old}, {"f": new})
    assert (restored({"f": new}, lines) or {"f": new}) == {"f": old}
