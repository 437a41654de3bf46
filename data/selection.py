"""Selection: what a reader asked for. Its only written form is one canonical query string."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any, Literal, cast, get_args
from urllib.parse import parse_qsl, urlencode

from data.catalog import CATEGORIES
from data.dataset import Dataset
from data.windows import DAY, Window, last_weekend

Measure = Literal["daily", "cumulative"]
By = Literal["auto", "day", "week", "month", "year"]
Days = Literal["report", "loss"]
Compare = Literal["previous", "year-ago", "none"]
Last = Literal["latest", "weekend", "7d", "30d", "90d", "1y", "year", "war"]
Events = Literal["auto", "0", "1"]
Against = Literal["claim", "confirmed", "estimate"]
Lang = Literal["en", "uk"]
Theme = Literal["auto", "light", "dark"]

MOST_BARS = 240
"""`by=auto` draws at most so many bars: two pixels and more each in an article's column."""

_LENGTHS = {"latest": 1, "7d": 7, "30d": 30, "90d": 90, "1y": 365}


class QueryError(ValueError):
    """A query that can't be answered as it is written. `code` is stable, the text a sentence."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


@dataclass(frozen=True)
class Selection:
    """A view of the figures.

    `asof` names the published version that they are of, None the current one. Either `last`
    names a range that moves with the data, or `window` names its days (by report or by loss, as
    `days` says).
    """

    categories: tuple[str, ...] = ("personnel",)
    last: Last | None = "90d"
    window: Window | None = None
    measure: Measure = "daily"
    by: By = "auto"
    days: Days = "report"
    average: bool = True
    split: bool = True
    compare: Compare | Window = "previous"
    events: Events = "auto"
    against: Against = "claim"
    asof: str | None = None
    lang: Lang = "en"
    theme: Theme = "auto"
    controls: bool = True

    @classmethod
    def from_query(cls, query: str, dataset: Dataset) -> "Selection":
        """A page's selection: whatever is wrong in the query is repaired, nothing raises."""
        return cls.read(query, dataset)[0]

    @classmethod
    def read(cls, query: str, dataset: Dataset) -> tuple["Selection", list[QueryError]]:
        """A page's selection, and everything that had to be repaired to reach it."""
        return _read(query, dataset)

    @classmethod
    def checked(cls, query: str, dataset: Dataset, *, also: Iterable[str] = ()) -> "Selection":
        """A data address's selection.

        Raises QueryError at the first thing wrong, since a silent default there would be a
        wrong number. `also` names the address's own parameters.
        """
        selection, problems = _read(query, dataset, also=also)
        if problems:
            raise problems[0]
        return selection

    def to_query(self) -> str:
        """The canonical query, without its question mark: defaults left out, `lang` always in."""
        parts: dict[str, str] = {}
        for name in (f.name for f in fields(self)):
            value = getattr(self, name)
            if name == "window":
                if value is not None:
                    parts |= {"from": value.first.isoformat(), "to": value.last.isoformat()}
            elif value is not None and (name == "lang" or value != getattr(DEFAULT, name)):
                parts[name] = written(value)
        return urlencode(parts, safe=",")

    def changed(self, **changes: Any) -> "Selection":
        """The same view with fields changed; a `window` takes the place of `last`, and back."""
        if "window" in changes:
            changes["last"] = None
        elif "last" in changes:
            changes["window"] = None
        return replace(self, **changes)

    def resolved(self, dataset: Dataset) -> Window:
        """The days the selection means in this dataset."""
        if self.window is not None:
            return self.window
        first, newest = dataset.span(self.days)
        match self.last:
            case "weekend":
                return last_weekend(newest)
            case "year":
                return Window(date(newest.year, 1, 1), newest)
            case "war" | None:
                return Window(first, newest)
            case last:
                return Window(newest - (_LENGTHS[last] - 1) * DAY, newest).clamped(first, newest)

    def grouped_by(self, window: Window) -> Literal["day", "week", "month", "year"]:
        """What `by=auto` means for a window: the finest that leaves bars of two pixels."""
        if self.by != "auto":
            return self.by
        if window.days <= MOST_BARS:
            return "day"
        return "week" if window.days <= 7 * MOST_BARS else "month"


DEFAULT = Selection()


def written(value: object) -> str:
    """A field's value as the query writes it."""
    match value:
        case bool():
            return "1" if value else "0"
        case tuple():
            return ",".join(value)
        case Window():
            return f"{value.first}..{value.last}"
        case _:
            return str(value)


def _read(
    query: str, dataset: Dataset, *, also: Iterable[str] = ()
) -> tuple[Selection, list[QueryError]]:
    """The nearest valid selection, and everything that had to be repaired to reach it."""
    problems: list[QueryError] = []
    given: dict[str, str] = {}
    for name, value in parse_qsl(query.lstrip("?"), keep_blank_values=True):
        if name not in NAMES and name not in also:
            problems.append(
                QueryError(
                    "unknown_parameter",
                    f"There is no parameter {name!r}; there are {', '.join((*NAMES, *also))}.",
                )
            )
        elif name in given:
            problems.append(QueryError("repeated_parameter", f"{name!r} is given more than once."))
        else:
            given[name] = value
    chosen: dict[str, Any] = {}
    for name, read in _READERS.items():
        if name in given:
            chosen[name] = read(name, given[name], problems.append)
    if "asof" in given:
        chosen["asof"] = _version(given["asof"], dataset, problems.append)
    selection = Selection(**chosen)
    if isinstance(selection.compare, Window):
        other = _among(selection.compare, Window(*dataset.span(selection.days)), problems.append)
        selection = selection.changed(compare=other)
    return _with_dates(selection, given, dataset, problems), problems


