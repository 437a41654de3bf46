"""`--confirm`: what a person says of a restatement that a refresh proposed."""

from argparse import ArgumentTypeError
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from data.dataset import DatasetError
from data.reconcile import REVIEW, Confirmation, reported_changes
from data.sources import Cell
from data.version import Change, Version, changes, restatements_table, version_after


def cell(text: str) -> Cell:
    """A cell as it is written on the command line. Raises ArgumentTypeError."""
    day, _, category = text.partition(":")
    try:
        return date.fromisoformat(day), category
    except ValueError as fault:
        raise ArgumentTypeError(
            f"{text!r} is no day and category; expected them as 2026-08-09:tanks"
        ) from fault


def confirmed(
    previous: Version, cells: Sequence[Cell], *, now: datetime
) -> tuple[Version, list[Change]]:
    """The version after, in which these proposals are confirmed, and what changed.

    Raises DatasetError for a cell that is no proposal.
    """
    restatements = previous.restatements
    open_cells = [each for each, row in restatements.items() if row.status == "proposed"]
    for day, category in cells:
        if (day, category) not in open_cells:
            there_are = ", ".join(f"{on}:{key}" for on, key in open_cells) or "none"
            raise DatasetError(
                f"{day}:{category} is no proposed restatement of version {previous.name}; "
                f"expected one of: {there_are}. Nothing was changed."
            )
        proposal = restatements[day, category]
        restatements[day, category] = replace(proposal, status="confirmed")
    content = previous.content | {"restatements.csv": restatements_table(restatements)}
    found = changes(previous, content, lambda fact: REVIEW)
    sources = previous.manifest["sources"]
    return version_after(previous, content, found, sources=sources, now=now), found


def confirmations(previous: Version) -> dict[Cell, Confirmation]:
    """What was confirmed in the store so far."""
    rises = reported_changes(previous.totals)
    return {
        at: Confirmation(row, rises.get(at))
        for at, row in previous.restatements.items()
        if row.status == "confirmed"
    }
