"""/_next.json: the sentence and the charts of what the filters of a view lead to, for its page to
have before the reader chooses."""

import json
import threading
from collections.abc import Callable
from typing import Any

from flask import Flask, Response

from components import filters, page
from components.http import answers
from components.http.asked import asked
from components.http.cache import FinishedBytes
from components.http.data_json import dumped
from data.dataset import Dataset
from data.selection import Selection

ADDRESS = "/_next.json"

MOST_BYTES = 600_000
"""Of what is told, uncompressed: some 25 kB on their way. Three categories by the day since 2022
would be ten times as much."""


def register(server: Flask, dataset: Callable[[], Dataset], finished: FinishedBytes) -> None:
    making = threading.Lock()

    @server.get(ADDRESS)
    def next_json() -> Response:
        """204 where this worker makes another: what may be wanted holds up nobody's view."""
        query = asked(dataset())
        if not making.acquire(blocking=False):
            return Response(status=204, headers={"Cache-Control": "no-store"})
        try:
            told = beginnings(query.dataset, query.selection, finished)
        finally:
            making.release()
        return answers.data(dumped(told), "application/json")


def beginnings(dataset: Dataset, selection: Selection, finished: FinishedBytes) -> dict[str, Any]:
    """The beginnings of a view and of those that it leads to, as many as MOST_BYTES hold.

    `views` are the parts by the view's query; `leads` its query by the JSON of the control's id and
    of what it holds then. A link's is the view's own.
    """
    views: dict[str, Any] = {}
    leads = {}
    size = 0
    for key, value, other in [(None, None, selection), *filters.next_views(dataset, selection)]:
        query = other.to_query()
        if query not in views:
            made = _beginning(dataset, other, finished)
            size += len(made)
            if size > MOST_BYTES:
                break
            views[query] = json.loads(made)
        if key in filters.INPUTS:
            leads[dumped({key: value}).decode()] = query
    return {
        "version": dataset.version,
        "query": selection.to_query(),
        "views": views,
        "leads": leads,
    }


def _beginning(dataset: Dataset, selection: Selection, finished: FinishedBytes) -> bytes:
    """Made once for all the views that lead to it."""
    return finished.get(
        dataset.version,
        "beginning",
        selection.to_query(),
        make=lambda: dumped(page.parts(dataset, selection, page.FIRST)),
    )
