"""From controls to a selection: every change is kept, nonsense is repaired, nothing raises."""

from typing import Any, get_args
from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings, strategies as st

from components import filters, ids
from components.words import words
from data.catalog import CATEGORIES
from data.dataset import Dataset
from data.selection import DEFAULT, By, Days, Last, Measure, Selection
from tests import pieces, strategies

MARCH = "categories=personnel&from=2023-03-04&to=2023-03-05"


def chosen(dataset: Dataset, search: str, **changes: Any) -> dict[str, Any]:
    """What the controls hold in a view, with what a reader changed."""
    shown = filters.controls(dataset, Selection.from_query(search, dataset))
    return {key: shown[key][name] for key, name in filters.INPUTS.items()} | changes


def resolve(dataset: Dataset, search: str, trigger: str | None, **changes: Any) -> Selection:
    held = chosen(dataset, search, **changes)
    return filters.resolve(trigger, search, held, dataset, rendered=search)


def days(dataset: Dataset, selection: Selection) -> tuple[str, str]:
    window = selection.resolved(dataset)
    return window.first.isoformat(), window.last.isoformat()


@pytest.mark.parametrize(
    ("trigger", "value", "field", "expected"),
    [
        (ids.CATEGORIES, ["tanks", "personnel"], "categories", ("personnel", "tanks")),
        (ids.CATEGORIES, [], "categories", ()),
        (ids.MEASURE, "cumulative", "measure", "cumulative"),
        (ids.BY, "week", "by", "week"),
        (ids.DAYS, "loss", "days", "loss"),
        (ids.AVERAGE, False, "average", False),
        (ids.SPLIT, False, "split", False),
    ],
)
@pytest.mark.parametrize("search", ["", MARCH, "last=war&lang=uk&theme=dark"])
def test_a_control_changes_its_own_field_and_no_other(
    dataset: Dataset, search: str, trigger: str, value: Any, field: str, expected: Any
) -> None:
    shown = Selection.from_query(search, dataset)
    assert resolve(dataset, search, trigger, **{trigger: value}) == shown.changed(
        **{field: expected}
    )


def test_a_date_changes_the_window_and_nothing_else(dataset: Dataset) -> None:
    found = resolve(dataset, f"{MARCH}&measure=cumulative", ids.FROM, **{ids.FROM: "2023-03-01"})
    assert days(dataset, found) == ("2023-03-01", "2023-03-05") and found.measure == "cumulative"
    found = resolve(dataset, MARCH, ids.TO, **{ids.TO: "2023-03-10"})
    assert days(dataset, found) == ("2023-03-04", "2023-03-10")


def test_a_range_that_moves_with_the_data_stays_one_until_a_day_is_chosen(dataset: Dataset) -> None:
    assert resolve(dataset, "last=7d", ids.BY, **{ids.BY: "week"}).last == "7d"
    assert resolve(dataset, "last=7d", ids.DAYS, **{ids.DAYS: "loss"}).last == "7d"
    found = resolve(dataset, "last=7d", ids.FROM, **{ids.FROM: "2026-01-01"})
    assert found.last is None and days(dataset, found) == ("2026-01-01", str(dataset.newest))


def test_two_quick_changes_are_both_kept(dataset: Dataset) -> None:
    # The address still is that of the view before the first of them.
    found = resolve(
        dataset, "", ids.MEASURE, **{ids.MEASURE: "cumulative", ids.CATEGORIES: ["tanks"]}
    )
    assert (found.categories, found.measure) == (("tanks",), "cumulative")
    found = resolve(dataset, "", ids.AVERAGE, **{ids.FROM: "2026-08-01", ids.AVERAGE: False})
    assert days(dataset, found)[0] == "2026-08-01" and not found.average


@pytest.mark.parametrize(
    ("trigger", "value", "day"),
    [(ids.FROM, "2023-03-20", "2023-03-20"), (ids.TO, "2023-02-20", "2023-02-20")],
)
def test_a_day_beyond_the_other_one_becomes_the_whole_window(
    dataset: Dataset, trigger: str, value: str, day: str
) -> None:
    found = resolve(dataset, MARCH, trigger, **{trigger: value})
    assert days(dataset, found) == (day, day)


def test_an_address_that_changed_is_taken_as_it_is(dataset: Dataset) -> None:
    # The controls still hold the view before: a link or the back button was used.
    old = chosen(dataset, MARCH)
    for trigger in (ids.LOCATION, None, "", "nonsense"):
        search = "?categories=tanks&last=7d&lang=uk"
        found = filters.resolve(trigger, search, old, dataset, rendered=search)
        assert found == Selection.from_query("categories=tanks&last=7d&lang=uk", dataset)


def test_a_day_that_is_none_keeps_the_days_that_were_shown(dataset: Dataset) -> None:
    for trigger in (ids.FROM, ids.TO):
        for nothing in (None, ""):
            found = resolve(dataset, MARCH, trigger, **{trigger: nothing})
            assert days(dataset, found) == ("2023-03-04", "2023-03-05"), (trigger, nothing)


_nonsense = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2)
    ),
    max_leaves=4,
)


