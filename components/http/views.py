"""A view as the browser gets it, made once: the document shows it, a change starts from it."""

import json
from typing import Any

from dash._utils import to_json

from components import page
from components.http.cache import FinishedBytes
from data.dataset import Dataset
from data.history import as_of
from data.selection import Selection


def asked(now: Dataset, query: str) -> tuple[Dataset, Selection]:
    """The figures and the view that a page's query asks for, repaired."""
    then = as_of(now, Selection.from_query(query, now).asof)
    # The days there are figures of are those of then.
    return then, Selection.from_query(query, then)


def rendered(dataset: Dataset, selection: Selection, finished: FinishedBytes) -> page.Properties:
    """All of a view by id and property, as plain JSON."""
    made = finished.get(
        dataset.version,
        "rendered",
        selection.to_query(),
        make=lambda: written(page.rendered(dataset, selection)),
    )
    found: page.Properties = json.loads(made)
    return found


def written(value: Any) -> bytes:
    """Components and what holds them as JSON."""
    return str(to_json(value)).encode()
