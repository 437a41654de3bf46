"""Рекорди та віхи."""

from datetime import date

from components.words.uk.formats import day, in_text, number, of_month, signed_in_text, weekday

TITLE = "Рекорди та віхи"
RECORDS = "Найбільші заявлені втрати в одному звіті, за вихідні, тиждень і місяць"
MILESTONES = "Перший звіт, у якому загальна кількість сягнула круглого числа"
RECORD, CLAIMED, WHEN = "Рекорд", "Заявлено", "Коли"
REACHED, REPORT = "Усього", "Звіт від"
OFFICIAL_PAGE = "офіційна сторінка"
NO_RECORDS = "Рекордів немає: у врахованих звітах нічого не заявлено."
DISPUTED_MILESTONE = "спірно: за другим набором даних це інший звіт"
NOTE = (
    "Рекорди рахуємо, починаючи зі звіту від 1 квітня 2022 року: у перші тижні війни про втрати "
    "повідомляли зведено, а не щодня. Враховано лише повні вихідні, тижні (від понеділка до "
    "неділі) та місяці; спірних значень не враховано."
)

KINDS = {"day": "Звіт", "weekend": "Вихідні", "week": "Тиждень", "month": "Місяць"}
DAY_OF_LOSS = "День"
# Родовий відмінок: із 21 звіту, із 25 звітів.
_MEMBERS = {
    "day": ("звіту", "звітів"),
    "weekend": ("вихідних", "вихідних"),
    "week": ("тижня", "тижнів"),
    "month": ("місяця", "місяців"),
}


def the_set(kind: str, of: int, first: date, basis: str) -> str:
    """із 1 594 звітів, починаючи з 1 квітня 2022"""
    one, many = ("дня", "днів") if kind == "day" and basis == "loss" else _MEMBERS[kind]
    members = one if of % 10 == 1 and of % 100 != 11 else many
    since = of_month(first) if kind == "month" else day(first)
    return f"із {in_text(of)} {members}, починаючи з {since}"


def restated_inside(amount: int) -> str:
    return f"загальну кількість також скориговано на {signed_in_text(amount)}"


def restated_next(amount: int) -> str:
    return f"у наступному звіті загальну кількість скориговано ще на {signed_in_text(amount)}"


def page_of(when: date) -> str:
    return f"{weekday(when)}: {OFFICIAL_PAGE}"


def more_holders(count: int) -> str:
    return f"і ще {number(count)} раніше"


def earlier(count: int) -> str:
    return f"Раніші віхи: {number(count)}"
