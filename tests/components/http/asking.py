"""What tests of the public addresses ask, and how they read an answer."""

import re
from html import unescape

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from components.http import addresses, api_page
from components.http.addresses import Address

WEEKEND = addresses.WEEKEND
ROOT = "http://localhost"
"""Where the test client asks."""


def of_kind(server: Flask, *kinds: str) -> list[Address]:
    return [address for address in addresses.served(server) if address.kind in kinds]


def example(address: Address) -> str:
    """The address's own example, from the root on."""
    return api_page.example(address, ROOT).removeprefix(ROOT)


def with_query(address: Address, more: str) -> str:
    """The address with what it requires and one query more."""
    needed = f"url={ROOT}/&" if "url" in address.required else ""
    return f"{address.path}?{needed}{more}"


def fault(answer: TestResponse) -> tuple[int, str]:
    """An error's status and code; every error has a sentence, is open to any page and not kept."""
    assert answer.mimetype == "application/json", answer.text
    told = answer.get_json()
    assert set(told) == {"error", "message"}
    assert re.fullmatch("[a-z0-9_]+", told["error"])
    assert told["message"].endswith(".") and " " in told["message"], told["message"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.cache_control.no_store and "ETag" not in answer.headers
    return answer.status_code, told["error"]


def read(client: FlaskClient, path: str) -> str:
    """What a page or a drawing says, tags left out, single spaces between."""
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    bare = re.sub(r"(?s)<(script|style).*?</\1>", " ", answer.text)
    return re.sub(r"\s+", " ", unescape(re.sub("<[^>]+>", " ", bare)))
