"""Tables of what is restated, disputed or corrected in the chosen categories' figures."""

from collections.abc import Callable
from typing import Any

from components import html
from components.words import words
from data.catalog import CATEGORIES
from data.dataset import Dataset
from data.doubts import all_cells, corrected, disputed, restated, revised
from data.selection import Lang, Selection

STANDS_OPEN = 6
"""A longer table is opened by the reader."""

Row = tuple[str, ...]


def tables(dataset: Dataset, selection: Selection) -> list[Any]:
    """Four tables of the chosen categories; how many such cells there are in all."""
    say = words(selection.lang).notes
    return [
        html.P(say.counts(*all_cells(dataset))),
        *_part(
            (say.RESTATED_TITLE, say.RESTATED_LEAD, say.NONE_RESTATED),
            (say.AMOUNT, say.BASIS),
            _of_each(_restated, dataset, selection),
            selection,
        ),
        *_part(
            (say.DISPUTED_TITLE, say.DISPUTED_LEAD, say.NONE_DISPUTED),
            (say.SHOWN, say.OTHER, say.BASIS),
            _of_each(_disputed, dataset, selection),
            selection,
        ),
        *_part(
            (say.CORRECTED_TITLE, say.CORRECTED_LEAD, say.NONE_CORRECTED),
            (say.TRANSCRIBED, say.CORRECT, say.BASIS),
            _of_each(_corrected, dataset, selection),
            selection,
        ),
        *_part(
            (say.REVISED_TITLE, say.REVISED_LEAD, say.NONE_REVISED),
            (say.FIGURE, say.BEFORE, say.AFTER, say.SEEN, say.BASIS),
            _of_each(_revised, dataset, selection),
            selection,
        ),
    ]


def _of_each(
    read: Callable[[Dataset, str, Lang], list[Row]], dataset: Dataset, selection: Selection
) -> list[Row]:
    """The rows of every chosen category; its name follows the report where there are several."""
    lang = selection.lang
    several = len(selection.categories) > 1
    return [
        (row[0], *([CATEGORIES[key].short[lang]] if several else []), *row[1:])
        for key in selection.categories
        for row in read(dataset, key, lang)
    ]


def _restated(dataset: Dataset, key: str, lang: Lang) -> list[Row]:
    say = words(lang)
    return [
        (
            say.day(cell.day),
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
            say.number(cell.transcribed),
            say.number(cell.transcribed if cell.kept else cell.official),
            say.notes.basis(cell),
        )
        for cell in corrected(dataset, key)
    ]


def _revised(dataset: Dataset, key: str, lang: Lang) -> list[Row]:
    say = words(lang)

    def figure(value: int | None) -> str:
        told: str = say.notes.NO_FIGURE if value is None else say.number(value)
        return told

    return [
        (
            say.day(cell.day),
            say.notes.FIGURES[cell.figure],
            figure(cell.before),
            figure(cell.now),
            say.day(cell.seen),
            say.notes.revised_by(cell.source),
        )
        for cell in revised(dataset, key)
    ]


def _part(
    told: tuple[str, str, str], figures: Row, rows: list[Row], selection: Selection
) -> list[Any]:
    """A table under its name, open where it is short; a sentence where there is nothing."""
    say = words(selection.lang).notes
    name, lead, nothing = told
    if not rows:
        return [html.P(nothing, className="source")]
    category = (say.CATEGORY,) if len(selection.categories) > 1 else ()
    return [
        html.Details(
            [
                html.Summary(say.entries(name, len(rows))),
                html.P(lead, className="source"),
                _table(name, (say.REPORT, *category, *figures), rows, several=bool(category)),
            ],
            open=len(rows) <= STANDS_OPEN,
        )
    ]


def _table(name: str, columns: Row, rows: list[Row], *, several: bool) -> html.Div:
    head = html.Thead(html.Tr([html.Th(name, scope="col") for name in columns]))
    body = [
        html.Tr([html.Th(first, scope="row"), *[html.Td(cell) for cell in cells]])
        for first, *cells in rows
    ]
    look = "doubts several" if several else "doubts"
    return html.scrolling(html.Table([head, html.Tbody(body)], className=look), name)
