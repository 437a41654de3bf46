"""The chart of the window: one panel a category, or all in one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import ModuleType
from typing import Any

import numpy as np
import pandas as pd
from dash import dcc

from components import event_marks, events, html, line_names, spoken, theme
from components.against import against_traces, notes as against_notes
from components.compared import compared
from components.drawing import Compared
from components.drawing.days import Bands
from components.words import words
from data.catalog import CATEGORIES
from data.dataset import Dataset
from data.rows import PERIODS
from data.selection import Selection
from data.series import AVERAGE_DAYS, CategorySeries, Selected, select

_LONGEST_TICK, _TICKS_IN_A_PANEL = 22, 130
"""plotly.js's sizes, 0.7 of a tick's length: no tick is wider than its bar on a phone."""
_WIDEST_BAR = 1 / 6
"""Of the plot's width."""
_FEW = 6
_HEADROOM = 1.05
"""The scale of several lines, whose names are placed on it, goes so far beyond the highest."""
_EVERY_DAY_NAMED = 5
"""Windows of so many days name each one; plotly.js would name hours between them."""


def figure(
    series: CategorySeries, selected: Selected, other: Compared | None = None
) -> dict[str, Any]:
    """One category's panel, as plain data for plotly.js.

    Daily: bars from zero, incomplete periods paler, the trailing average as a line. Cumulative:
    a line, or steps for what is rare. Restatements are triangles, disputed values hollow dots.
    `other` is what it is compared with, drawn faint over it.
    """
    say = words(selected.selection.lang)
    cumulative = selected.selection.measure == "cumulative"
    draw = _line if cumulative else _bars
    frame = theme.layout(say.SEPARATORS, from_zero=not cumulative)
    faint = [_beside(other, series, selected)] if other else []
    frame["xaxis"] |= _axis(selected)
    shown = spoken.measured(series.rows, selected).dropna()
    beside = other.present if other else []
    if len(shown):
        highest = max([shown.max(), *beside])
        frame["yaxis"] |= _whole(highest - (shown.min() if cumulative else 0))
    return {
        "data": [*draw(series, selected), *faint, *_marks(series, selected)],
        "layout": frame | {"meta": {"category": series.category}},
    }


def _whole(span: float) -> dict[str, Any]:
    """Left to itself, plotly.js would count halves of a submarine."""
    return {"dtick": 1} if span < _FEW else {}


def together(dataset: Dataset, selected: Selected) -> dict[str, Any]:
    """All categories on one scale: lines, since bars of several categories hide each other."""
    say = words(selected.selection.lang)
    traces = []
    for series in selected.series:
        name = CATEGORIES[series.category].short[selected.selection.lang]
        hover = {"hovertemplate": f"{name}<br>%{{hovertext}}<extra></extra>"}
        traces.append(_line(series, selected)[0] | hover | {"name": name, "meta": series.category})
        traces += against_traces(dataset, series.category, selected)
    peak = theme.peak(traces)
    frame = theme.layout(say.SEPARATORS, from_zero=True)
    frame["xaxis"] |= _axis(selected)
    frame["yaxis"] |= {"range": [0, round(_HEADROOM * peak, 1)]} | _whole(peak)
    return {"data": traces, "layout": frame | {"meta": {"category": None}}}


def view(dataset: Dataset, selection: Selection) -> list[Any]:
    """The panels, or the sentence that there is nothing to draw."""
    say = words(selection.lang)
    selected = select(dataset, selection)
    if not selected.series:
        return [html.P(say.CHOOSE, className="empty")]
    others = compared(dataset, selected)
    told = _key(selected, others)
    key = [html.P(told, className="source")] if told else []
    notes = [
        *[html.P(note, className="source") for note in against_notes(dataset, selected)],
        html.P([say.basis_note(selection.days), " ", say.SOURCE_LINE], className="source"),
        *events.view(dataset, selection),
    ]
    if len(selected.series) == 1:
        return [_category_panel(selected.series[0], selected, dataset, others, key), *notes]
    title = html.H3(say.panels_title(selection.measure, selected.by))
    if not selection.split:
        left_out = [html.P(say.LEFT_OUT, className="source")] if spoken.leaves_out(selected) else []
        return [title, *left_out, *_together(dataset, selected), *notes]
    panels = [_category_panel(series, selected, dataset, others) for series in selected.series]
    return [title, *key, html.Div(panels, className="panels"), *notes]


def _together(dataset: Dataset, selected: Selected) -> list[Any]:
    """One chart for those that were reported, a sentence for each of the others."""
    say = words(selected.selection.lang)
    told = tuple(series for series in selected.series if series.rows["total"].notna().any())
    absent = [series for series in selected.series if all(series is not one for one in told)]
    names = say.names([series.category for series in told]) if told else ""
    shown = replace(selected, series=told)
    return [
        *([_panel(names, names, together(dataset, shown), dataset, shown)] if told else []),
        *[html.P(_not_reported(series, say), className="empty") for series in absent],
    ]


def _not_reported(series: CategorySeries, say: ModuleType) -> str:
    category = CATEGORIES[series.category]
    return str(say.not_reported(series.category, category.first, category.last))