_Report = Callable[[QueryError], None]


def _choice(kind: Any) -> Callable[[str, str, _Report], Any]:
    options = get_args(kind)

    def read(name: str, value: str, report: _Report) -> Any:
        if value in options:
            return value
        report(_wrong(name, value, "one of " + ", ".join(options)))
        return getattr(DEFAULT, name)

    return read


def _switch(name: str, value: str, report: _Report) -> bool:
    if value not in ("0", "1"):
        report(_wrong(name, value, "0 or 1"))
        return bool(getattr(DEFAULT, name))
    return value == "1"


def _categories(name: str, value: str, report: _Report) -> tuple[str, ...]:
    """In the catalog's order, so that one view has one address; all unknown: the default."""
    asked = [key for key in value.split(",") if key]
    for key in asked:
        if key not in CATEGORIES:
            report(_wrong(name, key, "of " + ", ".join(CATEGORIES)))
    known = tuple(key for key in CATEGORIES if key in asked)
    return DEFAULT.categories if asked and not known else known


def _version(value: str, dataset: Dataset, report: _Report) -> str | None:
    """A version that the store has or once had; any other is None, the current figures."""
    if value in dataset.history:
        return value
    report(
        _wrong(
            "asof", value, f"a published version of the data; the current one is {dataset.version}"
        )
    )
    return None


def _comparison(name: str, value: str, report: _Report) -> Compare | Window:
    """A named neighbour, or a second window written as 2023-02-25..2023-02-26."""
    if value in get_args(Compare):
        return cast(Compare, value)
    first, _, last = value.partition("..")
    try:
        other = Window(*sorted((_iso_day(first), _iso_day(last))))
    except ValueError:
        expected = f"one of {', '.join(get_args(Compare))} or two days like 2023-02-25..2023-02-26"
        report(_wrong(name, value, expected))
        return DEFAULT.compare
    if value != written(other):
        report(_wrong(name, value, f"two days, the first before the last: {written(other)}"))
    return other


def _among(other: Window, span: Window, report: _Report) -> Compare | Window:
    """The window to compare with, as far as there are figures of it."""
    held = other.clamped(span.first, span.last) if other.overlaps(span) else DEFAULT.compare
    if held != other:
        report(_wrong("compare", written(other), _between(span.first, span.last)))
    return held


def _between(first: date, newest: date) -> str:
    return f"between {first} and {newest}, the days there are figures of"


def _iso_day(text: str) -> date:
    return datetime.strptime(text, "%Y-%m-%d").date()


def _wrong(name: str, value: str, expected: str) -> QueryError:
    return QueryError(f"wrong_{name}", f"{name}={value!r} is not {expected}.")


_READERS: Mapping[str, Callable[[str, str, _Report], Any]] = {
    "categories": _categories,
    "last": _choice(Last),
    "measure": _choice(Measure),
    "by": _choice(By),
    "days": _choice(Days),
    "average": _switch,
    "split": _switch,
    "compare": _comparison,
    "events": _choice(Events),
    "against": _choice(Against),
    "lang": _choice(Lang),
    "theme": _choice(Theme),
    "controls": _switch,
}
NAMES = ("categories", "from", "to", "asof", *[name for name in _READERS if name != "categories"])
"""Every parameter of a selection's query, as readers write it."""


def _with_dates(
    selection: Selection, given: Mapping[str, str], dataset: Dataset, problems: list[QueryError]
) -> Selection:
    if "from" not in given and "to" not in given:
        return selection
    first, newest = dataset.span(selection.days)
    days = {
        name: _day(name, given[name], (first, newest), problems.append)
        for name in ("from", "to")
        if name in given
    }
    if "last" in given:
        problems.append(
            QueryError("two_ranges", "Both last and from or to are given; expected one of them.")
        )
    if all(day is None for day in days.values()):
        return selection
    start, end = days.get("from") or first, days.get("to") or newest
    if start > end:
        problems.append(
            QueryError("wrong_order", f"from={start} is later than to={end}; expected it before.")
        )
        start, end = end, start
    return selection.changed(window=Window(start, end))


def _day(name: str, value: str, span: tuple[date, date], report: _Report) -> date | None:
    """The day asked for, moved into the span; None where it is no date."""
    try:
        day = _iso_day(value)
    except ValueError:
        report(_wrong(name, value, "a date like 2023-03-04"))
        return None
    if value != day.isoformat():
        report(_wrong(name, value, f"a date like {day}"))
    clamped = min(max(day, span[0]), span[1])
    if day != clamped:
        report(_wrong(name, value, _between(*span)))
    return clamped
