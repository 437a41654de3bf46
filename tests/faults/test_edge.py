"""The shipped nginx configuration: valid, filled in by compose.yaml, and what it promises."""

import json
import re
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults import edge
from tests.faults.ports import port_of
from tests.faults.processes import kill_whole
from tests.faults.visitors import JSON, Answer, ask, at_once
from tests.served import served

pytestmark = pytest.mark.faults

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """nginx and the replica behind it, as it is configured for readers: with limits."""
    folder = tmp_path_factory.mktemp("front")
    requests = str(folder / "requests")
    with (
        served(folder / "log", PROXY_HOPS="1", ACCESS_LOG=requests) as (one, _),
        edge.edge(folder / "edge", [port_of(one)], rate="50r/s") as address,
    ):
        yield address, requests


def error(answer: Answer) -> tuple[int, str]:
    assert answer.headers["Content-Type"] == "application/json", answer
    told = json.loads(answer.body)
    assert set(told) == {"error", "message"} and told["message"].endswith(".")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    return answer.status, told["error"]


def test_the_configuration_is_valid(tmp_path: Path) -> None:
    command = edge.written(tmp_path, [1], 8080, "50r/s")
    tested = subprocess.run([command[0], "-t", *command[1:]], capture_output=True, text=True)
    assert tested.returncode == 0 and "warn" not in tested.stderr, tested.stderr


def test_compose_sets_everything_that_the_configuration_takes() -> None:
    compose = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    assert len(edge.names()) > 5
    assert edge.names() <= set(re.findall(r"^ {6}(EDGE_[A-Z]+):", compose, re.MULTILINE))


def test_a_crowd_for_one_cold_view_is_one_request_of_the_app(front: tuple[str, str]) -> None:
    address, requests = front
    target = "/losses.csv?categories=helicopters&last=1y&lang=en"
    told = at_once(40, lambda _: ask(address, target))
    assert {answer.status for answer in told} == {200}
    assert len({answer.body for answer in told}) == 1
    assert Path(requests).read_text().count(target) == 1


def test_compressed_and_plain_answers_are_not_mistaken(front: tuple[str, str]) -> None:
    address, target = front[0], "/losses.csv?last=1y&lang=uk"
    for wanted in ("br", "gzip, deflate", "", "gzip;q=1.0, br", "identity"):
        answer = ask(address, target, headers={"Accept-Encoding": wanted})
        kind = answer.headers.get("Content-Encoding", "")
        assert kind in wanted and (answer.body[:4] == b"date") is (kind == "")
        assert "Accept-Encoding" in answer.headers["Vary"]


def test_a_readers_own_language_is_not_kept_for_the_next(front: tuple[str, str]) -> None:
    for lang in ("uk", "en", "uk"):
        answer = ask(front[0], "/", headers={"Accept-Language": lang})
        assert answer.status == 302 and answer.headers["Location"].endswith(f"lang={lang}")


def test_an_odd_spelling_of_a_path_spoils_no_other(front: tuple[str, str]) -> None:
    address, query = front[0], "categories=ships&last=30d&lang=en"
    for odd in (f"//?{query}", f"/x/../?{query}", f"/%2e/?{query}", f"/./?{query}"):
        ask(address, odd)
    assert ask(address, f"/?{query}").status == 200


def test_the_callback_passes(front: tuple[str, str]) -> None:
    answer = ask(front[0], "/_dash-update-component", method="POST", body=b"{}", headers=JSON)
    assert answer.status == 400 and json.loads(answer.body)["error"] == "unknown_callback"


def test_what_is_too_large_is_refused_in_json(front: tuple[str, str]) -> None:
    callback = "/_dash-update-component"
    large = ask(front[0], callback, method="POST", body=b"x" * 20_000, headers=JSON)
    assert error(large) == (413, "request_entity_too_large")
    assert error(ask(front[0], f"/?{'x' * 9_000}")) == (414, "request_uri_too_long")
    fields = {f"X-{number}": "x" * 7_000 for number in range(8)}
    assert error(ask(front[0], "/", headers=fields)) == (400, "bad_request")


def test_who_asks_too_often_is_told_so(front: tuple[str, str]) -> None:
    # What the tests before have asked for is forgotten by then.
    time.sleep(1)
    statuses = Counter[int]()
    refused = []
    for told in at_once(8, lambda _: [ask(front[0], "/healthz") for _ in range(80)]):
        for answer in told:
            statuses[answer.status] += 1
            refused += [answer] if answer.status == 429 else []
    assert set(statuses) == {200, 429} and statuses[200] >= 200
    assert error(refused[0]) == (429, "too_many_requests")


def test_without_a_replica_there_is_a_sentence(tmp_path: Path) -> None:
    with edge.edge(tmp_path / "edge", [1]) as address:
        assert error(ask(address, "/losses.csv?lang=en")) == (502, "no_answer")


def test_a_view_that_was_shown_is_shown_while_the_app_is_away(tmp_path: Path) -> None:
    target = "/losses.csv?last=7d&lang=en"
    with (
        served(tmp_path / "log") as (one, server),
        edge.edge(tmp_path / "edge", [port_of(one)]) as address,
    ):
        shown = ask(address, target)
        kill_whole(server.pid)
        edge.settle()
        assert ask(address, target).body == shown.body
