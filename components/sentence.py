"""The window in one sentence: the key points' headline, announced when it changes."""

from typing import Any

from components import html
from components.words import words
from components.words.telling import plain
from data.dataset import Dataset
from data.facts import facts
from data.selection import Selection


def view(dataset: Dataset, selection: Selection) -> list[Any]:
    """The headline, with a button that copies it."""
    say = words(selection.lang)
    sentence = title(dataset, selection)
    if not selection.categories:
        return [html.H2(sentence)]
    copied = {"data-copy-text": sentence, "data-copied": say.key_points.COPIED}
    return [
        html.H2(sentence),
        html.Button(say.key_points.COPY, className="quiet", **copied),
    ]


def title(dataset: Dataset, selection: Selection) -> str:
    """The headline as plain text, for the document's title too."""
    say = words(selection.lang)
    if not selection.categories:
        return str(say.NOTHING_CHOSEN)
    return plain(say.key_points.key_points(facts(dataset, selection)).headline)
