"""What gets past the door, and that it can't be used to change what others are shown."""

import json
from base64 import b64encode
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from app import create_app
from components import filters, ids, page
from components.http import limits
from components.words import LANGUAGES, uk, words
from data.dataset import Dataset
from data.selection import Lang
from tests import stores
from tests.components.http import callbacks

SHOWN = "?categories=personnel&from=2023-03-04&to=2023-03-05&lang=en"
TANKS = "?categories=tanks&from=2023-03-04&to=2023-03-05&lang=en"


def error(answer: Any) -> tuple[int, str]:
    assert answer.mimetype == "application/json", answer.text
    told = answer.get_json()
    assert set(told) == {"error", "message"} and told["message"]
    return answer.status_code, told["error"]


@pytest.fixture
def sent(client: FlaskClient, dataset: Dataset) -> dict[str, Any]:
    """A valid body: tanks were added to personnel."""
    return callbacks.body(
        client, dataset, SHOWN, ids.CATEGORIES, **{ids.CATEGORIES: ["personnel", "tanks"]}
    )


def test_the_pages_own_callback_is_answered_with_the_view(
    client: FlaskClient, sent: dict[str, Any]
) -> None:
    answer = callbacks.answered(callbacks.post(client, sent))
    query = "?categories=personnel,tanks&from=2023-03-04&to=2023-03-05&lang=en"
    assert answer[ids.LOCATION]["search"] == query
    assert "4 + 5" in answer[ids.PLACES]["data"]["parts"][ids.FIGURES]
    assert ids.CATEGORIES not in answer, "the browser holds what the reader chose"


def test_a_page_of_older_figures_is_told_all_anew(client: FlaskClient, dataset: Dataset) -> None:
    sent = callbacks.body(client, dataset, SHOWN, ids.MEASURE, **{ids.MEASURE: "cumulative"})
    differing = callbacks.answered(callbacks.post(client, sent))[ids.PLACES]["data"]
    sent["state"][0]["value"]["version"] = "2026-08-21-00000000"
    whole = callbacks.answered(callbacks.post(client, sent))
    assert set(differing["parts"]) < set(page.PARTS) == set(whole[ids.PLACES]["data"]["parts"])
    assert "since" in differing and "since" not in whole[ids.PLACES]["data"]
    assert set(filters.INPUTS) <= set(whole)


def test_a_page_that_was_open_over_a_refresh_keeps_moving_with_the_data(
    client: FlaskClient, dataset: Dataset
) -> None:
    """Its fields hold the days of the figures before, which nobody chose."""
    before = {ids.FROM: "2026-05-24", ids.TO: "2026-08-21", ids.COMPARE_TO: "2026-05-23"}
    sent = callbacks.body(
        client, dataset, "?lang=en", ids.MEASURE, **{ids.MEASURE: "cumulative"}, **before
    )
    sent["state"][0]["value"]["version"] = "2026-08-21-00000000"
    answer = callbacks.answered(callbacks.post(client, sent))
    assert answer[ids.LOCATION]["search"] == "?measure=cumulative&lang=en"


def test_the_same_view_is_worked_out_once(
    client: FlaskClient, sent: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    sent["inputs"][0]["value"] = "?categories=mlrs&lang=uk"
    first = callbacks.post(client, sent)
    asked: list[Any] = []
    resolve = filters.resolve
    monkeypatch.setattr(
        filters, "resolve", lambda *all, **kept: asked.append(all) or resolve(*all, **kept)
    )
    # The very same body would be answered before the guard.
    sent["state"][0]["value"]["title"] = "of another page"
    second = callbacks.post(client, sent)
    assert second.data == first.data and second.status_code == 200
    assert len(asked) == 1, "the guard reads the request, and Dash is not asked again"


@pytest.mark.parametrize(
    "change",
    [
        {"output": "..location.search.."},
        {"output": "nonsense.children"},
        {"output": ["a list"]},
        {"output": None},
        {"inputs": []},
        {"inputs": "nonsense"},
        {"inputs": None},
        {"inputs": [1, 2, 3]},
        {"inputs": [{"id": {"index": 1}, "property": "value"}]},
        {"inputs": [{"id": "location"}]},
        {"changedPropIds": None},
        {"changedPropIds": 5},
        {"changedPropIds": [1]},
        {"changedPropIds": ["x.y"] * 500},
    ],
    ids=json.dumps,
)
def test_a_foreign_callback_is_refused(
    client: FlaskClient, sent: dict[str, Any], change: dict[str, Any]
) -> None:
    assert error(callbacks.post(client, sent | change)) == (400, "unknown_callback")


@pytest.mark.parametrize("name", ["output", "inputs", "changedPropIds"])
def test_a_callback_without_a_field_is_refused(
    client: FlaskClient, sent: dict[str, Any], name: str
) -> None:
    del sent[name]
    assert error(callbacks.post(client, sent)) == (400, "unknown_callback")


@pytest.mark.parametrize("place", [0, 1, -1])
def test_a_callback_with_other_inputs_is_refused(
    client: FlaskClient, sent: dict[str, Any], place: int
) -> None:
    sent["inputs"][place]["property"] = "children"
    assert error(callbacks.post(client, sent)) == (400, "unknown_callback")
    sent["inputs"].pop(place)
    assert error(callbacks.post(client, sent)) == (400, "unknown_callback")


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"null", b"[]", b'"text"', b"5", b"\xff\xfe", b"[" * 16_000, b'{"a":' * 3_000],
    ids=["nothing", "half", "null", "list", "text", "number", "no text", "deep", "deeper"],
)
def test_a_body_that_is_no_callback_is_refused(client: FlaskClient, content: bytes) -> None:
    answer = client.post(callbacks.ADDRESS, data=content, content_type="application/json")
    assert error(answer) == (400, "unknown_callback")


