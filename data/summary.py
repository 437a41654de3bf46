"""What a refresh did, in the lines that its caller reads."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from data.reconcile import Reconciled
from data.version import Change

_LISTED = 40
"""Lines of one kind that are spelt out."""
_HEADINGS = ("date", "category", "field", "old", "new", "source")


@dataclass(frozen=True)
class Outcome:
    """What a refresh did, or would do; `files` are those of the version that changed."""

    version: str
    previous: str
    result: Reconciled
    changes: Sequence[Change]
    new_days: Sequence[date]
    files: Sequence[str]


def summary(outcome: Outcome, *, verb: str) -> str:
    """The whole of it; `verb` says what became of the version."""
    result = outcome.result
    proposed = [
        f"{day} {key} {row.restated_by:+} ({row.origin}); --confirm {day}:{key}"
        for (day, key), row in result.restatements.items()
        if row.status == "proposed"
    ]
    remarks = [
        f"{remark}: {_count(days)}, {_days(days)}" for remark, days in result.remarks.items()
    ]
    days = f" ({_days(outcome.new_days)})" if outcome.new_days else ""
    return "\n".join(
        [
            _headline(outcome, verb),
            f"new days: {len(outcome.new_days)}{days}",
            f"revised cells: {sum(_is_revision(change, outcome) for change in outcome.changes)}",
            *_listed("proposed restatements", proposed),
            f"disputes: {len(result.disputes)}",
            *_listed("to look at", remarks),
            *([f"changed files: {', '.join(outcome.files)}"] if outcome.files else []),
            *changed(outcome.changes),
        ]
    )


def _headline(outcome: Outcome, verb: str) -> str:
    if outcome.version == outcome.previous:
        return f"nothing new: {outcome.version} stays"
    return f"{verb} {outcome.version}" + (f", was {outcome.previous}" if outcome.previous else "")


def _is_revision(change: Change, outcome: Outcome) -> bool:
    day, _, field = change.fact
    is_old = date.fromisoformat(day) not in outcome.new_days
    return field in ("total", "restatement") and is_old


def changed(changes: Sequence[Change]) -> list[str]:
    """A table of the cells that changed."""
    rows = [
        (*change.fact, change.old or "absent", change.new or "absent", change.source)
        for change in changes
        if change.fact[2] != "source"
    ]
    if not rows:
        return []
    shown = [_HEADINGS, *rows[:_LISTED]]
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    lines = [
        "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
        for row in shown
    ]
    return ["changed:", *(f"  {line}" for line in lines), *_more(rows)]


def _listed(title: str, items: Sequence[str]) -> list[str]:
    return [f"{title}: {len(items)}", *(f"  {item}" for item in items[:_LISTED]), *_more(items)]


def _more(items: Sequence[object]) -> Iterable[str]:
    return [f"  and {len(items) - _LISTED} more"] if len(items) > _LISTED else []


def _count(days: Sequence[date]) -> str:
    return f"{len(days)} day{'' if len(days) == 1 else 's'}"


def _days(days: Sequence[date]) -> str:
    return ", ".join(map(str, days)) if len(days) <= 3 else f"{min(days)} to {max(days)}"
