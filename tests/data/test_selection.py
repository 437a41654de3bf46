"""What a reader asks for: one canonical query, repaired on pages, strict on data addresses."""

from dataclasses import fields
from datetime import date
from urllib.parse import urlencode

import pytest
from hypothesis import example, given

from data.catalog import CATEGORIES
from data.dataset import Dataset
from data.selection import DEFAULT, QueryError, Selection
from data.windows import Window
from tests import strategies

WEEKEND = Window(date(2023, 3, 4), date(2023, 3, 5))


def refused(query: str, dataset: Dataset, *also: str) -> QueryError:
    with pytest.raises(QueryError) as caught:
        Selection.checked(query, dataset, also=also)
    return caught.value


def test_the_examples_know_every_field() -> None:
    assert {*strategies.SIMPLE, "last", "window"} == {field.name for field in fields(Selection)}


@given(strategies.selections)
@example(Selection(categories=()))
@example(Selection(last=None, window=Window(date(2022, 2, 25), date(2026, 8, 22))))
@example(Selection(last=None, window=Window(date(2022, 2, 24), date(2026, 8, 21)), days="loss"))
def test_a_selection_and_its_query_are_the_same(dataset: Dataset, selection: Selection) -> None:
    assert Selection.from_query(selection.to_query(), dataset) == selection
    assert Selection.checked(f"?{selection.to_query()}", dataset) == selection


@given(strategies.queries)
def test_rubbish_in_any_field_gives_a_valid_selection(
    dataset: Dataset, pairs: list[tuple[str, str]]
) -> None:
    found = Selection.from_query(urlencode(pairs), dataset)
    assert Selection.checked(found.to_query(), dataset) == found
    window = found.resolved(dataset)
    first, newest = dataset.span(found.days)
    assert first <= window.first <= window.last <= newest


@pytest.mark.parametrize(
    "query",
    ["%", "%FF%FE=1", "&&&=&", "from=%00", "categories=%ED%A0%80", "?" * 50, "from[]=1", ";;;"],
)
def test_an_address_that_no_browser_writes_gives_the_default(dataset: Dataset, query: str) -> None:
    assert Selection.from_query(query, dataset) == DEFAULT


def test_every_field_has_rubbish_repaired_to_its_default(dataset: Dataset) -> None:
    for name in strategies.NAMES:
        assert Selection.from_query(f"{name}=nonsense", dataset) == DEFAULT, name


def test_the_default_is_personnel_of_the_last_90_days_daily(dataset: Dataset) -> None:
    found = Selection.from_query("", dataset)
    assert (found.categories, found.measure, found.lang) == (("personnel",), "daily", "en")
    assert found.resolved(dataset).last == dataset.newest
    assert found.resolved(dataset).days == 90


def test_the_canonical_query_leaves_defaults_out_and_keeps_the_language() -> None:
    assert DEFAULT.to_query() == "lang=en"
    asked = DEFAULT.changed(categories=("tanks", "afvs"), window=WEEKEND, average=False, lang="uk")
    assert asked.to_query() == (
        "categories=tanks,afvs&from=2023-03-04&to=2023-03-05&average=0&lang=uk"
    )


def test_categories_come_in_the_catalogs_order_once_each(dataset: Dataset) -> None:
    found = Selection.from_query("categories=drones,tanks,,nonsense,tanks,personnel", dataset)
    assert found.categories == ("personnel", "tanks", "drones")


def test_no_categories_is_the_default_and_an_empty_one_an_empty_choice(dataset: Dataset) -> None:
    assert Selection.from_query("measure=daily", dataset).categories == ("personnel",)
    assert Selection.from_query("categories=", dataset).categories == ()
    assert Selection.checked("categories=", dataset).to_query() == "categories=&lang=en"
    assert Selection.from_query("categories=nonsense", dataset).categories == ("personnel",)


@pytest.mark.parametrize(
    ("query", "first", "last"),
    [
        ("from=2020-01-01&to=2023-03-05", "2022-02-25", "2023-03-05"),
        ("from=2020-01-01&to=2020-02-01", "2022-02-25", "2022-02-25"),
        ("from=2023-03-05&to=2023-03-04", "2023-03-04", "2023-03-05"),
        ("to=2022-03-01", "2022-02-25", "2022-03-01"),
        ("from=nonsense&to=2022-03-01", "2022-02-25", "2022-03-01"),
        ("from=2020-01-01&to=2022-03-01&days=loss", "2022-02-24", "2022-03-01"),
    ],
)
def test_dates_are_clamped_and_put_in_order(
    dataset: Dataset, query: str, first: str, last: str
) -> None:
    window = Selection.from_query(query, dataset).resolved(dataset)
    assert (window.first.isoformat(), window.last.isoformat()) == (first, last)


def test_dates_beyond_the_newest_report_end_with_it(dataset: Dataset) -> None:
    window = Selection.from_query("from=2023-03-04&to=9999-12-31", dataset).resolved(dataset)
    assert window == Window(date(2023, 3, 4), dataset.newest)
    assert Selection.from_query("from=2026-08-01", dataset).resolved(dataset).last == dataset.newest


