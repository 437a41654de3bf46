"""What a refresh refuses until a person accepts it, and where it says the fault lies."""

from datetime import date, timedelta

import pytest

from data.plausible import check_days, check_jumps, check_past
from data.reconcile import Reconciled, reconcile
from data.reviews import Override, Restatement, Reviews
from data.sources import CORRECTIONS, EQUIPMENT, PERSONNEL, SECOND, Cell, Reading, SourceError
from data.version import Change, Version

FIRST = date(2023, 5, 1)
DAYS = [FIRST + timedelta(days=number) for number in range(200)]
Readings = dict[str, Reading]


def readings(totals: list[int | None], category: str = "tanks", *, second: int = 0) -> Readings:
    """The totals as the first transcription has them, the last few as only the second has."""
    cells = {(day, category): n for day, n in zip(DAYS, totals, strict=False) if n is not None}
    split = FIRST + timedelta(days=len(totals) - second)
    first = {cell: n for cell, n in cells.items() if cell[0] < split}
    empty = Reading((), {}, {}, {})
    mine = PERSONNEL.file if category == "personnel" else EQUIPMENT.file
    return {
        **dict.fromkeys((PERSONNEL.file, EQUIPMENT.file, CORRECTIONS.file), empty),
        mine: _reading(first),
        SECOND.file: _reading({cell: n for cell, n in cells.items() if cell not in first}),
    }


def _reading(counts: dict[Cell, int]) -> Reading:
    return Reading(tuple(sorted({day for day, _ in counts})), counts, {}, {})


def reconciled(
    given: Readings,
    restatements: dict[Cell, Restatement] | None = None,
    overrides: dict[Cell, Override] | None = None,
    corrections: dict[Cell, int] | None = None,
) -> Reconciled:
    return reconcile(
        given[PERSONNEL.file] | given[EQUIPMENT.file],
        given[SECOND.file],
        _reading(corrections or {}),
        reviews=Reviews(overrides or {}, restatements or {}, {}, {}, {}),
        confirmed={},
    )


def refused(given: Readings, known: dict[Cell, int] | None = None) -> str:
    with pytest.raises(SourceError) as caught:
        check_jumps(given, reconciled(given), known or {})
    return str(caught.value)


def test_a_jump_beyond_ten_times_the_most_of_ninety_days_is_refused_with_its_place() -> None:
    # 5 on one of the days before: 50 is the most, 51 a jump.
    check_jumps(at := readings([100, 105, 106, 156]), reconciled(at), {})
    assert refused(readings([100, 105, 106, 157])).startswith(
        f"{EQUIPMENT.file}, row 4 (2023-05-04), field 'tank': 157 after 106 on 2023-05-03, a jump "
        "by +51; expected at most 50: ten times the most of the 90 days before, 5 a report, or 20 "
        "(--accept-jump takes it as it is). Nothing was published."
    )


def test_the_place_is_that_of_the_transcription_that_the_figure_is_from() -> None:
    assert refused(readings([100, 105, 400, 401], "personnel")).startswith(
        f"{PERSONNEL.file}, row 3 (2023-05-03), field 'personnel'"
    )
    # The second runs from the newest day back.
    assert refused(readings([100, 105, 106, 400, 401], "afvs", second=2)).startswith(
        f"{SECOND.file}, row 2 (2023-05-04), field 'afvs'"
    )


def test_up_to_twenty_units_are_no_jump() -> None:
    check_jumps(given := readings([100, 101, 121]), reconciled(given), {})
    assert "a jump by +21" in refused(readings([100, 101, 122]))


def test_ten_times_nothing_is_no_jump() -> None:
    check_jumps(given := readings([33, 33, 33, 90]), reconciled(given), {})


def test_only_the_ninety_days_before_count() -> None:
    quiet: list[int | None] = [100, 160, *range(161, 250)]
    inside, outside = [*quiet, 349], [*quiet, 250, 350]
    check_jumps(given := readings(inside), reconciled(given), {})
    assert "expected at most 20:" in refused(readings(outside))


def test_after_a_gap_more_may_have_been_lost() -> None:
    check_jumps(given := readings([100, 105, None, None, 255]), reconciled(given), {})
    assert "a jump by +151; expected at most 150" in refused(readings([100, 105, None, None, 256]))


def test_a_digit_too_few_is_a_jump_too() -> None:
    assert "a jump by -1080" in refused(readings([1195, 1200, 120]))


def test_what_a_person_has_looked_at_is_no_jump() -> None:
    cell = (DAYS[2], "tanks")
    given = readings([100, 105, 400])
    for looked_at in (
        reconciled(given, restatements={cell: Restatement(290, "official report")}),
        reconciled(given, overrides={cell: Override(400, 106, "verified", "the graphic")}),
        reconciled(given, overrides={cell: Override(400, 106, "disputed", "a third one")}),
    ):
        check_jumps(given, looked_at, {})


def test_what_upstream_says_was_restated_is_no_jump() -> None:
    given = readings([100, 105, 400])
    check_jumps(given, reconciled(given, corrections={(DAYS[2], "tanks"): 290}), {})


def test_a_jump_that_was_published_was_accepted_then() -> None:
    given = readings([100, 105, 400, 401])
    known = {(day, "tanks"): n for day, n in zip(DAYS, (100, 105, 400), strict=False)}
    check_jumps(given, reconciled(given), known)
    assert "400 after 105" in refused(given, {**known, (DAYS[1], "tanks"): 390})


def test_the_first_weeks_were_reported_in_bulk() -> None:
    early = date(2022, 3, 1)
    cells = {(early + timedelta(days=n), "tanks"): total for n, total in enumerate((10, 12, 90))}
    given = readings([]) | {EQUIPMENT.file: _reading(cells)}
    check_jumps(given, reconciled(given), {})


def changed(count: int, *, new: str = "11", source: str = "first transcription") -> list[Change]:
    return [Change((day.isoformat(), "tanks", "total"), "10", new, source) for day in DAYS[:count]]


def test_few_revised_cells_pass_and_a_rewritten_past_is_refused() -> None:
    given = readings([10] * 200)
    check_past(given, changed(50))
    with pytest.raises(SourceError) as caught:
        check_past(given, changed(51))
    assert str(caught.value).startswith(
        f"{EQUIPMENT.file}, row 1 (2023-05-01), field 'tank': 51 published totals are other than "
        "before, this one 10 before and 11 now; expected none gone and at most 50 revised "
        "(--accept-revision takes it as it is)"
    )


def test_one_published_figure_that_is_gone_is_refused() -> None:
    with pytest.raises(SourceError, match="1 published totals are gone, this one 10"):
        check_past(readings([10]), changed(1, new="", source=""))


def test_new_figures_and_reviewed_ones_are_no_rewritten_past() -> None:
    new = [Change((day.isoformat(), "tanks", "total"), "", "11", "") for day in DAYS]
    check_past(readings([10]), [*new, *changed(200, source="review")])


def test_a_transcription_must_not_lose_days_but_upstream_may_take_corrections_back() -> None:
    stored = [{"name": name, "rows": 3, "newest": "2023-05-03"} for name in (EQUIPMENT.file,)]
    stored.append({"name": CORRECTIONS.file, "rows": 9, "newest": "2023-05-03"})
    version = Version({"version": "v", "sources": stored}, {})
    check_days(readings([1, 2, 3]), version)
    for shorter in ([1, 2], [1, None, 3]):
        with pytest.raises(SourceError, match=r"it holds 2 days.*--accept-revision"):
            check_days(readings(shorter), version)
