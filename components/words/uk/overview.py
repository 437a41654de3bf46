"""Усі категорії разом."""

from datetime import date

from components.words.uk.formats import day, month, number
from data.windows import Window

TITLE = "Усі категорії за всю війну"
LEAD = (
    "Заявлені втрати за місяцями. Кожна категорія має власний масштаб, тож порівнювати висоту "
    "стовпчиків різних категорій не варто. Виберіть категорію, щоб побачити її на графіку."
)
PALE = (
    "Бліді стовпчики – це неповні чи спірні місяці, а також час до квітня 2022 року, коли про "
    "втрати повідомляли зведено. Найбільше значення взято з решти місяців. Якщо облік категорії "
    "почався з раніше накопиченої кількості, вона входить до загальної, але не до стовпчиків."
)
BASES = {
    "report": "Втрати зараховано до місяця звіту.",
    "loss": "Втрати зараховано до місяця, коли їх зазнано, як рахують у пресі.",
}


def picture(months: Window) -> str:
    return f"Стовпчики за місяцями: {month(months.first)} – {month(months.last)}"


def peak(value: int, when: date) -> str:
    return f"Найбільше {number(value)}, {month(when)}"


def total(value: int, when: date | None) -> str:
    """The total of the newest report, or of the last one that had the category."""
    until = "" if when is None else f" на {day(when)}"
    return f"{number(value)} усього{until}"
