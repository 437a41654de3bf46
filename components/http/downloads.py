"""/losses.csv: exactly what a view shows, or everything."""

from collections.abc import Callable

import pandas as pd
from flask import Flask, Response, request

from components.http import answers
from components.http.cache import FinishedBytes
from data.dataset import Dataset
from data.rows import all_rows, rows
from data.selection import QueryError, Selection


def register(server: Flask, dataset: Callable[[], Dataset], finished: FinishedBytes) -> None:
    @server.get("/losses.csv")
    def losses_csv() -> Response:
        now = dataset()
        query = request.query_string.decode("utf-8", "replace")
        selection = Selection.checked(query, now, also=("scope",))
        if _scope() == "all":
            content = finished.get(now.version, "csv", "all", make=lambda: csv(all_rows(now)))
            return answers.data(content, "text/csv", name=f"general-staff-claims_{now.version}.csv")
        content = finished.get(
            now.version,
            "csv",
            selection.to_query(),
            make=lambda: csv(rows(now, selection)),
        )
        return answers.data(content, "text/csv", name=file_name(now, selection))


def _scope() -> str:
    scope = request.args.get("scope", "view")
    if scope not in ("view", "all"):
        raise QueryError("wrong_scope", f"scope={scope!r} is not one of view, all.")
    return scope


def csv(table: pd.DataFrame) -> bytes:
    """UTF-8, comma-separated, ISO dates, integers as integers, absent as empty."""
    return table.to_csv(index=False, date_format="%Y-%m-%d", lineterminator="\r\n").encode("utf-8")


def file_name(dataset: Dataset, selection: Selection) -> str:
    """general-staff-claims_tanks_2023-03-04_2023-03-05.csv"""
    window = selection.resolved(dataset)
    what = "-".join(selection.categories) or "nothing"
    return f"general-staff-claims_{what}_{window.first}_{window.last}.csv"
