"""Головне українською: правила редакторської граматики, жодного числа тут не обчислено."""

from collections.abc import Callable, Sequence
from datetime import date

from components.words.telling import (
    AVERAGED_FROM,
    MOST_IN_A_SENTENCE,
    Figure,
    KeyPoints,
    Of,
    Pieces,
    capitalised,
    disputed,
    has_totals,
    held_by,
    is_told_of_bulk,
    joined,
    leading,
    plain,
    untold,
    value_of,
)
from components.words.uk.formats import (
    average,
    day,
    days,
    in_text,
    month,
    number,
    of_month,
    plural,
    signed,
    signed_in_text,
)
from data.catalog import CATEGORIES
from data.facts import SPLIT_UP_TO, CategoryFacts, Facts
from data.records import Standing
from data.sums import Report, Working
from data.windows import Window

TITLE = "Головне"
COPY, COPIED = "Копіювати", "Скопійовано"
SUM_TITLE = "Як це обчислено"
SUM_HINT = "Виберіть число, щоб побачити, як його обчислено."
PAGE = "звіт"

_BELOW_TEN = ("нуль", "один", "два", "три", "чотири", "п’ять", "шість", "сім", "вісім", "дев’ять")
_FEMININE = {1: "одна", 2: "дві"}
_IN = {
    **{2: "двох", 3: "трьох", 4: "чотирьох", 5: "п’яти", 6: "шести"},
    **{7: "семи", 8: "восьми", 9: "дев’яти"},
}
_ORDINALS = {
    **{2: "другий", 3: "третій", 4: "четвертий", 5: "п’ятий", 6: "шостий"},
    **{7: "сьомий", 8: "восьмий", 9: "дев’ятий", 10: "десятий"},
}
# One, two to four, five and more; the last is the genitive plural as well.
_NOUNS: dict[str, tuple[str, str, str]] = {
    "personnel": ("військовий", "військові", "військових"),
    "tanks": ("танк", "танки", "танків"),
    "afvs": ("бойова броньована машина", "бойові броньовані машини", "бойових броньованих машин"),
    "artillery": ("артилерійська система", "артилерійські системи", "артилерійських систем"),
    "mlrs": (
        "реактивна система залпового вогню",
        "реактивні системи залпового вогню",
        "реактивних систем залпового вогню",
    ),
    "srbm_launchers": (
        "пускова установка ОТРК/ТРК",
        "пускові установки ОТРК/ТРК",
        "пускових установок ОТРК/ТРК",
    ),
    "air_defence": ("засіб ППО", "засоби ППО", "засобів ППО"),
    "aircraft": ("літак", "літаки", "літаків"),
    "helicopters": ("гелікоптер", "гелікоптери", "гелікоптерів"),
    "drones": ("БпЛА", "БпЛА", "БпЛА"),
    "cruise_missiles": ("крилата ракета", "крилаті ракети", "крилатих ракет"),
    "ships": ("корабель чи катер", "кораблі чи катери", "кораблів чи катерів"),
    "submarines": ("підводний човен", "підводні човни", "підводних човнів"),
    "vehicles": ("одиниця автотехніки", "одиниці автотехніки", "одиниць автотехніки"),
    "trucks": ("автомобіль", "автомобілі", "автомобілів"),
    "fuel_tankers": ("цистерна", "цистерни", "цистерн"),
    "special_equipment": ("одиниця спецтехніки", "одиниці спецтехніки", "одиниць спецтехніки"),
    "ground_robots": (
        "наземний роботизований комплекс",
        "наземні роботизовані комплекси",
        "наземних роботизованих комплексів",
    ),
}
_FEMININE_NOUNS = frozenset(
    {"afvs", "artillery", "mlrs", "srbm_launchers", "cruise_missiles", "vehicles"}
    | {"fuel_tankers", "special_equipment"}
)
_ARMOUR = ("одиниця", "одиниці", "одиниць")
_OF_WEEKDAYS = ("понеділка", "вівторка", "середи", "четверга", "п’ятниці", "суботи", "неділі")
_ON_WEEKDAYS = ("понеділок", "вівторок", "середу", "четвер", "п’ятницю", "суботу", "неділю")

Told = Sequence[CategoryFacts]


