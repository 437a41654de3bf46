"""The window's events on a chart: a dotted line a day, a pale band for what lasted, and labels.

A mark stands at the reports that cover the event. Labels are names in up to three rows above the
plot; where they don't fit, the numbers of the list under the chart.
"""

from datetime import date, datetime, timedelta
from textwrap import wrap
from typing import Any

from components import theme
from components.event_labels import POLE, Label, labels, numbered
from components.words import words
from data.dataset import Dataset
from data.events import Covered, covered
from data.selection import Lang
from data.series import Selected
from data.windows import DAY, Window

ROW = 16
"""Pixels from one row of labels to the next; assets/events.css takes them back on phones."""

_BAND = "rgba(122, 127, 135, 0.16)"
_DOTS = {"color": theme.MUTED, "width": 1, "dash": "1px,2px"}

_ALONE, _ON_PHONES, _BESIDE_OTHERS = 600.0, 240.0, 205.0
"""The narrowest plots that labels have to fit: of one chart on a page wide enough to show events
unasked, of one on a phone, of one chart among several."""

_TIP_LINES, _TIP_LETTERS = 9, 40
"""What a low and narrow chart has room for."""

_NAMES = 90
"""What the names of several lines take of a plot's width."""

_HALF = timedelta(hours=12)


def marked(frame: dict[str, Any], dataset: Dataset, selected: Selected) -> dict[str, Any]:
    """A chart's layout with its events, and with room above the plot for their labels."""
    shapes, names = annotations(dataset, selected)
    if not shapes:
        return frame
    room = max(name["yshift"] for name in names) + ROW
    margin = frame["margin"] | {"t": frame["margin"]["t"] + room}
    return frame | {"shapes": shapes, "annotations": names, "margin": margin}


def class_name(drawn: dict[str, Any], selected: Selected) -> str:
    """For the style sheet: on phones it hides events, and the rows of their labels, unless they
    were asked for."""
    names = drawn["layout"].get("annotations", ())
    rows = max((name["yshift"] // ROW + 1 for name in names), default=0)
    return f"events-{selected.selection.events} event-rows-{rows}"


def annotations(
    dataset: Dataset, selected: Selected
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """plotly.js's shapes and annotations of the window's events; none where they are hidden."""
    events = selected.selection.events
    if events == "0":
        return [], []
    inside = covered(dataset, selected.window, days=selected.selection.days)
    found = tuple(one for one in inside if one.is_marked(events))
    days = _Days(selected)
    placed = _labels(found, days, selected)
    shapes = [_shape(one, days) for one in found]
    poles = [_pole(label, found[label.first - 1], days) for label in placed if _has_pole(label)]
    lang = selected.selection.lang
    return [*shapes, *poles], [
        _annotation(label, found[label.first - 1 : label.last], days, lang) for label in placed
    ]


class _Days:
    """The days of the chart's axis: where plotly.js has them, and how far along they are."""

    def __init__(self, selected: Selected) -> None:
        self._window = selected.window
        # A day's bar stands astride its midnight, a longer period's between its days' midnights.
        self._begins = -_HALF if selected.by == "day" else timedelta()

    def inside(self, one: Covered) -> Window:
        return one.days.clamped(self._window.first, self._window.last)

    def start(self, day: date) -> datetime:
        return datetime(day.year, day.month, day.day) + self._begins

    def mark(self, one: Covered) -> datetime:
        """Where an event's label belongs: the middle of its day, or the start of what lasted."""
        start = self.start(self.inside(one).first)
        return start if one.event.end else start + _HALF

    def along(self, moment: datetime) -> float:
        """The part of the axis that lies before a moment."""
        return (moment - self.start(self._window.first)) / (self._window.days * DAY)


def _labels(found: tuple[Covered, ...], days: _Days, selected: Selected) -> tuple[Label, ...]:
    lang = selected.selection.lang
    room = _room(selected)
    events = tuple(
        (days.along(days.mark(one)) * room, words(lang).events.short(one.event.title[lang]))
        for one in found
    )
    if _is_beside_others(selected):
        return numbered(events, rows=1)
    return labels(events, room) if selected.selection.events == "auto" else numbered(events)


def _room(selected: Selected) -> float:
    if _is_beside_others(selected):
        return _BESIDE_OTHERS
    names = _NAMES if len(selected.series) > 1 else 0
    return (_ALONE if selected.selection.events == "auto" else _ON_PHONES) - names


def _is_beside_others(selected: Selected) -> bool:
    return len(selected.series) > 1 and selected.selection.split


def _shape(one: Covered, days: _Days) -> dict[str, Any]:
    inside = days.inside(one)
    if one.event.end:
        ends: dict[str, Any] = {
            "x0": _iso(days.start(inside.first)),
            "x1": _iso(days.start(inside.last + DAY)),
        }
        look: dict[str, Any] = {"type": "rect", "fillcolor": _BAND, "line": {"width": 0}}
    else:
        ends = dict.fromkeys(("x0", "x1"), _iso(days.mark(one)))
        look = {"type": "line", "line": _DOTS}
    return {**look, **ends, "xref": "x", "yref": "paper", "y0": 0, "y1": 1, "layer": "below"}


def _has_pole(label: Label) -> bool:
    """Numbers in the lowest row sit right on their marks."""
    return label.anchor != "middle" or label.row > 0


def _pole(label: Label, one: Covered, days: _Days) -> dict[str, Any]:
    """From the plot's top along a name's side, or to a number's foot."""
    beyond = 2 if label.anchor == "middle" else ROW - 3
    place = _iso(days.mark(one))
    return {
        "type": "line",
        "line": _DOTS,
        "x0": place,
        "x1": place,
        "xref": "x",
        "yref": "paper",
        "ysizemode": "pixel",
        "yanchor": 1,
        "y0": 0,
        "y1": ROW * label.row + beyond,
    }


_ANCHORS = {
    "start": {"xanchor": "left", "xshift": POLE},
    "middle": {"xanchor": "center", "xshift": 0},
    "end": {"xanchor": "right", "xshift": -POLE},
}


def _annotation(
    label: Label, events: tuple[Covered, ...], days: _Days, lang: Lang
) -> dict[str, Any]:
    """A label; that of one event bears its name for the script that makes it a link."""
    first, last = days.mark(events[0]), days.mark(events[-1])
    return {
        "x": _iso(first + (last - first) / 2),
        "xref": "x",
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": ROW * label.row,
        **_ANCHORS[label.anchor],
        "text": f"<b>{label.text}</b>" if label.anchor == "middle" else label.text,
        "font": {"size": 11},
        "showarrow": False,
        "borderpad": 0,
        "hovertext": _told(events, lang),
        **({"name": f"event-{label.first}"} if len(events) == 1 else {}),
    }


def _told(events: tuple[Covered, ...], lang: Lang) -> str:
    """Events with their own days, for the hover; of many the first, and how many more there are."""
    say = words(lang)
    told: list[str] = []
    for number, one in enumerate(events):
        event = one.event
        title = [f"<b>{line}</b>" for line in wrap(event.title[lang], _TIP_LETTERS)]
        lines = [*title, say.days(Window(event.start, event.end or event.start))]
        is_last = one is events[-1]
        if told and len(told) + len(lines) > _TIP_LINES - (not is_last):
            return "<br>".join([*told, say.events.more(len(events) - number)])
        told += lines
    return "<br>".join(told)


def _iso(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M")
