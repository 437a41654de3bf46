"""Claims and evidence: what others have confirmed, estimated or named, beside the claim."""

from types import ModuleType
from typing import Any
from urllib.parse import quote, urlsplit

import pandas as pd
from dash import dcc

from components import against, html, theme
from components.links import link
from components.spoken import integers
from components.words import words
from data import evidence
from data.dataset import Dataset
from data.selection import Lang, Selection

MOST_POINTS = 60
"""A panel is so small that more points of a total could not be told apart."""

ORYX = "https://www.oryxspioenkop.com/"
ORYX_BY_DAY = "https://github.com/leedrake5/Russia-Ukraine"
ECONOMIST = "https://github.com/TheEconomist/the-economist-ukraine-war-dead-and-wounded-estimates"
CC_BY = "https://creativecommons.org/licenses/by/4.0/"


def confirmed_figure(dataset: Dataset, line: str, say: ModuleType) -> dict[str, Any]:
    """The claim's line and the visually confirmed counts, over the whole war."""
    claim = evidence.thinned(evidence.claimed(dataset, line), MOST_POINTS)
    counts = evidence.beside_confirmed(dataset, line)
    colour = theme.COLOURS[evidence.CONFIRMED[line][0]]
    rare = set(evidence.CONFIRMED[line]) <= theme.RARE
    own = _claim(claim, colour, say, rare=rare)
    return _frame([own, *against.confirmed_traces(counts, line, say)], dataset, say)


def estimate_figure(dataset: Dataset, say: ModuleType) -> dict[str, Any]:
    """The estimate's band, and the claim's line over it on the same days."""
    bands = evidence.thinned(evidence.beside_estimate(dataset), MOST_POINTS)
    claim = _claim(bands["claimed"], theme.COLOURS[evidence.ESTIMATED], say, rare=False)
    return _frame([*against.estimate_traces(bands, say), claim], dataset, say)


