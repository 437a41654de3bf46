"""/losses.csv: exactly what a view shows, or everything, or a sentence."""

import csv
import io

import pandas as pd
import pytest
from flask.testing import FlaskClient

from components.http import downloads
from data.catalog import CATEGORIES
from data.dataset import Dataset
from tests import stores

WEEKEND = "categories=personnel,tanks,afvs&from=2023-03-04&to=2023-03-05"


def rows(client: FlaskClient, query: str) -> list[dict[str, str]]:
    answer = client.get(f"/losses.csv?{query}")
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.text, newline="")))


def test_the_file_of_the_published_weekend_to_the_letter(client: FlaskClient) -> None:
    answer = client.get(f"/losses.csv?{WEEKEND}")
    *lines, end = answer.data.decode().split("\r\n")
    assert end == "" and "\n" not in "".join(lines)
    assert lines[0] == "date,end,category,losses,total,restatement,status,source"
    assert [line.rpartition(",")[0] for line in lines[1:]] == [
        "2023-03-04,2023-03-04,personnel,820,152190,,reported",
        "2023-03-04,2023-03-04,tanks,4,3409,,reported",
        "2023-03-04,2023-03-04,afvs,10,6683,,reported",
        "2023-03-05,2023-03-05,personnel,930,153120,,reported",
        "2023-03-05,2023-03-05,tanks,5,3414,,reported",
        "2023-03-05,2023-03-05,afvs,9,6692,,reported",
    ]


def test_the_file_of_28_february_2025_tells_the_restatement(client: FlaskClient) -> None:
    (row,) = rows(client, "from=2025-02-28&to=2025-02-28")
    assert (row["losses"], row["total"], row["restatement"]) == ("1060", "874560", "1650")
    assert row["status"] == "restated" and row["source"].startswith("https://mod.gov.ua/")


def test_absent_is_empty_and_not_zero(client: FlaskClient) -> None:
    (row,) = rows(client, "categories=ground_robots&from=2026-08-09&to=2026-08-09")
    assert [row[name] for name in ("losses", "total", "restatement", "status")] == [""] * 4


def test_a_file_has_a_predictable_name(client: FlaskClient) -> None:
    def name(query: str) -> str:
        return client.get(f"/losses.csv?{query}").headers["Content-Disposition"]

    assert name("categories=tanks&from=2023-03-04&to=2023-03-05") == (
        'attachment; filename="general-staff-claims_tanks_2023-03-04_2023-03-05.csv"'
    )
    assert "general-staff-claims_personnel-tanks-afvs_2023-03-04" in name(WEEKEND)
    assert name("categories=").startswith("attachment; filename=")


def test_a_file_is_public_data(client: FlaskClient) -> None:
    answer = client.get(f"/losses.csv?{WEEKEND}")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.cache_control.public and answer.cache_control.stale_while_revalidate


@pytest.mark.parametrize("encoding", ["", "gzip, br"])
def test_a_known_file_is_not_sent_again(client: FlaskClient, encoding: str) -> None:
    accepts = {"Accept-Encoding": encoding}
    first = client.get(f"/losses.csv?{WEEKEND}", headers=accepts)
    again = {**accepts, "If-None-Match": first.headers["ETag"]}
    answer = client.get(f"/losses.csv?{WEEKEND}", headers=again)
    assert (answer.status_code, answer.data) == (304, b"")
    assert client.get("/losses.csv", headers=again).status_code == 200


