"""Every published number, against what was published, and against plain sums."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import assume, given, settings, strategies as st

from data.catalog import CATEGORIES
from data.dataset import Dataset
from data.selection import Selection
from data.series import (
    WindowFigures,
    daily,
    peak,
    periods,
    recent,
    select,
    window_figures,
)
from data.sums import working
from data.windows import Window
from tests import published, stores, strategies

DAY = timedelta(days=1)
KEYS = st.sampled_from(list(CATEGORIES))
BASES = st.sampled_from(("report", "loss"))
COUNTED_FROM_ZERO = [key for key, category in CATEGORIES.items() if category.opening != "balance"]
NEWEST_OF_TINY = date(2024, 3, 13)


def iso(text: str) -> date:
    return date.fromisoformat(text)


def window(first: str, last: str) -> Window:
    return Window(iso(first), iso(last))


def one_day(day: date) -> Window:
    return Window(day, day)


def figures(
    dataset: Dataset, key: str, first: str, last: str, days: str = "report"
) -> WindowFigures:
    return window_figures(dataset, key, window(first, last), days=days)


def lost(dataset: Dataset, key: str, shown: Window) -> int:
    """The plain sum of the daily values, and of first rows that were lost from zero on."""
    values = dataset.daily[key][str(shown.first) : str(shown.last)]
    invasion = CATEGORIES[key].opening == "invasion" and shown.first <= dataset.first
    return int(values.sum()) + (int(dataset.totals[key].iloc[0]) if invasion else 0)


# What was published


def test_totals_and_increments_are_those_of_the_official_graphics(dataset: Dataset) -> None:
    cells = published.official_reports()
    assert len(cells) == 263
    found = {
        (cell.day, cell.category): (
            dataset.totals[cell.category][str(cell.day)],
            dataset.daily[cell.category][str(cell.day)],
        )
        for cell in cells
    }
    assert found == {(c.day, c.category): (c.total, c.increment) for c in cells}


def test_a_window_of_one_report_says_what_the_official_graphic_says(dataset: Dataset) -> None:
    wrong = [
        cell
        for cell in published.official_reports()
        for shown in [window_figures(dataset, cell.category, one_day(cell.day))]
        if (shown.losses, shown.total, shown.reports) != (cell.increment, cell.total, 1)
    ]
    assert not wrong


@pytest.mark.parametrize(
    "story", published.stories(), ids=lambda story: f"{'+'.join(story.categories)} {story.first}"
)
def test_a_published_story_is_reproduced(dataset: Dataset, story: published.Story) -> None:
    shown = Window(story.first, story.last)
    told = [window_figures(dataset, key, shown) for key in story.categories]
    if story.losses is not None:
        assert sum(figures.losses or 0 for figures in told) == story.losses
    if story.total is not None:
        assert [figures.total for figures in told] == [story.total]
    if story.reports:
        rows = periods(dataset, story.categories[0], shown, by="day")
        assert list(rows["losses"]) == story.reports


def test_the_stories_are_all_there() -> None:
    assert len(published.stories()) == 33 and len(published.milestones()) == 5
    assert sum(story.losses is not None for story in published.stories()) == 19


@pytest.mark.parametrize("milestone", published.milestones(), ids=lambda found: str(found.total))
def test_a_milestone_is_the_first_report_at_or_above(
    dataset: Dataset, milestone: published.Story
) -> None:
    totals = dataset.totals["personnel"]
    assert totals[totals >= milestone.total].index[0].date() == milestone.first


def test_each_restatement_is_kept_apart_from_the_days_losses(dataset: Dataset) -> None:
    cells = published.restatements()
    assert len(cells) == 92
    for cell in cells:
        shown = window_figures(dataset, cell.category, one_day(cell.day))
        totals = dataset.totals[cell.category]
        rose = totals[str(cell.day)] - totals[str(cell.day - DAY)]
        assert dataset.restatements[cell.category][str(cell.day)] == cell.restated_by, cell
        assert dataset.daily[cell.category][str(cell.day)] == rose - cell.restated_by, cell
        assert (shown.losses, shown.restated) == (rose - cell.restated_by, cell.restated_by), cell
        assert shown.change == rose == shown.total - shown.total_before, cell


def test_nothing_else_is_restated(dataset: Dataset) -> None:
    reviewed = {(cell.day, cell.category) for cell in published.restatements()}
    known = dataset.restatements.stack().dropna()
    until = max(day for day, _ in reviewed)
    found = {(day.date(), key) for day, key in known.index if day.date() <= until}
    assert found == reviewed


def test_no_daily_value_is_negative(dataset: Dataset) -> None:
    assert dataset.daily.min().min() == 0


def test_the_28_february_2025_reports_1060_and_restates_1650(dataset: Dataset) -> None:
    shown = figures(dataset, "personnel", "2025-02-28", "2025-02-28")
    assert (shown.losses, shown.restated, shown.change) == (1060, 1650, 2710)
    month = figures(dataset, "personnel", "2025-02-01", "2025-02-28")
    assert month.losses == lost(dataset, "personnel", window("2025-02-01", "2025-02-28"))
    assert month.change - month.losses == 1650


def test_aircraft_of_june_2025_are_12_reported_then_29_restated(dataset: Dataset) -> None:
    shown = figures(dataset, "aircraft", "2025-06-03", "2025-06-04")
    assert (shown.losses, shown.restated, shown.change) == (12, 29, 41)


def test_the_records_are_the_published_ones(dataset: Dataset) -> None:
    personnel = dataset.daily["personnel"]["2022-04-01":]
    assert (personnel.max(), personnel.idxmax().date()) == (2200, iso("2024-12-20"))
    drones = dataset.daily["drones"]
    assert (drones.max(), drones.idxmax().date()) == (2719, iso("2026-07-27"))
    settled = drones.drop([pd.Timestamp("2026-07-26"), pd.Timestamp("2026-07-27")])
    assert (settled.max(), settled.idxmax().date()) == (2558, iso("2026-03-08"))


def test_the_first_weeks_are_as_they_were_reported_in_bulk(dataset: Dataset) -> None:
    personnel = dataset.daily["personnel"]
    assert personnel["2022-03-07"] == 0 and set(personnel["2022-03-09":"2022-03-14"]) == {0}
    assert personnel["2022-03-03"] == 3160


# Opening balances


@pytest.mark.parametrize(
    ("key", "first", "balance"),
    [
        ("cruise_missiles", "2022-05-01", 84),
        ("special_equipment", "2022-03-16", 10),
        ("ground_robots", "2026-05-03", 1306),
    ],
)
def test_an_opening_balance_is_no_days_loss_and_stands_beside_the_losses(
    dataset: Dataset, key: str, first: str, balance: int
) -> None:
    assert pd.isna(dataset.daily[key][first]) and dataset.totals[key][first] == balance
    alone = figures(dataset, key, first, first)
    assert (alone.losses, alone.reports, alone.total, alone.opening) == (None, 0, balance, balance)
    later = Window(iso(first) - 3 * DAY, iso(first) + 3 * DAY)
    after = window_figures(dataset, key, later)
    assert after.losses == lost(dataset, key, later) == after.total - balance
    assert (after.opening, after.total_before, after.reports) == (balance, None, 3)
    rows = periods(dataset, key, later, by="day")
    assert list(rows["opening"]) == [True, False, False, False] and pd.isna(rows["losses"].iloc[0])


def test_a_window_after_the_opening_has_no_opening_balance(dataset: Dataset) -> None:
    assert figures(dataset, "cruise_missiles", "2022-05-02", "2022-05-09").opening is None


def test_the_submarine_is_a_loss_of_its_report(dataset: Dataset) -> None:
    shown = figures(dataset, "submarines", "2023-09-14", "2023-09-14")
    assert (shown.losses, shown.total, shown.total_before) == (1, 1, 0)
    assert dataset.daily["submarines"]["2023-09-14"] == 1
    assert figures(dataset, "submarines", "2023-09-01", "2023-09-30").losses == 1


def test_vehicles_continue_trucks_and_fuel_tankers(dataset: Dataset) -> None:
    parts = dataset.totals[["trucks", "fuel_tankers"]].loc["2022-04-30"]
    assert (list(parts), dataset.totals["vehicles"]["2022-04-30"]) == ([1701, 76], 1777)
    assert dataset.totals["vehicles"]["2022-05-01"] == 1796
    assert dataset.daily["vehicles"]["2022-05-01"] == 19
    shown = figures(dataset, "vehicles", "2022-05-01", "2022-05-01")
    assert (shown.losses, shown.opening, shown.reports) == (19, None, 1)
    april = dataset.totals[:"2022-04-30"]
    assert april["vehicles"].equals(april["trucks"] + april["fuel_tankers"])


def test_the_war_as_a_whole_is_the_newest_total_less_restatements(dataset: Dataset) -> None:
    whole = Window(dataset.first, dataset.newest)
    for key in COUNTED_FROM_ZERO:
        shown = window_figures(dataset, key, whole)
        newest = dataset.totals[key].dropna().iloc[-1]
        assert shown.total == newest == shown.change, key
        assert shown.losses == newest - dataset.restatements[key].sum(), key
        assert shown.total_before == 0, key


def test_the_war_as_a_whole_leaves_a_later_opening_balance_out(dataset: Dataset) -> None:
    whole = Window(dataset.first, dataset.newest)
    for key in set(stores.held()) - set(COUNTED_FROM_ZERO):
        shown = window_figures(dataset, key, whole)
        assert shown.opening == dataset.totals[key].dropna().iloc[0], key
        assert shown.losses == shown.total - shown.opening - dataset.restatements[key].sum(), key


def test_the_first_report_has_no_daily_value(dataset: Dataset) -> None:
    assert dataset.daily.loc["2022-02-25"].isna().all()
    rows = periods(dataset, "personnel", window("2022-02-25", "2022-02-26"), by="day")
    assert pd.isna(rows["losses"].iloc[0]) and rows["losses"].iloc[1] > 0


# Windows


@given(KEYS, strategies.windows())
def test_a_windows_losses_are_the_sum_of_its_daily_values(
    dataset: Dataset, key: str, shown: Window
) -> None:
    values = dataset.daily[key][str(shown.first) : str(shown.last)]
    found = window_figures(dataset, key, shown)
    assert found.losses == (int(values.sum()) if values.notna().any() else None)
    assert found.reports == values.notna().sum()


@given(KEYS, strategies.windows())
def test_a_windows_change_is_the_difference_of_its_totals(
    dataset: Dataset, key: str, shown: Window
) -> None:
    found = window_figures(dataset, key, shown)
    assume(found.total_before is not None and found.losses is not None)
    before = dataset.totals[key].get(pd.Timestamp(shown.first - DAY))
    assert found.change == found.total - found.total_before
    assert found.total_before == (0 if pd.isna(before) else before)
    restated = dataset.restatements[key][str(shown.first) : str(shown.last)].sum()
    assert found.restated == restated == found.change - found.losses


@given(KEYS, strategies.windows())
def test_days_of_loss_are_the_reports_of_the_day_after(
    dataset: Dataset, key: str, shown: Window
) -> None:
    by_loss = window_figures(dataset, key, shown, days="loss")
    assert by_loss == window_figures(dataset, key, shown.shifted(1))


@settings(max_examples=50)
@given(KEYS, strategies.windows(), st.sampled_from(("day", "week", "month", "year")), BASES)
def test_the_rows_of_a_view_add_up_to_its_window(
    dataset: Dataset, key: str, shown: Window, by: str, days: str
) -> None:
    rows = periods(dataset, key, shown, by=by, days=days)
    whole = window_figures(dataset, key, shown, days=days)
    assert rows["losses"].sum() == (whole.losses or 0)
    known = rows["total"].dropna()
    assert (None if known.empty else known.iloc[-1]) == whole.total


@settings(max_examples=50)
@given(KEYS, strategies.windows(), st.sampled_from(("week", "month", "year")), BASES)
def test_each_row_is_the_window_of_its_days(
    dataset: Dataset, key: str, shown: Window, by: str, days: str
) -> None:
    for row in periods(dataset, key, shown, by=by, days=days).itertuples():
        own = window_figures(dataset, key, Window(row.date.date(), row.end.date()))
        assert (own.losses or 0) == (0 if pd.isna(row.losses) else row.losses)
        assert own.disputed == row.losses_disputed


def test_march_by_day_of_loss_is_the_reports_from_2_march_to_1_april(dataset: Dataset) -> None:
    march = figures(dataset, "personnel", "2023-03-01", "2023-03-31", days="loss")
    assert march.losses == lost(dataset, "personnel", window("2023-03-02", "2023-04-01"))
    rows = periods(
        dataset, "personnel", window("2023-03-01", "2023-03-31"), by="month", days="loss"
    )
    assert [str(day.date()) for day in (*rows["day"], *rows["date"], *rows["end"])] == [
        "2023-03-01",
        "2023-03-02",
        "2023-04-01",
    ]
    assert list(rows["losses"]) == [march.losses] and not rows["partial"].any()


def test_what_is_reported_over_a_weekend_is_saturdays_and_sundays_reports(dataset: Dataset) -> None:
    reported = figures(dataset, "personnel", "2023-03-04", "2023-03-05")
    by_loss = figures(dataset, "personnel", "2023-03-03", "2023-03-04", days="loss")
    assert reported.losses == by_loss.losses == 1750
    assert reported.per_day == 875


def test_a_category_outside_its_reports_has_no_figures_at_all(dataset: Dataset) -> None:
    for key, first, last in (
        ("trucks", "2026-01-01", "2026-01-31"),
        ("srbm_launchers", "2022-05-01", "2022-05-01"),
        ("cruise_missiles", "2022-03-01", "2022-04-30"),
        ("ground_robots", "2026-08-09", "2026-08-22"),
    ):
        shown = figures(dataset, key, first, last)
        assert (shown.losses, shown.total, shown.per_day, shown.reports) == (None, None, None, 0)


@pytest.mark.parametrize("by", ["day", "week", "month", "year"])
@pytest.mark.parametrize(
    ("key", "first", "last"),
    [("trucks", "2026-01-01", "2026-01-31"), ("cruise_missiles", "2022-03-01", "2022-04-30")],
)
def test_a_window_outside_a_categorys_reports_has_no_rows(
    dataset: Dataset, key: str, first: str, last: str, by: str
) -> None:
    assert periods(dataset, key, window(first, last), by=by).empty


# Periods


def test_weeks_run_from_monday_to_sunday(dataset: Dataset) -> None:
    rows = periods(dataset, "personnel", window("2026-01-12", "2026-01-25"), by="week")
    assert [str(day.date()) for day in rows["date"]] == ["2026-01-12", "2026-01-19"]
    assert [str(day.date()) for day in rows["end"]] == ["2026-01-18", "2026-01-25"]
    # The published week of 19–25 January 2026.
    assert rows["losses"].iloc[1] == 7620 and not rows["partial"].any()


@pytest.mark.parametrize(
    ("by", "first", "last", "partial"),
    [
        ("week", "2023-03-01", "2023-03-19", [True, False, False]),
        ("week", "2023-03-06", "2023-03-18", [False, True]),
        ("month", "2023-01-31", "2023-03-31", [True, False, False]),
        ("month", "2024-02-01", "2024-02-28", [True]),
        ("month", "2024-02-01", "2024-02-29", [False]),
        ("year", "2022-02-25", "2024-12-31", [True, False, False]),
        ("day", "2023-03-04", "2023-03-06", [False, False, False]),
    ],
)
def test_a_period_that_is_not_all_in_is_partial(
    dataset: Dataset, by: str, first: str, last: str, partial: list[bool]
) -> None:
    rows = periods(dataset, "personnel", window(first, last), by=by)
    assert list(rows["partial"]) == partial


def test_the_month_that_still_runs_is_partial(dataset: Dataset) -> None:
    running = Window(dataset.newest.replace(day=1), dataset.newest)
    rows = periods(dataset, "personnel", running, by="month")
    assert list(rows["partial"]) == [(dataset.newest + DAY).day != 1]


def test_the_month_in_which_a_category_begins_is_partial_and_leaves_its_balance_out(
    dataset: Dataset,
) -> None:
    rows = periods(dataset, "ground_robots", window("2026-04-01", "2026-06-30"), by="month")
    assert list(rows["partial"]) == [True, False] and list(rows["opening"]) == [True, False]
    assert rows["losses"].iloc[0] == dataset.totals["ground_robots"]["2026-05-31"] - 1306


# The average


def test_the_average_is_of_the_last_seven_reports(dataset: Dataset) -> None:
    rows = periods(dataset, "personnel", window("2023-03-04", "2023-03-05"), by="day")
    for row in rows.itertuples():
        week = Window(row.date.date() - 6 * DAY, row.date.date())
        assert row.average == pytest.approx(lost(dataset, "personnel", week) / 7)


def test_the_average_leaves_the_first_weeks_out(dataset: Dataset) -> None:
    rows = periods(dataset, "tanks", window("2022-03-20", "2022-04-07"), by="day").set_index("date")
    assert rows["average"][:"2022-04-03"].isna().all()
    assert rows["average"]["2022-04-04":].notna().all()
    assert rows["average"]["2022-04-07"] == pytest.approx(
        lost(dataset, "tanks", window("2022-04-01", "2022-04-07")) / 7
    )


def test_longer_periods_have_no_average(dataset: Dataset) -> None:
    assert (
        periods(dataset, "tanks", window("2023-01-01", "2023-12-31"), by="week")["average"]
        .isna()
        .all()
    )


# Disputes


def disputed_days(dataset: Dataset, key: str, first: str, measure: str = "losses") -> list[str]:
    rows = periods(dataset, key, Window(iso(first), dataset.newest), by="day")
    return [str(day.date()) for day in rows["date"][rows[f"{measure}_disputed"]]]


def test_a_dispute_marks_only_the_daily_values_that_it_changes(dataset: Dataset) -> None:
    assert disputed_days(dataset, "helicopters", "2022-02-25") == ["2026-03-22", "2026-04-30"]
    assert disputed_days(dataset, "drones", "2026-01-01") == ["2026-07-26", "2026-07-27"]


def test_a_dispute_marks_every_total_that_it_touches(dataset: Dataset) -> None:
    touched = disputed_days(dataset, "helicopters", "2022-02-25", "total")
    assert len(touched) == 39
    assert (touched[0], touched[-1]) == ("2026-03-22", "2026-04-29")
    assert disputed_days(dataset, "drones", "2026-01-01", "total") == ["2026-07-26"]


@pytest.mark.parametrize(
    ("first", "last", "is_disputed"),
    [
        ("2026-03-22", "2026-04-30", False),
        ("2026-03-22", "2026-04-29", True),
        ("2026-03-23", "2026-04-29", False),
        ("2026-04-01", "2026-04-30", True),
    ],
)
def test_a_window_is_disputed_where_the_dispute_changes_its_losses(
    dataset: Dataset, first: str, last: str, is_disputed: bool
) -> None:
    assert figures(dataset, "helicopters", first, last).disputed is is_disputed


# Small frames, exactly


def totals_of(**columns: Sequence[int | None]) -> pd.DataFrame:
    length = max(len(column) for column in columns.values())
    index = pd.date_range("2024-03-04", periods=length, name="date")
    frame = pd.DataFrame(pd.NA, index=index, columns=list(CATEGORIES), dtype="Int64")
    for key, column in columns.items():
        frame[key] = pd.array(column, dtype="Int64")
    return frame


def test_daily_is_the_difference_less_the_restatement() -> None:
    totals = totals_of(tanks=[50, 55, 65, 62], submarines=[None, 1, 1, 2])
    restated = totals_of(tanks=[None, None, 4, -3])
    found = daily(totals, restated)
    assert found["tanks"].tolist() == [pd.NA, 5, 6, 0]
    assert found["submarines"].tolist() == [pd.NA, 1, 0, 1]
    assert found["afvs"].isna().all() and str(found["tanks"].dtype) == "Int64"


def test_daily_guesses_nothing_after_a_gap() -> None:
    found = daily(totals_of(tanks=[50, None, 55, 56]), totals_of(tanks=[None] * 4))
    assert found["tanks"].tolist() == [pd.NA, pd.NA, pd.NA, 1]


def test_daily_leaves_what_it_is_given_as_it_was() -> None:
    totals, restated = totals_of(tanks=[50, 55]), totals_of(tanks=[None, 2])
    kept = totals.copy(), restated.copy()
    daily(totals, restated)
    pd.testing.assert_frame_equal(totals, kept[0])
    pd.testing.assert_frame_equal(restated, kept[1])


def tiny_rows(tiny: Dataset, key: str, by: str = "day") -> pd.DataFrame:
    return periods(tiny, key, Window(stores.FIRST, NEWEST_OF_TINY), by=by)


def test_a_gap_is_a_day_without_a_value_and_the_day_after_too(tiny: Dataset) -> None:
    rows = tiny_rows(tiny, "personnel")
    assert rows["losses"].tolist() == [pd.NA, 10, 20, 30, pd.NA, pd.NA, 50, 40, 10, 15]
    assert rows["total"].tolist() == list(pd.array(stores.TINY["personnel"], dtype="Int64"))
    assert rows["restatement"].dropna().tolist() == [60]
    assert rows["source"].tolist()[3:6] == [
        "https://example.org/2024-03-07",
        "",
        "https://example.org/2024-03-09",
    ]


def test_nothing_is_lost_and_nothing_guessed_over_a_gap(tiny: Dataset) -> None:
    def losses(first: int, last: int) -> tuple[int | None, int]:
        found = window_figures(tiny, "personnel", Window(date(2024, 3, first), date(2024, 3, last)))
        return found.losses, found.reports

    # From 7 to 9 March the total rose by 90: of the two days together, and of neither.
    assert losses(8, 9) == (90, 1)
    assert losses(8, 8) == (None, 0)
    assert losses(9, 9) == (None, 0)
    assert losses(9, 10) == (50, 1)
    assert losses(5, 13) == (1325 - 1000 - 60, 8)
    by_week = tiny_rows(tiny, "personnel", by="week")
    # The first week holds its opening row, which a category of the invasion counts from 0.
    assert by_week["losses"].tolist() == [1200, 1325 - 1200 - 60]
    assert by_week["partial"].tolist() == [True, True]


def test_a_mean_is_of_the_days_that_its_reports_cover(tiny: Dataset) -> None:
    """What a report after a gap adds is of all the days since the one before."""

    def mean(first: int, last: int) -> tuple[float | None, int, int]:
        found = window_figures(tiny, "tanks", Window(date(2024, 3, first), date(2024, 3, last)))
        return found.per_day, found.reports, found.covered

    assert mean(8, 9) == ((61 - 55) / 2, 1, 2)
    assert mean(6, 10) == ((62 - 50) / 5, 4, 5)
    # What led to the total of the 9th began before the window.
    assert mean(9, 11) == ((62 - 61) / 2, 2, 2)


def test_the_sum_of_a_window_that_begins_after_a_gap_starts_at_its_first_report(
    tiny: Dataset,
) -> None:
    window = Window(date(2024, 3, 9), date(2024, 3, 11))
    found = working(tiny, "personnel", window, days="report")
    assert found.before is not None and found.total is not None
    assert (found.before.day, found.before.value) == (date(2024, 3, 9), 1150)
    restated = sum(report.value for report in found.restatements)
    assert found.total.value - found.before.value - restated == found.figures.losses == 90


def test_a_gap_between_two_weeks_is_of_neither_but_of_both_together(tmp_path: Path) -> None:
    column = [100, 110, 120, 130, 140, 150, None, None, 200, 210]
    found = stores.tiny(tmp_path, {"tanks": column}, {})
    rows = tiny_rows(found, "tanks", by="week")
    assert rows["losses"].tolist() == [150, 10]
    assert window_figures(found, "tanks", Window(stores.FIRST, NEWEST_OF_TINY)).losses == 210


def test_a_category_that_starts_late_has_rows_from_its_first_report_on(tiny: Dataset) -> None:
    rows = tiny_rows(tiny, "ground_robots")
    assert rows["date"].iloc[0] == pd.Timestamp("2024-03-09") and len(rows) == 5
    assert rows["losses"].tolist() == [pd.NA, 10, 0, 15, 0]
    assert rows["opening"].tolist() == [True, False, False, False, False]


def test_the_average_is_over_the_reported_days_of_seven(tiny: Dataset) -> None:
    rows = tiny_rows(tiny, "personnel").set_index("date")["average"]
    # 5 to 11 March: five reports with a value.
    assert rows["2024-03-11"] == pytest.approx((10 + 20 + 30 + 50 + 40) / 5)
    # 4 to 10 March has four, 3 to 9 March no more than three.
    assert rows["2024-03-10"] == pytest.approx((10 + 20 + 30 + 50) / 4)
    assert rows[:"2024-03-09"].isna().all()


def test_a_proposed_restatement_is_marked(tmp_path: Path) -> None:
    cell = (date(2024, 3, 11), "personnel")
    stores.write_version(tmp_path, proposed=[cell], name="2024-03-13-00000003")
    found = stores.load_dataset(tmp_path / "2024-03-13-00000003")
    assert tiny_rows(found, "personnel")["proposed"].tolist().index(True) == 7
    assert window_figures(found, "personnel", one_day(cell[0])).proposed
    assert not window_figures(found, "personnel", one_day(date(2024, 3, 12))).proposed


def test_a_disputed_gap_is_still_disputed_after_it(tmp_path: Path) -> None:
    column = [100, 110, None, 120, 130]
    disputed = {(date(2024, 3, 5), "tanks"): 111, (date(2024, 3, 7), "tanks"): 121}
    found = stores.load_dataset(
        stores.write_version(tmp_path, {"tanks": column}, restated={}, disputed=disputed)
    )
    rows = periods(found, "tanks", Window(stores.FIRST, date(2024, 3, 8)), by="day")
    assert rows["losses_disputed"].tolist() == [False, True, False, False, True]


def test_recent_values_are_plain_integers_or_nothing(tiny: Dataset) -> None:
    assert recent(tiny, "personnel", 6).losses == (None, None, 50, 40, 10, 15)
    assert all(type(value) is int for value in recent(tiny, "tanks", 3).losses)


# What a view gets


@pytest.mark.parametrize("by", ["day", "week", "month", "year"])
def test_counts_are_nullable_integers_never_floats(dataset: Dataset, by: str) -> None:
    for key in CATEGORIES:
        rows = periods(dataset, key, Window(dataset.first, dataset.newest), by=by)
        for column in ("losses", "total", "restatement"):
            assert str(rows[column].dtype) == "Int64", (key, column)


def test_a_window_counts_in_plain_integers(dataset: Dataset) -> None:
    shown = figures(dataset, "personnel", "2023-03-04", "2023-03-05")
    counts = (shown.losses, shown.restated, shown.total, shown.total_before, shown.reports)
    assert all(type(count) is int for count in counts)


def test_a_selection_is_worked_out_category_by_category(dataset: Dataset) -> None:
    query = "categories=personnel,tanks,afvs&from=2023-03-04&to=2023-03-05"
    found = select(dataset, Selection.checked(query, dataset))
    assert [(s.category, s.window.losses, s.window.total) for s in found.series] == [
        ("personnel", 1750, 153120),
        ("tanks", 9, 3414),
        ("afvs", 19, 6692),
    ]
    assert [s.rows["losses"].tolist() for s in found.series] == [[820, 930], [4, 5], [10, 9]]
    assert (found.by, found.window) == ("day", window("2023-03-04", "2023-03-05"))


@settings(max_examples=60)
@given(strategies.selections)
def test_every_selection_can_be_worked_out(dataset: Dataset, selection: Selection) -> None:
    found = select(dataset, selection)
    assert [series.category for series in found.series] == list(selection.categories)


def test_working_out_a_view_changes_nothing_in_the_dataset(dataset: Dataset) -> None:
    frames = (dataset.totals, dataset.daily, dataset.restatements, dataset.others)
    before = [frame.copy() for frame in frames]
    first = select(dataset, Selection(categories=("helicopters",), last="war"))
    first.series[0].rows.loc[:, "losses"] = 0
    again = select(dataset, Selection(categories=("helicopters",), last="war"))
    assert again.series[0].rows["losses"].sum() > 0
    for frame, kept in zip(frames, before, strict=True):
        pd.testing.assert_frame_equal(frame, kept)


def test_the_highest_report_is_the_latest_of_those_that_are_as_high(dataset: Dataset) -> None:
    # 4 and 5 tanks by the reports of the two days.
    assert peak(dataset, "tanks", window("2023-03-04", "2023-03-05")) == (iso("2023-03-05"), 5, 1)
    march = window("2023-03-01", "2023-03-31")
    reported = dataset.daily["helicopters"].loc["2023-03-01":"2023-03-31"]  # type: ignore[misc]
    held = reported.index[reported == reported.max()]
    assert len(held) > 1
    assert peak(dataset, "helicopters", march) == (held[-1].date(), reported.max(), len(held))
    assert peak(dataset, "submarines", march) is None


@pytest.mark.parametrize(
    ("category", "day", "losses"),
    [("personnel", "2024-12-20", 2200), ("drones", "2026-03-08", 2558)],
)
def test_the_peak_of_the_war_is_the_record(
    dataset: Dataset, category: str, day: str, losses: int
) -> None:
    """Rule 6: neither the first weeks' 3,160 nor the disputed 2,719 takes part."""
    war = Window(dataset.first, dataset.newest)
    assert peak(dataset, category, war) == (iso(day), losses, 1)


def test_no_average_counts_what_is_disputed(dataset: Dataset) -> None:
    """Drones of 26 and 27 July 2026: a total that was repeated, then made up for (rule 6)."""
    disputed = [pd.Timestamp("2026-07-26"), pd.Timestamp("2026-07-27")]
    reported = dataset.daily["drones"].drop(disputed)
    rows = periods(dataset, "drones", window("2026-07-20", "2026-08-02"), by="day")
    told = rows.set_index("date")["average"]
    for day in ("2026-07-27", "2026-08-01"):
        since = pd.Timestamp(day) - pd.Timedelta(days=6)
        assert told[day] == pytest.approx(reported[since:day].mean())
    month = reported[pd.Timestamp("2026-07-24") :]
    told = recent(dataset, "drones", 30)
    assert told.mean == (pytest.approx(month.mean()), 28)
    assert [told.losses[number] for number, counts in enumerate(told.counted) if not counts] == [
        0,
        2719,
    ]
