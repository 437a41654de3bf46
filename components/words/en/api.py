"""The public addresses, told to who reads them: parameters, columns, statuses, the feed."""

from datetime import date

from components.words.en.formats import day

TITLE = "Addresses"
LEAD = (
    "Every figure of the dashboard has an address of its own. No key and no sign-up; any site may "
    "ask, by GET or HEAD. The query of the dashboard’s address works wherever a view is taken."
)
CLAIMS = (
    "These are claims of one side of the war, not independently verified. Say so wherever you "
    "show them."
)
NOTES = (
    "Personnel means killed and wounded, as the General Staff defines it, and is rounded.",
    "Restated amounts changed the total and are not counted as losses of that day.",
    "null is absent: the category was not in the report, which is not zero.",
    "A disputed figure is one on which two transcriptions of the report differ.",
)
SOURCES = (
    "Transcriptions of the daily reports: Petro Ivaniuk’s 2022-Ukraine-Russia-War-Dataset and "
    "lod-db/orc-losses, both under the MIT licence, read against the official graphics."
)
FEED_TITLE = "Russian losses, as claimed by Ukraine: report by report"
PROVIDER = "Loss Tracker"
DASHBOARD, OFFICIAL_PAGE, MACHINES = "Dashboard", "Official report", "For programs: "
GROUPS = {
    "files": "Figures",
    "pictures": "Pictures",
    "articles": "In an article",
    "programs": "For programs",
}
ADDRESSES = {
    "/": "The dashboard.",
    "/losses.csv": (
        "The view’s rows as CSV, one for each period of a category, in columns that never change; "
        "with `shape=wide` one for each period, and a column for each category. `scope=all` is "
        "every category and report day."
    ),
    "/losses.json": (
        "The same rows with the window’s figures, the key points in words, definitions and licence."
    ),
    "/latest.json": (
        "The newest report: each category’s losses, its total, its mean over 30 reports."
    ),
    "/feed.atom": "One entry for each of the newest 30 reports, in words.",
    "/chart.json": "The view’s charts as figures for plotly.js.",
    "/chart.svg": "The view’s charts as a vector graphic.",
    "/chart.png": "The view’s charts as a picture.",
    "/embed": "The view for an iframe: works without scripts, sets no cookie.",
    "/embed.js": "A script for the page that holds an embed: gives its frame the right height.",
    "/oembed": "Turns the address of a view into the embed’s code, by the oEmbed standard.",
    "/newsroom": "How to embed, freeze, cite, download and poll.",
    "/api": "This page.",
    "/datapackage.json": "Describes the file of all figures, as a Frictionless data package.",
    "/openapi.json": "Describes these addresses, as an OpenAPI document.",
    "/healthz": "Whether figures can be served, which ones, and whether they are up to date.",
}
PARAMETERS_TITLE, PARAMETER, VALUES, DEFAULT, MEANING = (
    "Parameters",
    "Parameter",
    "Values",
    "Default",
    "Meaning",
)
TAKES = "Parameters: "
EVERY_PARAMETER = "all that make a view"
PARAMETERS = {
    "categories": "Categories, separated by commas. An empty value chooses none.",
    "from": "First day of the window. With `days=loss`, a day of loss.",
    "to": "Last day of the window, included.",
    "last": "A window that moves with the data, in place of `from` and `to`.",
    "asof": (
        "A published data version, as /latest.json names it: the figures as they were in it, "
        "whatever was revised or added later."
    ),
    "measure": "Losses of each period, or the total at its end.",
    "by": "The length of a period. `auto` is by day up to 240 days, then by week.",
    "days": "Report days, or days of loss: the day before the report.",
    "average": "Whether charts show the trailing 7-day average.",
    "split": "Whether each category has a chart of its own.",
    "compare": (
        "What to compare with: the period before, a year earlier (364 days for days, weekends and "
        "weeks, so that weekdays match), or two days like `2023-02-25..2023-02-26`."
    ),
    "events": "Whether charts show events of the war. With `auto`, only where there is room.",
    "against": "What the charts show beside the claimed total.",
    "lang": "The language of texts.",
    "theme": "Colours of pages and pictures.",
    "controls": "Whether an embed has controls.",
    "scope": (
        "The view, or every category and report day. `all` can’t be combined with a choice of them."
    ),
    "shape": "A row for each category and period, or one for each period.",
    "excel": "Whether the file begins with the mark by which Excel recognises UTF-8.",
    "width": "Width in pixels.",
    "height": "Height in pixels; without it, as high as the charts need.",
    "url": "The address of a view of this dashboard, percent-encoded.",
    "maxwidth": "The widest that the embed may be, in pixels.",
    "maxheight": "The tallest that the embed may be, in pixels.",
    "format": "The form of the answer. `xml`, which the standard also allows, is answered by 501.",
}
REPAIRED = "Any other value is replaced by a valid one."
VALUE_KINDS = {
    "day": "a day like `2023-03-04`",
    "categories": "keys from the list below",
    "version": "a version like `2026-08-22-12871f0a`",
    "window": "two days like `2023-02-25..2023-02-26`",
    "pixels": "a whole number",
    "address": "an address",
}
REQUIRED = "required"
CATEGORIES_TITLE, KEY, NAME, UNIT = "Categories", "Key", "Name", "Counted in"
UNITS = {"people": "people, rounded", "items": "items"}
COLUMNS_TITLE, COLUMN = "Columns", "Column"
COLUMNS = {
    "date": "Report day that the period begins with.",
    "end": "Report day that the period ends with; the same for a day.",
    "category": "Key of the category.",
    "losses": (
        "Losses claimed in the period, without restatements. Empty where there is no figure, "
        "which is not zero."
    ),
    "total": "Total claimed since 24 February 2022, as the period’s last report has it.",
    "restatement": "What the period’s reports changed the total by without counting it as losses.",
    "status": "What to know about the row; several are joined by +.",
    "source": "Official page of the period’s last report, where it is known.",
}
STATUSES_TITLE, STATUS = "What status says", "Status"
STATUSES = {
    "reported": "As reported; nothing to add.",
    "opening": "Holds a category’s first figure, which adds up earlier days.",
    "corrected": "An error in the transcription was corrected from the official graphic.",
    "restated": "The total was restated in the period.",
    "proposed": "That restatement has not been reviewed yet.",
    "disputed": "Two transcriptions of the report differ.",
    "partial": "The week, month or year is not complete.",
}
ANSWERS_TITLE, ANSWER = "Answers", "Answer"
ANSWERS = {
    200: "What was asked for.",
    302: "The same view at its canonical address.",
    304: "Your copy is current: the ETag in If-None-Match is the newest one.",
    400: "A parameter is wrong. `error` is a code, `message` a sentence that says what to do.",
    404: "There is nothing at this address.",
    405: "The address takes other methods; Allow names them.",
    412: "The ETag in If-Match is not the current one.",
    414: "The request is too long.",
    501: "The answer can’t be given in that form.",
    503: "The figures can’t be read just now. Try again in a few minutes.",
}
POLLING_TITLE = "Polling"
POLLING = (
    "There is one report a day, in the morning in Kyiv. Ask no more than once every ten minutes, "
    "and send the ETag of the last answer in If-None-Match: if nothing has changed, the answer is "
    "304 and empty."
)
FREEZING_TITLE = "Figures that stay the same"
FREEZING = (
    "Past figures are sometimes revised. For figures that stay the same for good, name their days "
    "with `from` and `to`, and their data version with `asof`. The current version is "
)
FREEZING_HINT = (
    "The file at this address is always the newest; with asof and a version it stays as it was."
)
UNIT_OF_CATEGORY = "people or items, as the category’s unit says"
LICENCE_TITLE = "Licence"
LICENCE = (
    "The compiled figures are free to use under the MIT licence, like the transcriptions they are "
    "made from. Name the General Staff of the Armed Forces of Ukraine as the source of the claims."
)
DESCRIPTION = (
    "The Ukrainian General Staff’s daily claims of Russian losses since 25 February 2022, by "
    "category: each report’s losses, the total, restatements apart. Claims of one side of the "
    "war, not independently verified. Absent is not zero."
)
KEYWORDS = ("Ukraine", "Russia", "war", "losses", "General Staff")


def entry_source(when: date) -> str:
    """Under a feed's entry: where its figures are from."""
    return f"General Staff of the Armed Forces of Ukraine, report of {day(when)}"
