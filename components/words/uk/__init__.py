"""Українська, як пише новинна редакція."""

from collections.abc import Sequence
from datetime import date

from components.words.uk import (
    api as api,
    embed as embed,
    events as events,
    evidence as evidence,
    key_points as key_points,
    newsroom as newsroom,
    notes as notes,
    overview as overview,
    records as records,
)
from components.words.uk.formats import (
    SEPARATORS as SEPARATORS,
    SHORT_MONTHS as SHORT_MONTHS,
    average as average,
    day as day,
    days as days,
    in_text as _in_text,
    number as number,
    period as period,
    plural as _plural,
    signed as signed,
    signed_in_text as _signed_in_text,
    weekday as weekday,
)
from data.catalog import CATEGORIES
from data.windows import Window

LANGUAGE_NAME = "Українська"
TITLE = "Втрати Росії за даними Генштабу ЗСУ"
CLAIM = "Заяви однієї сторони, без незалежної перевірки"
SUMMARY = (
    "Щоденні заяви Генерального штабу ЗСУ про втрати Росії, підсумовані за категоріями й датами."
)
NO_SCRIPT = "Для фільтрів потрібен JavaScript. Дані є також у файлі: "
FRESHNESS_QUIET = "Новішого звіту тут поки немає."
FRESHNESS_STALE = "Ці дані застаріли: новішого звіту немає два дні або довше."
SKIP = "Перейти до даних"
UNAVAILABLE = "Зараз не вдається прочитати дані. Спробуйте, будь ласка, ще раз за кілька хвилин."
NOT_FOUND = "Такої сторінки немає."

FILTERS = "Вибрати дані"
CATEGORIES_LABEL = "Категорії"
CATEGORIES_HINT = "Додати"
NOTHING_FOUND = "Такої категорії немає"
FROM, TO = "Від", "До"
DATE_FORMAT = "D MMM YYYY"
CALENDAR = {
    "previousMonth": "Попередній місяць",
    "nextMonth": "Наступний місяць",
    "previousYear": "Попередній рік",
    "nextYear": "Наступний рік",
    "previousDecade": "Попередні десять років",
    "nextDecade": "Наступні десять років",
}
RANGES = "Швидкий вибір"
MEASURE, BY = "Показати", "Кожен стовпчик"
AVERAGE = "Середнє за 7 днів"
SPLIT = "Окремі графіки"
STEPS = "Сусідні періоди"
PREVIOUS, NEXT = "Раніше", "Пізніше"
RESET = "Скинути"
CLOSE = "Показати дані"
THEME = "Кольори"
LANGUAGE = "Мова"
MEASURES = {"daily": "За звітами", "cumulative": "Усього"}
PERIODS = {"auto": "Авто", "day": "День", "week": "Тиждень", "month": "Місяць", "year": "Рік"}
MORE = "Ще"
BASES_NAME = "Які дні"
BASES = {"report": "Дні звітів", "loss": "Дні втрат"}
THEMES = {"auto": "Авто", "light": "Світлі", "dark": "Темні"}
RANGE_NAMES = {
    "latest": "Останній звіт",
    "weekend": "Останні вихідні",
    "7d": "7 днів",
    "30d": "30 днів",
    "90d": "90 днів",
    "1y": "1 рік",
    "year": "Цей рік",
    "war": "Уся війна",
}
GROUPS = {
    "personnel": "Особовий склад",
    "armour": "Бронетехніка",
    "artillery": "Артилерія",
    "air_defence": "ППО",
    "air": "Повітря",
    "naval": "Флот",
    "logistics": "Транспорт",
    "other": "Інше",
}

LATEST = "Останній звіт"
SPARKLINE = "останні 30 звітів"
IN_TOTAL = "усього"
FIGURES = "У цифрах"
VALUES = "Усі значення графіка"
CATEGORY, LOSSES, PER_REPORT, PER_DAY, TOTAL = (
    "Категорія",
    "Заявлено за період",
    "За звітами",
    "На день",
    "Усього на дату",
)
PERIOD = "Період"
COMPARISON = "Порівняння"
CHANGE, TOTAL_CHANGE, PEAK = "Зміна", "Приріст загальної кількості", "Найбільше у звіті"
NOT_COMPARED = "Цей період немає з чим порівняти."
COMPARE = "З чим порівняти"
COMPARES = {"previous": "З попереднім", "year-ago": "Із роком раніше", "none": "Ні з чим"}
COMPARE_FROM, COMPARE_TO = "Або від", "до"
EVENTS = "Події"
EVENTS_SHOWN = {"auto": "Авто", "0": "Сховати", "1": "Показати"}
AGAINST = "Поруч із заявою"
AGAINSTS = {"claim": "Лише заява", "confirmed": "Підтверджене", "estimate": "Оцінка"}
OWN_SCALE, OWN_SCALES = "власний масштаб", "кожен графік у власному масштабі"
NOTHING_CHOSEN = "Не вибрано жодної категорії"
CHOOSE = "Виберіть одну або кілька категорій, щоб побачити дані."
EMPTY_CHOICE = f"{NOTHING_CHOSEN}. {CHOOSE}"
DOWNLOAD = "Завантажити CSV"
DOWNLOAD_ALL = "Усі категорії та звіти (CSV)"
VERSION = "Версія даних"
SOURCE_LINE = "Джерело: заяви Генерального штабу Збройних сил України у щоденних звітах."
ABSENT = "немає у звіті"
NO_DAILY = "денного значення немає"
AFTER_GAP = "попереднього звіту немає, тож приріст не належить одному дню"
AVERAGE_TRACE = "середнє за 7 днів"
AVERAGE_KEY = "Лінія: ковзне середнє за 7 днів."
RESTATED_KEY = "▲ загальну кількість скориговано."
DISPUTED_KEY = "○ спірне: два набори даних розходяться."
PARTIAL_KEY = "Блідіше: неповний період."
LEFT_OUT = "Неповні періоди не показано."
RESTATED, DISPUTED, PARTIAL = "скориговано", "спірне", "неповний період"
DISPUTED_NOTE = "спірне значення – два набори даних щодо цього звіту розходяться"
PARTIAL_NOTE = "неповний період"
PROPOSED_NOTE = "коригування ще не перевірено"


