"""A view's rows as a reader meets them, in the chart's hover and in the tables alike."""

from types import ModuleType

import pandas as pd

from data.series import Selected
from data.windows import Window


def measured(rows: pd.DataFrame, selected: Selected) -> "pd.Series[int]":
    """What the view measures: the losses, or the total at each period's end."""
    return rows["total" if selected.selection.measure == "cumulative" else "losses"]


def disputed(rows: pd.DataFrame, selected: Selected) -> "pd.Series[bool]":
    """Where the measured value is disputed."""
    measure = "total" if selected.selection.measure == "cumulative" else "losses"
    return rows[f"{measure}_disputed"]


def periods(rows: pd.DataFrame, selected: Selected, say: ModuleType) -> list[str]:
    """Each row's days, as the selection counts them."""
    lasts = rows["day"] + (rows["end"] - rows["date"])
    return [
        say.period(Window(first.date(), last.date()), selected.by)
        for first, last in zip(rows["day"], lasts, strict=True)
    ]


def values(rows: pd.DataFrame, selected: Selected, say: ModuleType) -> list[str]:
    """Each row's value in the reader's numerals, or that it was not in the report."""
    return [
        say.ABSENT if value is None else say.number(value)
        for value in integers(measured(rows, selected))
    ]


def notes(rows: pd.DataFrame, selected: Selected, say: ModuleType) -> list[list[str]]:
    """What must be said beside each row's value: restated, disputed, not complete."""
    told = zip(
        integers(rows["restatement"]),
        rows["proposed"],
        disputed(rows, selected),
        rows["partial"] & (selected.by != "day"),
        strict=True,
    )
    return [
        [
            *([say.restated_mark(restated)] if restated is not None else []),
            *([say.PROPOSED_NOTE] if proposed else []),
            *([say.DISPUTED_NOTE] if is_disputed else []),
            *([say.PARTIAL_NOTE] if partial else []),
        ]
        for restated, proposed, is_disputed, partial in told
    ]


def integers(values: "pd.Series[int]") -> list[int | None]:
    """A nullable column as plain integers."""
    return [None if pd.isna(value) else int(value) for value in values]
