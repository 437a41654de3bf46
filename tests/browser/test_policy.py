"""The page's own policy lets everything of the page work, and nothing else."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from components import filters, ids
from components.http.inline_styles import INLINE_STYLES
from tests.browser.inline_styles import digests
from tests.browser.reader import Reader
from tests.served import served

pytestmark = pytest.mark.browser

DATES = (ids.FROM, ids.TO, ids.COMPARE_FROM, ids.COMPARE_TO)
SWITCHES = (ids.AVERAGE, ids.SPLIT)
CHOICES = tuple(key for key in filters.INPUTS if key not in (*DATES, *SWITCHES, ids.CATEGORIES))


@pytest.fixture(scope="module")
def framing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server that lets only one newsroom hold its embed."""
    log = tmp_path_factory.mktemp("framing") / "log"
    with served(log, EMBED_ANCESTORS="https://news.example.org") as (address, _):
        yield address


def test_the_policy_knows_every_style_element_of_the_page(reader: Reader) -> None:
    found = digests(reader.open().page)
    assert len(found) > 5
    assert found == sorted(INLINE_STYLES), "run python -m tests.browser.inline_styles"


def test_every_control_and_chart_works_under_the_policy(reader: Reader) -> None:
    """A refused style or script is a console error, which fails the test."""
    page = reader.open("categories=personnel,tanks&lang=en").page
    assert reader.charts() == 2
    for key in CHOICES:
        for label in page.locator(f"#{key} label").all():
            _reach(page, key)
            label.click()
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
    for control in page.locator("main a[href^='?']").all()[:4]:
        if control.is_visible():
            control.click()
            page.wait_for_load_state("networkidle")


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


def _framed(browser: Browser, address: str, path: str) -> str:
    """What a newsroom's page shows in a frame of an address."""
    page = browser.new_page(locale="en-GB")
    page.route(
        "http://news.example.org/**",
        lambda route: route.fulfill(
            content_type="text/html",
            body=f'<!DOCTYPE html><iframe src="{address}{path}" width=600 height=600></iframe>',
        ),
    )
    page.goto("http://news.example.org/article")
    page.wait_for_load_state("networkidle")
    shown: str = page.frames[1].evaluate("() => document.body?.innerText ?? ''")
    page.close()
    return shown


EMBED = "/embed?categories=personnel&lang=en"


def test_any_page_may_hold_the_embed(browser: Browser, address: str) -> None:
    assert "General Staff" in _framed(browser, address, EMBED)


@pytest.mark.parametrize("path", ["/?lang=en", "/api?lang=en", "/losses.json?lang=en"])
def test_no_page_may_hold_the_rest(browser: Browser, address: str, path: str) -> None:
    assert "General Staff" not in _framed(browser, address, path)