def latest_of(when: date, count: int) -> str:
    """The last of so many days that had the same figure."""
    reports = _plural(count, ("такого звіту", "таких звітів", "таких звітів"))
    return f"{day(when)}, останній із {number(count)} {reports}"


def report_of(when: date) -> str:
    return f"Звіт від {day(when)}"


def as_of(newest: date) -> str:
    """Where a view of other days is shown, too."""
    return f"Дані станом на звіт від {day(newest)}"


def names(categories: Sequence[str]) -> str:
    """Особовий склад, танки та ББМ."""
    labels = [CATEGORIES[key].short["uk"] for key in categories]
    labels = labels[:1] + [_lower(label) for label in labels[1:]]
    return labels[0] if len(labels) == 1 else f"{', '.join(labels[:-1])} та {labels[-1]}"


def _lower(label: str) -> str:
    return label if label[:2].isupper() or label == "БпЛА" else label[0].lower() + label[1:]


_MEASURED = {
    ("daily", "day"): "втрати, заявлені за день",
    ("daily", "week"): "втрати, заявлені за тиждень",
    ("daily", "month"): "втрати, заявлені за місяць",
    ("daily", "year"): "втрати, заявлені за рік",
}


def measured(measure: str, by: str) -> str:
    """What a chart's values are."""
    return _MEASURED.get((measure, by), "усього заявлено з 24 лютого 2022 року")


def chart_title(category: str, measure: str, by: str) -> str:
    """Танки: втрати, заявлені за тиждень."""
    return f"{CATEGORIES[category].label['uk']}: {measured(measure, by)}"


def panels_title(measure: str, by: str) -> str:
    """Above several charts of one measure."""
    told = measured(measure, by)
    return told[0].upper() + told[1:]


def basis_note(basis: str) -> str:
    if basis == "loss":
        return "За днями втрат: кожен звіт враховано за попередній день."
    return "За днями звітів: звіт охоплює приблизно добу до ранку, коли його оприлюднено."


def restated(amount: int, change: int) -> str:
    verb = "зросла" if change >= 0 else "зменшилася"
    return (
        f"загальна кількість {verb} на {_in_text(abs(change))}: {_in_text(change - amount)} "
        f"заявлено як втрати, {_signed_in_text(amount)} – коригування."
    )


def restated_mark(amount: int) -> str:
    return (
        f"загальну кількість скориговано на {_signed_in_text(amount)}, це не втрати цього періоду"
    )


def opening(balance: int) -> str:
    return (
        f"облік почався з {_in_text(balance)}; це початкове значення не є втратами цього періоду."
    )


def first_report(total: int) -> str:
    return f"у першому звіті – {_in_text(total)}; їх не віднесено до окремого дня."


def not_reported(category: str, first: date, last: date | None) -> str:
    label = CATEGORIES[category].label["uk"]
    if last is not None:
        return f"{label}: лише у звітах від {day(first)} до {day(last)}; за цей період даних немає."
    return f"{label}: уперше у звіті від {day(first)}; за цей період даних немає."


def average_of(mean: float, days: int) -> str:
    """What stands beside the newest report's figure."""
    return f"сер. за {days} {_plural(days, ('день', 'дні', 'днів'))}: {average(mean)}"


def only_latest(rows: int) -> str:
    return f"Показано останні рядки (не більше {number(rows)}); у CSV є всі."


def short(category: str) -> str:
    return CATEGORIES[category].short["uk"]


def compared_key(other: Window, *, ticked: bool) -> str:
    return f"{'Риски' if ticked else 'Пунктир'}: {days(other)}."


def for_comparison(other: Window) -> str:
    return f"для порівняння: {days(other)}"


def compared_with(window: Window, other: Window, *, of_daily_means: bool) -> str:
    rates = " Зміну подано за середнім на день." if of_daily_means else ""
    return f"{days(window)}, для порівняння – {days(other)}.{rates}"
