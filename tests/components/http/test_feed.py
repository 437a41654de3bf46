"""/feed.atom: an entry a report, in words, with ids and times that stay."""

from datetime import date
from pathlib import Path
from time import struct_time
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from flask.testing import FlaskClient

from app import create_app
from components.http import feed
from data.dataset import Dataset
from tests import stores
from tests.components.http import asking

ATOM = "{http://www.w3.org/2005/Atom}"


def read(client: FlaskClient, query: str = "lang=en") -> Any:
    """The feed as a feed reader has it, which found no fault in it."""
    answer = client.get(f"/feed.atom?{query}")
    assert answer.status_code == 200 and answer.mimetype == "application/atom+xml"
    found = feedparser.parse(answer.data, response_headers={"content-type": answer.content_type})
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


@pytest.fixture
def revised(tmp_path: Path) -> FlaskClient:
    """A client of a store whose newest two reports are of 13 and 14 March 2024, the first of
    which was revised by the version of the second."""
    stores.write_revised(tmp_path)
    return create_app(tmp_path).server.test_client()


def test_a_reader_finds_the_newest_reports_newest_first(
    client: FlaskClient, dataset: Dataset
) -> None:
    found = read(client)
    days = [entry.id.rpartition("/")[2] for entry in found.entries]
    assert days == [f"{day:%Y-%m-%d}" for day in reversed(dataset.totals.index[-30:])]
    assert found.feed.title == "Russian losses, as claimed by Ukraine: report by report"
    assert found.feed.subtitle == "Claims of one side, not independently verified"
    assert found.feed.author == "Loss Tracker" and "MIT" in found.feed.rights


def test_it_has_all_that_the_standard_requires(client: FlaskClient) -> None:
    root = ElementTree.fromstring(client.get("/feed.atom?lang=en").data)
    for node in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (only,) = node.findall(f"{ATOM}{name}")
            assert only.text
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    (own,) = [link for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert own.get("href") == f"{asking.ROOT}/feed.atom?lang=en"
    ids = [node.text for node in root.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids) == 31


def test_an_entry_says_whose_claim_it_is_and_leads_to_its_view_and_its_report(
    client: FlaskClient,
) -> None:
    entry = read(client).entries[0]
    links = {link.rel: link.href for link in entry.links}
    assert links["via"].startswith("https://mod.gov.ua/")
    assert client.get(links["alternate"].removeprefix(asking.ROOT)).status_code == 200
    (content,) = entry.content
    assert content.type == "text/html" and "not independently verified" in content.value
    assert links["via"] in content.value and "killed and wounded" in entry.summary


def test_nothing_in_an_entry_runs(client: FlaskClient) -> None:
    answer = client.get("/feed.atom?lang=uk").text
    assert "&lt;script" not in answer and "onerror" not in answer and "javascript:" not in answer


def test_a_restatement_is_no_losses_of_its_report(dataset: Dataset) -> None:
    entry = feed.entry(dataset, date(2025, 2, 28), "en")
    assert "1,060" in entry.title and "2,710" not in entry.title
    assert "1,650" in entry.content


@pytest.mark.parametrize(("lang", "word"), [("en", "tanks"), ("uk", "танк")])
def test_each_language_has_a_feed_of_its_own(client: FlaskClient, lang: str, word: str) -> None:
    found = read(client, f"lang={lang}")
    assert found.feed.language == lang
    assert all(word in entry.content[0].value for entry in found.entries)
    assert all(f":{lang}/report/" in entry.id for entry in found.entries)


def test_the_default_language_is_english(client: FlaskClient) -> None:
    assert client.get("/feed.atom").data == client.get("/feed.atom?lang=en").data


def test_a_report_is_of_its_morning_in_kyiv(client: FlaskClient) -> None:
    entry = read(client).entries[0]
    assert entry.published == "2026-08-22T09:00:00+03:00" == entry.updated
    assert isinstance(entry.updated_parsed, struct_time) and entry.updated_parsed.tm_hour == 6


def test_a_revised_report_keeps_its_id_and_tells_when_it_changed(revised: FlaskClient) -> None:
    newest, before, *older = read(revised).entries
    assert before.id.endswith(":en/report/2024-03-13")
    assert before.published.startswith("2024-03-13T09:00")
    assert before.updated == newest.updated == "2024-03-14T09:00:00+02:00"
    assert all(entry.updated == entry.published for entry in older)
    assert "1,320" in before.content[0].value and "1,325" not in before.content[0].value


def test_a_day_without_a_report_has_no_entry(revised: FlaskClient) -> None:
    days = [entry.id[-10:] for entry in read(revised).entries]
    assert "2024-03-08" not in days and len(days) == 10


@pytest.mark.parametrize("query", ["categories=tanks", "asof=2026-08-22-12871f0a", "last=7d"])
def test_the_feed_is_no_view(client: FlaskClient, query: str) -> None:
    assert asking.fault(client.get(f"/feed.atom?{query}")) == (400, "unknown_parameter")


def test_ids_stay_when_the_scheme_or_port_changes(client: FlaskClient) -> None:
    def ids(base: str) -> list[str]:
        answer = client.get("/feed.atom", base_url=base)
        return [node.text or "" for node in ElementTree.fromstring(answer.data).iter(f"{ATOM}id")]

    assert ids("http://losses.example.org:8050") == ids("https://losses.example.org")
    assert ids("https://losses.example.org")[0].startswith("tag:losses.example.org,2022-02-25:")
