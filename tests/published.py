"""The published figures that tests hold the project against, read from tests/fixtures."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

FIXTURES = Path(__file__).parent / "fixtures"


@dataclass(frozen=True)
class OfficialCell:
    """What an official graphic says of a category: its total, and what it reports as new."""

    day: date
    category: str
    total: int
    increment: int


@dataclass(frozen=True)
class Story:
    """What was published of some report days; `categories` are added up, None is not told."""

    first: date
    last: date
    categories: tuple[str, ...]
    losses: int | None
    total: int | None
    reports: list[int]


@dataclass(frozen=True)
class Restated:
    """How far a report changed the base without counting it as losses."""

    day: date
    category: str
    restated_by: int


def official_reports() -> list[OfficialCell]:
    return [
        OfficialCell(_day(row["date"]), row["category"], int(row["total"]), int(row["increment"]))
        for row in _rows("official_reports.csv")
    ]


def stories() -> list[Story]:
    return _stories("story")


def milestones() -> list[Story]:
    """The first reports at or above a round total."""
    return _stories("milestone")


def restatements() -> list[Restated]:
    return [
        Restated(_day(row["date"]), row["category"], int(row["restated_by"]))
        for row in _rows("restatements.csv")
    ]


def _stories(kind: str) -> list[Story]:
    return [
        Story(
            first=_day(row["from"]),
            last=_day(row["to"]),
            categories=tuple(row["category"].split("+")),
            losses=_count(row["losses"]),
            total=_count(row["total"]),
            reports=[int(part) for part in row["reports"].split("+") if part],
        )
        for row in _rows("stories.csv")
        if row["kind"] == kind
    ]


def _rows(name: str) -> list[dict[str, str]]:
    with (FIXTURES / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _count(text: str) -> int | None:
    return int(text) if text else None
