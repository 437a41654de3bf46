"""The comparison table: each category in the window and in the one it is compared with."""

import re
from types import ModuleType
from typing import Any

from components import html, sums
from components.words import words
from components.words.telling import Figure, Of
from data.dataset import Dataset
from data.facts import CategoryFacts, Facts, facts
from data.selection import Selection
from data.series import peak


def view(dataset: Dataset, selection: Selection) -> list[Any]:
    """A sortable table, each number open to its sum; the accessible twin of the chart."""
    if not selection.categories:
        return []
    say = words(selection.lang)
    told = facts(dataset, selection)
    rows = [_row(category, told, dataset, selection) for category in told.categories]
    return [
        html.H2(say.COMPARISON),
        html.P(_caption(told, say), className="source"),
        html.scrolling(
            html.Table(
                [html.Thead(html.Tr(_heads(told, say))), html.Tbody(rows)], className="sortable"
            ),
            say.COMPARISON,
        ),
    ]


def _caption(told: Facts, say: ModuleType) -> str:
    if told.compared_window is None:
        return str(say.NOT_COMPARED)
    of_daily_means = any(category.is_of_daily_means for category in told.categories)
    return str(say.compared_with(told.window, told.compared_window, of_daily_means=of_daily_means))


def _heads(told: Facts, say: ModuleType) -> list[html.Th]:
    other = told.compared_window
    names = [
        say.CATEGORY,
        _broken(say.days(told.window)),
        *([_broken(say.days(other)), say.CHANGE] if other else []),
        say.PER_DAY,
        say.TOTAL_CHANGE,
        say.TOTAL,
        say.PEAK,
    ]
    return [html.Th(html.Button(name, className="sort"), scope="col") for name in names]


def _broken(days: str) -> list[str]:
    """In pieces, of which lines may be made: in a narrow column the year stands below."""
    return re.split(r"( )(?=20\d\d)", days)


def _row(category: CategoryFacts, told: Facts, dataset: Dataset, selection: Selection) -> html.Tr:
    say = words(selection.lang)

    def cell(of: Of, value: float | None, *, window: Any = told.window) -> html.Td:
        if value is None:
            return html.Td("–", **{"data-value": ""})
        text = say.average(value) if of == "per_day" else say.number(int(value))
        figure = Figure(text, of, (category.category,), window)
        return html.Td(sums.opened(figure, dataset, selection), **{"data-value": str(value)})

    figures, other = category.figures, category.compared
    compared = []
    if told.compared_window:
        losses = other.losses if other else None
        compared = [cell("losses", losses, window=told.compared_window), _change(category, say)]
    return html.Tr(
        [
            html.Th(say.short(category.category), scope="row"),
            cell("losses", figures.losses),
            *compared,
            cell("per_day", figures.per_day),
            cell("change", figures.change),
            cell("total", figures.total),
            _peak(category, told, dataset, selection),
        ]
    )


def _change(category: CategoryFacts, say: ModuleType) -> html.Td:
    """By per cent of the daily means, or by count where a figure is too small for that."""
    figures, other = category.figures, category.compared
    if category.percent is not None:
        percent = category.percent
        return html.Td(f"{say.signed(percent)}%", **{"data-value": str(percent)})
    unequal = category.is_of_daily_means
    if other is None or figures.losses is None or other.losses is None or unequal:
        return html.Td("–", **{"data-value": ""})
    difference = figures.losses - other.losses
    return html.Td(say.signed(difference), **{"data-value": str(difference)})


def _peak(category: CategoryFacts, told: Facts, dataset: Dataset, selection: Selection) -> html.Td:
    say = words(selection.lang)
    most = peak(dataset, category.category, told.window, days=told.days)
    if most is None:
        return html.Td("–", **{"data-value": ""})
    day, value, days = most
    when = say.latest_of(day, days) if days > 1 else say.day(day)
    return html.Td([say.number(value), html.Small(when)], **{"data-value": str(value)})
