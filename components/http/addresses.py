"""The public addresses: what each answers, what it takes, an example. One table for /openapi.json
and /api; the values of parameters are read off the code that reads them, so that none can drift.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin, get_type_hints

from flask import Flask

from components.embed_code import HEIGHT_SCRIPT
from components.http import data_json, downloads, feed, images, oembed
from components.png import WIDEST
from data.catalog import CATEGORIES
from data.selection import DEFAULT, NAMES, Compare, Selection, written

Group = Literal["files", "pictures", "articles", "programs"]

Kind = Literal["page", "data", "now", "script"]
"""`page`: a wrong value is repaired. `data`: it is a 400. `now`: told afresh, never stored.
`script`: needs no figures."""

WEEKEND = "categories=personnel,tanks,afvs&from=2023-03-04&to=2023-03-05"
VIEW = tuple(NAMES)
"""All parameters of a view."""


@dataclass(frozen=True)
class Address:
    """One public address. `mimetype` is what it answers when all is well."""

    path: str
    group: Group
    mimetype: str
    takes: tuple[str, ...] = ()
    example: str = ""
    kind: Kind = "data"
    required: tuple[str, ...] = ()
    more: tuple[int, ...] = ()

    @property
    def statuses(self) -> tuple[int, ...]:
        """Every status that a GET or HEAD of it can be answered with."""
        of_kind: dict[Kind, set[int]] = {
            "data": {304, 400, 412, 503},
            "page": {304, 412, 503},
            "script": {304, 412},
            "now": {503},
        }
        return tuple(sorted({200, TOO_LONG, *of_kind[self.kind], *self.more}))


TOO_LONG = 414

_JSON = "application/json"
_VIEW_AND_SIZE = (*VIEW, *images.SIZES)

ADDRESSES = (
    Address("/losses.csv", "files", "text/csv", (*VIEW, *downloads.OWN), WEEKEND),
    Address("/losses.json", "files", _JSON, VIEW, WEEKEND),
    Address("/latest.json", "files", _JSON, data_json.LATEST_TAKES, "lang=en"),
    Address("/feed.atom", "files", "application/atom+xml", feed.TAKES, "lang=en"),
    Address("/chart.png", "pictures", "image/png", _VIEW_AND_SIZE, f"{WEEKEND}&width=1200"),
    Address("/chart.svg", "pictures", "image/svg+xml", _VIEW_AND_SIZE, WEEKEND),
    Address("/chart.json", "pictures", _JSON, VIEW, WEEKEND),
    Address("/embed", "articles", "text/html", VIEW, WEEKEND, kind="page"),
    Address(f"/{HEIGHT_SCRIPT}", "articles", "text/javascript", kind="script"),
    Address(
        "/oembed",
        "articles",
        _JSON,
        oembed.TAKES,
        "url={root}/?last=weekend",
        required=("url",),
        more=(404, 501),
    ),
    Address("/newsroom", "articles", "text/html", ("lang",), "lang=en", kind="page"),
    Address("/", "articles", "text/html", VIEW, WEEKEND, kind="page", more=(302,)),
    Address("/datapackage.json", "programs", _JSON),
    Address("/openapi.json", "programs", _JSON),
    Address("/api", "programs", "text/html", ("lang",), "lang=en", kind="page"),
    Address("/healthz", "programs", _JSON, kind="now"),
)


def served(server: Flask) -> list[Address]:
    """Those that this server has a route of."""
    rules = {rule.rule for rule in server.url_map.iter_rules()}
    return [address for address in ADDRESSES if address.path in rules]


ValueKind = Literal["choice", "day", "categories", "version", "window", "pixels", "address"]


@dataclass(frozen=True)
class Parameter:
    """What a parameter takes: one of `choices`, or a value of a kind; `most` bounds a number."""

    name: str
    kind: ValueKind
    choices: tuple[str, ...] = ()
    default: str | None = None
    most: int | None = None


def _of_selection(name: str) -> Parameter:
    """A parameter of a view, by the types that its reader reads it with."""
    match name:
        case "from" | "to":
            return Parameter(name, "day")
        case "asof":
            return Parameter(name, "version")
        case "categories":
            default = written(DEFAULT.categories)
            return Parameter(name, "categories", tuple(CATEGORIES), default)
        case "compare":
            return Parameter(name, "window", get_args(Compare), written(DEFAULT.compare))
    return Parameter(name, "choice", _choices(_HINTS[name]), written(getattr(DEFAULT, name)))


def _choices(hint: Any) -> tuple[str, ...]:
    if hint is bool:
        return ("1", "0")
    if get_origin(hint) is Literal:
        return get_args(hint)
    return tuple(each for part in get_args(hint) for each in _choices(part))


_HINTS = get_type_hints(Selection)

PARAMETERS: Mapping[str, Parameter] = {
    parameter.name: parameter
    for parameter in (
        *(_of_selection(name) for name in NAMES),
        *(Parameter(name, "choice", of, of[0]) for name, of in downloads.OWN.items()),
        *(Parameter(name, "pixels", (), of or None, WIDEST) for name, of in images.SIZES.items()),
        Parameter("url", "address"),
        Parameter("maxwidth", "pixels", most=oembed.MOST_PIXELS),
        Parameter("maxheight", "pixels", most=oembed.MOST_PIXELS),
        Parameter("format", "choice", oembed.FORMATS, oembed.FORMATS[0]),
    )
}
"""Every parameter of every address."""
