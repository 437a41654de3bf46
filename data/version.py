"""A version of the store as files: what is in them, its name, and the log of what changed."""

import csv
import hashlib
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from data.catalog import CATEGORIES
from data.history import Line, lost
from data.loader import LOG, PAST
from data.reconcile import REVIEW, SECOND, Reconciled
from data.reviews import COLLECTED, Restatement, Reviews, columns
from data.sources import Cell

_LOG_HEADER = ("version", "date", "category", "field", "old", "new", "source", "seen")
_SEEN = "%Y-%m-%dT%H:%M:%SZ"

Fact = tuple[str, str, str]
"""Date, category and field: what one row of the log is about."""


@dataclass(frozen=True)
class Version:
    """A published version: its manifest and its files."""

    manifest: dict[str, Any]
    files: dict[str, bytes]

    @property
    def name(self) -> str:
        return str(self.manifest["version"])

    @property
    def days(self) -> set[str]:
        """The report days it has."""
        return {row["date"] for row in _rows(self.files["reports.csv"])}

    @property
    def content(self) -> dict[str, bytes]:
        """Its files, but for the logs."""
        return {name: file for name, file in self.files.items() if name not in (LOG, PAST)}

    @property
    def totals(self) -> dict[Cell, int]:
        return {
            (date.fromisoformat(row["date"]), key): int(row[key])
            for row in _rows(self.files["totals.csv"])
            for key in CATEGORIES
            if row.get(key)
        }

    @property
    def restatements(self) -> dict[Cell, Restatement]:
        return {
            (date.fromisoformat(row["date"]), row["category"]): Restatement(
                int(row["restated_by"]),
                row["origin"],
                row["status"],  # type: ignore[arg-type]
            )
            for row in _rows(self.files["restatements.csv"])
        }


@dataclass(frozen=True)
class Change:
    """A cell that is not what it was in the version before."""

    fact: Fact
    old: str
    new: str
    source: str


def tables(result: Reconciled, reviews: Reviews) -> dict[str, bytes]:
    """Every file of a version but the log and the manifest."""
    return {
        "totals.csv": _csv(
            ("date", *CATEGORIES),
            (
                (day, *(result.totals.get((day, key)) for key in CATEGORIES))
                for day in result.reports
            ),
        ),
        "reports.csv": _csv(
            ("date", "transcription", "source"),
            ((day, report.transcription, report.page) for day, report in result.reports.items()),
        ),
        "overrides.csv": _csv(
            ("date", "category", "published", "official", "status", "evidence"),
            (
                (*cell, row.published, row.official, row.status, row.evidence)
                for cell, row in sorted(result.overrides.items())
            ),
        ),
        "restatements.csv": restatements_table(result.restatements),
        "disputes.csv": _csv(
            ("date", "category", "total", "other", "evidence"),
            (
                (*cell, result.totals[cell], row.other, row.evidence)
                for cell, row in sorted(result.disputes.items())
            ),
        ),
        "categories.csv": _categories(),
        **{
            name: _csv(columns(name), (row.values() for row in reviews.tables[name]))
            for name in COLLECTED
        },
    }


def restatements_table(restatements: Mapping[Cell, Restatement]) -> bytes:
    return _csv(
        ("date", "category", "restated_by", "status", "origin"),
        (
            (*cell, row.restated_by, row.status, row.origin)
            for cell, row in sorted(restatements.items())
        ),
    )


def _categories() -> bytes:
    return _csv(
        (
            "key",
            "group",
            "label_en",
            "short_en",
            "label_uk",
            "short_uk",
            "first",
            "last",
            "opening",
        ),
        (
            (
                category.key,
                category.group,
                category.label["en"],
                category.short["en"],
                category.label["uk"],
                category.short["uk"],
                category.first,
                category.last,
                category.opening,
            )
            for category in CATEGORIES.values()
        ),
    )


def changes(
    previous: Version | None, content: Mapping[str, bytes], origin: Callable[[Fact], str]
) -> list[Change]:
    """What differs from the version before, cell by cell; nothing where there is none.

    `origin` says whose word a new value is.
    """
    if previous is None:
        return []
    before, after = _facts(previous.files), _facts(content)
    return [
        Change(fact, before.get(fact, ""), after.get(fact, ""), origin(fact))
        for fact in sorted(before.keys() | after.keys())
        if before.get(fact, "") != after.get(fact, "")
    ]


