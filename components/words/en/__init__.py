"""English, in the style of a British news page."""

from collections.abc import Sequence
from datetime import date

from components.words.en import (
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
from components.words.en.formats import (
    SEPARATORS as SEPARATORS,
    SHORT_MONTHS as SHORT_MONTHS,
    average as average,
    day as day,
    days as days,
    number as number,
    period as period,
    signed as signed,
    weekday as weekday,
)
from data.catalog import CATEGORIES
from data.windows import Window

LANGUAGE_NAME = "English"
TITLE = "Russian losses, as claimed by Ukraine"
CLAIM = "Claims of one side, not independently verified"
SUMMARY = (
    "The Ukrainian General Staff’s daily claims of Russian losses, added up by category and date."
)
NO_SCRIPT = "The filters need JavaScript. The figures as a file: "
FRESHNESS_QUIET = "No newer report here yet."
FRESHNESS_STALE = "These figures are out of date: no newer report has come for two days or more."
SKIP = "Skip to the figures"
UNAVAILABLE = "The figures can’t be read just now. Please try again in a few minutes."
NOT_FOUND = "There is no such page."

FILTERS = "Choose figures"
CATEGORIES_LABEL = "Categories"
CATEGORIES_HINT = "Add a category"
NOTHING_FOUND = "No such category"
FROM, TO = "From", "To"
DATE_FORMAT = "D MMM YYYY"
CALENDAR = {
    "previousMonth": "Previous month",
    "nextMonth": "Next month",
    "previousYear": "Previous year",
    "nextYear": "Next year",
    "previousDecade": "Previous ten years",
    "nextDecade": "Next ten years",
}
RANGES = "Quick ranges"
MEASURE, BY = "Show", "Each bar"
AVERAGE = "7-day average"
SPLIT = "One chart each"
STEPS = "Neighbouring windows"
PREVIOUS, NEXT = "Earlier", "Later"
RESET = "Reset"
CLOSE = "Show the figures"
THEME = "Colours"
LANGUAGE = "Language"
MEASURES = {"daily": "Daily", "cumulative": "Cumulative"}
PERIODS = {"auto": "Auto", "day": "Day", "week": "Week", "month": "Month", "year": "Year"}
MORE = "More"
BASES_NAME = "Which days"
BASES = {"report": "Report days", "loss": "Days of loss"}
THEMES = {"auto": "Auto", "light": "Light", "dark": "Dark"}
RANGE_NAMES = {
    "latest": "Latest report",
    "weekend": "Last weekend",
    "7d": "7 days",
    "30d": "30 days",
    "90d": "90 days",
    "1y": "1 year",
    "year": "This year",
    "war": "Whole war",
}
GROUPS = {
    "personnel": "Personnel",
    "armour": "Armour",
    "artillery": "Artillery",
    "air_defence": "Air defence",
    "air": "Air",
    "naval": "Naval",
    "logistics": "Logistics",
    "other": "Other",
}

LATEST = "The latest report"
SPARKLINE = "the last 30 reports"
IN_TOTAL = "in total"
FIGURES = "The figures"
VALUES = "All values of the chart"
CATEGORY, LOSSES, PER_REPORT, PER_DAY, TOTAL = (
    "Category",
    "Claimed",
    "Report by report",
    "Per day",
    "Total to date",
)
PERIOD = "Period"
COMPARISON = "Comparison"
CHANGE, TOTAL_CHANGE, PEAK = "Change", "Total rose by", "Highest report"
NOT_COMPARED = "There is nothing to compare this period with."
COMPARE = "Compare with"
COMPARES = {"previous": "The one before", "year-ago": "A year earlier", "none": "Nothing"}
COMPARE_FROM, COMPARE_TO = "Or from", "to"
EVENTS = "Events"
EVENTS_SHOWN = {"auto": "Auto", "0": "Hide", "1": "Show"}
AGAINST = "Beside the claim"
AGAINSTS = {"claim": "Claim only", "confirmed": "Confirmed", "estimate": "Estimate"}
OWN_SCALE, OWN_SCALES = "own scale", "each chart on its own scale"
NOTHING_CHOSEN = "No category is chosen"
CHOOSE = "Choose one or more categories to see the figures."
EMPTY_CHOICE = f"{NOTHING_CHOSEN}. {CHOOSE}"
DOWNLOAD = "Download CSV"
DOWNLOAD_ALL = "All categories and reports (CSV)"
VERSION = "Data version"
SOURCE_LINE = (
    "Source: General Staff of the Armed Forces of Ukraine, as claimed in its daily reports."
)
ABSENT = "not in the report"
NO_DAILY = "no daily figure"
AFTER_GAP = "the report before is missing, so what the total rose by is no single day’s"
AVERAGE_TRACE = "7-day average"
AVERAGE_KEY = "Line: trailing 7-day average."
RESTATED_KEY = "▲ total restated."
DISPUTED_KEY = "○ disputed: two transcriptions differ."
PARTIAL_KEY = "Fainter: period not complete."
LEFT_OUT = "Periods that are not complete are left out."
RESTATED, DISPUTED, PARTIAL = "restated", "disputed", "not complete"
DISPUTED_NOTE = "disputed, as two transcriptions of the report differ"
PARTIAL_NOTE = "period not complete"
PROPOSED_NOTE = "restatement not yet reviewed"


def latest_of(when: date, count: int) -> str:
    """The last of so many days that had the same figure."""
    return f"{day(when)}, latest of {number(count)} such reports"


def report_of(when: date) -> str:
    return f"Report of {day(when)}"


def as_of(newest: date) -> str:
    """Where a view of other days is shown, too."""
    return f"Figures as of the report of {day(newest)}"


def names(categories: Sequence[str]) -> str:
    """Personnel, tanks and AFVs."""
    labels = [CATEGORIES[key].short["en"] for key in categories]
    labels = labels[:1] + [
        label if label[:2].isupper() else label[0].lower() + label[1:] for label in labels[1:]
    ]
    return labels[0] if len(labels) == 1 else f"{', '.join(labels[:-1])} and {labels[-1]}"


_MEASURED = {
    ("daily", "day"): "losses claimed each day",
    ("daily", "week"): "losses claimed each week",
    ("daily", "month"): "losses claimed each month",
    ("daily", "year"): "losses claimed each year",
}


def measured(measure: str, by: str) -> str:
    """What a chart's values are: losses claimed each week."""
    return _MEASURED.get((measure, by), "total claimed since 24 February 2022")


def chart_title(category: str, measure: str, by: str) -> str:
    """Tanks: losses claimed each week."""
    return f"{CATEGORIES[category].label['en']}: {measured(measure, by)}"


def panels_title(measure: str, by: str) -> str:
    """Above several charts of one measure."""
    told = measured(measure, by)
    return told[0].upper() + told[1:]


def basis_note(basis: str) -> str:
    if basis == "loss":
        return "By day of loss: each report is counted for the day before it."
    return "By report day: each report covers about the 24 hours up to that morning."


def restated(amount: int, change: int) -> str:
    verb = "rose" if change >= 0 else "fell"
    return (
        f"the total {verb} by {number(abs(change))}: {number(change - amount)} claimed as losses, "
        f"{signed(amount)} restated."
    )


def restated_mark(amount: int) -> str:
    return f"total restated by {signed(amount)}, not counted as losses"


def opening(balance: int) -> str:
    return (
        f"began with an opening balance of {number(balance)}, not counted as losses of this period."
    )


def first_report(total: int) -> str:
    return f"the first report gave {number(total)}, which belong to no single day."


def not_reported(category: str, first: date, last: date | None) -> str:
    label = CATEGORIES[category].label["en"]
    if last is not None:
        return f"{label}: reported from {day(first)} to {day(last)}, not in this period."
    return f"{label}: first reported on {day(first)}; there is no figure for this period."


def average_of(mean: float, days: int) -> str:
    """What stands beside the newest report's figure."""
    return f"{days}-day average {average(mean)}"


def only_latest(rows: int) -> str:
    return f"The latest {number(rows)} rows; the CSV has them all."


def short(category: str) -> str:
    return CATEGORIES[category].short["en"]


def compared_key(other: Window, *, ticked: bool) -> str:
    return f"{'Short lines' if ticked else 'Dotted line'}: {days(other)}."


def for_comparison(other: Window) -> str:
    return f"for comparison: {days(other)}"


def compared_with(window: Window, other: Window, *, of_daily_means: bool) -> str:
    rates = " The change is in the daily mean." if of_daily_means else ""
    return f"{days(window)}, compared with {days(other)}.{rates}"