def key_points(facts: Facts) -> KeyPoints:
    """The whole of it for one window."""
    told = [category for category in facts.categories if category.figures.losses is not None]
    return KeyPoints(
        headline=_headline(facts, told),
        bullets=_bullets(facts, told),
        paragraph=_paragraph(facts, told),
    )


def _headline(facts: Facts, told: Told) -> Pieces:
    label = _label(facts)
    if not told:
        return (f"{label}: {_missing(facts)} про {_about(facts.categories)} немає",)
    items = _items(facts, told)
    if not items:
        return (f"{label}: Генштаб ЗСУ не заявив про втрату Росією {_of(told)}",)
    shown = items[:MOST_IN_A_SENTENCE]
    if len(shown) < len(items):
        shown = [*shown, ("інша техніка",)]
    return (f"{label}: втрати Росії, за даними Генштабу ЗСУ, – ", *_row(shown))


def _paragraph(facts: Facts, told: Told) -> Pieces:
    sentences = [
        _claim(facts, told),
        _nothing_lost(facts, told),
        _standings(facts, told),
        _totals(facts, told),
        _comparison(facts, told),
        *_caveats(facts),
    ]
    return joined([sentence for sentence in sentences if sentence], " ", " ")


def _bullets(facts: Facts, told: Told) -> tuple[Pieces, ...]:
    """Losses, totals, comparison, ranks, caveats: each where there is something to say."""
    compared = [_compared(facts, category) for category in told if category.compared]
    standings: list[Pieces] = [(f"{_name(c)}: {said}",) for c in told if (said := _standing(c))]
    totals = [_counted(facts, c, "total") for c in told if leading(facts, c) == "losses"]
    bullets = [
        _line("", [_counted(facts, c, leading(facts, c), parts=True) for c in told]),
        _line(f"Усього станом на {_in_full(facts.window.last)}: ", totals),
        _line(f"{_before(facts)}: " if compared else "", compared),
        _line("", standings),
        joined(_caveats(facts), " ", " "),
    ]
    return tuple(capitalised(bullet) for bullet in bullets if bullet)


def _line(lead: str, items: Sequence[Pieces]) -> Pieces:
    row = joined(items, "; ", "; ")
    return ((lead, *row, ".") if lead else (*row, ".")) if items else ()


def _claim(facts: Facts, told: Told) -> Pieces:
    """Who reported what, when, in one sentence."""
    when = _when(facts)
    comma = "," if "," in when else ""
    if not told:
        names = _about(facts.categories)
        return (f"{capitalised((when,))[0]}{comma} немає {_missing(facts)} про {names}.",)
    items = _items(facts, told)
    if not items:
        return (f"Генштаб ЗСУ {when}{comma} не заявив про втрату Росією {_of(told)}.",)
    if facts.since_invasion:
        lead = f"За даними Генштабу ЗСУ, втрати Росії від початку вторгнення до {_end(facts)} – "
        return (lead, *_row(items), ".")
    lead = (
        f"Генштаб ЗСУ повідомив про втрати Росії {when}: "
        if facts.days == "loss"
        else f"Генштаб ЗСУ повідомив {when}{comma} про втрати Росії: "
    )
    return (lead, *_row(items), *_split(facts, told[0]), ".")


def _missing(facts: Facts) -> str:
    return "денних даних" if has_totals(facts) else "даних"


def _items(facts: Facts, told: Told) -> list[Pieces]:
    """What was lost, an item each; tanks and AFVs are armoured vehicles where both are told."""
    together = facts.armoured and not facts.since_invasion
    items: list[Pieces] = []
    for category in told:
        if together and category.category in ("tanks", "afvs"):
            if category.category == "tanks":
                items.append(_armoured(facts, category))
        elif value_of(category, leading(facts, category)):
            items.append(_item(facts, category))
    return items


def _armoured(facts: Facts, tanks: CategoryFacts) -> Pieces:
    count = facts.armoured or 0
    together = Figure(_words(count, feminine=True), "losses", ("tanks", "afvs"), facts.window)
    unit = plural(count, _ARMOUR)
    losses = tanks.figures.losses or 0
    if not losses:
        return (together, f" {unit} бронетехніки (танків – ", _figure(facts, tanks, "0"), ")")
    part = _figure(facts, tanks, _words(losses))
    return (together, f" {unit} бронетехніки, зокрема ", part, f" {_noun(tanks, losses)}")


