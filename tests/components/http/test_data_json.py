"""/losses.json, /chart.json, /latest.json: the figures of the page, typed, for programs."""

import csv
import io
import json
from datetime import date, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from components.http.data_json import dumped
from data.catalog import CATEGORIES
from data.dataset import Dataset
from tests import published, stores
from tests.components.http import asking


def told(client: FlaskClient, path: str) -> dict[str, Any]:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = json.loads(answer.data, parse_constant=_none_such)
    return found


def _none_such(name: str) -> None:
    raise AssertionError(f"{name} is no JSON")


@pytest.mark.parametrize("story", published.stories(), ids=str)
def test_a_published_story_is_in_the_figures(client: FlaskClient, story: published.Story) -> None:
    keys = ",".join(story.categories)
    found = told(client, f"/losses.json?categories={keys}&from={story.first}&to={story.last}")
    figures = found["figures"]
    if story.losses is not None:
        assert sum(each["losses"] for each in figures) == story.losses
    if story.total is not None:
        assert [each["total"] for each in figures] == [story.total]
    if story.reports:
        assert [row["losses"] for row in found["rows"]] == story.reports


def test_28_february_2025_tells_losses_and_change_apart(client: FlaskClient) -> None:
    found = told(client, "/losses.json?from=2025-02-28&to=2025-02-28&lang=en")
    (figures,), (row,) = found["figures"], found["rows"]
    assert [figures[name] for name in ("losses", "restated", "change")] == [1060, 1650, 2710]
    assert [row[name] for name in ("losses", "restatement", "status")] == [1060, 1650, "restated"]
    assert "1,650" in json.dumps(found["key_points"], ensure_ascii=False)


def test_absent_is_null_and_not_zero(client: FlaskClient) -> None:
    found = told(client, "/losses.json?categories=ground_robots&from=2026-08-09&to=2026-08-09")
    (row,) = found["rows"]
    assert [row[name] for name in ("losses", "total", "restatement", "status")] == [None] * 4
    assert found["figures"][0]["losses"] is None


@pytest.mark.parametrize(
    "query",
    [
        asking.WEEKEND,
        "categories=personnel&last=war&by=month",
        "categories=tanks,drones&from=2024-03-01&to=2024-03-31&days=loss&measure=cumulative",
        "categories=",
    ],
)
def test_the_rows_are_those_of_the_file(client: FlaskClient, query: str) -> None:
    rows = told(client, f"/losses.json?{query}")["rows"]
    file = client.get(f"/losses.csv?{query}").text
    read = list(csv.DictReader(io.StringIO(file, newline="")))
    plain = [{n: "" if v is None else str(v) for n, v in row.items()} for row in rows]
    assert plain == read


def test_it_says_of_which_view_and_version_it_is(client: FlaskClient, dataset: Dataset) -> None:
    for path in ("/losses.json", "/chart.json"):
        found = told(client, f"{path}?{asking.WEEKEND}")
        assert found["version"] == dataset.version and found["asof"] is None
        assert found["newest_report"] == dataset.newest.isoformat()
        assert found["selection"] == {
            "query": f"{asking.WEEKEND}&lang=en",
            "categories": ["personnel", "tanks", "afvs"],
            "from": "2023-03-04",
            "to": "2023-03-05",
            "days": "report",
            "measure": "daily",
            "by": "day",
            "compared_with": {"from": "2023-02-25", "to": "2023-02-26"},
            "lang": "en",
        }


def test_the_words_are_those_of_the_language(client: FlaskClient) -> None:
    english, ukrainian = (
        told(client, f"/losses.json?{asking.WEEKEND}&lang={lang}") for lang in ("en", "uk")
    )
    assert english["figures"][1]["label"] == "Tanks"
    assert ukrainian["figures"][1]["label"] == "Танки"
    assert english["rows"] == ukrainian["rows"]
    for found in (english, ukrainian):
        assert found["key_points"]["headline"] and found["key_points"]["bullets"]
        assert not any("<" in text for text in found["key_points"]["bullets"])
        assert found["notes"] and found["licence"] and found["sources"]
        assert all(each["term"] and each["text"] for each in found["definitions"])