def test_a_callback_in_another_wrapping_is_refused(
    client: FlaskClient, sent: dict[str, Any]
) -> None:
    answer = client.post(callbacks.ADDRESS, data=json.dumps(sent), content_type="text/plain")
    assert answer.status_code in (400, 415) and answer.mimetype == "application/json"


def test_a_body_that_is_too_large_is_refused(client: FlaskClient, sent: dict[str, Any]) -> None:
    sent["inputs"][0]["value"] = "?" + "x" * limits.LARGEST_BODY
    assert error(callbacks.post(client, sent))[0] == 413


def test_a_request_for_another_method_is_refused(client: FlaskClient) -> None:
    assert error(client.get(callbacks.ADDRESS))[0] in (404, 405)
    assert error(client.post("/losses.csv"))[0] == 405
    assert error(client.delete("/"))[0] == 405
    assert error(client.post("/assets/page.css"))[0] == 405


@pytest.mark.parametrize("value", [None, 5, 1.5, "tanks", {"a": 1}, [None], [[]], [{}], True, []])
@pytest.mark.parametrize("key", list(filters.INPUTS))
def test_nonsense_in_a_control_is_repaired_or_refused_and_never_an_error(
    client: FlaskClient, dataset: Dataset, key: str, value: Any
) -> None:
    answer = callbacks.post(client, callbacks.body(client, dataset, SHOWN, key, **{key: value}))
    assert answer.status_code in (200, 400), answer.text


@pytest.mark.parametrize("search", [None, 5, [], {}, "", "?", "?%FF", "?categories=" + "x," * 999])
def test_nonsense_in_the_address_is_repaired(
    client: FlaskClient, dataset: Dataset, search: Any
) -> None:
    sent = callbacks.body(client, dataset, SHOWN, ids.LOCATION)
    sent["inputs"][0]["value"] = search
    assert callbacks.post(client, sent).status_code in (200, 400)


# What one visitor sends must not change what another is shown.


def fresh(client: FlaskClient, dataset: Dataset) -> tuple[FlaskClient, dict[str, Any], bytes]:
    """A new app, a callback for personnel, and its right answer from an app that saw no other."""
    sent = callbacks.body(client, dataset, "?lang=en", ids.LOCATION, **{ids.LOCATION: SHOWN})
    right = callbacks.post(create_app().server.test_client(), sent)
    assert right.status_code == 200
    return create_app().server.test_client(), sent, right.data


def test_a_callback_with_other_outputs_spoils_no_view(
    client: FlaskClient, dataset: Dataset
) -> None:
    target, sent, right = fresh(client, dataset)
    spoilt = json.loads(json.dumps(sent))
    for output in spoilt["outputs"]:
        output["id"] = {ids.CHART: ids.NOTES, ids.NOTES: ids.CHART}.get(output["id"], output["id"])
    assert callbacks.post(target, spoilt).status_code in (200, 400)
    assert callbacks.post(target, sent).data == right


def test_a_callback_with_few_outputs_spoils_no_view(client: FlaskClient, dataset: Dataset) -> None:
    target, sent, right = fresh(client, dataset)
    for outputs in ([], sent["outputs"][:1], None, "nonsense", [{"id": "x", "property": "y"}] * 60):
        answer = callbacks.post(target, sent | {"outputs": outputs})
        assert answer.status_code in (200, 400), outputs
    assert callbacks.post(target, sent).data == right


def test_an_input_that_is_given_twice_spoils_no_view(client: FlaskClient, dataset: Dataset) -> None:
    target, sent, right = fresh(client, dataset)
    spoilt = json.loads(json.dumps(sent))
    tanks, personnel = dict(spoilt["inputs"][0]), dict(spoilt["inputs"][0])
    tanks["value"] = TANKS
    spoilt["inputs"] = [tanks, *spoilt["inputs"][1:], personnel]
    assert callbacks.post(target, spoilt).status_code in (200, 400)
    assert callbacks.post(target, sent).data == right


def test_two_changed_inputs_spoil_no_view(client: FlaskClient, dataset: Dataset) -> None:
    target, sent, right = fresh(client, dataset)
    for changed in (
        ["location.search", "measure.value"],
        ["location.nonsense", "measure.value"],
        ["nonsense", "measure.value"],
        [".", "measure.value"],
        ["", "measure.value"],
    ):
        spoilt = json.loads(json.dumps(sent)) | {"changedPropIds": changed}
        for each in spoilt["inputs"]:
            if each["id"] == ids.MEASURE:
                each["value"] = "cumulative"
        assert callbacks.post(target, spoilt).status_code in (200, 400)
    assert callbacks.post(target, sent).data == right


