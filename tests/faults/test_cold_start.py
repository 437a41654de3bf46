"""A worker's first requests, many at once, while nothing of it is warm."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from components.http import static
from tests.faults.processes import kill, until_another_works, workers
from tests.faults.visitors import ask, at_once
from tests.served import served

pytestmark = pytest.mark.faults

VISITORS = 24
PAGES = ("/?lang=en", "/embed?lang=uk", "/losses.csv?lang=en", "/chart.png?last=7d&lang=en")


@contextmanager
def cold(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """A worker that answered nothing yet, and the addresses of the page's own scripts."""
    with served(folder / "log", WEB_THREADS="8") as (address, server):
        document = ask(address, "/?lang=en").body.decode()
        scripts = [f"/{path}" for path in re.findall(r'(?:src|charts)="/?([^"]+js)"', document)]
        before = workers(server.pid)
        kill(*before)
        until_another_works(server.pid, before)
        yield address, scripts


def test_a_workers_first_requests_are_all_answered(tmp_path: Path) -> None:
    with cold(tmp_path) as (address, scripts):
        targets = [*scripts, *PAGES]
        assert len(scripts) > 1
        told = at_once(VISITORS, lambda n: [ask(address, t).status for t in _from(targets, n)])
    assert len(told) == VISITORS
    assert {status for statuses in told for status in statuses} == {200}


def test_so_are_they_without_the_built_scripts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Dash itself serves its scripts: 4.4.1 answers 500 where nothing warmed it up."""
    from app import create_server

    for built in ("BUILT", "MANIFEST"):
        monkeypatch.setattr(static, built, tmp_path / "nowhere")
    server = create_server()
    document = create_server().test_client().get("/?lang=en").text
    scripts = re.findall(r'<script src="(/_dash[^"]+)"', document)
    assert len(scripts) > 5

    def visit(number: int) -> list[int]:
        client = server.test_client()
        return [client.get(target).status_code for target in _from(scripts, number)]

    told = at_once(VISITORS, visit)
    assert len(told) == VISITORS
    assert {status for statuses in told for status in statuses} == {200}


def _from(targets: list[str], number: int) -> list[str]:
    """All of them, each visitor beginning with another."""
    start = number % len(targets)
    return targets[start:] + targets[:start]