def test_an_empty_choice_has_no_figures_and_says_so(client: FlaskClient) -> None:
    found = told(client, "/losses.json?categories=&lang=en")
    assert found["figures"] == found["rows"] == found["key_points"]["bullets"] == []
    assert found["key_points"]["headline"].startswith("No category is chosen")
    assert told(client, "/chart.json?categories=")["charts"] == []


def test_the_charts_are_figures_that_plotly_draws(client: FlaskClient) -> None:
    found = told(client, f"/chart.json?{asking.WEEKEND}&lang=en")
    assert [chart["category"] for chart in found["charts"]] == ["personnel", "tanks", "afvs"]
    bars = [chart["figure"]["data"][0] for chart in found["charts"]]
    assert [(bar["type"], bar["y"]) for bar in bars] == [
        ("bar", [820, 930]),
        ("bar", [4, 5]),
        ("bar", [10, 9]),
    ]
    assert all(set(chart["figure"]) == {"data", "layout"} for chart in found["charts"])
    assert found["charts"][1]["title"] == "Tanks: losses claimed each day"


def test_charts_in_one_belong_to_no_one_category(client: FlaskClient) -> None:
    (chart,) = told(client, f"/chart.json?{asking.WEEKEND}&split=0")["charts"]
    assert chart["category"] is None
    named = {trace["name"]: trace["y"] for trace in chart["figure"]["data"]}
    assert named == {"Personnel": [820, 930], "Tanks": [4, 5], "AFVs": [10, 9]}


def test_the_newest_report_is_told_category_by_category(
    client: FlaskClient, dataset: Dataset
) -> None:
    found = told(client, "/latest.json?lang=en")
    newest = dataset.newest
    assert (found["date"], found["version"]) == (newest.isoformat(), dataset.version)
    assert found["claim"] == "Claims of one side, not independently verified"
    reported = [key for key, category in CATEGORIES.items() if not category.last]
    assert [each["category"] for each in found["categories"]] == reported
    rows = told(client, f"/losses.json?categories={','.join(reported)}&last=latest")["rows"]
    told_of = {each["category"]: (each["losses"], each["total"]) for each in found["categories"]}
    assert {row["category"] for row in rows} == {*stores.held()} & {*reported}
    for row in rows:
        assert told_of[row["category"]] == (row["losses"], row["total"])


def test_the_mean_of_30_reports_is_of_those_30(client: FlaskClient, dataset: Dataset) -> None:
    personnel = told(client, "/latest.json")["categories"][0]
    first = dataset.newest - timedelta(days=29)
    rows = told(client, f"/losses.json?from={first}&to={dataset.newest}")["rows"]
    assert len(rows) == 30
    assert personnel["mean_of_30_reports"] == round(sum(row["losses"] for row in rows) / 30, 2)


def test_every_link_of_the_newest_report_leads_somewhere(client: FlaskClient) -> None:
    found = told(client, "/latest.json?lang=uk")
    links = [*found["links"].values(), *(each["link"] for each in found["categories"])]
    for link in links:
        assert link.startswith(f"{asking.ROOT}/")
        assert client.get(link.removeprefix(asking.ROOT)).status_code == 200, link
    assert date.fromisoformat(found["date"])


@pytest.mark.parametrize("query", ["categories=tanks", "from=2023-03-04", "by=day"])
def test_the_newest_report_is_no_view(client: FlaskClient, query: str) -> None:
    assert asking.fault(client.get(f"/latest.json?{query}")) == (400, "unknown_parameter")


def test_it_is_utf_8_and_compact(client: FlaskClient) -> None:
    content = client.get(f"/losses.json?{asking.WEEKEND}&lang=uk").data
    assert "Танки".encode() in content and b'": ' not in content


def test_a_number_that_is_none_is_never_written() -> None:
    with pytest.raises(ValueError, match="JSON compliant"):
        dumped({"value": float("nan")})
