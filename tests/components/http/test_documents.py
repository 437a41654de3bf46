"""What describes the addresses, for people: /api in both languages, its examples, its links."""

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from components.http.addresses import PARAMETERS, served
from components.words import LANGUAGES
from data.catalog import CATEGORIES
from data.rows import COLUMNS
from tests.components.http import asking


@pytest.fixture(params=list(LANGUAGES))
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_the_page_tells_every_address_parameter_category_and_column(
    client: FlaskClient, lang: str
) -> None:
    text = client.get(f"/api?lang={lang}").text
    told = set(re.findall("<code[^>]*>([^<]+)</code>", text))
    addresses = served(client.application)
    assert {address.path for address in addresses} <= told
    taken = {name for address in addresses for name in address.takes}
    assert taken <= told and taken <= set(PARAMETERS)
    assert set(CATEGORIES) <= told and set(COLUMNS) <= told
    assert set(LANGUAGES[lang].api.STATUSES) <= told  # type: ignore[index]


def test_every_example_on_the_page_works(client: FlaskClient, lang: str) -> None:
    text = client.get(f"/api?lang={lang}").text
    examples = [unescape(link) for link in re.findall('<pre[^>]*><a href="([^"]+)"', text)]
    assert len(examples) == len(served(client.application))
    for example in examples:
        answer = client.get(example.removeprefix(asking.ROOT), follow_redirects=True)
        assert answer.status_code == 200, example
        wordless = re.search("/(embed.js|datapackage.json|openapi.json|healthz|metrics)$", example)
        assert lang == "en" or bool(wordless) != ("uk" in example), example


def test_the_page_says_whose_claims_they_are(client: FlaskClient, lang: str) -> None:
    text = client.get(f"/api?lang={lang}").text
    assert f'<html lang="{lang}">' in text
    assert LANGUAGES[lang].api.CLAIMS in unescape(text)  # type: ignore[index]
    assert LANGUAGES[lang].api.LICENCE in unescape(text)  # type: ignore[index]


def test_the_page_runs_no_script_and_its_styles_are_ours(client: FlaskClient) -> None:
    text = client.get("/api?lang=en").text
    assert "<script" not in text and not re.search(r"\son[a-z]+=", text)
    styles = re.findall('<link rel="stylesheet" href="([^"]+)"', text)
    assert len(styles) == 2
    for style in styles:
        with client.get(f"/{style}") as answer:
            assert answer.status_code == 200 and answer.mimetype == "text/css"


@pytest.mark.parametrize(
    ("query", "accepts", "lang"),
    [
        ("", "uk-UA,uk;q=0.9", "uk"),
        ("", "fr", "en"),
        ("", "", "en"),
        ("lang=en", "uk", "en"),
        ("lang=uk", "en", "uk"),
        ("lang=fr", "uk", "uk"),
        ("lang=%00&x=1", "", "en"),
    ],
)
def test_the_page_is_in_the_language_asked_for_or_preferred(
    client: FlaskClient, query: str, accepts: str, lang: str
) -> None:
    answer = client.get(f"/api?{query}", headers={"Accept-Language": accepts})
    assert answer.status_code == 200 and f'<html lang="{lang}">' in answer.text
    assert answer.headers["Link"] == f'<{asking.ROOT}/api?lang={lang}>; rel="canonical"'
    is_named = query == f"lang={lang}"
    assert ("Accept-Language" in answer.headers["Vary"]) is not is_named


@pytest.mark.parametrize("path", ["/openapi.json", "/datapackage.json"])
def test_a_description_takes_no_parameter(client: FlaskClient, path: str) -> None:
    assert asking.fault(client.get(f"{path}?lang=en")) == (400, "unknown_parameter")
    assert client.get(path).headers["Link"] == f'<{asking.ROOT}{path}>; rel="canonical"'
