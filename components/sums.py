"""Numbers that open how they were worked out: the totals, the restatements, the reports' pages."""

from typing import Any

from components import html
from components.words import words
from components.words.telling import Figure, Pieces
from data.dataset import Dataset
from data.selection import Selection
from data.sums import working

Line = tuple[str, str, str]


def told(pieces: Pieces, dataset: Dataset, selection: Selection) -> list[Any]:
    """Running text whose figures open; a bracket before them and a stop behind stay beside them."""
    found: list[Any] = []
    for piece in pieces:
        if not isinstance(piece, str):
            figure: Any = opened(piece, dataset, selection)
            if found and isinstance(found[-1], str) and found[-1].endswith("("):
                found[-1] = found[-1].removesuffix("(")
                figure = html.Span(["(", figure], className="closed")
            found.append(figure)
            continue
        stop, rest = (piece[:1], piece[1:]) if piece[:1] in tuple(".,;:)") else ("", piece)
        if stop and found and not isinstance(found[-1], str):
            found[-1] = html.Span([found[-1], stop], className="closed")
            piece = rest
        found.append(piece)
    return found


def opened(figure: Figure, dataset: Dataset, selection: Selection) -> html.Details:
    """One number; its sum stands below it once it is opened."""
    return html.Details(
        [html.Summary(figure.text), html.Div(_sum(figure, dataset, selection), className="sum")],
        className="figure",
    )


def _sum(figure: Figure, dataset: Dataset, selection: Selection) -> list[Any]:
    say = words(selection.lang)
    windows = [figure.window] if figure.against is None else [figure.window, figure.against]
    tables = [
        _table(_lines(figure, category, window, dataset, selection))
        for category in figure.categories
        for window in windows
    ]
    if figure.of == "percent":
        tables.append(_table([say.key_points.percent_line(figure.text)]))
    return [html.Strong(say.key_points.SUM_TITLE), *tables]


def _lines(
    figure: Figure, category: str, window: Any, dataset: Dataset, selection: Selection
) -> list[Line]:
    say = words(selection.lang)
    work = working(dataset, category, window, days=selection.days)
    lines: list[Line] = say.key_points.sum_lines(work)
    if figure.of in ("per_day", "covered", "percent"):
        lines.append(say.key_points.per_day_line(work))
    if len(figure.categories) > 1:
        lines = [(f"{say.short(category)}: {lines[0][0]}", *lines[0][1:]), *lines[1:]]
    return lines


def _table(lines: list[Line]) -> html.Table:
    return html.Table(
        html.Tbody(
            [
                html.Tr([html.Th(_page(what, page), scope="row"), html.Td(value)])
                for what, value, page in lines
            ]
        )
    )


def _page(what: str, page: str) -> Any:
    return html.A(what, href=page, rel="external") if page else what
