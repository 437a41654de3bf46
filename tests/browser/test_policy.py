"""The page's own policy lets everything of the page work, and nothing else."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import Browser, Page, expect

from components import filters, ids
from components.http.inline_styles import INLINE_STYLES
from tests.browser.inline_styles import digests
from tests.browser.reader import Reader
from tests.served import served

pytestmark = pytest.mark.browser

DATES = (ids.FROM, ids.TO, ids.COMPARE_FROM, ids.COMPARE_TO)
SWITCHES = (ids.AVERAGE, ids.SPLIT)
CHOICES = tuple(key for key in filters.INPUTS if key not in (*DATES, *SWITCHES, ids.CATEGORIES))


def test_the_policy_knows_every_style_element_of_the_page(reader: Reader) -> None:
    found = digests(reader.open().page)
    assert len(found) > 5
    assert found == sorted(INLINE_STYLES), "run python -m tests.browser.inline_styles"


def test_every_control_and_chart_works_under_the_policy(reader: Reader) -> None:
    """A refused style or script is a console error, which fails the test."""
    page = reader.open("categories=personnel,tanks&lang=en").page
    assert reader.charts() == 2
    for key in CHOICES:
        _reach(page, key)
        page.locator(f"#{key} label").last.click()
        reader.rest()
    for key in SWITCHES:
        _reach(page, key)
        page.locator(f"label[for='{key}']").last.click()
        reader.rest()
    _reach(page, ids.CATEGORIES)
    _pick(page, "Artillery")
    reader.rest()
    for key in DATES:
        _reach(page, key)
        page.locator(f"#{key}").fill("5 March 2023")
        page.keyboard.press("Enter")
        page.keyboard.press("Escape")
        reader.rest()
    page.locator("#chart .js-plotly-plot").first.hover()
    reader.rest()


def _reach(page: Page, key: str) -> None:
    """Opens the panel that a control is in, or closes the one that may lie over it."""
    if not page.locator(f"details.more #{key}").count():
        page.keyboard.press("Escape")
    elif page.locator("details.more:not([open])").count():
        page.locator("details.more > summary").click()


def _pick(page: Page, name: str) -> None:
    page.locator(f"#{ids.CATEGORIES}").click()
    page.locator(f"#{ids.CATEGORIES}").fill(name)
    page.get_by_role("option").first.click()
    page.keyboard.press("Escape")


def test_the_embed_works_under_its_policy(open_reader: Callable[..., Reader]) -> None:
    reader = open_reader()
    page = reader.page
    page.goto(f"{reader.address}/embed?categories=personnel&lang=en")
    page.locator("figure").first.hover()
    for key, name in (("category", "Tanks"), ("days", "7 days")):
        page.locator(f".menu[data-key={key}] summary").click()
        page.locator(f".menu[data-key={key}]").get_by_role("link", name=name).click()
        expect(page.locator(f".menu[data-key={key}] summary")).to_contain_text(name)
    assert "categories=tanks&last=7d" in page.url


def test_a_script_that_is_not_ours_does_not_run(browser: Browser, address: str) -> None:
    page = browser.new_page(locale="en-GB")
    page.goto(f"{address}/?lang=en")
    page.evaluate(
        """() => {
          const script = document.createElement('script');
          script.textContent = 'window.foreign = 1';
          document.body.append(script);
          const style = document.createElement('style');
          style.textContent = 'body { --foreign: 1 }';
          document.head.append(style);
        }"""
    )
    assert page.evaluate("() => window.foreign") is None
    assert (
        page.evaluate("() => getComputedStyle(document.body).getPropertyValue('--foreign')") == ""
    )
    page.close()


class _Article(BaseHTTPRequestHandler):
    """A page that holds a frame of the address in its own query."""

    def do_GET(self) -> None:
        framed = escape(unquote(self.path.partition("?")[2]))
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(f'<!DOCTYPE html><iframe src="{framed}"></iframe>'.encode())

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def newsroom() -> Iterator[str]:
    """A site of another origin."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Article) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{site.server_port}"
        site.shutdown()


def framed(browser: Browser, site: str, address: str) -> str:
    """The text that a site's page shows in a frame of an address."""
    page = browser.new_page(locale="en-GB")
    page.goto(f"{site}/?{quote(address)}")
    page.wait_for_load_state("networkidle")
    shown: str = page.frames[1].evaluate("() => document.body?.innerText ?? ''")
    page.close()
    return shown


EMBED = "/embed?categories=personnel&lang=en"


def test_any_page_may_hold_the_embed_and_nothing_else(browser: Browser, address: str) -> None:
    with newsroom() as site:
        assert "General Staff" in framed(browser, site, address + EMBED)
        for path in ("/?lang=en", "/api?lang=en", "/losses.json?lang=en"):
            assert "General Staff" not in framed(browser, site, address + path), path


def test_only_the_configured_pages_may_hold_the_embed(browser: Browser, tmp_path: Path) -> None:
    with (
        newsroom() as ours,
        newsroom() as another,
        served(tmp_path / "log", EMBED_ANCESTORS=f"{ours} https://news.example.org") as (
            address,
            _,
        ),
    ):
        assert "General Staff" in framed(browser, ours, address + EMBED)
        assert "General Staff" not in framed(browser, another, address + EMBED)
