"""Which kind a window is, and its neighbours."""

from datetime import date, timedelta

import pytest
from hypothesis import given

from data.windows import Window, last_weekend, month_of, year_of
from tests import strategies


def window(first: str, last: str) -> Window:
    return Window(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("first", "last", "kind"),
    [
        ("2023-03-04", "2023-03-04", "day"),
        ("2023-03-04", "2023-03-05", "weekend"),
        ("2023-03-05", "2023-03-06", "days"),
        ("2026-01-19", "2026-01-25", "week"),
        ("2026-01-18", "2026-01-24", "days"),
        ("2024-02-01", "2024-02-29", "month"),
        ("2024-02-01", "2024-02-28", "days"),
        ("2023-01-01", "2023-12-31", "year"),
        ("2022-02-25", "2022-12-31", "days"),
        # February 2021 began on a Monday and is four weeks: a month all the same.
        ("2021-02-01", "2021-02-28", "month"),
    ],
)
def test_a_window_knows_its_kind(first: str, last: str, kind: str) -> None:
    assert window(first, last).kind == kind


@pytest.mark.parametrize(
    ("shown", "before", "after"),
    [
        (("2023-03-05", "2023-03-05"), ("2023-03-04", "2023-03-04"), ("2023-03-06", "2023-03-06")),
        (("2023-03-04", "2023-03-05"), ("2023-02-25", "2023-02-26"), ("2023-03-11", "2023-03-12")),
        (("2026-01-19", "2026-01-25"), ("2026-01-12", "2026-01-18"), ("2026-01-26", "2026-02-01")),
        (("2024-03-01", "2024-03-31"), ("2024-02-01", "2024-02-29"), ("2024-04-01", "2024-04-30")),
        (("2024-01-01", "2024-12-31"), ("2023-01-01", "2023-12-31"), ("2025-01-01", "2025-12-31")),
        (("2023-03-06", "2023-03-08"), ("2023-03-03", "2023-03-05"), ("2023-03-09", "2023-03-11")),
    ],
)
def test_the_neighbours_are_of_the_same_kind(
    shown: tuple[str, str], before: tuple[str, str], after: tuple[str, str]
) -> None:
    assert window(*shown).stepped(-1) == window(*before)
    assert window(*shown).stepped(1) == window(*after)


@given(strategies.windows())
def test_a_step_and_a_step_back_is_the_same_window(shown: Window) -> None:
    assert shown.stepped(1).stepped(-1) == shown
    assert shown.stepped(-1).stepped(1) == shown


@pytest.mark.parametrize(
    ("shown", "year_ago"),
    [
        (("2024-03-02", "2024-03-03"), ("2023-03-04", "2023-03-05")),
        (("2026-01-19", "2026-01-25"), ("2025-01-20", "2025-01-26")),
        (("2024-02-01", "2024-02-29"), ("2023-02-01", "2023-02-28")),
        (("2024-01-01", "2024-12-31"), ("2023-01-01", "2023-12-31")),
        # A year is not compared with its own first day.
        (("2025-08-23", "2026-08-22"), ("2024-08-23", "2025-08-22")),
        (("2023-03-01", "2024-02-29"), ("2022-03-01", "2023-02-28")),
    ],
)
def test_a_year_ago_keeps_the_weekdays_but_for_months_and_years(
    shown: tuple[str, str], year_ago: tuple[str, str]
) -> None:
    assert window(*shown).year_ago() == window(*year_ago)


@pytest.mark.parametrize(
    ("shown", "inside"),
    [
        (("2023-03-04", "2023-03-05"), ("2023-03-04", "2023-03-05")),
        (("2021-01-01", "2023-03-05"), ("2023-03-01", "2023-03-05")),
        (("2023-03-30", "2024-01-01"), ("2023-03-30", "2023-03-31")),
        (("2021-01-01", "2021-01-02"), ("2023-03-01", "2023-03-01")),
        (("2024-01-01", "2024-01-02"), ("2023-03-31", "2023-03-31")),
    ],
)
def test_a_clamped_window_lies_inside(shown: tuple[str, str], inside: tuple[str, str]) -> None:
    assert window(*shown).clamped(date(2023, 3, 1), date(2023, 3, 31)) == window(*inside)


@given(strategies.windows(), strategies.windows())
def test_windows_overlap_when_they_share_a_day(one: Window, other: Window) -> None:
    shared = min(one.last, other.last) - max(one.first, other.first)
    assert one.overlaps(other) == (shared >= timedelta()) == other.overlaps(one)


@pytest.mark.parametrize(
    ("last", "saturday"),
    [
        ("2023-03-05", "2023-03-04"),
        ("2023-03-06", "2023-03-04"),
        ("2023-03-10", "2023-03-04"),
        # A Saturday alone is no weekend yet.
        ("2023-03-11", "2023-03-04"),
        ("2023-03-12", "2023-03-11"),
    ],
)
def test_the_last_weekend_has_both_its_days(last: str, saturday: str) -> None:
    found = last_weekend(date.fromisoformat(last))
    assert found.first == date.fromisoformat(saturday) and found.kind == "weekend"


@given(strategies.days)
def test_a_day_lies_in_its_month_and_its_year(day: date) -> None:
    assert month_of(day).first <= day <= month_of(day).last and month_of(day).kind == "month"
    assert year_of(day).first <= day <= year_of(day).last and year_of(day).kind == "year"
