"""A view's rows as a reader meets them, in the chart's hover and in the tables alike."""

from types import ModuleType

import pandas as pd

from data.catalog import CATEGORIES
from data.series import CategorySeries, Selected
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
    """Each row's value in the reader's numerals, or that it was not in the report. An opening
    balance was; it is no losses (rule 3)."""
    told = zip(integers(measured(rows, selected)), rows["opening"], strict=True)
    return [
        say.number(value) if value is not None else "–" if opening else say.ABSENT
        for value, opening in told
    ]


def notes(rows: pd.DataFrame, selected: Selected, say: ModuleType) -> list[list[str]]:
    """What must be said beside each row's value: no losses, restated, disputed, not complete."""
    told = zip(
        integers(rows["restatement"]),
        rows["proposed"],
        disputed(rows, selected),
        rows["partial"] & (selected.by != "day"),
        integers(rows["total"].where(rows["opening"] & measured(rows, selected).isna())),
        strict=True,
    )
    return [
        [
            *([say.opening(balance).rstrip(".")] if balance is not None else []),
            *([say.restated_mark(restated)] if restated is not None else []),
            *([say.PROPOSED_NOTE] if proposed else []),
            *([say.DISPUTED_NOTE] if is_disputed else []),
            *([say.PARTIAL_NOTE] if partial else []),
        ]
        for restated, proposed, is_disputed, partial, balance in told
    ]


def told(
    series: CategorySeries, selected: Selected, say: ModuleType
) -> dict[pd.Timestamp, tuple[str, str, list[str]]]:
    """By a period's first day: its name, its value, and what must be said beside that."""
    rows = series.rows
    each = (read(rows, selected, say) for read in (periods, values, notes))
    return dict(zip(rows["day"], zip(*each, strict=True), strict=True))


def window_notes(series: CategorySeries, say: ModuleType) -> list[str]:
    """What a category's figures of the window need beside them (rule 5)."""
    figures, category = series.window, CATEGORIES[series.category]
    if figures.total is None:
        return [say.not_reported(series.category, category.first, category.last)]
    return [
        *([say.restated(figures.restated, figures.change)] if figures.restated else []),
        *([say.opening(figures.opening)] if _has_balance(series) else []),
        *([say.DISPUTED_NOTE] if figures.disputed else []),
        *([say.PROPOSED_NOTE] if figures.proposed else []),
    ]


def _has_balance(series: CategorySeries) -> bool:
    balance = CATEGORIES[series.category].opening == "balance"
    return balance and series.window.opening is not None


def integers(values: "pd.Series[int]") -> list[int | None]:
    """A nullable column as plain integers."""
    return [None if pd.isna(value) else int(value) for value in values]
