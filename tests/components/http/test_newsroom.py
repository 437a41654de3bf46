"""The page for newsrooms: every example on it works as it is copied."""

import re
import shlex
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from app import create_app
from components.http import newsroom_page
from components.words import words
from data.dataset import Dataset

ROOT = "http://localhost"
BOTH = pytest.mark.parametrize("lang", ["en", "uk"])


class Frames(HTMLParser):
    """The attributes of every frame in a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[dict[str, str | None]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "iframe":
            self.found.append(dict(attrs))


def shown(client: FlaskClient, lang: str) -> dict[str, str]:
    """What the page offers to copy, by the name of the example."""
    text = client.get(f"/newsroom?lang={lang}").text
    return {
        key: unescape(re.sub("<[^>]+>", "", inside))
        for key, inside in re.findall(r'<code id="([a-z]+)">(.*?)</code>', text, re.DOTALL)
    }


def addresses(client: FlaskClient, lang: str) -> list[str]:
    """Every address in the examples, as a reader or a browser would follow it."""
    found = []
    for text in shown(client, lang).values():
        found += [unescape(address) for address in re.findall(r'https?://[^\s"<>]+', text)]
    return found


@BOTH
def test_the_page_tells_every_step_with_an_example(client: FlaskClient, lang: str) -> None:
    answer = client.get(f"/newsroom?lang={lang}")
    say = words(lang)
    told = unescape(answer.text)
    assert answer.status_code == 200 and answer.mimetype == "text/html"
    assert f'<html lang="{lang}">' in told and told.count("<h1>") == 1
    assert say.newsroom.CLAIMS in told and say.CLAIM in told
    sections = re.findall(r'<section id="([a-z]+)">(.*?)</section>', told, re.DOTALL)
    assert [name for name, _ in sections] == list(say.newsroom.SECTIONS)
    assert all("<pre" in inside for _, inside in sections)
    assert set(shown(client, lang)) == set(say.newsroom.EXAMPLES)


@BOTH
def test_every_address_in_an_example_answers(client: FlaskClient, lang: str) -> None:
    found = addresses(client, lang)
    assert len(found) >= 14
    for address in found:
        assert address.startswith(f"{ROOT}/"), address
        assert client.get(address.removeprefix(ROOT)).status_code == 200, address


@BOTH
def test_an_address_is_canonical_so_that_it_is_one_link_for_all(
    client: FlaskClient, lang: str
) -> None:
    told = shown(client, lang)
    answer = client.get(told["csv"].removeprefix(ROOT))
    assert answer.headers["Link"] == f'<{told["csv"]}>; rel="canonical"'
    assert client.get(told["paste"].removeprefix(ROOT)).status_code == 200


@BOTH
def test_every_frame_has_a_name_a_height_and_waits_until_it_is_near(
    client: FlaskClient, lang: str
) -> None:
    told = shown(client, lang)
    frames = {key: Frames(told[key]).found for key in ("live", "small", "frozen")}
    for (frame,) in frames.values():
        assert words(lang).names(("personnel", "tanks", "afvs")) in str(frame["title"])
        assert frame["loading"] == "lazy" and int(str(frame["height"])) >= 300
        assert parse_qs(urlsplit(str(frame["src"])).query)["lang"] == [lang]
    assert frames["live"][0]["width"] == "100%" and frames["small"][0]["width"] == "300"
    assert told["live"].endswith(told["script"])


def test_the_frozen_code_names_days_and_version_and_the_live_one_neither(
    client: FlaskClient, dataset: Dataset
) -> None:
    told = shown(client, "en")
    query = {
        key: parse_qs(urlsplit(str(Frames(told[key]).found[0]["src"])).query)
        for key in ("live", "frozen")
    }
    assert query["live"]["last"] == ["weekend"] and "asof" not in query["live"]
    # 15 and 16 August 2026 are the last Saturday and Sunday before the newest report's day.
    assert query["frozen"]["from"] == ["2026-08-15"] and query["frozen"]["to"] == ["2026-08-16"]
    assert query["frozen"]["asof"] == [dataset.version] and "last" not in query["frozen"]


def test_the_command_asks_for_the_newest_report_with_its_etag(client: FlaskClient) -> None:
    command = shlex.split(shown(client, "en")["curl"])
    assert command[0] == "curl" and command[-1] == f"{ROOT}/latest.json?lang=en"
    assert "--etag-compare" in command and "--etag-save" in command
    first = client.get("/latest.json?lang=en")
    known = {"If-None-Match": first.headers["ETag"]}
    assert client.get("/latest.json?lang=en", headers=known).status_code == 304


def test_the_examples_name_the_address_that_the_world_knows(
    monkeypatch: pytest.MonkeyPatch, tiny_store: Path
) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://losses.example.org/war/")
    client = create_app(tiny_store).server.test_client()
    for address in addresses(client, "en"):
        assert address.startswith("https://losses.example.org/war/")
        path = address.removeprefix("https://losses.example.org/war")
        assert client.get(path).status_code == 200, address


def test_the_page_works_without_a_script(client: FlaskClient) -> None:
    text = client.get("/newsroom?lang=en").text
    buttons = re.findall("<button[^>]*>", text)
    assert len(buttons) == len(words("en").newsroom.EXAMPLES)
    assert all(" hidden>" in button for button in buttons), "a script shows them"
    assert not re.search(r"<script(?![^>]* src=)", text)


@pytest.mark.parametrize(
    ("query", "accepts", "lang"),
    [("", "uk", "uk"), ("", "fr", "en"), ("?lang=en", "uk", "en"), ("?lang=xx&a=%FF", "uk", "uk")],
)
def test_the_page_is_in_the_language_asked_for(
    client: FlaskClient, query: str, accepts: str, lang: str
) -> None:
    answer = client.get(f"/newsroom{query}", headers={"Accept-Language": accepts})
    assert f'<html lang="{lang}">' in answer.text
    assert answer.headers["Link"] == f'<{ROOT}/newsroom?lang={lang}>; rel="canonical"'
    asked = query.startswith(f"?lang={lang}")
    assert ("Accept-Language" in answer.headers["Vary"]) is not asked


def test_the_page_is_revalidated_by_its_etag(client: FlaskClient) -> None:
    first = client.get("/newsroom?lang=en")
    again = client.get("/newsroom?lang=en", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@BOTH
def test_no_example_is_without_words_and_no_words_without_example(
    dataset: Dataset, lang: str
) -> None:
    told = newsroom_page.examples(dataset, "en", ROOT)
    say = words(lang).newsroom
    assert list(told) == list(say.SECTIONS) == list(say.TEXTS)
    assert [key for inside in told.values() for key in inside] == list(say.EXAMPLES)
