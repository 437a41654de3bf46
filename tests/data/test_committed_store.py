"""The store that is under version control keeps the promises of the reviews."""

import csv
from pathlib import Path

from data.catalog import CATEGORIES
from tests.stores import table

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests" / "fixtures"


def test_the_committed_store_keeps_the_promises_of_the_reviews() -> None:
    store = ROOT / "data" / "store"
    totals = {row["date"]: row for row in table(store, "totals.csv")}
    restated = {
        (row["date"], row["category"]): int(row["restated_by"])
        for row in table(store, "restatements.csv")
    }
    losses: dict[tuple[str, str], int] = {}
    for key in CATEGORIES:
        total = None
        for day, row in totals.items():
            count = row.get(key)
            if count and total is not None:
                losses[day, key] = int(count) - total - restated.get((day, key), 0)
            total = int(count) if count else None
    assert min(losses.values()) == 0
    with (FIXTURES / "official_reports.csv").open(newline="") as file:
        official = list(csv.DictReader(file))
    assert len(official) == 263
    for row in official:
        day, key = row["date"], row["category"]
        assert (totals[day][key], losses[day, key]) == (row["total"], int(row["increment"])), row


def test_the_committed_store_holds_what_was_reviewed() -> None:
    store = ROOT / "data" / "store"
    restatements = table(store, "restatements.csv")
    assert sum(row["status"] == "reviewed" for row in restatements) == 92
    disputes = {(row["date"], row["category"]): row for row in table(store, "disputes.csv")}
    assert len(disputes) >= 100
    trucks = disputes["2022-02-27", "trucks"]
    assert (trucks["total"], trucks["other"]) == ("130", "30")
    assert ("2024-06-22", "artillery") not in disputes
    assert all(
        row["vehicles"] == "" for row in table(store, "totals.csv") if row["date"] < "2022-05"
    )


def test_the_committed_store_names_the_categories_as_the_catalogue_does() -> None:
    rows = table(ROOT / "data" / "store", "categories.csv")
    told = (
        "The catalogue is newer than the store: publish it anew, by a refresh from mirrors that "
        "end with the same report, and commit that."
    )
    assert [row["key"] for row in rows] == list(CATEGORIES), told
    for row, category in zip(rows, CATEGORIES.values(), strict=True):
        assert {"en": row["label_en"], "uk": row["label_uk"]} == category.label, told
        assert {"en": row["short_en"], "uk": row["short_uk"]} == category.short, told
