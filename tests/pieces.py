"""Looking into what a part returns: its components, their texts, their figures."""

import json
import re
from collections.abc import Iterator
from typing import Any

from dash.development.base_component import Component
from plotly.utils import PlotlyJSONEncoder


def pieces(part: Any) -> Iterator[Any]:
    """Every component and text in a part, in the order in which they are read."""
    if isinstance(part, list | tuple):
        for child in part:
            yield from pieces(child)
    elif part is not None:
        yield part
        yield from pieces(getattr(part, "children", None))


def of_type(part: Any, name: str) -> list[Component]:
    """The components of a type by its name: A, Table, Graph."""
    return [piece for piece in pieces(part) if type(piece).__name__ == name]


def text(part: Any) -> str:
    """All that is read in a part, single spaces between."""
    read = (str(piece) for piece in pieces(part) if isinstance(piece, str | int | float))
    return re.sub(" +", " ", " ".join(read)).strip()


def cells(table: Component) -> list[list[str]]:
    """A table's rows, header included, as texts."""
    return [
        [text(cell) for cell in pieces(row) if type(cell).__name__ in ("Th", "Td")]
        for row in of_type(table, "Tr")
    ]


def figures(part: Any) -> list[dict[str, Any]]:
    """The figures of a part's charts."""
    return [graph.figure for graph in of_type(part, "Graph")]


def written(part: Any) -> str:
    """A part as the browser gets it."""
    return json.dumps(part, cls=PlotlyJSONEncoder, sort_keys=True)
