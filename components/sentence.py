"""The window in words: the page's heading, announced when it changes."""

from typing import Any

from dash import html

from components.words import words
from data.dataset import Dataset
from data.selection import Selection


def view(dataset: Dataset, selection: Selection) -> list[Any]:
    """What is shown of which days."""
    return [html.H2(title(dataset, selection))]


def title(dataset: Dataset, selection: Selection) -> str:
    """The heading as plain text, for the document's title too."""
    window = selection.resolved(dataset)
    return str(words(selection.lang).view_title(selection.categories, window, selection.days))
