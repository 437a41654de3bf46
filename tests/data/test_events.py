"""Which events a window's reports cover, and which reports cover an event (rule 12)."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from data.dataset import Dataset, Event
from data.events import covered, days_of, list_ends
from data.windows import Window
from tests import strategies

REVIEWED = Path(__file__).parents[2] / "data" / "reviewed" / "events.csv"
WAR = Window(date(2022, 2, 25), date(2026, 8, 22))
DAY = timedelta(days=1)


def rows() -> list[dict[str, str]]:
    """The reviewed table, with apostrophes as they are printed."""
    printed = REVIEWED.read_text(encoding="utf-8").replace("'", "’")
    return list(csv.DictReader(printed.splitlines()))


def event(start: str, end: str | None = None) -> Event:
    last = date.fromisoformat(end) if end else None
    return Event(date.fromisoformat(start), last, {"en": "It happens", "uk": "Подія"}, "a test")


def window(first: str, last: str) -> Window:
    return Window(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("start", "end", "reports"),
    [
        ("2022-04-14", None, ("2022-04-15", "2022-04-15")),
        ("2023-06-23", "2023-06-24", ("2023-06-24", "2023-06-25")),
        ("2022-08-01", "2023-05-20", ("2022-08-02", "2023-05-21")),
    ],
)
def test_an_event_is_covered_by_the_reports_of_the_days_after(
    start: str, end: str | None, reports: tuple[str, str]
) -> None:
    assert days_of(event(start, end)) == window(*reports)
    assert days_of(event(start, end), days="loss") == window(start, end or start)


def test_the_war_has_every_event_of_the_table_in_order(dataset: Dataset) -> None:
    found = covered(dataset, WAR)
    assert [one.number for one in found] == list(range(1, 21))
    told = [(str(one.event.start), one.event.title["en"]) for one in found]
    assert told == sorted((row["start"], row["title_en"]) for row in rows())


def test_the_invasion_is_in_the_first_report(dataset: Dataset) -> None:
    (one,) = covered(dataset, window("2022-02-25", "2022-03-01"))
    assert one.days == window("2022-02-25", "2022-02-25")
    (by_loss,) = covered(dataset, window("2022-02-24", "2022-02-28"), days="loss")
    assert by_loss.days == window("2022-02-24", "2022-02-24")


@given(strategies.windows(), st.sampled_from(("report", "loss")))
def test_a_window_covers_the_events_whose_reports_lie_in_it(
    dataset: Dataset, shown: Window, days: str
) -> None:
    lag = DAY if days == "report" else timedelta()
    expected = [
        row["title_uk"]
        for row in sorted(rows(), key=lambda row: row["start"])
        if date.fromisoformat(row["start"]) + lag <= shown.last
        and date.fromisoformat(row["end"] or row["start"]) + lag >= shown.first
    ]
    found = covered(dataset, shown, days=days)
    assert [one.event.title["uk"] for one in found] == expected
    assert [one.number for one in found] == list(range(1, len(expected) + 1))


def test_the_list_ends_in_june_2025(dataset: Dataset) -> None:
    assert list_ends(dataset) == date(2025, 6, 1)
    assert covered(dataset, window("2025-06-03", "2026-08-22")) == ()


def test_a_store_without_events_has_none(tiny: Dataset) -> None:
    assert covered(tiny, window("2024-03-04", "2024-03-13")) == ()
    assert list_ends(tiny) is None
