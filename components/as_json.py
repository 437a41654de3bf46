"""A view as data for programs: its figures, rows, sentences and charts, and the newest report.

Integers are integers, absent is None, days are ISO dates.
"""

from collections.abc import Mapping
from datetime import date
from types import ModuleType
from typing import Any

import pandas as pd
from dash import dcc

from components import chart, html, sentence
from components.key_points import key_points
from components.words import words
from components.words.telling import plain
from data.catalog import CATEGORIES
from data.dataset import Dataset
from data.facts import CategoryFacts, Facts, facts
from data.rows import rows
from data.selection import Lang, Selection
from data.series import RECENT, WindowFigures, recent, select, window_figures
from data.windows import Window


def losses(dataset: Dataset, selection: Selection, *, link: str) -> dict[str, Any]:
    """All that the page says of a view; `link` is the page's own address of it."""
    say = words(selection.lang)
    told = facts(dataset, selection)
    return {
        **_head(dataset, selection, told),
        "figures": [_figures(category, selection) for category in told.categories],
        "rows": [_row(row) for row in rows(dataset, selection).to_dict("records")],
        "key_points": _sentences(dataset, selection),
        "notes": [say.api.CLAIMS, say.basis_note(selection.days), *say.api.NOTES],
        "definitions": [{"term": term, "text": text} for term, text in say.notes.DEFINITIONS],
        "licence": say.api.LICENCE,
        "sources": say.api.SOURCES,
        "link": link,
    }


def charts(dataset: Dataset, selection: Selection) -> dict[str, Any]:
    """The view's charts as the page draws them; a category without figures has none."""
    say = words(selection.lang)
    selected = select(dataset, selection)
    parts = html.all_in(chart.view(dataset, selection))
    figures = [part.figure for part in parts if isinstance(part, dcc.Graph)]
    return {
        **_head(dataset, selection, facts(dataset, selection)),
        "charts": [
            {
                "category": category,
                "title": _title(category, selection, selected.by, say),
                "figure": _of_figures(figure),
            }
            for figure in figures
            for category in [figure["layout"]["meta"]["category"]]
        ],
        "source": say.SOURCE_LINE,
    }


def _of_figures(figure: Mapping[str, Any]) -> dict[str, Any]:
    """A chart without the names at its lines' ends: they stand where there is room, which are no
    figures."""
    return {**figure, "data": [one for one in figure["data"] if one.get("mode") != "text"]}


def latest(dataset: Dataset, lang: Lang, *, asof: str | None, root: str) -> dict[str, Any]:
    """The newest report, category by category, for those that are still reported."""
    day = dataset.newest
    view = Selection(lang=lang, asof=asof).changed(window=Window(day, day))
    return {
        "version": dataset.version,
        "date": day.isoformat(),
        "source": str(dataset.sources.iloc[-1]) or None,
        "claim": words(lang).CLAIM,
        "categories": [
            _latest(dataset, key, view, root)
            for key, category in CATEGORIES.items()
            if not category.last
        ],
        "links": {
            "dashboard": f"{root}/?{view.to_query()}",
            "csv": f"{root}/losses.csv?{view.to_query()}",
            "json": f"{root}/losses.json?{view.to_query()}",
            "feed": f"{root}/feed.atom?lang={lang}",
        },
    }


def _latest(dataset: Dataset, key: str, view: Selection, root: str) -> dict[str, Any]:
    newest = Window(dataset.newest, dataset.newest)
    mean = recent(dataset, key, RECENT).mean
    figures = window_figures(dataset, key, newest)
    return {
        "category": key,
        "label": CATEGORIES[key].label[view.lang],
        "losses": figures.losses,
        "total": figures.total,
        "restated": figures.restated,
        "disputed": figures.disputed,
        "mean_of_30_reports": _rounded(mean[0] if mean else None),
        "link": f"{root}/?{view.changed(categories=(key,)).to_query()}",
    }


def _head(dataset: Dataset, selection: Selection, told: Facts) -> dict[str, Any]:
    return {
        "version": dataset.version,
        "newest_report": dataset.newest.isoformat(),
        "asof": selection.asof,
        "selection": {
            "query": selection.to_query(),
            "categories": list(selection.categories),
            "from": told.window.first.isoformat(),
            "to": told.window.last.isoformat(),
            "days": selection.days,
            "measure": selection.measure,
            "by": selection.grouped_by(told.window),
            "compared_with": _days(told.compared_window),
            "lang": selection.lang,
        },
    }


def _figures(category: CategoryFacts, selection: Selection) -> dict[str, Any]:
    figures, compared = category.figures, category.compared
    return {
        "category": category.category,
        "label": CATEGORIES[category.category].label[selection.lang],
        "losses": figures.losses,
        "per_day": _rounded(figures.per_day),
        "change": figures.change,
        "restated": figures.restated,
        "total": figures.total,
        "total_before": figures.total_before,
        "opening": figures.opening,
        "reports": figures.reports,
        "days_covered": figures.covered,
        "last_report": _iso(figures.last_report),
        "disputed": figures.disputed,
        "proposed": figures.proposed,
        "compared": _compared(compared, category.percent) if compared else None,
    }


def _compared(figures: WindowFigures, percent: int | None) -> dict[str, Any]:
    """The compared window's figures, and the change of the daily means in per cent."""
    return {
        "losses": figures.losses,
        "per_day": _rounded(figures.per_day),
        "reports": figures.reports,
        "days_covered": figures.covered,
        "disputed": figures.disputed,
        "change_percent": percent,
    }


def _row(row: dict[Any, Any]) -> dict[str, Any]:
    counts = {name: row[name] for name in ("losses", "total", "restatement")}
    return {
        "date": row["date"].date().isoformat(),
        "end": row["end"].date().isoformat(),
        "category": row["category"],
        **{name: None if pd.isna(count) else int(count) for name, count in counts.items()},
        "status": row["status"] or None,
        "source": row["source"] or None,
    }


def _sentences(dataset: Dataset, selection: Selection) -> dict[str, Any]:
    headline = sentence.title(dataset, selection)
    if not selection.categories:
        return {"headline": headline, "bullets": [], "paragraph": ""}
    points = key_points(dataset, selection)
    return {
        "headline": headline,
        "bullets": [plain(bullet) for bullet in points.bullets],
        "paragraph": plain(points.paragraph),
    }


def _title(category: str | None, selection: Selection, by: str, say: ModuleType) -> str:
    if category is None:
        return str(say.panels_title(selection.measure, by))
    return str(say.chart_title(category, selection.measure, by))


def _rounded(rate: float | None) -> float | None:
    return None if rate is None else round(rate, 2)


def _days(window: Window | None) -> dict[str, str] | None:
    if window is None:
        return None
    return {"from": window.first.isoformat(), "to": window.last.isoformat()}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
