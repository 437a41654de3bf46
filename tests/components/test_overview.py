"""All categories at a glance: every one there, each with its figures, and light."""

import gzip
import re
from typing import Any
from urllib.parse import unquote

import pytest

from components import overview
from components.spark import sparkline
from data.catalog import CATEGORIES
from data.dataset import Dataset
from data.selection import Selection
from tests import pieces

ENDED = [key for key, category in CATEGORIES.items() if category.last]


def cells(dataset: Dataset, query: str = "") -> list[Any]:
    return pieces.of_type(overview.view(dataset, Selection.checked(query, dataset)), "A")


def target(dataset: Dataset, cell: Any) -> Selection:
    return Selection.checked(cell.href.removeprefix("?"), dataset)


def test_every_category_has_a_cell_and_the_ended_come_last(dataset: Dataset) -> None:
    keys = [target(dataset, cell).categories for cell in cells(dataset)]
    assert sorted(keys) == sorted((key,) for key in CATEGORIES)
    assert [key for (key,) in keys[-len(ENDED) :]] == ENDED


def test_a_cell_says_its_peak_and_its_total(dataset: Dataset) -> None:
    told = pieces.text(cells(dataset)[0])
    assert told.startswith("Personnel") and "Peak 49,150, December 2024" in told
    assert f"{int(dataset.totals['personnel'].iloc[-1]):,} in total" in told


def test_the_picture_is_named_in_words(dataset: Dataset) -> None:
    for cell in cells(dataset):
        (picture,) = pieces.of_type(cell, "Img")
        assert picture.alt == "Bars, a month each, February 2022 to August 2026"


def test_a_total_that_is_not_of_the_newest_report_has_its_date(dataset: Dataset) -> None:
    told = {target(dataset, cell).categories[0]: pieces.text(cell) for cell in cells(dataset)}
    assert told["trucks"].endswith("1,701 in total by 30 April 2022")
    assert told["ground_robots"].endswith("in total by 8 August 2026")
    assert told["tanks"].endswith("in total")


def test_a_category_of_one_month_has_no_peak(dataset: Dataset) -> None:
    told = {target(dataset, cell).categories[0]: pieces.text(cell) for cell in cells(dataset)}
    assert not any("Peak" in told[key] for key in ENDED)


def test_the_scale_is_said_to_be_its_own(dataset: Dataset) -> None:
    told = pieces.text(overview.view(dataset, Selection.checked("", dataset)))
    assert "a scale of its own" in told and "can’t be compared" in told


def test_a_click_chooses_the_category_in_the_window_shown(dataset: Dataset) -> None:
    query = "categories=tanks&from=2024-03-01&to=2024-03-31&measure=cumulative&lang=uk"
    shown = Selection.checked(query, dataset)
    drones = next(cell for cell in cells(dataset, query) if "drones" in cell.href)
    assert target(dataset, drones) == shown.changed(categories=("drones",))


@pytest.mark.parametrize(("days", "last"), [("report", "2022-04-30"), ("loss", "2022-04-29")])
def test_a_category_that_had_ended_is_shown_in_its_own_days(
    dataset: Dataset, days: str, last: str
) -> None:
    trucks = next(cell for cell in cells(dataset, f"days={days}") if "trucks" in cell.href)
    window = target(dataset, trucks).window
    assert window is not None and str(window.last) == last
    war = next(cell for cell in cells(dataset, f"last=war&days={days}") if "trucks" in cell.href)
    assert target(dataset, war).window is None


def test_the_chosen_category_is_marked(dataset: Dataset) -> None:
    marked = [cell for cell in cells(dataset, "categories=mlrs") if hasattr(cell, "aria-current")]
    assert [target(dataset, cell).categories for cell in marked] == [("mlrs",)]


def test_of_several_chosen_categories_each_is_marked(dataset: Dataset) -> None:
    shown = [cell for cell in cells(dataset, "categories=mlrs,tanks") if "shown" in cell.className]
    assert [target(dataset, cell).categories for cell in shown] == [("tanks",), ("mlrs",)]


@pytest.mark.parametrize("lang", ["en", "uk"])
def test_the_part_is_light(dataset: Dataset, lang: str) -> None:
    part = overview.view(dataset, Selection.checked(f"lang={lang}", dataset))
    assert len(gzip.compress(pieces.written(part).encode())) < 25_000


def test_in_ukrainian_no_english_word_is_left(dataset: Dataset) -> None:
    part = overview.view(dataset, Selection.checked("lang=uk", dataset))
    assert not re.search("[A-Za-z]", pieces.text(part))
    assert not any(re.search("[A-Za-z]", image.alt) for image in pieces.of_type(part, "Img"))


def test_the_months_are_those_of_the_view(dataset: Dataset) -> None:
    told = pieces.text(cells(dataset, "days=loss")[0])
    assert "Peak 48,670, December 2024" in told


# The pictures


def drawing(address: str) -> str:
    assert address.startswith("data:image/svg+xml,") and not re.search('[<>"#]', address)
    return unquote(address.removeprefix("data:image/svg+xml,"))


def test_bars_are_from_zero_and_the_highest_takes_the_whole_height() -> None:
    drawn = drawing(sparkline([5, 10, None, 0], [True] * 4))
    assert "M0 32v-16h3" in drawn and "M4 32v-32h3" in drawn
    assert "M8" not in drawn and "M12" not in drawn


def test_a_picture_of_nothing_is_an_axis() -> None:
    assert re.findall(" d='([^']*)'", drawing(sparkline([None, 0], [True] * 2))) == ["M0 32H8"]


def test_what_does_not_count_is_fainter() -> None:
    drawn = drawing(sparkline([4, 8], [True, False], colour="#123456", ticks=[1]))
    solid, faint, axis = re.findall("<path[^>]*>", drawn)
    assert "M0 32v-16" in solid and "opacity" not in solid and "#123456" in solid
    assert "M4 32v-32" in faint and "opacity='0.55'" in faint
    assert "M4 32v4" in axis


def test_a_category_that_was_never_reported_has_a_cell_too(tiny: Dataset) -> None:
    told = [pieces.text(cell) for cell in cells(tiny)]
    assert len(told) == len(CATEGORIES)
    assert any(text.startswith("Artillery") and "not in the report" in text for text in told)
    assert any(text.startswith("Tanks") and "70 in total" in text for text in told)
