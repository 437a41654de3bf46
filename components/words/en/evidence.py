"""English: what others have confirmed, estimated or named, beside the claim."""

from collections.abc import Mapping
from datetime import date

from components.words.en.formats import day, number

TITLE = "Claims and evidence"
LEAD = (
    "What others have counted or estimated, beside the General Staff’s claim on the same dates. "
    "Each figure has its own definition; none is added to another."
)
CLAIMED = "Claimed"
CONFIRMED = "Visually confirmed"
ESTIMATE = "The Economist’s estimate"
INTERVAL = "95% prediction interval"
NAMED = "Russian dead known by name"
NAMED_STATED = "Count, date as stated"
NAMED_APPROXIMATE = "Count, date approximate"
DATE, CENTRAL, LOW, HIGH = "Date", "Estimate", "Interval from", "to"
COUNT, REPORTED_IN = "Known by name", "Reported in"
DEFINITIONS = "What each figure is, and from whom"
TABLE = "These values as a table"
MONTHLY_TABLE = "The latest day and the first of each month as a table"
PERSONNEL = "Personnel, killed and wounded"
LINES = {
    "tanks": "Tanks",
    "afvs": "Armoured fighting vehicles",
    "artillery": "Artillery systems",
    "mlrs": "Multiple launch rocket systems",
    "air_defence": "Air defence systems",
    "aircraft": "Aircraft",
    "helicopters": "Helicopters",
    "ships_submarines": "Ships, boats and submarines",
    "vehicles": "Vehicles and fuel tankers",
}
AGAINST = {
    "claim": "Show only the claim in the chart at the top",
    "confirmed": "Show visually confirmed totals in the chart at the top",
    "estimate": "Show The Economist’s estimate in the chart at the top",
}
IN_CHART = {
    "confirmed": (
        "Dotted line with hollow diamonds: totals visually confirmed by photo or video, as Oryx "
        "counts them, by their own dates. They are defined differently from the claim."
    ),
    "estimate": (
        "Dashed line: The Economist’s estimate of killed and wounded, in the band of its 95% "
        "prediction interval. It draws on estimates, some of which cite the General Staff."
    ),
}
CLAIM_DEFINITION = (
    "The total in the General Staff’s report of that day: the claim of one side of the war. "
    "The reports give totals, not a list of what was lost."
)
CONFIRMED_DEFINITION = (
    "Losses that Oryx lists from photographs or video as destroyed, damaged, abandoned or "
    "captured. A loss that nobody pictured is not in the list, and one may enter it long after "
    "it happened. Entries are revised, so a total can fall."
)
ESTIMATE_DEFINITION = (
    "Russian soldiers killed and wounded: a model of published and leaked estimates, some of "
    "which cite the General Staff, of the fighting and of the ground that changed hands. Its "
    "authors call it an estimate of estimates, so it is no check on the claim. The band is the "
    "95% prediction interval that they publish."
)
NAMED_DEFINITION = (
    "Russian dead whom Mediazona and BBC Russian know by name: the dead only, as far as they are "
    "known. The claim counts killed and wounded together, so these counts have a chart and a "
    "scale of their own."
)
VEHICLES_NOTE = (
    "The source of the visually confirmed count redefined its vehicles in May 2026. What it "
    "counted before and after can’t be compared, so the line is broken there."
)
SHIPS_NOTE = (
    "The visually confirmed count has one line for ships, boats and submarines. Beside it stand "
    "the claim’s ships, boats and submarines, taken together."
)
CLAIM_DISPUTED = "The claim is disputed here: two transcriptions of that report differ."
CLAIM_SOURCE = "General Staff of the Armed Forces of Ukraine"
CONFIRMED_SOURCE = "Oryx"
CONFIRMED_VIA = "by way of leedrake5/Russia-Ukraine"
CONFIRMED_LICENCE = "MIT licence, © 2022 Lee Drake"
ESTIMATE_SOURCE = "The Economist and Sondre Solstad"
ESTIMATE_LICENCE = "CC BY 4.0"
ESTIMATE_CHANGED = "a daily series, of which not every day is drawn"
NAMED_SOURCE = "Mediazona and BBC Russian, as reported in the press articles named in the table"

_LOST = {
    "tanks": "tanks",
    "afvs": "armoured fighting vehicles",
    "artillery": "artillery systems",
    "mlrs": "multiple launch rocket systems",
    "air_defence": "air defence systems",
    "aircraft": "aircraft",
    "helicopters": "helicopters",
    "ships_submarines": "ships, boats and submarines",
    "vehicles": "vehicles and fuel tankers",
}


def confirmed_name(line: str) -> str:
    return f"{LINES[line]}, visually confirmed"


def confirmed_title(line: str) -> str:
    return f"{LINES[line]}: claimed and visually confirmed totals"


def estimate_title() -> str:
    return f"{PERSONNEL}: claimed and estimated totals"


def confirmed_pair(
    line: str, when: date, claimed: int, confirmed: int, statuses: Mapping[str, int]
) -> str:
    """The latest date that has both: the claim, and what was confirmed, by what became of it."""
    parts = [f"{number(count)} {status}" for status, count in statuses.items() if count]
    return (
        f"By {day(when)} the General Staff had claimed {number(claimed)} {_LOST[line]} lost in "
        "total; "
        f"{number(confirmed)} had been visually confirmed ({_list(parts)})."
    )


def later_count(when: date, confirmed: int) -> str:
    return (
        f"By {day(when)} the visually confirmed total was {number(confirmed)}; "
        "there is no report of that day here to compare it with."
    )


def estimate_pair(when: date, claimed: int, band: tuple[int, int, int]) -> str:
    low, central, high = band
    return (
        f"By {day(when)} the General Staff had claimed about {number(claimed)} Russian personnel "
        f"killed and wounded. The Economist’s estimate for that date is {number(central)}, with a "
        f"95% prediction interval from {number(low)} to {number(high)}."
    )


def named_latest(when: date, count: int, approximate: bool) -> str:
    return (
        f"As of {named_date(when, approximate)}, {number(count)} Russian dead were known by name "
        "to Mediazona and BBC Russian."
    )


def named_date(when: date, approximate: bool) -> str:
    return f"about {day(when)}" if approximate else day(when)


def claimed_point(when: date, claimed: int) -> list[str]:
    """A point in the hover: its date, then its figures, one a line."""
    return [day(when), f"{CLAIMED}: <b>{number(claimed)}</b>"]


def confirmed_point(when: date, confirmed: int, claimed: int | None) -> list[str]:
    beside = [] if claimed is None else [f"{CLAIMED}: {number(claimed)}"]
    return [day(when), f"{CONFIRMED}: <b>{number(confirmed)}</b>", *beside]


def estimate_point(when: date, band: tuple[int, int, int], claimed: int | None) -> list[str]:
    low, central, high = band
    beside = [] if claimed is None else [f"{CLAIMED}: about {number(claimed)}"]
    return [
        day(when),
        f"{ESTIMATE}: <b>{number(central)}</b>",
        f"{INTERVAL}: {number(low)} to {number(high)}",
        *beside,
    ]


def not_comparable(names: str) -> str:
    return f"{names}: no figure here can be compared with the claim."


def none_compares(names: str) -> str:
    return f"{names}: no such figure can be compared with the claim."


def totals_only(measure: str) -> str:
    return f"What is confirmed or estimated is a total: it is drawn under “{measure}”."


def none_dated(names: str) -> str:
    return f"{names}: no such figure is dated in this period."


def _list(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
