"""The window in figures, and the chart's values as a table."""

from typing import Any

import pytest
from hypothesis import given, settings

from components import figures, spoken
from components.words import words
from data.dataset import Dataset
from data.selection import Selection
from tests import pieces, strategies

WEEKEND_DAYS = "from=2023-03-04&to=2023-03-05"
WEEKEND = f"categories=personnel,tanks,afvs&{WEEKEND_DAYS}"


def view(dataset: Dataset, query: str) -> list[Any]:
    return figures.view(dataset, Selection.checked(query, dataset))


def tables(dataset: Dataset, query: str) -> list[list[list[str]]]:
    return [pieces.cells(table) for table in pieces.of_type(view(dataset, query), "Table")]


def row(dataset: Dataset, query: str, name: str) -> list[str]:
    """The row of a category in the table of the window."""
    return next(cells for cells in tables(dataset, query)[0] if cells[0].startswith(name))


def test_the_published_weekend_is_told_in_full(dataset: Dataset) -> None:
    assert [row(dataset, WEEKEND, name)[1:] for name in ("Personnel", "Tanks", "AFVs")] == [
        ["1,750", "820 + 930", "153,120"],
        ["9", "4 + 5", "3,414"],
        ["19", "10 + 9", "6,692"],
    ]


@pytest.mark.parametrize("by", ["week", "month", "year"])
def test_a_short_window_is_told_report_by_report_whatever_its_bars_are(
    dataset: Dataset, by: str
) -> None:
    assert "820 + 930" in row(dataset, f"{WEEKEND}&by={by}", "Personnel")


def test_a_longer_window_is_told_per_day(dataset: Dataset) -> None:
    told = row(dataset, "from=2026-01-19&to=2026-01-25", "Personnel")
    assert "7,620" in told and "1,089" in told


def test_the_28_february_2025_is_told_with_its_restatement(dataset: Dataset) -> None:
    shown = view(dataset, "from=2025-02-28&to=2025-02-28")
    told = pieces.text(shown)
    assert "1,060" in row(dataset, "from=2025-02-28&to=2025-02-28", "Personnel")
    assert "2,710" in told and "1,650" in told and "874,560" in told


def test_nothing_is_said_of_restatements_where_there_is_none(dataset: Dataset) -> None:
    assert "restated" not in pieces.text(view(dataset, WEEKEND))


def test_the_values_of_the_chart_are_a_table_newest_first(dataset: Dataset) -> None:
    header, *rows = tables(dataset, WEEKEND)[1]
    assert header == ["Period", "Personnel", "Tanks", "AFVs"]
    assert rows == [["5 March 2023", "930", "5", "9"], ["4 March 2023", "820", "4", "10"]]


def test_the_table_holds_totals_where_the_chart_does(dataset: Dataset) -> None:
    _, *rows = tables(dataset, f"{WEEKEND}&measure=cumulative")[1]
    assert rows[0] == ["5 March 2023", "153,120", "3,414", "6,692"]


def test_a_restated_and_a_disputed_value_are_told_in_their_cells(dataset: Dataset) -> None:
    _, restated = tables(dataset, "from=2025-02-28&to=2025-02-28")[1]
    assert restated[1].startswith("1,060") and "+1,650" in restated[1]
    _, disputed = tables(dataset, "categories=drones&from=2026-07-27&to=2026-07-27")[1]
    assert disputed[1].startswith("2,719") and "disputed" in disputed[1]


def test_an_opening_balance_is_told_beside_the_losses(dataset: Dataset) -> None:
    told = pieces.text(view(dataset, "categories=cruise_missiles&from=2022-05-01&to=2022-05-07"))
    assert "opening balance of 84" in told
    assert "opening balance" not in pieces.text(view(dataset, "categories=submarines&last=war"))


def test_the_first_report_is_told_where_no_bar_shows_it(dataset: Dataset) -> None:
    told = words("en").first_report(2_800)
    month = "categories=personnel&from=2022-02-25&to=2022-03-31"
    assert told in pieces.text(view(dataset, month))
    assert tables(dataset, month)[1][-1] == ["25 February 2022", f"– {told.rstrip('.')}"]
    for counted in (f"{month}&by=week", f"{month}&measure=cumulative"):
        assert told not in pieces.text(view(dataset, counted))
    assert tables(dataset, f"{month}&measure=cumulative")[1][-1] == ["25 February 2022", "2,800"]


def test_a_report_without_the_category_is_not_a_zero(dataset: Dataset) -> None:
    _, newest, before = tables(dataset, "categories=ground_robots&from=2026-08-08&to=2026-08-09")[1]
    assert newest[1] == words("en").ABSENT and before[1] == "10"


def test_a_category_without_figures_says_when_it_had_some(dataset: Dataset) -> None:
    told = pieces.text(view(dataset, "categories=tanks,trucks"))
    assert "reported from 25 February 2022 to 30 April 2022" in told
    assert row(dataset, "categories=tanks,trucks", "Military vehicles")[1:] == ["–"] * 3


def test_many_rows_are_cut_and_say_so(dataset: Dataset) -> None:
    (_, table) = tables(dataset, "last=war&by=day")
    assert len(table) == spoken.MOST_ROWS + 1
    assert "400" in pieces.text(view(dataset, "last=war&by=day"))


def test_numbers_are_in_the_readers_language(dataset: Dataset) -> None:
    told = row(dataset, f"{WEEKEND}&lang=uk", words("uk").names(["personnel"]))
    assert told[1] == words("uk").number(1750) and told[3] == words("uk").number(153120)


@settings(max_examples=30)
@given(strategies.selections)
def test_every_selection_can_be_told(dataset: Dataset, selection: Selection) -> None:
    shown = figures.view(dataset, selection)
    assert bool(shown) is bool(selection.categories)
    assert "<NA>" not in pieces.text(shown) and "nan" not in pieces.text(shown).split()
    assert pieces.written(shown) == pieces.written(figures.view(dataset, selection))


def test_of_a_category_without_figures_the_note_says_the_name_once(dataset: Dataset) -> None:
    (told,) = pieces.of_type(view(dataset, f"categories=ground_robots&{WEEKEND_DAYS}"), "Li")
    assert pieces.text(told).startswith("Ground robotic systems: first reported")
