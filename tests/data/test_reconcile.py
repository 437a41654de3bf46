"""How two transcriptions and the reviews become one set of figures."""

from datetime import date
from typing import Any

import pytest

from data.dataset import DatasetError
from data.reconcile import Confirmation, Dispute, Reconciled, reconcile
from data.reviews import Official, Override, Restatement, Reviews
from data.sources import Cell, Reading

MAY = [date(2022, 5, day) for day in range(1, 10)]


def reading(counts: dict[Cell, int]) -> Reading:
    return Reading(tuple(sorted({day for day, _ in counts})), counts, {}, {})


def tanks(*totals: int | None) -> Reading:
    given = zip(MAY, totals, strict=False)
    return reading({(day, "tanks"): total for day, total in given if total is not None})


def reconciled(
    first: Reading,
    second: Reading | None = None,
    corrections: dict[Cell, int] | None = None,
    confirmed: dict[Cell, Confirmation] | None = None,
    **reviewed: Any,
) -> Reconciled:
    empty: dict[str, Any] = {
        "overrides": {},
        "restatements": {},
        "official": {},
        "tables": {},
        "contents": {},
    }
    return reconcile(
        first,
        second or tanks(),
        reading(corrections or {}),
        reviews=Reviews(**(empty | reviewed)),
        confirmed=confirmed or {},
    )


def override(status: Any, published: int = 10, official: int = 11) -> dict[Cell, Override]:
    return {(MAY[0], "tanks"): Override(published, official, status, "the graphic")}


CELL = (MAY[0], "tanks")
NEXT = (MAY[1], "tanks")


def test_the_first_transcription_stands_where_two_differ_and_the_cell_is_disputed() -> None:
    result = reconciled(tanks(10), tanks(11))
    assert result.totals == {CELL: 10}
    assert result.disputes == {CELL: Dispute(11, "second transcription")}
    assert result.reports[MAY[0]].transcription == "both"


def test_a_day_only_the_second_has_comes_from_it() -> None:
    result = reconciled(tanks(10), tanks(10, 12))
    assert result.totals[NEXT] == 12 and result.origins[NEXT] == "second transcription"
    assert [report.transcription for report in result.reports.values()] == ["both", "second"]
    assert not result.disputes


def test_a_verified_override_replaces_both_and_settles_the_dispute() -> None:
    result = reconciled(tanks(10), tanks(12), overrides=override("verified"))
    assert result.totals[CELL] == 11 and result.origins[CELL] == "review"
    assert not result.disputes


def test_a_dispute_on_a_day_that_only_the_first_has_is_one() -> None:
    result = reconciled(tanks(10), overrides=override("disputed"))
    assert result.totals[CELL] == 10
    assert result.disputes == {CELL: Dispute(11, "the graphic")}


def test_a_dispute_ends_when_upstream_takes_the_other_figure() -> None:
    assert not reconciled(tanks(11), tanks(11), overrides=override("disputed")).disputes


def test_a_figure_that_was_reviewed_and_kept_is_not_disputed_and_stays() -> None:
    assert not reconciled(tanks(10), tanks(11), overrides=override("keep_dataset")).disputes
    assert reconciled(tanks(11), overrides=override("keep_dataset")).totals[CELL] == 10


def test_an_official_figure_settles_a_dispute() -> None:
    assert not reconciled(tanks(10), tanks(11), official={CELL: Official(10, 3)}).disputes


def test_reviewed_rows_of_other_days_do_not_apply() -> None:
    cell = (date(2022, 6, 1), "tanks")
    result = reconciled(
        tanks(10),
        overrides={cell: Override(1, 2, "verified", "the graphic")},
        restatements={cell: Restatement(5, "official report")},
        official={cell: Official(2, 1)},
    )
    assert list(result.totals) == [CELL] and not result.restatements and not result.overrides


def test_a_fall_in_a_total_is_proposed_so_that_nothing_was_lost_that_day() -> None:
    result = reconciled(tanks(10, 7, 9))
    assert result.restatements == {NEXT: Restatement(-3, "fall in the total", "proposed")}


def test_a_reviewed_restatement_wins_over_upstreams_file() -> None:
    reviewed = {NEXT: Restatement(-4, "official report")}
    result = reconciled(tanks(10, 7), corrections={NEXT: -3}, restatements=reviewed)
    assert result.restatements == reviewed and not result.remarks


