"""The rows of a view as a file holds them."""

import pandas as pd
import pytest

from data.dataset import Dataset
from data.rows import COLUMNS, all_rows, rows
from data.selection import Selection
from tests import published, stores


def table(dataset: Dataset, query: str) -> pd.DataFrame:
    return rows(dataset, Selection.checked(query, dataset))


def status(dataset: Dataset, category: str, day: str, more: str = "") -> str:
    found = table(dataset, f"categories={category}&from={day}&to={day}{more}")
    return str(found["status"].item())


def test_the_columns_never_change(dataset: Dataset) -> None:
    columns = ["date", "end", "category", "losses", "total", "restatement", "status", "source"]
    assert list(COLUMNS) == columns
    for query in ("", "categories=", "by=year&last=war", "measure=cumulative&categories=tanks"):
        assert list(table(dataset, query).columns) == columns


def test_the_weekend_of_march_2023_is_as_it_was_published(dataset: Dataset) -> None:
    found = table(dataset, "categories=personnel,tanks,afvs&from=2023-03-04&to=2023-03-05")
    kept = found[["category", "losses", "total"]].astype(object).to_numpy().tolist()
    assert kept == [
        ["personnel", 820, 152190],
        ["tanks", 4, 3409],
        ["afvs", 10, 6683],
        ["personnel", 930, 153120],
        ["tanks", 5, 3414],
        ["afvs", 9, 6692],
    ]
    assert [str(day.date()) for day in found["date"]] == ["2023-03-04"] * 3 + ["2023-03-05"] * 3
    assert found["end"].equals(found["date"]) and set(found["status"]) == {"reported"}
    assert found["source"].str.startswith("https://www.mil.gov.ua/news/2023/03/0").all()


def test_a_row_of_a_longer_period_names_its_first_and_last_report(dataset: Dataset) -> None:
    found = table(dataset, "from=2026-01-12&to=2026-01-27&by=week")
    assert [str(day.date()) for day in found["date"]] == ["2026-01-12", "2026-01-19", "2026-01-26"]
    assert [str(day.date()) for day in found["end"]] == ["2026-01-18", "2026-01-25", "2026-01-27"]
    assert list(found["status"]) == ["reported", "reported", "partial"]
    assert found["losses"].iloc[1] == 7620


def test_rows_by_day_of_loss_keep_their_report_days(dataset: Dataset) -> None:
    found = table(dataset, "from=2023-03-03&to=2023-03-04&days=loss")
    assert [str(day.date()) for day in found["date"]] == ["2023-03-04", "2023-03-05"]
    assert list(found["losses"]) == [820, 930]


@pytest.mark.parametrize(
    ("category", "day", "expected"),
    [
        ("personnel", "2023-03-05", "reported"),
        ("personnel", "2025-02-28", "restated"),
        ("aircraft", "2025-06-04", "restated"),
        ("cruise_missiles", "2022-05-01", "opening"),
        ("special_equipment", "2022-03-16", "opening"),
        ("personnel", "2022-02-25", "opening"),
        ("vehicles", "2022-05-01", "reported"),
        ("afvs", "2022-07-04", "corrected"),
        ("helicopters", "2026-03-22", "disputed"),
        ("helicopters", "2026-04-01", "reported"),
        ("helicopters", "2026-04-30", "disputed"),
        ("drones", "2026-07-26", "disputed"),
        ("drones", "2026-07-27", "disputed"),
        ("ground_robots", "2026-08-09", ""),
    ],
)
def test_a_status_says_what_must_be_known_of_a_row(
    dataset: Dataset, category: str, day: str, expected: str
) -> None:
    assert status(dataset, category, day) == expected


def test_the_submarine_is_a_reported_loss_and_no_opening_balance(dataset: Dataset) -> None:
    # Rule 3: its first row is a loss of that report.
    assert status(dataset, "submarines", "2023-09-14") == "reported"


def test_a_total_is_disputed_while_the_dispute_touches_it(dataset: Dataset) -> None:
    cumulative = "&measure=cumulative"
    assert status(dataset, "helicopters", "2026-04-01", cumulative) == "disputed"
    assert status(dataset, "helicopters", "2026-04-30", cumulative) == "reported"


def test_a_week_may_be_marked_twice(dataset: Dataset) -> None:
    found = table(dataset, "from=2025-02-25&to=2025-02-28&by=week")
    assert list(found["status"]) == ["restated+partial"]
    assert (found["losses"].item(), found["restatement"].item()) == (
        dataset.daily["personnel"]["2025-02-25":"2025-02-28"].sum(),
        1650,
    )


def test_a_restatement_stands_in_its_own_column(dataset: Dataset) -> None:
    found = table(dataset, "from=2025-02-28&to=2025-02-28")
    kept = found[["losses", "total", "restatement"]].to_numpy().tolist()
    assert kept == [[1060, 874560, 1650]]
    assert table(dataset, "from=2023-03-05&to=2023-03-05")["restatement"].isna().all()


def test_a_report_without_the_category_is_a_row_without_figures(dataset: Dataset) -> None:
    found = table(dataset, "categories=ground_robots&from=2026-08-08&to=2026-08-09")
    assert list(found["status"]) == ["reported", ""]
    assert found[["losses", "total", "restatement"]].iloc[1].isna().all()


def test_an_empty_choice_has_no_rows(dataset: Dataset) -> None:
    assert table(dataset, "categories=").empty


def test_a_category_that_was_not_reported_then_has_no_rows(dataset: Dataset) -> None:
    assert table(dataset, "categories=trucks").empty
    assert set(table(dataset, "categories=tanks,trucks")["category"]) == {"tanks"}


def test_a_gap_is_a_row_without_figures(tiny: Dataset) -> None:
    found = table(tiny, "last=war").set_index("date").loc["2024-03-08"]
    assert (found["status"], found["source"]) == ("", "")
    assert pd.isna(found["losses"]) and pd.isna(found["total"])


def test_integers_stay_integers(dataset: Dataset) -> None:
    for found in (table(dataset, "last=war"), table(dataset, "categories="), all_rows(dataset)):
        if not found.empty:
            kinds = {str(found[name].dtype) for name in ("losses", "total", "restatement")}
            assert kinds == {"Int64"}


def test_everything_is_every_total_of_every_category_once(dataset: Dataset) -> None:
    found = all_rows(dataset)
    assert not found.duplicated(["date", "category"]).any()
    assert found["total"].notna().sum() == dataset.totals.notna().sum().sum()
    assert {*found["category"]} == {*stores.held()}
    assert found["date"].is_monotonic_increasing
    cells = found.set_index(["date", "category"])
    for cell in published.official_reports():
        row = cells.loc[(pd.Timestamp(cell.day), cell.category)]
        assert (row["total"], row["losses"]) == (cell.total, cell.increment), cell
