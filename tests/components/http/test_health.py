"""/healthz: ready or not, which data, how old."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from flask.testing import FlaskClient

from components.http import health
from data.dataset import Dataset


def at(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:  # type: ignore[override]
            return now.astimezone(tz)

    monkeypatch.setattr(health, "datetime", Clock)


def told(client: FlaskClient) -> dict[str, Any]:
    answer = client.get("/healthz")
    assert answer.status_code == 200 and answer.cache_control.no_store
    found: dict[str, Any] = answer.get_json()
    return found


def test_it_says_which_data_is_served(client: FlaskClient, dataset: Dataset) -> None:
    found = told(client)
    assert found["ready"] is True and found["version"] == dataset.version
    assert found["newest_report"] == dataset.newest.isoformat()


@pytest.mark.parametrize(("days", "stale"), [(0, False), (1, False), (2, True), (3, True)])
def test_figures_are_stale_two_days_after_the_newest_report_as_the_page_says(
    client: FlaskClient,
    dataset: Dataset,
    monkeypatch: pytest.MonkeyPatch,
    days: int,
    stale: bool,
) -> None:
    # Rule 8: quiet after one day, amber after two; the page shows the same from two on.
    noon = datetime.combine(dataset.newest, datetime.min.time(), ZoneInfo("Europe/Kyiv"))
    at(monkeypatch, noon + timedelta(days=days, hours=12))
    assert told(client)["stale"] is stale


def test_days_are_counted_in_kyiv(
    client: FlaskClient, dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    # 22:30 in London on the third day is the fourth in Kyiv.
    evening = datetime.combine(dataset.newest, datetime.min.time(), ZoneInfo("UTC"))
    at(monkeypatch, evening + timedelta(days=-1, hours=22, minutes=30))
    assert told(client)["stale"] is False
    at(monkeypatch, evening + timedelta(days=2, hours=22, minutes=30))
    assert told(client)["stale"] is True