def _facts(files: Mapping[str, bytes]) -> dict[Fact, str]:
    """All that the log follows. What is not given is absent."""
    facts: dict[Fact, str] = {}
    marks: dict[Fact, set[str]] = {}
    for row in _rows(files["totals.csv"]):
        facts |= {(row["date"], key, "total"): row[key] for key in CATEGORIES if row.get(key)}
    for row in _rows(files["reports.csv"]):
        facts[row["date"], "", "source"] = row["source"]
    for row in _rows(files["restatements.csv"]):
        facts[row["date"], row["category"], "restatement"] = row["restated_by"]
        if row["status"] == "proposed":
            marks.setdefault((row["date"], row["category"], "status"), set()).add("proposed")
    for row in _rows(files["overrides.csv"]):
        if row["status"] == "verified":
            marks.setdefault((row["date"], row["category"], "status"), set()).add("corrected")
    for row in _rows(files["disputes.csv"]):
        marks.setdefault((row["date"], row["category"], "status"), set()).add("disputed")
    return facts | {fact: "+".join(sorted(words)) for fact, words in marks.items()}


def origin(fact: Fact, result: Reconciled) -> str:
    """Whose word the new value is; "" where it is gone."""
    day, key, field = fact
    cell = date.fromisoformat(day), key
    restatement = result.restatements.get(cell)
    if field == "source":
        return SECOND
    if field == "total":
        return result.origins.get(cell, "")
    if restatement and restatement.status == "proposed":
        return restatement.origin
    compared = cell in result.disputes and cell not in result.overrides
    return SECOND if field == "status" and compared else REVIEW


def version_after(
    previous: Version | None,
    content: Mapping[str, bytes],
    found: Sequence[Change],
    *,
    sources: Sequence[Mapping[str, Any]],
    now: datetime,
) -> Version:
    """The version that `content` makes: with a name, a manifest and the log carried on."""
    newest = max(row["date"] for row in _rows(content["reports.csv"]))
    history: list[str] = previous.manifest["history"] if previous else []
    name = _name(content, newest, history)
    seen = now.astimezone(UTC).strftime(_SEEN)
    files = {
        **content,
        LOG: _logged(previous, LOG, _LOG_HEADER, [_entry(name, each, seen) for each in found]),
        PAST: _logged(
            previous, PAST, Line._fields, lost(name, previous.content, content) if previous else []
        ),
    }
    manifest = {
        "version": name,
        "newest_report": newest,
        "published": seen,
        "rows": {file: sum(1 for _ in _rows(files[file])) for file in sorted(files)},
        "files": digests(files),
        "sources": list(sources),
        "history": [*history, name],
    }
    return Version(manifest, files)


def _name(content: Mapping[str, bytes], newest_report: str, history: Sequence[str]) -> str:
    """Its newest report, and the start of the sha256 over `sha256sum` of its files.

    The logs are not among them, as they hold the name. Content that comes back gets a name of
    its own, as the log tells versions apart by name.
    """
    listing = "".join(f"{sha}  {file}\n" for file, sha in digests(content).items())
    name = f"{newest_report}-{_sha256(listing.encode())[:8]}"
    if name not in history:
        return name
    return f"{newest_report}-{_sha256(f'{listing}{len(history)}'.encode())[:8]}"


def _entry(version: str, change: Change, seen: str) -> tuple[str, ...]:
    return (version, *change.fact, change.old, change.new, change.source, seen)


def _logged(
    previous: Version | None, log: str, header: Sequence[str], rows: Iterable[Sequence[str]]
) -> bytes:
    """The log of the version before, carried on."""
    if previous is None:
        return _csv(header, ())
    return previous.files[log] + _csv(header, rows).split(b"\n", 1)[1]


def digests(files: Mapping[str, bytes]) -> dict[str, str]:
    """The sha256 of every file, by name."""
    return {name: _sha256(files[name]) for name in sorted(files)}


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _rows(content: bytes) -> Iterable[dict[str, str]]:
    return csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""))


def _csv(header: Sequence[str], rows: Iterable[Iterable[object]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8")
