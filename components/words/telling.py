"""What running text is made of: words, and figures that can show how they were worked out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from data.facts import CategoryFacts, Facts
from data.windows import Window

MOST_IN_A_SENTENCE = 3
AVERAGED_FROM = 4
"""Shorter windows are told report by report, not by their mean."""

Of = Literal["losses", "change", "total", "per_day", "restated", "opening", "covered", "percent"]


@dataclass(frozen=True)
class Figure:
    """A number as it is written, and what it is the figure of: some categories in a window.

    A percentage also names the window that it compares with.
    """

    text: str
    of: Of
    categories: tuple[str, ...]
    window: Window
    against: Window | None = None


Pieces = tuple[str | Figure, ...]


@dataclass(frozen=True)
class KeyPoints:
    """What an editor would write of a window: a headline, some bullets, a paragraph."""

    headline: Pieces
    bullets: tuple[Pieces, ...]
    paragraph: Pieces


def plain(pieces: Pieces) -> str:
    """The text alone."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in pieces)


def joined(items: Sequence[Pieces], separator: str, last: str) -> Pieces:
    """Items in a row, the last one behind a word of its own: a, b and c."""
    told: list[str | Figure] = []
    for number, item in enumerate(items):
        if number:
            told.append(last if number == len(items) - 1 else separator)
        told.extend(item)
    return tuple(told)


def capitalised(pieces: Pieces) -> Pieces:
    """With a capital at the front, as a sentence begins."""
    first, *rest = pieces
    if isinstance(first, str):
        return (first[:1].upper() + first[1:], *rest)
    return (replace(first, text=first.text[:1].upper() + first.text[1:]), *rest)


def is_compared_with(facts: Facts, category: CategoryFacts) -> bool:
    """Whether the day before is told already, as what the window is compared with."""
    window = facts.compared_window
    return (
        category.reported_before is not None
        and category.compared is not None
        and window is not None
        and window == facts.window_of(category.reported_before[0])
        and len(facts.categories) <= MOST_IN_A_SENTENCE
    )
