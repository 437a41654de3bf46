"""`python -m data.refresh`: fetch both transcriptions, reconcile, publish a new version."""

import argparse
import fcntl
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, NoReturn

from data.confirm import cell, confirmations, confirmed
from data.dataset import DatasetError
from data.fetch import UpstreamUnusable, from_folder, from_web
from data.loader import published
from data.plausible import JUMP, REVISION, check_days, check_jumps, check_past
from data.publish import newest_version, publish, switch, tidy
from data.reconcile import reconcile
from data.reviews import COLLECTED, Reviews, read_reviews
from data.sources import CORRECTIONS, EQUIPMENT, PERSONNEL, SECOND, SOURCES, Reading, read
from data.summary import Outcome, changed, summary
from data.version import Version, changes, digests, origin, tables, version_after

DONE, UNUSABLE, REJECTED, LOOK, MISUSED, FAILED, BUSY = 0, 2, 3, 4, 64, 74, 75
_REVIEWED = Path(__file__).parent / "reviewed"
_STORE = Path(__file__).parent / "store"
# Kyiv is at most three hours ahead of UTC; a container may know no time zones.
_KYIV = timezone(timedelta(hours=3))

Accepted = frozenset[str]
"""Which of REVISION and JUMP a person accepts."""


class Busy(Exception):
    """Another refresh of the same store runs."""


@dataclass(frozen=True)
class Next:
    """The version that is to be published, or None where there is nothing new."""

    version: Version | None
    outcome: Outcome


def refresh(
    store: Path, files: Mapping[str, bytes], reviews: Reviews, *, now: datetime, accepted: Accepted
) -> Outcome:
    """Publish what the upstream files say. Raises DatasetError, and then changes nothing."""
    found = compared(store, files, reviews, now=now, accepted=accepted)
    if found.version:
        publish(store, found.version)
        return found.outcome
    # The last good version may have stood in for a current one that can't be read.
    if published(store) != found.outcome.version:
        switch(store, found.outcome.version)
    return found.outcome


def compared(
    store: Path, files: Mapping[str, bytes], reviews: Reviews, *, now: datetime, accepted: Accepted
) -> Next:
    """What the upstream files say beside what is stored. Raises DatasetError; writes nothing."""
    until = now.astimezone(_KYIV).date()
    readings = {source.file: read(source, files[source.file], until=until) for source in SOURCES}
    previous = newest_version(store)
    if previous and REVISION not in accepted:
        check_days(readings, previous)
    result = reconcile(
        readings[PERSONNEL.file] | readings[EQUIPMENT.file],
        readings[SECOND.file],
        readings[CORRECTIONS.file],
        reviews=reviews,
        confirmed=confirmations(previous) if previous else {},
    )
    content = tables(result, reviews)
    if previous and previous.content == content:
        return Next(None, Outcome(previous.name, previous.name, result, [], [], []))
    found = changes(previous, content, lambda fact: origin(fact, result))
    if REVISION not in accepted:
        check_past(readings, found)
    if JUMP not in accepted:
        check_jumps(readings, result, previous.totals if previous else {})
    sources = _sources(files, readings, reviews)
    version = version_after(previous, content, found, sources=sources, now=now)
    known = previous.days if previous else set()
    new_days = [day for day in result.reports if day.isoformat() not in known]
    before = previous.name if previous else ""
    old = previous.content if previous else {}
    others = [name for name, file in content.items() if previous and old.get(name) != file]
    return Next(version, Outcome(version.name, before, result, found, new_days, others))


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


@contextmanager
def _alone(store: Path) -> Iterator[None]:
    """Hold the store's lock, and clear up what a crash left. Raises Busy where another does."""
    store.mkdir(parents=True, exist_ok=True)
    with (store / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as fault:
            raise Busy(f"{store}: another refresh runs; this one changed nothing.") from fault
        previous = newest_version(store)
        tidy(store, keep=previous.manifest["history"] if previous else [])
        yield


class _Parser(argparse.ArgumentParser):
    """Its own code for a command that is misspelt would be that of an unusable upstream."""

    def error(self, message: str) -> NoReturn:
        self.exit(MISUSED, f"{self.format_usage()}{self.prog}: {message}\n")


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = _Parser(prog="python -m data.refresh", description=__doc__)
    parser.add_argument("--from", dest="folder", type=Path, metavar="DIR", help="read copies there")
    parser.add_argument(
        "--store",
        type=Path,
        metavar="DIR",
        default=Path(os.environ.get("STORE") or _STORE),
        help="the store's folder (default: $STORE, else data/store)",
    )
    parser.add_argument(
        "--reviewed",
        type=Path,
        metavar="DIR",
        default=_REVIEWED,
        help="the tables of what people decided (default: data/reviewed)",
    )
    for word, told in (
        (REVISION, "take days that are gone and a past that was rewritten as they are"),
        (JUMP, "take a figure far beyond the usual as it is"),
    ):
        parser.add_argument(
            word, dest="accepted", action="append_const", const=word, default=[], help=told
        )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--dry-run", action="store_true", help="write nothing, tell what would")
    what.add_argument(
        "--confirm",
        type=cell,
        action="append",
        metavar="DAY:CATEGORY",
        help="confirm a proposed restatement, as 2026-08-09:tanks; fetch nothing",
    )
    return parser.parse_args(argv)


def main(argv: Sequence[str] | None = None) -> int:
    """The command. Its exit codes are part of what its callers rely on."""
    arguments = _arguments(argv)
    command = _dry if arguments.dry_run else _confirm if arguments.confirm else _refresh
    try:
        return command(arguments)
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


def _refresh(arguments: argparse.Namespace) -> int:
    with _alone(arguments.store):
        outcome = refresh(
            arguments.store,
            _files(arguments.folder, arguments.store / ".fetched"),
            **_words(arguments),
        )
    return _summed_up(outcome, "published")


def _dry(arguments: argparse.Namespace) -> int:
    with tempfile.TemporaryDirectory() as cache:
        files = _files(arguments.folder, Path(cache))
    found = compared(arguments.store, files, **_words(arguments))
    return _summed_up(found.outcome, "nothing published, but would be")


def _files(folder: Path | None, cache: Path) -> dict[str, bytes]:
    return from_folder(folder) if folder else from_web(cache, mirrors=os.environ, say=_progress)


def _words(arguments: argparse.Namespace) -> dict[str, Any]:
    _progress("comparing with what is stored")
    return {
        "reviews": read_reviews(arguments.reviewed),
        "now": datetime.now(UTC),
        "accepted": frozenset(arguments.accepted),
    }


def _summed_up(outcome: Outcome, verb: str) -> int:
    print(summary(outcome, verb=verb))
    return LOOK if outcome.result.remarks else DONE


def _confirm(arguments: argparse.Namespace) -> int:
    with _alone(arguments.store):
        previous = newest_version(arguments.store)
        if previous is None:
            raise DatasetError(f"{arguments.store}: no version is there. Run a refresh first.")
        version, found = confirmed(previous, arguments.confirm, now=datetime.now(UTC))
        publish(arguments.store, version)
    print(f"published {version.name}, was {previous.name}", *changed(found), sep="\n")
    return DONE


def _progress(line: str) -> None:
    if sys.stderr.isatty():
        print(line, file=sys.stderr)


def _told(code: int, fault: object) -> int:
    print(fault, file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