def _figure(facts: Facts, category: CategoryFacts, text: str) -> Figure:
    return Figure(text, "losses", (category.category,), facts.window)


def _item(facts: Facts, category: CategoryFacts) -> Pieces:
    of = leading(facts, category)
    value = value_of(category, of)
    if category.category == "personnel":
        figure = Figure(in_text(value), of, ("personnel",), facts.window)
        return ("близько ", figure, " убитих і поранених військових")
    figure = Figure(_words_of(category, value), of, (category.category,), facts.window)
    held = _held(facts, category) if of == "total" else ()
    return (figure, f" {_noun(category, value)}", *held)


def _row(items: Sequence[Pieces]) -> Pieces:
    """Items that hold commas of their own are set apart by semicolons, but for a last of two."""
    commas = [any(isinstance(piece, str) and "," in piece for piece in item) for item in items]
    if not any(commas) or commas == [False, True]:
        return joined(items, ", ", " та ")
    return joined(items, "; ", "; ")


def _split(facts: Facts, category: CategoryFacts) -> Pieces:
    """(особовий склад: 820 у суботу, 930 у неділю)"""
    if not category.reports:
        return ()
    name = f"{_name(category)}: " if len(facts.categories) > 1 else ""
    each = _by_weekday(category)
    return (f" ({name}", *each, ")")


def _by_weekday(category: CategoryFacts) -> Pieces:
    told: list[Pieces] = []
    for when, value in category.reports:
        text = "немає даних" if value is None else in_text(value)
        figure = Figure(text, "losses", (category.category,), Window(when, when))
        told.append((figure, f" у {_ON_WEEKDAYS[when.weekday()]}"))
    return joined(told, ", ", ", ")


def _nothing_lost(facts: Facts, told: Told) -> Pieces:
    """Categories with a zero, where others have losses; those not in the reports."""
    zeros = [category for category in told if _is_zero(facts, category)]
    absent = [category for category in facts.categories if category not in told]
    said = []
    if zeros and len(zeros) < len(told):
        said.append(f"Про втрати {_of(zeros)} не повідомлено.")
    if absent and told:
        said.append(f"Немає даних про {_about(absent)}.")
    return (" ".join(said),) if said else ()


def _is_zero(facts: Facts, category: CategoryFacts) -> bool:
    """No losses, and not told already as a part of the armoured vehicles."""
    together = facts.armoured and category.category in ("tanks", "afvs")
    return not together and not value_of(category, leading(facts, category))


def _totals(facts: Facts, told: Told) -> Pieces:
    told = [category for category in told if leading(facts, category) == "losses"]
    if not told:
        return ()
    personnel = [category for category in told if category.category == "personnel"]
    equipment = [category for category in told if category.category != "personnel"]
    row = joined([_total(facts, category) for category in equipment], ", ", " та ")
    few = 0 < len(equipment) <= MOST_IN_A_SENTENCE
    if not personnel:
        lead = "Втрати від початку вторгнення, за даними Генштабу, становили "
        return (lead, *row, ".") if few else ()
    total = Figure(in_text(value_of(personnel[0], "total")), "total", ("personnel",), facts.window)
    lead = "Втрати особового складу від початку вторгнення, за даними Генштабу, становили близько "
    rest = ("; техніки – ", *row) if few else ()
    return (lead, total, " осіб", *rest, ".")


def _total(facts: Facts, category: CategoryFacts) -> Pieces:
    value = value_of(category, "total")
    figure = Figure(_words_of(category, value), "total", (category.category,), facts.window)
    return (figure, f" {_noun(category, value)}", *_held(facts, category))


def _held(facts: Facts, category: CategoryFacts) -> Pieces:
    """(звіт від 8 серпня 2026 року)"""
    held = held_by(facts, category)
    return () if held is None else (f" (звіт від {_in_full(held)})",)


