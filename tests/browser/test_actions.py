"""Taking a view along: the embed's dialog, what is copied, the page for newsrooms."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from components.words import words
from data.dataset import Dataset
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

Open = Callable[..., Reader]

WEEKEND = "categories=personnel,tanks,afvs&from=2023-03-04&to=2023-03-05&lang=en"
BOTH = pytest.mark.parametrize("lang", ["en", "uk"])


def opener(page: Page, lang: str = "en") -> Locator:
    say = words(lang).embed
    return page.locator("#actions").get_by_role("button", name=say.EMBED, exact=True)


def dialog(page: Page, lang: str = "en") -> Locator:
    return page.get_by_role("dialog", name=words(lang).embed.DIALOG_TITLE)


def opened(reader: Reader, query: str, lang: str = "en") -> Locator:
    """The dialog of a view, open, with its preview loaded."""
    reader.open(query)
    opener(reader.page, lang).click()
    expect(previewed(reader.page).locator("h1")).to_be_visible()
    return dialog(reader.page, lang)


def previewed(page: Page) -> Locator:
    return page.frame_locator("#embed-dialog iframe").locator("main")


def choose(page: Page, choice: str, value: str) -> None:
    page.locator(f"#embed-dialog fieldset[name={choice}] button[value='{value}']").click()


def code(page: Page) -> str:
    return page.locator("#embed-code").inner_text()


def fields(text: str) -> dict[str, list[str]]:
    """The query of a frame's address, as a browser reads it from the code."""
    (source,) = re.findall(r'<iframe [^>]*src="([^"]*)"', text)
    return parse_qs(urlsplit(source.replace("&amp;", "&")).query)


def clipboard(page: Page) -> str:
    found: str = page.evaluate("navigator.clipboard.readText()")
    return found


