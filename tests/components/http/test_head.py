"""What the document's head tells of a view to who shows a link to it."""

import json
import struct
from html.parser import HTMLParser
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

from components.http import public
from components.http.index import Dashboard
from components.words import words
from data.dataset import Dataset
from data.selection import Selection

ROOT = "http://localhost"
WEEKEND = "categories=personnel,tanks,afvs&from=2023-03-04&to=2023-03-05"
TITLE = 'Losses "claimed" <by> Ukraine & others'


class Head(HTMLParser):
    """The properties and links of a head."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.told: dict[str, str] = {}
        self.links: dict[str, dict[str, str]] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self.told[given.get("property") or given["name"]] = given["content"]
        if tag == "link":
            assert given["rel"] == "alternate"
            self.links[given["type"]] = given


@pytest.fixture
def selection(dataset: Dataset) -> Selection:
    return Selection.checked(f"{WEEKEND}&lang=en", dataset)


def head(app: Dashboard, selection: Selection) -> Head:
    with app.server.test_request_context("/"):
        return Head(public.head(selection, title=TITLE))


def test_a_card_says_what_is_claimed_by_whom_and_where(
    app: Dashboard, selection: Selection
) -> None:
    told = head(app, selection).told
    assert told["og:title"] == told["og:image:alt"] == TITLE
    assert told["og:url"] == f"{ROOT}/?{selection.to_query()}"
    assert told["og:site_name"] == words("en").TITLE
    assert "General Staff" in told["og:description"] and told["og:type"] == "website"
    assert told["twitter:card"] == "summary_large_image"


@pytest.mark.parametrize(("lang", "locale"), [("en", "en_GB"), ("uk", "uk_UA")])
def test_a_card_is_in_the_views_language(
    app: Dashboard, selection: Selection, lang: str, locale: str
) -> None:
    told = head(app, selection.changed(lang=lang)).told
    assert told["og:locale"] == locale and told["og:site_name"] == words(lang).TITLE
    assert told["og:description"] == words(lang).SUMMARY


def test_the_cards_picture_is_of_that_view_and_as_large_as_it_says(
    app: Dashboard, client: FlaskClient, selection: Selection
) -> None:
    told = head(app, selection).told
    assert told["og:image"].startswith(f"{ROOT}/chart.png?{selection.to_query()}&")
    answer = client.get(told["og:image"].removeprefix(ROOT))
    assert (answer.status_code, answer.mimetype) == (200, told["og:image:type"])
    # A PNG's first chunk begins with its width and height.
    size = struct.unpack(">II", answer.data[16:24])
    assert size == (int(told["og:image:width"]), int(told["og:image:height"]))


def test_a_pasted_link_leads_to_the_embed_of_that_view(
    app: Dashboard, client: FlaskClient, selection: Selection
) -> None:
    link = head(app, selection).links["application/json+oembed"]
    assert link["title"] == TITLE
    asked = urlencode({"url": f"{ROOT}/?{selection.to_query()}", "format": "json"})
    assert link["href"] == f"{ROOT}/oembed?{asked}"
    told = json.loads(client.get(link["href"].removeprefix(ROOT)).text)
    assert told["type"] == "rich" and WEEKEND.replace("&", "&amp;") in told["html"]


@pytest.mark.parametrize("lang", ["en", "uk"])
def test_the_feed_is_in_the_views_language(
    app: Dashboard, client: FlaskClient, selection: Selection, lang: str
) -> None:
    link = head(app, selection.changed(lang=lang)).links["application/atom+xml"]
    assert link["href"] == f"{ROOT}/feed.atom?lang={lang}"
    assert link["title"] == words(lang).api.FEED_TITLE
    assert client.get(link["href"].removeprefix(ROOT)).status_code == 200


def test_every_address_is_the_one_that_the_world_knows(
    app: Dashboard, selection: Selection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.server.config, public.PUBLIC_URL, "https://losses.example.org/war")
    found = head(app, selection)
    addresses = [
        found.told["og:url"],
        found.told["og:image"],
        *(link["href"] for link in found.links.values()),
    ]
    assert len(addresses) == 4
    for address in addresses:
        assert address.startswith("https://losses.example.org/war/")
