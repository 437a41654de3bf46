"""The embed's values: as a table for readers, and packed small for its script."""

import json
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from types import ModuleType
from typing import Any

import pandas as pd

from components import spoken, theme
from components.spoken import MOST_ROWS
from components.words import words
from data.catalog import CATEGORIES
from data.series import CategorySeries, Selected

Run = tuple[int, int, str]
"""Names that count up, as days of a month do: the first number, how many, what follows it."""


def table(selected: Selected, *, filled: bool) -> str:
    """A row a period, the newest first, a column a category; one not `filled` has its heads only,
    for a script that has the values."""
    say = words(selected.selection.lang)
    heads = (say.PERIOD, *(say.short(series.category) for series in selected.series))
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    body = "".join(_rows(selected, say)) if filled else ""
    longest = max((len(series.rows) for series in selected.series), default=0)
    cut = f"<p>{escape(say.only_latest(MOST_ROWS))}</p>" if longest > MOST_ROWS else ""
    return (
        f"<table><thead><tr>{head}</tr></thead>"
        f'<tbody data-most="{MOST_ROWS}">{body}</tbody></table>{cut}'
    )


def _rows(selected: Selected, say: ModuleType) -> Iterator[str]:
    columns = [_cells(series, selected, say) for series in selected.series]
    names: dict[Any, str] = {day: name for column in columns for day, (name, _) in column.items()}
    for day in sorted(names, reverse=True)[:MOST_ROWS]:
        cells = "".join(f"<td>{column.get(day, ('', '–'))[1]}</td>" for column in columns)
        yield f'<tr><th scope="row">{escape(names[day])}</th>{cells}</tr>'


def _cells(
    series: CategorySeries, selected: Selected, say: ModuleType
) -> dict[pd.Timestamp, tuple[str, str]]:
    """By a period's first day: its name, and its value with what must be said beside it."""
    return {
        day: (name, escape(value) + "".join(f"<small>{escape(note)}</small>" for note in notes))
        for day, (name, value, notes) in spoken.told(series, selected, say).items()
    }


def data(selected: Selected) -> str:
    """The values as JSON, in each category's order; `periods` are shared where they are alike."""
    say = words(selected.selection.lang)
    periods: list[list[str | Run]] = []
    found = []
    for series in selected.series:
        names = packed(spoken.periods(series.rows, selected, say))
        if names not in periods:
            periods.append(names)
        found.append(
            {
                "category": series.category,
                "colour": theme.COLOURS[series.category],
                "name": CATEGORIES[series.category].short[selected.selection.lang],
                "periods": periods.index(names),
                "values": spoken.integers(spoken.measured(series.rows, selected)),
                "notes": {
                    row: notes
                    for row, notes in enumerate(spoken.notes(series, selected, say))
                    if notes
                },
            }
        )
    told = {
        "thousands": say.SEPARATORS[1],
        "absent": say.ABSENT,
        "read": say.embed.READ,
        "periods": periods,
        "series": found,
    }
    # Inside a script element nothing may look like its end.
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def packed(names: Sequence[str]) -> list[str | Run]:
    """Names, with those that only count up as one run."""
    numbered = [(index, *_split(name)) for index, name in enumerate(names)]
    runs: list[str | Run] = []
    for (_, rest), run in groupby(numbered, key=lambda each: (_start(each), each[2])):
        members = list(run)
        first = members[0][1]
        if first is None or len(members) < 3:
            runs += [names[index] for index, *_ in members]
        else:
            runs.append((first, len(members), rest))
    return runs


def _split(name: str) -> tuple[int | None, str]:
    digits, space, rest = name.partition(" ")
    return (int(digits), space + rest) if digits.isdecimal() else (None, name)


def _start(each: tuple[int, int | None, str]) -> int | None:
    """The same for neighbours that count up by one."""
    index, number, _ = each
    return None if number is None else number - index
