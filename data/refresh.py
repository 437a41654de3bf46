"""`python -m data.refresh`: fetch both transcriptions, reconcile, publish a new version."""

import argparse
import fcntl
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from data.dataset import DatasetError
from data.fetch import UpstreamUnusable, from_folder, from_web
from data.publish import current, newest_version, publish, switch
from data.reconcile import Reconciled, reconcile
from data.reviews import COLLECTED, Reviews, read_reviews
from data.sources import (
    CORRECTIONS,
    EQUIPMENT,
    PERSONNEL,
    SECOND,
    SOURCES,
    Reading,
    SourceError,
    read,
)
from data.version import Change, Version, changes, digests, tables, version_after

DONE, UNUSABLE, REJECTED, LOOK, FAILED, BUSY = 0, 2, 3, 4, 74, 75
_REVIEWED = Path(__file__).parent / "reviewed"
_STORE = Path(__file__).parent / "store"
# Kyiv is at most three hours ahead of UTC; a container may know no time zones.
_KYIV = timezone(timedelta(hours=3))
_LISTED = 20
"""Lines of one kind that the summary spells out."""


class Busy(Exception):
    """Another refresh of the same store runs."""


@dataclass(frozen=True)
class Outcome:
    """What a refresh did, for its summary."""

    version: str
    previous: str
    result: Reconciled
    changes: list[Change]
    new_days: list[date]


def refresh(
    store: Path,
    files: Mapping[str, bytes],
    reviews: Reviews,
    *,
    now: datetime,
    allow_fewer: bool = False,
) -> Outcome:
    """Publish what the upstream files say. Raises DatasetError, and then changes nothing."""
    until = now.astimezone(_KYIV).date() + timedelta(days=1)
    readings = {source.file: read(source, files[source.file], until=until) for source in SOURCES}
    previous = newest_version(store)
    if previous and not allow_fewer:
        _check_not_shorter(readings, previous)
    result = reconcile(
        readings[PERSONNEL.file] | readings[EQUIPMENT.file],
        readings[SECOND.file],
        readings[CORRECTIONS.file],
        reviews=reviews,
    )
    content = tables(result, reviews)
    if previous and previous.holds(content):
        # The last good version may have stood in for a current one that can't be read.
        if current(store) != previous.name:
            switch(store, previous.name)
        return Outcome(previous.name, previous.name, result, [], [])
    found = changes(previous, content, result)
    sources = _sources(files, readings, reviews)
    version = version_after(previous, content, found, sources=sources, now=now)
    publish(store, version, previous)
    known = previous.days if previous else set()
    new_days = [day for day in result.reports if day.isoformat() not in known]
    return Outcome(version.name, previous.name if previous else "", result, found, new_days)


def _check_not_shorter(readings: Mapping[str, Reading], previous: Version) -> None:
    """No transcription has lost days since the version before."""
    for stored in previous.manifest["sources"]:
        # Upstream may well take back a correction.
        if stored["name"] not in readings or stored["name"] == CORRECTIONS.file:
            continue
        days = readings[stored["name"]].days
        if len(days) < stored["rows"] or days[-1].isoformat() < stored["newest"]:
            raise SourceError(
                stored["name"],
                f"it holds {len(days)} days, the newest {days[-1]}; expected the "
                f"{stored['rows']} days to {stored['newest']} of version {previous.name}, or more "
                "(--allow-fewer-days takes it as it is)",
                row=len(days),
                field="date",
            )


def _sources(
    files: Mapping[str, bytes], readings: Mapping[str, Reading], reviews: Reviews
) -> list[dict[str, Any]]:
    upstream = [
        {
            "name": source.file,
            "url": source.url,
            "licence": source.licence,
            "sha256": digests(files)[source.file],
            "rows": len(readings[source.file].days),
            "newest": max(readings[source.file].days, default=date.min).isoformat(),
        }
        for source in SOURCES
    ]
    collected = [
        {
            "name": name,
            "url": provenance.url,
            "licence": provenance.licence,
            "sha256": digests(reviews.contents)[name],
            "rows": len(reviews.tables[name]),
            "newest": max((next(iter(row.values())) for row in reviews.tables[name]), default=""),
        }
        for name, provenance in COLLECTED.items()
    ]
    return upstream + collected


