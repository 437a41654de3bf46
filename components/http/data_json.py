"""/losses.json, /chart.json, /latest.json: what the page shows, for programs."""

import json
from collections.abc import Callable
from typing import Any

from flask import Flask, Response

from components import as_json
from components.http.asked import asked, only
from components.http.cache import FinishedBytes
from data.dataset import Dataset

LATEST_TAKES = ("lang", "asof")


def register(server: Flask, dataset: Callable[[], Dataset], finished: FinishedBytes) -> None:
    @server.get("/losses.json")
    def losses_json() -> Response:
        query = asked(dataset())
        link = f"{query.root}/?{query.query}"
        return query.answer(
            finished,
            "application/json",
            lambda: dumped(as_json.losses(query.dataset, query.selection, link=link)),
        )

    @server.get("/chart.json")
    def chart_json() -> Response:
        query = asked(dataset())
        return query.answer(
            finished,
            "application/json",
            lambda: dumped(as_json.charts(query.dataset, query.selection)),
        )

    @server.get("/latest.json")
    def latest_json() -> Response:
        only(LATEST_TAKES)
        query = asked(dataset())
        lang, asof = query.selection.lang, query.selection.asof
        return query.answer(
            finished,
            "application/json",
            lambda: dumped(as_json.latest(query.dataset, lang, asof=asof, root=query.root)),
        )


def dumped(value: Any) -> bytes:
    """Compact UTF-8. Raises ValueError where a number is none, since JSON has no word for it."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode("utf-8")
