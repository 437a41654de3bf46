"""Fetching over HTTP: what is tried again, what is given up, and what is kept."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from data import fetch
from data.fetch import UpstreamUnusable, from_web
from data.sources import EQUIPMENT, PERSONNEL, SECOND, SOURCES
from tests.upstream import Site, served

FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr(fetch, "_FIRST_PAUSE", 0.0)
    folder = Path(shutil.copytree(FIXTURES / "upstream", tmp_path / "upstream"))
    with served(folder) as found:
        yield found


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "store" / ".fetched"


def fetched(site: Site, cache: Path, told: list[str] | None = None) -> dict[str, bytes]:
    return from_web(cache, mirrors=site.environment, say=[].append if told is None else told.append)


def test_the_files_are_those_of_upstream_whole(site: Site, cache: Path) -> None:
    files = fetched(site, cache)
    assert files == {s.file: (site.folder / s.file).read_bytes() for s in SOURCES}


def test_one_upstream_may_have_a_mirror_and_the_other_none() -> None:
    mirrors = {"UPSTREAM_SECOND": "https://mirror.example/losses/"}
    assert fetch._address(SECOND, mirrors) == "https://mirror.example/losses/russian-losses.json"
    assert fetch._address(PERSONNEL, mirrors) == PERSONNEL.url
    assert fetch._address(PERSONNEL, {"UPSTREAM_FIRST": ""}) == PERSONNEL.url


def test_unchanged_files_are_not_sent_again(site: Site, cache: Path) -> None:
    first = fetched(site, cache)
    assert site.answers == {200: 4}
    assert fetched(site, cache) == first
    assert site.answers == {200: 4, 304: 4}
    changed = site.folder / EQUIPMENT.file
    changed.write_text(changed.read_text().replace("930", "931"))
    assert fetched(site, cache)[EQUIPMENT.file] == changed.read_bytes()
    assert site.answers == {200: 5, 304: 7}


def test_a_kept_file_that_was_damaged_is_fetched_again(site: Site, cache: Path) -> None:
    fetched(site, cache)
    (cache / SECOND.file).write_text("[")
    assert json.loads(fetched(site, cache)[SECOND.file])
    assert site.answers == {200: 5, 304: 3}


def test_what_was_kept_from_another_address_is_not_taken(site: Site, cache: Path) -> None:
    fetched(site, cache)
    with served(site.folder) as other:
        fetched(other, cache)
        assert other.answers == {200: 4}


def test_a_passing_failure_is_tried_again_and_told(site: Site, cache: Path) -> None:
    site.failures = [503, 429, "torn"]
    told: list[str] = []
    with pytest.raises(UpstreamUnusable):
        fetched(site, cache, told)
    site.failures, told = [503, 429], []
    assert len(fetched(site, cache, told)) == 4
    again = [line for line in told if "trying again" in line]
    assert again == ["answered 503; trying again in 0 s", "answered 429; trying again in 0 s"]


def test_tries_are_further_and_further_apart(
    site: Site, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "_FIRST_PAUSE", 2.0)
    pauses: list[float] = []
    monkeypatch.setattr(fetch.time, "sleep", pauses.append)
    site.failures = [500] * fetch.TRIES
    with pytest.raises(UpstreamUnusable, match="answered 500, 3 times"):
        fetched(site, cache)
    assert pauses == [2.0, 4.0]


@pytest.mark.parametrize(
    ("failure", "told"),
    [
        ("silent", "timed out"),
        ("trickle", "took longer than 0 seconds"),
        ("torn", "broke off"),
    ],
)
def test_an_answer_that_does_not_come_or_end_is_given_up(
    site: Site, cache: Path, monkeypatch: pytest.MonkeyPatch, failure: str, told: str
) -> None:
    monkeypatch.setattr(fetch, "_TIMEOUT", (0.3, 0.3))
    monkeypatch.setattr(fetch, "_LONGEST", 0.3)
    site.failures = [failure] * fetch.TRIES
    with pytest.raises(UpstreamUnusable, match=rf"json: {told}, 3 times"):
        fetched(site, cache)
    assert not list(cache.glob("*.json"))


def test_a_file_that_has_moved_is_not_asked_for_again_and_again(site: Site, cache: Path) -> None:
    (site.folder / SECOND.file).unlink()
    with pytest.raises(UpstreamUnusable, match=r"answered 404.*UPSTREAM_FIRST or UPSTREAM_SECOND"):
        fetched(site, cache)
    assert site.answers[404] == 1


def test_a_file_beyond_five_million_bytes_is_unusable(site: Site, cache: Path) -> None:
    (site.folder / PERSONNEL.file).write_bytes(b" " * 5_000_000)
    assert len(fetched(site, cache)[PERSONNEL.file]) == 5_000_000
    (site.folder / PERSONNEL.file).write_bytes(b" " * 5_000_001)
    with pytest.raises(UpstreamUnusable, match="larger than 5,000,000 bytes"):
        fetched(site, cache)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("http://127.0.0.1:9/", "json: Connection refused, 3 times; expected the file"),
        ("http://upstream.invalid", "json: [A-Z][a-z ]+, 3 times; expected the file"),
        ("ftp://upstream.example", "^UPSTREAM_FIRST='ftp://upstream.example' is no address"),
        ("nonsense", "^UPSTREAM_FIRST='nonsense' is no address"),
        ("http://[", r"^UPSTREAM_FIRST='http://\[' is no address"),
    ],
)
def test_nobody_at_the_address_is_unusable(
    cache: Path, monkeypatch: pytest.MonkeyPatch, address: str, told: str
) -> None:
    monkeypatch.setattr(fetch, "_FIRST_PAUSE", 0.0)
    with pytest.raises(UpstreamUnusable, match=told):
        from_web(cache, mirrors={"UPSTREAM_FIRST": address}, say=print)
