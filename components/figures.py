"""The window in figures beside the chart, and the chart's values as a table."""

from types import ModuleType
from typing import Any

from components import html, spoken
from components.spoken import MOST_ROWS
from components.words import words
from data.catalog import CATEGORIES
from data.dataset import Dataset
from data.facts import SPLIT_UP_TO, report_by_report
from data.selection import Selection
from data.series import CategorySeries, Selected, WindowFigures, select


def view(dataset: Dataset, selection: Selection) -> list[Any]:
    """The table of the window, the table of its periods."""
    say = words(selection.lang)
    if not selection.categories:
        return []
    selected = select(dataset, selection)
    return [
        html.H3(say.FIGURES),
        html.scrolling(_window_table(dataset, selected), say.FIGURES),
        *_notes(selected, say),
        html.Details(
            [
                html.Summary(say.VALUES),
                html.scrolling(_values_table(selected, say), say.VALUES, tall=True),
                *_cut(selected, say),
            ]
        ),
    ]


def _window_table(dataset: Dataset, selected: Selected) -> html.Table:
    say = words(selected.selection.lang)
    split = 1 < selected.window.days <= SPLIT_UP_TO
    heads = (say.CATEGORY, say.LOSSES, say.PER_REPORT if split else say.PER_DAY, say.TOTAL)
    rows = [_window_row(dataset, series, selected) for series in selected.series]
    return html.Table(
        [
            html.Caption(say.days(selected.window)),
            html.Thead(html.Tr([html.Th(name, scope="col") for name in heads])),
            html.Tbody(rows),
        ]
    )


def _window_row(dataset: Dataset, series: CategorySeries, selected: Selected) -> html.Tr:
    say = words(selected.selection.lang)
    days = selected.selection.days
    split = report_by_report(dataset, series.category, selected.window, days=days)
    told = any(value is not None for _, value in split)
    each = " + ".join(_counted(value, say) for _, value in split) if told else ""
    figures = series.window
    cells = [
        _counted(figures.losses, say),
        each or _per_day(figures, say),
        _counted(figures.total, say),
    ]
    return html.Tr(
        [html.Th(say.short(series.category), scope="row"), *[html.Td(cell) for cell in cells]]
    )


def _per_day(figures: WindowFigures, say: ModuleType) -> str:
    return "–" if figures.per_day is None else str(say.average(figures.per_day))


def _counted(value: int | None, say: ModuleType) -> str:
    return "–" if value is None else str(say.number(value))


def _notes(selected: Selected, say: ModuleType) -> list[Any]:
    """What the figures of the window need beside them, category by category."""
    told = [
        html.Li(
            # Without figures the note begins with the category's name itself.
            note
            if series.window.total is None
            else [html.Strong(say.short(series.category)), ": ", note]
        )
        for series in selected.series
        for note in spoken.window_notes(series, selected, say)
    ]
    return [html.Ul(told, className="notes")] if told else []


def _values_table(selected: Selected, say: ModuleType) -> html.Table:
    """A row a period, a column a category: the chart for those who can't see it."""
    labels = [
        CATEGORIES[series.category].short[selected.selection.lang] for series in selected.series
    ]
    columns = [_column(series, selected, say) for series in selected.series]
    periods = sorted({start for column in columns for start in column}, reverse=True)[:MOST_ROWS]
    names = {start: name for column in columns for start, (name, _) in column.items()}
    return html.Table(
        [
            html.Thead(html.Tr([html.Th(label, scope="col") for label in (say.PERIOD, *labels)])),
            html.Tbody(
                [
                    html.Tr(
                        [
                            html.Th(names[start], scope="row"),
                            *[html.Td(column.get(start, ("", "–"))[1]) for column in columns],
                        ]
                    )
                    for start in periods
                ]
            ),
        ]
    )


def _column(
    series: CategorySeries, selected: Selected, say: ModuleType
) -> dict[Any, tuple[str, Any]]:
    """By the period's first day: its name, and its value with what must be said beside it."""
    return {
        start: (name, [value, *[html.Small(note) for note in notes]])
        for start, (name, value, notes) in spoken.told(series, selected, say).items()
    }


def _cut(selected: Selected, say: ModuleType) -> list[Any]:
    rows = max(len(series.rows) for series in selected.series)
    return [html.P(say.only_latest(MOST_ROWS), className="source")] if rows > MOST_ROWS else []
