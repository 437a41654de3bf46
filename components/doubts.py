"""Tables of what is restated, disputed or corrected in the chosen categories' figures."""

from typing import Any

from dash import html

from components.words import words
from data.catalog import CATEGORIES
from data.dataset import Dataset
from data.doubts import all_cells, corrected, disputed, restated
from data.selection import Lang, Selection

STANDS_OPEN = 6
"""A longer table is opened by the reader."""

Row = tuple[str, ...]


def tables(dataset: Dataset, selection: Selection) -> list[Any]:
    """Three tables of the chosen categories; how many such cells there are in all."""
    lang = selection.lang
    say = words(lang).notes
    keys = selection.categories
    return [
        html.H3(say.DOUBTS_TITLE),
        html.P(say.counts(*all_cells(dataset))),
        *_part(
            (say.RESTATED_TITLE, say.RESTATED_LEAD, say.NONE_RESTATED),
            (say.REPORT, say.CATEGORY, say.AMOUNT, say.BASIS),
            [row for key in keys for row in _restated(dataset, key, lang)],
        ),
        *_part(
            (say.DISPUTED_TITLE, say.DISPUTED_LEAD, say.NONE_DISPUTED),
            (say.REPORT, say.CATEGORY, say.SHOWN, say.OTHER, say.BASIS),
            [row for key in keys for row in _disputed(dataset, key, lang)],
        ),
        *_part(
            (say.CORRECTED_TITLE, say.CORRECTED_LEAD, say.NONE_CORRECTED),
            (say.REPORT, say.CATEGORY, say.TRANSCRIBED, say.CORRECT, say.BASIS),
            [row for key in keys for row in _corrected(dataset, key, lang)],
        ),
    ]


def _restated(dataset: Dataset, key: str, lang: Lang) -> list[Row]:
    say = words(lang)
    return [
        (
            say.day(cell.day),
            CATEGORIES[key].short[lang],
            say.signed(cell.amount),
            say.notes.origin(cell.origin) + (f"; {say.notes.PROPOSED}" if cell.proposed else ""),
        )
        for cell in restated(dataset, key)
    ]


def _disputed(dataset: Dataset, key: str, lang: Lang) -> list[Row]:
    say = words(lang)
    return [
        (
            say.days(cell.reports),
            CATEGORIES[key].short[lang],
            say.number(cell.total),
            say.number(cell.other),
            say.notes.evidence(cell.evidence),
        )
        for cell in disputed(dataset, key)
    ]


def _corrected(dataset: Dataset, key: str, lang: Lang) -> list[Row]:
    say = words(lang)
    return [
        (
            say.day(cell.day),
            CATEGORIES[key].short[lang],
            say.number(cell.transcribed),
            say.number(cell.transcribed if cell.kept else cell.official),
            say.notes.basis(cell),
        )
        for cell in corrected(dataset, key)
    ]


def _part(told: tuple[str, str, str], columns: Row, rows: list[Row]) -> list[Any]:
    """A table under its name, open where it is short; a sentence where there is nothing."""
    name, lead, nothing = told
    if not rows:
        return [html.P(nothing, className="source")]
    content = [html.P(lead, className="source"), _table(columns, rows)]
    summary = html.Summary(f"{name}: {len(rows)}")
    return [html.Details([summary, *content], open=len(rows) <= STANDS_OPEN)]


def _table(columns: Row, rows: list[Row]) -> html.Div:
    head = html.Thead(html.Tr([html.Th(name, scope="col") for name in columns]))
    body = [
        html.Tr([html.Th(first, scope="row"), *[html.Td(cell) for cell in cells]])
        for first, *cells in rows
    ]
    return html.Div(
        html.Table([head, html.Tbody(body)], className="doubts"), className="scroll", tabIndex="0"
    )