def named_figure(dataset: Dataset, say: ModuleType) -> dict[str, Any]:
    """The dated counts of named dead as points, hollow where the date is approximate."""
    counts = evidence.named_dead(dataset)
    points = {
        "type": "scatter",
        "mode": "markers",
        "x": [_iso(day) for day in counts.index],
        "y": integers(counts["count"]),
        "marker": {
            "size": 9,
            "color": theme.INK,
            "symbol": ["circle-open" if is_rough else "circle" for is_rough in _rough(counts)],
            "line": {"width": 2, "color": theme.INK},
        },
        "cliponaxis": False,
        "hovertext": [
            f"{say.evidence.named_date(day.date(), is_rough)}: <b>{say.number(count)}</b>"
            for day, is_rough, count in zip(
                counts.index, _rough(counts), integers(counts["count"]), strict=True
            )
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    return _frame([points], dataset, say)


def view(dataset: Dataset, selection: Selection) -> list[Any]:
    """A panel for each figure that compares with a chosen category, then what the figures are."""
    say = words(selection.lang)
    if not selection.categories:
        return []
    personnel = _personnel_panels(dataset, selection)
    confirmed = {line: _confirmed_panel(dataset, line, selection) for line in _lines(selection)}
    panels = [*personnel, *[panel for found in confirmed.values() for panel in found]]
    bare = [
        key
        for key in selection.categories
        if not (personnel if key == evidence.ESTIMATED else confirmed.get(_line(key)))
    ]
    return [
        html.H2(say.evidence.TITLE),
        *([html.P(say.evidence.LEAD), html.Div(panels, className="evidence")] if panels else []),
        *([html.P(say.evidence.not_comparable(say.names(bare)))] if bare else []),
        *(_in_chart(selection) if panels else []),
        *([_definitions(any(confirmed.values()), bool(personnel), say)] if panels else []),
    ]


def _lines(selection: Selection) -> list[str]:
    """The visually confirmed lines that the chosen categories compare with, each once."""
    return list(dict.fromkeys(line for key in selection.categories if (line := _line(key))))


def _line(category: str) -> str:
    return evidence.line_of(category) or ""


def _confirmed_panel(dataset: Dataset, line: str, selection: Selection) -> list[html.Figure]:
    """None where the store has no such count."""
    say = words(selection.lang)
    counts = evidence.beside_confirmed(dataset, line)
    pair = evidence.latest(counts)
    if pair.empty:
        return []
    colour = theme.COLOURS[evidence.CONFIRMED[line][0]]
    notes = {"vehicles": say.evidence.VEHICLES_NOTE, "ships_submarines": say.evidence.SHIPS_NOTE}
    return [
        _panel(
            line,
            say.evidence.LINES[line],
            [("line", colour, say.evidence.CLAIMED), ("dots", colour, say.evidence.CONFIRMED)],
            _graph(
                confirmed_figure(dataset, line, say),
                say.evidence.confirmed_title(line),
                selection.lang,
            ),
            [
                _confirmed_pair(pair, line, say),
                *_later(counts, pair, say),
                *([notes[line]] if line in notes else []),
            ],
            _table(
                say.evidence.TABLE,
                (say.evidence.DATE, say.evidence.CLAIMED, say.evidence.CONFIRMED),
                _rows(counts, ("claimed", "total"), say),
            ),
        )
    ]


def _confirmed_pair(pair: pd.DataFrame, line: str, say: ModuleType) -> str:
    (row,) = pair.to_dict("records")
    told = say.evidence.confirmed_pair(
        line,
        pair.index[0].date(),
        int(row["claimed"]),
        int(row["total"]),
        {status: int(row[status]) for status in evidence.STATUSES},
    )
    return f"{told} {_disputed(pair, say)}".strip()


def _disputed(pair: pd.DataFrame, say: ModuleType) -> str:
    return str(say.evidence.CLAIM_DISPUTED) if pair["disputed"].iloc[0] else ""


def _later(counts: pd.DataFrame, pair: pd.DataFrame, say: ModuleType) -> list[str]:
    """The newest count, where it is later than the newest report."""
    newest = counts.iloc[-1]
    if counts.index[-1] == pair.index[0]:
        return []
    return [say.evidence.later_count(counts.index[-1].date(), int(newest["total"]))]


def _personnel_panels(dataset: Dataset, selection: Selection) -> list[html.Figure]:
    if evidence.ESTIMATED not in selection.categories:
        return []
    return [*_estimate_panel(dataset, selection), *_named_panel(dataset, selection)]


def _estimate_panel(dataset: Dataset, selection: Selection) -> list[html.Figure]:
    say = words(selection.lang)
    bands = evidence.beside_estimate(dataset)
    pair = evidence.latest(bands)
    if pair.empty:
        return []
    (row,) = pair.to_dict("records")
    band = (int(row["low"]), int(row["central"]), int(row["high"]))
    told = say.evidence.estimate_pair(pair.index[0].date(), int(row["claimed"]), band)
    colour = theme.COLOURS[evidence.ESTIMATED]
    return [
        _panel(
            "estimate",
            say.evidence.PERSONNEL,
            [
                ("line", colour, say.evidence.CLAIMED),
                ("dashes", theme.INK, say.evidence.ESTIMATE),
                ("band", theme.MUTED, say.evidence.INTERVAL),
            ],
            _graph(estimate_figure(dataset, say), say.evidence.estimate_title(), selection.lang),
            [f"{told} {_disputed(pair, say)}".strip()],
            _table(
                say.evidence.MONTHLY_TABLE,
                (
                    say.evidence.DATE,
                    say.evidence.CLAIMED,
                    say.evidence.CENTRAL,
                    say.evidence.LOW,
                    say.evidence.HIGH,
                ),
                _rows(evidence.monthly(bands), ("claimed", "central", "low", "high"), say),
            ),
        )
    ]


def _named_panel(dataset: Dataset, selection: Selection) -> list[html.Figure]:
    say = words(selection.lang)
    counts = evidence.named_dead(dataset)
    if counts.empty:
        return []
    newest = counts.iloc[-1]
    told = say.evidence.named_latest(
        counts.index[-1].date(), int(newest["count"]), bool(newest["approximate"])
    )
    return [
        _panel(
            "named",
            [say.evidence.NAMED, html.Span(say.OWN_SCALE, className="scale")],
            [
                ("point", theme.INK, say.evidence.NAMED_STATED),
                ("ring", theme.INK, say.evidence.NAMED_APPROXIMATE),
            ],
            _graph(named_figure(dataset, say), say.evidence.NAMED, selection.lang),
            [told],
            _table(
                say.evidence.TABLE,
                (say.evidence.DATE, say.evidence.COUNT, say.evidence.REPORTED_IN),
                _named_rows(counts, say),
            ),
        )
    ]


def _panel(
    name: str,
    caption: Any,
    key: list[tuple[str, str, str]],
    graph: html.Div,
    told: list[str],
    table: html.Details,
) -> html.Figure:
    """A chart under its key, then the latest figures in words, and all of them in a table."""
    entries = [
        html.Li([html.Img(src=swatch(kind, colour), alt="", className=_look(colour)), name])
        for kind, colour, name in key
    ]
    return html.Figure(
        [
            html.Figcaption(caption),
            html.Ul(entries, className="key"),
            graph,
            html.Div([*[html.P(sentence) for sentence in told], table]),
        ],
        id=f"evidence-{name}",
    )


def _graph(drawn: dict[str, Any], name: str, lang: Lang) -> html.Div:
    graph = dcc.Graph(
        figure=drawn,
        config=theme.config(lang, words(lang).SHORT_MONTHS),
        responsive=True,
        className="graph",
    )
    return html.Div(graph, className="plot", role="img", **{"aria-label": name})


def _frame(traces: list[dict[str, Any]], dataset: Dataset, say: ModuleType) -> dict[str, Any]:
    drawn = {"data": traces, "layout": theme.layout(say.SEPARATORS, from_zero=True)}
    return theme.fitted(drawn, say.number, days=len(dataset.totals))


def _claim(totals: "pd.Series[int]", colour: str, say: ModuleType, *, rare: bool) -> dict[str, Any]:
    """The claim's totals at even steps of days: a line, or steps for what is rare."""
    step = (totals.index[1] - totals.index[0]).days if len(totals) > 1 else 1
    values = integers(totals)
    return {
        "type": "scatter",
        "mode": "lines",
        "line": {"color": colour, "width": 2.5, "shape": "hv" if rare else "linear"},
        "connectgaps": False,
        "x0": _iso(totals.index[0]),
        "dx": step * theme.DAY_MS,
        "y": values,
        "hovertext": [
            "" if value is None else "<br>".join(say.evidence.claimed_point(day.date(), value))
            for day, value in zip(totals.index, values, strict=True)
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "name": say.evidence.CLAIMED,
    }


def _table(summary: str, names: tuple[str, ...], rows: list[html.Tr]) -> html.Details:
    """The chart for those who can't see it, or who want its values."""
    table = html.Table(
        [
            html.Thead(html.Tr([html.Th(name, scope="col") for name in names])),
            html.Tbody(rows),
        ]
    )
    return html.Details([html.Summary(summary), html.scrolling(table, summary, tall=True)])


def _rows(beside: pd.DataFrame, columns: tuple[str, ...], say: ModuleType) -> list[html.Tr]:
    """A row a date, the newest first; what is absent on a date is a dash."""
    cells = zip(*[integers(beside[column]) for column in columns], strict=True)
    rows = [
        html.Tr(
            [
                html.Th(say.day(day.date()), scope="row"),
                _claimed_cell(claimed, is_disputed, say),
                *[html.Td(_number(value, say)) for value in others],
            ]
        )
        for day, (claimed, *others), is_disputed in zip(
            beside.index, cells, beside["disputed"], strict=True
        )
    ]
    return rows[::-1]


def _claimed_cell(claimed: int | None, is_disputed: bool, say: ModuleType) -> html.Td:
    mark = [html.Small(say.DISPUTED_NOTE)] if is_disputed else []
    return html.Td([_number(claimed, say), *mark])


def _number(value: int | None, say: ModuleType) -> str:
    return "–" if value is None else str(say.number(value))


def _named_rows(counts: pd.DataFrame, say: ModuleType) -> list[html.Tr]:
    rows = [
        html.Tr(
            [
                html.Th(say.evidence.named_date(day.date(), is_rough), scope="row"),
                html.Td(say.number(count)),
                html.Td(html.A(_host(address), href=address, rel="external")),
            ]
        )
        for day, is_rough, count, address in zip(
            counts.index,
            _rough(counts),
            integers(counts["count"]),
            counts["reported_in"],
            strict=True,
        )
    ]
    return rows[::-1]


def _rough(counts: pd.DataFrame) -> list[bool]:
    return [bool(value) for value in counts["approximate"]]


def _host(address: str) -> str:
    return urlsplit(address).netloc.removeprefix("www.")


def _in_chart(selection: Selection) -> list[html.P]:
    """Links that draw these lines in the chart of the window, or take them out again."""
    say = words(selection.lang)
    links = [
        link(
            say.evidence.AGAINST["claim" if _is_drawn(kind, selection) else kind],
            selection.changed(against="claim")
            if _is_drawn(kind, selection)
            else selection.changed(against=kind, measure="cumulative"),
        )
        for kind in ("confirmed", "estimate")
        if any(against.compares(category, kind) for category in selection.categories)
    ]
    return [html.P(one) for one in links]


def _is_drawn(kind: str, selection: Selection) -> bool:
    return selection.against == kind and selection.measure == "cumulative"


def _definitions(confirmed: bool, personnel: bool, say: ModuleType) -> html.Details:
    """What each figure is, from whom and on what terms."""
    told = [
        _definition(
            say.evidence.CLAIMED, say.evidence.CLAIM_DEFINITION, [say.evidence.CLAIM_SOURCE]
        )
    ]
    if confirmed:
        source = [
            html.A(say.evidence.CONFIRMED_SOURCE, href=ORYX, rel="external"),
            ", ",
            html.A(say.evidence.CONFIRMED_VIA, href=ORYX_BY_DAY, rel="external"),
            f" ({say.evidence.CONFIRMED_LICENCE})",
        ]
        told.append(_definition(say.evidence.CONFIRMED, say.evidence.CONFIRMED_DEFINITION, source))
    if personnel:
        source = [
            html.A(say.evidence.ESTIMATE_SOURCE, href=ECONOMIST, rel="external"),
            " (",
            html.A(say.evidence.ESTIMATE_LICENCE, href=CC_BY, rel="license external"),
            f"), {say.evidence.ESTIMATE_CHANGED}",
        ]
        told.append(_definition(say.evidence.ESTIMATE, say.evidence.ESTIMATE_DEFINITION, source))
        told.append(
            _definition(
                say.evidence.NAMED, say.evidence.NAMED_DEFINITION, [say.evidence.NAMED_SOURCE]
            )
        )
    entries = html.Dl([html.Div(entry) for entry in told], className="definitions")
    return html.Details(
        [html.Summary(html.H3(say.evidence.DEFINITIONS)), entries], className="fold"
    )


def _definition(term: str, text: str, source: list[Any]) -> list[Any]:
    return [html.Dt(term), html.Dd([text, " ", html.Small(source)])]


def _look(colour: str) -> str:
    """A chart's own ink is the page's, which a picture can't know."""
    return "swatch inked" if colour == theme.INK else "swatch"


_SWATCHES = {
    "line": '<path d="M1 6H27" stroke-width="2.5"/>',
    "dots": '<path d="M1 6H27" stroke-width="1.5" stroke-dasharray="1 3"/>'
    '<path d="M14 2l4 4-4 4-4-4z" stroke-width="1.5"/>',
    "dashes": '<path d="M1 6H27" stroke-width="2" stroke-dasharray="7 4"/>',
    "band": '<path d="M1 1.5H27M1 10.5H27" stroke-width=".75"/>'
    '<path d="M1 1.5H27V10.5H1z" stroke="none" fill-opacity=".22" fill="COLOUR"/>',
    "point": '<circle cx="14" cy="6" r="4.5" stroke="none" fill="COLOUR"/>',
    "ring": '<circle cx="14" cy="6" r="4" stroke-width="2"/>',
}


def swatch(kind: str, colour: str) -> str:
    """How a chart draws one of its figures, as a small picture's address."""
    marks = _SWATCHES[kind].replace("COLOUR", colour)
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 12" width="28" height="12">'
        f'<g fill="none" stroke="{colour}">{marks}</g></svg>'
    )
    return f"data:image/svg+xml,{quote(drawing)}"


def _iso(day: pd.Timestamp) -> str:
    return day.strftime("%Y-%m-%d")
