"""Calendar windows: which kind a window is, and its neighbours of the same kind. Dates only."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Kind = Literal["day", "weekend", "week", "month", "year", "days"]
DAY = timedelta(days=1)
SATURDAY, SUNDAY = 5, 6


@dataclass(frozen=True)
class Window:
    """Whole days, both ends included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def kind(self) -> Kind:
        """`week` is Monday to Sunday; `month` and `year` are whole; `days` is anything else."""
        if self.days == 1:
            return "day"
        if self.days == 2 and self.first.weekday() == SATURDAY:
            return "weekend"
        if self.days == 7 and self.first.weekday() == 0:
            return "week"
        if self == month_of(self.first):
            return "month"
        if self == year_of(self.first):
            return "year"
        return "days"

    def stepped(self, direction: Literal[-1, 1]) -> "Window":
        """The neighbour of the same kind: the weekend, week, month or year before or after,
        else as many days as this one has."""
        outside = self.first - DAY if direction == -1 else self.last + DAY
        match self.kind:
            case "month":
                return month_of(outside)
            case "year":
                return year_of(outside)
            case "weekend":
                return self.shifted(7 * direction)
            case _:
                return self.shifted(self.days * direction)

    def year_ago(self) -> "Window":
        """364 days back where weekdays matter (days, weekends, weeks), else a calendar year: of
        months, of years, and of windows that 364 days back would meet themselves."""
        match self.kind:
            case "month":
                return month_of(_a_year_before(self.first))
            case "year":
                return self.stepped(-1)
            case _ if self.days > 364:
                return Window(_a_year_before(self.first), _a_year_before(self.last))
            case _:
                return self.shifted(-364)

    def shifted(self, days: int) -> "Window":
        return Window(self.first + days * DAY, self.last + days * DAY)

    def as_reports(self, days: str) -> "Window":
        """The report days of a window whose days are counted so: a loss is reported on the day
        after (rule 1)."""
        return self.shifted(1) if days == "loss" else self

    def as_counted(self, days: str) -> "Window":
        """The days that are counted so, of a window of report days."""
        return self.shifted(-1) if days == "loss" else self

    def clamped(self, first: date, last: date) -> "Window":
        """The nearest window inside the two days."""
        return Window(min(max(self.first, first), last), max(min(self.last, last), first))

    def overlaps(self, other: "Window") -> bool:
        return self.first <= other.last and other.first <= self.last


def _a_year_before(day: date) -> date:
    is_leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if is_leap else day.day)


def month_of(day: date) -> Window:
    return Window(day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1]))


def year_of(day: date) -> Window:
    return Window(date(day.year, 1, 1), date(day.year, 12, 31))


def last_weekend(last: date) -> Window:
    """The latest Saturday and Sunday that both lie on or before the day."""
    sunday = last - ((last.weekday() - SUNDAY) % 7) * DAY
    return Window(sunday - DAY, sunday)
