"""Security headers of every answer, and that the page's own scripts get past them."""

import base64
import hashlib
import re

import pytest
from flask.testing import FlaskClient

PATHS = ["/", "/?lang=en", "/losses.csv", "/losses.csv?by=x", "/healthz", "/nonsense"]


def policy(client: FlaskClient, path: str) -> dict[str, list[str]]:
    header = client.get(path).headers["Content-Security-Policy"]
    directives = [directive.split() for directive in header.split(";")]
    return {name: values for name, *values in directives}


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_carries_the_headers(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "Content-Security-Policy" in answer.headers
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("path", PATHS)
def test_no_script_runs_that_is_not_ours(client: FlaskClient, path: str) -> None:
    allowed = policy(client, path)["script-src"]
    assert "'self'" in allowed
    for source in allowed:
        assert source == "'self'" or source.startswith("'sha256-"), source


def test_the_rest_of_the_policy_is_closed(client: FlaskClient) -> None:
    found = policy(client, "/?lang=en")
    assert found["default-src"] == ["'self'"] and found["object-src"] == ["'none'"]
    assert found["base-uri"] == ["'none'"] and found["form-action"] == ["'self'"]
    assert found["frame-ancestors"] == ["'none'"]
    assert not any("*" in source for sources in found.values() for source in sources)


@pytest.mark.parametrize("query", ["lang=en", "lang=uk&theme=dark", "categories=&lang=en"])
def test_every_inline_script_of_the_page_is_in_the_policy(client: FlaskClient, query: str) -> None:
    text = client.get(f"/?{query}").text
    allowed = policy(client, f"/?{query}")["script-src"]
    scripts = re.findall(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", text, re.DOTALL)
    inline = [
        code
        for attributes, code in scripts
        if "src=" not in attributes and "json" not in attributes
    ]
    assert inline
    for code in inline:
        digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in allowed
    assert not re.search(r"<[^>]+\son[a-z]+=", text), "no handlers in attributes"


def test_everything_the_page_loads_is_our_own(client: FlaskClient) -> None:
    text = client.get("/?lang=en").text
    loaded = re.findall(r'<(?:script|link|img)[^>]+(?:src|href)="([^"]+)"', text)
    assert len(loaded) > 5
    assert not [address for address in loaded if re.match("(https?:)?//", address)]
