"""The window's events in a list under the chart: each chooses the reports that cover it."""

from datetime import date
from types import ModuleType
from typing import Any
from urllib.parse import quote

from components import html
from components.links import link
from components.words import words
from data.dataset import Dataset
from data.events import Covered, covered, list_ends
from data.selection import Selection
from data.windows import Window

MOST_OPEN = 8
"""A longer list is folded, so that the page below the chart stays near."""

_ARTICLE = "Wikipedia: "
"""How the reviewed table names the English article that an event is taken from."""


def view(dataset: Dataset, selection: Selection) -> list[Any]:
    """The numbered list with its standing notes, or where it ends; none where they are hidden."""
    say = words(selection.lang)
    ends = list_ends(dataset)
    if ends is None or selection.events == "0":
        return []
    window = selection.resolved(dataset)
    found = covered(dataset, window, days=selection.days)
    if not found:
        return [_under(selection, [_none(ends, window, say)])]
    placed = say.events.BY_LOSS if selection.days == "loss" else say.events.BY_REPORT
    marked = [one for one in found if one.is_marked(selection.events)]
    has_band = any(one.event.end for one in marked)
    marks = [*([placed] if marked else []), *([say.events.BAND] if has_band else [])]
    notes = (say.events.CONTEXT, *marks, say.events.DATES, say.events.list_ends(ends))
    told = html.Details(
        [
            html.Summary(say.events.title(len(found))),
            html.Ol([_item(one, selection) for one in found], className="event-list"),
            html.P(" ".join(notes), className="source"),
        ],
        open=len(found) <= MOST_OPEN,
    )
    return [_under(selection, [told]), *_switch(selection)]


def _under(selection: Selection, told: list[Any]) -> html.Div:
    """What the style sheet hides on phones, unless the events were asked for."""
    return html.Div(told, className=f"events events-{selection.events}")


def _none(ends: date, window: Window, say: ModuleType) -> html.P:
    told = say.events.none_since(ends) if window.last > ends else say.events.NONE
    return html.P(told, className="source")


def _switch(selection: Selection) -> list[Any]:
    """On phones, where they are hidden by default, a link shows them."""
    if selection.events != "auto":
        return []
    name = words(selection.lang).events.SHOW
    return [html.P(link(name, selection.changed(events="1")), className="events-switch")]


def _item(one: Covered, selection: Selection) -> html.Li:
    say = words(selection.lang)
    event, lang = one.event, selection.lang
    choice = link(
        event.title[lang],
        selection.changed(window=one.days),
        chosen=selection.window == one.days,
        **{"data-event": f"event-{one.number}"},
    )
    days = say.days(Window(event.start, event.end or event.start))
    return html.Li([choice, " ", html.Small(_dated(days, event.reference, say))])


def _dated(days: str, reference: str, say: Any) -> Any:
    """The event's own days, as a link to the article that they are taken from."""
    title = reference.removeprefix(_ARTICLE)
    if title == reference:
        return days
    address = f"https://en.wikipedia.org/wiki/{quote(title.replace(' ', '_'))}"
    named = {"aria-label": say.events.article(days, title)}
    return html.A(days, href=address, rel="external", **named)
