"""The controls; the only writer of the selection and of the address."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, get_args
from urllib.parse import parse_qsl, urlencode

from dash import html

from components import ids, mantine
from components.links import group, link
from components.words import words
from data.catalog import CATEGORIES
from data.dataset import Dataset
from data.facts import compared_window
from data.selection import (
    DEFAULT,
    Against,
    By,
    Compare,
    Days,
    Events,
    Last,
    Measure,
    Selection,
    written,
)
from data.windows import Window

INPUTS: dict[str, str] = {
    ids.CATEGORIES: "value",
    ids.FROM: "value",
    ids.TO: "value",
    ids.MEASURE: "value",
    ids.BY: "value",
    ids.DAYS: "value",
    ids.AVERAGE: "checked",
    ids.SPLIT: "checked",
    ids.COMPARE: "value",
    ids.COMPARE_FROM: "value",
    ids.COMPARE_TO: "value",
    ids.EVENTS: "value",
    ids.AGAINST: "value",
}
"""The controls that a reader changes, and the property that holds what was chosen."""

_Own = dict[str, dict[str, Any]]
"""Each control's properties, by its id."""

_INSIDE = {
    "portalProps": {"target": f"#{ids.FILTERS} > .controls"},
    "offset": 4,
    "hideDetached": False,
}
"""Lists and calendars open beside their fields, not at the document's end, and so near to them that
they leave no half of a label to be seen. In a sheet that scrolls they may be longer than what it
shows, and stay when the field has gone from it."""


def controls(dataset: Dataset, selection: Selection) -> _Own:
    """Every control's properties, labels included, as the selection has them."""
    say = words(selection.lang)
    window = selection.resolved(dataset)
    first, newest = dataset.span(selection.days)
    dates = {
        "valueFormat": say.DATE_FORMAT,
        "minDate": first.isoformat(),
        "maxDate": newest.isoformat(),
        "ariaLabels": say.CALENDAR,
    }
    values = {key: {INPUTS[key]: value} for key, value in held(dataset, selection).items()}
    looks: _Own = {
        ids.FILTERS_TITLE: {"children": say.FILTERS},
        ids.FILTERS_OPEN: {"children": [say.FILTERS, html.Small(_summary(selection, window))]},
        ids.FILTERS_CLOSE: {"children": say.CLOSE},
        ids.CATEGORIES: {
            "label": say.CATEGORIES_LABEL,
            "placeholder": say.CATEGORIES_HINT,
            "nothingFoundMessage": say.NOTHING_FOUND,
            "data": _grouped(selection),
        },
        ids.DATES: {"settings": {"locale": selection.lang}},
        ids.FROM: {"label": say.FROM, **dates},
        ids.TO: {"label": say.TO, **dates},
        ids.MEASURE: _segments(say.MEASURES, Measure),
        ids.MEASURE_LABEL: {"children": say.MEASURE},
        ids.BY: _segments(say.PERIODS, By),
        ids.BY_LABEL: {"children": say.BY},
        ids.DAYS: _segments(say.BASES, Days) | {"aria-label": say.BASES_NAME},
        ids.MORE: {"children": say.MORE},
        ids.AVERAGE: {"label": say.AVERAGE},
        ids.SPLIT: {"label": say.SPLIT},
        ids.COMPARE: _segments(say.COMPARES, Compare),
        ids.COMPARE_LABEL: {"children": say.COMPARE},
        ids.COMPARE_FROM: {"label": say.COMPARE_FROM, **dates},
        ids.COMPARE_TO: {"label": say.COMPARE_TO, **dates},
        ids.EVENTS: _segments(say.EVENTS_SHOWN, Events),
        ids.EVENTS_LABEL: {"children": say.EVENTS},
        ids.AGAINST: _segments(say.AGAINSTS, Against),
        ids.AGAINST_LABEL: {"children": say.AGAINST},
        ids.RANGES: {"children": _ranges(selection)},
        ids.STEPS: {"children": _steps(dataset, selection, window)},
    }
    return {key: look | values.get(key, {}) for key, look in looks.items()}


def layout(dataset: Dataset, selection: Selection) -> html.Section:
    """A bar above the chart; a sheet that a button opens on phones."""
    own = controls(dataset, selection)
    return html.Section(
        [
            html.Button(
                id=ids.FILTERS_OPEN,
                className="filters-open",
                **own[ids.FILTERS_OPEN],
                **{"aria-expanded": "false"},
            ),
            mantine.DatesProvider(
                html.Div(_bar(own), className="controls"), id=ids.DATES, **own[ids.DATES]
            ),
        ],
        id=ids.FILTERS,
        **{"aria-labelledby": ids.FILTERS_TITLE},
    )


