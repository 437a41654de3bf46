"""Records and milestones as the reader meets them."""

import re
from typing import Any

import pytest

from components import milestones
from components.words import words
from data.catalog import CATEGORIES
from data.dataset import Dataset
from data.selection import Selection
from tests import pieces

AIRCRAFT = "categories=aircraft"


def selection(dataset: Dataset, query: str) -> Selection:
    return Selection.checked(query, dataset)


def view(dataset: Dataset, query: str = "") -> list[Any]:
    return milestones.view(dataset, selection(dataset, query))


def tables(dataset: Dataset, query: str = "") -> list[list[list[str]]]:
    return [pieces.cells(table) for table in pieces.of_type(view(dataset, query), "Table")]


def links(part: Any) -> dict[str, str]:
    return {pieces.text(found): found.href for found in pieces.of_type(part, "A")}


def test_the_records_of_personnel(dataset: Dataset) -> None:
    records, *_ = tables(dataset)
    assert [row[:2] for row in records] == [
        ["Record", "Claimed"],
        ["Report", "2,200"],
        ["Weekend", "3,680"],
        ["Week", "11,990"],
        ["Month", "49,150"],
    ]
    assert records[1][2].startswith("20 December 2024") and "28 February 2025" not in str(records)


def test_each_record_names_the_set_it_holds_in(dataset: Dataset) -> None:
    records, *_ = tables(dataset)
    report, weekend, week, month = (row[2] for row in records[1:])
    assert re.search(r"of 1,\d{3} reports since 1 April 2022$", report)
    assert weekend.endswith("weekends since 2 April 2022")
    assert week.endswith("weeks since 4 April 2022")
    assert month.endswith("months since April 2022")


def test_by_day_of_loss_the_record_is_the_day_before(dataset: Dataset) -> None:
    records, *_ = tables(dataset, "days=loss")
    assert records[1][:2] == ["Day", "2,200"] and records[1][2].startswith("19 December 2024")
    assert records[1][2].endswith("days since 31 March 2022")
    assert records[4][1] == "48,670"


def test_a_date_leads_to_its_view(dataset: Dataset) -> None:
    shown = links(view(dataset, "categories=tanks&measure=cumulative&by=month&compare=none"))
    target = selection(dataset, shown["20 October 2023"].removeprefix("?"))
    assert target.categories == ("tanks",) and target.measure == "daily" and target.by == "auto"
    assert str(target.resolved(dataset).first) == "2023-10-20" and target.window.days == 1
    month = selection(dataset, shown["October 2023"].removeprefix("?"))
    assert month.window and month.window.kind == "month"


def test_a_milestone_leads_to_its_report_even_in_a_view_by_day_of_loss(dataset: Dataset) -> None:
    shown = links(view(dataset, "days=loss"))
    target = selection(dataset, shown["28 June 2026"].removeprefix("?"))
    assert target.days == "report" and str(target.window and target.window.first) == "2026-06-28"


def test_official_pages_stand_beside(dataset: Dataset) -> None:
    outside = [a for a in pieces.of_type(view(dataset), "A") if a.href.startswith("http")]
    assert outside and all(a.rel == "external" for a in outside)
    assert {pieces.text(a) for a in outside} == {
        "official page",
        "Saturday: official page",
        "Sunday: official page",
    }


def test_the_newest_milestones_come_first_and_the_rest_is_opened(dataset: Dataset) -> None:
    _, shown, earlier = tables(dataset)
    assert [row[0] for row in shown[1:]][-1] == "1,350,000" and len(shown) == 4
    totals = {row[0]: row[1] for row in [*shown[1:], *earlier[1:]]}
    for total, day in {
        "100,000": "22 December 2022",
        "150,000": "2 March 2023",
        "500,000": "25 May 2024",
        "1,000,000": "12 June 2025",
        "1,400,000": "28 June 2026",
    }.items():
        assert totals[total].startswith(day)
    (summary,) = pieces.of_type(view(dataset), "Summary")
    assert pieces.text(summary) == f"Earlier milestones: {len(earlier) - 1}"


def test_12_aircraft_are_not_told_without_29_restated(dataset: Dataset) -> None:
    records, shown, _ = tables(dataset, AIRCRAFT)
    assert "the next report restated the total by another +29" in records[1][2]
    restated = next(row for row in shown if row[0] == "400")
    assert "total restated by +29, not counted as losses" in restated[1]


def test_a_disputed_milestone_says_so(dataset: Dataset) -> None:
    _, shown, earlier = tables(dataset, AIRCRAFT)
    disputed = [row[0] for row in [*shown, *earlier] if "second transcription" in row[-1]]
    assert disputed == ["20"]


def test_every_window_that_holds_a_record_is_named(dataset: Dataset) -> None:
    records, *_ = tables(dataset, "categories=ships")
    assert "11 November 2023" in records[1][2] and "3 May 2022" in records[1][2]


def test_of_a_long_choice_the_first_stand_open(dataset: Dataset) -> None:
    part = view(dataset, "categories=" + ",".join(CATEGORIES))
    closed = [d for d in pieces.of_type(part, "Details") if hasattr(d, "className")]
    assert len(pieces.of_type(part, "Section")) == 1 and len(closed) == len(CATEGORIES) - 1
    assert not any(pieces.of_type(each.children[1:], "Details") for each in closed)
    # What a closed one leaves out is a view away.
    assert any(text.startswith("Earlier milestones") for text in links(closed))


def test_an_ended_category_without_losses_says_so(dataset: Dataset) -> None:
    part = view(dataset, "categories=srbm_launchers")
    assert words("en").records.NO_RECORDS in pieces.text(part)


def test_an_empty_choice_has_none(dataset: Dataset) -> None:
    assert view(dataset, "categories=") == []


def test_nothing_is_said_of_the_future(dataset: Dataset) -> None:
    for lang in ("en", "uk"):
        told = pieces.text(view(dataset, f"categories=personnel,tanks&lang={lang}"))
        assert not re.search(r"\bwill\b|\bnext milestone|expect|прогноз|очіку|буде", told)


def test_in_ukrainian_no_english_word_is_left(dataset: Dataset) -> None:
    told = pieces.text(view(dataset, f"categories={','.join(CATEGORIES)}&lang=uk"))
    assert not re.search("[A-Za-z]", told)


@pytest.mark.parametrize(
    ("of", "told"),
    [(1, "із 1 звіту"), (21, "із 21 звіту"), (11, "із 11 звітів"), (228, "із 228 звітів")],
)
def test_ukrainian_counts_have_their_case(dataset: Dataset, of: int, told: str) -> None:
    set_of = words("uk").records.the_set
    assert set_of("day", of, dataset.first, "report").startswith(f"{told}, починаючи з ")
