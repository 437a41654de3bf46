"""The events of the war that a window's reports cover. Dates only: context, never a cause."""

from dataclasses import dataclass
from datetime import date

from data.dataset import Dataset, Event
from data.windows import DAY, Window


@dataclass(frozen=True)
class Covered:
    """An event, its number among those of the window, and the days that choosing it chooses.

    One that lasted `throughout` the window tells no day in it from another.
    """

    number: int
    event: Event
    days: Window
    throughout: bool

    def is_marked(self, events: str) -> bool:
        """Whether a chart has a mark of it, by the view's `events`."""
        return events == "1" or not self.throughout


def covered(dataset: Dataset, window: Window, *, days: str = "report") -> tuple[Covered, ...]:
    """The events whose days overlap the window, first to last, those throughout it at the end."""
    first, newest = dataset.span(days)
    span = Window(first, newest)
    found = [
        (event, chosen.clamped(first, newest))
        for event in sorted(dataset.events, key=lambda event: event.start)
        if (chosen := days_of(event, days=days)).overlaps(window) and chosen.overlaps(span)
    ]
    lasting = [chosen.first <= window.first and window.last <= chosen.last for _, chosen in found]
    told = sorted(zip(lasting, found, strict=True), key=lambda one: one[0])
    return tuple(
        Covered(number, *one, throughout and window.days > 1)
        for number, (throughout, one) in enumerate(told, start=1)
    )


def days_of(event: Event, *, days: str = "report") -> Window:
    """The reports that cover an event, each a day later than what it tells of (rule 12); by day
    of loss the event's own days."""
    own = Window(event.start, event.end or event.start)
    return own if days == "loss" else Window(own.first + DAY, own.last + DAY)


def list_ends(dataset: Dataset) -> date | None:
    """The start of the last event there is; later ones are not collected."""
    return max((event.start for event in dataset.events), default=None)
