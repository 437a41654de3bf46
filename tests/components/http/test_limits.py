"""How large a request may be and in which form, and the line in the log when it is refused."""

import io
import logging
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from components.http import guard, limits, refusals

Lines = Callable[[], list[str]]


def error(answer: Any) -> tuple[int, str]:
    assert answer.mimetype == "application/json", answer.text
    told = answer.get_json()
    assert set(told) == {"error", "message"} and told["message"].endswith(".")
    return answer.status_code, told["error"]


@pytest.mark.parametrize("path", ["/", "/embed", "/losses.csv", "/healthz", "/nonsense", "/oembed"])
def test_a_query_that_is_too_long_is_refused_everywhere(client: FlaskClient, path: str) -> None:
    answer = client.get(f"{path}?x={'x' * limits.LONGEST_QUERY}")
    assert error(answer) == (414, "request_uri_too_long")


def test_a_query_of_every_category_and_field_is_not_too_long(client: FlaskClient) -> None:
    every = "categories=" + ",".join(["artillery", "special_equipment"] * 50)
    assert client.get(f"/embed?{every}&from=2023-03-04&to=2023-03-05&lang=en").status_code == 200


@pytest.mark.parametrize("path", [guard.CALLBACK, "/", "/losses.csv"])
def test_a_body_that_is_too_large_is_refused_everywhere(client: FlaskClient, path: str) -> None:
    answer = client.open(
        path, method="POST", data=b"x" * (limits.LARGEST_BODY + 1), content_type="application/json"
    )
    assert error(answer)[0] in (405, 413)


def test_a_body_of_unknown_length_is_cut_off(client: FlaskClient) -> None:
    answer = client.post(
        guard.CALLBACK,
        input_stream=io.BytesIO(b"[" * 10_000_000),
        content_type="application/json",
        environ_overrides={"wsgi.input_terminated": True},
    )
    assert error(answer)[0] == 413


@pytest.mark.parametrize("kind", [None, "text/plain", "multipart/form-data; boundary=x", "x"])
def test_a_callback_that_is_no_json_is_refused(client: FlaskClient, kind: str | None) -> None:
    answer = client.post(guard.CALLBACK, data=b"{}", content_type=kind)
    assert error(answer) == (415, "unsupported_media_type")


def test_a_host_that_is_too_long_is_refused(client: FlaskClient) -> None:
    answer = client.get("/healthz", headers={"Host": "x" * (limits.LONGEST_HOST + 1)})
    assert error(answer) == (400, "long_host")


@pytest.mark.parametrize("host", ["a|b", "x:abc"])
def test_a_host_that_can_not_be_is_refused(client: FlaskClient, host: str) -> None:
    assert error(client.get("/losses.json", headers={"Host": host})) == (400, "wrong_host")


@pytest.mark.parametrize("host", ["a b", "<script>", "x:99999999999", "", "..", "[::1]:80"])
def test_a_strange_host_is_no_server_error(client: FlaskClient, host: str) -> None:
    for path in ("/?lang=en", "/", "/losses.csv", "/feed.atom", "/nonsense"):
        assert client.get(path, headers={"Host": host}).status_code in (200, 302, 400, 404)


# The log


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Lines:
    """What was logged."""
    caplog.set_level(logging.INFO)
    return lambda: [record.getMessage() for record in caplog.records]


def test_a_refused_request_is_one_line(client: FlaskClient, lines: Lines) -> None:
    client.post(guard.CALLBACK, json={"secret": "of a reader"})
    client.get("/nonsense?secret=of-a-reader")
    assert lines() == [
        f"refused 400: 'POST' '{guard.CALLBACK}'",
        "refused 404: 'GET' '/nonsense'",
    ]


def test_an_answered_request_is_no_line(client: FlaskClient, lines: Lines) -> None:
    for path in ("/?lang=en", "/losses.csv", "/embed?by=nonsense", "/"):
        client.get(path)
    assert not lines()


def test_a_request_writes_no_lines_of_its_own(client: FlaskClient, lines: Lines) -> None:
    client.get("/a%0Arefused%20200%1B%5B31m%E2%80%AE" + "x" * 3_000)
    (line,) = lines()
    assert line.isascii() and line.isprintable()
    assert "\\n" in line and len(line) < 3 * refusals.LONGEST
