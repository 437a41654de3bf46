"""What people decided or collected by hand: the checked tables of data/reviewed."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from data.catalog import CATEGORIES
from data.dataset import DatasetError
from data.sources import Cell

Rows = list[dict[str, str]]


@dataclass(frozen=True)
class Override:
    """A figure that other witnesses doubt, and what was decided about it (rule 10)."""

    published: int
    official: int
    status: Literal["verified", "disputed", "keep_dataset"]
    evidence: str

    @property
    def decided(self) -> int | None:
        """The figure to publish whatever upstream says; None while it is open."""
        return {"verified": self.official, "keep_dataset": self.published}.get(self.status)


@dataclass(frozen=True)
class Restatement:
    """How far the base was changed without a loss of that day (rule 4).

    Reviewed in the repository's table, confirmed in the store alone, or nobody has looked yet.
    """

    restated_by: int
    origin: str
    status: Literal["reviewed", "confirmed", "proposed"] = "reviewed"


@dataclass(frozen=True)
class Official:
    """What the official graphic of a day says."""

    total: int
    increment: int


@dataclass(frozen=True)
class Reviews:
    """The reviewed tables. `tables` holds the collected ones as they are, row by row."""

    overrides: dict[Cell, Override]
    restatements: dict[Cell, Restatement]
    official: dict[Cell, Official]
    tables: dict[str, Rows]
    contents: dict[str, bytes]

    @property
    def restated_until(self) -> date:
        """Restatements up to this day were reviewed; newer ones are proposals."""
        return max((day for day, _ in self.restatements), default=date.min)


Check = tuple[Callable[[str], bool], str]


def _is_integer(text: str) -> bool:
    return text.removeprefix("-").isdecimal() and str(int(text)) == text


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _one_of(*words: str) -> Check:
    return words.__contains__, "one of " + ", ".join(words)


_DATE: Check = (_is_date, "a date as in 2024-05-03")
_DATE_OR_NOTHING: Check = (lambda text: not text or _is_date(text), "a date or nothing")
_INTEGER: Check = (_is_integer, "an integer")
_COUNT: Check = (lambda text: _is_integer(text) and int(text) >= 0, "an integer from 0 up")
_CATEGORY = _one_of(*CATEGORIES)
_TEXT: Check = (lambda text: bool(text.strip()) and text.isprintable(), "a text on one line")
_LINK: Check = (lambda text: text.startswith(("https://", "http://")), "a web address")


@dataclass(frozen=True)
class _Table:
    columns: dict[str, Check]
    unique: tuple[str, ...]
    ordered: tuple[str, ...] = ()
    """Columns whose values never fall from left to right, where given."""


_TABLES = {
    "overrides.csv": _Table(
        {
            "date": _DATE,
            "category": _CATEGORY,
            "published": _COUNT,
            "official": _COUNT,
            "status": _one_of("verified", "disputed", "keep_dataset"),
            "evidence": _TEXT,
        },
        unique=("date", "category"),
    ),
    "restatements.csv": _Table(
        {"date": _DATE, "category": _CATEGORY, "restated_by": _INTEGER, "origin": _TEXT},
        unique=("date", "category"),
    ),
    "official_reports.csv": _Table(
        {"date": _DATE, "category": _CATEGORY, "total": _COUNT, "increment": _INTEGER},
        unique=("date", "category"),
    ),
    "events.csv": _Table(
        {
            "start": _DATE,
            "end": _DATE_OR_NOTHING,
            "title_en": _TEXT,
            "title_uk": _TEXT,
            "reference": _TEXT,
        },
        unique=("start", "title_en"),
        ordered=("start", "end"),
    ),
    "visually_confirmed.csv": _Table(
        {
            "date": _DATE,
            "side": _one_of("russia", "ukraine"),
            # Oryx counts submarines with the ships.
            "category": _one_of(*CATEGORIES, "ships_submarines"),
            **dict.fromkeys(("destroyed", "damaged", "abandoned", "captured", "total"), _COUNT),
        },
        unique=("date", "side", "category"),
    ),
    "personnel_estimates.csv": _Table(
        {"date": _DATE, "low": _COUNT, "central": _COUNT, "high": _COUNT},
        unique=("date",),
        ordered=("low", "central", "high"),
    ),
    "confirmed_deaths.csv": _Table(
        {
            "date": _DATE,
            "confirmed_dead": _COUNT,
            "source": _TEXT,
            "reported_in": _LINK,
            "date_basis": _TEXT,
        },
        unique=("date",),
    ),
}


@dataclass(frozen=True)
class Provenance:
    """Where a collected table is from, and on what terms."""

    url: str
    licence: str


COLLECTED = {
    "events.csv": Provenance(
        "https://en.wikipedia.org/", "dates of events; the article of each is named in its row"
    ),
    "visually_confirmed.csv": Provenance(
        "https://github.com/leedrake5/Russia-Ukraine", "MIT; attribute Oryx"
    ),
    "personnel_estimates.csv": Provenance(
        "https://github.com/TheEconomist/the-economist-ukraine-war-dead-and-wounded-estimates",
        "CC BY 4.0, The Economist",
    ),
    "confirmed_deaths.csv": Provenance(
        "https://en.zona.media/",
        "counts by Mediazona and BBC Russian; the press report of each is named in its row",
    ),
}


def columns(name: str) -> list[str]:
    """The header of a reviewed table."""
    return list(_TABLES[name].columns)


def read_reviews(folder: Path) -> Reviews:
    """The reviewed tables of a folder. Raises DatasetError that names the first fault."""
    try:
        contents = {name: (folder / name).read_bytes() for name in _TABLES}
    except OSError as fault:
        raise DatasetError(
            f"{fault.filename}: {fault.strerror}; expected the tables "
            f"{', '.join(_TABLES)} in {folder}. Restore it from the repository."
        ) from fault
    tables = {name: _checked(name, content) for name, content in contents.items()}
    return Reviews(
        overrides={
            _cell(row): Override(
                int(row["published"]),
                int(row["official"]),
                row["status"],  # type: ignore[arg-type]
                row["evidence"],
            )
            for row in tables["overrides.csv"]
        },
        restatements={
            _cell(row): Restatement(int(row["restated_by"]), row["origin"])
            for row in tables["restatements.csv"]
        },
        official={
            _cell(row): Official(int(row["total"]), int(row["increment"]))
            for row in tables["official_reports.csv"]
        },
        tables={name: tables[name] for name in COLLECTED},
        contents=contents,
    )


def _cell(row: dict[str, str]) -> Cell:
    return date.fromisoformat(row["date"]), row["category"]


def _checked(name: str, content: bytes) -> Rows:
    table = _TABLES[name]
    try:
        lines = csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""), strict=True)
        rows = list(lines)
    except (UnicodeDecodeError, csv.Error) as fault:
        raise _fault(name, f"not readable as CSV in UTF-8: {fault}", "plain CSV") from fault
    if lines.fieldnames != list(table.columns):
        raise _fault(name, f"its header is {lines.fieldnames}", ",".join(table.columns))
    seen: set[tuple[str, ...]] = set()
    for number, row in enumerate(rows, start=1):
        _check_row(name, number, row)
        key = tuple(row[column] for column in table.unique)
        if key in seen:
            raise _fault(f"{name}, row {number}", f"{' '.join(key)} stands twice", "it once")
        seen.add(key)
    return sorted(rows, key=lambda row: tuple(row[column] for column in table.unique))


def _check_row(name: str, number: int, row: dict[str, str]) -> None:
    table, where = _TABLES[name], f"{name}, row {number}"
    if None in row or None in row.values():
        raise _fault(where, "too few or too many values", f"{len(table.columns)}")
    for column, (is_right, expected) in table.columns.items():
        if not is_right(row[column]):
            raise _fault(f"{where}, {column}", f"{row[column]!r}", expected)
    given = [row[column] for column in table.ordered if row[column]]
    # Dates order as texts do, counts by their value.
    if given != sorted(given, key=lambda text: (len(text), text)):
        raise _fault(where, " > ".join(given), f"{' <= '.join(table.ordered)}")


def _fault(where: str, what: str, expected: str) -> DatasetError:
    return DatasetError(
        f"data/reviewed/{where}: {what}; expected {expected}. "
        "Nothing was published. Correct the table and run again."
    )
