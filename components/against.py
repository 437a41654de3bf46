"""Confirmed and estimated totals as lines beside the claim's: drawn unlike it, never summed.

Used by the chart of the window and by the part on claims and evidence.
"""

from types import ModuleType
from typing import Any

import pandas as pd

from components import theme
from components.spoken import integers
from components.words import words
from data import evidence
from data.dataset import Dataset
from data.selection import Selection
from data.series import Selected

_MOST_DIAMONDS = 24
"""In a narrow chart more of them would be a chain, and hide their line."""

BAND = "rgba(122, 127, 135, 0.22)"
DOTTED, DASHED = "1px,3px", "7px,4px"


def against_traces(dataset: Dataset, category: str, selected: Selected) -> list[dict[str, Any]]:
    """What the selection sets a category's total against, by its own dates in the window.

    Empty where nothing compares, and for daily values: these are all totals.
    """
    say = words(selected.selection.lang)
    if selected.selection.measure != "cumulative":
        return []
    match selected.selection.against:
        case "confirmed" if _is_line(category):
            counts = evidence.beside_confirmed(dataset, category)
            return confirmed_traces(evidence.within(counts, selected.window), category, say)
        case "estimate" if category == evidence.ESTIMATED:
            bands = evidence.within(evidence.beside_estimate(dataset), selected.window)
            return estimate_traces(evidence.thinned(bands), say)
        case _:
            return []


def notes(dataset: Dataset, selected: Selected) -> list[str]:
    """What the added lines are, and which categories have none, since nothing compares or no
    figure is dated in the window; over daily values, that they are of totals."""
    say = words(selected.selection.lang)
    against, chosen = selected.selection.against, selected.selection.categories
    if against == "claim":
        return []
    if not is_set_against(selected.selection):
        return [say.evidence.totals_only(say.MEASURES["cumulative"])]
    drawn = [key for key in chosen if against_traces(dataset, key, selected)]
    undated = [key for key in chosen if compares(key, against) and key not in drawn]
    bare = [key for key in chosen if not compares(key, against)]
    return [
        *([say.evidence.IN_CHART[against]] if drawn else []),
        *([say.evidence.none_dated(say.names(undated))] if undated else []),
        *([say.evidence.none_compares(say.names(bare))] if bare else []),
    ]


def is_set_against(selection: Selection) -> bool:
    """Whether a view sets the claim's totals against anything; daily values have nothing."""
    return selection.measure == "cumulative" and selection.against != "claim"


def compares(category: str, against: str) -> bool:
    """Whether the chart of a category has a line to add."""
    return category == evidence.ESTIMATED if against == "estimate" else _is_line(category)


def _is_line(category: str) -> bool:
    """Ships alone don't compare with a count of ships and submarines."""
    return category in evidence.CONFIRMED


def confirmed_traces(counts: pd.DataFrame, line: str, say: ModuleType) -> list[dict[str, Any]]:
    """Dots, and a hollow diamond at each count's own date; broken where it was redefined."""
    if counts.empty:
        return []
    colour = theme.COLOURS[evidence.CONFIRMED[line][0]]
    broken = evidence.redefined_at(line, [day.date() for day in counts.index])
    days = [day.strftime("%Y-%m-%d") for day in counts.index]
    values = integers(counts["total"])
    spoken = _confirmed_spoken(counts, say)
    if broken is not None:
        days.insert(broken, days[broken])
        values.insert(broken, None)
        spoken.insert(broken, "")
    return [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "line": {"color": colour, "width": 1.5, "dash": DOTTED},
            "marker": _diamond(len(counts)) | {"color": colour},
            "cliponaxis": False,
            "connectgaps": False,
            "x": days,
            "y": values,
            "hovertext": spoken,
            "hovertemplate": "%{hovertext}<extra></extra>",
            "name": say.evidence.confirmed_name(line),
        }
    ]


def _diamond(counts: int) -> dict[str, Any]:
    """In the chart of the window, a hollow circle is a disputed value."""
    size, width = (4.5, 1) if counts > theme.CROWDED else (7, 1.5)
    look = {"symbol": "diamond-open", "size": size, "line": {"width": width}}
    return look | {"maxdisplayed": _MOST_DIAMONDS}


def _confirmed_spoken(counts: pd.DataFrame, say: ModuleType) -> list[str]:
    return [
        "<br>".join(say.evidence.confirmed_point(day.date(), confirmed, claimed))
        for day, confirmed, claimed in zip(
            counts.index, integers(counts["total"]), integers(counts["claimed"]), strict=True
        )
    ]


def estimate_traces(bands: pd.DataFrame, say: ModuleType) -> list[dict[str, Any]]:
    """The band of the prediction interval between thin edges, and the central line dashed."""
    if bands.empty:
        return []
    low, high = (_edge(bands, side) for side in ("low", "high"))
    central = _evenly(bands, "central") | {
        "line": {"color": theme.INK, "width": 2, "dash": DASHED},
        "name": say.evidence.ESTIMATE,
        "hovertext": _estimate_spoken(bands, say),
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    return [low, high | {"fill": "tonexty", "fillcolor": BAND}, central]


def _edge(bands: pd.DataFrame, side: str) -> dict[str, Any]:
    return _evenly(bands, side) | {
        "line": {"color": theme.MUTED, "width": 0.75},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _evenly(bands: pd.DataFrame, column: str) -> dict[str, Any]:
    """A line through days at even steps."""
    step = (bands.index[1] - bands.index[0]).days if len(bands) > 1 else 1
    return {
        "type": "scatter",
        "mode": "lines" if len(bands) > 1 else "markers",
        "x0": bands.index[0].strftime("%Y-%m-%d"),
        "dx": step * theme.DAY_MS,
        "y": integers(bands[column]),
    }


def _estimate_spoken(bands: pd.DataFrame, say: ModuleType) -> list[str]:
    columns = [integers(bands[name]) for name in ("low", "central", "high", "claimed")]
    return [
        "<br>".join(say.evidence.estimate_point(day.date(), (low, central, high), claimed))
        for day, low, central, high, claimed in zip(bands.index, *columns, strict=True)
    ]
