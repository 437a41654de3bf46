"""The figures as Markdown tables, and what they were measured on."""

import math
import platform
import re
import statistics
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from tests.bench.load import first_served
from tests.bench.profiles import PROFILES
from tests.bench.runs import Loads, Visits
from tests.bench.visits import PATIENCE_MS, Figures

COLUMNS = {
    "requests": ("requests", 0),
    "kB": ("kB", 0),
    "paint": ("first paint", 0),
    "chart": ("chart", 0),
    "ready": ("interactive", 0),
    "category": ("category", 0),
    "back": ("and back", 0),
    "again": ("the same again", 0),
    "dates": ("dates", 0),
    "keys": ("dates by keyboard", 0),
    "at once": ("dates at once", 0),
    "change requests": ("requests a change", 0),
    "change kB": ("kB a change", 1),
    "ahead kB": ("kB ahead", 1),
    "revisit kB": ("kB revisit", 1),
    "revisit chart": ("chart revisit", 0),
    "shift": ("layout shift", 3),
    "blocked": ("blocked", 0),
    "heap MB": ("heap MB", 1),
}
"""What is shown of a visit: the heading, and the digits after the point."""

HOW = """Medians, and in brackets the least and the most. Times are in milliseconds from the start
of navigation, and for a change of control from the last thing that the reader does to the first
frame with another chart. Between two the reader looks at the page for a second. What it asks for
while it is looked at, so as to have it when the reader chooses, is one request a view, of *kB
ahead*; the other columns are without it. A mouse, or the focus, rests 200 ms on what is then
pressed or passed, and a mouse holds its button down for 80 ms, of which the page hears; measured is
from the click or the key. *At once* is by a mouse that does neither. A finger takes half a second
from one tap to the next; where the filters are a sheet over the page, the last tap is the one that
closes it. *Interactive* is the first frame in which the framework stands, with its controls and the
chart that they redraw. *Blocked* is the sum of what long tasks took beyond 50 ms. Slow 4G is
Lighthouse's: 562.5 ms round trip, 1.47 Mbit/s, a processor four times slower. The cache is empty,
but on a revisit."""


def machine() -> str:
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    cores = Path("/proc/cpuinfo").read_text(encoding="utf-8").count("processor\t")
    packages = ", ".join(f"{name} {version(name)}" for name in ("dash", "gunicorn", "pandas"))
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {cores} × {model[1] if model else platform.machine()}, "
        f"Python {platform.python_version()}, {packages}"
    )


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---", *["---:"] * (len(header) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def visits(found: Visits) -> str:
    """A table for each profile."""
    parts = []
    for profile in PROFILES:
        rows = [
            [page, *[_spread(runs, name, digits) for name, (_, digits) in COLUMNS.items()]]
            for (page, speed), runs in found.items()
            if speed == profile.name
        ]
        header = ["page", *[heading for heading, _ in COLUMNS.values()]]
        parts.append(f"### {profile.name[0].upper()}{profile.name[1:]}\n\n{table(header, rows)}")
    return "\n\n".join(parts)


def _spread(runs: Sequence[Figures], name: str, digits: int) -> str:
    values = [run[name] for run in runs if name in run]
    if not values:
        return "–"
    least, middle, most = (
        f"{value:,.{digits}f}" if value < math.inf else f"over {PATIENCE_MS:,}"
        for value in (min(values), statistics.median(values), max(values))
    )
    return middle if least == most else f"{middle} ({least}–{most})"


def load_told() -> str:
    """How the load is made."""
    told = "wrk, 50 connections, two workers, warm views, compressed."
    if not first_served():
        return f"{told} Its times include its own waits for a processor."
    return f"{told} It has a processor whenever it wants one, so as not to time its own waits."


def loads(found: Loads) -> str:
    header = [
        "server",
        "answer",
        "a second",
        "errors",
        "p50 ms",
        "p99 ms",
        "CPU s of 1,000",
        "MB a worker",
    ]
    return table(
        header,
        (
            [
                *key,
                f"{one.rate:,.0f}",
                str(one.errors),
                f"{one.p50:.1f}",
                f"{one.p99:.1f}",
                f"{one.cpu:.2f}",
                " + ".join(f"{size:.0f}" for size in one.memory),
            ]
            for key, one in found.items()
        ),
    )


def steady(found: Mapping[int, float]) -> str:
    rows = ([f"{requests:,}", f"{size:.0f}"] for requests, size in found.items())
    return table(["requests so far", "MB, two workers"], rows)


def starts(found: Mapping[str, Figures]) -> str:
    rows = (
        [name, f"{one['first answer']:.2f}", f"{one['idle MB']:.0f}"] for name, one in found.items()
    )
    return table(["", "s to the first answer", "MB idle, two workers with preload"], rows)


def grown(found: Mapping[str, Visits]) -> str:
    """How many times more ten times the days cost, by the medians."""
    less, more = found.values()
    names = ("kB", "paint", "chart", "ready", "category", "dates", "change kB", "heap MB")
    rows = (
        [
            f"{page}, {speed}",
            *[_times(less[page, speed], more[page, speed], name) for name in names],
        ]
        for page, speed in less
    )
    return table(["", *[COLUMNS[name][0] for name in names]], rows)


def _times(less: Sequence[Figures], more: Sequence[Figures], name: str) -> str:
    before, after = (statistics.median(run[name] for run in runs) for runs in (less, more))
    return f"{before:,.0f} → {after:,.0f} ({after / before:.1f}×)" if before else "–"
