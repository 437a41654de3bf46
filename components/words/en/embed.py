"""English: the embed, a chart told in words, and the dialog that makes an embed's code."""

from collections.abc import Sequence
from datetime import date

from components.words.en.formats import average, day, days, number, period, signed
from data.catalog import CATEGORIES
from data.course import Course, Value
from data.windows import Window

CONTROLS = "Choose figures"
RESET = "Back to the first view"
CSV = "CSV"
DASHBOARD = "All figures"
NEW_TAB = "opens in a new tab"
VALUES = "All values"
PER_DAY = "a day on average"
IN_TOTAL = "claimed in total by"
READ = "Arrow keys read the values."
CHART = "chart"
FAILED = "The figures could not be fetched; those from before are shown. Please try again."
FROZEN_LINK = "The current figures"
UNKNOWN_VERSION = "That data version is not known here. The newest figures that are here are shown."
MORE_IN_TABLE = "The other categories are in the table."
CUT_SCALE = "Scale does not begin at zero."

ACTIONS = "Share and download"
COPY_LINK, COPY_CITATION, COPY_ALT = "Copy link", "Copy citation", "Copy alt text"
COPIED = "Copied"
FILES = "Download"
EMBED = "Embed"
DIALOG_TITLE = "Embed this view"
CLOSE = "Close"
COPY_CODE = "Copy the code"
CODE = "Code for your page"
PREVIEW = "Preview"
PREVIEW_NAME = "Preview of the embed"
FIGURES, CONTROLS_SHOWN, COLOURS, LANGUAGE, WIDTH, SCRIPT = (
    "Figures",
    "Controls",
    "Colours",
    "Language",
    "Width",
    "Height",
)
FIGURES_CHOICES = {"live": "Live", "frozen": "Frozen"}
FIGURES_NOTES = {
    "live": (
        "Follows the data: a range like the last 90 days or the last weekend moves on with each "
        "report, and corrections show."
    ),
    "frozen": (
        "Stays as it is today: the days are fixed, and so are the figures, whatever is revised "
        "later. For articles that quote a number."
    ),
}
FIXED_DAYS_NOTE = "The days stay as chosen; later corrections appear."
CONTROLS_CHOICES = {"1": "With", "0": "Without"}
CONTROLS_NOTES = {
    "1": "Readers can change category and days, and choose daily or cumulative.",
    "0": "Readers see this view only; they can still read its values and open all figures.",
}
COLOURS_NOTES = {
    "auto": "Follows the reader’s device. Not for a page that is always light.",
    "light": "Always light, like most news pages.",
    "dark": "Always dark.",
}
LANGUAGE_NOTES = {"en": "Text in English.", "uk": "Text in Ukrainian."}
WIDTH_CHOICES = {"100%": "Column", "300": "300 px", "600": "600 px", "1000": "1000 px"}
WIDTH_NOTES = {
    "100%": "As wide as the column that it stands in, on phones too.",
    "300": "300 pixels: a narrow column.",
    "600": "600 pixels, or the column’s width where that is less.",
    "1000": "1000 pixels, or the column’s width where that is less.",
}
SCRIPT_CHOICES = {"1": "Fits", "0": "Fixed"}
SCRIPT_NOTES = {
    "1": (
        "A small script of ours on your page gives the frame the height that it needs. It learns "
        "nothing of your readers and stores nothing. Pages that load Datawrapper or pym.js need "
        "no other."
    ),
    "0": "No script on your page. The view is laid out to fit the height in the code.",
}


def frozen(when: date, version: str) -> str:
    return f"Frozen: the figures as they stood after the report of {day(when)}, version {version}."


def losses_in(window: Window) -> str:
    """Over the key figures."""
    return f"Claimed losses, {days(window)}"


def totals_to(when: date) -> str:
    return f"Claimed in total, to {day(when)}"


def told(courses: Sequence[Course]) -> str:
    """How the values run, a sentence or two for each category."""
    return " ".join(_course(course) for course in courses)


def _course(course: Course) -> str:
    label = CATEGORIES[course.category].label["en"]
    if course.first is None or course.last is None:
        return f"{label}: no figure."
    if course.first == course.last:
        return f"{label}: {_value(course.first, course.by)}."
    if course.measure == "cumulative":
        return f"{label}: {_total(course.first, course.last, course.by)}.{_restated(course)}"
    said = [
        f"first {_value(course.first, course.by)}",
        f"last {_value(course.last, course.by)}",
        *([_peak(course)] if course.peak else []),
    ]
    return f"{label}: {', '.join(said)}.{_average(course)}{_restated(course)}"


def _total(first: Value, last: Value, by: str) -> str:
    if first.value == last.value:
        since, until = period(first.window, by), period(last.window, by)
        return f"the total stayed at {number(first.value)} from {since} to {until}"
    verb = _ran(first.value, last.value)
    return f"the total {verb} from {_value(first, by)} to {_value(last, by)}"


def _peak(course: Course) -> str:
    assert course.peak is not None
    since = " since April 2022:" if course.since_bulk else ""
    return f"highest{since} {_value(course.peak, course.by)}"


def _restated(course: Course) -> str:
    if not course.restated:
        return ""
    return (
        f" The total was also restated by {signed(course.restated)}, "
        "not counted as losses of this period."
    )


def _average(course: Course) -> str:
    if course.averages is None:
        return ""
    first, last = course.averages
    said = f" The 7-day average {_ran(first, last)}"
    return said + (f" from {average(first)} to {average(last)}." if _moved(first, last) else ".")


def _ran(first: float, last: float) -> str:
    if not _moved(first, last):
        return "stayed the same"
    return "rose" if last > first else "fell"


def _moved(first: float, last: float) -> bool:
    return average(first) != average(last)


def _value(told: Value, by: str) -> str:
    return f"{number(told.value)} ({period(told.window, by)})"


def alt_text(title: str, window: Window, trend: str, claim: str) -> str:
    """For those who don't see the picture: what it is of, how the values run, whose claim."""
    return f"Chart. {title}, {days(window)}. {trend} {claim}."


def frame_title(headline: str) -> str:
    """What an article's frame is called."""
    return f"{headline} (chart)"


def citation(title: str, window: Window, *, newest: date, version: str, address: str) -> str:
    """Whose claims, through whom, of what and when, where they stay."""
    return (
        "General Staff of the Armed Forces of Ukraine (claims), via Loss Tracker. "
        f"{title}, {days(window)}. Data to the report of {day(newest)}, version {version}. "
        f"{address}"
    )
