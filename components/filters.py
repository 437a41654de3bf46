"""The controls; the only writer of the selection and of the address."""

from collections.abc import Mapping
from datetime import date
from typing import Any, get_args
from urllib.parse import parse_qsl, urlencode

import dash_mantine_components as dmc
from dash import html

from components import ids
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

_TYPING_MS = 400
"""A date is asked for when its typing has paused so long, so that half a date is not."""


def controls(dataset: Dataset, selection: Selection) -> dict[str, dict[str, Any]]:
    """Every control's properties, labels included, as the selection has them."""
    say = words(selection.lang)
    window = selection.resolved(dataset)
    first, newest = dataset.span(selection.days)
    compared = _iso(compared_window(dataset, selection))
    dates = {
        "valueFormat": say.DATE_FORMAT,
        "minDate": first.isoformat(),
        "maxDate": newest.isoformat(),
    }
    return {
        ids.FILTERS_TITLE: {"children": say.FILTERS},
        ids.FILTERS_OPEN: {"children": [say.FILTERS, html.Small(_summary(selection, window))]},
        ids.FILTERS_CLOSE: {"children": say.CLOSE},
        ids.CATEGORIES: {
            "value": list(selection.categories),
            "label": say.CATEGORIES_LABEL,
            "placeholder": say.CATEGORIES_HINT,
            "nothingFoundMessage": say.NOTHING_FOUND,
            "data": _grouped(selection),
        },
        ids.DATES: {"settings": {"locale": selection.lang}},
        ids.FROM: {"value": window.first.isoformat(), "label": say.FROM, **dates},
        ids.TO: {"value": window.last.isoformat(), "label": say.TO, **dates},
        ids.MEASURE: _segments(selection.measure, say.MEASURES, Measure),
        ids.BY: _segments(selection.by, say.PERIODS, By),
        ids.DAYS: _segments(selection.days, say.BASES, Days),
        ids.MORE: {"children": say.MORE},
        ids.AVERAGE: {"checked": selection.average, "label": say.AVERAGE},
        ids.SPLIT: {"checked": selection.split, "label": say.SPLIT},
        ids.COMPARE: _segments(_compare_name(selection), say.COMPARES, Compare),
        ids.COMPARE_LABEL: {"children": say.COMPARE},
        ids.COMPARE_FROM: {"value": compared[0], "label": say.COMPARE_FROM, **dates},
        ids.COMPARE_TO: {"value": compared[1], "label": say.COMPARE_TO, **dates},
        ids.EVENTS: _segments(selection.events, say.EVENTS_SHOWN, Events),
        ids.EVENTS_LABEL: {"children": say.EVENTS},
        ids.AGAINST: _segments(selection.against, say.AGAINSTS, Against),
        ids.AGAINST_LABEL: {"children": say.AGAINST},
        ids.RANGES: {"children": _ranges(selection)},
        ids.STEPS: {"children": _steps(dataset, selection, window)},
    }


def layout(dataset: Dataset, selection: Selection) -> html.Section:
    """A bar above the chart; a sheet that a button opens on phones."""
    own = controls(dataset, selection)
    dates = [_date(own, ids.FROM), _date(own, ids.TO)]
    more = [
        dmc.SegmentedControl(size="xs", id=ids.DAYS, **own[ids.DAYS]),
        dmc.Switch(id=ids.AVERAGE, **own[ids.AVERAGE]),
        dmc.Switch(id=ids.SPLIT, **own[ids.SPLIT]),
        _labelled(own, ids.COMPARE_LABEL, ids.COMPARE),
        html.Div([_date(own, ids.COMPARE_FROM), _date(own, ids.COMPARE_TO)], className="dates"),
        _labelled(own, ids.EVENTS_LABEL, ids.EVENTS),
        _labelled(own, ids.AGAINST_LABEL, ids.AGAINST),
    ]
    return html.Section(
        [
            html.Button(
                id=ids.FILTERS_OPEN,
                className="filters-open",
                **own[ids.FILTERS_OPEN],
                **{"aria-expanded": "false"},
            ),
            dmc.DatesProvider(
                html.Div(
                    [
                        html.H2(id=ids.FILTERS_TITLE, className="hidden", **own[ids.FILTERS_TITLE]),
                        dmc.MultiSelect(
                            id=ids.CATEGORIES,
                            searchable=True,
                            className="pick",
                            **own[ids.CATEGORIES],
                        ),
                        html.Div(dates, className="dates"),
                        html.Div(id=ids.STEPS, className="steps", **own[ids.STEPS]),
                        html.Details(
                            [
                                html.Summary(id=ids.MORE, **own[ids.MORE]),
                                html.Div(more, className="more-panel"),
                            ],
                            className="more",
                        ),
                        html.Div(id=ids.RANGES, className="ranges", **own[ids.RANGES]),
                        dmc.SegmentedControl(size="xs", id=ids.MEASURE, **own[ids.MEASURE]),
                        dmc.SegmentedControl(size="xs", id=ids.BY, **own[ids.BY]),
                        html.Button(
                            id=ids.FILTERS_CLOSE,
                            className="filters-close",
                            **own[ids.FILTERS_CLOSE],
                        ),
                    ],
                    className="controls",
                ),
                id=ids.DATES,
                **own[ids.DATES],
            ),
        ],
        id=ids.FILTERS,
        **{"aria-labelledby": ids.FILTERS_TITLE},
    )