@pytest.fixture
def copying(reader: Reader) -> Reader:
    """A reader whose browser lets a page write to the clipboard, and the test read it."""
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return reader


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[str]:
    """Another site, of the test's own files. By another name than the app's."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("localhost", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()


def test_the_dialog_is_opened_read_and_closed_by_keyboard(reader: Reader) -> None:
    page = reader.open().page
    expect(dialog(page)).not_to_be_visible()
    assert not [each for each in reader.requests if "/embed?" in each.url]
    opener(page).focus()
    page.keyboard.press("Enter")
    expect(dialog(page)).to_be_visible()
    expect(previewed(page).locator("h1")).to_be_visible()
    assert page.evaluate("document.activeElement.closest('#embed-dialog') !== null")
    page.keyboard.press("Escape")
    expect(dialog(page)).not_to_be_visible()
    expect(opener(page)).to_be_focused()


def test_the_button_closes_it_too_and_it_opens_again(reader: Reader) -> None:
    found = opened(reader, "lang=en")
    found.get_by_role("button", name=words("en").embed.CLOSE, exact=True).click()
    expect(found).not_to_be_visible()
    opener(reader.page).click()
    expect(previewed(reader.page).locator("h1")).to_be_visible()


def test_a_live_code_moves_and_a_frozen_one_names_days_and_version(
    reader: Reader, dataset: Dataset
) -> None:
    opened(reader, "categories=tanks&last=7d&lang=en")
    page = reader.page
    assert fields(code(page)) == {"categories": ["tanks"], "last": ["7d"], "lang": ["en"]}
    choose(page, "figures", "frozen")
    expect(previewed(page).get_by_text(dataset.version)).to_be_visible()
    assert fields(code(page)) == {
        "categories": ["tanks"],
        "from": ["2026-08-16"],
        "to": ["2026-08-22"],
        "asof": [dataset.version],
        "lang": ["en"],
    }
    assert 'title="Tanks: losses claimed each day, 16–22 August 2026 (chart)"' in code(page)
    assert 'loading="lazy"' in code(page)
    note = words("en").embed.FIGURES_NOTES["frozen"]
    expect(dialog(page).get_by_text(note)).to_be_visible()


def test_every_choice_is_in_the_code_and_in_the_preview(reader: Reader) -> None:
    opened(reader, WEEKEND)
    page, inside = reader.page, previewed(reader.page)
    choose(page, "lang", "uk")
    expect(inside.get_by_text(words("uk").TITLE)).to_be_visible()
    assert "(графік)" in code(page) and fields(code(page))["lang"] == ["uk"]
    choose(page, "controls", "0")
    expect(inside.locator(".controls")).to_have_count(0)
    assert fields(code(page))["controls"] == ["0"]
    choose(page, "theme", "dark")
    frame = page.frame_locator("#embed-dialog iframe")
    expect(frame.locator("html")).to_have_attribute("data-theme", "dark")
    assert fields(code(page))["theme"] == ["dark"]
    choose(page, "width", "300")
    assert ' width="300"' in code(page)
    assert page.locator("#embed-dialog iframe").bounding_box()["width"] == pytest.approx(300)
    assert "/embed.js" in code(page)
    choose(page, "script", "0")
    assert "<script" not in code(page)
    (height,) = re.findall(r' height="(\d+)"', code(page))
    expect(page.locator("#embed-dialog iframe")).to_have_attribute("height", height)


def test_the_code_shows_the_chart_in_a_page_of_another_site(
    reader: Reader, browser: Browser, tmp_path: Path, elsewhere: str
) -> None:
    opened(reader, WEEKEND)
    choose(reader.page, "figures", "frozen")
    copied = code(reader.page)
    head = '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>An article</title>'
    (tmp_path / "article.html").write_text(f"{head}<main>{copied}</main>", encoding="utf-8")
    article = browser.new_page(viewport={"width": 700, "height": 900})
    article.goto(f"{elsewhere}/article.html")
    inside = article.frame_locator("iframe").locator("main")
    expect(inside.locator("svg:visible")).to_have_count(1)
    # As published: 820 and 930 in the two reports.
    expect(inside.get_by_text("1,750").first).to_be_visible()
    frame = article.locator("iframe")
    expect(frame).to_have_attribute("style", re.compile(r"height: \d+px"))
    (asked,) = re.findall(r' height="(\d+)"', copied)
    # The height that the code asks for is enough, and the script takes away what is too much.
    assert frame.bounding_box()["height"] <= int(asked)
    article.close()


def test_code_link_citation_and_alt_text_are_copied(copying: Reader, dataset: Dataset) -> None:
    page, say = copying.open(WEEKEND).page, words("en").embed
    row = page.locator("#actions .bar")
    places = [button.bounding_box() for button in row.get_by_role("button").all()]
    row.get_by_role("button", name=say.COPY_LINK).click()
    expect(row.get_by_text(say.COPIED)).to_be_visible()
    assert [button.bounding_box() for button in row.get_by_role("button").all()] == places
    assert clipboard(page) == page.url
    expect(row.get_by_role("button", name=say.COPY_LINK)).to_be_visible()
    row.get_by_role("button", name=say.COPY_CITATION).click()
    expect(row.get_by_text(say.COPIED)).to_be_visible()
    assert clipboard(page).endswith(
        f" {copying.address}/?{WEEKEND.replace('&lang', f'&asof={dataset.version}&lang')}"
    )
    row.get_by_role("button", name=say.COPY_ALT).click()
    expect(row.get_by_text(say.COPIED)).to_have_count(2)
    assert "820 (4 March 2023)" in clipboard(page) and "930 (5 March 2023)" in clipboard(page)
    opener(page).click()
    dialog(page).get_by_role("button", name=say.COPY_CODE).click()
    expect(dialog(page).get_by_text(say.COPIED)).to_be_visible()
    assert clipboard(page) == code(page)


def test_a_button_pressed_twice_still_says_what_it_does(copying: Reader) -> None:
    page, say = copying.open().page, words("en").embed
    page.clock.install()
    row = page.locator("#actions .bar")
    row.get_by_role("button", name=say.COPY_LINK).click()
    row.get_by_role("button", name=say.COPIED).click()
    page.clock.run_for(5_000)
    expect(row.get_by_role("button", name=say.COPY_LINK)).to_be_visible()


def test_nothing_is_said_to_be_copied_that_is_not(reader: Reader) -> None:
    reader.page.add_init_script(
        """Object.defineProperty(navigator, 'clipboard', { value: undefined });
        document.execCommand = () => { window.asked = true; return false; };"""
    )
    found = opened(reader, WEEKEND)
    found.get_by_role("button", name=words("en").embed.COPY_CODE).click()
    reader.page.wait_for_function("window.asked")
    assert found.get_by_text(words("en").embed.COPIED).count() == 0


def test_the_code_is_copied_where_there_is_no_clipboard(reader: Reader) -> None:
    """As on an address without https."""
    reader.page.add_init_script(
        """Object.defineProperty(navigator, 'clipboard', { value: undefined });
        addEventListener('copy', () => {
          const { value, selectionStart, selectionEnd } = document.activeElement;
          window.taken = value.slice(selectionStart, selectionEnd);
        });"""
    )
    found = opened(reader, WEEKEND)
    found.get_by_role("button", name=words("en").embed.COPY_CODE).click()
    expect(found.get_by_text(words("en").embed.COPIED)).to_be_visible()
    assert reader.page.evaluate("window.taken") == code(reader.page)
    expect(found.locator("textarea")).to_have_count(0)


def test_what_is_behind_the_dialog_stays_where_it_is(reader: Reader) -> None:
    opened(reader, "lang=en")
    page = reader.page
    before = page.evaluate("[scrollY, document.querySelector('h1').getBoundingClientRect().left]")
    page.mouse.move(5, 450)
    page.mouse.wheel(0, 600)
    page.wait_for_timeout(300)
    assert before == page.evaluate(
        "[scrollY, document.querySelector('h1').getBoundingClientRect().left]"
    )
    page.keyboard.press("Escape")
    page.mouse.wheel(0, 600)
    page.wait_for_function("(was) => scrollY > was", arg=before[0])


def test_the_way_back_closes_the_dialog_and_is_one_step(reader: Reader) -> None:
    reader.open("categories=tanks&lang=en")
    page = reader.page
    with reader.one_request():
        page.locator("#ranges").get_by_role("link", name=words("en").RANGE_NAMES["30d"]).click()
    opener(page).click()
    expect(previewed(page).locator("h1")).to_be_visible()
    choose(page, "controls", "0")
    expect(previewed(page).locator(".controls")).to_have_count(0)
    page.go_back()
    expect(dialog(page)).not_to_be_visible()
    expect(page).to_have_url(re.compile(r"\?categories=tanks&lang=en$"))
    reader.rest()
    opener(page).click()
    expect(previewed(page).locator("h1")).to_be_visible()
    assert fields(code(page)) == {"categories": ["tanks"], "lang": ["en"]}


def test_after_a_change_everything_is_of_the_changed_view(reader: Reader) -> None:
    page = reader.open("categories=tanks&lang=en").page
    with reader.one_request():
        page.locator("#ranges").get_by_role("link", name=words("en").RANGE_NAMES["30d"]).click()
    files = page.locator("#actions .bar [role=group] a")
    addresses = files.evaluate_all("links => links.map(link => link.href)")
    assert len(addresses) == 4
    for address in addresses:
        assert address.endswith("?categories=tanks&last=30d&lang=en")
        assert page.request.get(address).status == 200
    opener(page).click()
    assert fields(code(page))["last"] == ["30d"]
    expect(previewed(page).locator("h1")).to_be_visible()


@BOTH
def test_a_phone_reads_the_dialog_without_going_sideways_and_hits_its_buttons(
    open_reader: Open, lang: str
) -> None:
    reader = open_reader(on_phone=True)
    found = opened(reader, f"lang={lang}", lang)
    overflow = "element => element.scrollWidth - element.clientWidth"
    for place in ("html", "#embed-dialog"):
        assert reader.page.locator(place).evaluate(overflow) == 0, place
    for button in found.get_by_role("button").all():
        box = button.bounding_box()
        assert box is not None and box["height"] >= 44 and box["width"] >= 24


# The page for newsrooms


@BOTH
def test_an_example_is_copied_as_it_stands(copying: Reader, lang: str) -> None:
    page, say = copying.page, words(lang).newsroom
    page.goto(f"{copying.address}/newsroom?lang={lang}")
    buttons = page.get_by_role("button", name=re.compile(f"^{say.COPY}"))
    assert buttons.count() == len(say.EXAMPLES)
    page.get_by_role("button", name=f"{say.COPY} {say.EXAMPLES['frozen']}").click()
    expect(page.get_by_text(say.COPIED)).to_be_visible()
    assert clipboard(page) == page.locator("#frozen").text_content()
    assert clipboard(page).startswith("<iframe title=")


def test_the_examples_stand_there_without_a_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/newsroom?lang=en")
    expect(page.locator("#live")).to_contain_text(escape(f"{address}/embed?categories="))
    expect(page.locator("button:visible")).to_have_count(0)
    context.close()
