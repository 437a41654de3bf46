"""Records, ranks and milestones: the published ones, and every rule on figures made by hand."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from data.catalog import CATEGORIES
from data.dataset import Dataset
from data.loader import load_dataset
from data.records import (
    KINDS,
    Kind,
    Milestone,
    Ranked,
    milestones,
    months,
    ranked,
    records,
    standing,
)
from data.series import periods, window_figures
from data.windows import Window, month_of
from tests import published, stores

MONDAY = date(2024, 1, 1)


def window(first: str, last: str | None = None) -> Window:
    return Window(date.fromisoformat(first), date.fromisoformat(last or first))


def of_losses(
    folder: Path, losses: Sequence[int], first: date = MONDAY, **more: stores.Cells
) -> Dataset:
    """A store whose tanks have these daily values from the day after its first report on."""
    totals = [1000]
    for value in losses:
        totals.append(totals[-1] + value)
    return of_totals(folder, totals, first - timedelta(days=1), **more)


def of_totals(
    folder: Path,
    totals: Sequence[int | None],
    first: date = MONDAY,
    category: str = "tanks",
    restated: stores.Cells | None = None,
    disputed: stores.Cells | None = None,
) -> Dataset:
    return load_dataset(
        stores.write_version(
            folder,
            {category: totals},
            restated=restated or {},
            disputed=disputed,
            first=first,
        )
    )


def told(found: Ranked) -> list[tuple[date, int]]:
    return list(zip(found.firsts.tolist(), found.values.tolist(), strict=True))


# The published ones


def test_the_record_of_personnel_is_the_report_of_20_december_2024(dataset: Dataset) -> None:
    record = records(dataset, "personnel")["day"]
    assert record.value == 2200 and record.windows == (window("2024-12-20"),)
    ((day, page),) = record.holders[0].pages
    assert day == date(2024, 12, 20) and page.startswith("https://")


def test_a_restated_total_is_no_record(dataset: Dataset) -> None:
    # A plain difference of totals would say 2,710.
    found = dict(told(ranked(dataset, "personnel", "day")))
    assert found[date(2025, 2, 28)] == 1060
    here = standing(dataset, "personnel", window("2025-02-28"))
    assert here is None or not here.record


def test_a_report_after_a_disputed_total_takes_no_part(dataset: Dataset) -> None:
    found = dict(told(ranked(dataset, "drones", "day")))
    assert date(2026, 7, 26) not in found and date(2026, 7, 27) not in found
    assert records(dataset, "drones")["day"].windows == (window("2026-03-08"),)
    assert records(dataset, "drones")["day"].value == 2558
    assert standing(dataset, "drones", window("2026-07-27")) is None


def test_the_restatement_after_a_record_is_told_beside_it(dataset: Dataset) -> None:
    record = records(dataset, "aircraft")["day"]
    assert (record.value, record.windows) == (12, (window("2025-06-03"),))
    assert record.holders[0].restated_next == 29 and record.holders[0].restated == 0
    by_loss = records(dataset, "aircraft", days="loss")["day"]
    assert by_loss.windows == (window("2025-06-02"),) and by_loss.holders[0].restated_next == 29


@pytest.mark.parametrize("milestone", published.milestones(), ids=lambda story: str(story.first))
def test_the_published_milestones(dataset: Dataset, milestone: published.Story) -> None:
    found = {each.total: each.day for each in milestones(dataset, milestone.categories[0])}
    assert found[milestone.total or 0] == milestone.first


def test_personnel_has_a_milestone_every_50000(dataset: Dataset) -> None:
    totals = [each.total for each in milestones(dataset, "personnel")]
    newest = int(dataset.totals["personnel"].iloc[-1])
    assert totals == list(range(50_000, newest + 1, 50_000)) and len(totals) <= 30


@pytest.mark.parametrize(
    ("category", "losses"),
    [("personnel", 7620), ("tanks", 34), ("afvs", 31), ("artillery", 318), ("mlrs", 8)],
)
def test_a_published_week_is_one_of_the_weeks(dataset: Dataset, category: str, losses: int) -> None:
    assert dict(told(ranked(dataset, category, "week")))[date(2026, 1, 19)] == losses


def test_a_published_weekend_stands_where_it_stood(dataset: Dataset) -> None:
    # 2,040 on 11–12 February 2023 was more than 1,750 on 4–5 March.
    here = standing(dataset, "personnel", window("2023-03-04", "2023-03-05"))
    assert here is not None and (here.value, here.rank, here.tied) == (1750, 2, ())
    assert (here.kind, here.set_first, here.of) == ("weekend", date(2022, 4, 2), 49)
    before = standing(dataset, "personnel", window("2023-02-11", "2023-02-12"))
    assert before is not None and before.record and before.value == 2040


@pytest.mark.parametrize("days", ["report", "loss"])
@pytest.mark.parametrize("category", CATEGORIES)
def test_the_windows_that_count_are_the_rows_of_the_chart(
    dataset: Dataset, category: str, days: str
) -> None:
    war = Window(*dataset.span(days))
    for kind in ("day", "week", "month"):
        rows = periods(dataset, category, war, by=kind, days=days)
        losses = dict(zip(rows["day"].dt.date, rows["losses"], strict=True))
        for first, value in told(ranked(dataset, category, kind, days=days)):
            assert losses[first] == value, (kind, first)
    weekends = ranked(dataset, category, "weekend", days=days)
    for row in range(0, len(weekends.values), 20):
        figures = window_figures(dataset, category, weekends.window(row), days=days)
        assert figures.losses == weekends.values[row] and not figures.disputed


@pytest.mark.parametrize("category", CATEGORIES)
def test_nothing_disputed_incomplete_or_early_counts(dataset: Dataset, category: str) -> None:
    war = Window(dataset.first, dataset.newest)
    for kind in ("week", "month"):
        rows = periods(dataset, category, war, by=kind).set_index("day")
        counted = [first for first, _ in told(ranked(dataset, category, kind))]
        taken = rows[rows.index.isin(counted)]
        assert not taken["partial"].any() and not taken["losses_disputed"].any()
        assert taken.empty or taken["date"].min().date() >= date(2022, 4, 1)


def test_a_month_with_an_opening_balance_is_not_whole(dataset: Dataset) -> None:
    assert records(dataset, "cruise_missiles")["month"].set_first == date(2022, 6, 1)


def test_months_of_loss_are_the_press_s_months(dataset: Dataset) -> None:
    # 48,670 in December 2024, as the General Staff counted that month.
    by_loss = dict(told(ranked(dataset, "personnel", "month", days="loss")))
    by_report = dict(told(ranked(dataset, "personnel", "month")))
    december = date(2024, 12, 1)
    assert by_loss[december] == 48670 and by_report[december] != 48670


# Ranks


def test_a_rank_is_among_the_windows_up_to_its_end(tmp_path: Path) -> None:
    found = of_losses(tmp_path, [5] * 10 + [9, 7, 8, 20])
    here = standing(found, "tanks", window("2024-01-13"))
    assert here is not None and (here.rank, here.of, here.record) == (2, 13, False)
    first = standing(found, "tanks", window("2024-01-11"))
    assert first is not None and first.record and first.value == 9 and first.tied == ()
    assert first.set_first == MONDAY and first.kind == "day"


def test_a_tie_shares_its_rank_and_is_told(tmp_path: Path) -> None:
    found = of_losses(tmp_path, [5] * 10 + [9, 7, 9])
    here = standing(found, "tanks", window("2024-01-13"))
    assert here is not None and here.rank == 1 and here.record
    assert here.tied == (window("2024-01-11"),)


def test_no_rank_beyond_the_top_ten_nor_where_a_tie_reaches_beyond(tmp_path: Path) -> None:
    found = of_losses(tmp_path, [*range(20, 9, -1), 11, 5])
    # Ten values are greater than 10; 11 is now the tenth twice.
    assert standing(found, "tanks", window("2024-01-11")) is None
    assert standing(found, "tanks", window("2024-01-12")) is None
    tenth = of_losses(tmp_path / "tenth", [*range(20, 11, -1), 1, 11])
    here = standing(tenth, "tanks", window("2024-01-11"))
    assert here is not None and here.rank == 10


def test_no_rank_among_ten_or_fewer(tmp_path: Path) -> None:
    found = of_losses(tmp_path, list(range(1, 12)))
    assert standing(found, "tanks", window("2024-01-10")) is None
    here = standing(found, "tanks", window("2024-01-11"))
    assert here is not None and here.of == 11


# The most since


def test_the_most_since_is_strictly_more_than_every_later_value(tmp_path: Path) -> None:
    found = of_losses(tmp_path, [*[50] * 12, 30, *[10] * 39, 20])
    here = standing(found, "tanks", window("2024-02-22"))
    assert here is not None and here.since == window("2024-01-13")
    assert here.rank is None and not here.matches


def test_an_equal_earlier_value_is_matched(tmp_path: Path) -> None:
    found = of_losses(tmp_path, [*[50] * 12, 20, *[10] * 39, 20])
    here = standing(found, "tanks", window("2024-02-22"))
    assert here is not None and here.since == window("2024-01-13") and here.matches


@pytest.mark.parametrize(("between", "since"), [(28, None), (29, window("2024-01-12"))])
def test_under_30_days_are_not_worth_saying(
    tmp_path: Path, between: int, since: Window | None
) -> None:
    found = of_losses(tmp_path, [*[50] * 12, *[10] * between, 20])
    last = window(str(MONDAY + timedelta(days=12 + between)))
    here = standing(found, "tanks", last)
    assert (here.since if here else None) == since


def test_the_month_before_is_no_news(tmp_path: Path) -> None:
    # January, February and March 2024, and April of 30 days.
    losses = [9] * 31 + [5] * 29 + [8] * 31 + [6] * 30
    found = of_losses(tmp_path, losses)
    march = standing(found, "tanks", month_of(date(2024, 3, 1)))
    assert march is not None and march.since == month_of(date(2024, 1, 1)) and march.rank is None
    assert standing(found, "tanks", month_of(date(2024, 4, 1))) is None


def test_a_record_has_no_since(tmp_path: Path) -> None:
    found = of_losses(tmp_path, [*[5] * 40, 6])
    here = standing(found, "tanks", window("2024-02-10"))
    assert here is not None and here.record and here.since is None and not here.matches


# What is never ranked


@pytest.mark.parametrize(
    "shown",
    [
        window("2024-02-10", "2024-02-12"),
        window("2024-01-01", "2024-12-31"),
        window("2024-02-12", "2024-02-18"),
        window("2023-06-01"),
        window("2025-06-01"),
    ],
    ids=["three days", "a year", "a week not complete", "before the store", "after it"],
)
def test_other_windows_have_no_standing(tmp_path: Path, shown: Window) -> None:
    assert standing(of_losses(tmp_path, [*[5] * 43, 9]), "tanks", shown) is None


def test_zero_losses_have_no_standing_and_no_record(tmp_path: Path) -> None:
    found = of_losses(tmp_path, [0] * 40)
    assert standing(found, "tanks", window("2024-02-01")) is None
    assert records(found, "tanks") == {}
    assert (
        records(found, "artillery") == {} and standing(found, "mlrs", window("2024-02-10")) is None
    )


def test_reports_before_april_2022_do_not_count(tmp_path: Path) -> None:
    found = of_losses(tmp_path, [99] * 31 + [5] * 30 + [7] * 31, date(2022, 3, 1))
    assert ranked(found, "tanks", "day").firsts[0] == date(2022, 4, 1)
    assert ranked(found, "tanks", "week").window(0) == window("2022-04-04", "2022-04-10")
    assert told(ranked(found, "tanks", "month"))[0] == (date(2022, 4, 1), 150)
    # The report of 1 April 2022 is of 31 March.
    assert ranked(found, "tanks", "day", days="loss").firsts[0] == date(2022, 3, 31)
    assert standing(found, "tanks", window("2022-03-20")) is None


def test_a_day_with_a_disputed_total_on_either_side_takes_no_part(tmp_path: Path) -> None:
    disputed = {(date(2024, 1, 13), "tanks"): 1001, (date(2024, 1, 14), "tanks"): 1002}
    found = of_losses(tmp_path, [5] * 11 + [9] * 5 + [5] * 10, disputed=disputed)
    firsts = ranked(found, "tanks", "day").firsts.tolist()
    missing = {date(2024, 1, day) for day in range(1, 27)} - set(firsts)
    assert missing == {date(2024, 1, 13), date(2024, 1, 14), date(2024, 1, 15)}


def test_a_longer_window_takes_part_where_the_dispute_leaves_its_sum(tmp_path: Path) -> None:
    # Saturday's total is disputed, Friday's and Sunday's are not.
    inside = of_losses(tmp_path, [5] * 28, disputed={(date(2024, 1, 13), "tanks"): 1001})
    assert date(2024, 1, 13) in ranked(inside, "tanks", "weekend").firsts.tolist()
    at_end = of_losses(tmp_path / "b", [5] * 28, disputed={(date(2024, 1, 14), "tanks"): 1001})
    assert date(2024, 1, 13) not in ranked(at_end, "tanks", "weekend").firsts.tolist()
    weeks = ranked(at_end, "tanks", "week").firsts.tolist()
    assert weeks == [date(2024, 1, 1), date(2024, 1, 22)]


def test_a_gap_leaves_out_every_window_that_it_touches(tmp_path: Path) -> None:
    totals: list[int | None] = [1000 + 5 * number for number in range(29)]
    totals[5] = None  # Saturday 6 January
    found = of_totals(tmp_path, totals)
    days = ranked(found, "tanks", "day").firsts.tolist()
    # Sunday's rise is of two days, and Monday the 1st is the first report of all.
    assert days[:5] == [date(2024, 1, day) for day in (2, 3, 4, 5, 8)]
    assert ranked(found, "tanks", "weekend").firsts.tolist()[0] == date(2024, 1, 13)
    assert ranked(found, "tanks", "week").firsts.tolist()[0] == date(2024, 1, 8)


def test_a_store_of_three_days_has_no_weekend(tmp_path: Path) -> None:
    found = of_totals(tmp_path, [1000, 1001, 1003])
    assert set(records(found, "tanks")) == {"day"}
    assert all(len(ranked(found, "tanks", kind).values) == 0 for kind in KINDS[1:])


def test_windows_are_of_their_kind(dataset: Dataset) -> None:
    for kind in KINDS:
        found = ranked(dataset, "artillery", kind)
        for row in (0, len(found.values) - 1):
            assert found.window(row).kind == kind and found.row(found.window(row)) == row
    assert ranked(dataset, "artillery", "day").row(window("2022-01-01")) is None


# Records


def test_a_record_names_every_window_that_holds_it_newest_first(tmp_path: Path) -> None:
    found = of_losses(tmp_path, [5] * 10 + [9, 5, 9, 5, 5])
    record = records(found, "tanks")["day"]
    assert record.windows == (window("2024-01-13"), window("2024-01-11"))
    assert (record.value, record.of, record.set_first) == (9, 15, MONDAY)


@pytest.mark.parametrize(("amount", "told_next"), [(9, 9), (-12, -12), (3, 0)])
def test_a_small_restatement_in_the_next_report_is_not_the_record_s(
    tmp_path: Path, amount: int, told_next: int
) -> None:
    totals = [100, 101, 110, 110 + amount, 111 + amount]
    found = of_totals(tmp_path, totals, restated={(date(2024, 1, 4), "tanks"): amount})
    (holder,) = records(found, "tanks")["day"].holders
    assert holder.window == window("2024-01-03") and holder.restated_next == told_next


def test_what_its_own_reports_restated_is_told(tmp_path: Path) -> None:
    found = of_totals(tmp_path, [100, 101, 150], restated={(date(2024, 1, 3), "tanks"): 40})
    record = records(found, "tanks")["day"]
    assert record.value == 9 and record.holders[0].restated == 40


def test_pages_are_of_the_reports_also_by_day_of_loss(dataset: Dataset) -> None:
    weekend = records(dataset, "personnel", days="loss")["weekend"].holders[0]
    assert [day.weekday() for day, _ in weekend.pages] == [6, 0]
    week = records(dataset, "personnel")["week"].holders[0]
    assert week.pages == ()


# Milestones


@pytest.mark.parametrize(
    ("newest", "step"),
    [
        (2, 1),
        (30, 1),
        (31, 2),
        (60, 2),
        (61, 5),
        (151, 10),
        (1_475_270, 50_000),
        (1_500_001, 10**5),
    ],
)
def test_round_totals_are_thirty_at_most(tmp_path: Path, newest: int, step: int) -> None:
    found = milestones(of_totals(tmp_path, [0, newest]), "tanks")
    assert [each.total for each in found] == list(range(step, newest + 1, step))


def test_a_milestone_is_the_first_report_at_or_above(tmp_path: Path) -> None:
    found = milestones(of_totals(tmp_path, [0, 999, 1000, 990, 1001, 2500, 30_000]), "tanks")
    assert found[0] == Milestone(1000, date(2024, 1, 3), "https://example.org/2024-01-03", 0, False)
    assert [each.day for each in found[1:3]] == [date(2024, 1, 6), date(2024, 1, 7)]


def test_an_opening_balance_reached_nothing_that_day(tmp_path: Path) -> None:
    found = milestones(of_totals(tmp_path, [7, 8, 10], category="ground_robots"), "ground_robots")
    assert [(each.total, each.day.day) for each in found] == [(8, 2), (9, 3), (10, 3)]
    assert milestones(of_totals(tmp_path / "b", [3]), "ground_robots") == []


def test_a_milestone_tells_a_restatement_that_it_needed(tmp_path: Path) -> None:
    restated = {(date(2024, 1, 2), "tanks"): 3, (date(2024, 1, 3), "tanks"): 1}
    found = milestones(of_totals(tmp_path, [5, 9, 15], restated=restated), "tanks")
    assert {each.total: each.restated for each in found if 6 <= each.total <= 15} == {
        **{6: 0, 7: 3, 8: 3, 9: 3},
        **{10: 0, 11: 0, 12: 0, 13: 0, 14: 0, 15: 1},
    }


def test_the_restated_milestone_of_aircraft(dataset: Dataset) -> None:
    found = {each.total: each for each in milestones(dataset, "aircraft")}
    assert (found[400].day, found[400].restated) == (date(2025, 6, 4), 29)


def test_a_milestone_of_another_report_by_the_other_witness_is_disputed(tmp_path: Path) -> None:
    disputed = {(date(2024, 1, 2), "tanks"): 8}
    found = milestones(of_totals(tmp_path, [5, 9, 15], disputed=disputed), "tanks")
    assert [each.total for each in found if each.disputed] == [9]


def test_no_milestone_lies_beyond_the_newest_total(dataset: Dataset) -> None:
    for category in CATEGORIES:
        for each in milestones(dataset, category):
            assert each.total <= dataset.totals[category].max() and each.day <= dataset.newest


# Months


def test_the_months_of_the_war_are_all_there(dataset: Dataset) -> None:
    found = months(dataset, "personnel")
    assert found.firsts[0] == date(2022, 2, 1) and found.firsts[-1] == date(2026, 8, 1)
    assert found.counted[:3] == (False, False, True) and not found.counted[-1]
    assert found.peak == (49150, date(2024, 12, 1))
    assert sum(value or 0 for value in found.losses) == (
        window_figures(dataset, "personnel", Window(dataset.first, dataset.newest)).losses
    )


def test_a_category_that_came_late_has_no_value_before(dataset: Dataset) -> None:
    found = months(dataset, "submarines")
    values = dict(zip(found.firsts, found.losses, strict=True))
    assert values[date(2023, 8, 1)] is None and values[date(2023, 9, 1)] == 1


@pytest.mark.parametrize("category", ["srbm_launchers", "trucks", "fuel_tankers"])
def test_one_month_alone_has_no_peak(dataset: Dataset, category: str) -> None:
    assert months(dataset, category).peak is None


def test_every_peak_is_the_record_month(dataset: Dataset) -> None:
    kind: Kind = "month"
    for category in CATEGORIES:
        peak, record = months(dataset, category).peak, records(dataset, category).get(kind)
        if peak:
            assert record and peak == (record.value, record.windows[0].first)
