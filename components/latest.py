"""The headline strip: what the newest report says of each category, a click from its chart."""

from types import ModuleType
from typing import Any

from components import html
from components.links import link
from components.spark import sparkline
from components.words import words
from data.catalog import CATEGORIES
from data.dataset import Dataset
from data.selection import Selection
from data.series import RECENT, WindowFigures, recent, window_figures
from data.windows import Window


def view(dataset: Dataset, selection: Selection) -> list[Any]:
    """A card for each category that is still reported: new, total, thirty days, their mean."""
    say = words(selection.lang)
    cards = [
        _card(dataset, selection, key) for key, category in CATEGORIES.items() if not category.last
    ]
    return [
        html.H2([say.LATEST, ", ", say.day(dataset.newest)], id="latest-title"),
        html.Div(cards, className="cards"),
    ]


def _card(dataset: Dataset, selection: Selection, key: str) -> html.A:
    say = words(selection.lang)
    newest = Window(dataset.newest, dataset.newest)
    days = recent(dataset, key, RECENT)
    lead = " card-lead" if key == "personnel" else ""
    shown = " shown" if key in selection.categories else ""
    return link(
        [
            html.Span(CATEGORIES[key].short[selection.lang], className="name"),
            *_figures(window_figures(dataset, key, newest), say),
            html.Img(
                src=sparkline(days.losses, days.counted),
                alt=say.SPARKLINE,
                className="spark",
            ),
            html.Span(say.average_of(*days.mean) if days.mean else "", className="mean"),
        ],
        selection.changed(categories=(key,)),
        chosen=selection.categories == (key,),
        id=f"latest-{key}",
        className=f"card{lead}{shown}",
    )


def _figures(newest: WindowFigures, say: ModuleType) -> list[Any]:
    known = newest.total is not None
    # An empty line keeps the row's pictures at one height.
    total = f"{say.number(newest.total)} {say.IN_TOTAL}" if known else "\u00a0"
    if newest.losses is None:
        new = html.Span(say.NO_DAILY if known else say.ABSENT, className="new absent")
    else:
        new = html.Span(say.signed(newest.losses), className="new")
    return [new, html.Span(total, className="total")]
