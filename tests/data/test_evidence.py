"""Confirmed, estimated and named figures beside the claim, against the tables they come from."""

import csv
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, strategies as st

from data import evidence
from data.catalog import CATEGORIES
from data.dataset import Dataset
from data.windows import Window
from tests import published

ROOT = Path(__file__).parents[2]
REVIEWED = ROOT / "data" / "reviewed"
LINES = pytest.mark.parametrize("line", evidence.CONFIRMED)


def reviewed(name: str) -> list[dict[str, str]]:
    with (REVIEWED / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def confirmed_rows(line: str) -> list[dict[str, str]]:
    return [
        row
        for row in reviewed("visually_confirmed.csv")
        if row["side"] == "russia" and row["category"] == line
    ]


def stored_totals(dataset: Dataset) -> dict[str, dict[str, str]]:
    """The claim's totals as the store's file has them, by day."""
    with (ROOT / "data" / "store" / dataset.version / "totals.csv").open(newline="") as file:
        return {row["date"]: row for row in csv.DictReader(file)}


@LINES
def test_the_counts_are_those_of_the_reviewed_table(dataset: Dataset, line: str) -> None:
    expected = [
        (row["date"], *(int(row[name]) for name in (*evidence.STATUSES, "total")))
        for row in confirmed_rows(line)
    ]
    counts = evidence.beside_confirmed(dataset, line)
    columns = [counts[name].tolist() for name in (*evidence.STATUSES, "total")]
    days = [str(day.date()) for day in counts.index]
    assert len(expected) == 56
    assert list(zip(days, *columns, strict=True)) == expected


def test_the_table_has_no_other_lines() -> None:
    found = {row["category"] for row in reviewed("visually_confirmed.csv")}
    assert found == set(evidence.CONFIRMED)


@LINES
def test_the_claim_beside_a_count_is_that_of_its_own_date(dataset: Dataset, line: str) -> None:
    totals = stored_totals(dataset)
    counts = evidence.beside_confirmed(dataset, line)
    for day, claimed in counts["claimed"].items():
        row = totals.get(str(day.date()))
        if row is None:
            assert pd.isna(claimed) and day.date() > dataset.newest
            continue
        parts = evidence.CONFIRMED[line]
        if line == "vehicles" and not row["vehicles"]:
            parts = ("trucks", "fuel_tankers")
        assert claimed == sum(int(row[part] or 0) for part in parts)


@LINES
def test_the_claim_is_the_official_graphics_total(dataset: Dataset, line: str) -> None:
    told = {(cell.day, cell.category): cell.total for cell in published.official_reports()}
    claimed = evidence.claimed(dataset, line)
    for day in {day for day, _ in told}:
        # Before their first loss, submarines were not in the report.
        parts = [told.get((day, part), 0) for part in evidence.CONFIRMED[line]]
        assert claimed[str(day)] == sum(parts)


def test_submarines_count_from_zero_and_stand_with_the_ships(dataset: Dataset) -> None:
    claimed = evidence.claimed(dataset, "ships_submarines")
    assert claimed["2023-05-27"] == 18
    assert claimed["2023-10-03"] == 20 + 1
    assert claimed["2026-08-22"] == 35 + 2


@LINES
def test_a_count_later_than_the_newest_report_stands_alone(dataset: Dataset, line: str) -> None:
    counts = evidence.beside_confirmed(dataset, line)
    alone = [str(day.date()) for day in counts.index[counts["claimed"].isna()]]
    assert alone == ["2026-09-01", "2026-10-01"]
    assert evidence.latest(counts).index[0] == pd.Timestamp("2026-08-20")


def test_only_what_compares_is_set_beside_a_count() -> None:
    alone = {key for key in CATEGORIES if evidence.line_of(key) is None}
    assert {"personnel", "drones", "cruise_missiles"} <= alone
    assert alone - {"personnel", "drones", "cruise_missiles"} == {
        *("srbm_launchers", "trucks", "fuel_tankers", "special_equipment", "ground_robots"),
    }, "Is a category new? Say here, or in evidence.CONFIRMED, whether a confirmed count compares."
    assert evidence.line_of("ships") == evidence.line_of("submarines") == "ships_submarines"


def test_vehicles_were_redefined_in_may_2026(dataset: Dataset) -> None:
    last = evidence.REDEFINED["vehicles"]
    assert (last.year, last.month) == (2026, 5)
    days = [day.date() for day in evidence.beside_confirmed(dataset, "vehicles").index]
    assert last in days
    assert days[days.index(last) + 1] == date(2026, 6, 1)


def test_a_disputed_claim_is_marked_beside_its_count(dataset: Dataset) -> None:
    artillery = evidence.beside_confirmed(dataset, "artillery")
    assert [str(day.date()) for day in artillery.index[artillery["disputed"]]] == ["2024-02-01"]
    assert not evidence.beside_confirmed(dataset, "tanks")["disputed"].any()


def test_the_estimate_is_its_authors_table_beside_the_claim(dataset: Dataset) -> None:
    beside = evidence.beside_estimate(dataset)
    rows = {row["date"]: row for row in reviewed("personnel_estimates.csv")}
    days = [str(day.date()) for day in beside.index]
    # The estimate begins a day before the first report and ends a day before the newest.
    assert days == [day for day in rows if day != "2022-02-24"]
    for name in ("low", "central", "high"):
        assert beside[name].tolist() == [int(rows[day][name]) for day in days]
    totals = stored_totals(dataset)
    assert beside["claimed"].tolist() == [int(totals[day]["personnel"]) for day in days]
    assert (beside["low"] <= beside["central"]).all()
    assert (beside["central"] <= beside["high"]).all()


def test_the_claim_beside_the_estimate_is_the_official_total(dataset: Dataset) -> None:
    beside = evidence.beside_estimate(dataset)
    told = [cell for cell in published.official_reports() if cell.category == "personnel"]
    assert len(told) == 19
    assert all(beside["claimed"][str(cell.day)] == cell.total for cell in told)


def test_the_latest_pair_has_both_figures(dataset: Dataset) -> None:
    pair = evidence.latest(evidence.beside_estimate(dataset))
    assert pair.index[0] == pd.Timestamp("2026-08-21")
    newest = reviewed("personnel_estimates.csv")[-1]
    assert newest["date"] == "2026-08-21"
    assert pair["central"].iloc[0] == int(newest["central"])


def test_named_dead_are_the_dated_counts_of_the_table(dataset: Dataset) -> None:
    counts = evidence.named_dead(dataset)
    rows = reviewed("confirmed_deaths.csv")
    assert len(rows) == 8
    assert [str(day.date()) for day in counts.index] == [row["date"] for row in rows]
    assert counts["count"].tolist() == [int(row["confirmed_dead"]) for row in rows]
    assert counts["reported_in"].tolist() == [row["reported_in"] for row in rows]


def test_a_date_that_nobody_stated_is_approximate(dataset: Dataset) -> None:
    counts = evidence.named_dead(dataset)
    rough = {str(day.date()) for day in counts.index[counts["approximate"]]}
    assert rough == {"2023-06-30", "2024-09-20", "2024-11-30", "2025-11-30"}


def test_a_window_holds_what_is_dated_in_it(dataset: Dataset) -> None:
    counts = evidence.beside_confirmed(dataset, "tanks")
    inside = evidence.within(counts, Window(date(2023, 3, 1), date(2023, 4, 30)))
    assert [str(day.date()) for day in inside.index] == ["2023-03-01", "2023-04-01"]
    assert evidence.within(counts, Window(date(2023, 3, 2), date(2023, 3, 31))).empty


@given(st.integers(1, 900), st.integers(1, 300))
def test_thinned_values_are_even_steps_back_from_the_last(days: int, most: int) -> None:
    values = pd.Series(range(days), index=pd.date_range("2022-02-25", periods=days))
    kept = evidence.thinned(values, most)
    assert 1 <= len(kept) <= most
    assert kept.index[-1] == values.index[-1]
    assert kept.index.to_series().diff().nunique() <= 1
    assert all(values[day] == value for day, value in kept.items())


def test_monthly_values_are_the_firsts_and_the_last(dataset: Dataset) -> None:
    days = [day.date() for day in evidence.monthly(evidence.beside_estimate(dataset)).index]
    assert days[-1] == date(2026, 8, 21)
    # March 2022 to August 2026.
    assert len(days) == 10 + 3 * 12 + 8 + 1
    assert all(day.day == 1 for day in days[:-1])


def test_a_store_without_these_tables_has_nothing_beside_the_claim(tiny: Dataset) -> None:
    assert evidence.latest(evidence.beside_confirmed(tiny, "tanks")).empty
    assert evidence.latest(evidence.beside_estimate(tiny)).empty
    assert evidence.monthly(evidence.beside_estimate(tiny)).empty
    assert evidence.named_dead(tiny).empty
