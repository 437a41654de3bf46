"""From two transcriptions and what was reviewed to the figures we publish. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from data.catalog import PARTS_OF_VEHICLES
from data.dataset import DatasetError
from data.reviews import Override, Restatement, Reviews
from data.sources import CORRECTIONS, VEHICLES_FROM, Cell, Reading

FIRST = "first transcription"
SECOND = "second transcription"
REVIEW = "review"
UPSTREAM_CORRECTION = "upstream correction file"
FALL = "fall in the total"

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Dispute:
    """Another witness's figure for a cell that nobody has decided yet (rule 10)."""

    other: int
    evidence: str


@dataclass(frozen=True)
class Confirmation:
    """A restatement that a person confirmed, when the total had risen by so much that day."""

    restatement: Restatement
    rise: int | None


@dataclass(frozen=True)
class Report:
    """Who has a row for a day's report, and its official page or ""."""

    transcription: Literal["first", "second", "both"]
    page: str


@dataclass(frozen=True)
class Reconciled:
    """The figures of every report, and why they are what they are.

    `origins` says whose figure a total is. `vehicles` starts on VEHICLES_FROM: what stands
    before is for the reader of the store to add up.
    """

    reports: dict[date, Report]
    totals: dict[Cell, int]
    origins: dict[Cell, str]
    overrides: dict[Cell, Override]
    restatements: dict[Cell, Restatement]
    disputes: dict[Cell, Dispute]
    remarks: dict[str, list[date]]


def reconcile(
    first: Reading,
    second: Reading,
    corrections: Reading,
    *,
    reviews: Reviews,
    confirmed: Mapping[Cell, Confirmation],
) -> Reconciled:
    """Rule 10. Raises DatasetError where a reviewed figure and the result contradict.

    Of the restatements `confirmed` in the store those hold that were of these very totals;
    reviewed ones win.
    """
    reports = _reports(first, second)
    overrides = {cell: row for cell, row in reviews.overrides.items() if cell[0] in reports}
    decided = {cell: row.decided for cell, row in overrides.items() if row.decided is not None}
    totals = dict(sorted((second.counts | first.counts | decided).items()))
    origins = {
        cell: REVIEW if cell in decided else FIRST if cell in first.counts else SECOND
        for cell in totals
    }
    remarks = first.remarks | second.remarks | corrections.remarks | _gaps(list(reports))
    changes = reported_changes(totals)
    looked_at = _standing(confirmed, changes, remarks) | reviews.restatements
    reviewed = {cell: row for cell, row in looked_at.items() if cell in totals}
    proposed = _proposals(changes, corrections, reviewed, reviews.restated_until, remarks)
    result = Reconciled(
        reports=reports,
        totals=totals,
        origins=origins,
        overrides=overrides,
        restatements=dict(sorted((proposed | reviewed).items())),
        disputes=_disputes(first, second, overrides, totals, reviews),
        remarks=remarks,
    )
    _check_promises(result, changes, reviews)
    return result


def _reports(first: Reading, second: Reading) -> dict[date, Report]:
    in_first, in_second = set(first.days), set(second.days)
    return {
        day: Report(
            "second" if day not in in_first else "both" if day in in_second else "first",
            second.pages.get(day, ""),
        )
        for day in sorted(in_first | in_second)
    }


def _standing(
    confirmed: Mapping[Cell, Confirmation], changes: dict[Cell, int], remarks: dict[str, list[date]]
) -> dict[Cell, Restatement]:
    """What is confirmed and holds still. Adds to `remarks` what does not.

    A fall that upstream has taken back since would else be counted as a loss.
    """
    standing = {}
    for cell, confirmation in confirmed.items():
        if changes.get(cell) == confirmation.rise:
            standing[cell] = confirmation.restatement
        else:
            remark = f"confirmed restatement of {cell[1]} lapsed, as the totals are others now"
            remarks.setdefault(remark, []).append(cell[0])
    return standing


