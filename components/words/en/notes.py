"""Notes: what the figures are and are not, where they come from, how to cite them."""

from collections.abc import Sequence
from datetime import date

from components.words.en.formats import day, month, number
from data.catalog import CATEGORIES
from data.doubts import Corrected, Opening

TITLE = "Notes"
STANDING = (
    "These are claims of one side of the war, added up from its daily reports. They are not "
    "independently verified, and they are not a count of the dead."
)
RANGE = "What others counted or estimated stands beside the claims and is never added to them."

METHOD_TITLE = "How the figures are made"

DEFINITIONS_TITLE = "What the categories mean"
DEFINITIONS = (
    (
        "Personnel",
        "Killed and wounded, as a spokesman of the General Staff said on 27 February 2024; its "
        "graphics of 2022 and 2023 said “liquidated”. The figure is a rounded estimate.",
    ),
    (
        "Armoured fighting vehicles (AFVs)",
        "A wider class than armoured personnel carriers. Armoured vehicles are tanks and AFVs "
        "together.",
    ),
    (
        "Vehicles and fuel tankers",
        "Two lines of the report until 30 April 2022, one line since, which continues the sum of "
        "the two.",
    ),
    (
        "Drones",
        "Unmanned aircraft of the operational-tactical level, in the report’s words. Far more of "
        "them are claimed than of any other equipment, so they have a scale of their own.",
    ),
    (
        "Cruise missiles",
        "Munitions, which are left out of any sum of equipment. The report says “cruise "
        "missiles”; that they were shot down is our reading.",
    ),
    (
        "Ships, boats and submarines",
        "Warships and boats are one line. Submarines have had a line of their own since "
        "14 September 2023.",
    ),
    (
        "Short-range ballistic missile launchers",
        "A line of the report until 30 April 2022. The line of cruise missiles, which came next, "
        "counts something else.",
    ),
    (
        "Ground robotic systems",
        "A line of the report since 3 May 2026. The second transcription leaves it out, so it is "
        "absent from reports that only the second has.",
    ),
)

DOUBTS_TITLE = "Restated, disputed, corrected and revised figures"
RESTATED_TITLE, DISPUTED_TITLE, CORRECTED_TITLE = (
    "Restatements",
    "Disputed totals",
    "Errors of transcription",
)
REVISED_TITLE = "Revisions"
RESTATED_LEAD = (
    "The General Staff changed the total without counting the change as that day’s losses."
)
DISPUTED_LEAD = "Transcriptions differ and no official graphic that we have read decides."
CORRECTED_LEAD = "The first transcription, read against the official graphics."
REVISED_LEAD = "First published here with another figure. A frozen view keeps the figure it had."
NONE_RESTATED = "No restatement in the chosen categories."
NONE_DISPUTED = "No disputed total in the chosen categories."
NONE_CORRECTED = "No corrected total in the chosen categories."
NONE_REVISED = "No published figure of the chosen categories was revised."
REPORT, CATEGORY, AMOUNT, SHOWN, OTHER, BASIS, TRANSCRIBED, CORRECT = (
    "Report of",
    "Category",
    "Restated by",
    "Shown",
    "Other reading",
    "Known from",
    "Transcribed",
    "Shown",
)
FIGURE, BEFORE, AFTER, SEEN = "Figure", "Before", "Since", "Noticed on"
FIGURES = {"total": "total", "restatement": "restated by"}
NO_FIGURE = "none"
PROPOSED = "not yet reviewed"

_ORIGINS = {
    "official report of that day": "the official graphic of that day",
    "published correction file": "the first transcription’s correction file",
    "upstream correction file": "the first transcription’s correction file",
    "fall in the total": "a fall in the total",
}
_REVISED_BY = {
    "": "the figure is gone",
    "first transcription": "the first transcription",
    "second transcription": "the second transcription",
    "review": "our review",
}
_PARALLEL = "two other transcriptions agree against the first; no official graphic at hand"
_EVIDENCE = {
    "second transcription": "the second transcription",
    "one parallel transcription only": "one other transcription",
    "two parallel transcriptions agree against the dataset; no infographic at hand": _PARALLEL,
    "second witness has 428286; the first repeats the total of 2026-07-25": (
        "the second transcription; the first repeats the total of 25 July 2026"
    ),
    "General Staff infographic of that date (read by eye) + 2 parallel transcriptions": (
        "the official graphic and two other transcriptions"
    ),
    'two parallel transcriptions + news "+32 artillery" (37842+32)': (
        "two other transcriptions and press reports of 32 new losses"
    ),
}

OWN_TITLE = "Our own corrections"
OWN_LEAD = "Mistakes on this page that were found and put right."
NO_OWN = "None so far."

