"""Українські числа й дати."""

from datetime import date

from data.windows import Window, month_of, year_of

SEPARATORS = ",\u00a0"

_MONTHS = [
    *("січень", "лютий", "березень", "квітень", "травень", "червень"),
    *("липень", "серпень", "вересень", "жовтень", "листопад", "грудень"),
]
_OF_MONTHS = [
    *("січня", "лютого", "березня", "квітня", "травня", "червня"),
    *("липня", "серпня", "вересня", "жовтня", "листопада", "грудня"),
]
SHORT_MONTHS = [
    *("січ", "лют", "бер", "квіт", "трав", "черв"),
    *("лип", "серп", "вер", "жовт", "лист", "груд"),
]
_WEEKDAYS = ["понеділок", "вівторок", "середа", "четвер", "п’ятниця", "субота", "неділя"]


def number(value: int) -> str:
    """Thousands apart by a space that does not break, as in tables."""
    return f"{value:,}".replace(",", "\u00a0").replace("-", "−")


def in_text(value: int) -> str:
    """In running text four digits stand together."""
    return str(value) if 0 <= value < 10_000 else number(value)


def signed_in_text(value: int) -> str:
    return f"{'+' if value > 0 else '−'}{in_text(abs(value))}"


def average(value: float) -> str:
    """Whole from a hundred on, two decimals under one, else one."""
    if abs(value) >= 100 or not value:
        return number(round(value))
    if abs(value) < 0.005:
        return "<0,01"
    return f"{value:.{1 if abs(value) >= 1 else 2}f}".replace(".", ",")


def signed(value: int) -> str:
    return f"+{number(value)}" if value > 0 else number(value)


def day(when: date) -> str:
    return f"{when.day} {_OF_MONTHS[when.month - 1]} {when.year}"


def month(when: date) -> str:
    return f"{_MONTHS[when.month - 1]} {when.year}"


def of_month(when: date) -> str:
    """After «від» and «після»: квітня 2022."""
    return f"{_OF_MONTHS[when.month - 1]} {when.year}"


def weekday(when: date) -> str:
    return _WEEKDAYS[when.weekday()]


def days(window: Window) -> str:
    """Дні періоду: 4–5 березня 2023, 28 лютого – 1 березня 2023."""
    first, last = window.first, window.last
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{first.day} {_OF_MONTHS[first.month - 1]} – {day(last)}"
    return f"{day(first)} – {day(last)}"


def period(window: Window, by: str) -> str:
    """A bar's name: the day, the week's days, the month, the year."""
    if by == "month" and window == month_of(window.first):
        return month(window.first)
    if by == "year" and window == year_of(window.first):
        return str(window.first.year)
    return days(window)


def plural(count: int, forms: tuple[str, str, str]) -> str:
    """The noun's form for a count: 1 and 21, 2 to 4 and 22 to 24, all others."""
    one, few, many = forms
    if count % 10 == 1 and count % 100 != 11:
        return one
    return few if 2 <= count % 10 <= 4 and not 12 <= count % 100 <= 14 else many
