"""Security headers of every answer, and that the page's own scripts get past them."""

import base64
import hashlib
import platform
import re
from importlib.metadata import version as installed

import dash
import pytest
from flask.testing import FlaskClient

from components.http import headers, static

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


PAGES = ["/?lang=en", "/?lang=uk&theme=dark", "/api?lang=en", "/embed?lang=en"]


@pytest.mark.parametrize("path", PAGES)
def test_no_script_and_no_style_is_used_that_is_not_ours(client: FlaskClient, path: str) -> None:
    found = policy(client, path)
    for kind in ("script-src", "style-src"):
        assert "'self'" in found[kind]
        for source in found[kind]:
            assert source == "'self'" or source.startswith("'sha256-"), source


@pytest.mark.parametrize("path", PAGES)
def test_the_rest_of_a_pages_policy_is_closed(client: FlaskClient, path: str) -> None:
    found = policy(client, path)
    assert found["default-src"] == ["'none'"] and found["base-uri"] == ["'none'"]
    ancestors = found.pop("frame-ancestors")
    assert ancestors == (["*"] if path.startswith("/embed") else ["'none'"])
    assert not any("*" in source for sources in found.values() for source in sources)


@pytest.mark.parametrize("path", ["/losses.csv", "/losses.csv?by=x", "/healthz", "/nonsense"])
def test_what_is_no_page_may_load_nothing(client: FlaskClient, path: str) -> None:
    found = policy(client, path)
    assert set(found) == {"default-src", "base-uri", "form-action", "frame-ancestors"}
    assert all(sources == ["'none'"] for sources in found.values())


@pytest.mark.parametrize(
    ("path", "readers"),
    [
        ("/?lang=en", "same-origin"),
        ("/nonsense", "cross-origin"),
        ("/losses.csv", "cross-origin"),
        ("/chart.png?last=7d", "cross-origin"),
        ("/embed?lang=en", "cross-origin"),
        ("/embed.js", "cross-origin"),
        ("/_dash-dependencies", "same-origin"),
    ],
)
def test_everyone_may_load_what_is_public(client: FlaskClient, path: str, readers: str) -> None:
    assert client.get(path).headers["Cross-Origin-Resource-Policy"] == readers


def test_an_embed_and_who_frames_it_may_speak(client: FlaskClient) -> None:
    opener = "Cross-Origin-Opener-Policy"
    assert opener not in client.get("/embed?lang=en").headers
    assert client.get("/?lang=en").headers[opener] == "same-origin"


def test_the_built_scripts_carry_the_headers_too(client: FlaskClient) -> None:
    if not static.BUILT.is_dir():
        pytest.skip("nothing is built: make build/ready")
    for name in ("embed.js", "page.css"):
        with client.get(f"/assets/{name}") as answer:
            assert "immutable" in answer.headers["Cache-Control"]
            for header, value in headers.ALWAYS.items():
                assert answer.headers[header] == value


@pytest.mark.parametrize("path", PAGES)
def test_no_page_tells_what_it_is_served_with(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    told = f"{answer.text}{answer.headers}".lower()
    for version in (platform.python_version(), dash.__version__, installed("werkzeug")):
        assert version not in told
        assert f"v{version.replace('.', '_')}m" not in told
    assert "Server" not in answer.headers


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
    loaded = re.findall(r'<(?:script|img)[^>]+src="([^"]+)"', text)
    loaded += re.findall(r'<link rel="(?:stylesheet|icon)"[^>]* href="([^"]+)"', text)
    assert len(loaded) > 3
    assert not [address for address in loaded if re.match("(https?:)?//", address)]