@pytest.mark.parametrize(
    ("changed", "shown"),
    [
        (["from.value", "location.search"], "from=2023-03-01&to=2023-03-05&lang=en"),
        (["location.search", "from.value"], "from=2023-03-04&to=2023-03-05&lang=en"),
    ],
)
def test_of_changes_at_once_the_newest_counts(
    client: FlaskClient, dataset: Dataset, changed: list[str], shown: str
) -> None:
    """Whoever typed a day and went to a link sees the link's view, and the other way round."""
    sent = callbacks.body(
        client,
        dataset,
        "from=2023-03-01&to=2023-03-05&lang=en",
        ids.FROM,
        **{ids.FROM: "2023-03-04"},
    )
    sent["state"][0]["value"]["query"] = "from=2023-03-01&to=2023-03-05&measure=cumulative&lang=en"
    answer = callbacks.answered(callbacks.post(client, sent | {"changedPropIds": changed}))
    assert answer[ids.DOCUMENT]["data"]["query"] == shown


def test_a_callback_with_more_than_a_browser_sends_spoils_no_view(
    client: FlaskClient, dataset: Dataset
) -> None:
    target, sent, right = fresh(client, dataset)
    for more in (
        {"state": [{"id": "x", "property": "y", "value": 1}]},
        {"parsedChangedPropsIds": ["measure.value"]},
        {"background": True},
        {"cancelJob": ["x"]},
    ):
        assert callbacks.post(target, sent | more).status_code in (200, 400), more
    assert callbacks.post(target, sent).data == right


# Paths, and a store that can't be read


@pytest.mark.parametrize(
    "path",
    ["/nonsense", "/index.html", "/losses", "/assets/nonsense.js", "/data/store", "/.git/config"],
)
def test_an_unknown_path_is_a_404_and_not_the_page(client: FlaskClient, path: str) -> None:
    assert error(client.get(path)) == (404, "not_found")


def test_a_reader_is_told_of_an_unknown_path_in_words(client: FlaskClient) -> None:
    accepted = "text/html,application/xhtml+xml,*/*;q=0.8"
    answer = client.get(
        "/nonsense/page", headers={"Accept": accepted, "Accept-Language": "uk,en;q=0.8"}
    )
    assert (answer.status_code, answer.mimetype) == (404, "text/html")
    assert uk.NOT_FOUND in answer.text and 'href="/?lang=uk"' in answer.text
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize(
    "path", ["/_dash-component-suites/dash/nonsense.js", "/_dash-component-suites/nonsense/a.js"]
)
def test_a_component_script_that_is_none_is_no_server_error(client: FlaskClient, path: str) -> None:
    assert error(client.get(path))[0] == 404


@pytest.mark.parametrize("path", ["/losses.csv", "/latest.json", "/_dash-layout?lang=en"])
def test_without_a_store_there_is_a_503_with_a_sentence(tmp_path: Path, path: str) -> None:
    client = create_app(tmp_path / "nowhere").server.test_client()
    assert error(client.get(path)) == (503, "no_data")


@pytest.mark.parametrize("path", ["/", "/api", "/newsroom", "/embed"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_a_store_pages_say_so_in_words(tmp_path: Path, path: str, lang: Lang) -> None:
    answer = create_app(tmp_path / "nowhere").server.test_client().get(f"{path}?lang={lang}")
    assert (answer.status_code, answer.mimetype) == (503, "text/html")
    told = unescape(answer.text).replace("\u00a0", " ")
    assert words(lang).UNAVAILABLE in told and answer.headers["Retry-After"]
    style = answer.text.partition("<style>")[2].partition("</style>")[0]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert style and f"'sha256-{digest}'" in answer.headers["Content-Security-Policy"]
    assert 'src="' not in answer.text and 'href="assets' not in answer.text


def test_without_a_store_health_is_not_ready(tmp_path: Path) -> None:
    answer = create_app(tmp_path / "nowhere").server.test_client().get("/healthz")
    assert answer.status_code == 503 and answer.get_json()["ready"] is False


def test_a_store_that_comes_later_is_served_without_a_restart(tmp_path: Path) -> None:
    client = create_app(tmp_path / "store").server.test_client()
    assert client.get("/losses.csv").status_code == 503
    stores.write_version(tmp_path / "store")
    assert client.get("/losses.csv").status_code == 200


def test_a_broken_version_is_served_by_the_last_good_one(tiny_store: Path) -> None:
    newer = stores.write_version(tiny_store, name="2024-03-13-00000009")
    (newer / "totals.csv").write_bytes(b"nonsense")
    client = create_app(tiny_store).server.test_client()
    assert client.get("/healthz").get_json()["version"] == "2024-03-13-00000001"
    assert client.get("/?lang=en").status_code == 200
