"""What there is to say of a window: its figures, their split, comparison, standing, caveats."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from data.catalog import CATEGORIES, RANKED_FROM
from data.dataset import Dataset
from data.records import Standing, standing
from data.selection import Selection
from data.series import WindowFigures, losses_of_periods, window_figures
from data.sums import outweighs, restatements
from data.windows import DAY, Window

SPLIT_UP_TO = 3
"""Windows of so many days are also told report by report, as editors do."""

FEWEST_FOR_PERCENT = 50
"""No percentage where either figure is smaller: it would speak of single losses."""

Basis = Literal["report", "loss"]


@dataclass(frozen=True)
class CategoryFacts:
    """One category in a window. `reports` holds each report's own figure in a short window."""

    category: str
    figures: WindowFigures
    reports: tuple[tuple[date, int | None], ...]
    compared: WindowFigures | None
    standing: Standing | None
    restatements: tuple[tuple[date, int], ...]
    restated_next: tuple[date, int] | None
    reported_before: tuple[date, int] | None

    @property
    def percent(self) -> int | None:
        """The change against the compared window's daily mean, where both figures allow one."""
        if self.compared is None or not self.figures.losses or not self.compared.losses:
            return None
        if min(self.figures.losses, self.compared.losses) < FEWEST_FOR_PERCENT:
            return None
        rate, other = self.figures.per_day, self.compared.per_day
        return None if rate is None or not other else round((rate / other - 1) * 100)

    @property
    def is_of_daily_means(self) -> bool:
        """Whether the change is one of the daily means: the sums cover unequally many days."""
        return self.compared is not None and self.compared.covered != self.figures.covered


@dataclass(frozen=True)
class Facts:
    """All there is to say of a selection's window, category by category, in the catalog's order."""

    window: Window
    days: Basis
    newest: date
    since_invasion: bool
    in_bulk: bool
    compare: str
    compared_window: Window | None
    categories: tuple[CategoryFacts, ...]

    def window_of(self, report: date) -> Window:
        """A report's day, as the selection counts it."""
        return Window(report, report).as_counted(self.days)

    @property
    def armoured(self) -> int | None:
        """Tanks and AFVs together, which the press calls armoured vehicles, where both are told."""
        losses = {
            told.category: told.figures.losses
            for told in self.categories
            if told.category in ("tanks", "afvs")
        }
        values = [value for value in losses.values() if value is not None]
        return sum(values) if len(values) == 2 else None


@lru_cache(maxsize=8)
def facts(dataset: Dataset, selection: Selection) -> Facts:
    """The facts of a selection, for the sentences to tell."""
    window = selection.resolved(dataset)
    other = compared_window(dataset, selection)
    first, newest = dataset.span(selection.days)
    return Facts(
        window=window,
        days=selection.days,
        newest=newest,
        since_invasion=window.first == first,
        in_bulk=window.as_reports(selection.days).first < RANKED_FROM,
        compare="window" if isinstance(selection.compare, Window) else selection.compare,
        compared_window=other,
        categories=tuple(
            _category_facts(dataset, key, window, other=other, days=selection.days)
            for key in selection.categories
        ),
    )


def compared_window(dataset: Dataset, selection: Selection) -> Window | None:
    """The window to compare with: none where the reports don't reach over it."""
    window = selection.resolved(dataset)
    match selection.compare:
        case Window() as other:
            pass
        case "none":
            return None
        case "year-ago":
            other = window.year_ago()
        case _:
            other = window.stepped(-1)
    first, newest = dataset.span(selection.days)
    return other if first <= other.first and other.last <= newest else None


def _category_facts(
    dataset: Dataset, category: str, window: Window, *, other: Window | None, days: Basis
) -> CategoryFacts:
    figures = window_figures(dataset, category, window, days=days)
    reports = window.as_reports(days)
    compared = None if other is None else window_figures(dataset, category, other, days=days)
    return CategoryFacts(
        category=category,
        figures=figures,
        reports=report_by_report(dataset, category, window, days=days),
        compared=compared if compared and compared.losses is not None else None,
        standing=standing(dataset, category, window, days=days),
        restatements=tuple(restatements(dataset, category, reports)),
        restated_next=_restated_next(dataset, category, reports, figures),
        reported_before=_reported_before(dataset, category, reports),
    )


def report_by_report(
    dataset: Dataset, category: str, window: Window, *, days: Basis
) -> tuple[tuple[date, int | None], ...]:
    """Each day of a short window with its losses; nothing for a single day or a longer window."""
    if not 1 < window.days <= SPLIT_UP_TO:
        return ()
    losses = losses_of_periods(dataset, category, window, by="day", days=days)
    each = [window.first + number * DAY for number in range(window.days)]
    return tuple((day, losses.get(day)) for day in each)


def _restated_next(
    dataset: Dataset, category: str, reports: Window, figures: WindowFigures
) -> tuple[date, int] | None:
    """A restatement in the very next report that outweighs the window's losses."""
    after = restatements(dataset, category, Window(reports.last + DAY, reports.last + DAY))
    told = after and figures.losses and outweighs(after[0][1], figures.losses)
    return after[0] if told else None


def _reported_before(dataset: Dataset, category: str, reports: Window) -> tuple[date, int] | None:
    """The other side of `_restated_next`: what was reported just before a restatement that a window
    begins with."""
    begins_with = restatements(dataset, category, Window(reports.first, reports.first))
    eve = reports.first - DAY
    if not begins_with or eve < max(dataset.first, CATEGORIES[category].first):
        return None
    losses = window_figures(dataset, category, Window(eve, eve)).losses
    return (eve, losses) if losses and outweighs(begins_with[0][1], losses) else None
