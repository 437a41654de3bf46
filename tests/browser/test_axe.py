"""The accessibility checker finds nothing, whatever is open, in both languages and both colours."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from components.embed_page import notice
from components.http.static import EMBED_STYLE, ICON
from components.words import words
from tests.browser.accessibility import violations
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

Open = Callable[..., Reader]

BOTH = pytest.mark.parametrize("lang", ["en", "uk"])
EACH = pytest.mark.parametrize(("lang", "width"), [("en", 1280), ("uk", 360)])
"""Each language and each width once, for what takes long."""
SEVERAL = "categories=personnel,tanks,afvs&from=2023-03-04&to=2023-03-05"
POPUP = "#filters .mantine-Popover-dropdown:visible"


@BOTH
@pytest.mark.parametrize("query", ["", "categories=", "last=1y&measure=cumulative&by=month"])
def test_on_the_dashboard(reader: Reader, axe: str, lang: str, query: str) -> None:
    page = reader.open(f"{query}&lang={lang}").page
    tables = page.locator("main details:not(.more, .figure)")
    tables.evaluate_all("(all) => all.forEach((details) => (details.open = true))")
    assert violations(page, axe) == []


@EACH
def test_with_whatever_opens_on_the_dashboard(
    open_reader: Open, axe: str, lang: str, width: int
) -> None:
    say = words(lang)
    page = open_reader(width=width).open(f"{SEVERAL}&lang={lang}").page
    if width == 360:
        page.get_by_role("button", name=re.compile(say.FILTERS)).click()
    for opener in (
        page.get_by_role("combobox", name=say.CATEGORIES_LABEL),
        page.get_by_role("textbox", name=say.FROM, exact=True),
    ):
        opener.click()
        expect(page.locator(POPUP)).to_be_visible()
        assert violations(page, axe, within="#filters") == []
        page.keyboard.press("Escape")
        expect(page.locator(POPUP)).to_have_count(0)
    page.get_by_text(say.MORE, exact=True).click()
    expect(page.get_by_role("radiogroup", name=say.AGAINST)).to_be_visible()
    assert violations(page, axe, within="#filters") == []
    if width == 360:
        page.get_by_role("button", name=say.CLOSE).click()
    page.locator("details.figure summary").first.click()
    expect(page.locator(".sum:visible")).to_have_count(1)
    assert violations(page, axe) == []


@EACH
def test_with_the_embeds_dialog_open_and_in_its_preview(
    open_reader: Open, axe: str, lang: str, width: int
) -> None:
    page = open_reader(width=width).open(f"lang={lang}").page
    page.locator("#actions").get_by_role("button", name=words(lang).embed.EMBED, exact=True).click()
    expect(page.frame_locator("#embed-dialog iframe").locator("h1")).to_be_visible()
    assert violations(page, axe, within="#actions") == []


@BOTH
@pytest.mark.parametrize(
    ("query", "width"), [(SEVERAL, 320), ("last=1y&asof=2020-01-01-00000000", 900)]
)
def test_in_an_embed_with_its_menus_open(
    reader: Reader, axe: str, lang: str, query: str, width: int
) -> None:
    page = reader.page
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{reader.address}/embed?{query}&lang={lang}")
    page.wait_for_selector(".reader", state="attached")
    page.get_by_text(words(lang).embed.VALUES, exact=True).click()
    for menu in page.locator(".menu").all():
        menu.locator("summary").click()
        assert violations(page, axe) == []
        page.keyboard.press("Escape")


@BOTH
@pytest.mark.parametrize("path", ["embed?categories=&", "newsroom?", "api?"])
def test_on_the_other_pages(reader: Reader, axe: str, lang: str, path: str) -> None:
    page = reader.page
    page.goto(f"{reader.address}/{path}lang={lang}")
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert violations(page, axe) == []


@BOTH
def test_on_a_page_without_figures(browser: Browser, address: str, axe: str, lang: str) -> None:
    page: Page = browser.new_page()
    told = notice(lang, words(lang).UNAVAILABLE, icon=ICON, style=EMBED_STYLE)  # type: ignore[arg-type]
    page.route("**/newsroom", lambda route: route.fulfill(body=told, content_type="text/html"))
    page.goto(f"{address}/newsroom")
    expect(page.get_by_text(words(lang).UNAVAILABLE)).to_be_visible()
    assert violations(page, axe) == []
    page.close()


@BOTH
def test_on_a_page_that_there_is_none_of(
    browser: Browser, address: str, axe: str, lang: str
) -> None:
    page: Page = browser.new_page()
    page.goto(f"{address}/nonsense/page?lang={lang}")
    expect(page.get_by_text(words(lang).NOT_FOUND)).to_be_visible()
    assert violations(page, axe) == []
    page.get_by_role("link", name=words(lang).embed.DASHBOARD).click()
    expect(page).to_have_url(f"{address}/?lang={lang}")
    page.close()
