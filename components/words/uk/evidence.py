"""Українською: що підтвердили, оцінили чи встановили поіменно інші, поруч із заявою."""

from collections.abc import Mapping
from datetime import date

from components.words.uk.formats import day, in_text, number

TITLE = "Заяви й інші підрахунки"
LEAD = (
    "Що підрахували чи оцінили інші – поруч із заявою Генштабу на ті самі дати. "
    "У кожного числа своє визначення; жодне не додається до іншого."
)
CLAIMED = "Заявлено"
CONFIRMED = "Візуально підтверджено"
ESTIMATE = "Оцінка The Economist"
INTERVAL = "95‑відсотковий прогнозний інтервал"
NAMED = "Загиблі росіяни, відомі поіменно"
NAMED_STATED = "Підрахунок на вказану дату"
NAMED_APPROXIMATE = "Підрахунок, дата приблизна"
DATE, CENTRAL, LOW, HIGH = "Дата", "Оцінка", "Інтервал від", "до"
COUNT, REPORTED_IN = "Відомі поіменно", "Де повідомлено"
DEFINITIONS = "Що це за дані і чиї вони"
TABLE = "Ці значення в таблиці"
MONTHLY_TABLE = "Останні дані й дані на перше число кожного місяця в таблиці"
PERSONNEL = "Особовий склад, убиті й поранені"
LINES = {
    "tanks": "Танки",
    "afvs": "Бойові броньовані машини",
    "artillery": "Артилерійські системи",
    "mlrs": "Реактивні системи залпового вогню",
    "air_defence": "Засоби протиповітряної оборони",
    "aircraft": "Літаки",
    "helicopters": "Гелікоптери",
    "ships_submarines": "Кораблі, катери й підводні човни",
    "vehicles": "Автомобільна техніка та автоцистерни",
}
AGAINST = {
    "claim": "Залишити на графіку вгорі сторінки лише заяву",
    "confirmed": "Додати візуально підтверджені втрати на графік угорі сторінки",
    "estimate": "Додати оцінку The Economist на графік угорі сторінки",
}
IN_CHART = {
    "confirmed": (
        "Пунктир із порожніми ромбами: втрати, візуально підтверджені фото чи відео за підрахунком "
        "Oryx, на їхні власні дати. Їх визначено інакше, ніж заявлені."
    ),
    "estimate": (
        "Штрихова лінія: оцінка The Economist щодо вбитих і поранених, у смузі "
        "95‑відсоткового прогнозного інтервалу. Вона спирається на дані, частина яких посилається "
        "на Генштаб."
    ),
}
CLAIM_DEFINITION = (
    "Загальна кількість у звіті Генштабу від цього дня: заява однієї зі сторін війни. "
    "Звіти містять підсумки, а не перелік утраченого."
)
CONFIRMED_DEFINITION = (
    "Втрати, які Oryx за фото чи відео вніс до списку як знищені, пошкоджені, покинуті або "
    "захоплені. Того, чого ніхто не зняв, у списку немає, а дещо потрапляє до нього набагато "
    "пізніше. Записи переглядають, тож загальна кількість може зменшитися."
)
ESTIMATE_DEFINITION = (
    "Убиті й поранені російські військові: модель, що спирається на оприлюднені оцінки й витоки, "
    "частина яких посилається на Генштаб, і на дані про бої та зміну контролю над територією. "
    "Автори називають її оцінкою оцінок, тож заяви вона не перевіряє. Смуга – це "
    "95‑відсотковий прогнозний інтервал, який вони публікують."
)
NAMED_DEFINITION = (
    "Загиблі росіяни, чиї імена встановили «Медіазона» та Російська служба BBC: лише загиблі й "
    "лише ті, про кого відомо. Заява охоплює вбитих і поранених разом, тому в цих підрахунків "
    "окремий графік і власний масштаб."
)
VEHICLES_NOTE = (
    "У травні 2026 року джерело візуально підтверджених втрат змінило визначення автотехніки. "
    "Підрахунки до і після цього непорівнянні, тому лінію там розірвано."
)
SHIPS_NOTE = (
    "У візуально підтверджених втратах кораблі, катери й підводні човни – один рядок. Поруч із "
    "ним – заявлені кораблі, катери й підводні човни разом."
)
CLAIM_DISPUTED = "Заявлене тут спірне: два набори даних цього звіту розходяться."
CLAIM_SOURCE = "Генеральний штаб Збройних сил України"
CONFIRMED_SOURCE = "Oryx"
CONFIRMED_VIA = "через leedrake5/Russia-Ukraine"
CONFIRMED_LICENCE = "ліцензія MIT, © 2022 Lee Drake"
ESTIMATE_SOURCE = "The Economist і Sondre Solstad"
ESTIMATE_LICENCE = "CC BY 4.0"
ESTIMATE_CHANGED = "щоденний ряд, на графіку не кожен день"
NAMED_SOURCE = "«Медіазона» та Російська служба BBC, за публікаціями, названими в таблиці"