def _date(own: dict[str, dict[str, Any]], key: str) -> dmc.DateInput:
    return dmc.DateInput(id=key, debounce=_TYPING_MS, className="date", **own[key])


def _labelled(own: dict[str, dict[str, Any]], label: str, key: str) -> html.Div:
    return html.Div(
        [
            html.Div(id=label, **own[label]),
            dmc.SegmentedControl(size="xs", id=key, **own[key]),
        ],
        role="group",
        **{"aria-labelledby": label},
    )


def resolve(
    trigger: str | None, search: str, chosen: Mapping[str, Any], dataset: Dataset
) -> Selection:
    """What the controls ask for, on top of the view that the address names.

    `chosen` holds the property of each of INPUTS. All of them count, not just the one that
    changed, so that two quick changes are both kept; nonsense in them is repaired like an
    address's. A range that moves with the data stays one until a day is chosen.
    """
    shown = Selection.from_query(search, dataset)
    if trigger not in INPUTS:
        return shown
    asked = dict(parse_qsl(shown.to_query(), keep_blank_values=True)) | {
        "categories": ",".join(_listed(chosen[ids.CATEGORIES])),
        "measure": str(chosen[ids.MEASURE]),
        "by": str(chosen[ids.BY]),
        "days": str(chosen[ids.DAYS]),
        "average": str(int(bool(chosen[ids.AVERAGE]))),
        "split": str(int(bool(chosen[ids.SPLIT]))),
        "compare": _compare(trigger, shown, chosen, dataset),
        "events": str(chosen[ids.EVENTS]),
        "against": str(chosen[ids.AGAINST]),
    }
    window = shown.resolved(dataset)
    first = _day(chosen[ids.FROM]) or window.first
    last = _day(chosen[ids.TO]) or window.last
    if first > last:
        # The day just chosen lies beyond the other one: it becomes the whole window.
        first = last = last if trigger == ids.TO else first
    if Window(first, last) != window:
        asked.pop("last", None)
        asked |= {"from": first.isoformat(), "to": last.isoformat()}
    return Selection.from_query(urlencode(asked), dataset)


def _listed(value: Any) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list | tuple) else []


def _day(value: Any) -> date | None:
    """The day that a date control holds; None where it is empty or no date."""
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def _compare(trigger: str, shown: Selection, chosen: Mapping[str, Any], dataset: Dataset) -> str:
    """A window of one's own where its days were chosen, else the named neighbour."""
    if trigger == ids.COMPARE:
        return str(chosen[ids.COMPARE])
    first, last = _day(chosen[ids.COMPARE_FROM]), _day(chosen[ids.COMPARE_TO])
    # One day without the other is a window of that day: no half-chosen range is asked for.
    first, last = first or last, last or first
    other = compared_window(dataset, shown)
    if first is None or last is None or (other and (first, last) == (other.first, other.last)):
        return shown.compare if isinstance(shown.compare, str) else written(shown.compare)
    return written(Window(*sorted((first, last))))


def _compare_name(selection: Selection) -> str:
    return selection.compare if isinstance(selection.compare, str) else ""


def _iso(window: Window | None) -> tuple[str | None, str | None]:
    return (None, None) if window is None else (window.first.isoformat(), window.last.isoformat())


def _segments(value: str, names: Mapping[str, str], kind: Any) -> dict[str, Any]:
    return {
        "value": value,
        "data": [{"value": option, "label": names[option]} for option in get_args(kind)],
    }


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
        link(say.RANGE_NAMES[last], selection.changed(last=last), chosen=selection.last == last)
        for last in get_args(Last)
    ]
    return group(chips, say.RANGES, className="chips")


def _steps(dataset: Dataset, selection: Selection, window: Window) -> html.Div:
    """The windows of the same kind before and after, where there are reports of them; reset."""
    say = words(selection.lang)
    first, newest = dataset.span(selection.days)
    before, after = window.stepped(-1), window.stepped(1)
    steps = []
    if before.last >= first:
        earlier = selection.changed(window=before.clamped(first, newest))
        steps.append(link(f"← {say.PREVIOUS}", earlier, rel="prev"))
    if after.first <= newest:
        later = selection.changed(window=after.clamped(first, newest))
        steps.append(link(f"{say.NEXT} →", later, rel="next"))
    reset = DEFAULT.changed(lang=selection.lang, theme=selection.theme)
    return group([*steps, link(say.RESET, reset)], say.STEPS, className="chips")


def _summary(selection: Selection, window: Window) -> str:
    say = words(selection.lang)
    chosen = say.names(selection.categories) if selection.categories else "–"
    return f"{chosen} · {say.days(window)}"
