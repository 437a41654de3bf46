"""What running text is made of: words, and figures that can show how they were worked out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from data.catalog import CATEGORIES
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


def leading(facts: Facts, category: CategoryFacts) -> Of:
    """A window from the first report on leads with the total to date, but of a category that began
    later, with a balance (rule 5)."""
    is_balance = CATEGORIES[category.category].opening == "balance"
    return "total" if facts.since_invasion and not is_balance else "losses"


def value_of(category: CategoryFacts, of: Of) -> int:
    figures = category.figures
    return (figures.total if of == "total" else figures.losses) or 0


def has_totals(facts: Facts) -> bool:
    """Of a report after a gap there is the total, whose rise is no single day's."""
    return any(category.figures.total is not None for category in facts.categories)


def held_by(facts: Facts, category: CategoryFacts) -> date | None:
    """The report that a total is of, where the window's last one does not hold it."""
    held = category.figures.last_report
    return None if held == facts.window.as_reports(facts.days).last else held


def is_told_of_bulk(facts: Facts) -> bool:
    """Whether it must be said that the window's losses were reported in bulk at first."""
    is_counted = any(category.figures.reports for category in facts.categories)
    return facts.in_bulk and not facts.since_invasion and is_counted


def disputed(facts: Facts) -> tuple[list[CategoryFacts], list[CategoryFacts]]:
    """Those whose figure is disputed, and those of which that of the compared window is."""
    own = [c for c in facts.categories if c.figures.losses is not None and c.figures.disputed]
    return own, [c for c in facts.categories if c.compared and c.compared.disputed]


def untold(facts: Facts, category: CategoryFacts) -> CategoryFacts:
    """Without the day before, where that is told already as what the window is compared with."""
    return replace(category, reported_before=None) if _is_compared(facts, category) else category


def _is_compared(facts: Facts, category: CategoryFacts) -> bool:
    window = facts.compared_window
    return (
        category.reported_before is not None
        and category.compared is not None
        and window is not None
        and window == facts.window_of(category.reported_before[0])
        and len(facts.categories) <= MOST_IN_A_SENTENCE
    )
