"""The window's events on a chart: a dotted line a day, a pale band for what lasted, and labels.

A mark stands at the reports that cover the event. Labels are named flags in up to three rows
above the plot; where they don't fit, the numbers of the list under the chart.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from components import theme
from components.drawing.events import ROW, Flag, Mark, flags, numbers
from components.drawing.text import Label
from components.words import words
from data.dataset import Dataset
from data.events import Covered, covered
from data.selection import Lang
from data.series import Selected
from data.windows import DAY, Window

_BAND = "rgba(122, 127, 135, 0.16)"
_SIZE = 11
_POLE = 3

_ALONE, _ON_PHONES, _BESIDE_OTHERS = 480.0, 250.0, 190.0
"""The narrowest plots that labels have to fit: of one chart on a page wide enough to show events
unasked, of one on a phone, of one chart among several."""

_HALF = timedelta(hours=12)


def marked(frame: dict[str, Any], dataset: Dataset, selected: Selected) -> dict[str, Any]:
    """A chart's layout with its events, and with room above the plot for their labels."""
    shapes, labels = annotations(dataset, selected)
    if not shapes:
        return frame
    room = max(label["yshift"] for label in labels) + ROW
    margin = frame["margin"] | {"t": frame["margin"]["t"] + room}
    return frame | {"shapes": shapes, "annotations": labels, "margin": margin}


def annotations(
    dataset: Dataset, selected: Selected
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """plotly.js's shapes and annotations of the window's events; none where they are hidden."""
    if selected.selection.events == "0":
        return [], []
    found = covered(dataset, selected.window, days=selected.selection.days)
    scale = _Scale(selected)
    lang = selected.selection.lang
    marks = [scale.mark(one, words(lang).events.short(one.event.title[lang])) for one in found]
    bounds = (0.0, scale.width)
    shapes = [scale.shape(one) for one in found]
    if selected.selection.events == "auto" and len(selected.series) == 1:
        named = flags(marks, bounds)
        if named is not None:
            # They come last event first, as they were placed.
            pairs = list(zip(found, reversed(named), strict=True))
            poles = [scale.pole(one, flag) for one, flag in pairs]
            return [*shapes, *poles], [scale.flag(one, flag, lang) for one, flag in pairs]
    return shapes, [scale.number(label, found, lang) for label in numbers(marks, bounds)]


class _Scale:
    """The days of the chart's axis, as pixels of its narrowest plot."""

    def __init__(self, selected: Selected) -> None:
        self._window = selected.window
        # A day's bar stands astride its midnight, a longer period's between its days' midnights.
        self._shift = -_HALF if selected.by == "day" else timedelta()
        self.width = _width(selected)

    def mark(self, one: Covered, text: str) -> Mark:
        days = self._inside(one)
        if one.event.end:
            return Mark(self._x(days.first), self._x(days.last + DAY), text)
        return Mark((self._x(days.first) + self._x(days.first + DAY)) / 2, None, text)

    def shape(self, one: Covered) -> dict[str, Any]:
        days = self._inside(one)
        if one.event.end:
            edges = {"x0": self._at(days.first), "x1": self._at(days.last + DAY)}
            look: dict[str, Any] = {"type": "rect", "fillcolor": _BAND, "line": {"width": 0}}
        else:
            edges = dict.fromkeys(("x0", "x1"), self._middle(days))
            look = {"type": "line", "line": _DOTS}
        return {**look, **edges, "xref": "x", "yref": "paper", "y0": 0, "y1": 1, "layer": "below"}

    def pole(self, one: Covered, flag: Flag) -> dict[str, Any]:
        """From the plot's top to a flag's name, beside which it ends."""
        place = self._place(one)
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
            "y1": ROW * flag.row + ROW - 3,
        }

    def flag(self, one: Covered, flag: Flag, lang: Lang) -> dict[str, Any]:
        start = flag.label.anchor == "start"
        return _LABEL | {
            "x": self._place(one),
            "xanchor": "left" if start else "right",
            "xshift": _POLE if start else -_POLE,
            "yshift": ROW * flag.row,
            "text": flag.label.text,
            "hovertext": _told(one, lang),
            "name": f"event-{one.number}",
        }

    def number(self, label: Label, found: Sequence[Covered], lang: Lang) -> dict[str, Any]:
        """A number, or a range of those that stand too close together."""
        first, _, last = label.text.partition("–")
        within = found[int(first) - 1 : int(last or first)]
        centre = (label.box.left + label.box.right) / 2
        chooses = {} if last else {"name": f"event-{first}"}
        return _LABEL | {
            "x": self._back(centre),
            "xanchor": "center",
            "yshift": 0,
            "text": f"<b>{label.text}</b>",
            "hovertext": "<br>".join(_told(one, lang) for one in within),
            **chooses,
        }

    def _inside(self, one: Covered) -> Window:
        return one.days.clamped(self._window.first, self._window.last)

    def _place(self, one: Covered) -> str:
        days = self._inside(one)
        return self._at(days.first) if one.event.end else self._middle(days)

    def _middle(self, days: Window) -> str:
        return _iso(self._moment(days.first) + _HALF)

    def _at(self, day: Any) -> str:
        return _iso(self._moment(day))

    def _moment(self, day: Any) -> datetime:
        """The day's start on the axis."""
        return datetime(day.year, day.month, day.day) + self._shift

    def _x(self, day: Any) -> float:
        return float((day - self._window.first).days / self._window.days * self.width)

    def _back(self, x: float) -> str:
        """Where on the axis a pixel lies, in the middle of its day."""
        along = timedelta(days=x / self.width * self._window.days)
        return _iso(self._moment(self._window.first) + along)


_DOTS = {"color": theme.MUTED, "width": 1, "dash": "1px,2px"}
_LABEL = {
    "xref": "x",
    "y": 1,
    "yref": "paper",
    "yanchor": "bottom",
    "showarrow": False,
    "borderpad": 0,
    "font": {"size": _SIZE},
}


def _width(selected: Selected) -> float:
    if len(selected.series) > 1 and selected.selection.split:
        return _BESIDE_OTHERS
    return _ALONE if selected.selection.events == "auto" else _ON_PHONES


def _told(one: Covered, lang: Lang) -> str:
    """An event with its own days, for the hover."""
    event = one.event
    days = words(lang).days(Window(event.start, event.end or event.start))
    return f"<b>{event.title[lang]}</b><br>{days}"


def _iso(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M")
