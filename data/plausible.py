"""What upstream may not do without a person's word: lose days, rewrite the past, jump."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from data.catalog import CATEGORIES, PARTS_OF_VEHICLES, RANKED_FROM
from data.reconcile import FALL, REVIEW, Reconciled
from data.sources import (
    CORRECTIONS,
    EQUIPMENT,
    PERSONNEL,
    SECOND,
    VEHICLES_FROM,
    Cell,
    Reading,
    SourceError,
)
from data.version import Change, Version

REVISION, JUMP = "--accept-revision", "--accept-jump"
"""The words by which a person accepts what is refused here."""

_MANY = 50
"""Revised cells, the lines of three reports: upstream's repairs touch a few at a time (rule 7)."""
_TIMES, _UNITS, _TRAILING = 10, 20, timedelta(days=90)

Readings = Mapping[str, Reading]


def check_days(readings: Readings, previous: Version) -> None:
    """No transcription has lost days since the version before. Raises SourceError."""
    for stored in previous.manifest["sources"]:
        # Upstream may well take back a correction.
        if stored["name"] not in readings or stored["name"] == CORRECTIONS.file:
            continue
        days = readings[stored["name"]].days
        if len(days) < stored["rows"] or days[-1].isoformat() < stored["newest"]:
            raise SourceError(
                stored["name"],
                f"it holds {len(days)} days, the newest {days[-1]}; expected the "
                f"{stored['rows']} days to {stored['newest']} of version {previous.name}, or more "
                f"({REVISION} takes it as it is)",
                row=len(days),
                field="date",
            )


def check_past(readings: Readings, found: Sequence[Change]) -> None:
    """No published total is gone, and few are other than they were. Raises SourceError."""
    revised = [
        change
        for change in found
        if change.fact[2] == "total" and change.old and change.source != REVIEW
    ]
    gone = [change for change in revised if not change.new]
    for changes, what in ((gone, "gone"), (revised[_MANY:] and revised, "other than before")):
        if changes:
            first = changes[0]
            told = f"{len(changes)} published totals are {what}, this one {first.old} before and "
            raise _refused(
                readings,
                _cell(first),
                f"{told}{first.new or 'absent'} now; expected none gone and at most {_MANY} "
                f"revised ({REVISION} takes it as it is)",
            )


def _cell(change: Change) -> Cell:
    day, category, _ = change.fact
    return date.fromisoformat(day), category


@dataclass(frozen=True)
class _Step:
    """From one total of a category to the next: what it says was lost, and what is usual."""

    cell: Cell
    eve: Cell
    before: int
    total: int
    loss: int
    recent: int

    @property
    def most(self) -> int:
        return max(_UNITS, _TIMES * self.recent * (self.cell[0] - self.eve[0]).days)

    @property
    def is_jump(self) -> bool:
        """Ten times nothing is no jump. The first weeks were reported in bulk (rule 6)."""
        counts = self.recent > 0 and self.cell[0] >= RANKED_FROM
        return counts and abs(self.loss) > self.most


def check_jumps(readings: Readings, result: Reconciled, known: Mapping[Cell, int]) -> None:
    """No report's loss is far beyond those of the 90 days before it. Raises SourceError.

    What is published already, with the `known` totals, was accepted then.
    """
    for step in (step for key in CATEGORIES for step in _steps(result, key)):
        published = known.get(step.cell) == step.total and (
            known.get(step.eve, step.before) == step.before
        )
        if step.is_jump and not published and step.cell not in result.overrides:
            raise _refused(
                readings,
                step.cell,
                f"{step.total} after {step.before} on {step.eve[0]}, a jump by {step.loss:+}; "
                f"expected at most {step.most}: ten times the most of the 90 days before, "
                f"{step.recent} a report, or {_UNITS} ({JUMP} takes it as it is)",
            )


def _steps(result: Reconciled, category: str) -> Iterator[_Step]:
    losses: list[tuple[date, int]] = []
    for (eve, before), (day, total) in pairwise(_column(result.totals, category)):
        loss = _loss(result, (day, category), before)
        recent = max((n for at, n in losses[-90:] if day - at <= _TRAILING), default=0)
        yield _Step((day, category), (eve, category), before, total, loss, recent)
        # After a gap the rise is no single report's (decision 8).
        if (day - eve).days == 1:
            losses.append((day, loss))


def _column(totals: Mapping[Cell, int], category: str) -> list[tuple[date, int]]:
    """A category's totals; vehicles continue trucks and fuel tankers (rule 3)."""
    column = {day: total for (day, key), total in totals.items() if key == category}
    if category == "vehicles":
        eve = VEHICLES_FROM - timedelta(days=1)
        parts = [totals[eve, part] for part in PARTS_OF_VEHICLES if (eve, part) in totals]
        if len(parts) == len(PARTS_OF_VEHICLES):
            column[eve] = sum(parts)
    return sorted(column.items())


def _loss(result: Reconciled, cell: Cell, before: int) -> int:
    """What the report added; a fall that nobody has looked at is not explained by itself."""
    change = result.totals[cell] - before
    restated = result.restatements.get(cell)
    unexplained = restated is None or (restated.status, restated.origin) == ("proposed", FALL)
    return change if restated is None or unexplained else change - restated.restated_by


def _refused(readings: Readings, cell: Cell, reason: str) -> SourceError:
    """The error, with the place in upstream's file that the figure is from."""
    day, category = cell
    first = PERSONNEL if category in PERSONNEL.keys.values() else EQUIPMENT
    source = first if day in readings[first.file].days else SECOND
    days = readings[source.file].days
    row = None
    if day in days:
        row = len(days) - days.index(day) if source.newest_first else days.index(day) + 1
    return SourceError(
        source.file, reason, row=row, day=day.isoformat(), field=source.key(category, day)
    )
