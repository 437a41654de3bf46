"""From the store's files to a dataset, and from a version to the next."""

import json
import logging
import threading
from pathlib import Path

import pytest

from data import loader
from data.catalog import CATEGORIES
from data.dataset import Dataset, DatasetError
from data.loader import Library, load_current, load_dataset
from tests import stores

OLD, NEW = "2024-03-13-00000001", "2024-03-14-00000002"


@pytest.fixture
def no_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that looks at the store each time it is asked."""
    monkeypatch.setattr(loader, "_LOOK_AGAIN_AFTER", -1.0)


def write_newer(store: Path) -> Path:
    """A version with another day, and another figure on an old one."""
    totals = {key: [*column, column[-1]] for key, column in stores.TINY.items()}
    totals["personnel"] = [999, *stores.TINY["personnel"][1:], 1400]
    return stores.write_version(store, totals, name=NEW)


def damage(folder: Path, name: str = "totals.csv") -> None:
    content = (folder / name).read_bytes()
    (folder / name).write_bytes(content.replace(b"1325", b"9325") + b"\n")


def test_the_committed_store_loads_and_is_whole(dataset: Dataset) -> None:
    assert dataset.first.isoformat() == "2022-02-25" and dataset.newest.isoformat() >= "2026-08-22"
    assert len(dataset.totals) == (dataset.newest - dataset.first).days + 1
    assert dataset.version.startswith(dataset.newest.isoformat())
    assert dataset.version in dataset.history
    assert (dataset.totals["personnel"].notna()).all()
    assert len(dataset.restated) >= 92 and len(dataset.events) == 20
    assert dataset.named_dead["confirmed_dead"].notna().sum() == 8


def test_frames_have_a_row_a_day_and_a_column_a_category(dataset: Dataset) -> None:
    for frame in (dataset.totals, dataset.daily, dataset.restatements, dataset.others):
        assert list(frame.columns) == list(CATEGORIES)
        assert frame.index.equals(dataset.totals.index)
        assert set(map(str, frame.dtypes)) == {"Int64"}
    assert dataset.sources.index.equals(dataset.totals.index)


def test_absent_is_not_zero(dataset: Dataset) -> None:
    # Rule 2: true zeros exist, and a key that is absent was not in the report.
    assert dataset.totals["drones"]["2022-02-25"] == 0
    assert list(dataset.totals["air_defence"]["2022-02-25":"2022-02-27"]) == [0, 0, 0]
    assert dataset.totals["cruise_missiles"][:"2022-04-30"].isna().all()
    assert dataset.totals["ground_robots"]["2026-08-09":].isna().all()


def test_a_report_that_was_never_transcribed_is_a_day_of_absent_figures(tiny: Dataset) -> None:
    assert len(tiny.totals) == 10
    assert tiny.totals.loc["2024-03-08"].isna().all() and tiny.sources["2024-03-08"] == ""
    assert tiny.sources["2024-03-09"] == "https://example.org/2024-03-09"


def test_a_changed_byte_is_noticed(tiny_store: Path) -> None:
    damage(tiny_store / OLD)
    with pytest.raises(DatasetError, match=r"totals\.csv: its checksum is not the manifest's"):
        load_dataset(tiny_store / OLD)


@pytest.mark.parametrize(
    "name",
    [
        "totals.csv",
        "reports.csv",
        "restatements.csv",
        "disputes.csv",
        "overrides.csv",
        "events.csv",
    ],
)
def test_a_missing_file_is_told_by_name(tiny_store: Path, name: str) -> None:
    (tiny_store / OLD / name).unlink()
    with pytest.raises(DatasetError, match=name):
        load_dataset(tiny_store / OLD)


@pytest.mark.parametrize("manifest", ["", "{", "[]", "{}", '{"version": "x"}', '"x"', "null"])
def test_a_manifest_that_is_none_is_told(tiny_store: Path, manifest: str) -> None:
    (tiny_store / OLD / "manifest.json").write_text(manifest)
    with pytest.raises(DatasetError, match=OLD):
        load_dataset(tiny_store / OLD)


def rewrite(folder: Path, content: bytes) -> None:
    """The totals of a version, published as they are now."""
    (folder / "totals.csv").write_bytes(content)
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["files"] = stores.digests(
        {name: (folder / name).read_bytes() for name in manifest["files"]}
    )
    (folder / "manifest.json").write_text(json.dumps(manifest))


def test_a_version_with_a_category_that_is_none_is_refused(tiny_store: Path) -> None:
    folder = tiny_store / OLD
    content = (folder / "totals.csv").read_bytes()
    rewrite(folder, content.replace(b"ground_robots", b"ground_rabbits", 1))
    with pytest.raises(DatasetError, match="ground_rabbits"):
        load_dataset(folder)


def test_a_category_newer_than_a_version_is_absent_in_it(tiny_store: Path) -> None:
    folder = tiny_store / OLD
    before = load_dataset(folder)
    lines = (folder / "totals.csv").read_text().splitlines()
    newest = list(CATEGORIES)[-1]
    assert lines[0].endswith(f",{newest}")
    rewrite(folder, "".join(f"{line.rpartition(',')[0]}\n" for line in lines).encode())
    after = load_dataset(folder)
    assert list(after.totals.columns) == list(CATEGORIES)
    assert after.totals[newest].isna().all()
    assert after.totals["tanks"].equals(before.totals["tanks"])


def test_a_broken_version_gives_way_to_the_last_good_one(
    tiny_store: Path, caplog: pytest.LogCaptureFixture
) -> None:
    damage(write_newer(tiny_store))
    with caplog.at_level(logging.ERROR):
        found = load_current(tiny_store)
    assert found.version == OLD and found.newest.isoformat() == "2024-03-13"
    assert NEW in caplog.text and "checksum" in caplog.text


def test_a_version_named_by_no_folder_gives_way_to_one_that_is_there(tiny_store: Path) -> None:
    stores.show(tiny_store, NEW)
    assert load_current(tiny_store).version == OLD
    (tiny_store / "current").unlink()
    assert load_current(tiny_store).version == OLD


def test_a_store_of_which_nothing_can_be_read_is_told(tiny_store: Path, tmp_path: Path) -> None:
    damage(tiny_store / OLD)
    with pytest.raises(DatasetError, match=r"no version can be read.*checksum.*data\.refresh"):
        load_current(tiny_store)
    with pytest.raises(DatasetError, match=r"no version can be read"):
        load_current(tmp_path / "nowhere")


@pytest.mark.usefixtures("no_wait")
def test_a_library_swaps_to_a_new_version_whole(tiny_store: Path) -> None:
    library = Library(tiny_store)
    before = library.dataset()
    write_newer(tiny_store)
    after = library.dataset()
    assert (before.version, after.version) == (OLD, NEW)
    # What was handed out before is what it was.
    assert before.newest.isoformat() == "2024-03-13" and after.newest.isoformat() == "2024-03-14"
    assert before.totals["personnel"].iloc[0] == 1000 and after.totals["personnel"].iloc[0] == 999
    assert library.dataset() is after


@pytest.mark.usefixtures("no_wait")
def test_a_library_keeps_the_old_version_while_the_new_one_is_broken(tiny_store: Path) -> None:
    library = Library(tiny_store)
    library.dataset()
    damage(write_newer(tiny_store))
    assert library.dataset().version == OLD


@pytest.mark.usefixtures("no_wait")
def test_a_library_keeps_what_it_has_when_the_store_is_gone(tiny_store: Path) -> None:
    library = Library(tiny_store)
    library.dataset()
    for path in (tiny_store / OLD).iterdir():
        path.unlink()
    (tiny_store / "current").unlink()
    assert library.dataset().version == OLD


@pytest.mark.usefixtures("no_wait")
def test_a_library_without_a_store_finds_one_that_comes_later(tmp_path: Path) -> None:
    library = Library(tmp_path / "store")
    with pytest.raises(DatasetError, match="no version can be read"):
        library.dataset()
    stores.write_version(tmp_path / "store")
    assert library.dataset().version == OLD


def test_a_library_does_not_look_at_the_store_on_each_request(
    tiny_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library(tiny_store)
    library.dataset()
    looks: list[Path] = []
    monkeypatch.setattr(loader, "published", lambda store: looks.append(store))
    for _ in range(50):
        library.dataset()
    assert not looks


@pytest.mark.usefixtures("no_wait")
def test_workers_in_the_midst_of_a_swap_see_one_version_or_the_other(tiny_store: Path) -> None:
    library = Library(tiny_store)
    seen: list[tuple[str, int]] = []
    start = threading.Barrier(5)

    def read() -> None:
        start.wait()
        for _ in range(30):
            found = library.dataset()
            seen.append((found.version, int(found.totals["personnel"].iloc[0])))

    workers = [threading.Thread(target=read) for _ in range(4)]
    for worker in workers:
        worker.start()
    start.wait()
    write_newer(tiny_store)
    for worker in workers:
        worker.join()
    assert set(seen) <= {(OLD, 1000), (NEW, 999)} and len(seen) == 120
    assert library.dataset().version == NEW
