"""The embed's controls: links to other views of it, in menus that open without a script."""

from collections.abc import Iterable
from html import escape
from typing import get_args

from components.words import words
from data.catalog import CATEGORIES
from data.dataset import Dataset
from data.selection import Last, Measure, Selection
from data.windows import Window

Choice = tuple[str, Selection, bool]
"""A name, the view that it leads to, and whether that is the one shown."""


def controls(dataset: Dataset, selection: Selection) -> str:
    """Category, days, measure. Everything else stays as the embed's code has it."""
    say = words(selection.lang)
    shown = say.names(selection.categories) if selection.categories else say.CATEGORY
    window = selection.resolved(dataset)
    days = say.RANGE_NAMES[selection.last] if selection.last else say.days(window)
    return (
        f'<nav class="controls" aria-label="{escape(say.embed.CONTROLS)}">'
        f"{_menu('category', say.CATEGORY, shown, _categories(selection, window))}"
        f"{_menu('days', say.RANGES, days, _ranges(selection))}"
        f"{_measures(selection)}"
        f'<a class="reset" href="" hidden>{escape(say.embed.RESET)}</a></nav>'
    )


def address(selection: Selection) -> str:
    return escape(f"embed?{selection.to_query()}")


def _menu(key: str, name: str, shown: str, choices: Iterable[Choice]) -> str:
    items = "".join(f"<li>{_link(*choice)}</li>" for choice in choices)
    return (
        f'<details class="menu" name="menu" data-key="{key}">'
        f'<summary><span class="hidden">{escape(name)}: </span><span>{escape(shown)}</span>'
        f"</summary><ul>{items}</ul></details>"
    )


def _categories(selection: Selection, window: Window) -> Iterable[Choice]:
    """Each alone, of those that were reported in the window."""
    for key, category in CATEGORIES.items():
        reports = Window(category.first, category.last or max(window.last, category.first))
        if reports.as_counted(selection.days).overlaps(window):
            chosen = selection.categories == (key,)
            label = category.label[selection.lang]
            yield label, selection.changed(categories=(key,)), chosen


def _ranges(selection: Selection) -> Iterable[Choice]:
    """In periods that suit the new range: those of the old one may not."""
    say = words(selection.lang)
    for last in get_args(Last):
        yield (
            say.RANGE_NAMES[last],
            selection.changed(last=last, by="auto"),
            selection.last == last,
        )


def _measures(selection: Selection) -> str:
    say = words(selection.lang)
    links = "".join(
        _link(say.MEASURES[measure], selection.changed(measure=measure), chosen, key=measure)
        for measure in get_args(Measure)
        for chosen in [selection.measure == measure]
    )
    return f'<div class="measures" role="group" aria-label="{escape(say.MEASURE)}">{links}</div>'


def _link(name: str, selection: Selection, chosen: bool, *, key: str = "") -> str:
    marked = ' aria-current="true"' if chosen else ""
    keyed = f' data-key="{key}"' if key else ""
    return f'<a href="{address(selection)}" rel="nofollow"{marked}{keyed}>{escape(name)}</a>'
