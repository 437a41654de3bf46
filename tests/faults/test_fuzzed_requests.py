"""Requests that no browser sends: each is answered, none with a server error, no worker dies.

The bodies are the page's own callbacks with something in them changed.
"""

import json
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings, strategies as st

from components import ids
from components.http.guard import CALLBACK
from data.dataset import Dataset
from tests.components.http import callbacks
from tests.faults.form import LONG
from tests.faults.processes import workers
from tests.faults.visitors import JSON, Answer, ask
from tests.strategies import queries

pytestmark = pytest.mark.faults

EXAMPLES = 50_000 if LONG else 500
PATHS = (
    *("/", "/embed", "/embed.js", "/losses.csv", "/losses.json", "/chart.json", "/chart.svg"),
    *("/chart.png", "/latest.json", "/feed.atom", "/oembed", "/datapackage.json", "/openapi.json"),
    *("/api", "/newsroom", "/healthz", "/_dash-layout", "/_dash-dependencies", CALLBACK),
    *("/_reload-hash", "/_favicon.ico", "/_dash-component-suites/dash/dcc/async-graph.js"),
    *("/assets/page.css", "/assets/../app.py", "/static/x", "/nonsense", "//", "/.env"),
)
METHODS = ("POST",) * 5 + ("GET",) * 5 + ("HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE")
REFUSED = {400, 404, 405, 413, 414, 415}

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=8,
)
telling = st.sampled_from(
    (
        *(float("nan"), float("inf"), -1, 2**70, "", "\x00", "\ud800", "0001-01-01", "9999-12-31"),
        *("2023-02-30", "tanks", ["tanks"] * 99, [["tanks"]], {"tanks": 1}, "?" + "a=b&" * 999),
        *("__proto__", "..location.search..", ids.DOCUMENT, "location.search", {"type": "x"}),
    )
)


