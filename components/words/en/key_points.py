"""The key points in English: rules of an editor's grammar, no figure is worked out here."""

from collections.abc import Callable, Sequence

from components.words.en.formats import average, day, days, month, number, signed, weekday
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
from data.catalog import CATEGORIES
from data.facts import SPLIT_UP_TO, CategoryFacts, Facts
from data.records import Standing
from data.sums import Report, Working
from data.windows import Window

TITLE = "Key points"
COPY, COPIED = "Copy", "Copied"
SUM_TITLE = "How this was worked out"
SUM_HINT = "Choose a figure to see how it was worked out."
PAGE = "report"

_BELOW_TEN = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_ORDINALS = {
    **{2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth"},
    **{7: "seventh", 8: "eighth", 9: "ninth", 10: "tenth"},
}
_NOUNS: dict[str, tuple[str, str]] = {
    "personnel": ("military personnel", "military personnel"),
    "tanks": ("tank", "tanks"),
    "afvs": ("armoured fighting vehicle", "armoured fighting vehicles"),
    "artillery": ("artillery system", "artillery systems"),
    "mlrs": ("multiple launch rocket system", "multiple launch rocket systems"),
    "srbm_launchers": (
        "short-range ballistic missile launcher",
        "short-range ballistic missile launchers",
    ),
    "air_defence": ("air defence system", "air defence systems"),
    "aircraft": ("aircraft", "aircraft"),
    "helicopters": ("helicopter", "helicopters"),
    "drones": ("drone", "drones"),
    "cruise_missiles": ("cruise missile", "cruise missiles"),
    "ships": ("warship or boat", "warships or boats"),
    "submarines": ("submarine", "submarines"),
    "vehicles": ("vehicle or fuel tanker", "vehicles and fuel tankers"),
    "trucks": ("military vehicle", "military vehicles"),
    "fuel_tankers": ("fuel tanker", "fuel tankers"),
    "special_equipment": ("item of special equipment", "items of special equipment"),
    "ground_robots": ("ground robotic system", "ground robotic systems"),
}


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
        return (f"{label}: no {_missing(facts)} for {_names(facts.categories, 'or')}",)
    items = _items(facts, told)
    if not items:
        return (f"{label}: Ukraine claims no Russian losses of {_names(told, 'or')}",)
    shown = items[:MOST_IN_A_SENTENCE]
    if len(shown) < len(items):
        shown = [*shown, ("other equipment",)]
    verb = "puts Russian losses at" if facts.since_invasion else "claims Russian losses of"
    return (f"{label}: Ukraine {verb} ", *_row(shown))


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
        _line(f"Totals to {_end(facts, 'the')}: ", totals),
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
    staff, when = "Ukraine’s General Staff", _when(facts)
    if not told:
        whose = when.replace("in its ", "in the General Staff’s ", 1)
        names = _names(facts.categories, "or")
        return (f"There are no {_missing(facts)} for {names} {whose}.",)
    items = _items(facts, told)
    if not items:
        return (f"{staff} claimed no Russian losses of {_names(told, 'or')} {when}.",)
    if facts.since_invasion:
        since = f"from the start of the invasion to {_end(facts)}"
        return (f"{staff} put Russia’s losses {since} at ", *_row(items), ".")
    verb = "said" if when.startswith("in its report") else "reported"
    comma = "," if "," in when else ""
    lead = f"{staff} {verb} {when}{comma} that Russia had lost "
    return (lead, *_row(items), *_split(facts, told[0]), ".")


def _missing(facts: Facts) -> str:
    return "daily figures" if has_totals(facts) else "figures"


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
    together = Figure(_words(facts.armoured or 0), "losses", ("tanks", "afvs"), facts.window)
    noun = "armoured vehicle" if facts.armoured == 1 else "armoured vehicles"
    losses = tanks.figures.losses or 0
    part = Figure(_alone(losses), "losses", ("tanks",), facts.window)
    return (together, f" {noun}, ", part, " of them tanks")


def _item(facts: Facts, category: CategoryFacts) -> Pieces:
    of = leading(facts, category)
    value = value_of(category, of)
    figure = Figure(_words(value), of, (category.category,), facts.window)
    if category.category == "personnel":
        return ("about ", figure, " military personnel, killed and wounded")
    held = _held(facts, category) if of == "total" else ()
    return (figure, f" {_noun(category, value)}", *held)


def _row(items: Sequence[Pieces]) -> Pieces:
    """Items that hold commas of their own are set apart by more than a comma."""
    has_comma = any(isinstance(piece, str) and "," in piece for item in items for piece in item)
    if not has_comma:
        return joined(items, ", ", " and ")
    return joined(items, "; ", ", and " if len(items) == 2 else "; and ")


def _split(facts: Facts, category: CategoryFacts) -> Pieces:
    """(personnel: 820 reported on Saturday, 930 on Sunday)"""
    if not category.reports:
        return ()
    told = _by_weekday(category, _alone, first_word=_reported_word(facts))
    name = f"{_name(category)}: " if len(facts.categories) > 1 else ""
    return (f" ({name}", *told, ")")


def _reported_word(facts: Facts) -> str:
    return " reported" if facts.days == "report" else ""


def _by_weekday(
    category: CategoryFacts, written: Callable[[int], str], *, first_word: str = ""
) -> Pieces:
    told: list[Pieces] = []
    for when, value in category.reports:
        text = "no figure" if value is None else written(value)
        figure = Figure(text, "losses", (category.category,), Window(when, when))
        word = first_word if not told else ""
        told.append((figure, f"{word} on {weekday(when)}"))
    return joined(told, ", ", ", ")


def _nothing_lost(facts: Facts, told: Told) -> Pieces:
    """Categories with a zero, where others have losses; those not in the reports."""
    zeros = [category for category in told if _is_zero(facts, category)]
    absent = [category for category in facts.categories if category not in told]
    said = []
    if zeros and len(zeros) < len(told):
        said.append(f"It reported no losses of {_names(zeros, 'or')}.")
    if absent and told:
        said.append(f"There are no figures for {_names(absent, 'or')}.")
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
    row = joined([_total(facts, category) for category in equipment], ", ", " and ")
    few = 0 < len(equipment) <= MOST_IN_A_SENTENCE
    if not personnel:
        return ("It put losses since the invasion at ", *row, ".") if few else ()
    total = Figure(_words(value_of(personnel[0], "total")), "total", ("personnel",), facts.window)
    rest = (", and those of equipment at ", *row) if few else ()
    return ("It put personnel losses since the invasion at about ", total, *rest, ".")


def _total(facts: Facts, category: CategoryFacts) -> Pieces:
    value = value_of(category, "total")
    figure = Figure(_words(value), "total", (category.category,), facts.window)
    return (figure, f" {_noun(category, value)}", *_held(facts, category))


def _held(facts: Facts, category: CategoryFacts) -> Pieces:
    """(report of 8 August 2026)"""
    held = held_by(facts, category)
    return () if held is None else (f" (report of {day(held)})",)


def _counted(facts: Facts, category: CategoryFacts, of: Of, *, parts: bool = False) -> Pieces:
    """personnel: about 1,750 (820 on Saturday, 930 on Sunday)"""
    value = value_of(category, of)
    figure = Figure(_listed(value), of, (category.category,), facts.window)
    each = _by_weekday(category, _listed) if parts and category.reports and value else ()
    split = (" (", *each, ")") if each else ()
    beside = _held(facts, category) if of == "total" else _daily_mean(facts, category)
    colon = ":" if parts else ""
    return (f"{_name(category)}{colon} {_about(category, value)}", figure, *split, *beside)


def _daily_mean(facts: Facts, category: CategoryFacts) -> Pieces:
    """The mean of a window that is too long to be told report by report."""
    rate = category.figures.per_day
    if rate is None or rate < 1 or facts.window.days < AVERAGED_FROM:
        return ()
    return (" (", Figure(average(rate), "per_day", (category.category,), facts.window), " a day)")


def _comparison(facts: Facts, told: Told) -> Pieces:
    compared = [category for category in told if category.compared]
    window = facts.compared_window
    if window is None or not compared or len(told) > MOST_IN_A_SENTENCE:
        return ()
    items, zeros = [], []
    for category in compared:
        value = (category.compared.losses or 0) if category.compared else 0
        if not value:
            zeros.append(category)
            continue
        figure = Figure(_words(value), "losses", (category.category,), window)
        items.append((_about(category, value), figure, f" {_noun(category, value)}"))
    if not items:
        return (f"{_before(facts)}, no losses of {_names(zeros, 'or')} were claimed.",)
    none = f"; no losses of {_names(zeros, 'or')} were claimed" if zeros else ""
    return (f"{_before(facts)}, it claimed losses of ", *joined(items, ", ", " and "), f"{none}.")


def _compared(facts: Facts, category: CategoryFacts) -> Pieces:
    """personnel about 1,910 (8% fewer this time)"""
    other, window = category.compared, facts.compared_window
    assert other is not None and window is not None
    value = other.losses or 0
    figure = Figure(_listed(value), "losses", (category.category,), window)
    change = _change(facts, category)
    return (f"{_name(category)} {_about(category, value)}", figure, *change)


def _change(facts: Facts, category: CategoryFacts) -> Pieces:
    percent, window = category.percent, facts.compared_window
    if percent is None or window is None:
        return ()
    a_day = " a day" if category.is_of_daily_means else ""
    if percent == 0:
        return (f" (about as many{a_day} this time)",)
    figure = Figure(f"{abs(percent)}%", "percent", (category.category,), facts.window, window)
    return (" (", figure, f" {'more' if percent > 0 else 'fewer'}{a_day} this time)")


def _standings(facts: Facts, told: Told) -> Pieces:
    if len(told) > MOST_IN_A_SENTENCE:
        return ()
    sentences: list[Pieces] = [
        (f"For {_name(category)} that was {said}.",)
        for category in told
        if (said := _standing(category))
    ]
    return joined(sentences, " ", " ")


def _standing(category: CategoryFacts) -> str:
    """the second-highest figure for any weekend from April 2022 up to then"""
    if category.standing is None:
        return ""
    said = [text for text in (_rank(category.standing), _since(category.standing)) if text]
    return (", " if category.standing.matches else " and ").join(said)


_SETS = {
    "day": ("in", "report"),
    "weekend": ("over", "weekend"),
    "week": ("in", "week"),
    "month": ("in", "month"),
}


def _rank(standing: Standing) -> str:
    if standing.rank is None:
        return ""
    for_any = f"for any {_SETS[standing.kind][1]} from {month(standing.counts_from)} up to then"
    joint = "joint " if standing.tied else ""
    if standing.rank == 1:
        return f"the {joint}highest figure {for_any}"
    return f"the {joint}{_ORDINALS[standing.rank]}-highest figure {for_any}"


def _since(standing: Standing) -> str:
    if standing.since is None or standing.rank == 1:
        return ""
    where, kind = _SETS[standing.kind]
    if standing.matches:
        return f"as many as {where} {_one_of(standing)} and more than {where} any {kind} since"
    return f"the most {where} a {kind} since {_one_of(standing)}"


def _one_of(standing: Standing) -> str:
    assert standing.since is not None
    match standing.kind:
        case "day":
            return f"the report of {day(standing.since.first)}"
        case "month":
            return month(standing.since.first)
        case kind:
            return f"the {kind} of {days(standing.since)}"


def _caveats(facts: Facts) -> list[Pieces]:
    """Restatements, openings, disputes, the first weeks: what the figures need beside them."""
    caveats = [caveat for category in facts.categories for caveat in _caveats_of(facts, category)]
    caveats.extend(_disputed(facts))
    if is_told_of_bulk(facts):
        in_bulk = "Until the end of March 2022 losses were reported in bulk, not day by day."
        caveats.append((in_bulk,))
    return caveats


def _caveats_of(facts: Facts, category: CategoryFacts) -> list[Pieces]:
    figures, name = category.figures, _name(category)
    told: list[Pieces] = []
    if figures.losses is None:
        return told
    if figures.restated:
        told.append(_restated(facts, category))
    elif category.restatements:
        told.append((f"Restatements of the total for {name} in this period cancel out.",))
    told.extend(restated_beside(facts, untold(facts, category)))
    if figures.opening and CATEGORIES[category.category].opening == "balance":
        opening = Figure(number(figures.opening), "opening", (category.category,), facts.window)
        lead = f"The count of {name} began with a balance of "
        told.append((lead, opening, ", which is left out of the losses."))
    if figures.covered < facts.window.days and not facts.since_invasion:
        covered = Figure(_words(figures.covered), "covered", (category.category,), facts.window)
        lead = f"The figure for {name} covers "
        told.append((lead, covered, f" of {_words(facts.window.days)} days."))
    return [capitalised(caveat) for caveat in told]


def _disputed(facts: Facts) -> list[Pieces]:
    """A sentence for all categories whose figure is disputed, and one for those in which that of
    the compared window is."""
    own, compared = disputed(facts)
    return [*_are_disputed(own, ""), *_are_disputed(compared, " in the other period")]


def _are_disputed(categories: Told, when: str) -> list[Pieces]:
    if not categories:
        return []
    told = "The figure for" if len(categories) == 1 else "The figures for"
    verb = "is" if len(categories) == 1 else "are"
    why = "two transcriptions of the reports differ"
    return [(f"{told} {_names(categories)}{when} {verb} disputed: {why}.",)]


def _restated(facts: Facts, category: CategoryFacts) -> Pieces:
    """What was restated, apart from the losses, and what the total rose by with both (rule 5)."""
    figures, name = category.figures, _name(category)
    restated = Figure(signed(figures.restated), "restated", (category.category,), facts.window)
    reports = [day(when) for when, _ in category.restatements]
    one = len(reports) == 1
    where = f"in the report of {reports[0]}" if one else f"in {_words(len(reports))} reports"
    if facts.since_invasion:
        lead = f"The total for {name} includes "
        return (lead, restated, f" restated {where}, not counted as any day’s losses.")
    change = Figure(_words(abs(figures.change or 0)), "change", (category.category,), facts.window)
    verb = "rose" if (figures.change or 0) >= 0 else "fell"
    lead = f"The total for {name} was also restated by "
    return (lead, restated, f" {where}, not counted as losses; in all it {verb} by ", change, ".")


def restated_beside(facts: Facts, category: CategoryFacts) -> list[Pieces]:
    """A restatement right after the window, or losses right before one: told together."""
    told: list[Pieces] = []
    if category.restated_next:
        when, amount = category.restated_next
        figure = Figure(signed(amount), "restated", (category.category,), facts.window_of(when))
        lead = f"The next report, of {day(when)}, restated the total for {_name(category)} by "
        told.append((lead, figure, "."))
    if category.reported_before:
        when, value = category.reported_before
        eve = Figure(_words(value), "losses", (category.category,), facts.window_of(when))
        lead = f"The report before, of {day(when)}, had claimed "
        told.append((lead, eve, f" {_noun(category, value)}."))
    return told


def _label(facts: Facts) -> str:
    """The window as a headline begins: Weekend of 4–5 March 2023."""
    window = facts.window
    if facts.since_invasion:
        return f"Since the invasion, to {day(window.last)}"
    match window.kind:
        case "weekend":
            return f"Weekend of {days(window)}"
        case "week":
            return f"Week of {days(window)}"
        case "month":
            return month(window.first)
        case "year":
            return str(window.first.year)
        case _:
            return days(window)


def _when(facts: Facts) -> str:
    """over the weekend of 4–5 March 2023; by day of loss: for 4–5 March 2023, by day of loss"""
    window = facts.window
    if facts.days == "loss":
        return f"for {_named(window)}, by day of loss"
    match window.kind:
        case "day":
            return f"in its report of {weekday(window.first)}, {day(window.first)}"
        case "weekend":
            return f"over {_named(window)}"
        case "week":
            return f"in {_named(window)}"
        case _ if window.days <= SPLIT_UP_TO:
            first, last = weekday(window.first), weekday(window.last)
            span = f"of {first} and {last}" if window.days == 2 else f"from {first} to {last}"
            return f"in its reports {span}, {days(window)}"
        case "days":
            return f"in its reports {_from_to(window)}"
        case _:
            return f"in its reports of {_named(window)}"


def _from_to(window: Window) -> str:
    first, last = day(window.first), day(window.last)
    if (window.first.year, window.first.month) == (window.last.year, window.last.month):
        first = str(window.first.day)
    elif window.first.year == window.last.year:
        first = first.removesuffix(f" {window.first.year}")
    return f"from {first} to {last}"


def _named(window: Window) -> str:
    match window.kind:
        case "day":
            return f"{weekday(window.first)}, {day(window.first)}"
        case "weekend":
            return f"the weekend of {days(window)}"
        case "week":
            return f"the week of {days(window)}"
        case "month":
            return month(window.first)
        case "year":
            return str(window.first.year)
        case _:
            return days(window)


def _end(facts: Facts, whose: str = "its") -> str:
    last = day(facts.window.last)
    return f"{whose} report of {last}" if facts.days == "report" else last


def _before(facts: Facts) -> str:
    """Over the weekend before, 25–26 February 2023"""
    window = facts.compared_window
    assert window is not None
    if facts.compare != "previous":
        return _in_those(facts, window)
    match window.kind:
        case "day" if facts.days == "report":
            return f"In the report before, of {day(window.first)}"
        case "day":
            return f"The day before, {day(window.first)}"
        case "weekend":
            return f"Over the weekend before, {days(window)}"
        case "week":
            return f"In the week before, {days(window)}"
        case "month" | "year":
            return f"In {_named(window)}"
        case _:
            return f"In the {_words(window.days)} days before, {days(window)}"


def _in_those(facts: Facts, window: Window) -> str:
    """Over the weekend of 5–6 March 2022: the other window, where it is not the one before"""
    if facts.days == "loss":
        return f"For {_named(window)}"
    match window.kind:
        case "day":
            return f"In the report of {_named(window)}"
        case "weekend":
            return f"Over {_named(window)}"
        case "week" | "month" | "year":
            return f"In {_named(window)}"
        case _:
            return f"In the reports of {_named(window)}"


def _names(categories: Told, last: str = "and") -> str:
    return plain(joined([(_name(category),) for category in categories], ", ", f" {last} "))


def _name(category: CategoryFacts) -> str:
    """The category's short name inside a sentence."""
    name = CATEGORIES[category.category].short["en"]
    return name if name[:2].isupper() else name[0].lower() + name[1:]


def _noun(category: CategoryFacts, count: int) -> str:
    singular, plural = _NOUNS[category.category]
    return singular if count == 1 else plural


def _about(category: CategoryFacts, value: int) -> str:
    """Personnel are rounded by the source, so never without an "about"."""
    return "about " if category.category == "personnel" and value else ""


def _alone(value: int) -> str:
    """A count without its noun."""
    return _words(value) if value else "none"


def _listed(value: int) -> str:
    """A count in a list of figures: in digits, whatever its size."""
    return number(value) if value else "none"


def _words(value: int) -> str:
    """Below ten in words, as running text has it."""
    return _BELOW_TEN[value] if 0 <= value < len(_BELOW_TEN) else number(value)


def sum_lines(working: Working) -> list[tuple[str, str, str]]:
    """The sum behind a category's figures, line by line: what, how many, the report's page."""
    figures = working.figures
    lines = []
    if working.total:
        lines.append(_sum_line("Total in the report of", working.total, number))
    if working.before and working.total:
        lines.append(_sum_line("less the total in the report of", working.before, number))
    elif figures.opening and figures.total_before is None:
        lines.append(("less the opening balance", number(figures.opening), ""))
    if working.restatements and figures.change is not None:
        lines.append(("the total changed by", number(figures.change), ""))
    for report in working.restatements:
        lines.append(_sum_line("less restated in the report of", report, signed))
    if len(working.restatements) > 1:
        lines.append(("restated in all", signed(figures.restated), ""))
    if figures.losses is not None:
        lines.append(("gives the losses claimed", number(figures.losses), ""))
    return lines


def _sum_line(lead: str, report: Report, written: Callable[[int], str]) -> tuple[str, str, str]:
    return f"{lead} {day(report.day)}", written(report.value), report.page


def per_day_line(working: Working) -> tuple[str, str, str]:
    figures = working.figures
    covered = f"{figures.covered} day{'' if figures.covered == 1 else 's'}"
    return f"divided by {covered}: daily mean", average(figures.per_day or 0), ""


def percent_line(change: str) -> tuple[str, str, str]:
    return "change in the daily mean", change, ""
