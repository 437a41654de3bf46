"""What each upstream file looks like: bytes in, checked rows out. No network, no files."""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import quote, urlsplit

from data.catalog import CATEGORIES, FIRST_REPORT
from data.dataset import DatasetError

Cell = tuple[date, str]
"""A report day and a category: one figure of one report."""

VEHICLES_FROM = date(2022, 5, 1)
"""From here on vehicles and fuel tankers are one line of the report (rule 3)."""

_LARGEST = 100_000_000
"""No count can be as large; what is, is a slip of the keyboard."""


@dataclass(frozen=True)
class Source:
    """One upstream file and how its rows read.

    `mirror` is the environment's name for an address to fetch from instead. `keys` are its names
    for our categories, `early_keys` what they meant before VEHICLES_FROM. A `complete` file has
    every running category in every row; what it lacks is worth a look.
    """

    file: str
    url: str
    mirror: str
    licence: str
    keys: dict[str, str]
    early_keys: dict[str, str] = field(default_factory=dict)
    ignored: frozenset[str] = frozenset({"day"})
    newest_first: bool = False
    corrections: bool = False
    complete: bool = False
    null_is_absent: bool = False

    def key(self, category: str, day: date) -> str:
        """Its name for one of our categories in the report of a day."""
        names = self.keys | (self.early_keys if day < VEHICLES_FROM else {})
        return next((key for key, named in names.items() if named == category), category)


_FIRST = "https://raw.githubusercontent.com/PetroIvaniuk/2022-Ukraine-Russia-War-Dataset/main/data/"
_SECOND = "https://raw.githubusercontent.com/lod-db/orc-losses/main/"
_FIRST_MIRROR, _SECOND_MIRROR = "UPSTREAM_FIRST", "UPSTREAM_SECOND"
_MIT = "MIT"

_EQUIPMENT_KEYS = {
    "tank": "tanks",
    "APC": "afvs",
    "field artillery": "artillery",
    "MRL": "mlrs",
    "mobile SRBM system": "srbm_launchers",
    "anti-aircraft warfare": "air_defence",
    "aircraft": "aircraft",
    "helicopter": "helicopters",
    "drone": "drones",
    "cruise missiles": "cruise_missiles",
    "naval ship": "ships",
    "submarines": "submarines",
    "vehicles and fuel tanks": "vehicles",
    "military auto": "trucks",
    "fuel tank": "fuel_tankers",
    "special equipment": "special_equipment",
    "ground robotic systems": "ground_robots",
}

PERSONNEL = Source(
    file="russia_losses_personnel.json",
    url=_FIRST + "russia_losses_personnel.json",
    mirror=_FIRST_MIRROR,
    licence=_MIT,
    keys={"personnel": "personnel"},
    # Prisoners of war are not a figure of the General Staff.
    ignored=frozenset({"day", "personnel*", "POW"}),
    complete=True,
)
EQUIPMENT = Source(
    file="russia_losses_equipment.json",
    url=_FIRST + "russia_losses_equipment.json",
    mirror=_FIRST_MIRROR,
    licence=_MIT,
    keys=_EQUIPMENT_KEYS,
    ignored=frozenset({"day", "greatest losses direction"}),
    complete=True,
)
CORRECTIONS = Source(
    file="russia_losses_equipment_correction.json",
    url=_FIRST + "russia_losses_equipment_correction.json",
    mirror=_FIRST_MIRROR,
    licence=_MIT,
    keys={"personnel": "personnel", **_EQUIPMENT_KEYS},
    corrections=True,
)
SECOND = Source(
    file="orc-losses.json",
    url=_SECOND + "russian-losses.json",
    mirror=_SECOND_MIRROR,
    licence=_MIT,
    keys={
        "personnel": "personnel",
        "tanks": "tanks",
        "afvs": "afvs",
        "artillery": "artillery",
        "airDefense": "air_defence",
        "rocketSystems": "mlrs",
        "unarmoredVehicles": "vehicles",
        "fixedWingAircraft": "aircraft",
        "rotaryWingAircraft": "helicopters",
        "uavs": "drones",
        "ships": "ships",
        "submarines": "submarines",
        "specialEquipment": "special_equipment",
        "missiles": "cruise_missiles",
    },
    early_keys={"unarmoredVehicles": "trucks"},
    newest_first=True,
    complete=True,
    null_is_absent=True,
)
SOURCES = (PERSONNEL, EQUIPMENT, CORRECTIONS, SECOND)


