"""Every state that a store can be in at the start, at every address: figures or a plain 503."""

import html
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from app import create_app
from components.words import words
from tests import stores
from tests.faults.form import told

pytestmark = pytest.mark.faults

OLD, NEW = "2024-03-13-00000001", "2024-03-14-00000002"
VALUES = {
    "filename": "embed.css",
    "path": "nowhere",
    "package_name": "dash",
    "fingerprinted_path": "nowhere.js",
}
"""A value for each part of an address that takes one."""

OF_FIGURES = {
    *("/", "/embed", "/losses.csv", "/losses.json", "/latest.json", "/feed.atom"),
    *("/chart.json", "/chart.svg", "/chart.png", "/healthz", "/_dash-layout"),
}
"""Addresses that have nothing to say without figures."""


def good(store: Path) -> None:
    stores.write_version(store, name=OLD)
    stores.write_version(store, name=NEW, after=OLD)


def damage(folder: Path) -> None:
    (folder / "totals.csv").write_text("date\n")


def corrupt_with_a_good_last(store: Path) -> None:
    good(store)
    damage(store / NEW)


def both_corrupt(store: Path) -> None:
    corrupt_with_a_good_last(store)
    damage(store / OLD)


def missing(store: Path) -> None:
    """No folder at all."""


def a_file(store: Path) -> None:
    store.write_text("not a folder")


def unreadable(store: Path) -> None:
    """Files that the system refuses to open, to root too: links that lead to themselves."""
    good(store)
    for path in [path for path in store.rglob("*") if path.is_file()]:
        path.unlink()
        path.symlink_to(path)


def rubbish(store: Path) -> None:
    good(store)
    shutil.rmtree(store / OLD)
    shutil.rmtree(store / NEW)
    (store / "current").write_bytes(b"\xff\x00../..\n")


def empty(store: Path) -> None:
    store.mkdir()


WITH_FIGURES = [good, corrupt_with_a_good_last]
WITHOUT = [both_corrupt, missing, a_file, unreadable, rubbish, empty]
State = Callable[[Path], None]


def client_of(state: State, folder: Path) -> FlaskClient:
    state(folder / "store")
    client: FlaskClient = create_app(folder / "store").server.test_client()
    return client


def addresses(client: FlaskClient) -> list[tuple[str, str]]:
    """Each method and address of the app."""
    rules: list[Rule] = list(client.application.url_map.iter_rules())
    adapter = client.application.url_map.bind("localhost")
    return sorted(
        (method, adapter.build(rule.endpoint, {name: VALUES[name] for name in rule.arguments}))
        for rule in rules
        for method in {"GET", "HEAD", "POST"} & set(rule.methods or ())
    )


@pytest.mark.parametrize("state", WITH_FIGURES)
def test_with_a_good_version_every_address_answers(state: State, tmp_path: Path) -> None:
    client = client_of(state, tmp_path)
    answers = Counter[int]()
    for method, address in addresses(client):
        with client.open(address, method=method, follow_redirects=True) as response:
            assert response.status_code < 500, (method, address)
            answers[response.status_code] += 1
    expected = OLD if state is corrupt_with_a_good_last else NEW
    assert client.get("/healthz").json == {**client.get("/healthz").json, "version": expected}
    assert all(client.get(a, follow_redirects=True).status_code == 200 for a in OF_FIGURES)
    told(f"{state.__name__}: {dict(answers)}")


@pytest.mark.parametrize("state", WITHOUT)
def test_without_one_every_address_says_so_and_when_to_come_back(
    state: State, tmp_path: Path
) -> None:
    client = client_of(state, tmp_path)
    answers, without = Counter[int](), set[str]()
    for method, address in addresses(client):
        response = client.open(address, method=method, follow_redirects=True)
        response.close()
        assert response.status_code < 500 or response.status_code == 503, (method, address)
        if response.status_code == 503:
            without.add(address)
            assert int(response.headers["Retry-After"]) > 0, (method, address)
            assert response.headers["Cache-Control"] == "no-store", (method, address)
            if method == "GET":
                said = response.json["message"] if response.is_json else response.text
                assert words("en").UNAVAILABLE in html.unescape(said), address
        answers[response.status_code] += 1
    assert without >= OF_FIGURES
    told(f"{state.__name__}: {dict(answers)}")


@pytest.mark.parametrize("state", WITHOUT)
def test_a_store_that_is_mended_is_served_without_a_restart(state: State, tmp_path: Path) -> None:
    client = client_of(state, tmp_path)
    assert client.get("/healthz").status_code == 503
    store = tmp_path / "store"
    if store.is_dir():
        shutil.rmtree(store)
    store.unlink(missing_ok=True)
    good(store)
    assert client.get("/healthz").json["version"] == NEW