def _category_panel(
    series: CategorySeries,
    selected: Selected,
    dataset: Dataset,
    others: Mapping[str, Compared],
    key: Sequence[html.P] = (),
) -> html.Figure:
    """One category's chart: alone under its whole title and key, else beside others with its own
    scale."""
    say = words(selected.selection.lang)
    is_alone = len(selected.series) == 1
    title = say.chart_title(series.category, selected.selection.measure, selected.by)
    label = title if is_alone else CATEGORIES[series.category].label[selected.selection.lang]
    if not series.rows["total"].notna().any():
        empty = html.P(_not_reported(series, say), className="empty")
        return html.Figure([html.Figcaption(label), empty])
    caption = label if is_alone else [label, " ", html.Span(say.OWN_SCALE, className="scale")]
    drawn = figure(series, selected, others.get(series.category))
    drawn["data"] = [*against_traces(dataset, series.category, selected), *drawn["data"]]
    return _panel(caption, title, drawn, dataset, selected, key)


def _key(selected: Selected, others: Mapping[str, Compared]) -> str:
    """What the lines and marks stand for."""
    say = words(selected.selection.lang)
    other = next(iter(others.values()), None)
    daily = selected.selection.measure == "daily"
    marked = any(series.rows["restatement"].notna().any() for series in selected.series)
    disputed = any(spoken.disputed(series.rows, selected).any() for series in selected.series)
    partial = any(series.rows["partial"].any() for series in selected.series)
    parts = [
        *([say.AVERAGE_KEY] if daily and _has_average(selected) else []),
        *([say.compared_key(other.window, ticked=other.ticked)] if other else []),
        *([say.RESTATED_KEY] if marked else []),
        *([say.DISPUTED_KEY] if disputed else []),
        *([say.PARTIAL_KEY] if daily and partial and selected.by != "day" else []),
    ]
    return " ".join(parts)


def _has_average(selected: Selected) -> bool:
    asked = selected.selection.average and selected.by == "day"
    long = selected.window.days >= AVERAGE_DAYS
    return asked and long and any(one.rows["average"].notna().any() for one in selected.series)


def _panel(
    caption: Any,
    name: str,
    drawn: dict[str, Any],
    dataset: Dataset,
    selected: Selected,
    key: Sequence[html.P] = (),
) -> html.Figure:
    lang = selected.selection.lang
    drawn = theme.fitted(drawn, words(lang).number, days=selected.window.days)
    drawn["layout"] = event_marks.marked(drawn["layout"], dataset, selected)
    look = f"plot {event_marks.class_name(drawn, selected)}"
    if drawn["layout"]["meta"]["category"] is None:
        look += f" {line_names.class_name(drawn, lang)}"
        drawn = line_names.named(drawn, lang)
    graph = dcc.Graph(
        figure=drawn,
        config=theme.config(lang, words(lang).SHORT_MONTHS),
        responsive=True,
        className="graph",
    )
    return html.Figure(
        [
            html.Figcaption(caption),
            *key,
            html.Div(graph, className=look, role="img", **{"aria-label": name}),
        ]
    )


def _beside(other: Compared, series: CategorySeries, selected: Selected) -> dict[str, Any]:
    """The other window's values, each at the place of the same one in this window."""
    losses = pd.Series(other.values, index=series.rows.index, dtype="Int64")
    look: dict[str, Any] = {
        "mode": "lines",
        "line": {"color": theme.INK, "width": 1, "dash": "dot"},
    }
    if other.ticked:
        size = min(_LONGEST_TICK, round(_TICKS_IN_A_PANEL / max(1, len(series.rows))))
        tick = {"symbol": "line-ew-open", "size": size, "color": theme.INK, "line": {"width": 2}}
        look = {"mode": "markers", "marker": tick}
    points = _points(series, selected, losses)
    return points | look | {"type": "scatter", "opacity": 0.75, "hoverinfo": "skip"}


def _bars(series: CategorySeries, selected: Selected) -> list[dict[str, Any]]:
    rows = series.rows
    whole: dict[str, Any] = {"type": "bar", "marker": {"color": theme.COLOURS[series.category]}}
    share = _WIDEST_BAR * Bands(selected.window, selected.by, 0, 1).count
    widest = 1 - theme.BAR_GAP
    if len(rows) == 1 or (len(rows) and share < widest):
        # A bar that has no neighbour would be as wide as a millisecond, a few as wide as the plot.
        day = rows["day"].iloc[0]
        length = (day + _LENGTHS[selected.by] - day) / pd.Timedelta(milliseconds=1)
        whole["width"] = round(min(share, widest) * length)
    traces = [
        whole | _points(series, selected, rows["losses"].where(~rows["partial"])),
    ]
    if rows["partial"].any():
        traces.append(
            whole
            | _points(series, selected, rows["losses"].where(rows["partial"]))
            | {"opacity": theme.PALE}
        )
    if _has_average(selected):
        traces.append(_average(rows, words(selected.selection.lang)))
    return traces


