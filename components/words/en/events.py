"""English: the events of the war, on the chart and in their list."""

from datetime import date

from components.words.en.formats import month, number

CONTEXT = "Events are context, not a cause of what was reported."
BY_REPORT = (
    "An event is marked at the reports of the mornings that followed it, and its link chooses "
    "those reports."
)
BY_LOSS = "An event is marked on its own days, and its link chooses them."
BAND_KEY = "grey band: event that lasted"
BAND = "A grey band is an event that lasted several days."
DATES = "Each date leads to the Wikipedia article that it is taken from."
SHOW = "Show the events of this period"
SHORT = {
    "Full-scale invasion begins": "Invasion begins",
    "Russian forces withdraw from northern Ukraine": "Withdrawal from the north",
    "Cruiser Moskva sinks": "Moskva sinks",
    "Siege of Mariupol ends": "Mariupol siege ends",
    "Russia captures Lysychansk": "Lysychansk captured",
    "Ukraine’s Kharkiv counteroffensive": "Kharkiv counteroffensive",
    "Russia announces partial mobilisation": "Mobilisation announced",
    "Crimean Bridge explosion": "Crimean Bridge blast",
    "Ukraine retakes Kherson": "Kherson retaken",
    "Ukrainian counteroffensive begins": "Counteroffensive begins",
    "Wagner Group rebellion": "Wagner rebellion",
    "Strike on Sevastopol shipyard hits a submarine": "Sevastopol shipyard hit",
    "Russian offensive in northern Kharkiv region begins": "North Kharkiv offensive",
    "Ukraine’s Kursk incursion begins": "Kursk incursion begins",
    "Russia captures Vuhledar": "Vuhledar captured",
    "Ukraine confirms leaving Sudzha": "Sudzha left",
}
"""Titles that are too long for a chart, and what stands there for them."""
NONE = "No events are marked in this period."


def short(title: str) -> str:
    return SHORT.get(title, title)


def more(events: int) -> str:
    """Of events that are told by name, how many are not."""
    return f"and {number(events)} more in the list of events"


def list_ends(last: date) -> str:
    return f"The list of events ends in {month(last)}."


def none_since(last: date) -> str:
    return f"No events are marked in this period: the list of events ends in {month(last)}."


def title(events: int) -> str:
    return f"Events in this period: {number(events)}"


def article(days: str, title: str) -> str:
    """What the link to an event's encyclopaedia article is called when read alone."""
    return f"{days}, Wikipedia: {title}"