def _counted(facts: Facts, category: CategoryFacts, of: Of, *, parts: bool = False) -> Pieces:
    """особовий склад – близько 1750 (820 у суботу, 930 у неділю)"""
    value = value_of(category, of)
    figure = Figure(in_text(value), of, (category.category,), facts.window)
    each = _by_weekday(category) if parts and category.reports and value else ()
    split = (" (", *each, ")") if each else ()
    beside = _held(facts, category) if of == "total" else _daily_mean(facts, category)
    return (f"{_name(category)} – {_approximately(category, value)}", figure, *split, *beside)


def _daily_mean(facts: Facts, category: CategoryFacts) -> Pieces:
    """The mean of a window that is too long to be told report by report."""
    rate = category.figures.per_day
    if rate is None or rate < 1 or facts.window.days < AVERAGED_FROM:
        return ()
    text = in_text(round(rate)) if rate >= 100 else average(rate)
    return (
        " (у середньому ",
        Figure(text, "per_day", (category.category,), facts.window),
        " на день)",
    )


def _comparison(facts: Facts, told: Told) -> Pieces:
    compared = [category for category in told if category.compared]
    window = facts.compared_window
    if window is None or not compared or len(told) > MOST_IN_A_SENTENCE:
        return ()
    items: list[Pieces] = []
    zeros = []
    for category in compared:
        value = (category.compared.losses or 0) if category.compared else 0
        if not value:
            zeros.append(category)
            continue
        figure = Figure(_words_of(category, value), "losses", (category.category,), window)
        items.append((_approximately(category, value), figure, f" {_noun(category, value)}"))
    before = _before(facts)
    comma = "," if "," in before else ""
    if not items:
        return (f"{before}{comma} про втрати {_of(zeros)} не повідомлено.",)
    none = f"; про втрати {_of(zeros)} не повідомлено" if zeros else ""
    told_then = joined(items, ", ", " та ")
    return (f"{before}{comma} заявлені втрати становили ", *told_then, f"{none}.")


def _compared(facts: Facts, category: CategoryFacts) -> Pieces:
    """особовий склад – близько 1910 (цього разу на 8% менше)"""
    other, window = category.compared, facts.compared_window
    assert other is not None and window is not None
    value = other.losses or 0
    figure = Figure(in_text(value), "losses", (category.category,), window)
    change = _change(facts, category)
    return (f"{_name(category)} – {_approximately(category, value)}", figure, *change)


def _change(facts: Facts, category: CategoryFacts) -> Pieces:
    percent, window = category.percent, facts.compared_window
    if percent is None or window is None:
        return ()
    if percent == 0:
        same = "середнє на день цього разу майже таке саме"
        return (f" ({same if category.is_of_daily_means else 'цього разу майже стільки ж'})",)
    figure = Figure(f"{abs(percent)}%", "percent", (category.category,), facts.window, window)
    mean = "середнє на день " if category.is_of_daily_means else ""
    return (f" ({mean}цього разу на ", figure, f" {'більше' if percent > 0 else 'менше'})")


def _standings(facts: Facts, told: Told) -> Pieces:
    if len(told) > MOST_IN_A_SENTENCE:
        return ()
    sentences: list[Pieces] = [
        (f"Для категорії «{_name(category)}» це {said}.",)
        for category in told
        if (said := _standing(category))
    ]
    return joined(sentences, " ", " ")


def _standing(category: CategoryFacts) -> str:
    """другий за величиною показник серед усіх вихідних від квітня 2022 року до того часу"""
    if category.standing is None:
        return ""
    said = [text for text in (_rank(category.standing), _since(category.standing)) if text]
    return (", " if category.standing.matches else " і ").join(said)


_SETS = {"day": "звітів", "weekend": "вихідних", "week": "тижнів", "month": "місяців"}


def _rank(standing: Standing) -> str:
    if standing.rank is None:
        return ""
    since = f"{of_month(standing.counts_from)} року"
    of_any = f"серед усіх {_SETS[standing.kind]} від {since} до того часу"
    tied = " (нарівні з іншим)" if standing.tied else ""
    place = "найвищий" if standing.rank == 1 else f"{_ORDINALS[standing.rank]} за величиною"
    return f"{place} показник{tied} {of_any}"