def _average(rows: pd.DataFrame, say: Any) -> dict[str, Any]:
    values = [None if np.isnan(value) else float(f"{value:.4g}") for value in rows["average"]]
    return {
        "type": "scatter",
        "mode": "lines",
        "line": {"color": theme.INK, "width": 2},
        "x0": _iso(rows["day"].iloc[0]),
        "dx": theme.DAY_MS,
        "y": values,
        "name": say.AVERAGE_TRACE,
        "hoverinfo": "skip",
    }


def _line(series: CategorySeries, selected: Selected) -> list[dict[str, Any]]:
    rows = series.rows
    cumulative = selected.selection.measure == "cumulative"
    whole = rows["losses"].where(~rows["partial"])
    daily = whole if whole.notna().any() else rows["losses"]
    values = rows["total"] if cumulative else daily
    shape = "hv" if cumulative and series.category in theme.RARE else "linear"
    line = {"color": theme.COLOURS[series.category], "width": 2.5, "shape": shape}
    mode = "lines" if len(rows) > 1 else "markers"
    return [
        {"type": "scatter", "mode": mode, "line": line, "connectgaps": False}
        | {"marker": {"color": theme.COLOURS[series.category], "size": 8}}
        | _points(series, selected, values)
    ]


def _points(series: CategorySeries, selected: Selected, values: "pd.Series[int]") -> dict[str, Any]:
    """Values with their places and spoken texts; days and weeks by their first and their step."""
    rows = series.rows
    drawn = spoken.integers(values)
    points: dict[str, Any] = {
        "y": drawn,
        "hovertext": [
            "" if value is None else text
            for value, text in zip(drawn, _spoken(series, selected), strict=True)
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    if selected.by == "day" and len(rows):
        return points | {"x0": _iso(rows["day"].iloc[0]), "dx": theme.DAY_MS}
    return points | {"x": [_iso(day) for day in rows["day"]]} | _PERIODS.get(selected.by, {})


# A week of plotly's own begins on a Sunday, unless it is told a Monday to count from.
_PERIODS: dict[str, dict[str, Any]] = {
    "week": {"xperiod": 7 * theme.DAY_MS, "xperiod0": "2022-02-21", "xperiodalignment": "middle"},
    "month": {"xperiod": "M1", "xperiodalignment": "middle"},
    "year": {"xperiod": "M12", "xperiodalignment": "middle"},
}


def _axis(selected: Selected) -> dict[str, Any]:
    """The days of the axis; few days, and each year, are named under their bars."""
    axis: dict[str, Any] = {"range": _span(selected)}
    match selected.by:
        case "day" if selected.window.days <= _EVERY_DAY_NAMED:
            return axis | {"dtick": theme.DAY_MS, "tick0": selected.window.first.isoformat()}
        case "month":
            return axis | {"ticklabelmode": "period"}
        case "year":
            return axis | {"ticklabelmode": "period", "dtick": "M12"}
        case _:
            return axis


def _span(selected: Selected) -> list[str]:
    """The axis over the window's whole periods, whenever the reports begin. A day stands astride
    its midnight; left to itself, plotly.js adds days that nobody asked for."""
    lasts = [series.rows["day"].iloc[-1] for series in selected.series if len(series.rows)]
    ends = [pd.Timestamp(selected.window.last), *lasts]
    first, last = (
        pd.Timestamp(day).to_period(PERIODS[selected.by])
        for day in (selected.window.first, max(ends))
    )
    astride = pd.Timedelta(hours=12) if selected.by == "day" else pd.Timedelta(0)
    edges = (first.start_time, (last + 1).start_time)
    return [f"{each - astride:%Y-%m-%d %H:%M}" for each in edges]


_LENGTHS = {
    "day": pd.DateOffset(days=1),
    "week": pd.DateOffset(days=7),
    "month": pd.DateOffset(months=1),
    "year": pd.DateOffset(years=1),
}


def _spoken(series: CategorySeries, selected: Selected) -> list[str]:
    """Each point in words, for the hover: its days, its value, what must be said beside it."""
    say = words(selected.selection.lang)
    return [
        f"{name}: <b>{value}</b>" + "".join(f"<br>{note}" for note in notes)
        for name, value, notes in zip(
            spoken.periods(series.rows, selected, say),
            spoken.values(series.rows, selected, say),
            spoken.notes(series, selected, say),
            strict=True,
        )
    ]


def _marks(series: CategorySeries, selected: Selected) -> list[dict[str, Any]]:
    """None where nothing is marked: plotly.js takes as long for a trace without a point."""
    rows = series.rows
    shown = spoken.measured(rows, selected)
    marked = (
        (spoken.disputed(rows, selected), _HOLLOW),
        (rows["restatement"].notna(), _TRIANGLE),
    )
    return [
        _points(series, selected, shown.where(where))
        | {"type": "scatter", "mode": "markers", "marker": look, "cliponaxis": False}
        for where, look in marked
        if where.any()
    ]


_HOLLOW = {"symbol": "circle-open", "size": 7, "color": theme.INK, "line": {"width": 1.5}}
_TRIANGLE = {"symbol": "triangle-up", "size": 9, "color": theme.INK}


def _iso(day: pd.Timestamp) -> str:
    return day.strftime("%Y-%m-%d")
