"""An answer given again is the answer that Flask gave, and of the figures that are published."""

from pathlib import Path

import pytest
from flask import request
from flask.testing import FlaskClient

from app import create_app
from components import ids
from components.http import limits
from data import loader
from data.dataset import Dataset
from tests import stores
from tests.components.http import callbacks

VIEW = "categories=tanks,afvs&from=2023-03-04&to=2023-03-05&lang=en"
PATHS = [
    f"/?{VIEW}",
    f"/embed?{VIEW}",
    f"/losses.csv?{VIEW}",
    f"/losses.json?{VIEW}",
    f"/chart.json?{VIEW}",
    f"/chart.svg?{VIEW}",
    "/latest.json?lang=en",
    "/feed.atom?lang=en",
    "/openapi.json",
    "/embed.js",
]


@pytest.fixture
def client() -> FlaskClient:
    """On an app that has answered nothing yet."""
    found: FlaskClient = create_app().server.test_client()
    return found


@pytest.fixture
def asked(client: FlaskClient) -> list[str]:
    """The addresses that came as far as Flask."""
    seen: list[str] = []
    client.application.before_request_funcs.setdefault(None, []).insert(
        0, lambda: seen.append(str(request.full_path))
    )
    return seen


def test_the_second_answer_is_the_first_without_flask(
    client: FlaskClient, asked: list[str]
) -> None:
    for path in PATHS:
        for encoding in ("br", "gzip", "identity"):
            accepts = {"Accept-Encoding": encoding}
            first, second = (client.get(path, headers=accepts) for _ in range(2))
            assert first.status_code == 200, path
            assert (second.status_code, second.data) == (200, first.data), path
            assert list(second.headers) == list(first.headers), path
    assert len(asked) == 3 * len(PATHS)


def test_each_encoding_gets_its_own(client: FlaskClient) -> None:
    for _ in range(2):
        for encoding in ("br", "gzip"):
            answer = client.get(PATHS[2], headers={"Accept-Encoding": encoding})
            assert answer.headers["Content-Encoding"] == encoding
        assert "Content-Encoding" not in client.get(PATHS[2]).headers


@pytest.mark.parametrize("path", PATHS[:3])
def test_who_has_it_is_told_so(client: FlaskClient, asked: list[str], path: str) -> None:
    accepts = {"Accept-Encoding": "br"}
    etag = client.get(path, headers=accepts).headers["ETag"]
    for known in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        answer = client.get(path, headers={**accepts, "If-None-Match": known})
        assert (answer.status_code, answer.data) == (304, b""), known
        assert answer.headers["ETag"] == etag and answer.headers["Cache-Control"]
        assert "Content-Length" not in answer.headers and "Content-Encoding" not in answer.headers
    other = client.get(path, headers={**accepts, "If-None-Match": '"other"'})
    assert other.status_code == 200 and other.data and len(asked) == 1


def test_head_is_the_get_without_its_body(client: FlaskClient, asked: list[str]) -> None:
    cold = client.head(PATHS[2])
    full = client.get(PATHS[2])
    warm = client.head(PATHS[2])
    assert cold.data == warm.data == b"" and len(asked) == 2
    # One second may have passed.
    told = [[each for each in one.headers if each[0] != "Date"] for one in (cold, full, warm)]
    assert told[0] == told[1] == told[2]
    assert int(warm.headers["Content-Length"]) == len(full.data)


def test_a_condition_that_can_fail_is_flasks_to_judge(client: FlaskClient) -> None:
    client.get(PATHS[2])
    assert client.get(PATHS[2], headers={"If-Match": '"other"'}).status_code == 412


@pytest.mark.parametrize("path", ["/embed", "/api", "/newsroom", "/_dash-layout"])
def test_a_language_that_the_browser_chose_is_not_given_to_another(
    client: FlaskClient, path: str
) -> None:
    for lang in ("en", "uk", "en"):
        answer = client.get(path, headers={"Accept-Language": lang})
        fresh = create_app().server.test_client().get(path, headers={"Accept-Language": lang})
        assert answer.data == fresh.data


def test_an_address_in_the_answer_is_the_one_that_was_asked_at(client: FlaskClient) -> None:
    for host in ("one.example.org", "two.example.org", "one.example.org"):
        answer = client.get(PATHS[3], headers={"Host": host})
        assert f"//{host}/" in answer.headers["Link"] and host in answer.text
    secure = client.get(PATHS[3], base_url="https://one.example.org")
    assert "https://one.example.org" in secure.headers["Link"]


@pytest.mark.parametrize("path", ["/healthz", "/losses.csv?by=x", "/nonsense", "/?theme=none"])
def test_what_is_no_finished_answer_is_asked_for_each_time(
    client: FlaskClient, asked: list[str], path: str
) -> None:
    first, second = client.get(path), client.get(path)
    assert len(asked) == 2 and first.status_code == second.status_code


def test_a_post_is_never_answered_with_what_a_get_got(client: FlaskClient) -> None:
    client.get(PATHS[2])
    assert client.post(PATHS[2]).status_code == 405


def test_a_change_is_answered_again_without_flask(
    client: FlaskClient, dataset: Dataset, asked: list[str]
) -> None:
    tanks = callbacks.body(client, dataset, f"?{VIEW}", ids.CATEGORIES, categories=["tanks"])
    afvs = callbacks.body(client, dataset, f"?{VIEW}", ids.CATEGORIES, categories=["afvs"])
    asked.clear()
    first, other, second = (callbacks.post(client, each) for each in (tanks, afvs, tanks))
    assert len(asked) == 2 and first.status_code == second.status_code == 200
    assert first.data == second.data != other.data
    assert list(first.headers) == list(second.headers)
    known = client.post(callbacks.ADDRESS, json=tanks, headers={"If-None-Match": "*"})
    assert (known.status_code, known.data) == (200, first.data)


def test_a_question_that_is_refused_is_refused_each_time(
    client: FlaskClient, asked: list[str]
) -> None:
    large = b"{" + b" " * limits.LARGEST_BODY
    for body, status in ((b"{}", 400), (b"", 400), (large, 413)):
        asked.clear()
        for _ in range(2):
            answer = client.post(callbacks.ADDRESS, data=body, content_type="application/json")
            assert answer.status_code == status
        assert len(asked) == 2


def test_a_version_published_meanwhile_is_shown_within_seconds(
    tiny_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [1000.0]
    monkeypatch.setattr(loader.time, "monotonic", lambda: clock[0])
    client = create_app(tiny_store).server.test_client()
    path = "/losses.csv?categories=tanks&last=latest&lang=en"
    assert [client.get(path).text.splitlines()[1].split(",")[4] for _ in range(2)] == ["70"] * 2
    longer = {key: [*column, (column[-1] or 0) + 5] for key, column in stores.TINY.items()}
    stores.write_version(tiny_store, longer, name="2024-03-14-00000002")
    clock[0] += 5
    assert [client.get(path).text.splitlines()[1].split(",")[4] for _ in range(2)] == ["75"] * 2
    stores.show(tiny_store, "2024-03-13-00000001")
    clock[0] += 5
    assert client.get(path).text.splitlines()[1].split(",")[4] == "70"


def test_without_figures_every_answer_says_so(tmp_path: Path) -> None:
    client = create_app(tmp_path).server.test_client()
    assert {client.get("/losses.csv").status_code for _ in range(2)} == {503}
    stores.write_version(tmp_path)
    assert client.get("/losses.csv").status_code == 200