def _since(standing: Standing) -> str:
    if standing.since is None or standing.rank == 1:
        return ""
    if standing.matches:
        return f"стільки ж, скільки було {_at(standing)}, і більше, ніж будь-коли відтоді"
    return f"найвищий показник {_after(standing)}"


def _at(standing: Standing) -> str:
    assert standing.since is not None
    match standing.kind:
        case "day":
            return f"у звіті від {_in_full(standing.since.first)}"
        case "weekend":
            return f"у вихідні {_span(standing.since)}"
        case "week":
            return f"за тиждень {_span(standing.since)}"
        case _:
            return f"за {month(standing.since.first)} року"


def _after(standing: Standing) -> str:
    assert standing.since is not None
    match standing.kind:
        case "day":
            return f"після звіту від {_in_full(standing.since.first)}"
        case "weekend":
            return f"після вихідних {_span(standing.since)}"
        case "week":
            return f"після тижня {_span(standing.since)}"
        case _:
            return f"після {of_month(standing.since.first)} року"


def _caveats(facts: Facts) -> list[Pieces]:
    """Restatements, openings, disputes, the first weeks: what the figures need beside them."""
    caveats = [caveat for category in facts.categories for caveat in _caveats_of(facts, category)]
    caveats.extend(_disputed(facts))
    if is_told_of_bulk(facts):
        caveats.append(("До кінця березня 2022 року про втрати повідомляли зведено, а не щодня.",))
    return caveats


def _caveats_of(facts: Facts, category: CategoryFacts) -> list[Pieces]:
    figures, name = category.figures, f"категорії «{_name(category)}»"
    told: list[Pieces] = []
    if figures.losses is None:
        return told
    if figures.restated:
        told.append(_restated(facts, category))
    elif category.restatements:
        told.append(
            (f"Коригування загальної кількості в {name} у цей період взаємно погашаються.",)
        )
    told.extend(restated_beside(facts, untold(facts, category)))
    if figures.opening and CATEGORIES[category.category].opening == "balance":
        opening = Figure(in_text(figures.opening), "opening", (category.category,), facts.window)
        told.append((f"Облік {name} почався зі значення ", opening, ", яке не входить до втрат."))
    if figures.covered < facts.window.days and not facts.since_invasion:
        covered = Figure(str(figures.covered), "covered", (category.category,), facts.window)
        told.append((f"Значення {name} охоплює ", covered, f" з {facts.window.days} днів."))
    return told


def _disputed(facts: Facts) -> list[Pieces]:
    """A sentence for all categories whose figure is disputed, and one for those in which that of
    the compared window is."""
    own, compared = disputed(facts)
    return [*_are_disputed(own, ""), *_are_disputed(compared, " за інший період")]


def _are_disputed(categories: Told, when: str) -> list[Pieces]:
    if not categories:
        return []
    names: list[Pieces] = [(f"«{_name(category)}»",) for category in categories]
    one = len(names) == 1
    lead = "Значення категорії " if one else "Значення категорій "
    said = "спірне" if one else "спірні"
    told = plain(joined(names, ", ", " та "))
    return [(f"{lead}{told}{when} {said}: два набори даних щодо звітів розходяться.",)]


def _restated(facts: Facts, category: CategoryFacts) -> Pieces:
    """What was restated, apart from the losses, and what the total rose by with both (rule 5)."""
    figures, name = category.figures, f"категорії «{_name(category)}»"
    restated = Figure(
        signed_in_text(figures.restated), "restated", (category.category,), facts.window
    )
    reports = [_in_full(when) for when, _ in category.restatements]
    one = len(reports) == 1
    where = f"у звіті від {reports[0]}" if one else f"у {_in(len(reports))} звітах"
    if facts.since_invasion:
        lead = f"Загальна кількість у {name} містить коригування на "
        return (lead, restated, f" {where}; до втрат жодного дня це не зараховано.")
    change = Figure(in_text(abs(figures.change or 0)), "change", (category.category,), facts.window)
    verb = "зросла" if (figures.change or 0) >= 0 else "зменшилася"
    lead = f"Загальну кількість у {name} також скориговано на "
    told = f" {where}; до втрат це не зараховано, а загалом вона {verb} на "
    return (lead, restated, told, change, ".")