def summary(outcome: Outcome) -> str:
    """What the refresh did, in the few lines that its caller reads."""
    if outcome.version == outcome.previous:
        lines = [f"nothing new: {outcome.version} stays"]
    else:
        before = f", was {outcome.previous}" if outcome.previous else ""
        lines = [f"published {outcome.version}{before}"]
    old_cells = [
        change
        for change in outcome.changes
        if change.fact[2] in ("total", "restatement")
        and date.fromisoformat(change.fact[0]) not in outcome.new_days
    ]
    proposed = {
        cell: row for cell, row in outcome.result.restatements.items() if row.status == "proposed"
    }
    days = f" ({_days(outcome.new_days)})" if outcome.new_days else ""
    lines += [
        f"new days: {len(outcome.new_days)}{days}",
        *_listed(
            "revised cells",
            (
                f"{' '.join(change.fact)}: {change.old or 'absent'} -> {change.new or 'absent'}"
                for change in old_cells
            ),
        ),
        *_listed(
            "proposed restatements",
            (
                f"{day} {key} {row.restated_by:+} ({row.origin})"
                for (day, key), row in proposed.items()
            ),
        ),
        f"disputes: {len(outcome.result.disputes)}",
        *_listed(
            "to look at",
            (
                f"{remark}: {len(days)} days, {_days(days)}"
                for remark, days in outcome.result.remarks.items()
            ),
        ),
    ]
    return "\n".join(lines)


def _listed(title: str, items: Iterable[str]) -> list[str]:
    found = list(items)
    more = [f"  and {len(found) - _LISTED} more"] if len(found) > _LISTED else []
    return [f"{title}: {len(found)}", *(f"  {item}" for item in found[:_LISTED]), *more]


def _days(days: Sequence[date]) -> str:
    return ", ".join(map(str, days)) if len(days) <= 3 else f"{min(days)} to {max(days)}"


@contextmanager
def _alone(store: Path) -> Iterator[None]:
    """Hold the store's lock. Raises Busy where another process does."""
    store.mkdir(parents=True, exist_ok=True)
    with (store / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as fault:
            raise Busy(f"{store}: another refresh runs; this one changed nothing.") from fault
        yield


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m data.refresh", description=__doc__)
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--from", dest="folder", type=Path, metavar="DIR", help="read copies there")
    where.add_argument("--base", metavar="URL", help="fetch all four files from below this address")
    parser.add_argument(
        "--store",
        type=Path,
        metavar="DIR",
        default=Path(os.environ.get("STORE") or _STORE),
        help="the store's folder (default: $STORE, else data/store)",
    )
    parser.add_argument("--reviewed", type=Path, metavar="DIR", default=_REVIEWED)
    parser.add_argument(
        "--allow-fewer-days",
        action="store_true",
        help="take a transcription that has lost days as it is",
    )
    return parser.parse_args(argv)


def main(argv: Sequence[str] | None = None) -> int:
    """The command. Its exit codes are part of what its callers rely on."""
    arguments = _arguments(argv)
    try:
        with _alone(arguments.store):
            files = (
                from_folder(arguments.folder)
                if arguments.folder
                else from_web(arguments.store / ".fetched", base=arguments.base, say=_progress)
            )
            outcome = refresh(
                arguments.store,
                files,
                read_reviews(arguments.reviewed),
                now=datetime.now(UTC),
                allow_fewer=arguments.allow_fewer_days,
            )
    except Busy as fault:
        return _told(BUSY, fault)
    except UpstreamUnusable as fault:
        return _told(UNUSABLE, fault)
    except DatasetError as fault:
        return _told(REJECTED, fault)
    except OSError as fault:
        return _told(
            FAILED, f"{fault}; expected a store that can be written. Nothing was published."
        )
    print(summary(outcome))
    return LOOK if outcome.result.remarks else DONE


def _progress(line: str) -> None:
    if sys.stderr.isatty():
        print(line, file=sys.stderr)


def _told(code: int, fault: object) -> int:
    print(fault, file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