SOURCES_TITLE = "Sources and licences"
SOURCES = {
    "staff": (
        "Daily reports and graphics. A figure leads to the official page of its report where "
        "that page is known."
    ),
    "first": "The first transcription, and its correction file. MIT licence, © 2022 Petro Ivaniuk.",
    "second": (
        "The second transcription, with the official page of each report. MIT licence, "
        "© 2022–2026 Lod Softworks LLC and the Orc Losses contributors."
    ),
    "oryx": "Losses confirmed by photo or video.",
    "oryx_table": "Oryx’s lists as a table. MIT licence, © 2022 Lee Drake.",
    "economist": (
        "Estimate of Russian killed and wounded, with its 95% prediction interval, by The "
        "Economist and Sondre Solstad; the column that repeats the source’s name is left out. It "
        "draws on estimates, some of which cite the General Staff."
    ),
    "mediazona": "Counts of Russian dead known by name, as reported in the press.",
    "wikipedia": "Dates of events, from the article named with each event. Titles are ours.",
}
SOURCE_NAMES = {
    "staff": "General Staff of the Armed Forces of Ukraine",
    "mediazona": "Mediazona and BBC Russian",
    "wikipedia": "Wikipedia",
}

CITE_TITLE = "How to cite"
CITE_LEAD = "Name the General Staff as the source of the claims, and say that they are claims."
CITE_PERMANENT = "The data version names exactly the figures that were shown."
CITATION, BIBTEX = "Citation", "BibTeX"
COPY, COPIED = "Copy", "Copied"
CONTACT_TITLE = "Write to us"
CONTACT = "Found a mistake, or have an official page that we lack? Write to "


def method(restated: int, balances: Sequence[Opening]) -> tuple[tuple[str, str], ...]:
    """Name and text of each rule, with the restated cells counted and the balances told."""
    return (
        (
            "Report day",
            "A report bears the date of the morning on which it was published, Kyiv time, and "
            "covers about the 24 hours before. So a weekend here is what was reported over the "
            "weekend.",
        ),
        (
            "Day of loss",
            "The day before the report. The press and the General Staff count months by it: their "
            "March is the reports of 2 March to 1 April. Both are offered, under “More”; a view by "
            "day of loss says so.",
        ),
        (
            "One report’s losses",
            "The report’s total, less the total of the day before, less what was restated. Where a "
            "report is missing, the next one’s rise is no single day’s loss.",
        ),
        (
            "Losses over a longer period",
            "The sum of the losses in its reports. Where the total changed for another reason as "
            "well, that change stands beside the sum, with its reason.",
        ),
        ("Restatements", _restatements(restated)),
        ("Opening balances", _openings(balances)),
        (
            "Averages, records and ranks",
            "They count reports from 1 April 2022 on. In the first weeks losses were reported in "
            "bulk, not day by day.",
        ),
        (
            "Two transcriptions",
            "Two projects copy the reports into tables, independently of each other. The first "
            "stands; the second fills the days that the first lacks. Where they differ, the "
            "official graphic decides if we have read it. If not, the first stands and is marked "
            "disputed.",
        ),
        (
            "Revisions",
            "Totals can fall, and past figures are changed, some of them months later. Each "
            "refresh compares the whole history with ours, logs every cell that changed and gives "
            "the data a new version.",
        ),
    )


def _restatements(count: int) -> str:
    return (
        "Sometimes the General Staff changes a total without counting the change as that day’s "
        f"losses. {number(count)} such changes are known. They change totals, never losses."
    )


def _openings(balances: Sequence[Opening]) -> str:
    told = [
        f"{_lower(opening.category)} with {number(opening.balance)} on {day(opening.day)}"
        for opening in balances
    ]
    return (
        f"Some lines began with a sum of earlier days: {'; '.join(told)}. Such a sum is part of "
        "the totals and no day’s loss."
    )


def _lower(category: str) -> str:
    label = CATEGORIES[category].short["en"]
    return label if label[:2].isupper() else label[0].lower() + label[1:]


def counts(restated: int, disputed: int, decided: int) -> str:
    return (
        f"In all categories {number(restated)} totals are restated, {number(disputed)} are "
        f"disputed and {number(decided)} settled against the official graphic or other witnesses. "
        "The tables hold those of the chosen categories."
    )


def entries(title: str, count: int) -> str:
    return f"{title}: {number(count)}"


def origin(text: str) -> str:
    """What the store says of a restatement; a new remark of a reviewer as it was written."""
    return _ORIGINS.get(text, text)


def revised_by(text: str) -> str:
    """Whose word a revised figure is; nobody's where it is gone."""
    return _REVISED_BY.get(text) or origin(text)


def evidence(text: str) -> str:
    return _EVIDENCE.get(text, text)


def basis(cell: Corrected) -> str:
    if cell.kept:
        return (
            f"the official graphic has {number(cell.official)}, a slip, as the next day’s total "
            "shows"
        )
    return evidence(cell.evidence)


def events_end(when: date) -> str:
    return f"The list ends in {month(when)}."


def citation(newest: date, version: str, address: str) -> str:
    where = f" {address}." if address else ""
    return (
        "General Staff of the Armed Forces of Ukraine: claimed Russian losses, reports to "
        f"{day(newest)}. Compiled by Loss Tracker, data version {version}.{where}"
    )


BIBTEX_TITLE = "Russian losses, as claimed by the General Staff of the Armed Forces of Ukraine"


def bibtex_note(newest: date) -> str:
    return f"Claims of one side, not independently verified; reports to {day(newest)}"
