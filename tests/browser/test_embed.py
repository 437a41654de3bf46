"""The embed in pages of other sites: it draws, fits, reads its values, keeps nothing."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from html import escape
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Page, Request, Route, expect

from components.embed_code import frame_height
from components.words import en
from data.dataset import Dataset
from data.selection import Selection
from tests.browser import host
from tests.browser.host import Host, hosted
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

Open = Callable[..., Reader]
Embed = Callable[..., Reader]

WEEKEND = "from=2023-03-04&to=2023-03-05&lang=en"
THREE = f"categories=personnel,tanks,afvs&{WEEKEND}"
DEFAULT = "lang=en"
KEPT = """
for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
  Object.defineProperty(window, name, { get() { throw new Error(`${name} was used`); } });
}
Object.defineProperty(Document.prototype, "cookie", {
  get() { throw new Error("a cookie was read"); },
  set() { throw new Error("a cookie was set"); },
});
"""
"""A browser that keeps nothing for pages of other sites, and complains of who tries."""


WIDE = (
    THREE,
    THREE.replace("lang=en", "lang=uk"),
    "categories=personnel,tanks,afvs&from=2025-02-26&to=2025-03-02&lang=uk",
)
"""Views with many words beside the drawing."""


@pytest.fixture(scope="session")
def site() -> Iterator[Host]:
    with hosted() as found:
        yield found


@pytest.fixture
def article(open_reader: Open) -> Reader:
    """A reader of an article on the other site, whose browser keeps nothing."""
    reader = open_reader(width=1100, fresh=True)
    reader.page.add_init_script(KEPT)
    return reader


@pytest.fixture
def embed(open_reader: Open, address: str) -> Embed:
    """Readers of an embed in a tab of its own."""

    def opened(query: str, **how: Any) -> Reader:
        reader = open_reader(**{"width": 600, "height": 800, **how})
        reader.page.goto(f"{address}/embed?{query}")
        return reader

    return opened


def framed(page: Page) -> list[Frame]:
    """The frames of an article once they stand, top to bottom."""
    found = []
    for place in page.locator("iframe").all():
        place.scroll_into_view_if_needed()
        handle = place.element_handle()
        inside = handle.content_frame()
        assert inside is not None
        inside.wait_for_selector(".reader", state="attached")
        found.append(inside)
    return found


FITS = """() => {
  const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement;
  return scrollHeight <= clientHeight && scrollWidth <= clientWidth;
}"""
SPARE = """() => innerHeight - document.querySelector("footer").getBoundingClientRect().bottom"""


def assert_all_fit(page: Page) -> None:
    """Each frame shows its drawing, as high as it needs and no higher."""
    shown = framed(page)
    for one in shown:
        one.wait_for_function(FITS)
        drawing = one.locator(".plot svg:visible")
        assert drawing.count() == 1
        box = drawing.bounding_box()
        assert box is not None and box["width"] > 250 and box["height"] > 100
        assert 0 <= one.evaluate(SPARE) <= 20


# The height


def test_a_page_with_datawrappers_listener_gives_every_frame_its_height(
    article: Reader, site: Host, address: str
) -> None:
    frames = host.frames(f"{address}/embed?{DEFAULT}")
    article.page.goto(site.page("/datawrapper", host.script(host.DATAWRAPPER), frames))
    assert_all_fit(article.page)
    assert len(framed(article.page)) == len(host.SANDBOXES) * len(host.WIDTHS)
    assert article.page.context.cookies() == []


def test_our_own_script_gives_every_frame_its_height(
    article: Reader, site: Host, address: str
) -> None:
    frames = host.frames(f"{address}/embed?{THREE}")
    late = f'<script async src="{address}/embed.js"></script>'
    article.page.goto(site.page("/ours", frames, late))
    assert_all_fit(article.page)


def test_our_own_script_leaves_other_frames_alone(
    article: Reader, site: Host, address: str
) -> None:
    say = 'parent.postMessage({"datawrapper-height": {x: 999}}, "*"); document.title = "said"'
    other = host.frame(site.page("/other", host.script(say)))
    ours = host.frame(f"{address}/embed?{DEFAULT}")
    script = f'<script src="{address}/embed.js"></script>'
    article.page.goto(site.page("/both", script, other, ours))
    article.page.wait_for_function(
        "document.querySelectorAll('iframe')[1].style.height.endsWith('px')"
    )
    box = article.page.locator("iframe").first.bounding_box()
    assert box is not None and box["height"] == 400


def test_pym_gives_every_frame_its_height(article: Reader, site: Host, address: str) -> None:
    places = "".join(
        f'<div id="p{index}" style="width:{width}px"></div>'
        for index, width in enumerate(host.WIDTHS)
    )
    parents = "".join(
        f'new pym.Parent("p{index}", "{address}/embed?{DEFAULT}", {{sandbox: "allow-scripts"}});'
        for index in range(len(host.WIDTHS))
    )
    pym = '<script src="/pym.js"></script>'
    article.page.goto(site.page("/pym", pym, places, host.script(parents)))
    assert_all_fit(article.page)


def test_amp_gives_every_frame_its_height(article: Reader, site: Host, address: str) -> None:
    frames = "".join(
        host.frame(f"{address}/embed?{WEEKEND}", sandbox="allow-scripts", width=width)
        for width in host.WIDTHS
    )
    article.page.goto(site.page("/amp", host.script(host.AMP), frames))
    assert_all_fit(article.page)


def test_a_frame_follows_its_column_and_its_view(article: Reader, site: Host, address: str) -> None:
    frame = host.frame(f"{address}/embed?{DEFAULT}", sandbox="allow-scripts", width=1000)
    article.page.goto(site.page("/turned", host.script(host.DATAWRAPPER), frame))
    assert_all_fit(article.page)
    (inside,) = framed(article.page)
    inside.get_by_role("link", name=en.MEASURES["cumulative"]).click()
    expect(inside.locator("h1")).to_contain_text("total claimed")
    assert_all_fit(article.page)
    # The narrow drawing did not come with the wide one.
    article.page.evaluate("document.querySelector('iframe').width = 320")
    expect(inside.locator(".narrow svg")).to_be_visible()
    assert_all_fit(article.page)


def test_a_frame_behind_a_tab_asks_for_nothing_and_fits_once_it_is_shown(
    article: Reader, site: Host, address: str
) -> None:
    frame = host.frame(f"{address}/embed?{DEFAULT}", sandbox="allow-scripts")
    behind = f'<div hidden id="tab">{frame}</div>'
    article.page.goto(site.page("/tab", host.script(host.DATAWRAPPER), behind))
    article.page.wait_for_load_state("networkidle")
    before = len(article.requests)
    article.page.evaluate("document.querySelector('#tab').hidden = false")
    assert_all_fit(article.page)
    article.page.evaluate("document.querySelector('#tab').hidden = true")
    article.page.wait_for_timeout(200)
    article.page.evaluate("document.querySelector('#tab').hidden = false")
    assert_all_fit(article.page)
    assert len(article.requests) == before


SMALLEST = """() => {
  const drawing = [...document.querySelectorAll("svg")].find((svg) => svg.getClientRects().length);
  const texts = [...drawing.querySelectorAll("[font-size]")].filter((g) => g.querySelector("text"));
  const { a } = drawing.getScreenCTM();
  return Math.min(...texts.map((one) => a * one.getAttribute("font-size")));
}"""
"""The smallest label of a drawing, in pixels of the screen."""


@pytest.mark.parametrize(
    "query",
    [
        WEEKEND,
        f"{THREE}&split=0",
        f"{THREE}&lang=uk",
        "lang=uk&last=war&measure=cumulative",
        "lang=uk&categories=personnel,special_equipment&last=30d",
        "lang=uk&categories=tanks,afvs&last=war&measure=cumulative&against=confirmed",
        "lang=uk&categories=personnel,tanks,afvs,artillery,mlrs,drones,aircraft,helicopters",
    ],
)
def test_without_a_script_the_view_fits_the_height_in_its_code_and_can_be_read(
    article: Reader, site: Host, address: str, dataset: Dataset, query: str
) -> None:
    height = frame_height(Selection.read(query, dataset)[0])
    frames = "".join(
        f'<iframe src="{escape(f"{address}/embed?{query}")}" width="{width}" height="{height}"'
        ' style="border:0"></iframe>'
        for width in (300, 360, 600, 1000)
    )
    article.page.goto(site.page("/fixed", frames))
    for frame in framed(article.page):
        assert frame.evaluate(FITS)
        assert frame.evaluate(SMALLEST) >= 9.5


def test_in_a_tab_of_its_own_the_page_scrolls_and_no_label_is_small(embed: Embed) -> None:
    page = embed("categories=personnel,tanks,afvs,artillery&lang=uk", width=360, height=640).page
    assert page.evaluate(SMALLEST) >= 12


# Without a script


@pytest.mark.parametrize("sandbox", [None, ""])
def test_without_scripts_the_figures_stand_and_the_menus_lead_on(
    browser: Browser, site: Host, address: str, sandbox: str | None
) -> None:
    page = browser.new_page(java_script_enabled=False)
    frame = host.frame(f"{address}/embed?{WEEKEND}", sandbox=sandbox, width=360, height=800)
    page.goto(site.page("/plain", frame))
    inside = page.frame_locator("iframe")
    expect(inside.locator(".keys")).to_contain_text("1,750")
    expect(inside.locator(".plot svg:visible")).to_contain_text("820")
    expect(inside.locator("footer")).to_contain_text(en.SOURCE_LINE)
    expect(inside.locator("footer")).to_contain_text(en.CLAIM)
    inside.locator("summary").nth(0).click()
    inside.get_by_role("link", name="Tanks", exact=True).click()
    expect(inside.locator(".keys")).to_contain_text("3,414")
    inside.get_by_role("link", name=en.MEASURES["cumulative"]).click()
    expect(inside.locator("h1")).to_contain_text("Tanks: total claimed")
    inside.get_by_text(en.embed.VALUES).click()
    expect(inside.locator("tbody tr").first).to_contain_text("3,414")
    page.close()


# The controls


@contextmanager
def requests(page: Page, most: int) -> Iterator[None]:
    """What is done inside asks for so many things, of 10 kB at most together."""
    seen: list[Request] = []

    def see(request: Request) -> None:
        seen.append(request)

    page.on("request", see)
    yield
    page.wait_for_timeout(100)
    page.remove_listener("request", see)
    assert len(seen) == most, [one.url for one in seen]
    assert weight(seen) <= 10_000


def weight(seen: list[Request]) -> int:
    """Bytes on the wire."""
    sizes = [request.sizes() for request in seen]
    return sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes)


def pick(inside: Frame, menu: str, name: str) -> None:
    inside.locator(f"[data-key={menu}] summary").click()
    inside.locator(f"[data-key={menu}]").get_by_role("link", name=name, exact=True).click()


def test_a_control_costs_one_small_request_and_the_second_time_none(
    article: Reader, site: Host, address: str
) -> None:
    frame = host.frame(f"{address}/embed?{WEEKEND}", sandbox="allow-scripts", height=800)
    page = article.page
    page.goto(site.page("/controls", frame))
    (inside,) = framed(page)
    title, shown = inside.locator("h1"), inside.locator(".plot svg:visible")
    with requests(page, 1):
        inside.get_by_role("link", name=en.MEASURES["cumulative"]).click()
        expect(shown).to_contain_text("153,120")
    with requests(page, 1):
        pick(inside, "category", "Tanks")
        expect(shown).to_contain_text("3,414")
        expect(title).to_contain_text("Tanks")
    with requests(page, 1):
        inside.get_by_role("link", name=en.MEASURES["daily"]).click()
        expect(title).to_contain_text("each day")
    with requests(page, 1):
        pick(inside, "days", en.RANGE_NAMES["war"])
        expect(title).to_contain_text("each week")
    with requests(page, 1):
        inside.get_by_role("link", name=en.MEASURES["cumulative"]).click()
        expect(title).to_contain_text("total claimed")
    with requests(page, 0):
        inside.get_by_role("link", name=en.MEASURES["daily"]).click()
        expect(title).to_contain_text("each week")


def test_a_control_leaves_the_articles_history_alone(
    article: Reader, site: Host, address: str
) -> None:
    frame = host.frame(f"{address}/embed?{WEEKEND}", height=800)
    page = article.page
    page.goto(site.page("/history", frame))
    (inside,) = framed(page)
    before = page.evaluate("history.length")
    inside.get_by_role("link", name=en.MEASURES["cumulative"]).click()
    expect(inside.locator("h1")).to_contain_text("total claimed")
    assert page.evaluate("history.length") == before
    inside.get_by_role("link", name=en.embed.RESET).click()
    expect(inside.locator("h1")).to_contain_text("each day")
    expect(inside.get_by_role("link", name=en.embed.RESET)).to_be_hidden()


def test_in_a_tab_of_its_own_back_leads_to_the_view_before(embed: Embed) -> None:
    page = embed(WEEKEND).page
    pick(page.main_frame, "category", "Tanks")
    expect(page.locator("h1")).to_contain_text("Tanks")
    assert "categories=tanks" in page.url
    expect(page).to_have_title(re.compile("nine tanks – Russian losses"))
    page.go_back()
    expect(page.locator("h1")).to_contain_text("Personnel")
    expect(page).to_have_title(re.compile("killed and wounded|personnel"))
    page.go_forward()
    expect(page.locator("h1")).to_contain_text("Tanks")
    page.reload()
    expect(page.locator(".keys")).to_contain_text("3,414")


def test_the_controls_work_by_keyboard_alone(embed: Embed) -> None:
    page = embed(WEEKEND).page
    page.wait_for_selector(".reader", state="attached")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    for _ in range(2):
        page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Tanks", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Tanks")
    menu = page.locator("[data-key=category]")
    expect(menu.locator("summary")).to_be_focused()
    expect(menu).not_to_have_attribute("open", "")
    expect(page.get_by_role("status")).to_contain_text("Tanks")
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("open", "")
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")


def test_a_view_that_cannot_be_fetched_is_told_and_the_old_one_stays(embed: Embed) -> None:
    reader = embed(WEEKEND)
    page = reader.page
    page.route("**/embed?**", lambda route: route.abort("connectionfailed"))
    page.get_by_role("link", name=en.MEASURES["cumulative"]).click()
    expect(page.get_by_text(en.embed.FAILED)).to_be_in_viewport()
    expect(page.locator(".keys")).to_contain_text("1,750")
    page.unroute("**/embed?**")
    page.get_by_role("link", name=en.MEASURES["cumulative"]).click()
    expect(page.locator("h1")).to_contain_text("total claimed")
    expect(page.get_by_text(en.embed.FAILED)).to_have_count(0)
    assert reader.faults, "the browser says so in its console"
    reader.faults.clear()


def test_a_fault_is_told_under_the_controls_that_led_to_it(
    article: Reader, site: Host, address: str
) -> None:
    page = article.page
    page.goto(site.page("/fault", host.frame(f"{address}/embed?{THREE}", height=1600)))
    (inside,) = framed(page)
    page.route("**/embed?**", lambda route: route.abort("connectionfailed"))
    link = inside.get_by_role("link", name=en.MEASURES["cumulative"])
    link.click()
    told = inside.get_by_text(en.embed.FAILED)
    expect(told).to_be_visible()
    pressed, sentence = link.bounding_box(), told.bounding_box()
    assert pressed and sentence
    assert 0 <= sentence["y"] - pressed["y"] - pressed["height"] < 20
    # Whoever tries again finds the lists over it.
    menu = inside.locator("[data-key=days]")
    menu.locator("summary").click()
    with page.expect_console_message():
        menu.get_by_role("link").first.click()
    expect(told).to_be_visible()
    article.faults.clear()


def test_a_view_that_comes_late_moves_neither_the_article_nor_its_focus(
    article: Reader, site: Host, address: str
) -> None:
    page = article.page
    frame = host.frame(f"{address}/embed?{THREE}", height=1600)
    page.goto(site.page("/late", frame, '<p style="height: 2000px"><input>'))
    (inside,) = framed(page)
    late: list[Route] = []
    page.route("**/embed?**", lambda route: late.append(route))
    inside.get_by_role("link", name=en.MEASURES["cumulative"]).click()
    page.evaluate("scrollTo(0, 1500)")
    # Where the frame is on the screen, its process hears a little later.
    page.wait_for_timeout(500)
    page.locator("input").click()
    page.keyboard.type("abc")
    before = page.evaluate("scrollY")
    late.pop().continue_()
    expect(inside.locator("h1")).to_contain_text("total claimed")
    page.keyboard.type("def")
    expect(page.locator("input")).to_have_value("abcdef")
    assert page.evaluate("scrollY") == before


def test_what_is_open_stays_so_when_the_view_changes(embed: Embed) -> None:
    page = embed(WEEKEND).page
    page.wait_for_selector(".reader", state="attached")
    values = page.locator(".values")
    values.locator("summary").click()
    late: list[Route] = []
    page.route("**/embed?**", lambda route: late.append(route))
    page.get_by_role("link", name=en.MEASURES["cumulative"]).click()
    menu = page.locator("[data-key=category]")
    menu.locator("summary").click()
    late.pop().continue_()
    expect(page.locator("h1")).to_contain_text("total claimed")
    expect(values.locator("table")).to_contain_text("153,120")
    expect(menu.get_by_role("link", name="Tanks", exact=True)).to_be_visible()
    page.unroute("**/embed?**")
    menu.get_by_role("link", name="Tanks", exact=True).click()
    expect(menu.locator("ul")).to_be_hidden()
    expect(values.locator("table")).to_contain_text("3,414")


@pytest.mark.parametrize("lang", ["en", "uk"])
def test_in_no_column_a_list_is_cut(embed: Embed, lang: str) -> None:
    page = embed(f"categories=personnel,tanks,afvs&lang={lang}").page
    for width in (280, 320, 360, 419, 420, 480):
        page.set_viewport_size({"width": width, "height": 740})
        for key in ("category", "days"):
            menu = page.locator(f".menu[data-key={key}]")
            menu.locator("summary").click()
            box = menu.locator("ul").bounding_box()
            assert box and box["x"] >= 0 and box["x"] + box["width"] <= width, (width, key)
            page.keyboard.press("Escape")


# Reading values


def point(page: Page, part: float, *, tap: bool = False) -> None:
    """The pointer, or a finger, on a place of the drawing, as a part of its width."""
    box = page.locator(".reader").first.bounding_box()
    assert box is not None
    place = box["x"] + part * box["width"], box["y"] + box["height"] / 2
    (page.touchscreen.tap if tap else page.mouse.move)(*place)


def test_the_pointer_reads_the_published_weekend(embed: Embed) -> None:
    page = embed(WEEKEND).page
    page.wait_for_selector(".reader", state="attached")
    point(page, 0.25)
    expect(page.locator(".tip")).to_have_text("4 March 2023820")
    point(page, 0.75)
    expect(page.locator(".tip")).to_have_text("5 March 2023930")
    page.mouse.move(1, 1)
    expect(page.locator(".tip")).to_be_hidden()


def test_a_finger_reads_values_and_still_scrolls_the_article(embed: Embed) -> None:
    page = embed(WEEKEND, on_phone=True).page
    page.wait_for_selector(".reader", state="attached")
    point(page, 0.75, tap=True)
    expect(page.locator(".tip")).to_have_text("5 March 2023930")
    assert page.locator(".reader").evaluate("e => getComputedStyle(e).touchAction") == (
        "pan-y pinch-zoom"
    )
    # What the browser tells the page when the finger turns out to scroll.
    cancelled = "(one) => one.dispatchEvent(new PointerEvent('pointercancel'))"
    page.locator(".reader").evaluate(cancelled)
    expect(page.locator(".tip")).to_be_hidden()


def test_a_finger_goes_from_panel_to_panel(embed: Embed) -> None:
    page = embed(THREE, on_phone=True).page
    page.wait_for_selector(".reader", state="attached")
    readers = page.locator(".reader")
    saturday: Any = {"x": 20, "y": 20}
    readers.nth(0).tap(position=saturday)
    expect(page.locator(".tip")).to_have_text("4 March 2023820")
    readers.nth(1).tap(position=saturday)
    expect(page.locator(".tip")).to_have_text("4 March 20234")
    page.wait_for_timeout(300)
    expect(page.locator(".tip")).to_be_visible()


def test_a_value_is_on_the_screen_where_the_article_has_scrolled_the_chart_half_away(
    article: Reader, site: Host, address: str
) -> None:
    page = article.page
    frame = host.frame(f"{address}/embed?{WEEKEND}", height=800)
    page.goto(site.page("/half", frame, '<p style="height: 2000px">'))
    (inside,) = framed(page)
    box = inside.locator(".reader").bounding_box()
    assert box is not None
    page.evaluate("to => scrollTo(0, to)", box["y"] + box["height"] / 2)
    page.wait_for_timeout(300)
    page.mouse.move(box["x"] + 0.75 * box["width"], box["height"] / 2 - 10)
    expect(inside.locator(".tip")).to_have_text("5 March 2023930")
    tip = inside.locator(".tip").bounding_box()
    assert tip and 0 <= tip["y"] < box["height"] / 2


def test_arrow_keys_read_values_to_eye_and_ear(embed: Embed) -> None:
    page = embed(THREE).page
    reader = page.get_by_role("slider", name=re.compile("Personnel"))
    reader.focus()
    page.keyboard.press("Home")
    # A slider's text is spoken whenever it changes.
    expect(reader).to_have_attribute("aria-valuetext", "4 March 2023: 820")
    page.keyboard.press("ArrowRight")
    expect(reader).to_have_attribute("aria-valuetext", "5 March 2023: 930")
    expect(page.locator(".tip")).to_have_text("5 March 2023930")
    page.keyboard.press("Tab")
    tanks = page.get_by_role("slider", name=re.compile("Tanks"))
    expect(tanks).to_be_focused()
    expect(tanks).to_have_attribute("aria-valuetext", "5 March 2023: 5")
    page.keyboard.press("Escape")
    expect(page.locator(".tip")).to_be_hidden()


def test_a_restatement_is_read_out_beside_the_days_value(embed: Embed) -> None:
    page = embed("from=2025-02-27&to=2025-03-01&lang=en").page
    page.wait_for_selector(".reader", state="attached")
    point(page, 0.5)
    expect(page.locator(".tip")).to_contain_text("28 February 20251,060")
    expect(page.locator(".tip small")).to_contain_text("1,650")


def test_lines_on_one_scale_are_read_together(embed: Embed) -> None:
    page = embed(f"categories=tanks,afvs&split=0&measure=cumulative&{WEEKEND}").page
    page.wait_for_selector(".reader", state="attached")
    point(page, 0.9)
    expect(page.locator(".tip")).to_have_text("5 March 2023Tanks3,414AFVs6,692")


# What it costs


@pytest.mark.parametrize("query", [DEFAULT, THREE, "last=war&by=day&lang=uk"])
def test_a_view_costs_three_small_requests_and_the_first_draws_it(
    article: Reader, site: Host, address: str, query: str
) -> None:
    article.page.goto(site.page("/cost", host.frame(f"{address}/embed?{query}")))
    article.page.wait_for_load_state("networkidle")
    asked = [request for request in article.requests if request.url.startswith(address)]
    assert len(asked) <= 3, [one.url for one in asked]
    assert 5_000 < weight(asked) <= 40_000
    first = asked[0].response()
    assert first is not None and first.text().count("<svg ") == 3


# How old


@pytest.mark.parametrize(("days", "stale"), [(1, False), (2, True)])
def test_two_days_after_the_newest_report_a_live_embed_says_so(
    open_reader: Open, address: str, dataset: Dataset, days: int, stale: bool
) -> None:
    page = open_reader(width=600, fresh=True).page
    page.clock.set_fixed_time(datetime.combine(dataset.newest, time(12)) + timedelta(days=days))
    notice = page.get_by_text(en.FRESHNESS_STALE)
    page.goto(f"{address}/embed?{DEFAULT}")
    page.wait_for_selector(".reader", state="attached")
    assert notice.is_visible() is stale
    page.goto(f"{address}/embed?{WEEKEND}")
    page.wait_for_selector(".reader", state="attached")
    assert not notice.is_visible()


# Everybody


def test_the_drawings_name_tells_how_the_figures_run(embed: Embed) -> None:
    page = embed("from=2023-03-04&to=2023-03-05&categories=personnel,tanks&lang=en").page
    drawing = page.get_by_role("img", name=re.compile("Personnel and tanks: losses claimed"))
    expect(drawing).to_have_accessible_name(re.compile(r"first 820 \(4 March 2023\), last 930"))
    page = embed("lang=uk").page
    drawing = page.get_by_role("img", name=re.compile("Особовий склад"))
    expect(drawing).to_have_accessible_name(re.compile("Середнє за 7 днів (зросло|знизилося)"))


@pytest.mark.parametrize("query", [f"{THREE}&theme=light", "lang=uk&last=war&theme=dark"])
def test_at_400_percent_nothing_scrolls_sideways(embed: Embed, query: str) -> None:
    page = embed(query, width=300, height=256).page
    page.wait_for_selector(".reader", state="attached")
    page.locator("details.values summary").click()
    for menu in page.locator(".menu").all():
        menu.locator("summary").click()
        assert page.evaluate("document.documentElement.scrollWidth") == 300
        page.keyboard.press("Escape")


def colour(page: Page, selector: str, name: str) -> tuple[int, ...]:
    found = page.locator(selector).first.evaluate("(e, name) => getComputedStyle(e)[name]", name)
    return tuple(int(part) for part in re.findall(r"\d+", found)[:3])


def test_the_readers_own_colours_reach_the_drawing(embed: Embed) -> None:
    page = embed(f"{WEEKEND}&theme=light", colours="dark").page
    page.emulate_media(color_scheme="dark", forced_colors="active")
    canvas = colour(page, "html", "backgroundColor")
    words = colour(page, ".wide svg text", "fill")
    assert abs(sum(canvas) - sum(words)) > 380, (canvas, words)
    chosen, other = (
        colour(page, f".measures [data-key={measure}]", "backgroundColor")
        for measure in ("daily", "cumulative")
    )
    assert chosen != other
    point(page, 0.25)
    tip = [colour(page, ".tip", name) for name in ("color", "backgroundColor")]
    assert abs(sum(tip[0]) - sum(tip[1])) > 380, tip


def test_a_dark_embed_prints_dark_on_light_without_controls(embed: Embed) -> None:
    page = embed(f"{WEEKEND}&theme=dark").page
    assert sum(colour(page, "h1", "color")) > 600
    page.emulate_media(media="print")
    assert sum(colour(page, "h1", "color")) < 150
    assert sum(colour(page, ".wide svg text", "fill")) < 320
    expect(page.locator(".controls")).to_be_hidden()
    expect(page.locator("footer")).to_contain_text(en.CLAIM)
    expect(page.locator(".wide svg")).to_be_visible()


def test_nothing_moves_for_who_asked_for_that(embed: Embed) -> None:
    page = embed(WEEKEND).page
    page.locator("main").evaluate("main => main.setAttribute('aria-busy', 'true')")
    transition = "main => getComputedStyle(main).transitionProperty"
    assert page.locator("main").evaluate(transition) == "none"
    page.emulate_media(reduced_motion="no-preference")
    assert page.locator("main").evaluate(transition) == "opacity"


@pytest.mark.parametrize("query", [DEFAULT, THREE])
def test_in_every_column_the_drawing_reaches_from_side_to_side(embed: Embed, query: str) -> None:
    page = embed(query, width=300, height=1400).page
    for width in (300, 419, 420, 480, 539, 540, 579, 580, 700, 859, 900):
        page.set_viewport_size({"width": width, "height": 1400})
        (drawing,) = [
            box for each in page.locator(".plot svg").all() if (box := each.bounding_box())
        ]
        column = page.locator("figure").bounding_box()
        assert column
        assert drawing["x"] == pytest.approx(column["x"], abs=1), width
        assert drawing["width"] == pytest.approx(column["width"], abs=1), width


@pytest.mark.parametrize("query", WIDE)
def test_in_wide_columns_nothing_lies_over_the_words_beside_the_drawing(
    embed: Embed, query: str
) -> None:
    page = embed(query, width=860, height=520).page
    for width in range(860, 1300, 60):
        page.set_viewport_size({"width": width, "height": 520})
        boxes = {
            part: page.locator(part).first.bounding_box() for part in ("header", "footer", "figure")
        }
        head, foot, figure = boxes["header"], boxes["footer"], boxes["figure"]
        assert head and foot and figure
        right, low = head["x"] + head["width"], figure["y"] + figure["height"]
        assert right <= min(foot["x"], figure["x"]) and low <= foot["y"], width
