"""All categories: the whole war month by month, each a small picture, a click from its chart."""

from typing import Any

from components import html, theme
from components.links import link
from components.spark import sparkline
from components.words import words
from data.catalog import CATEGORIES, Category
from data.dataset import Dataset
from data.records import Months, months
from data.selection import Selection
from data.series import window_figures
from data.windows import Window, month_of


def view(dataset: Dataset, selection: Selection) -> list[Any]:
    """A cell for each category, those whose line of the report has ended last."""
    say = words(selection.lang).overview
    order = sorted(CATEGORIES, key=lambda key: CATEGORIES[key].last is not None)
    return [
        html.H2(say.TITLE),
        html.P([say.LEAD, " ", say.BASES[selection.days]]),
        html.P(say.PALE, className="source"),
        html.Div([_cell(dataset, selection, key) for key in order], className="histories"),
    ]


def _cell(dataset: Dataset, selection: Selection, key: str) -> html.A:
    say = words(selection.lang)
    told = months(dataset, key, days=selection.days)
    first, last = told.firsts[0], told.firsts[-1]
    return link(
        [
            html.Span(CATEGORIES[key].short[selection.lang], className="name"),
            html.Img(
                src=_picture(told, key),
                alt=say.overview.picture(Window(first, month_of(last).last)),
                className="history",
            ),
            html.Span(
                [html.Span(str(first.year)), html.Span(str(last.year))],
                className="years",
                **{"aria-hidden": "true"},
            ),
            *([html.Span(say.overview.peak(*told.peak), className="peak")] if told.peak else []),
            html.Span(_total(dataset, selection, key), className="total"),
        ],
        _view_of(dataset, selection, key),
        chosen=selection.categories == (key,),
        id=f"overview-{key}",
        className="category shown" if key in selection.categories else "category",
    )


def _picture(told: Months, key: str) -> str:
    januaries = [number for number, first in enumerate(told.firsts) if first.month == 1]
    return sparkline(told.losses, told.counted, colour=theme.COLOURS[key], ticks=januaries)


def _total(dataset: Dataset, selection: Selection, key: str) -> str:
    """The newest total, with its report where that is not the newest one."""
    say = words(selection.lang).overview
    figures = window_figures(dataset, key, Window(dataset.first, dataset.newest))
    if figures.total is None:
        return str(words(selection.lang).ABSENT)
    is_newest = figures.last_report == dataset.newest
    return str(say.total(figures.total, None if is_newest else figures.last_report))


def _view_of(dataset: Dataset, selection: Selection, key: str) -> Selection:
    """The category alone in the window that is shown; of one that had ended, its own days."""
    chosen = selection.changed(categories=(key,))
    lifetime = _lifetime(CATEGORIES[key], selection)
    if lifetime is None or lifetime.overlaps(selection.resolved(dataset)):
        return chosen
    return chosen.changed(window=lifetime)


def _lifetime(category: Category, selection: Selection) -> Window | None:
    if category.last is None:
        return None
    return Window(category.first, category.last).as_counted(selection.days)