@pytest.mark.parametrize(
    ("query", "code", "names"),
    [
        ("categories=tonks", "wrong_categories", "tonks"),
        ("categories=tanks,", None, ""),
        ("measure=weekly", "wrong_measure", "cumulative"),
        ("by=fortnight", "wrong_by", "week"),
        ("days=lost", "wrong_days", "loss"),
        ("last=5d", "wrong_last", "90d"),
        ("average=yes", "wrong_average", "0 or 1"),
        ("split=2", "wrong_split", "0 or 1"),
        ("compare=yesterday", "wrong_compare", "year-ago"),
        ("compare=2023-02-25", "wrong_compare", "2023-02-25..2023-02-26"),
        ("compare=2023-03-05..2023-03-04", "wrong_compare", "2023-03-04..2023-03-05"),
        ("compare=1999-01-01..1999-01-02", "wrong_compare", "2022-02-25"),
        ("compare=2026-08-22..2026-08-23", "wrong_compare", "2026-08-22"),
        ("events=2", "wrong_events", "auto"),
        ("against=truth", "wrong_against", "confirmed"),
        ("lang=fr", "wrong_lang", "uk"),
        ("theme=pink", "wrong_theme", "dark"),
        ("from=4.3.2023", "wrong_from", "2023-03-04"),
        ("to=2023-02-30", "wrong_to", "2023-02-30"),
        ("from=2023-3-4", "wrong_from", "2023-03-04"),
        ("from=2021-12-31", "wrong_from", "2022-02-25"),
        ("to=9999-12-31", "wrong_to", "2022-02-25"),
        ("from=2023-03-05&to=2023-03-04", "wrong_order", "2023-03-05"),
        ("last=7d&from=2023-03-04", "two_ranges", "last"),
        ("measure=daily&measure=daily", "repeated_parameter", "measure"),
        ("mesure=daily", "unknown_parameter", "measure"),
        ("scope=all", "unknown_parameter", "scope"),
    ],
)
def test_a_data_address_refuses_what_is_wrong_with_a_code_and_a_sentence(
    dataset: Dataset, query: str, code: str | None, names: str
) -> None:
    if code is None:
        assert Selection.checked(query, dataset).categories == ("tanks",)
        return
    fault = refused(query, dataset)
    assert fault.code == code
    assert names in str(fault) and str(fault).endswith(".")


def test_an_address_may_have_a_parameter_of_its_own(dataset: Dataset) -> None:
    assert Selection.checked("scope=all", dataset, also=("scope",)) == DEFAULT
    assert refused("scope=all&scope=all", dataset, "scope").code == "repeated_parameter"


@pytest.mark.parametrize(
    ("last", "reports"), [("latest", 1), ("7d", 7), ("30d", 30), ("90d", 90), ("1y", 365)]
)
def test_a_symbolic_range_ends_with_the_newest_report(
    dataset: Dataset, last: str, reports: int
) -> None:
    found = Selection.checked(f"last={last}", dataset)
    assert found.window is None and found.resolved(dataset).days == reports
    assert found.resolved(dataset).last == dataset.newest
    assert f"last={last}" in found.to_query() or last == DEFAULT.last


def test_a_symbolic_range_moves_with_the_data(dataset: Dataset, tiny: Dataset) -> None:
    asked = Selection.from_query("last=7d", dataset)
    assert asked.resolved(tiny) == Window(date(2024, 3, 7), date(2024, 3, 13))
    assert asked.resolved(dataset) != asked.resolved(tiny)


def test_a_symbolic_range_longer_than_the_data_is_all_of_it(tiny: Dataset) -> None:
    assert Selection.from_query("last=1y", tiny).resolved(tiny) == Window(tiny.first, tiny.newest)


def test_the_other_symbolic_ranges(dataset: Dataset) -> None:
    def days(query: str) -> Window:
        return Selection.checked(query, dataset).resolved(dataset)

    assert days("last=war") == Window(date(2022, 2, 25), dataset.newest)
    assert days("last=year") == Window(date(dataset.newest.year, 1, 1), dataset.newest)
    weekend = days("last=weekend")
    assert weekend.kind == "weekend" and 0 <= (dataset.newest - weekend.last).days < 7


def test_by_day_of_loss_every_range_is_a_day_earlier(dataset: Dataset) -> None:
    loss = Selection.checked("last=war&days=loss", dataset).resolved(dataset)
    assert loss.first == date(2022, 2, 24) and (dataset.newest - loss.last).days == 1
    assert refused("from=2022-02-24", dataset).code == "wrong_from"
    assert Selection.checked("from=2022-02-24&days=loss", dataset).window is not None


def test_a_chosen_window_takes_the_place_of_a_symbolic_range_and_back() -> None:
    chosen = DEFAULT.changed(window=WEEKEND)
    assert (chosen.last, chosen.window) == (None, WEEKEND)
    assert chosen.changed(last="7d").window is None
    assert chosen.changed(measure="cumulative").window == WEEKEND


@pytest.mark.parametrize(
    ("query", "by"),
    [
        ("last=90d", "day"),
        ("last=war", "week"),
        ("last=war&by=day", "day"),
        ("last=7d&by=year", "year"),
    ],
)
def test_auto_leaves_bars_of_two_pixels(dataset: Dataset, query: str, by: str) -> None:
    found = Selection.checked(query, dataset)
    assert found.grouped_by(found.resolved(dataset)) == by


def test_every_category_of_the_catalog_can_be_chosen(dataset: Dataset) -> None:
    for key in CATEGORIES:
        assert Selection.checked(f"categories={key}", dataset).categories == (key,)
