"""/chart.svg and /chart.png: a view as a picture that says what it shows and whose claim it is."""

import re
from collections.abc import Callable

from flask import Flask, Response

from components.drawing import Frame
from components.drawn import drawn
from components.http import downloads
from components.http.asked import Asked, asked, given
from components.http.cache import FinishedBytes
from components.png import WIDEST, png
from data.dataset import Dataset
from data.selection import QueryError

SIZES = {"width": "1200", "height": ""}
"""The picture's own parameters; without a height it is as high as its charts need."""


def register(server: Flask, dataset: Callable[[], Dataset], finished: FinishedBytes) -> None:
    @server.get("/chart.svg")
    def chart_svg() -> Response:
        query = _asked(dataset())
        answer = query.answer(finished, "image/svg+xml", lambda: _svg(query).encode())
        return _named(answer, query, "svg")

    @server.get("/chart.png")
    def chart_png() -> Response:
        query = _asked(dataset())
        return _named(query.answer(finished, "image/png", lambda: _png(query)), query, "png")


def _png(query: Asked) -> bytes:
    return png(_svg(query), _frame(query).width)


def _svg(query: Asked) -> str:
    host = query.root.partition("://")[2]
    return drawn(query.dataset, query.selection, _frame(query), address=host)


def _asked(now: Dataset) -> Asked:
    """The view and the size. Raises QueryError at the first thing wrong."""
    own = {name: (default, _pixels(name) or default) for name, default in SIZES.items()}
    return asked(now, own)


def _frame(query: Asked) -> Frame:
    width, height = (query.own.get(name, default) for name, default in SIZES.items())
    return Frame(int(width), int(height) if height else None, query.selection.theme)


def _pixels(name: str) -> str:
    value = given().get(name)
    if value is None:
        return ""
    if not re.fullmatch("[1-9][0-9]{0,3}", value) or int(value) > WIDEST:
        raise QueryError(
            f"wrong_{name}", f"{name}={value!r} is not a whole number from 1 to {WIDEST}."
        )
    return value


def _named(answer: Response, query: Asked, kind: str) -> Response:
    """Shown where it is linked to, and saved under the name of the view's file."""
    name = downloads.file_name(query).removesuffix(".csv")
    answer.headers["Content-Disposition"] = f'inline; filename="{name}.{kind}"'
    return answer
