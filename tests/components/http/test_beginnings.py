"""/_next.json: what the page is told before the reader chooses."""

import json
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
from flask.testing import FlaskClient

from components import ids, page
from components.http import beginnings
from components.http.beginnings import ADDRESS, MOST_BYTES
from data.dataset import Dataset
from data.selection import Selection
from tests.components.http import callbacks

WEEKEND = "from=2023-03-04&to=2023-03-05&lang=en"
LONG = "categories=personnel,tanks,afvs&last=war&by=day&lang=uk"


def told(client: FlaskClient, query: str) -> dict[str, Any]:
    answer = client.get(f"{ADDRESS}?{query}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.get_json()
    return found


def test_the_story_s_figures_are_there_before_they_are_asked_for(client: FlaskClient) -> None:
    found = told(client, WEEKEND)
    total = found["views"][found["leads"]['{"measure":"cumulative"}']]
    assert "1,750" in total[ids.SENTENCE] and "[152190,153120]" in total[ids.CHART]
    tanks = found["views"][found["leads"]['{"categories":["personnel","tanks"]}']]
    assert "nine tanks" in tanks[ids.SENTENCE] and "[4,5]" in tanks[ids.CHART]


@pytest.mark.parametrize("query", [WEEKEND, "lang=uk", "categories=tanks,afvs&last=7d&lang=en"])
def test_a_control_leads_to_what_it_is_answered_with(
    client: FlaskClient, dataset: Dataset, query: str
) -> None:
    found = told(client, query)
    own = found["views"][Selection.from_query(query, dataset).to_query()]
    assert len(found["leads"]) == 23
    for change, other in found["leads"].items():
        ((control, value),) = json.loads(change).items()
        sent = callbacks.body(client, dataset, f"?{query}", control, **{control: value})
        # Of figures that the page does not have, it is told the whole view.
        sent["state"][0]["value"]["version"] = "2026-08-21-00000000"
        assert found["views"][other] == _first(client, sent)
    assert set(own) == set(page.FIRST)


def test_a_link_leads_to_the_view_of_its_address(client: FlaskClient, dataset: Dataset) -> None:
    found = told(client, WEEKEND)
    linked = [query for query in found["views"] if query not in found["leads"].values()]
    assert {"last=7d&lang=en", "last=war&lang=en", WEEKEND} <= set(linked)
    assert any("from=2023-02-25&to=2023-02-26" in query for query in linked), "the weekend before"
    for query in linked:
        sent = callbacks.body(client, dataset, f"?{query}", ids.LOCATION)
        sent["state"][0]["value"]["version"] = "2026-08-21-00000000"
        assert found["views"][query] == _first(client, sent)


def _first(client: FlaskClient, sent: Any) -> dict[str, str]:
    parts = callbacks.answered(callbacks.post(client, sent))[ids.PLACES]["data"]["parts"]
    return {key: parts[key] for key in page.FIRST}


def test_what_weighs_much_is_left_out(client: FlaskClient) -> None:
    answer = client.get(f"{ADDRESS}?{LONG}")
    assert 100_000 < len(answer.data) < MOST_BYTES + 10_000
    views = answer.get_json()["views"]
    assert any("last=7d" in query for query in views) and len(views) < 20


@pytest.mark.parametrize(("query", "most"), [("lang=en", 25_000), (LONG, 45_000)])
def test_what_is_told_ahead_is_small(client: FlaskClient, query: str, most: int) -> None:
    answer = client.get(f"{ADDRESS}?{query}", headers={"Accept-Encoding": "br"})
    assert answer.headers["Content-Encoding"] == "br" and len(answer.data) <= most


def test_it_is_of_the_version_that_its_view_is_of(client: FlaskClient, dataset: Dataset) -> None:
    assert told(client, WEEKEND)["version"] == dataset.version


def test_a_query_that_is_none_is_refused(client: FlaskClient) -> None:
    answer = client.get(f"{ADDRESS}?measure=weekly")
    assert answer.status_code == 400 and answer.get_json()["message"]


def test_a_worker_looks_ahead_for_one_at_a_time(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_making, may_end = Event(), Event()
    # What nobody has asked for: an answer that was given is given again.
    one, other = (f"{ADDRESS}?categories=submarines&lang={lang}" for lang in ("en", "uk"))
    make = beginnings.beginnings

    def slowly(*args: Any) -> dict[str, Any]:
        is_making.set()
        assert may_end.wait(10)
        return make(*args)

    monkeypatch.setattr(beginnings, "beginnings", slowly)
    with ThreadPoolExecutor() as readers:
        first = readers.submit(client.application.test_client().get, one)
        try:
            assert is_making.wait(10)
            second = client.get(other)
            assert (second.status_code, second.data) == (204, b"")
            assert second.headers["Cache-Control"] == "no-store"
        finally:
            may_end.set()
        assert first.result().get_json()["views"]
    assert client.get(other).get_json()["views"]
