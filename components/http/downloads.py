"""/losses.csv: exactly what a view shows, or everything; a value a row, or a period a row."""

from collections.abc import Callable

import pandas as pd
from flask import Flask, Response

from components.http.asked import Asked, asked, given
from components.http.cache import FinishedBytes
from data.dataset import Dataset
from data.rows import all_rows, all_wide_rows, rows, wide_rows
from data.selection import QueryError, Selection

PATH = "/losses.csv"
OWN = {"scope": ("view", "all"), "shape": ("tidy", "wide"), "excel": ("0", "1")}
WITH_EVERYTHING = ("asof", "measure", "lang", *OWN)
"""What scope=all goes with: any other parameter chooses a part of everything."""

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
"""Tells Excel that a file is UTF-8."""

_MOST_NAMED = 4
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def register(server: Flask, dataset: Callable[[], Dataset], finished: FinishedBytes) -> None:
    @server.get(PATH)
    def losses_csv() -> Response:
        query = asked(dataset(), OWN)
        if _has_everything(query):
            _check_nothing_chosen()
        return query.answer(finished, "text/csv", lambda: _file(query), name=file_name(query))


def _check_nothing_chosen() -> None:
    for name in given():
        if name not in WITH_EVERYTHING:
            raise QueryError(
                "two_scopes",
                f"scope=all is every category and report day, and {name} chooses among them; "
                "expected one of them.",
            )


def _has_everything(query: Asked) -> bool:
    return query.own.get("scope") == "all"


def _file(query: Asked) -> bytes:
    mark = BYTE_ORDER_MARK if query.own.get("excel") == "1" else b""
    return mark + csv(_table(query))


def _table(query: Asked) -> pd.DataFrame:
    dataset, selection = query.dataset, query.selection
    match _has_everything(query), query.own.get("shape"):
        case True, "wide":
            return all_wide_rows(dataset, selection.measure)
        case True, _:
            return all_rows(dataset, selection.measure)
        case _, "wide":
            return wide_rows(dataset, selection)
        case _:
            return rows(dataset, selection)


def csv(table: pd.DataFrame) -> bytes:
    """UTF-8, comma-separated, ISO dates, integers as integers, absent as empty; no text that a
    spreadsheet would take for a formula."""
    texts = {name: table[name].map(_text) for name in ("status", "source") if name in table}
    content: str = table.assign(**texts).to_csv(
        index=False, date_format="%Y-%m-%d", lineterminator="\r\n"
    )
    return content.encode("utf-8")


def _text(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value


def file_name(query: Asked) -> str:
    """general-staff-claims_tanks_2023-03-04_2023-03-05.csv; what else differs from the default
    file follows: _by-week, _by-day-of-loss, _cumulative, _wide, _asof-<version>."""
    selection = query.selection
    cumulative = ["cumulative"] if selection.measure == "cumulative" else []
    wide = ["wide"] if query.own.get("shape") == "wide" else []
    if _has_everything(query):
        parts = [query.dataset.version, *cumulative, *wide]
    else:
        frozen = [f"asof-{selection.asof}"] if selection.asof else []
        parts = [*_view_name(query.dataset, selection), *cumulative, *wide, *frozen]
    return f"general-staff-claims_{'_'.join(parts)}.csv"


def _view_name(dataset: Dataset, selection: Selection) -> list[str]:
    window = selection.resolved(dataset)
    by = selection.grouped_by(window)
    keys = selection.categories
    what = "-".join(keys) if len(keys) <= _MOST_NAMED else f"{len(keys)}-categories"
    return [
        what or "nothing",
        window.first.isoformat(),
        window.last.isoformat(),
        *([f"by-{by}"] if by != "day" else []),
        *(["by-day-of-loss"] if selection.days == "loss" else []),
    ]
