"""/datapackage.json and its file, read by those who know the standard and by those who don't."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import frictionless
import pandas as pd
import pytest
from flask.testing import FlaskClient

from components.http import datapackage
from data.catalog import CATEGORIES
from data.dataset import Dataset
from data.rows import COLUMNS
from tests import stores
from tests.components.http import asking

FILE = "losses.csv"


@pytest.fixture(scope="module")
def content(app: Any) -> bytes:
    """The file of everything."""
    found: bytes = app.server.test_client().get("/losses.csv?scope=all").data
    return found


@pytest.fixture
def described(client: FlaskClient, content: bytes, tmp_path: Path) -> dict[str, Any]:
    """The description with its file beside it, as one would keep them."""
    package: dict[str, Any] = client.get("/datapackage.json").get_json()
    assert package["resources"][0]["path"] == f"{asking.ROOT}/losses.csv?scope=all"
    package["resources"][0]["path"] = FILE
    (tmp_path / FILE).write_bytes(content)
    return package


def validated(package: dict[str, Any], folder: Path) -> frictionless.Report:
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    return frictionless.validate(str(folder / "datapackage.json"))


def test_the_file_is_as_the_package_says(
    described: dict[str, Any], content: bytes, tmp_path: Path
) -> None:
    report = validated(described, tmp_path)
    assert report.flatten(["type", "note"]) == []
    read = {task.name: task.stats["rows"] for task in report.tasks}
    lines = content.count(b"\r\n")
    assert read == {"losses": lines - 1, "categories": len(CATEGORIES)} and lines > 20_000


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [
        (b"2023-03-05,2023-03-05,tonks,5,3414,,reported,\r\n", "constraint-error"),
        (b"5.3.2023,2023-03-05,tanks,5,3414,,reported,\r\n", "type-error"),
        (b"2026-09-01,2026-09-01,tanks,5.0,3414,,reported,\r\n", "type-error"),
        (b"2026-09-01,2026-09-01,tanks,-5,3414,,reported,\r\n", "constraint-error"),
        (b"2026-09-01,2026-09-01,tanks,5,3414,,guessed,\r\n", "constraint-error"),
        (b"2023-03-05,2023-03-05,tanks,5,3414,,reported,\r\n", "primary-key"),
    ],
)
def test_a_file_that_is_not_so_would_be_found_out(
    described: dict[str, Any], tmp_path: Path, wrong: bytes, kind: str
) -> None:
    file = tmp_path / FILE
    head, _, _ = file.read_bytes().partition(b"\r\n")
    right = b"2023-03-05,2023-03-05,tanks,5,3414,,reported,\r\n"
    file.write_bytes(head + b"\r\n" + right + wrong)
    assert kind in [fault for (fault,) in validated(described, tmp_path).flatten(["type"])]


def test_every_column_is_described_in_its_order(client: FlaskClient, content: bytes) -> None:
    losses, categories = client.get("/datapackage.json").get_json()["resources"]
    fields = losses["schema"]["fields"]
    assert [field["name"] for field in fields] == list(COLUMNS)
    assert content.decode().partition("\r\n")[0].split(",") == list(COLUMNS)
    assert all(field["description"] for field in fields)
    assert [row["key"] for row in categories["data"]] == list(CATEGORIES)
    assert {row["unit"] for row in categories["data"] if row["key"] != "personnel"} == {"items"}


def test_whose_claims_they_are_and_how_they_may_be_used_stands_in_it(
    client: FlaskClient, dataset: Dataset
) -> None:
    package = client.get("/datapackage.json").get_json()
    assert package["version"] == dataset.version
    assert "not independently verified" in package["description"]
    assert "General Staff of the Armed Forces of Ukraine" in package["sources"][0]["title"]
    assert package["licenses"][0]["name"] == "MIT"
    assert datapackage.package(dataset, asking.ROOT) == package


def test_pandas_reads_the_file_with_the_types_it_has(content: bytes) -> None:
    counts = {"losses": "Int64", "total": "Int64", "restatement": "Int64"}
    table = pd.read_csv(io.BytesIO(content), parse_dates=["date", "end"], dtype=counts)
    assert table["date"].dtype.kind == table["end"].dtype.kind == "M"
    assert set(table["category"]) == {*stores.held()}
    personnel = table[table["category"] == "personnel"].set_index("date")
    assert personnel.loc["2023-03-05", "losses"] == 930
    assert personnel.loc["2025-02-28", ["losses", "total", "restatement"]].tolist() == [
        1060,
        874560,
        1650,
    ]
    assert table["losses"].isna().any() and table["losses"].min() == 0


def test_pythons_csv_reads_every_row_whole(content: bytes) -> None:
    rows = list(csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True))
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert all(cell == "" or cell.lstrip("-").isdecimal() for row in rows[1:] for cell in row[3:6])


def test_a_file_for_excel_begins_with_its_mark_and_is_the_same(client: FlaskClient) -> None:
    query = f"{asking.WEEKEND}&lang=uk"
    plain, marked = (client.get(f"/losses.csv?{query}{more}").data for more in ("", "&excel=1"))
    assert marked == b"\xef\xbb\xbf" + plain and not plain.startswith(b"\xef")
    (first, *_) = csv.DictReader(io.StringIO(marked.decode("utf-8-sig"), newline=""))
    assert list(first) == list(COLUMNS)


def test_a_wide_file_has_a_column_a_category(client: FlaskClient) -> None:
    answer = client.get(f"/losses.csv?{asking.WEEKEND}&shape=wide")
    assert answer.text.split("\r\n") == [
        "date,end,personnel,tanks,afvs",
        "2023-03-04,2023-03-04,820,4,10",
        "2023-03-05,2023-03-05,930,5,9",
        "",
    ]
    assert "_wide.csv" in answer.headers["Content-Disposition"]
    totals = client.get(f"/losses.csv?{asking.WEEKEND}&shape=wide&measure=cumulative")
    assert totals.text.split("\r\n")[2] == "2023-03-05,2023-03-05,153120,3414,6692"


def test_everything_has_a_wide_file_too(client: FlaskClient, dataset: Dataset) -> None:
    answer = client.get("/losses.csv?scope=all&shape=wide")
    table = pd.read_csv(io.BytesIO(answer.data), index_col="date").drop(columns="end")
    assert list(table.columns) == list(CATEGORIES) and len(table) == len(dataset.totals)
    assert table.loc["2023-03-04", "personnel"] == 820
    name = f'filename="general-staff-claims_{dataset.version}_wide.csv"'
    assert name in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("query", ["categories=tanks", "last=7d", "by=week", "days=loss"])
def test_everything_goes_with_no_choice(client: FlaskClient, query: str) -> None:
    answer = client.get(f"/losses.csv?scope=all&{query}")
    assert asking.fault(answer) == (400, "two_scopes")