def test_upstreams_correction_is_proposed_when_newer_than_the_reviews() -> None:
    reviewed = {CELL: Restatement(1, "official report")}
    newer, older = NEXT, (MAY[0], "afvs")
    result = reconciled(tanks(10, 15), corrections={newer: 2, older: 3}, restatements=reviewed)
    assert result.restatements[newer] == Restatement(2, "upstream correction file", "proposed")
    assert older not in result.restatements


def test_upstreams_correction_explains_a_fall_where_it_leaves_no_negative_loss() -> None:
    fits = reconciled(tanks(10, 7), corrections={NEXT: -5}).restatements[NEXT]
    assert fits == Restatement(-5, "upstream correction file", "proposed")
    short = reconciled(tanks(10, 7), corrections={NEXT: -2})
    assert short.restatements[NEXT] == Restatement(-3, "fall in the total", "proposed")
    assert short.remarks == {
        "russia_losses_equipment_correction.json: tanks -2 does not fit the totals": [MAY[1]]
    }


def test_upstreams_correction_that_is_more_than_the_total_rose_is_left_out_and_named() -> None:
    result = reconciled(tanks(10, 15), corrections={NEXT: 6, CELL: 1})
    assert not result.restatements and len(result.remarks) == 2


def test_a_review_that_makes_a_loss_negative_is_refused() -> None:
    with pytest.raises(DatasetError, match=r"2022-05-02, tanks: -1 lost; expected 0 or more"):
        reconciled(tanks(10, 15), restatements={NEXT: Restatement(6, "official report")})


def test_a_total_or_increment_other_than_the_official_graphics_is_refused() -> None:
    with pytest.raises(DatasetError, match=r"tanks: 15 in total; expected .* 16"):
        reconciled(tanks(10, 15), official={NEXT: Official(16, 6)})
    with pytest.raises(DatasetError, match=r"tanks: 5 lost; expected .* 6"):
        reconciled(tanks(10, 15), official={NEXT: Official(15, 6)})
    with pytest.raises(DatasetError, match=r"afvs: no in total"):
        reconciled(tanks(10, 15), official={(MAY[1], "afvs"): Official(15, 6)})


def test_what_was_confirmed_in_the_store_holds_while_the_totals_do() -> None:
    confirmed = {NEXT: Confirmation(Restatement(-3, "fall in the total", "confirmed"), -3)}
    result = reconciled(tanks(10, 7), confirmed=confirmed)
    assert result.restatements[NEXT].status == "confirmed" and not result.remarks
    # Upstream has taken the fall back: 3 tanks lost would be a figure that nobody claimed.
    mended = reconciled(tanks(10, 10), confirmed=confirmed)
    assert not mended.restatements
    assert mended.remarks == {
        "confirmed restatement of tanks lapsed, as the totals are others now": [MAY[1]]
    }


def test_a_reviewed_restatement_wins_over_a_confirmed_one() -> None:
    reviewed = {NEXT: Restatement(-4, "official report")}
    confirmed = {NEXT: Confirmation(Restatement(-3, "fall in the total", "confirmed"), -3)}
    assert reconciled(tanks(10, 7), confirmed=confirmed, restatements=reviewed).restatements == (
        reviewed
    )


def test_a_confirmation_does_not_hide_older_corrections_of_upstream() -> None:
    later = (MAY[2], "tanks")
    confirmed = {later: Confirmation(Restatement(1, "upstream correction file", "confirmed"), 5)}
    result = reconciled(tanks(10, 15, 20), corrections={NEXT: 2, later: 1}, confirmed=confirmed)
    assert result.restatements[NEXT].status == "proposed"


def test_days_that_neither_has_are_a_gap_to_look_at() -> None:
    result = reconciled(tanks(10, None, None, 13))
    assert result.remarks == {"a gap, no report in either transcription": MAY[1:3]}


def test_no_loss_is_reckoned_across_a_gap() -> None:
    assert not reconciled(tanks(10, None, 7)).restatements


def test_vehicles_continue_trucks_and_fuel_tankers() -> None:
    april = date(2022, 4, 30)
    parts = {(april, "trucks"): 1701, (april, "fuel_tankers"): 76}
    result = reconciled(reading({**parts, (MAY[0], "vehicles"): 1770}))
    assert result.restatements[MAY[0], "vehicles"].restated_by == -7
    assert (april, "vehicles") not in result.totals
