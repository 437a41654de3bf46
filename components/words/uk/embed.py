"""Українська: вставка, графік словами й вікно з кодом вставки."""

from collections.abc import Sequence
from datetime import date

from components.words.uk.formats import average, day, days, in_text, period, signed_in_text
from data.catalog import CATEGORIES
from data.course import Course, Value
from data.windows import Window

CONTROLS = "Вибрати дані"
RESET = "До початкового вигляду"
CSV = "CSV"
DASHBOARD = "Усі дані"
NEW_TAB = "у новій вкладці"
VALUES = "Усі значення"
PER_DAY = "на день у середньому"
IN_TOTAL = "заявлено всього на"
READ = "Щоб читати значення, натискайте клавіші зі стрілками."
CHART = "графік"
FAILED = "Не вдалося отримати дані, показано попередні. Спробуйте, будь ласка, ще раз."
FROZEN_LINK = "Поточні дані"
UNKNOWN_VERSION = "Такої версії даних тут немає. Показано найновіші, які є."
MORE_IN_TABLE = "Решта категорій – у таблиці."
CUT_SCALE = "Шкала починається не з нуля."

ACTIONS = "Поділитися й завантажити"
COPY_LINK, COPY_CITATION, COPY_ALT = (
    "Копіювати посилання",
    "Копіювати опис джерела",
    "Копіювати опис графіка",
)
COPIED = "Скопійовано"
FILES = "Завантажити"
EMBED = "Вбудувати"
DIALOG_TITLE = "Вбудувати цей графік у статтю"
CLOSE = "Закрити"
COPY_CODE = "Копіювати код"
CODE = "Код для вашої сторінки"
PREVIEW = "Попередній перегляд"
PREVIEW_NAME = "Попередній перегляд вставки"
FIGURES, CONTROLS_SHOWN, COLOURS, LANGUAGE, WIDTH, SCRIPT = (
    "Дані",
    "Елементи керування",
    "Кольори",
    "Мова",
    "Ширина",
    "Висота",
)
FIGURES_CHOICES = {"live": "Оновлювані", "frozen": "Зафіксовані"}
FIGURES_NOTES = {
    "live": (
        "Оновлюються: період на зразок останніх 90 днів чи останніх вихідних рухається з кожним "
        "звітом, видно й виправлення."
    ),
    "frozen": (
        "Лишаються такими, як сьогодні: дні незмінні, числа теж, хоч би що виправили пізніше. "
        "Для статей, які наводять число."
    ),
}
FIXED_DAYS_NOTE = "Дні незмінні; якщо якесь число виправлять, тут з’явиться нове."
CONTROLS_CHOICES = {"1": "Є", "0": "Немає"}
CONTROLS_NOTES = {
    "1": "Читачі можуть змінювати категорію й дні та вибирати між «За звітами» й «Усього».",
    "0": "Читачі бачать лише цей графік; значення можна прочитати, а всі дані відкрити.",
}
COLOURS_NOTES = {
    "auto": "Як на пристрої читача. Не для сторінок, які завжди світлі.",
    "light": "Завжди світлі, як на більшості новинних сторінок.",
    "dark": "Завжди темні.",
}
LANGUAGE_NOTES = {"en": "Текст англійською.", "uk": "Текст українською."}
WIDTH_CHOICES = {"100%": "Колонка", "300": "300 px", "600": "600 px", "1000": "1000 px"}
WIDTH_NOTES = {
    "100%": "На всю ширину колонки, зокрема на телефоні.",
    "300": "300 пікселів: вузька колонка.",
    "600": "600 пікселів або ширина колонки, якщо вона менша.",
    "1000": "1000 пікселів або ширина колонки, якщо вона менша.",
}
SCRIPT_CHOICES = {"1": "За вмістом", "0": "Фіксована"}
SCRIPT_NOTES = {
    "1": (
        "Наш невеликий скрипт на вашій сторінці дає рамці потрібну висоту. Він нічого не "
        "дізнається про читачів і нічого не зберігає. Де вже є скрипт Datawrapper чи pym.js, "
        "іншого не треба."
    ),
    "0": "Без скриптів на вашій сторінці. Графік уміщується у висоту, вказану в коді.",
}


def frozen(when: date, version: str) -> str:
    return f"Зафіксовано: дані станом на звіт від {day(when)}, версія {version}."


def losses_in(window: Window) -> str:
    """Over the key figures."""
    return f"Заявлені втрати, {days(window)}"


def totals_to(when: date) -> str:
    return f"Заявлено всього на {day(when)}"


def told(courses: Sequence[Course]) -> str:
    """How the values run, a sentence or two for each category."""
    return " ".join(_course(course) for course in courses)


def _course(course: Course) -> str:
    label = CATEGORIES[course.category].label["uk"]
    if course.first is None or course.last is None:
        return f"{label}: даних немає."
    if course.first == course.last:
        return f"{label}: {_value(course.first, course.by)}."
    if course.measure == "cumulative":
        return f"{label}: {_total(course.first, course.last, course.by)}.{_restated(course)}"
    said = [
        f"перше значення {_value(course.first, course.by)}",
        f"останнє {_value(course.last, course.by)}",
        *([_peak(course)] if course.peak else []),
    ]
    return f"{label}: {', '.join(said)}.{_average(course)}{_restated(course)}"


def _total(first: Value, last: Value, by: str) -> str:
    if first.value == last.value:
        since, until = period(first.window, by), period(last.window, by)
        return f"загальна кількість не змінилася ({since} – {until}): {in_text(first.value)}"
    verb = "зросла" if last.value > first.value else "зменшилася"
    return f"загальна кількість {verb} з {_value(first, by)} до {_value(last, by)}"


def _peak(course: Course) -> str:
    assert course.peak is not None
    since = " з квітня 2022 року:" if course.since_bulk else ""
    return f"найбільше{since} {_value(course.peak, course.by)}"


def _restated(course: Course) -> str:
    if not course.restated:
        return ""
    return (
        f" Загальну кількість також скориговано на {signed_in_text(course.restated)}, "
        "це не втрати цього періоду."
    )


def _average(course: Course) -> str:
    if course.averages is None:
        return ""
    first, last = course.averages
    if not _moved(first, last):
        return " Середнє за 7 днів не змінилося."
    verb = "зросло" if last > first else "знизилося"
    return f" Середнє за 7 днів {verb} з {_mean(first)} до {_mean(last)}."


def _mean(value: float) -> str:
    return in_text(round(value)) if value >= 100 else average(value)


def _moved(first: float, last: float) -> bool:
    return average(first) != average(last)


def _value(told: Value, by: str) -> str:
    return f"{in_text(told.value)} ({period(told.window, by)})"


def alt_text(title: str, window: Window, trend: str, claim: str) -> str:
    """For those who don't see the picture: what it is of, how the values run, whose claim."""
    return f"Графік. {title}, {days(window)}. {trend} {claim}."


def frame_title(headline: str) -> str:
    """What an article's frame is called."""
    return f"{headline} (графік)"


def citation(title: str, window: Window, *, newest: date, version: str, address: str) -> str:
    """Whose claims, through whom, of what and when, where they stay."""
    return (
        "Генеральний штаб Збройних сил України (заяви), за Loss Tracker. "
        f"{title}, {days(window)}. Дані до звіту від {day(newest)} включно, версія {version}. "
        f"{address}"
    )
