"""The dashboard's document and its canonical address."""

import json
import platform
import re
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app import create_app
from components import ids
from components.words import words
from data.dataset import Dataset
from data.loader import Library, load_current, load_dataset
from data.selection import Selection
from tests import stores

WEEKEND = "categories=personnel,tanks,afvs&from=2023-03-04&to=2023-03-05&lang=en"


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("", "lang=en"),
        ("lang=en&categories=afvs,tanks", "categories=tanks,afvs&lang=en"),
        ("categories=personnel&last=90d&lang=en", "lang=en"),
        ("categories=tonks&from=never&by=fortnight&lang=fr", "lang=en"),
        ("from=2023-03-05&to=2023-03-04", "from=2023-03-04&to=2023-03-05&lang=en"),
        ("from=1900-01-01&to=2022-03-01&lang=uk", "from=2022-02-25&to=2022-03-01&lang=uk"),
        ("categories=", "categories=&lang=en"),
        ("utm_source=newsletter&categories=tanks&lang=en", "categories=tanks&lang=en"),
        ("lang=en&lang=en", "lang=en"),
        ("%FF=%00&lang=uk", "lang=uk"),
        ("asof=2026-01-01-00000000&lang=en", f"lang=en#{ids.UNKNOWN_VERSION}"),
    ],
)
def test_every_other_spelling_leads_to_the_canonical_address(
    client: FlaskClient, asked: str, canonical: str
) -> None:
    answer = client.get(f"/?{asked}")
    assert answer.status_code in (301, 302, 303, 307, 308)
    assert answer.headers["Location"] == f"?{canonical}"
    followed = client.get(f"/?{canonical}")
    assert followed.status_code == 200 and followed.mimetype == "text/html"


@pytest.mark.parametrize(
    ("accepts", "lang"),
    [("uk-UA,uk;q=0.9,en;q=0.5", "uk"), ("en-GB", "en"), ("fr,de", "en"), ("*", "en"), ("", "en")],
)
def test_the_language_is_the_browsers_where_the_address_has_none(
    client: FlaskClient, accepts: str, lang: str
) -> None:
    answer = client.get("/", headers={"Accept-Language": accepts})
    assert answer.headers["Location"] == f"?lang={lang}"
    assert "Accept-Language" in answer.headers["Vary"]
    assert answer.cache_control.private and not answer.cache_control.public


def test_a_redirect_that_the_language_has_no_part_in_does_not_vary_by_it(
    client: FlaskClient,
) -> None:
    answer = client.get("/?lang=uk&categories=tonks", headers={"Accept-Language": "en"})
    assert answer.headers["Location"] == "?lang=uk"
    assert "Accept-Language" not in answer.headers.get("Vary", "")


def test_the_address_wins_over_the_browsers_language(client: FlaskClient) -> None:
    answer = client.get("/?lang=en", headers={"Accept-Language": "uk"})
    assert answer.status_code == 200 and '<html lang="en"' in answer.text


@pytest.mark.parametrize("lang", ["en", "uk"])
def test_the_document_says_whose_claim_and_of_what_before_any_script(
    client: FlaskClient, dataset: Dataset, lang: str
) -> None:
    text = client.get(f"/?from=2023-03-04&to=2023-03-05&lang={lang}").text
    say = words(lang)
    shown = unescape(text).replace("\u00a0", " ")
    assert f'<html lang="{lang}"' in text
    for told in (say.TITLE, say.CLAIM, say.report_of(dataset.newest), say.NO_SCRIPT, say.SKIP):
        assert told in shown
    (title,) = re.findall("<title>(.*?)</title>", shown)
    assert say.TITLE in title and "2023" in title


def test_the_document_names_its_canonical_address_and_its_file(client: FlaskClient) -> None:
    text = unescape(client.get(f"/?{WEEKEND}").text)
    assert f'<link rel="canonical" href="http://localhost/?{WEEKEND}">' in text
    assert f'href="losses.csv?{WEEKEND}"' in text


def test_the_document_does_not_tell_what_the_server_runs(client: FlaskClient) -> None:
    text = client.get("/?lang=en").text
    assert platform.python_version() not in text
    assert "python" not in text.lower()