@given(
    st.sampled_from([*filters.INPUTS, ids.LOCATION, "nonsense"]),
    st.fixed_dictionaries(dict.fromkeys(filters.INPUTS, _nonsense)),
)
def test_nonsense_in_the_controls_gives_a_valid_selection(
    dataset: Dataset, trigger: str, values: dict[str, Any]
) -> None:
    found = filters.resolve(trigger, f"?{MARCH}", values, dataset, rendered=MARCH)
    assert Selection.checked(found.to_query(), dataset) == found


@given(strategies.selections, st.sampled_from(list(filters.INPUTS)))
def test_controls_that_hold_the_view_ask_for_that_view(
    dataset: Dataset, selection: Selection, trigger: str
) -> None:
    assert resolve(dataset, selection.to_query(), trigger) == selection


@settings(max_examples=30)
@given(strategies.selections)
def test_links_lead_to_views_and_carry_the_rest_of_the_selection(
    dataset: Dataset, selection: Selection
) -> None:
    shown = filters.controls(dataset, selection)
    links = pieces.of_type([shown[ids.RANGES]["children"], shown[ids.STEPS]["children"]], "A")
    *kept, reset = [Selection.checked(link.href, dataset) for link in links]
    assert {found.last for found in kept} >= set(get_args(Last))
    for found in kept:
        assert found.changed(window=None) == selection.changed(window=None)
    assert reset == DEFAULT.changed(lang=selection.lang, theme=selection.theme)


def test_the_range_that_is_shown_is_marked(dataset: Dataset) -> None:
    ranges = filters.controls(dataset, Selection.from_query("last=7d", dataset))[ids.RANGES]
    current = [
        link
        for link in pieces.of_type(ranges["children"], "A")
        if "aria-current" in link.to_plotly_json()["props"]
    ]
    assert [pieces.text(link) for link in current] == [words("en").RANGE_NAMES["7d"]]


def steps(dataset: Dataset, query: str) -> dict[str, tuple[str, str]]:
    shown = filters.controls(dataset, Selection.checked(query, dataset))[ids.STEPS]["children"]
    return {
        link.rel: days(dataset, Selection.checked(link.href, dataset))
        for link in pieces.of_type(shown, "A")
        if getattr(link, "rel", None)
    }


def test_the_steps_lead_to_the_windows_of_the_same_kind(dataset: Dataset) -> None:
    assert steps(dataset, MARCH) == {
        "prev": ("2023-02-25", "2023-02-26"),
        "next": ("2023-03-11", "2023-03-12"),
    }


def test_there_is_no_step_to_where_no_reports_are(dataset: Dataset) -> None:
    assert steps(dataset, "last=war") == {}
    assert list(steps(dataset, "last=7d")) == ["prev"]
    assert list(steps(dataset, "from=2022-02-25&to=2022-02-25")) == ["next"]


def test_a_step_that_reaches_beyond_the_reports_ends_with_them(dataset: Dataset) -> None:
    assert steps(dataset, "from=2022-03-01&to=2022-03-31")["prev"] == ("2022-02-25", "2022-02-28")
    newest = dataset.newest.replace(day=1)
    before = Selection.checked("last=latest", dataset).resolved(dataset).stepped(-1)
    assert steps(dataset, f"from={before.first}&to={before.last}")["next"][1] == str(dataset.newest)
    assert newest <= dataset.newest


def test_every_category_can_be_picked_in_its_group(dataset: Dataset) -> None:
    offered = filters.controls(dataset, DEFAULT)[ids.CATEGORIES]["data"]
    keys = [item["value"] for group in offered for item in group["items"]]
    assert sorted(keys) == sorted(CATEGORIES)
    for group in offered:
        assert group["group"] in words("en").GROUPS.values()


@pytest.mark.parametrize(("key", "kind"), [(ids.MEASURE, Measure), (ids.BY, By), (ids.DAYS, Days)])
def test_a_choice_offers_all_its_options_named(dataset: Dataset, key: str, kind: Any) -> None:
    for lang in ("en", "uk"):
        offered = filters.controls(dataset, DEFAULT.changed(lang=lang))[key]["data"]
        assert [option["value"] for option in offered] == list(get_args(kind))
        assert all(option["label"] for option in offered)


def test_dates_can_be_picked_where_there_are_figures(dataset: Dataset) -> None:
    shown = filters.controls(dataset, DEFAULT)
    loss = filters.controls(dataset, DEFAULT.changed(days="loss"))
    for key in (ids.FROM, ids.TO):
        assert shown[key]["minDate"] == "2022-02-25" and loss[key]["minDate"] == "2022-02-24"
        assert shown[key]["maxDate"] == str(dataset.newest) > loss[key]["maxDate"]


def test_every_input_is_a_control_with_that_property(dataset: Dataset) -> None:
    shown = filters.controls(dataset, DEFAULT)
    for key, name in filters.INPUTS.items():
        assert name in shown[key]


@settings(max_examples=20)
@given(strategies.selections)
def test_the_sheets_button_says_what_is_shown(dataset: Dataset, selection: Selection) -> None:
    say = words(selection.lang)
    told = pieces.text(filters.controls(dataset, selection)[ids.FILTERS_OPEN]["children"])
    assert say.days(selection.resolved(dataset)) in told
    assert dict(parse_qsl(selection.to_query()))["lang"] == selection.lang