def _gaps(days: Sequence[date]) -> dict[str, list[date]]:
    """The days between reports that neither transcription has (rule 8)."""
    whole = range((days[-1] - days[0]).days)
    missing = sorted({days[0] + n * _DAY for n in whole} - set(days))
    return {"a gap, no report in either transcription": missing} if missing else {}


def _disputes(
    first: Reading,
    second: Reading,
    overrides: dict[Cell, Override],
    totals: dict[Cell, int],
    reviews: Reviews,
) -> dict[Cell, Dispute]:
    """Cells where witnesses differ, but for those a person or the official graphic decided."""
    found = {
        cell: Dispute(second.counts[cell], SECOND)
        for cell in second.counts.keys() & first.counts
        if second.counts[cell] != totals[cell]
    }
    for cell, override in overrides.items():
        # Not every day is in the second transcription, and a third may differ from both.
        other = found[cell].other if cell in found else override.official
        found[cell] = Dispute(other, override.evidence)
    return {
        cell: dispute
        for cell, dispute in sorted(found.items())
        if cell in totals
        and dispute.other != totals[cell]
        and cell not in reviews.official
        and (cell not in overrides or overrides[cell].decided is None)
    }


def _proposals(
    changes: dict[Cell, int],
    corrections: Reading,
    reviewed: dict[Cell, Restatement],
    reviewed_until: date,
    remarks: dict[str, list[date]],
) -> dict[Cell, Restatement]:
    """Restatements nobody has reviewed yet. Adds to `remarks` the corrections that can't be."""
    proposals = {
        cell: Restatement(change, FALL, "proposed")
        for cell, change in changes.items()
        if change < 0 and cell not in reviewed
    }
    for cell, amount in corrections.counts.items():
        day, category = cell
        if not amount or day <= reviewed_until or cell in reviewed:
            continue
        if cell in changes and changes[cell] - amount >= 0:
            proposals[cell] = Restatement(amount, UPSTREAM_CORRECTION, "proposed")
        else:
            remark = f"{CORRECTIONS.file}: {category} {amount:+} does not fit the totals"
            remarks.setdefault(remark, []).append(day)
    return proposals


def reported_changes(totals: dict[Cell, int]) -> dict[Cell, int]:
    """Each total less the day before's, where both are there (rules 3 and 4)."""
    changes = {}
    for (day, category), total in totals.items():
        before = totals.get((day - _DAY, category))
        if category == "vehicles" and day == VEHICLES_FROM:
            parts = [totals.get((day - _DAY, part)) for part in PARTS_OF_VEHICLES]
            before = None if None in parts else sum(part or 0 for part in parts)
        if before is not None:
            changes[day, category] = total - before
    return changes


def _check_promises(result: Reconciled, changes: dict[Cell, int], reviews: Reviews) -> None:
    """No loss is negative, and every figure of an official graphic is met."""
    losses = dict(changes)
    for cell, restated in result.restatements.items():
        if cell in losses:
            losses[cell] -= restated.restated_by
    for cell, value in losses.items():
        if value < 0:
            raise _broken(cell, f"{value} lost", "0 or more after the restatement of that day")
    for cell, official in reviews.official.items():
        if cell[0] not in result.reports:
            continue
        if result.totals.get(cell) != official.total:
            found = result.totals.get(cell, "no")
            raise _broken(cell, f"{found} in total", f"the official graphic's {official.total}")
        if losses.get(cell, official.increment) != official.increment:
            raise _broken(
                cell, f"{losses[cell]} lost", f"the official graphic's {official.increment}"
            )


def _broken(cell: Cell, found: str, expected: str) -> DatasetError:
    day, category = cell
    return DatasetError(
        f"report of {day}, {category}: {found}; expected {expected}. Nothing was published. Look "
        f"at the official pages of {day - _DAY} and {day}: where upstream is wrong, enter the "
        "figure in data/reviewed/overrides.csv; where a review is, correct restatements.csv or "
        "official_reports.csv there. Then run again."
    )
