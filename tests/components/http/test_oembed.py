"""/oembed: the standard's fields (oembed.com, 1.0), sizes that are kept to, foreign addresses."""

import re
import struct
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

from app import create_app
from components.http import oembed, public
from tests import stores
from tests.components.http import asking

VIEW = f"{asking.ROOT}/?{asking.WEEKEND}&lang=en"


def ask(client: FlaskClient, url: str = VIEW, **more: Any) -> Any:
    return client.get(f"/oembed?{urlencode({'url': url, **more})}")


def told(client: FlaskClient, url: str = VIEW, **more: Any) -> dict[str, Any]:
    answer = ask(client, url, **more)
    assert (answer.status_code, answer.mimetype) == (200, "application/json"), answer.text
    found: dict[str, Any] = answer.get_json()
    return found


def framed(found: dict[str, Any]) -> dict[str, str]:
    """The attributes of the code's iframe."""
    opened = re.fullmatch("<iframe ([^>]+)></iframe>", found["html"])
    assert opened, found["html"]
    return {name: unescape(value) for name, value in re.findall('([a-z]+)="([^"]*)"', opened[1])}


def test_a_rich_answer_has_what_the_standard_requires(client: FlaskClient) -> None:
    found = told(client)
    assert found["type"] == "rich" and found["version"] == "1.0"
    assert isinstance(found["html"], str) and found["html"]
    for name in ("width", "height", "thumbnail_width", "thumbnail_height", "cache_age"):
        assert isinstance(found[name], int) and found[name] > 0
    assert found["provider_name"] == "Loss Tracker"
    assert found["provider_url"] == f"{asking.ROOT}/"
    assert {"thumbnail_url", "thumbnail_width", "thumbnail_height"} <= set(found), "all or none"


def test_the_code_is_a_frame_of_the_very_view(client: FlaskClient) -> None:
    found = told(client)
    frame = framed(found)
    assert frame["src"] == f"{asking.ROOT}/embed?{asking.WEEKEND}&lang=en"
    assert frame["title"] == found["title"] and frame["loading"] == "lazy"
    assert (frame["width"], frame["height"]) == (str(found["width"]), str(found["height"]))
    shown = client.get(frame["src"].removeprefix(asking.ROOT))
    assert shown.status_code == 200 and "820" in shown.text


def test_the_title_of_a_frozen_view_is_of_its_days(tmp_path: Path) -> None:
    """A report that came later is not in it: its day is repaired as on the page."""
    stores.write_revised(tmp_path)
    revised = create_app(tmp_path).server.test_client()
    view = f"from=2024-03-14&to=2024-03-14&asof={stores.BEFORE}&lang=en"
    found = told(revised, f"{asking.ROOT}/?{view}")
    assert "13 March 2024" in found["title"] and "14 March" not in found["title"]


def test_the_picture_is_of_the_size_it_tells(client: FlaskClient) -> None:
    for more in ({}, {"maxwidth": 300}, {"maxheight": 100}, {"maxwidth": 1, "maxheight": 1}):
        found = told(client, **more)
        image = client.get(found["thumbnail_url"].removeprefix(asking.ROOT))
        assert image.mimetype == "image/png"
        told_size = (found["thumbnail_width"], found["thumbnail_height"])
        assert struct.unpack(">II", image.data[16:24]) == told_size


@pytest.mark.parametrize("wide", [1, 300, 640, 10_000])
@pytest.mark.parametrize("tall", [1, 200, 10_000])
def test_nothing_is_larger_than_was_asked_for(client: FlaskClient, wide: int, tall: int) -> None:
    found = told(client, maxwidth=wide, maxheight=tall)
    for name in ("", "thumbnail_"):
        assert 0 < found[f"{name}width"] <= wide and 0 < found[f"{name}height"] <= tall
    assert found["width"] <= 640


@pytest.mark.parametrize(
    "url",
    [
        f"{asking.ROOT}",
        f"{asking.ROOT}/",
        f"{asking.ROOT}/?last=weekend",
        f"{asking.ROOT}/embed?categories=tanks&controls=0",
        "https://localhost/?lang=uk",
        "http://LOCALHOST/?lang=uk",
        f"{asking.ROOT}/?categories=tonks&by=fortnight",
        f"{asking.ROOT}/?last=7d#chart",
    ],
)
def test_every_address_of_a_view_is_known(client: FlaskClient, url: str) -> None:
    assert framed(told(client, url))["src"].startswith(f"{asking.ROOT}/embed?")


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/",
        "https://localhost.example.org/",
        f"{asking.ROOT}/losses.csv",
        f"{asking.ROOT}:9999/",
        f"{asking.ROOT}//example.org",
        "//localhost/",
        "localhost",
        "",
        "javascript:alert(1)",
        "ftp://localhost/",
        "http://[::1",
        "http://localhost@example.org/",
        "\x00",
    ],
)
def test_any_other_address_is_a_404(client: FlaskClient, url: str) -> None:
    assert asking.fault(ask(client, url)) == (404, "foreign_url")


def test_without_an_address_there_is_a_400(client: FlaskClient) -> None:
    assert asking.fault(client.get("/oembed")) == (400, "missing_url")


def test_xml_is_not_answered(client: FlaskClient) -> None:
    assert asking.fault(ask(client, format="xml")) == (501, "not_implemented")
    assert told(client, format="json") == told(client)


@pytest.mark.parametrize("value", ["0", "-1", "10001", "640px", "1e3", "", "6.4"])
@pytest.mark.parametrize("name", oembed.TAKES[1:3])
def test_a_size_that_is_none_is_a_400(client: FlaskClient, name: str, value: str) -> None:
    assert asking.fault(ask(client, **{name: value})) == (400, f"wrong_{name}")


def test_nothing_of_the_address_gets_into_the_code_as_it_was_written(client: FlaskClient) -> None:
    url = f'{asking.ROOT}/?categories="><script>alert(1)</script>&lang=en'
    found = told(client, url)
    assert "script" not in found["html"] and framed(found)["src"].endswith("/embed?lang=en")


def test_the_title_is_of_the_language(client: FlaskClient) -> None:
    found = told(client, f"{asking.ROOT}/?{asking.WEEKEND}&lang=uk")
    assert "бронетехніки" in found["title"] and framed(found)["src"].endswith("lang=uk")


def test_with_a_public_address_both_names_of_the_dashboard_are_known(
    monkeypatch: pytest.MonkeyPatch, tiny_store: Path
) -> None:
    monkeypatch.setenv(public.PUBLIC_URL, "https://example.org/losses")
    client = create_app(tiny_store).server.test_client()
    for url in ("https://example.org/losses", "https://example.org/losses/?last=7d", VIEW):
        assert framed(told(client, url))["src"].startswith("https://example.org/losses/embed?")
    assert asking.fault(ask(client, "https://example.org/"))[0] == 404