def restated_beside(facts: Facts, category: CategoryFacts) -> list[Pieces]:
    """A restatement right after the window, or losses right before one: told together."""
    told: list[Pieces] = []
    if category.restated_next:
        when, amount = category.restated_next
        figure = Figure(
            signed_in_text(amount), "restated", (category.category,), facts.window_of(when)
        )
        name = f"категорії «{_name(category)}»"
        lead = f"У наступному звіті, від {_in_full(when)}, загальну кількість у {name} "
        told.append((f"{lead}скориговано на ", figure, "."))
    if category.reported_before:
        when, value = category.reported_before
        text = _words_of(category, value)
        eve = Figure(text, "losses", (category.category,), facts.window_of(when))
        lead = f"У попередньому звіті, від {_in_full(when)}, заявлено "
        told.append((lead, eve, f" {_noun(category, value)}."))
    return told


def _label(facts: Facts) -> str:
    """The window as a headline begins: Вихідні 4–5 березня 2023 року."""
    window = facts.window
    if facts.since_invasion:
        return f"Від початку вторгнення до {_in_full(window.last)}"
    match window.kind:
        case "weekend":
            return f"Вихідні {_span(window)}"
        case "week":
            return f"Тиждень {_span(window)}"
        case "month":
            return f"{month(window.first).capitalize()} року"
        case "year":
            return f"{window.first.year} рік"
        case _:
            return _span(window)


def _when(facts: Facts) -> str:
    """у вихідні, 4–5 березня 2023 року, – або за днями втрат: за вихідні 4–5 березня …"""
    window = facts.window
    if facts.days == "loss":
        return f"за {_named(window)} (за днями втрат)"
    match window.kind:
        case "day":
            return f"у звіті від {_OF_WEEKDAYS[window.first.weekday()]}, {_in_full(window.first)}"
        case "weekend":
            return f"у вихідні, {_span(window)}"
        case _ if window.days <= SPLIT_UP_TO:
            first, last = (_OF_WEEKDAYS[end.weekday()] for end in (window.first, window.last))
            to = "та" if window.days == 2 else "до"
            return f"у звітах від {first} {to} {last}, {_span(window)}"
        case "days":
            return f"у звітах від {_from(window)} до {_in_full(window.last)}"
        case _:
            return f"у звітах {_of_named(window)}"


def _of_named(window: Window) -> str:
    """After «звіти»: тижня 6–12 березня 2023 року, березня 2023 року, 2023 року."""
    match window.kind:
        case "week":
            return f"тижня {_span(window)}"
        case "month":
            return f"{of_month(window.first)} року"
        case "year":
            return f"{window.first.year} року"
        case _:
            return _span(window)


def _named(window: Window) -> str:
    """After «за»: вихідні 4–5 березня 2023 року, березень 2023 року, 2023 рік."""
    match window.kind:
        case "day":
            return f"{_ON_WEEKDAYS[window.first.weekday()]}, {_in_full(window.first)}"
        case "weekend":
            return f"вихідні {_span(window)}"
        case "week":
            return f"тиждень {_span(window)}"
        case "month":
            return f"{month(window.first)} року"
        case "year":
            return f"{window.first.year} рік"
        case _:
            return _span(window)


def _end(facts: Facts) -> str:
    last = _in_full(facts.window.last)
    return f"звіту від {last}" if facts.days == "report" else last


def _before(facts: Facts) -> str:
    """У попередні вихідні, 25–26 лютого 2023 року"""
    window = facts.compared_window
    assert window is not None
    if facts.compare != "previous":
        return _in_those(facts, window)
    match window.kind:
        case "day" if facts.days == "report":
            return f"У попередньому звіті, від {_in_full(window.first)}"
        case "day":
            return f"Напередодні, {_in_full(window.first)}"
        case "weekend":
            return f"У попередні вихідні, {_span(window)}"
        case "week":
            return f"За попередній тиждень, {_span(window)}"
        case "month" | "year" if facts.days == "report":
            return f"У звітах {_of_named(window)}"
        case "month" | "year":
            return f"За {_named(window)}"
        case _:
            count = _words(window.days)
            dni = plural(window.days, ("попередній день", "попередні дні", "попередніх днів"))
            return f"За {count} {dni}, {_span(window)}"