# After «про втрату»: of one (and 21, 31 …), of any other count.
_LOST = {
    "tanks": ("танка", "танків"),
    "afvs": ("бойової броньованої машини", "бойових броньованих машин"),
    "artillery": ("артилерійської системи", "артилерійських систем"),
    "mlrs": ("реактивної системи залпового вогню", "реактивних систем залпового вогню"),
    "air_defence": ("засобу ППО", "засобів ППО"),
    "aircraft": ("літака", "літаків"),
    "helicopters": ("гелікоптера", "гелікоптерів"),
    "ships_submarines": (
        "одиниці флоту (кораблі, катери й підводні човни)",
        "одиниць флоту (кораблі, катери й підводні човни)",
    ),
    "vehicles": (
        "одиниці автомобільної техніки й автоцистерн",
        "одиниць автомобільної техніки й автоцистерн",
    ),
}
_STATUSES = {
    "destroyed": "знищено",
    "damaged": "пошкоджено",
    "abandoned": "покинуто",
    "captured": "захоплено",
}


def confirmed_name(line: str) -> str:
    return f"{LINES[line]}, візуально підтверджено"


def confirmed_title(line: str) -> str:
    return f"{LINES[line]}: заявлено й візуально підтверджено всього"


def estimate_title() -> str:
    return f"{PERSONNEL}: заява й оцінка, усього"


def confirmed_pair(
    line: str, when: date, claimed: int, confirmed: int, statuses: Mapping[str, int]
) -> str:
    """The latest date that has both: the claim, and what was confirmed, by what became of it."""
    parts = [f"{_STATUSES[status]} {in_text(count)}" for status, count in statuses.items() if count]
    lost = _LOST[line][0 if claimed % 10 == 1 and claimed % 100 != 11 else 1]
    return (
        f"Станом на {day(when)} року Генштаб заявив про втрату {in_text(claimed)} {lost}; "
        f"візуально підтверджено {in_text(confirmed)} ({', '.join(parts)})."
    )


def later_count(when: date, confirmed: int) -> str:
    return (
        f"Станом на {day(when)} року візуально підтверджено {in_text(confirmed)}; "
        "звіту від того дня для порівняння тут немає."
    )


def estimate_pair(when: date, claimed: int, band: tuple[int, int, int]) -> str:
    low, central, high = band
    return (
        f"За даними Генштабу, станом на {day(when)} року втрати становили близько "
        f"{in_text(claimed)} убитих і поранених російських військових. Оцінка The Economist на цю "
        f"дату – {in_text(central)}, 95‑відсотковий прогнозний інтервал – від {in_text(low)} до "
        f"{in_text(high)}."
    )


def named_latest(when: date, count: int, approximate: bool) -> str:
    about = "приблизно " if approximate else ""
    return (
        f"Станом {about}на {day(when)} року «Медіазоні» та Російській службі BBC поіменно відомо "
        f"про {in_text(count)} {_DEAD[0 if count % 10 == 1 and count % 100 != 11 else 1]}."
    )


_DEAD = ("загиблого росіянина", "загиблих росіян")


def named_date(when: date, approximate: bool) -> str:
    return f"приблизно {day(when)}" if approximate else day(when)


def claimed_point(when: date, claimed: int) -> list[str]:
    """A point in the hover: its date, then its figures, one a line."""
    return [day(when), f"{CLAIMED}: <b>{number(claimed)}</b>"]


def confirmed_point(when: date, confirmed: int, claimed: int | None) -> list[str]:
    beside = [] if claimed is None else [f"{CLAIMED}: {number(claimed)}"]
    return [day(when), f"{CONFIRMED}: <b>{number(confirmed)}</b>", *beside]


def estimate_point(when: date, band: tuple[int, int, int], claimed: int | None) -> list[str]:
    low, central, high = band
    beside = [] if claimed is None else [f"{CLAIMED}: близько {number(claimed)}"]
    return [
        day(when),
        f"{ESTIMATE}: <b>{number(central)}</b>",
        f"{INTERVAL}: від {number(low)} до {number(high)}",
        *beside,
    ]


def not_comparable(names: str) -> str:
    return f"{names}: даних, які можна порівняти із заявою, тут немає."


def none_compares(names: str) -> str:
    return f"{names}: таких даних, які можна порівняти із заявою, немає."


def totals_only(measure: str) -> str:
    return f"Підтверджене й оцінене – загальні числа: їх показано в режимі «{measure}»."


def none_dated(names: str) -> str:
    return f"{names}: за цей період таких даних немає."
