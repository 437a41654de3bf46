"""Where the figures come from and what they mean, in short."""

from typing import Any

from dash import html

from components.words import words
from data.dataset import Dataset
from data.selection import Selection


def view(dataset: Dataset, selection: Selection) -> list[Any]:
    """Definitions, sources, licences, and the version of the data shown."""
    say = words(selection.lang)
    return [
        html.H2(say.SOURCES),
        html.P([say.SOURCE_LINE, " ", say.CLAIM, "."]),
        html.P([say.ROUNDED, " ", say.DEFINITIONS]),
        html.P(say.LICENCES),
        html.P([html.A(say.DOWNLOAD_ALL, href="losses.csv?scope=all", download="")]),
        html.P([say.VERSION, " ", html.Code(dataset.version)], className="source"),
    ]