def _in_those(facts: Facts, window: Window) -> str:
    """У вихідні 5–6 березня 2022 року: інші дні, якщо вони не попередні"""
    if facts.days == "loss":
        return f"За {_named(window)}"
    match window.kind:
        case "day":
            return f"У звіті від {_in_full(window.first)}"
        case "weekend":
            return f"У {_named(window)}"
        case _:
            return f"У звітах {_of_named(window)}"


def _from(window: Window) -> str:
    same_year = window.first.year == window.last.year
    if same_year and window.first.month == window.last.month:
        return str(window.first.day)
    return (
        day(window.first).removesuffix(f" {window.first.year}")
        if same_year
        else _in_full(window.first)
    )


def _in_full(when: date) -> str:
    return f"{day(when)} року"


def _span(window: Window) -> str:
    return f"{days(window)} року"


def _about(categories: Told) -> str:
    """After «про»: танки, артилерію та гелікоптери."""
    names: list[Pieces] = [(_accusative(_name(category)),) for category in categories]
    return plain(joined(names, ", ", " та "))


def _accusative(name: str) -> str:
    """The names' only nouns whose accusative is a form of its own are feminine: артилерія."""
    if name.endswith("ія"):
        return f"{name[:-1]}ю"
    return f"{name[:-1]}у" if name.endswith("ка") else name


def _of(categories: Told) -> str:
    """After «втрати»: танків та гелікоптерів."""
    names = [
        "особового складу" if category.category == "personnel" else _NOUNS[category.category][2]
        for category in categories
    ]
    return plain(joined([(name,) for name in names], ", ", " та "))


def _name(category: CategoryFacts) -> str:
    """The category's short name inside a sentence."""
    name = CATEGORIES[category.category].short["uk"]
    return name if name[:2].isupper() or name == "БпЛА" else name[0].lower() + name[1:]


def _noun(category: CategoryFacts, count: int) -> str:
    return plural(count, _NOUNS[category.category])


def _approximately(category: CategoryFacts, value: int) -> str:
    """Personnel are rounded by the source, so never without «близько»."""
    return "близько " if category.category == "personnel" and value else ""


def _words_of(category: CategoryFacts, value: int) -> str:
    return _words(value, feminine=category.category in _FEMININE_NOUNS)


def _words(value: int, *, feminine: bool = False) -> str:
    """Below ten in words, in the noun's gender."""
    if not 0 < value < len(_BELOW_TEN):
        return in_text(value)
    return _FEMININE.get(value, _BELOW_TEN[value]) if feminine else _BELOW_TEN[value]


def _in(count: int) -> str:
    """After «у»: двох, семи, 20."""
    return _IN.get(count, str(count))


def sum_lines(working: Working) -> list[tuple[str, str, str]]:
    """The sum behind a category's figures, line by line: what, how many, the report's page."""
    figures = working.figures
    lines = []
    if working.total:
        lines.append(_sum_line("Усього у звіті від", working.total, number))
    if working.before and working.total:
        lines.append(_sum_line("мінус загальна кількість у звіті від", working.before, number))
    elif figures.opening and figures.total_before is None:
        lines.append(("мінус початкове значення", number(figures.opening), ""))
    if working.restatements and figures.change is not None:
        lines.append(("загальна кількість змінилася на", number(figures.change), ""))
    for report in working.restatements:
        lines.append(_sum_line("мінус коригування у звіті від", report, signed))
    if len(working.restatements) > 1:
        lines.append(("скориговано загалом", signed(figures.restated), ""))
    if figures.losses is not None:
        lines.append(("отже, заявлені втрати", number(figures.losses), ""))
    return lines


def _sum_line(lead: str, report: Report, written: Callable[[int], str]) -> tuple[str, str, str]:
    return f"{lead} {_in_full(report.day)}", written(report.value), report.page


def per_day_line(working: Working) -> tuple[str, str, str]:
    figures = working.figures
    covered = plural(figures.covered, ("день", "дні", "днів"))
    lead = f"поділено на {figures.covered} {covered}: у середньому на день"
    return lead, average(figures.per_day or 0), ""


def percent_line(change: str) -> tuple[str, str, str]:
    return "зміна середнього на день", change, ""