def _bar(own: _Own) -> list[Any]:
    return [
        html.H3(id=ids.FILTERS_TITLE, className="hidden", **own[ids.FILTERS_TITLE]),
        mantine.MultiSelect(
            id=ids.CATEGORIES,
            searchable=True,
            withScrollArea=False,
            comboboxProps=_INSIDE,
            rightSectionProps={"aria-hidden": "true"},
            className="pick",
            **own[ids.CATEGORIES],
        ),
        html.Div([_date(own, ids.FROM), _date(own, ids.TO)], className="dates"),
        html.Div(id=ids.STEPS, className="steps", **own[ids.STEPS]),
        html.Details(
            [
                html.Summary(id=ids.MORE, **own[ids.MORE]),
                html.Div(_more(own), className="more-panel"),
            ],
            className="more",
        ),
        html.Div(id=ids.RANGES, className="ranges", **own[ids.RANGES]),
        _labelled(own, ids.MEASURE_LABEL, ids.MEASURE, hidden=True),
        _labelled(own, ids.BY_LABEL, ids.BY, hidden=True),
        html.Button(id=ids.FILTERS_CLOSE, className="filters-close", **own[ids.FILTERS_CLOSE]),
    ]


def _more(own: _Own) -> list[Any]:
    """What fewer readers want, in a panel that opens."""
    return [
        mantine.SegmentedControl(size="xs", id=ids.DAYS, **own[ids.DAYS]),
        mantine.Switch(id=ids.AVERAGE, **own[ids.AVERAGE]),
        mantine.Switch(id=ids.SPLIT, **own[ids.SPLIT]),
        _labelled(own, ids.COMPARE_LABEL, ids.COMPARE),
        html.Div([_date(own, ids.COMPARE_FROM), _date(own, ids.COMPARE_TO)], className="dates"),
        _labelled(own, ids.EVENTS_LABEL, ids.EVENTS),
        _labelled(own, ids.AGAINST_LABEL, ids.AGAINST),
    ]


def _date(own: _Own, key: str) -> mantine.DateInput:
    return mantine.DateInput(id=key, className="date", popoverProps=_INSIDE, **own[key])


def _labelled(own: _Own, label: str, key: str, *, hidden: bool = False) -> html.Div:
    """A choice of few, under its name; hidden where the choices speak for themselves."""
    return html.Div(
        [
            html.Div(id=label, className="hidden" if hidden else "", **own[label]),
            mantine.SegmentedControl(size="xs", id=key, **own[key], **{"aria-labelledby": label}),
        ]
    )


def resolve(
    trigger: str | None,
    search: str,
    chosen: Mapping[str, Any],
    dataset: Dataset,
    *,
    rendered: str | None,
) -> Selection:
    """What the controls ask for, on top of the view that the address names.

    `chosen` holds the property of each of INPUTS, `rendered` the query of the view that they
    were last filled from, None where that was of other figures. What differs from it, the reader
    changed; the rest follows the address, so that two quick changes are both kept, whichever kind
    they are. Of other figures, whose days were others, the trigger alone is known to be changed.
    Nonsense is repaired like an address's.
    """
    target = Selection.from_query(search, dataset)
    if trigger not in INPUTS:
        return target
    changed = {trigger}
    if rendered is not None:
        filled = held(dataset, Selection.from_query(rendered, dataset))
        changed = {key for key in INPUTS if chosen[key] != filled[key]}
    asked = dict(parse_qsl(target.to_query(), keep_blank_values=True))
    for key in changed & _WRITTEN.keys():
        asked[key] = _WRITTEN[key](chosen[key])
    if changed & {ids.FROM, ids.TO}:
        asked |= _dates(trigger, chosen, target.resolved(dataset))
        asked.pop("last", None)
    if changed & {ids.COMPARE_FROM, ids.COMPARE_TO}:
        asked |= _compared_days(chosen)
    # JSON can hold halves of characters, which no address can.
    return Selection.from_query(urlencode(asked, errors="replace"), dataset)


def _listed(value: Any) -> str:
    return ",".join(str(each) for each in value) if isinstance(value, list | tuple) else ""


def _switched(value: Any) -> str:
    return "1" if value is True else "0"


_WRITTEN: dict[str, Callable[[Any], str]] = {
    ids.CATEGORIES: _listed,
    **dict.fromkeys((ids.MEASURE, ids.BY, ids.DAYS, ids.COMPARE, ids.EVENTS, ids.AGAINST), str),
    **dict.fromkeys((ids.AVERAGE, ids.SPLIT), _switched),
}
"""How the query writes what a control holds; each field's name is its control's id."""


def _dates(trigger: str, chosen: Mapping[str, Any], shown: Window) -> dict[str, str]:
    """The days chosen; a day chosen beyond the other one becomes the whole window."""
    first = _day(chosen[ids.FROM]) or shown.first
    last = _day(chosen[ids.TO]) or shown.last
    if first > last:
        first = last = last if trigger == ids.TO else first
    return {"from": first.isoformat(), "to": last.isoformat()}


