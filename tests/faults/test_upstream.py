"""Each fault of upstream, over HTTP: its exit code, its message, and a store left as it was."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from data import fetch
from data.refresh import main
from data.sources import CORRECTIONS, EQUIPMENT, PERSONNEL, SECOND, SOURCES, Source
from tests.faults.form import told
from tests.upstream import Site, nothing_reviewed, served

pytestmark = pytest.mark.faults

FIXTURES = Path(__file__).parents[1] / "fixtures"
Rows = list[dict[str, Any]]
Edit = Callable[[Rows], object]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """Both upstreams, which are asked again at once."""
    monkeypatch.setattr(fetch, "_FIRST_PAUSE", 0.01)
    folder = Path(shutil.copytree(FIXTURES / "upstream", tmp_path / "upstream"))
    with served(folder) as found:
        for name, address in found.environment.items():
            monkeypatch.setenv(name, address)
        yield found


@pytest.fixture
def store(tmp_path: Path, site: Site, capsys: pytest.CaptureFixture[str]) -> Path:
    """A store with a version of what upstream said before the fault."""
    nothing_reviewed(tmp_path / "reviewed")
    found = tmp_path / "store"
    assert refresh(found) == 0
    capsys.readouterr()
    return found


def refresh(store: Path, *more: str) -> int:
    return main(["--store", str(store), "--reviewed", str(store.parent / "reviewed"), *more])


def published(store: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(store)): path.read_bytes()
        for path in store.rglob("*")
        if path.is_file() and ".fetched" not in path.parts
    }


def edit(site: Site, source: Source, change: Edit) -> None:
    path = site.folder / source.file
    rows = json.loads(path.read_text())
    change(rows)
    path.write_text(json.dumps(rows))


UNUSABLE = {
    "server error": ([503] * 3, "answered 503, 3 times"),
    "too many requests": ([429] * 3, "answered 429, 3 times"),
    "not there": ([404], r"answered 404; expected the file.*UPSTREAM_FIRST or UPSTREAM_SECOND"),
    "forbidden": ([403], "answered 403; expected the file"),
    "no answer": (["silent"] * 3, "timed out.*3 times"),
    "an answer that never ends": (["trickle"] * 3, "took longer than .* 3 times"),
    "an answer that ends too early": (["torn"] * 3, "broke off.*3 times"),
}


@pytest.mark.parametrize("fault", UNUSABLE)
def test_an_upstream_that_does_not_answer_is_unusable(
    site: Site,
    store: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    fault: str,
) -> None:
    before = published(store)
    site.failures, message = [*UNUSABLE[fault][0]], UNUSABLE[fault][1]
    with monkeypatch.context() as impatient:
        impatient.setattr(fetch, "_TIMEOUT", (5.0, 0.5))
        impatient.setattr(fetch, "_LONGEST", 0.5)
        assert refresh(store) == 2
    said = capsys.readouterr().err
    assert re.search(message, said) and "Nothing was published" in said
    assert published(store) == before
    assert refresh(store) == 0
    told(f"{fault}: 2")


def test_a_file_too_large_is_unusable(
    site: Site, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = published(store)
    (site.folder / PERSONNEL.file).write_bytes(b"[" + b" " * 5_000_000)
    assert refresh(store) == 2
    assert "larger than 5,000,000 bytes" in capsys.readouterr().err
    assert published(store) == before


def test_nobody_at_the_address_is_unusable(
    store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = published(store)
    monkeypatch.setenv("UPSTREAM_SECOND", "http://127.0.0.1:9/")
    assert refresh(store) == 2
    assert "3 times; expected the file" in capsys.readouterr().err
    assert published(store) == before


FILES = {
    "a_date_twice_personnel": (PERSONNEL, r"row 3 \(2022-04-27\), field 'date'.*in row 2 already"),
    "a_date_twice_equipment": (EQUIPMENT, r"row 4 \(2022-04-28\), field 'date'.*in row 3 already"),
    "a_year_slipped_personnel": (PERSONNEL, r"row 2 \(2022-12-31\)|row 3 \(2022-01-01\)"),
    "a_trailing_comma_personnel": (PERSONNEL, "row 2: not JSON.*line 6 column 3"),
    "an_object_around_personnel": (PERSONNEL, "field 'data': an object .*expected a list of rows"),
    "a_fraction_equipment": (EQUIPMENT, r"row 2 .*field 'tank': it is 910.0; expected an integer"),
    "a_key_twice_equipment": (EQUIPMENT, "row 1 .*field 'tank': the key stands twice"),
    "not_a_number_equipment": (EQUIPMENT, "row 1 .*field 'tank': the value is not a finite number"),
    "a_negative_count_second": (SECOND, "row 1 .*field 'tanks': it is -1; expected an integer"),
}


@pytest.mark.parametrize("name", FILES)
def test_files_as_they_were_really_live_are_refused(
    site: Site, store: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    source, message = FILES[name]
    refused(
        site,
        store,
        capsys,
        source=source,
        content=(FIXTURES / "upstream_broken" / f"{name}.json").read_bytes(),
        message=message,
    )


def refused(
    site: Site,
    store: Path,
    capsys: pytest.CaptureFixture[str],
    *,
    source: Source,
    content: bytes,
    message: str,
) -> None:
    """3, a message that begins with the file, and the store as it was; then all is well again."""
    before, good = published(store), (site.folder / source.file).read_bytes()
    (site.folder / source.file).write_bytes(content)
    assert refresh(store) == 3
    said = capsys.readouterr().err
    assert said.startswith(f"{source.file}, ") and re.search(message, said), said
    assert "Nothing was published" in said and len(said) < 1000
    assert published(store) == before
    (site.folder / source.file).write_bytes(good)
    assert refresh(store) == 0 and published(store) == before
    told(f"{source.file}: {message}: 3")


VALUES = {
    "true": "it is true",
    "1.0": "it is 1.0",
    "1e3": "it is 1000.0",
    '"910"': "it is '910'",
    "NaN": "not a finite number",
    "Infinity": "not a finite number",
    "-Infinity": "not a finite number",
    "1e999": "not a finite number",
    "[910]": r"it is \[910\]",
    '{"n": 910}': "it is an object",
    "100000000000000000000": "it is 1000",
}


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("source", SOURCES, ids=[source.file for source in SOURCES])
def test_only_integers_are_figures(
    site: Site, store: Path, capsys: pytest.CaptureFixture[str], source: Source, value: str
) -> None:
    key = "personnel" if source is PERSONNEL else "tanks" if source is SECOND else "tank"
    content = f'[{{"date": "2022-05-04", "{key}": {value}}}]'.encode()
    message = rf"row 1 \(2022-05-04\), field '{key}': .*{VALUES[value]}"
    refused(site, store, capsys, source=source, content=content, message=message)


BODIES = {
    "a page": (b"<!doctype html><title>Sign in</title>", "not JSON"),
    "no rows": (b"[]", "it holds no rows"),
    "null": (b"null", "it is null; expected a list of rows"),
    "another encoding": ('[{"date": "2022-05-04", "примітка": 1}]'.encode("cp1251"), "in UTF-8"),
    "cut off": (b'[{"date": "2022-05-04", "personnel": 1}, {"date"', "not JSON"),
    "too deep": (b"[" * 100_000, "not readable as JSON"),
    "a day before the war": (b'[{"date": "2022-02-24", "personnel": 1}]', "can't be a report day"),
    "no day": (b'[{"personnel": 1}]', "the row has no date"),
    "no such day": (b'[{"date": "2022-02-30", "personnel": 1}]', "expected a date as in"),
}


@pytest.mark.parametrize("fault", BODIES)
def test_what_is_no_list_of_reports_is_refused(
    site: Site, store: Path, capsys: pytest.CaptureFixture[str], fault: str
) -> None:
    content, message = BODIES[fault]
    refused(site, store, capsys, source=PERSONNEL, content=content, message=message)


def row_of(day: date) -> dict[str, Any]:
    return {"date": day.isoformat(), "personnel": 24_000}


def today() -> date:
    """In Kyiv, at most three hours ahead of UTC."""
    return (datetime.now(UTC) + timedelta(hours=3)).date()


def rewrite(rows: Rows) -> None:
    for row in rows[:-1]:
        row.update({key: value + 1 for key, value in row.items() if type(value) is int})


CHANGES: dict[str, tuple[Source, Edit, str, str]] = {
    "a future day": (
        PERSONNEL,
        lambda rows: rows.append(row_of(today() + timedelta(days=1))),
        "row 11 .*field 'date': .* can't be a report day; expected one from 2022-02-25 to",
        "",
    ),
    "a conflicting duplicate": (
        PERSONNEL,
        lambda rows: rows.append({**rows[-1], "personnel": 24_000}),
        "row 11 .*field 'date': .* stands in row 10 already; expected one row a day",
        "",
    ),
    "a shrunken history": (
        EQUIPMENT,
        lambda rows: rows.pop(0),
        "row 9, field 'date': it holds 9 days",
        "--accept-revision",
    ),
    "a history without its newest day": (
        SECOND,
        lambda rows: rows.pop(0),
        "field 'date': it holds .* days, the newest 2022-05-05",
        "--accept-revision",
    ),
    "a rewritten past": (
        EQUIPMENT,
        rewrite,
        r"row 1 \(2022-04-26\), field '.*': \d+ published totals are other than before",
        "--accept-revision",
    ),
    "a category that vanished from the past": (
        EQUIPMENT,
        lambda rows: [row.pop("fuel tank", None) for row in rows],
        r"row 1 \(2022-04-26\), field 'fuel tank': 5 published totals are gone",
        "--accept-revision",
    ),
    "a digit too many": (
        PERSONNEL,
        lambda rows: rows[-1].update(personnel=rows[-1]["personnel"] * 10),
        r"row 10 \(2022-05-05\), field 'personnel': \d+ after \d+ on 2022-05-04, a jump by \+",
        "--accept-jump",
    ),
    "a digit too few": (
        PERSONNEL,
        lambda rows: rows[-1].update(personnel=rows[-1]["personnel"] // 10),
        r"row 10 \(2022-05-05\), field 'personnel': \d+ after \d+ on 2022-05-04, a jump by -",
        "--accept-jump",
    ),
}


@pytest.mark.parametrize("fault", CHANGES)
def test_a_history_that_cannot_be_is_refused_until_a_person_accepts_it(
    site: Site, store: Path, capsys: pytest.CaptureFixture[str], fault: str
) -> None:
    source, change, message, word = CHANGES[fault]
    good = (site.folder / source.file).read_bytes()
    edit(site, source, change)
    bad = (site.folder / source.file).read_bytes()
    (site.folder / source.file).write_bytes(good)
    refused(site, store, capsys, source=source, content=bad, message=message)
    (site.folder / source.file).write_bytes(bad)
    for accepted in ("--accept-revision", "--accept-jump"):
        code = refresh(store, accepted, "--dry-run")
        assert (code != 3) == (accepted == word), (accepted, capsys.readouterr())


NEW_DAY = {"date": "2022-05-06", "personnel": 23_900}
LOOKED_AT: dict[str, tuple[Source, Edit, str]] = {
    "an unknown category": (
        EQUIPMENT,
        lambda rows: rows[-1].update({"hovercraft": 3}),
        "unknown key 'hovercraft': 1 day, 2022-05-05",
    ),
    "a category that vanished from a new report": (
        EQUIPMENT,
        lambda rows: rows.append(
            {key: value for key, value in rows[-1].items() if key != "drone"} | NEW_DAY
        ),
        "no key 'drone': 1 day, 2022-05-06",
    ),
    "a gap": (
        PERSONNEL,
        lambda rows: rows.append({"date": "2022-05-09", "personnel": 24_500}),
        "a gap, no report in either transcription: 2 days, 2022-05-07, 2022-05-08",
    ),
    "an official page that is none": (
        SECOND,
        lambda rows: rows[0].update(sourceUri="https://example.org/"),
        '"sourceUri" is not an https page of a gov.ua site: 1 day, 2022-05-06',
    ),
    "a correction that does not fit": (
        CORRECTIONS,
        lambda rows: rows.append({"date": "2022-05-05", "tank": 5_000}),
        "tanks +5000 does not fit the totals: 1 day, 2022-05-05",
    ),
}


@pytest.mark.parametrize("fault", LOOKED_AT)
def test_what_is_odd_but_harmless_is_published_and_to_be_looked_at(
    site: Site, store: Path, capsys: pytest.CaptureFixture[str], fault: str
) -> None:
    source, change, message = LOOKED_AT[fault]
    edit(site, source, change)
    assert refresh(store) == 4
    said = capsys.readouterr().out
    assert message in said and ("published " in said or "nothing new" in said)
    told(f"{fault}: 4")


def test_a_misspelt_key_as_it_was_really_live_is_left_out(
    site: Site, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(
        FIXTURES / "upstream_broken" / "a_misspelt_key_equipment.json",
        site.folder / EQUIPMENT.file,
    )
    assert refresh(store) == 4
    said = capsys.readouterr().out
    assert "unknown key 'speci al equipment': 1 day, 2022-05-06" in said
    assert "no key 'special equipment': 1 day, 2022-05-06" in said


def test_ten_times_nothing_is_no_jump(site: Site, store: Path) -> None:
    """Fuel tankers had stood still for the whole of what upstream knows."""
    edit(site, EQUIPMENT, lambda rows: rows[4].update({"fuel tank": 200}))
    assert refresh(store) == 0


def test_a_revised_cell_and_a_fall_are_taken(
    site: Site, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(site, EQUIPMENT, lambda rows: rows[6].update({"naval ship": 5, "tank": 961}))
    assert refresh(store) == 0
    said = capsys.readouterr().out
    assert "revised cells: 3" in said and "2022-05-02 ships -3 (fall in the total)" in said
