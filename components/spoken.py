"""A view's rows as a reader meets them, in the chart's hover and in the tables alike."""

from types import ModuleType

import pandas as pd

from data.catalog import CATEGORIES
from data.series import CategorySeries, Selected
from data.windows import Window

MOST_ROWS = 400
"""A table of a page holds no more; the CSV holds them all."""


def measured(rows: pd.DataFrame, selected: Selected) -> "pd.Series[int]":
    """What the view measures: the losses, or the total at each period's end."""
    return rows["total" if selected.selection.measure == "cumulative" else "losses"]


def disputed(rows: pd.DataFrame, selected: Selected) -> "pd.Series[bool]":
    """Where the measured value is disputed."""
    measure = "total" if selected.selection.measure == "cumulative" else "losses"
    return rows[f"{measure}_disputed"]


def leaves_out(selected: Selected) -> bool:
    """Whether lines on one scale leave out periods that are not complete, as they do where the
    others are."""
    if selected.selection.measure == "cumulative" or selected.by == "day":
        return False
    told = (series.rows.dropna(subset="losses")["partial"] for series in selected.series)
    return any(partial.any() and not partial.all() for partial in told)


def periods(rows: pd.DataFrame, selected: Selected, say: ModuleType) -> list[str]:
    """Each row's days, as the selection counts them."""
    lasts = rows["day"] + (rows["end"] - rows["date"])
    return [
        say.period(Window(first.date(), last.date()), selected.by)
        for first, last in zip(rows["day"], lasts, strict=True)
    ]


def values(rows: pd.DataFrame, selected: Selected, say: ModuleType) -> list[str]:
    """Each row's value in the reader's numerals, or that it was not in the report. An opening
    balance was, and so was a total after a gap; they are no day's losses (rule 3)."""
    told = zip(integers(measured(rows, selected)), rows["total"].notna(), strict=True)
    return [
        say.number(value) if value is not None else "–" if known else say.ABSENT
        for value, known in told
    ]


def notes(series: CategorySeries, selected: Selected, say: ModuleType) -> list[list[str]]:
    """What must be said beside each row's value: no losses, restated, disputed, not complete."""
    rows = series.rows
    started = say.opening if _is_balance(series) else say.first_report
    told = zip(
        integers(rows["restatement"]),
        rows["proposed"],
        disputed(rows, selected),
        rows["partial"] & (selected.by != "day"),
        integers(_undivided(rows, selected)),
        rows["total"].notna() & measured(rows, selected).isna() & ~rows["opening"],
        strict=True,
    )
    return [
        [
            *([started(opening).rstrip(".")] if opening is not None else []),
            *([say.restated_mark(restated)] if restated is not None else []),
            *([say.PROPOSED_NOTE] if proposed else []),
            *([say.DISPUTED_NOTE] if is_disputed else []),
            *([say.PARTIAL_NOTE] if partial else []),
            *([say.AFTER_GAP] if is_after_gap else []),
        ]
        for restated, proposed, is_disputed, partial, opening, is_after_gap in told
    ]


def told(
    series: CategorySeries, selected: Selected, say: ModuleType
) -> dict[pd.Timestamp, tuple[str, str, list[str]]]:
    """By a period's first day: its name, its value, and what must be said beside that."""
    rows = series.rows
    each = periods(rows, selected, say), values(rows, selected, say), notes(series, selected, say)
    return dict(zip(rows["day"], zip(*each, strict=True), strict=True))


def window_notes(series: CategorySeries, selected: Selected, say: ModuleType) -> list[str]:
    """What a category's figures of the window need beside them (rule 5)."""
    figures, category = series.window, CATEGORIES[series.category]
    if figures.total is None:
        return [say.not_reported(series.category, category.first, category.last)]
    return [
        *([say.restated(figures.restated, figures.change)] if figures.restated else []),
        *_openings(series, selected, say),
        *([say.DISPUTED_NOTE] if figures.disputed else []),
        *([say.PROPOSED_NOTE] if figures.proposed else []),
    ]


def _openings(series: CategorySeries, selected: Selected, say: ModuleType) -> list[str]:
    """Of a balance, that it is no losses; of the first report of all, that no bar shows them."""
    opening = series.window.opening
    if opening is not None and _is_balance(series):
        return [say.opening(opening)]
    undivided = _undivided(series.rows, selected).dropna()
    return [say.first_report(int(total)) for total in undivided]


def _undivided(rows: pd.DataFrame, selected: Selected) -> "pd.Series[int]":
    """The total of a first report, where the view has no losses of its day (rule 3)."""
    return rows["total"].where(rows["opening"] & measured(rows, selected).isna())


def _is_balance(series: CategorySeries) -> bool:
    return CATEGORIES[series.category].opening == "balance"


def integers(values: "pd.Series[int]") -> list[int | None]:
    """A nullable column as plain integers."""
    return [None if pd.isna(value) else int(value) for value in values]
