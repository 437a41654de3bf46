"""PUBLIC_URL: what is an address, what is none, and that all answers print it."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from app import create_app
from components.configuration import ConfigurationError
from components.http import public
from components.http.index import Dashboard
from components.http.public import checked
from data.dataset import Dataset
from data.selection import Selection
from tests.components.http import asking

HOME = "https://losses.example.org/war"
STORE = Path(__file__).parents[3] / "data" / "store"


@pytest.fixture(scope="module")
def abroad() -> FlaskClient:
    """A client of an app that has a public address, whom it asks at another one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PUBLIC_URL", f"{HOME}/")
        return create_app(STORE).server.test_client()


def test_a_host_in_other_letters_is_named_as_headers_can(client: FlaskClient) -> None:
    host = "xn--80aaxitdbjk.xn--j1amh"
    answer = client.get("/losses.csv?last=7d", headers={"Host": host})
    assert answer.status_code == 200 and f"<http://{host}/losses.csv" in answer.headers["Link"]


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("", ""),
        ("https://losses.example.org", "https://losses.example.org"),
        ("https://losses.example.org/", "https://losses.example.org"),
        ("http://127.0.0.1:8050", "http://127.0.0.1:8050"),
        ("http://[::1]:8050/", "http://[::1]:8050"),
        ("https://example.org/a/b-c_d~e/", "https://example.org/a/b-c_d~e"),
    ],
)
def test_an_address_is_taken_without_its_last_slash(value: str, address: str) -> None:
    assert checked(value) == address


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("losses.example.org", "http"),
        ("ftp://example.org", "http"),
        ("//example.org", "http"),
        ("https://", "no host"),
        ("https://user:secret@example.org", "user name"),
        ("https://example.org/?lang=en", "query"),
        ("https://example.org/#chart", "fragment"),
        ("https://example.org:99999", "no address"),
        ("https://[::1", "no address"),
        ("https://приклад.укр", "other letters"),
        ("https://example.org/a b", "a space"),
        ("https://example.org//", "path"),
        ('https://example.org/"><script>', "path"),
        ("https://exa mple.org", "a space"),
        (" https://example.org", "a space"),
        ("https://example.org\n", "a line's end"),
        ("https://example.org/\u200b", "not seen"),
    ],
)
def test_what_is_no_address_stops_the_start_and_says_why(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, value: str, says: str
) -> None:
    with pytest.raises(ConfigurationError) as raised:
        checked(value)
    assert says in str(raised.value)
    assert "Correct it, or leave it out" in str(raised.value) and repr(value) in str(raised.value)
    monkeypatch.setenv("PUBLIC_URL", value)
    with pytest.raises(ConfigurationError):
        create_app(tmp_path)


def test_without_one_an_answer_names_where_it_was_asked(client: FlaskClient) -> None:
    answer = client.get("/losses.csv", base_url="https://news.example.org:8443/")
    assert answer.headers["Link"].startswith("<https://news.example.org:8443/losses.csv?")


@pytest.mark.parametrize("address", ["/losses.csv", "/losses.json", "/chart.svg", "/feed.atom"])
def test_the_canonical_address_is_the_public_one(abroad: FlaskClient, address: str) -> None:
    link = abroad.get(address, base_url="http://10.0.0.7:8050").headers["Link"]
    assert link.startswith(f"<{HOME}{address}?lang=en")


def test_every_link_in_an_answer_is_the_public_one(abroad: FlaskClient) -> None:
    latest = abroad.get("/latest.json").get_json()
    links = [*latest["links"].values(), *(each["link"] for each in latest["categories"])]
    links.append(abroad.get("/losses.json").get_json()["link"])
    found = abroad.get(f"/oembed?url={HOME}/").get_json()
    links += [found["provider_url"], found["thumbnail_url"]]
    links += re.findall('src="([^"]+)"', found["html"])
    links += [each["url"] for each in abroad.get("/openapi.json").get_json()["servers"]]
    package = abroad.get("/datapackage.json").get_json()
    links += [package["homepage"], package["resources"][0]["path"]]
    links += re.findall('<pre[^>]*><a href="([^"]+)"', abroad.get("/api?lang=en").text)
    assert len(links) > 30
    assert [link for link in links if not link.startswith(HOME)] == []


def test_the_feed_names_the_public_address_and_its_host(abroad: FlaskClient) -> None:
    root = ElementTree.fromstring(abroad.get("/feed.atom").data)
    space = "{http://www.w3.org/2005/Atom}"
    links = [
        link.attrib["href"]
        for link in root.iter(f"{space}link")
        if link.get("rel") in ("self", "alternate")
    ]
    assert len(links) == 32 and all(link.startswith(f"{HOME}/") for link in links)
    assert (root.findtext(f"{space}id") or "").startswith("tag:losses.example.org,")


def test_a_picture_names_the_public_host(abroad: FlaskClient) -> None:
    said = asking.read(abroad, "/chart.svg?lang=en")
    assert "losses.example.org/war" in said and "localhost" not in said


def test_the_host_that_a_request_names_gets_into_no_answer_of_another(
    abroad: FlaskClient, client: FlaskClient
) -> None:
    for asked in (abroad, client):
        before = asked.get("/latest.json").data
        asked.get("/latest.json", base_url="https://evil.example")
        assert asked.get("/latest.json").data == before
    evil = abroad.get("/latest.json", base_url="https://evil.example")
    assert "evil" not in evil.text and "evil" not in str(evil.headers)


def test_a_link_that_is_shared_brings_its_picture_and_its_embed(
    app: Dashboard, dataset: Dataset
) -> None:
    query = f"{asking.WEEKEND}&lang=uk"
    selection = Selection.from_query(query, dataset)
    with app.server.test_request_context("/", base_url="https://losses.example.org"):
        head = public.head(selection, title='A "title" & more')
    client = app.server.test_client()
    found = dict(re.findall('<meta (?:property|name)="([^"]+)" content="([^"]*)">', head))
    assert found["og:title"] == found["og:image:alt"] == "A &quot;title&quot; &amp; more"
    assert found["og:locale"] == "uk_UA" and found["twitter:card"] == "summary_large_image"
    assert found["og:url"] == f"https://losses.example.org/?{query}".replace("&", "&amp;")
    image = found["og:image"].replace("&amp;", "&").removeprefix("https://losses.example.org")
    picture = client.get(image).data
    told = (int(found["og:image:width"]), int(found["og:image:height"]))
    assert told == (1200, 628) == tuple(int.from_bytes(picture[at : at + 4]) for at in (16, 20))
    links = dict(re.findall('type="([^"]+)" href="([^"]+)"', head))
    assert set(links) == {"application/json+oembed", "application/atom+xml"}
    oembed = links["application/json+oembed"].replace("&amp;", "&")
    answer = client.get(
        oembed.removeprefix("https://losses.example.org"), base_url="https://losses.example.org"
    )
    assert query.replace("&", "&amp;") in json.loads(answer.data)["html"]
