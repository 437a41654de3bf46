"""What a panel shows of a category, as plain lists."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from components import spoken
from components.drawing.beside import Beside
from components.drawing.compared import Compared
from components.drawing.days import Bands
from data.series import AVERAGE_DAYS, CategorySeries, Selected


@dataclass(frozen=True)
class Track:
    """One category's rows, the first of them in band `first`."""

    category: str
    first: int
    values: tuple[int | None, ...]
    average: tuple[float | None, ...]
    partial: tuple[bool, ...]
    restated: tuple[bool, ...]
    disputed: tuple[bool, ...]
    beside: Beside | None = None
    compared: Compared | None = None

    @property
    def present(self) -> list[int]:
        return [value for value in self.values if value is not None]

    @property
    def scaled(self) -> list[int]:
        """All that its scale has to hold."""
        others = [other.present for other in (self.beside, self.compared) if other]
        return sum(others, self.present)

    @property
    def last(self) -> tuple[int, int] | None:
        """The last value's row, and the value."""
        rows = [(row, value) for row, value in enumerate(self.values) if value is not None]
        return rows[-1] if rows else None

    @property
    def averaged(self) -> bool:
        return sum(mean is not None for mean in self.average) > 1

    def only(self, *, partial: bool) -> list[int | None]:
        """The values of the incomplete or of the whole periods."""
        return [
            value if is_partial == partial else None
            for value, is_partial in zip(self.values, self.partial, strict=True)
        ]

    @property
    def whole(self) -> "Track":
        """Without incomplete periods, where there are others."""
        values = self.only(partial=False)
        return replace(self, values=tuple(values)) if any(v is not None for v in values) else self

    @property
    def plain(self) -> "Track":
        """Without average, marks and what the losses are compared with."""
        none = (False,) * len(self.values)
        average = (None,) * len(none)
        return replace(self, average=average, restated=none, disputed=none, compared=None)


def shares_a_panel(selected: Selected) -> bool:
    """Whether the view draws several categories as lines on one scale."""
    return len(selected.series) > 1 and not selected.selection.split


def track(
    series: CategorySeries,
    selected: Selected,
    *,
    beside: Beside | None = None,
    compared: Compared | None = None,
) -> Track:
    """A category as the view shows it.

    The average only from a week on, as in the page's chart. A line among others has no marks,
    and no losses of periods that are not over.
    """
    rows, selection = series.rows, selected.selection
    bands = Bands(selected.window, selected.by, 0, 1)
    daily = selection.measure == "daily"
    averaged = daily and selection.average and bands.count >= AVERAGE_DAYS
    values = spoken.integers(spoken.measured(rows, selected))
    found = Track(
        category=series.category,
        first=bands.of(rows["day"].iloc[0].date()) if len(rows) else 0,
        values=tuple(values),
        average=tuple(
            mean if averaged and mean == mean else None for mean in rows["average"].tolist()
        ),
        partial=tuple(rows["partial"].tolist()),
        restated=_marked(rows["restatement"].notna().tolist(), values),
        disputed=_marked(spoken.disputed(rows, selected).tolist(), values),
        beside=beside,
        compared=compared,
    )
    if not shares_a_panel(selected):
        return found
    return (found.whole if daily else found).plain


def _marked(marked: Iterable[bool], values: Iterable[int | None]) -> tuple[bool, ...]:
    """A mark needs a value to stand at."""
    return tuple(mark and value is not None for mark, value in zip(marked, values, strict=True))