class SourceError(DatasetError):
    """An upstream file that is refused whole, and where in it the fault lies."""

    def __init__(
        self, file: str, reason: str, *, row: int | None = None, day: str = "", field: str = ""
    ) -> None:
        self.file, self.row, self.field, self.reason = file, row, field, reason
        place = f"row {row}{f' ({day})' if day else ''}" if row else "the whole file"
        place += f", field {_said(field)}" if field else ""
        super().__init__(
            f"{file}, {place}: {reason}. Nothing was published. Run again once upstream has "
            "repaired the file, or with a repaired copy of all four (--from DIR)."
        )


@dataclass(frozen=True)
class Reading:
    """What one file says. `days` ascend; `remarks` are oddities and the days they are on."""

    days: tuple[date, ...]
    counts: dict[Cell, int]
    pages: dict[date, str]
    remarks: dict[str, list[date]]

    def __or__(self, other: "Reading") -> "Reading":
        """Both halves of the first transcription as one."""
        return Reading(
            tuple(sorted({*self.days, *other.days})),
            self.counts | other.counts,
            self.pages | other.pages,
            self.remarks | other.remarks,
        )


def read(source: Source, content: bytes, *, until: date) -> Reading:
    """The rows of one upstream file. Raises SourceError where a single one can't be trusted.

    `until` is the last day that a report can be of. Keys we don't know, and known ones on days
    their category was not in the report, are left out and remarked on.
    """
    reading = Reading((), {}, {}, {})
    days: dict[date, int] = {}
    for number, pairs in enumerate(_rows(source, content), start=1):
        row = _Row(source, number, pairs)
        day = row.day(days, until=until)
        days[day] = number
        reading.counts.update(row.counts(day, reading.remarks))
        reading.pages.update(row.page(day, reading.remarks))
    if not days and not source.corrections:
        raise SourceError(source.file, "it holds no rows; expected one a report day")
    return Reading(tuple(sorted(days)), reading.counts, reading.pages, reading.remarks)


class _Object(tuple[tuple[str, Any], ...]):
    """A JSON object as its pairs, so that a key that stands twice is seen."""

    __slots__ = ()


def _rows(source: Source, content: bytes) -> Iterator[_Object]:
    rows = _json(source, content)
    if isinstance(rows, _Object):
        keys = ", ".join(_said(key) for key, _ in rows[:3])
        reason = f"an object with the keys {keys} is around the rows; expected a list of rows"
        raise SourceError(source.file, reason, field=rows[0][0] if rows else "")
    if not isinstance(rows, list):
        raise SourceError(source.file, f"it is {_said(rows)}; expected a list of rows")
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, _Object):
            raise SourceError(source.file, f"it is {_said(row)}; expected an object", row=number)
        yield row


def _json(source: Source, content: bytes) -> Any:
    try:
        return json.loads(content.decode("utf-8"), object_pairs_hook=_Object)
    except json.JSONDecodeError as fault:
        line = fault.doc.splitlines()[fault.lineno - 1 :][:1]
        excerpt = f", at {line[0].strip()[:60]!r}" if line else ""
        # Rows open with their date in all of these files.
        row = fault.doc.count('"date"', 0, fault.pos)
        reason = (
            f"not JSON: {fault.msg}, line {fault.lineno} column {fault.colno}{excerpt}; "
            "expected valid JSON"
        )
        raise SourceError(source.file, reason, row=row) from fault
    except (ValueError, RecursionError) as fault:
        raise SourceError(source.file, f"not readable as JSON in UTF-8: {fault}") from fault


