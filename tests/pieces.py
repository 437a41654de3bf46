"""Looking into what a part returns: its elements, their texts, their figures."""

import json
import re
from typing import Any

from plotly.utils import PlotlyJSONEncoder

from components.html import all_in as pieces


def of_type(part: Any, name: str) -> list[Any]:
    """Those of a type by its name: A, Table, Graph."""
    return [piece for piece in pieces(part) if type(piece).__name__ == name]


def text(part: Any) -> str:
    """All that is read in a part, single spaces between."""
    read = (str(piece) for piece in pieces(part) if isinstance(piece, str | int | float))
    return re.sub(" +", " ", " ".join(read)).strip()


def cells(table: Any) -> list[list[str]]:
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
