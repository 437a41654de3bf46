"""A real server and a real browser, and pages that must not complain."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from tests.browser.chromium import MISSING, PHONE_SCREEN, executable, is_required
from tests.browser.reader import Reader
from tests.served import served

ROOT = Path(__file__).parents[2]

# A machine that runs other things beside may be slow to draw.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where gunicorn serves the app as it is served in earnest."""
    with served(tmp_path_factory.mktemp("server") / "log") as (where, _):
        yield where


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = executable()
    if found is None:
        if is_required():
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=found,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                # The pages of a profile share a process, in which the scripts are compiled once.
                "--process-per-site",
            ],
        )
        yield running
        running.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The accessibility checker's script, from the lock file's packages."""
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """One profile for all readers at a desk, so that scripts are loaded once."""
    with _profile(browser, address) as shared:
        yield shared


@pytest.fixture(scope="session")
def phone(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """One profile for all readers with a phone."""
    with _profile(browser, address, **PHONE_SCREEN) as shared:
        yield shared


@contextmanager
def _profile(browser: Browser, address: str, **screen: Any) -> Iterator[BrowserContext]:
    shared = browser.new_context(locale="en-GB", reduced_motion="reduce", **screen)
    # A machine that runs other things beside may be slow to draw.
    shared.set_default_timeout(90_000)
    # A page that stays open keeps the process.
    shared.new_page().goto(f"{address}/healthz")
    yield shared
    shared.close()


@pytest.fixture
def open_reader(
    browser: Browser, context: BrowserContext, address: str, request: pytest.FixtureRequest
) -> Iterator[Callable[..., Reader]]:
    """Readers with a page each; the test fails if a page of theirs complained.

    A `fresh` one has a profile of its own, where nothing is loaded yet. One `on_phone` has a
    finger.
    """
    opened: list[Reader] = []

    def reader(
        *,
        width: int = 1280,
        height: int = 900,
        colours: Any = "light",
        fresh: bool = False,
        on_phone: bool = False,
    ) -> Reader:
        if on_phone:
            page = request.getfixturevalue("phone").new_page()
        else:
            page = browser.new_page(locale="en-GB") if fresh else context.new_page()
            page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=colours, reduced_motion="reduce")
        opened.append(Reader(page, address))
        return opened[-1]

    yield reader
    for each in opened:
        each.page.close()
    assert [fault for each in opened for fault in each.faults] == []


@pytest.fixture
def reader(open_reader: Callable[..., Reader]) -> Reader:
    """A reader at a desk."""
    return open_reader()


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say at the end, where it is read, that browser tests did not run."""
    skipped = terminalreporter.stats.get("skipped", [])
    if any(MISSING in str(report.longrepr) for report in skipped):
        terminalreporter.section("browser tests skipped", sep="!", red=True, bold=True)
        terminalreporter.write_line(MISSING, red=True)