def _compared_days(chosen: Mapping[str, Any]) -> dict[str, str]:
    """A second window; one day without the other is a window of that day, never half a range."""
    first, last = _day(chosen[ids.COMPARE_FROM]), _day(chosen[ids.COMPARE_TO])
    first, last = first or last, last or first
    if first is None or last is None:
        return {}
    return {"compare": written(Window(*sorted((first, last))))}


def _day(value: Any) -> date | None:
    """The day that a date control holds; None where it is empty or no date."""
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def held(dataset: Dataset, selection: Selection) -> dict[str, Any]:
    """What each of INPUTS holds in a view."""
    window = selection.resolved(dataset)
    compared = _iso(compared_window(dataset, selection))
    return {
        ids.CATEGORIES: list(selection.categories),
        ids.FROM: window.first.isoformat(),
        ids.TO: window.last.isoformat(),
        ids.MEASURE: selection.measure,
        ids.BY: selection.by,
        ids.DAYS: selection.days,
        ids.AVERAGE: selection.average,
        ids.SPLIT: selection.split,
        ids.COMPARE: _compare_name(selection),
        ids.COMPARE_FROM: compared[0],
        ids.COMPARE_TO: compared[1],
        ids.EVENTS: selection.events,
        ids.AGAINST: selection.against,
    }


def _compare_name(selection: Selection) -> str:
    return selection.compare if isinstance(selection.compare, str) else ""


def _iso(window: Window | None) -> tuple[str | None, str | None]:
    return (None, None) if window is None else (window.first.isoformat(), window.last.isoformat())


def _segments(names: Mapping[str, str], kind: Any) -> dict[str, Any]:
    return {"data": [{"value": option, "label": names[option]} for option in get_args(kind)]}


def _grouped(selection: Selection) -> list[dict[str, Any]]:
    """The categories in their groups, for a list that can be searched."""
    say = words(selection.lang)
    return [
        {
            "group": name,
            "items": [
                {"value": key, "label": category.label[selection.lang]}
                for key, category in CATEGORIES.items()
                if category.group == of_group
            ],
        }
        for of_group, name in say.GROUPS.items()
    ]


def _ranges(selection: Selection) -> html.Div:
    say = words(selection.lang)
    chips = [
        link(say.RANGE_NAMES[last], other, chosen=selection.last == last)
        for last, other in _in_ranges(selection).items()
    ]
    return group(chips, say.RANGES, className="chips")


def _in_ranges(selection: Selection) -> dict[Last, Selection]:
    return {last: selection.changed(last=last) for last in get_args(Last)}


def _steps(dataset: Dataset, selection: Selection, window: Window) -> html.Div:
    """The windows of the same kind before and after; reset."""
    say = words(selection.lang)
    names = {"prev": f"← {say.PREVIOUS}", "next": f"{say.NEXT} →"}
    steps = [
        link(names[rel], other, rel=rel)
        for rel, other in _stepped(dataset, selection, window).items()
    ]
    reset = DEFAULT.changed(lang=selection.lang, theme=selection.theme)
    return group([*steps, link(say.RESET, reset)], say.STEPS, className="chips")


def _stepped(dataset: Dataset, selection: Selection, window: Window) -> dict[str, Selection]:
    """The windows of the same kind before and after, where there are reports of them."""
    first, newest = dataset.span(selection.days)
    before, after = window.stepped(-1), window.stepped(1)
    there_are = {"prev": (before, before.last >= first), "next": (after, after.first <= newest)}
    return {
        rel: selection.changed(window=other.clamped(first, newest))
        for rel, (other, has_reports) in there_are.items()
        if has_reports
    }


def next_views(dataset: Dataset, selection: Selection) -> Iterator[tuple[str, Any, Selection]]:
    """What a view's links and lists lead to by one press, the likeliest first: the id of the
    control, or of the address, what it holds then, and the view."""
    window = selection.resolved(dataset)
    linked = [*_in_ranges(selection).values(), *_stepped(dataset, selection, window).values()]
    for other in linked:
        yield ids.LOCATION, f"?{other.to_query()}", other
    query, now = selection.to_query(), held(dataset, selection)
    options = {
        ids.MEASURE: get_args(Measure),
        ids.CATEGORIES: [_toggled(selection.categories, each) for each in CATEGORIES],
        ids.BY: get_args(By),
    }
    for key, values in options.items():
        for value in values:
            if value != now[key]:
                yield key, value, resolve(key, query, now | {key: value}, dataset, rendered=query)


def _toggled(categories: Sequence[str], one: str) -> list[str]:
    left = [each for each in categories if each != one]
    return left if one in categories else [*left, one]


def _summary(selection: Selection, window: Window) -> str:
    say = words(selection.lang)
    chosen = [say.names(selection.categories)] if selection.categories else []
    return " · ".join([*chosen, say.days(window)])