def test_the_document_is_the_same_each_time_and_revalidated_by_its_etag(
    client: FlaskClient,
) -> None:
    first, second = client.get("/?lang=en"), client.get("/?lang=en")
    assert first.data == second.data and first.headers["ETag"] == second.headers["ETag"]
    assert first.cache_control.public and first.cache_control.max_age
    known = client.get("/?lang=en", headers={"If-None-Match": first.headers["ETag"]})
    assert (known.status_code, known.data) == (304, b"")
    assert client.get("/?lang=uk").headers["ETag"] != first.headers["ETag"]


def test_a_compressed_document_is_revalidated_too(client: FlaskClient) -> None:
    accepts = {"Accept-Encoding": "gzip, br"}
    first = client.get("/?lang=en", headers=accepts)
    assert first.headers["Content-Encoding"] in ("br", "gzip")
    assert "Accept-Encoding" in first.headers["Vary"]
    again = {**accepts, "If-None-Match": first.headers["ETag"]}
    assert client.get("/?lang=en", headers=again).status_code == 304


def test_the_page_stands_in_the_document_before_any_script(client: FlaskClient) -> None:
    text = client.get(f"/?{WEEKEND}").text.split('<script type="application/json"')[0]
    assert "820 + 930" in text and "153,120" in text
    charts = re.findall(r'<svg [^>]*class="drawing"', text)
    assert len(charts) == 3
    assert "820 + 930" not in client.get("/?lang=en").text


def test_the_answers_that_dash_asks_for_are_given_with_the_document(
    client: FlaskClient, dataset: Dataset
) -> None:
    text = client.get(f"/?{WEEKEND}").text
    given = dict(
        re.findall(
            r'<script type="application/json" data-answer="_dash-(\w+)">(.*?)</script>', text
        )
    )
    assert json.loads(given["dependencies"]) == client.get("/_dash-dependencies").get_json()
    location = json.loads(given["layout"])["props"]["children"][0]["props"]
    assert location["search"] == f"?{Selection.checked(WEEKEND, dataset).to_query()}"


def test_the_document_tells_who_shows_a_link_to_it_what_to_show(client: FlaskClient) -> None:
    text = unescape(client.get(f"/?{WEEKEND}").text)
    assert re.search(
        r'<meta property="og:image" content="http://localhost/chart.png\?[^"]*2023', text
    )
    assert 'type="application/json+oembed"' in text and "twitter:card" in text
    (title,) = re.findall('<meta property="og:title" content="(.*?)">', text)
    assert "1,750" in title


def test_a_frozen_view_says_that_it_is_one(client: FlaskClient, dataset: Dataset) -> None:
    frozen = f"from=2023-03-04&to=2023-03-05&asof={dataset.version}&lang=en"
    text = client.get(f"/?{frozen}").text
    assert dataset.version in text.split("<main")[0] and "1,750" in text
    assert '<p class="frozen">' not in client.get("/?lang=en").text


def test_a_chosen_theme_stands_in_the_document(client: FlaskClient) -> None:
    assert 'data-mantine-color-scheme="dark"' in client.get("/?lang=en&theme=dark").text
    assert "data-mantine-color-scheme" not in client.get("/?lang=en").text.split("<head>")[0]


@pytest.mark.parametrize("path", ["/?lang=en", "/losses.csv"])
def test_a_version_that_comes_in_the_midst_of_a_request_is_not_mixed_with_the_one_before(
    tiny_store: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    old = load_current(tiny_store)
    longer = {key: [*column, column[-1]] for key, column in stores.TINY.items()}
    new = load_dataset(stores.write_version(tiny_store, longer, name="2024-03-14-00000002"))
    coming: list[Dataset] = []
    monkeypatch.setattr(Library, "dataset", lambda _: coming.pop(0) if coming else old)
    right = create_app(tiny_store).server.test_client().get(path)
    client = create_app(tiny_store).server.test_client()
    client.get("/healthz")
    coming[:] = [old, *[new] * 50]
    client.get(path)
    assert len(coming) < 51, "the request asked for its dataset"
    coming.clear()
    # The old version is published again: what is kept under its name must be its own.
    assert client.get(path).data == right.data
