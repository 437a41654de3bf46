"""All categories at a glance."""

from datetime import date

from components.words.en.formats import day, month, number
from data.windows import Window

TITLE = "All categories, the whole war"
LEAD = (
    "Claimed losses month by month. Each category has a scale of its own, so heights can’t be "
    "compared between them. Choose one to see it in the chart."
)
PALE = (
    "Fainter bars are months that are not complete, are disputed, or lie before April 2022, when "
    "losses were reported in bulk. The peak is the highest of the other months. A balance of "
    "earlier losses that a category began with is in its total, and in no bar."
)
BASES = {
    "report": "Losses count in the month of their report.",
    "loss": "Losses count in the month when they happened, as the press counts.",
}


def picture(months: Window) -> str:
    return f"Bars, a month each, {month(months.first)} to {month(months.last)}"


def peak(value: int, when: date) -> str:
    return f"Peak {number(value)}, {month(when)}"


def total(value: int, when: date | None) -> str:
    """The total of the newest report, or of the last one that had the category."""
    until = "" if when is None else f" by {day(when)}"
    return f"{number(value)} in total{until}"
