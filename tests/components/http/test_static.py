"""Scripts and styles: compressed, and kept by the browser for good."""

import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from flask_compress import flask_compress

from components.http import static


def loaded(client: FlaskClient) -> list[str]:
    text = client.get("/?lang=en").text
    found = re.findall(
        r'(?:src|href|data-charts)="(/?(?:_dash-component-suites|assets)/[^"]+)"', text
    )
    return [f"/{address.lstrip('/')}" for address in found]


def test_the_page_loads_the_small_chart_library(client: FlaskClient) -> None:
    found = []
    for address in loaded(client):
        with client.get(address) as answer:
            found += re.findall(rb"plotly\.js \((.*?)\) v", answer.data)
    assert found == [b"basic - minified"]
    assert not [each for each in loaded(client) if "plotly.min" in each]


@pytest.mark.skipif(not static.MANIFEST.is_file(), reason="not built: make build/ready")
def test_the_page_loads_few_files(client: FlaskClient) -> None:
    addresses = loaded(client)
    assert len(addresses) <= 5
    for address in addresses:
        with client.get(address) as answer:
            assert answer.status_code == 200, address


@pytest.mark.skipif(not static.MANIFEST.is_file(), reason="not built: make build/ready")
@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_what_is_built_is_sent_compressed_and_for_good(client: FlaskClient, encoding: str) -> None:
    scripts = [address for address in loaded(client) if ".js" in address]
    assert scripts
    for address in scripts:
        with client.get(address, headers={"Accept-Encoding": encoding}) as answer:
            assert answer.status_code == 200
            kept = answer.headers["Cache-Control"]
            assert f"max-age={static.FOREVER}" in kept and "immutable" in kept, address
            if len(answer.data) > 2_000:
                assert answer.headers.get("Content-Encoding") == encoding, address


@pytest.mark.parametrize("path", ["/?lang=en", "/losses.csv?last=war", "/_dash-layout?lang=en"])
def test_what_is_made_on_request_is_compressed_on_request(client: FlaskClient, path: str) -> None:
    plain = client.get(path)
    small = client.get(path, headers={"Accept-Encoding": "br"})
    assert small.headers["Content-Encoding"] == "br" and len(small.data) < len(plain.data) / 2
    assert "Content-Encoding" not in plain.headers


def test_a_view_is_compressed_once_however_it_is_spelt(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    compressed: list[int] = []
    compress = flask_compress._compress_data

    def counted(*of: Any) -> bytes:
        compressed.append(1)
        return compress(*of)

    monkeypatch.setattr(flask_compress, "_compress_data", counted)
    spellings = ("categories=mlrs&last=1y", "last=1y&categories=mlrs", "last=%31y&categories=mlrs")
    answers = [
        client.get(f"/losses.csv?{query}&lang=en", headers={"Accept-Encoding": "br"}).data
        for query in spellings
    ]
    assert len(compressed) == 1 and answers[0] == answers[1] == answers[2]
