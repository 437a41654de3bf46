"""What a server's processes have taken, from /proc."""

import os
from collections.abc import Iterator
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")


def children(pid: int) -> list[int]:
    """The processes that it started: a server's workers."""
    return [
        int(folder.name)
        for folder in Path("/proc").glob("[0-9]*")
        if f"\nPPid:\t{pid}\n" in _read(folder / "status")
    ]


def cpu_seconds(pid: int) -> float:
    """Processor time of a server and its workers."""
    return sum(_ticks(each) for each in (pid, *children(pid))) / _TICK


def memory(pid: int) -> list[float]:
    """MB of each worker, what it shares with others counted in part (PSS)."""
    return [_pss(each) for each in children(pid)]


def whole_memory(pid: int) -> float:
    """MB of a server with its workers, what they share counted once."""
    return sum(_pss(each) for each in (pid, *children(pid)))


def _ticks(pid: int) -> int:
    user, system = _read(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split()[11:13]
    return int(user) + int(system)


def _pss(pid: int) -> float:
    lines: Iterator[str] = iter(_read(Path(f"/proc/{pid}/smaps_rollup")).splitlines())
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000


def _read(path: Path) -> str:
    """Its text; "" where the process has ended meanwhile."""
    try:
        return path.read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""
