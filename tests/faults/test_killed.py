"""A refresh that is killed, or runs out of disk, at any point at which it writes."""

import errno
import io
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from data.loader import load_current, published
from data.refresh import main
from tests.faults.form import LONG, told
from tests.upstream import Site, nothing_reviewed, served

pytestmark = pytest.mark.faults

FIXTURES = Path(__file__).parents[1] / "fixtures"
ROUNDS, EACH = (3, 1) if LONG else (1, 8)
"""The long form stops at each point three times, the short one at every eighth."""

WRITES = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.truncate"}
GIVES_ROOM = {"os.remove", "os.rmdir"}
PLAIN = multiprocessing.get_context("fork")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    folder = Path(shutil.copytree(FIXTURES / "upstream", tmp_path / "upstream"))
    nothing_reviewed(tmp_path / "reviewed")
    with served(folder) as found:
        for name, address in found.environment.items():
            monkeypatch.setenv(name, address)
        yield found


def refresh(store: Path) -> int:
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        return main(["--store", str(store), "--reviewed", str(store.parent / "reviewed")])


def say_something_new(site: Site) -> None:
    """A revised cell, so that there is a version to publish and two files to keep."""
    path = site.folder / "russia_losses_equipment.json"
    path.write_text(path.read_text().replace('"tank": 930', '"tank": 931'))
    path = site.folder / "russia_losses_personnel.json"
    path.write_text(path.read_text().replace("23800", "23790"))


