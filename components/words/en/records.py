"""Records and milestones."""

from datetime import date

from components.words.en.formats import day, month, number, signed, weekday

TITLE = "Records and milestones"
RECORDS = "The most claimed in one report, weekend, week and month"
MILESTONES = "First report at or above each round total"
RECORD, CLAIMED, WHEN = "Record", "Claimed", "When"
REACHED, REPORT = "Total", "Report of"
OFFICIAL_PAGE = "official page"
NO_RECORDS = "No record: nothing was claimed in the reports that count."
DISPUTED_MILESTONE = "disputed: the second transcription puts it in another report"
NOTE = (
    "Reports count from 1 April 2022, as the first weeks were reported in bulk. Weekends, weeks "
    "(Monday to Sunday) and months count when they are whole; disputed values don’t count."
)

KINDS = {"day": "Report", "weekend": "Weekend", "week": "Week", "month": "Month"}
DAY_OF_LOSS = "Day"
_MEMBERS = {
    "day": ("report", "reports"),
    "weekend": ("weekend", "weekends"),
    "week": ("week", "weeks"),
    "month": ("month", "months"),
}


def the_set(kind: str, of: int, first: date, basis: str) -> str:
    """of 1,594 reports since 1 April 2022"""
    one, many = ("day", "days") if kind == "day" and basis == "loss" else _MEMBERS[kind]
    since = month(first) if kind == "month" else day(first)
    return f"of {number(of)} {one if of == 1 else many} since {since}"


def restated_inside(amount: int) -> str:
    return f"the total was also restated by {signed(amount)}"


def restated_next(amount: int) -> str:
    return f"the next report restated the total by another {signed(amount)}"


def page_of(when: date) -> str:
    return f"{weekday(when)}: {OFFICIAL_PAGE}"


def more_holders(count: int) -> str:
    return f"and {number(count)} before"


def earlier(count: int) -> str:
    return f"Earlier milestones: {number(count)}"
