"""What upstream files may say, and what is refused."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data.sources import (
    CORRECTIONS,
    EQUIPMENT,
    PERSONNEL,
    SECOND,
    Reading,
    Source,
    SourceError,
    read,
)

FIXTURES = Path(__file__).parents[1] / "fixtures"
UNTIL = date(2022, 12, 31)
DAY = date(2022, 5, 2)


def rows(*given: Any, source: Source = EQUIPMENT) -> Reading:
    return read(source, json.dumps(list(given)).encode(), until=UNTIL)


def refused(source: Source, content: bytes) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read(source, content, until=UNTIL)
    return caught.value


def row(**values: Any) -> dict[str, Any]:
    return {"date": "2022-05-02", **values}


@pytest.mark.parametrize(
    ("name", "source", "place", "field", "reason"),
    [
        ("a_date_twice_personnel", PERSONNEL, 3, "date", "stands in row 2 already"),
        ("a_year_slipped_personnel", PERSONNEL, 3, "date", "2022-01-01 follows 2022-12-31"),
        ("a_trailing_comma_personnel", PERSONNEL, 2, "", "line 6 column 3"),
        ("an_object_around_personnel", PERSONNEL, None, "data", "expected a list of rows"),
        ("a_fraction_equipment", EQUIPMENT, 2, "tank", "it is 910.0; expected an integer"),
        ("a_key_twice_equipment", EQUIPMENT, 1, "tank", "the key stands twice"),
        ("not_a_number_equipment", EQUIPMENT, 1, "tank", "not a finite number"),
        ("a_negative_count_second", SECOND, 1, "tanks", "it is -1; expected an integer from 0"),
    ],
)
def test_a_fault_is_refused_with_file_row_field_and_reason(
    name: str, source: Source, place: int | None, field: str, reason: str
) -> None:
    fault = refused(source, (FIXTURES / "upstream_broken" / f"{name}.json").read_bytes())
    assert (fault.file, fault.row, fault.field) == (source.file, place, field)
    assert reason in fault.reason
    assert str(fault).startswith(source.file) and "Run again" in str(fault)


@pytest.mark.parametrize(
    "value", [True, "910", 910.0, None, -1, 10**30, [910], {"n": 910}], ids=repr
)
def test_only_a_plain_count_is_a_count(value: Any) -> None:
    fault = refused(EQUIPMENT, json.dumps([row(tank=value)]).encode())
    assert (fault.row, fault.field) == (1, "tank")


@pytest.mark.parametrize("day", ["20220502", "2022-W18-1", "2.5.2022", "2022-02-30", 20220502, ""])
def test_only_a_plain_date_is_a_date(day: Any) -> None:
    assert refused(EQUIPMENT, json.dumps([{"date": day}]).encode()).field == "date"


@pytest.mark.parametrize("day", ["2023-01-01", "2022-02-24"])
def test_a_date_in_the_future_or_before_the_invasion_is_refused(day: str) -> None:
    assert (
        "can't be a report day" in refused(PERSONNEL, json.dumps([row(date=day)]).encode()).reason
    )


@pytest.mark.parametrize(
    "content", [b"", b"[", b"\xff[]", b"3", b"null", b"[]", b"[3]", b"[" * 100_000, b"[{}]"]
)
def test_rubbish_is_refused(content: bytes) -> None:
    assert refused(PERSONNEL, content).file == PERSONNEL.file


def test_the_second_transcription_runs_from_the_newest_day_back() -> None:
    reading = rows(row(tanks=7), row(date="2022-05-01", tanks=5), source=SECOND)
    assert reading.days == (date(2022, 5, 1), DAY)
    upwards = json.dumps([row(date="2022-05-01", tanks=5), row(tanks=7)]).encode()
    assert "each earlier" in refused(SECOND, upwards).reason


def test_null_is_absent_in_the_second_transcription_and_zero_is_not() -> None:
    reading = rows(row(tanks=0, ships=None), source=SECOND)
    assert reading.counts == {(DAY, "tanks"): 0}


def test_a_correction_may_be_negative_and_there_may_be_none() -> None:
    assert rows(row(tank=-5), source=CORRECTIONS).counts == {(DAY, "tanks"): -5}
    assert rows(source=CORRECTIONS).days == ()


def test_vehicles_of_the_second_transcription_are_trucks_before_may_2022() -> None:
    reading = rows(
        row(unarmoredVehicles=1796), row(date="2022-04-30", unarmoredVehicles=1701), source=SECOND
    )
    assert set(reading.counts) == {(DAY, "vehicles"), (date(2022, 4, 30), "trucks")}


def test_prisoners_and_other_keys_that_are_no_claim_of_losses_are_ignored() -> None:
    reading = rows(
        row(**{"day": 68, "personnel": 9, "personnel*": "more", "POW": 1}), source=PERSONNEL
    )
    assert reading.counts == {(DAY, "personnel"): 9} and not reading.remarks


def test_a_misspelt_key_is_left_out_and_named_with_its_days() -> None:
    good = json.loads((FIXTURES / "upstream" / EQUIPMENT.file).read_text())
    for given in good[-2:]:
        given["specal equipment"] = given.pop("special equipment")
    reading = rows(*good)
    assert reading.remarks == {
        f"{EQUIPMENT.file}: unknown key 'specal equipment'": [date(2022, 5, 4), date(2022, 5, 5)],
        f"{EQUIPMENT.file}: no key 'special equipment'": [date(2022, 5, 4), date(2022, 5, 5)],
    }
    assert (date(2022, 5, 3), "special_equipment") in reading.counts
    assert (date(2022, 5, 4), "special_equipment") not in reading.counts


def test_a_key_that_is_missed_in_the_second_transcription_is_named_and_null_is_not() -> None:
    given = dict.fromkeys(SECOND.keys)
    assert not rows(row(**given), source=SECOND).remarks
    del given["uavs"]
    assert rows(row(**given), source=SECOND).remarks == {f"{SECOND.file}: no key 'uavs'": [DAY]}


def test_a_line_of_the_report_that_has_ended_is_left_out_and_named() -> None:
    reading = rows(row(tanks=1, missiles=3), source=SECOND)
    assert (DAY, "cruise_missiles") in reading.counts
    ended = rows(row(**{"military auto": 5}))
    assert not ended.counts
    assert f"{EQUIPMENT.file}: key 'military auto' out of its days" in ended.remarks


def test_only_an_official_https_page_becomes_a_link() -> None:
    good = "https://mod.gov.ua/news/2"
    assert rows(row(sourceUri=good), source=SECOND).pages == {DAY: good}
    for bad in (
        "http://mod.gov.ua/",
        "javascript:alert(1)",
        "https://mod.gov.ua.example/",
        'x"',
        3,
    ):
        reading = rows(row(**dict.fromkeys(SECOND.keys), sourceUri=bad), source=SECOND)
        assert not reading.pages and list(reading.remarks.values()) == [[DAY]]


def test_a_key_that_breaks_terminals_is_named_safely() -> None:
    remarks = rows(row(**{"\ud800\n\x1b[2J\x9b": 1})).remarks
    (named,) = (remark for remark in remarks if "unknown" in remark)
    assert named.isprintable() and named.encode()