@pytest.mark.parametrize(
    ("query", "code", "names"),
    [
        ("categories=tonks", "wrong_categories", "tonks"),
        ("from=4.3.2023", "wrong_from", "4.3.2023"),
        ("from=2023-03-05&to=2023-03-04", "wrong_order", "2023-03-04"),
        ("to=2031-01-01", "wrong_to", "2031-01-01"),
        ("last=7d&to=2023-03-04", "two_ranges", "last"),
        ("by=fortnight", "wrong_by", "week"),
        ("mesure=daily", "unknown_parameter", "mesure"),
        ("by=week&by=week", "repeated_parameter", "by"),
        ("scope=everything", "wrong_scope", "everything"),
        ("scope=all&scope=all", "repeated_parameter", "scope"),
        ("scope=all&by=fortnight", "wrong_by", "fortnight"),
        ("%FF=1", "unknown_parameter", "parameter"),
    ],
)
def test_a_wrong_value_is_a_400_with_a_code_and_a_sentence(
    client: FlaskClient, query: str, code: str, names: str
) -> None:
    answer = client.get(f"/losses.csv?{query}")
    assert (answer.status_code, answer.mimetype) == (400, "application/json")
    told = answer.get_json()
    assert set(told) == {"error", "message"} and told["error"] == code
    assert names in told["message"] and told["message"].endswith(".")
    assert answer.headers["Access-Control-Allow-Origin"] == "*" and answer.cache_control.no_store


@pytest.mark.parametrize("by", ["day", "week", "month", "year"])
@pytest.mark.parametrize("key", sorted(CATEGORIES))
def test_every_category_has_a_file_of_any_window(client: FlaskClient, key: str, by: str) -> None:
    for days in ("from=2022-02-25&to=2022-03-10", "last=war", "last=latest"):
        for row in rows(client, f"categories={key}&by={by}&{days}"):
            assert row["category"] == key and row["date"] <= row["end"]
            for name in ("losses", "total"):
                assert row[name] == "" or row[name].isdecimal(), row


def test_the_file_of_everything_is_every_category_and_report_day(
    client: FlaskClient, dataset: Dataset
) -> None:
    found = rows(client, "scope=all")
    known = {(row["date"], row["category"]): row for row in found}
    assert len(known) == len(found)
    assert sum(row["total"] != "" for row in found) == dataset.totals.notna().sum().sum()
    assert known["2023-03-05", "personnel"]["losses"] == "930"
    assert known["2024-04-25", "submarines"]["total"] == "1"
    assert {row["category"] for row in found} == {*stores.held()}
    assert all(row["date"] == row["end"] for row in found)
    for key in CATEGORIES:
        totals = dataset.totals[key].dropna()
        own = {
            row["date"]: row["total"] for row in found if row["category"] == key and row["total"]
        }
        assert own == {f"{day:%Y-%m-%d}": str(total) for day, total in totals.items()}, key


def test_the_file_of_everything_is_read_back_as_integers(client: FlaskClient) -> None:
    text = client.get("/losses.csv?scope=all").text
    assert ".0," not in text
    kinds = {"losses": "Int64", "total": "Int64", "restatement": "Int64"}
    table = pd.read_csv(io.StringIO(text), dtype=kinds, keep_default_na=True)
    assert table["losses"].min() == 0


def test_an_empty_choice_is_a_file_with_a_header_alone(client: FlaskClient) -> None:
    assert client.get("/losses.csv?categories=").text == (
        "date,end,category,losses,total,restatement,status,source\r\n"
    )


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_text_that_a_spreadsheet_would_take_for_a_formula_is_written_as_text(sign: str) -> None:
    hostile = f"{sign}HYPERLINK(1)"
    table = pd.DataFrame({"restatement": [-5], "status": [hostile], "source": ["https://a.b"]})
    content = downloads.csv(table).decode("utf-8")
    (row,) = csv.DictReader(io.StringIO(content, newline=""))
    assert row["status"] == f"'{hostile}" and row["source"] == "https://a.b"
    assert row["restatement"] == "-5", "a number is no text"


def test_no_cell_begins_as_a_formula_would(client: FlaskClient) -> None:
    for row in rows(client, "scope=all"):
        assert not any(value[:1] in "=+@\t" for value in row.values() if value)
        assert not any(row[name].startswith("-") for name in ("category", "status", "source"))
