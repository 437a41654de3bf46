"""What hypothesis draws: valid selections and windows, and rubbish for an address."""

from datetime import date
from typing import Any, get_args

from hypothesis import strategies as st

from data.catalog import CATEGORIES
from data.selection import (
    Against,
    By,
    Compare,
    Days,
    Events,
    Lang,
    Last,
    Measure,
    Selection,
    Theme,
)
from data.windows import Window

EARLIEST, LATEST = date(2022, 2, 26), date(2026, 8, 21)
"""Days that the committed store has figures of, by report day and by day of loss."""

days = st.dates(EARLIEST, LATEST)


@st.composite
def windows(draw: st.DrawFn) -> Window:
    first, last = sorted((draw(days), draw(days)))
    return Window(first, last)


def _choice(kind: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(kind))


_categories = st.sets(st.sampled_from(list(CATEGORIES)), max_size=4).map(
    lambda chosen: tuple(key for key in CATEGORIES if key in chosen)
)

SIMPLE: dict[str, st.SearchStrategy[Any]] = {
    "categories": _categories,
    "measure": _choice(Measure),
    "by": _choice(By),
    "days": _choice(Days),
    "average": st.booleans(),
    "split": st.booleans(),
    "compare": st.one_of(_choice(Compare), windows()),
    "events": _choice(Events),
    "against": _choice(Against),
    "lang": _choice(Lang),
    "theme": _choice(Theme),
    "asof": st.none(),
    "controls": st.booleans(),
}
"""A strategy for each field of a selection but for its range, `last` or `window`."""

_ranges = st.one_of(
    st.fixed_dictionaries({"last": _choice(Last)}),
    st.fixed_dictionaries({"last": st.none(), "window": windows()}),
)

selections = st.builds(
    lambda simple, days_of: Selection(**simple, **days_of),
    st.fixed_dictionaries(SIMPLE),
    _ranges,
)
"""Any selection in its canonical form."""

NAMES = ("categories", "from", "to", "last", *[name for name in SIMPLE if name != "categories"])
"""The parameters of an address."""

_values = st.one_of(
    st.text(max_size=12),
    st.sampled_from(("", "0", "1", "war", "nonsense", "2023-03-04", "2023-02-30", "9999-12-31")),
    st.sampled_from(("tanks", "tanks,afvs", "afvs,,tanks", "uk", "cumulative", "0001-01-01")),
    st.sampled_from(("0001-01-01..9999-12-31", "2023-03-05..2023-03-04", "..", "2023-03-04..")),
)

queries = st.lists(st.tuples(st.sampled_from((*NAMES, "page", "")), _values), max_size=8)
"""Pairs of an address: right, wrong, repeated, in any order."""
