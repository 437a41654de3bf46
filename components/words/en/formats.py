"""English numbers and dates."""

from datetime import date

from data.windows import Window, month_of, year_of

SEPARATORS = ".,"

_MONTHS = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]
SHORT_MONTHS = [month[:3] for month in _MONTHS]
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def number(value: int) -> str:
    return f"{value:,}".replace("-", "−")


def average(value: float) -> str:
    """Whole from a hundred on, two decimals under one, else one."""
    if abs(value) >= 100 or not value:
        return number(round(value))
    if abs(value) < 0.005:
        return "<0.01"
    return f"{value:.{1 if abs(value) >= 1 else 2}f}"


def signed(value: int) -> str:
    return f"+{value:,}" if value > 0 else number(value)


def day(when: date) -> str:
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def month(when: date) -> str:
    return f"{_MONTHS[when.month - 1]} {when.year}"


def weekday(when: date) -> str:
    return _WEEKDAYS[when.weekday()]


def days(window: Window) -> str:
    """A window as one would write it: 4–5 March 2023, 28 February – 1 March 2023."""
    first, last = window.first, window.last
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} – {day(last)}"
    return f"{day(first)} – {day(last)}"


def period(window: Window, by: str) -> str:
    """A bar's name: the day, the week's days, the month, the year."""
    if by == "month" and window == month_of(window.first):
        return month(window.first)
    if by == "year" and window == year_of(window.first):
        return str(window.first.year)
    return days(window)