@pytest.fixture(scope="module")
def seeds(app: Any, dataset: Dataset) -> list[dict[str, Any]]:
    """What the page itself sends: a link, a choice, a date."""
    client: FlaskClient = app.server.test_client()
    day = (dataset.newest - timedelta(days=400)).isoformat()
    shown = "?categories=personnel&last=30d&lang=en"
    return [
        callbacks.body(client, dataset, shown, ids.LOCATION),
        callbacks.body(client, dataset, shown, ids.CATEGORIES, **{ids.CATEGORIES: ["tanks"]}),
        callbacks.body(client, dataset, shown, ids.FROM, **{ids.FROM: day}),
    ]


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths to everything within a JSON value."""
    if not isinstance(value, dict | list):
        return []
    found = []
    for key, each in value.items() if isinstance(value, dict) else enumerate(value):
        found += [(*path, key), *places(each, (*path, key))]
    return found


@st.composite
def bodies(draw: st.DrawFn, seeds: list[dict[str, Any]]) -> bytes:
    body = deepcopy(draw(st.sampled_from(seeds)))
    for _ in range(draw(st.integers(0, 3))):
        *path, last = draw(st.sampled_from(places(body)))
        holder: Any = body
        try:
            for key in path:
                holder = holder[key]
            if draw(st.booleans()):
                # A copy, since a later change may be within it.
                holder[last] = deepcopy(draw(telling | json_values))
            else:
                del holder[last]
        except (LookupError, TypeError):
            # An earlier change took the place away.
            continue
    text = json.dumps(body).encode()
    return text[: draw(st.integers(0, len(text)))] if draw(st.integers(0, 9)) == 0 else text


@st.composite
def targets(draw: st.DrawFn) -> str:
    path = draw(st.sampled_from(PATHS) | st.text(max_size=30).map(lambda text: f"/{_quoted(text)}"))
    pairs = draw(queries)
    query = "&".join(f"{_quoted(name)}={_quoted(value)}" for name, value in pairs)
    return f"{path}?{query}" if pairs else path


def _quoted(text: str) -> str:
    return quote(text.encode("utf-8", "surrogatepass"), safe=",:/")


def test_no_request_is_answered_with_a_server_error(
    replica: tuple[str, int], seeds: list[dict[str, Any]]
) -> None:
    address, pid = replica
    before, told = workers(pid), Counter[int]()
    right = [json.dumps(seed).encode() for seed in seeds]

    @settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
    @given(
        st.sampled_from(METHODS), targets(), bodies(seeds), st.sampled_from((JSON, JSON, JSON, {}))
    )
    def fuzz(method: str, target: str, body: bytes, headers: dict[str, str]) -> None:
        if method == "POST":
            target = CALLBACK
        answer = ask(
            address, target, method=method, body=body if method == "POST" else None, headers=headers
        )
        told[answer.status] += 1
        assert answer.status < 500 and answer.status != 501, f"{method} {target} {body!r}"
        if answer.status >= 400 and method != "HEAD":
            assert _sentence(answer)
        if told.total() % 25 == 0:
            # The control: what the page sends is answered all the while.
            control = ask(address, CALLBACK, method="POST", body=right[0], headers=JSON)
            assert control.status == 200

    fuzz()
    print(f"\nfuzzed requests: {told.total()}, answered {dict(told)}")
    assert told.total() >= EXAMPLES and told[200] and told[400] and told[404]
    assert workers(pid) == before
    for body in right:
        assert ask(address, CALLBACK, method="POST", body=body, headers=JSON).status == 200


def _sentence(answer: Answer) -> str:
    assert answer.headers["Content-Type"] == "application/json", answer
    told = json.loads(answer.body)
    assert set(told) == {"error", "message"}
    return str(told["message"])


NAMED: dict[str, Callable[[dict[str, Any]], bytes]] = {
    "an empty object": lambda _: b"{}",
    "a list": lambda _: b"[]",
    "null": lambda _: b"null",
    "nothing": lambda _: b"",
    "not a number": lambda _: b"NaN",
    "deep": lambda _: b"[" * 16_000,
    "deeper": lambda _: b'{"inputs":' * 1_600,
    "no text": lambda _: b"\xff\xfe\x00",
    "unknown outputs": lambda seed: _changed(seed, output="..nonsense.children..."),
    "other outputs": lambda seed: _changed(seed, output="document.data"),
    "no inputs": lambda seed: _changed(seed, inputs=[]),
    "foreign ids": lambda seed: _changed(
        seed, inputs=[{"id": "x", "property": "y", "value": 1} for _ in seed["inputs"]]
    ),
    "10 MB": lambda seed: _changed(seed, state=["x" * 10_000_000]),
}


def _changed(seed: dict[str, Any], **changes: Any) -> bytes:
    return json.dumps(seed | changes).encode()


def test_a_body_with_half_a_character_is_repaired(
    replica: tuple[str, int], seeds: list[dict[str, Any]]
) -> None:
    for place in range(len(seeds[1]["inputs"])):
        body = deepcopy(seeds[1])
        body["inputs"][place]["value"] = "\ud800"
        answer = ask(
            replica[0], CALLBACK, method="POST", body=json.dumps(body).encode(), headers=JSON
        )
        assert answer.status == 200, body["inputs"][place]


@pytest.mark.parametrize("name", NAMED)
def test_a_body_that_is_none_of_the_pages_is_refused(
    replica: tuple[str, int], seeds: list[dict[str, Any]], name: str
) -> None:
    body = NAMED[name](deepcopy(seeds[1]))
    answer = ask(replica[0], CALLBACK, method="POST", body=body, headers=JSON)
    assert answer.status in REFUSED and _sentence(answer)


@pytest.mark.parametrize(
    "target",
    [
        "/nonsense",
        "/losses.csv?from=2023-02-30",
        "/losses.csv?from=NaN",
        "/losses.json?categories=nonsense",
        "/chart.png?width=0",
        "/chart.png?width=999999",
        f"/?x={'x' * 5_000}",
        "/assets/../app.py",
        "/assets/%2e%2e/app.py",
        "/_dash-component-suites/dash/..%2f..%2fapp.py",
    ],
)
def test_an_address_that_is_none_is_refused(replica: tuple[str, int], target: str) -> None:
    answer = ask(replica[0], target)
    assert answer.status in REFUSED and _sentence(answer)