class Points:
    """Every point at which this process changes what is in a folder; at one it is stopped.

    An audit hook sees each file that is opened for writing, made, moved or removed; the sync of
    a file is where what was written may still be half of it.
    """

    def __init__(self, folder: Path, stop: int, stopped: Callable[[str, int], None]) -> None:
        self.passed = 0
        self._folder, self._stop, self._stopped = str(folder), stop, stopped
        self._sync = os.fsync
        os.fsync = self._synced
        sys.addaudithook(self._audited)

    def _audited(self, event: str, given: tuple[Any, ...]) -> None:
        if event in WRITES and self._is_ours(event, given):
            self._pass(event)

    def _is_ours(self, event: str, given: tuple[Any, ...]) -> bool:
        if event == "open" and not (given[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            return False
        # A tree is removed by names within an open folder.
        within = event in GIVES_ROOM and given[1] != -1
        return within or str(given[0]).startswith(self._folder)

    def _synced(self, descriptor: int) -> None:
        self._pass("fsync", descriptor)
        self._sync(descriptor)

    def _pass(self, event: str, descriptor: int = -1) -> None:
        self.passed += 1
        if self.passed == self._stop or (self._stop and self.passed > self._stop):
            self._stopped(event, descriptor)


def torn(event: str, descriptor: int) -> None:
    """Gone without a word, half of the file unwritten."""
    if event == "fsync" and os.path.isfile(f"/proc/self/fd/{descriptor}"):
        os.ftruncate(descriptor, os.fstat(descriptor).st_size // 2)
    os.kill(os.getpid(), signal.SIGKILL)


def full(event: str, descriptor: int) -> None:
    """No room from here on. What is removed needs none."""
    if event not in GIVES_ROOM:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def stopped(store: Path, at: int, how: Callable[[str, int], None]) -> tuple[int, int]:
    """A refresh in a process of its own, stopped at a point: its exit code, the points passed."""
    counted = PLAIN.Value("i", 0)

    def run() -> None:
        points = Points(store, at, how)
        code = refresh(store)
        counted.value = points.passed
        os._exit(code)

    process = PLAIN.Process(target=run)
    process.start()
    process.join()
    assert process.exitcode is not None
    return process.exitcode, counted.value


def newer(store: Path, site: Site) -> None:
    """A version stands, and there is another to come."""
    assert refresh(store) == 0
    say_something_new(site)


def the_first(store: Path, site: Site) -> None:
    """Nothing stands."""


def over_a_broken_one(store: Path, site: Site) -> None:
    """The version that is shown is broken, the last good one stands beside it."""
    assert refresh(store) == 0
    say_something_new(site)
    assert refresh(store) == 0
    (store / str(published(store)) / "totals.csv").write_text("date\n")


def tree(store: Path) -> set[str]:
    return {str(path.relative_to(store)) for path in store.rglob("*")}


def figures(store: Path) -> bytes:
    return load_current(store).files["totals.csv"]


class Case:
    """A store as it was, and what a refresh of it is to become, by one that nothing stopped."""

    def __init__(self, begin: Callable[[Path, Site], None], folder: Path, site: Site) -> None:
        self.store, self.kept = folder / "store", folder / "kept"
        begin(self.store, site)
        self.store.mkdir(exist_ok=True)
        shutil.copytree(self.store, self.kept)
        self.old = figures(self.store) if tree(self.store) else None
        code, self.points = stopped(self.store, 0, torn)
        assert code == 0
        self.new, self.after = figures(self.store), tree(self.store)

    def again(self) -> Path:
        shutil.rmtree(self.store)
        shutil.copytree(self.kept, self.store)
        return self.store

    def check_whole(self) -> bool:
        """Readers are shown the old version or the new one. Returns whether it is the new one."""
        if self.old is None and published(self.store) is None and not self._folders():
            return False
        found = figures(self.store)
        assert found in (self.old, self.new)
        return found == self.new

    def _folders(self) -> list[Path]:
        return list(self.store.glob("20*"))

    def check_next(self) -> None:
        """The next refresh succeeds, and nothing is left of the one that did not."""
        assert refresh(self.store) == 0
        assert figures(self.store) == self.new and tree(self.store) == self.after


CASES = [newer, the_first, over_a_broken_one]


@pytest.mark.parametrize("begin", CASES)
def test_killed_at_any_point_the_store_is_whole(
    begin: Callable[[Path, Site], None], tmp_path: Path, site: Site
) -> None:
    case = Case(begin, tmp_path, site)
    assert case.points > 20
    kills = came = 0
    for _ in range(ROUNDS):
        for at in range(1, case.points + 1, EACH):
            code, _ = stopped(case.again(), at, torn)
            assert code == -signal.SIGKILL
            came += case.check_whole()
            case.check_next()
            kills += 1
    told(
        f"{begin.__name__}: killed {kills} times at {case.points} points, {came} times with the "
        "new version shown; whole each time, the next refresh succeeded, nothing was left"
    )


@pytest.mark.parametrize("begin", CASES)
def test_out_of_disk_at_any_point_the_store_is_whole(
    begin: Callable[[Path, Site], None], tmp_path: Path, site: Site
) -> None:
    case = Case(begin, tmp_path, site)
    codes = []
    for at in range(1, case.points + 1, EACH):
        code, _ = stopped(case.again(), at, full)
        codes.append(code)
        assert code in (0, 74)
        assert not [path for path in case.store.rglob(".new-*")], at
        case.check_whole()
        case.check_next()
    assert codes.count(74) > len(codes) // 2
    told(f"{begin.__name__}: {len(codes)} disks full, {codes.count(74)} times 74, whole each time")


@contextmanager
def disk(folder: Path, kilobytes: int) -> Iterator[None]:
    """A small disk of its own, where this machine lets us have one."""
    command = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("only root can mount a small disk; the test before this one stands for it")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.mark.parametrize("kilobytes", range(96, 240, 8) if LONG else (120, 152))
def test_on_a_small_disk_the_store_is_whole(tmp_path: Path, site: Site, kilobytes: int) -> None:
    case = Case(newer, tmp_path, site)
    small = tmp_path / "small"
    small.mkdir()
    with disk(small, kilobytes):
        case.again()
        shutil.rmtree(case.store)
        case.store.symlink_to(small)
        try:
            shutil.copytree(case.kept, small, dirs_exist_ok=True)
        except shutil.Error:
            pytest.skip("too small for the version that stands")
        code = refresh(case.store)
        assert code in (0, 74)
        assert case.check_whole() == (code == 0)
        assert not list(small.rglob(".new-*"))
        told(f"{kilobytes} kB: {code}")


def test_of_two_at_once_one_works_and_one_is_told_so(tmp_path: Path, site: Site) -> None:
    rounds = 10 if LONG else 2
    for number in range(rounds):
        store = tmp_path / f"store{number}"
        site.failures = ["late"]
        first = PLAIN.Process(target=lambda at=store: os._exit(refresh(at)))
        first.start()
        while not (site.late.wait(0.01)):
            assert first.is_alive()
        assert refresh(store) == 75
        site.go.set()
        first.join()
        assert first.exitcode == 0 and load_current(store).version == published(store)
        site.late.clear()
        site.go.clear()
    told(f"{rounds} times two at once: one 0, one 75")
