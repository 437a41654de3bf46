"""A view as the browser gets it, made once: the document shows it, a change starts from it."""

import json
from typing import Any

from dash._utils import to_json

from components import page
from components.changes import Properties
from components.http.cache import FinishedBytes
from data.dataset import Dataset
from data.selection import Selection


def rendered(dataset: Dataset, selection: Selection, finished: FinishedBytes) -> Properties:
    """All of a view by id and property, as plain JSON."""
    made = finished.get(
        dataset.version,
        "rendered",
        selection.to_query(),
        make=lambda: written(page.rendered(dataset, selection)),
    )
    found: Properties = json.loads(made)
    return found


def written(value: Any) -> bytes:
    """Components and what holds them as JSON."""
    return str(to_json(value)).encode()