@dataclass(frozen=True)
class _Row:
    source: Source
    number: int
    pairs: _Object

    def day(self, earlier: dict[date, int], *, until: date) -> date:
        """The row's date, checked against those of the rows before it and their numbers."""
        seen: set[str] = set()
        for key, value in self.pairs:
            if key in seen:
                raise self._error(key, "the key stands twice in the row; expected it once")
            if isinstance(value, float) and not math.isfinite(value):
                raise self._error(key, "the value is not a finite number; expected an integer")
            seen.add(key)
        if "date" not in seen:
            raise self._error("date", "the row has no date; expected one as in 2024-05-03")
        day = self._iso_date()
        before = next(reversed(earlier), None)
        if before and (day >= before if self.source.newest_first else day <= before):
            twice = f" and stands in row {earlier[day]} already" if day in earlier else ""
            order = "earlier" if self.source.newest_first else "later"
            reason = f"{day} follows {before}{twice}; expected one row a day, each {order}"
            raise self._error("date", reason)
        if not FIRST_REPORT <= day <= until:
            reason = f"{day} can't be a report day; expected one from {FIRST_REPORT} to {until}"
            raise self._error("date", reason)
        return day

    def counts(self, day: date, remarks: dict[str, list[date]]) -> dict[Cell, int]:
        """The row's figures. Adds to `remarks` the keys left out, and those missed."""
        counts = {}
        for key, value in self.pairs:
            if key in self.source.ignored or key in ("date", "sourceUri"):
                continue
            category = self._category(key, day)
            if category is None:
                remark = f"{self.source.file}: unknown key {_said(key)}"
                remarks.setdefault(remark, []).append(day)
            elif value is not None or not self.source.null_is_absent:
                count = self._count(key, value)
                if _reported(category, day):
                    counts[day, category] = count
                elif count:
                    remark = f"{self.source.file}: key {_said(key)} out of its days"
                    remarks.setdefault(remark, []).append(day)
        if self.source.complete:
            for key in self.source.keys:
                category = self._category(key, day)
                if category and _reported(category, day) and key not in dict(self.pairs):
                    remarks.setdefault(f"{self.source.file}: no key {_said(key)}", []).append(day)
        return counts

    def page(self, day: date, remarks: dict[str, list[date]]) -> dict[date, str]:
        """The official page of the day's report, if the row names one we can send readers to."""
        address = dict(self.pairs).get("sourceUri")
        if address is None:
            return {}
        if not _is_official(address):
            remark = f'{self.source.file}: "sourceUri" is not an https page of a gov.ua site'
            remarks.setdefault(remark, []).append(day)
            return {}
        # Some addresses hold dashes beyond ASCII, which headers and feeds can't.
        return {day: quote(address, safe="%:/?#[]@!$&()*+,;=~")}

    def _category(self, key: str, day: date) -> str | None:
        if day < VEHICLES_FROM and key in self.source.early_keys:
            return self.source.early_keys[key]
        return self.source.keys.get(key)

    def _count(self, key: str, value: Any) -> int:
        lowest = -_LARGEST if self.source.corrections else 0
        # bool is a kind of int in Python, and not a count.
        if type(value) is not int or not lowest <= value <= _LARGEST:
            expected = "an integer" if self.source.corrections else "an integer from 0 up"
            raise self._error(key, f"it is {_said(value)}; expected {expected}")
        return value

    def _iso_date(self) -> date:
        text = dict(self.pairs)["date"]
        try:
            day = date.fromisoformat(text)
        except (TypeError, ValueError):
            day = None
        # fromisoformat also takes 20240503 and 2024-W18-5.
        if day is None or day.isoformat() != text:
            raise self._error("date", f"it is {_said(text)}; expected a date as in 2024-05-03")
        return day

    def _error(self, key: str, reason: str) -> SourceError:
        day = dict(self.pairs).get("date")
        return SourceError(
            self.source.file,
            reason,
            row=self.number,
            day=day[:20] if isinstance(day, str) else "",
            field=key,
        )


def _reported(category: str, day: date) -> bool:
    """Whether the category was a line of that day's report."""
    first = VEHICLES_FROM if category == "vehicles" else CATEGORIES[category].first
    return first <= day <= (CATEGORIES[category].last or date.max)


def _is_official(address: Any) -> bool:
    if not isinstance(address, str) or not address.isprintable() or set(address) & set(" \"'<>\\"):
        return False
    try:
        parts = urlsplit(address)
        return parts.scheme == "https" and (parts.hostname or "").endswith(".gov.ua")
    except ValueError:
        return False


def _said(value: Any) -> str:
    """A value as its file has it, fit for a terminal and a log."""
    if isinstance(value, _Object):
        return "an object"
    text = repr(value) if isinstance(value, str) else json.dumps(value)
    return text if len(text) <= 40 else text[:40] + "…"
