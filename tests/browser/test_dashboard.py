"""The dashboard as a reader uses it: filter, read, go back, download, compare."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from components.page import PARTS
from components.words import en, uk
from data.catalog import CATEGORIES
from data.dataset import Dataset
from tests.browser.reader import CALLBACK, Reader, pick_category, segment

pytestmark = pytest.mark.browser

Open = Callable[..., Reader]

WEEKEND = "categories=personnel,tanks,afvs&from=2023-03-04&to=2023-03-05&lang=en"
RESTATED = "from=2025-02-26&to=2025-03-02&lang=en"


def losses(rows: list[dict[str, str]], category: str) -> list[int | None]:
    return [
        int(row["losses"]) if row["losses"] else None for row in rows if row["category"] == category
    ]


# What a view costs


def test_the_default_view_asks_for_no_callback_on_load(reader: Reader) -> None:
    assert reader.open("").rest().callbacks == 0
    assert reader.query == "lang=en"


LABELS = """() => [...document.querySelectorAll('#chart .js-plotly-plot')].flatMap((plot) => {
  const room = plot.querySelector('.main-svg').getBoundingClientRect();
  const labels = [...plot.querySelectorAll('.xtick text, .ytick text')];
  return labels.map((label) => [label.textContent, label.getBoundingClientRect()])
    .filter(([, box]) => box.width && (box.left < room.left || box.right > room.right ||
      box.bottom > room.bottom + 1 || box.top < room.top - 1))
    .map(([text]) => text);
})"""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "query",
    ["lang=en", "measure=cumulative&last=war&lang=uk", f"{WEEKEND}&split=0", "by=year&last=war"],
)
def test_no_label_of_an_axis_is_cut(open_reader: Open, query: str, width: int) -> None:
    page = open_reader(width=width).open(query).page
    expect(page.locator("#chart .ytick text").first).to_be_attached()
    assert page.evaluate(LABELS) == []


@pytest.mark.parametrize(
    "query", [WEEKEND, "last=war&measure=cumulative&by=month&lang=uk", "categories=&lang=en"]
)
def test_a_linked_view_needs_no_callback(reader: Reader, query: str) -> None:
    assert reader.open(query).rest().callbacks == 0
    assert reader.query == query


def test_the_default_view_stays_small(open_reader: Open) -> None:
    reader = open_reader(fresh=True)
    session = reader.page.context.new_cdp_session(reader.page)
    received: list[float] = []
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    with reader.told_ahead():
        reader.open()
    reader.page.wait_for_load_state("networkidle")
    # Measured 2026-11: 4 requests, 0.69 MB over the wire, most of it the chart library and Dash.
    assert len(reader.requests) <= 4
    assert 100_000 < sum(received) < 720_000


# Every change of a filter is one request


def test_the_measure_is_changed_by_one_request(reader: Reader) -> None:
    reader.open(WEEKEND)
    with reader.one_request():
        segment(reader.page, "measure", en.MEASURES["cumulative"])
    assert reader.chart()["data"][0]["y"] == [152190, 153120]
    assert "measure=cumulative" in reader.query


def test_a_change_that_was_made_before_asks_for_nothing(reader: Reader) -> None:
    reader.open(WEEKEND)
    for name in ("cumulative", "daily"):
        with reader.one_request():
            segment(reader.page, "measure", en.MEASURES[name])
    before = reader.callbacks
    segment(reader.page, "measure", en.MEASURES["cumulative"])
    reader.rest()
    assert reader.chart()["data"][0]["y"] == [152190, 153120]
    assert reader.callbacks == before and "measure=cumulative" in reader.query


def test_the_period_is_changed_by_one_request(reader: Reader) -> None:
    reader.open("from=2026-01-12&to=2026-01-25&lang=en")
    with reader.one_request():
        segment(reader.page, "by", en.PERIODS["week"])
    assert reader.chart()["data"][0]["y"][1] == 7620
    assert "by=week" in reader.query


def test_a_category_is_found_by_search_and_added_by_one_request(reader: Reader) -> None:
    reader.open("from=2023-03-04&to=2023-03-05&lang=en")
    with reader.one_request():
        pick_category(reader.page, "tank", "Tanks")
    assert reader.charts() == 2 and reader.chart(1)["data"][0]["y"] == [4, 5]
    assert reader.query.startswith("categories=personnel,tanks&")


def test_the_last_category_is_taken_away_by_one_request(reader: Reader) -> None:
    reader.open()
    with reader.one_request():
        reader.page.get_by_role("combobox", name="Categories").press("Backspace")
    expect(reader.page.locator("#chart")).to_contain_text(en.CHOOSE)
    assert reader.query == "categories=&lang=en" and reader.charts() == 0


def test_a_quick_range_is_one_request(reader: Reader, dataset: Dataset) -> None:
    reader.open()
    with reader.one_request():
        reader.page.get_by_role("link", name=en.RANGE_NAMES["7d"], exact=True).click()
    week = [int(value) for value in dataset.daily["personnel"].iloc[-7:]]
    assert reader.chart()["data"][0]["y"] == week
    assert reader.query == "last=7d&lang=en"


def test_the_window_before_is_one_request(reader: Reader) -> None:
    reader.open(WEEKEND)
    with reader.one_request():
        reader.page.get_by_role("link", name=en.PREVIOUS).click()
    assert "from=2023-02-25&to=2023-02-26" in reader.query


def test_a_typed_date_is_one_request(reader: Reader) -> None:
    reader.open("from=2023-03-01&to=2023-03-05&lang=en")
    typed = reader.page.get_by_role("textbox", name=en.FROM, exact=True)
    with reader.one_request():
        typed.click()
        typed.press("Control+a")
        typed.press_sequentially("4 Mar 2023", delay=40)
        typed.press("Enter")
    assert reader.query == "from=2023-03-04&to=2023-03-05&lang=en"
    assert reader.chart()["data"][0]["y"] == [820, 930]


def test_a_picked_date_is_one_request(reader: Reader) -> None:
    reader.open("from=2023-03-01&to=2023-03-05&lang=en")
    with reader.one_request():
        reader.page.get_by_role("textbox", name=en.FROM, exact=True).click()
        reader.page.get_by_role("button", name=re.compile("^4 March 2023")).click()
    assert reader.query == "from=2023-03-04&to=2023-03-05&lang=en"


@pytest.mark.parametrize("key", ["Enter", "Tab"])
def test_whoever_goes_on_does_not_wait_for_the_pause_after_typing(
    open_reader: Open, key: str
) -> None:
    reader = open_reader()
    # A pause that never ends.
    reader.page.add_init_script(
        "const later = setTimeout;"
        "window.setTimeout = (act, ms, ...more) => ms === 400 ? 0 : later(act, ms, ...more);"
    )
    reader.open("from=2023-03-01&to=2023-03-05&lang=en")
    typed = reader.page.get_by_role("textbox", name=en.FROM, exact=True)
    with reader.one_request():
        typed.fill("4 Mar 2023")
    assert reader.query == "from=2023-03-01&to=2023-03-05&lang=en"
    typed.press(key)
    reader.rest()
    assert reader.query == "from=2023-03-04&to=2023-03-05&lang=en" and reader.callbacks == 1


def test_the_calendar_is_as_wide_as_its_week(reader: Reader) -> None:
    page = reader.open().page
    page.get_by_role("textbox", name=en.FROM, exact=True).click()
    days = page.locator(".mantine-DateInput-month:visible")
    box = days.bounding_box()
    assert box is not None and 150 < box["width"] < 400


def test_half_a_date_asks_for_nothing(reader: Reader) -> None:
    reader.open(WEEKEND).rest()
    before = reader.callbacks
    typed = reader.page.get_by_role("textbox", name=en.FROM, exact=True)
    typed.click()
    typed.fill("")
    typed.press_sequentially("4 Ma")
    reader.rest()
    assert reader.callbacks == before and reader.query == WEEKEND


def test_a_headline_card_chooses_its_category_by_one_request(reader: Reader) -> None:
    reader.open()
    with reader.one_request():
        reader.page.locator("#latest").get_by_role("link", name=re.compile("^Tanks")).click()
    assert reader.query == "categories=tanks&lang=en"


def test_two_quick_changes_are_both_kept(reader: Reader) -> None:
    reader.open("from=2023-03-01&to=2023-03-05&lang=en")
    slow(reader.page)
    segment(reader.page, "measure", en.MEASURES["cumulative"])
    segment(reader.page, "by", en.PERIODS["week"])
    reader.rest()
    assert "measure=cumulative" in reader.query and "by=week" in reader.query


@pytest.mark.parametrize("gap", [0, 400])
def test_an_answer_that_overtakes_another_stays(reader: Reader, gap: int) -> None:
    page = reader.open("from=2023-03-01&to=2023-03-05&lang=en").page
    page.evaluate("window.isSame = true")
    held: list[Route] = []
    page.route(
        f"**/{CALLBACK}", lambda route: route.continue_() if len(held) == 2 else held.append(route)
    )
    with page.expect_request(f"**/{CALLBACK}"):
        segment(page, "measure", en.MEASURES["cumulative"])
    with page.expect_request(f"**/{CALLBACK}"):
        segment(page, "by", en.PERIODS["week"])
    page.wait_for_timeout(200)
    later, sooner = held
    sooner.continue_()
    page.wait_for_timeout(gap)
    later.continue_()
    expect(page).to_have_url(re.compile("measure=cumulative&by=week"))
    reader.rest()
    assert "by=week" in reader.query
    # Without a page loaded anew.
    assert page.evaluate("window.isSame")


def test_a_choice_right_after_the_first_one_is_painted_loads_nothing_anew(reader: Reader) -> None:
    """Dash does not know yet what is shown."""
    page = reader.open("from=2023-03-01&to=2023-03-05&lang=en").page
    page.evaluate(
        """(week) => {
          window.isSame = true;
          const labels = [...document.querySelectorAll("#by label")];
          const choose = () => labels.find((one) => one.textContent === week).click();
          const first = window.placing.shown().query;
          const look = () => (window.placing.shown().query === first ? setTimeout(look) : choose());
          look();
        }""",
        en.PERIODS["week"],
    )
    segment(page, "measure", en.MEASURES["cumulative"])
    expect(page).to_have_url(re.compile("measure=cumulative&by=week"))
    reader.rest()
    assert page.evaluate("window.isSame")


def test_what_failed_can_be_asked_for_again(reader: Reader) -> None:
    page = reader.open().page
    page.evaluate("window.isSame = true")
    week = page.get_by_role("link", name=en.RANGE_NAMES["7d"], exact=True)
    cumulative = page.get_by_role("radio", name=en.MEASURES["cumulative"])
    failed = page.locator(".failed")
    for choose, is_chosen in (
        (week.click, lambda: expect(week).to_have_attribute("aria-current", "true")),
        (
            lambda: segment(page, "measure", en.MEASURES["cumulative"]),
            lambda: expect(cumulative).to_be_checked(),
        ),
    ):
        page.route(f"**/{CALLBACK}", lambda route: route.abort())
        choose()
        expect(failed).to_be_visible()
        page.unroute(f"**/{CALLBACK}")
        page.wait_for_timeout(500)
        choose()
        expect(failed).to_be_hidden()
        is_chosen()
    reader.rest()
    assert reader.query == "last=7d&measure=cumulative&lang=en"
    assert page.evaluate("window.isSame")
    reader.faults.clear()


def test_a_failure_stays_told_until_something_is_there(reader: Reader) -> None:
    page = reader.open().page
    page.route(f"**/{CALLBACK}", lambda route: route.fulfill(status=503), times=1)
    segment(page, "measure", en.MEASURES["cumulative"])
    expect(page.locator(".failed")).to_be_visible()
    reader.rest()
    expect(page.get_by_role("radio", name=en.MEASURES["daily"])).to_be_checked()
    expect(page.locator(".failed")).to_be_visible()
    with reader.one_request():
        segment(page, "by", en.PERIODS["week"])
    expect(page.locator(".failed")).to_be_hidden()
    reader.faults.clear()


def test_an_older_choice_that_fails_leaves_the_newer_one(reader: Reader) -> None:
    page = reader.open("from=2023-03-01&to=2023-03-05&lang=en").page
    held: list[Route] = []
    page.route(
        f"**/{CALLBACK}", lambda route: route.continue_() if len(held) == 2 else held.append(route)
    )
    for name in ("day", "week"):
        with page.expect_request(f"**/{CALLBACK}"):
            segment(page, "by", en.PERIODS[name])
        page.wait_for_timeout(400)
    older, newer = held
    older.fulfill(status=503)
    page.wait_for_timeout(400)
    newer.continue_()
    expect(page).to_have_url(re.compile("by=week"))
    reader.rest()
    expect(page.get_by_role("radio", name=en.PERIODS["week"])).to_be_checked()
    expect(page.locator(".failed")).to_be_hidden()
    assert page.evaluate("window.placing.shown().query") == reader.query
    reader.faults.clear()


@pytest.mark.parametrize("ms", [0, 200])
def test_whoever_goes_back_while_a_typed_date_waits_stays_at_the_view(
    reader: Reader, ms: int
) -> None:
    page = reader.open("from=2023-03-01&to=2023-03-05&lang=en").page
    page.get_by_role("link", name=en.RANGE_NAMES["7d"], exact=True).click()
    expect(page).to_have_url(re.compile("last=7d"))
    reader.rest()
    slow(page)
    page.get_by_role("textbox", name=en.FROM, exact=True).fill("3 Aug 2026")
    # At once, the field has not even told what was typed.
    page.wait_for_timeout(ms)
    page.evaluate("history.back()")
    page.wait_for_timeout(2_000)
    reader.rest()
    assert reader.query == "from=2023-03-01&to=2023-03-05&lang=en"
    assert page.evaluate("window.placing.shown().query") == reader.query


def test_an_answer_to_what_the_reader_left_is_not_taken_up(reader: Reader) -> None:
    page = reader.open("from=2023-03-01&to=2023-03-05&lang=en").page
    page.get_by_role("link", name=en.RANGE_NAMES["7d"], exact=True).click()
    expect(page).to_have_url(re.compile("last=7d"))
    reader.rest()
    reader.changed.clear()
    held: list[Route] = []

    def together(route: Route) -> None:
        held.append(route)
        if len(held) == 2:
            answers = [each.fetch() for each in held]
            for each, answer in zip(held, answers, strict=True):
                each.fulfill(response=answer)

    page.route(f"**/{CALLBACK}", together, times=2)
    page.get_by_role("textbox", name=en.FROM, exact=True).fill("3 Aug 2026")
    page.wait_for_timeout(200)
    page.evaluate("history.back()")
    reader.rest()
    assert reader.query == "from=2023-03-01&to=2023-03-05&lang=en"
    assert page.evaluate("window.placing.shown().query") == reader.query
    # Dash, had it taken up the answer, would have asked for the way back as well.
    assert reader.changed == [["from.value"], ["location.search"]]


def test_whoever_goes_back_from_a_failure_is_told_no_more_of_it(reader: Reader) -> None:
    page = reader.open().page
    page.route(f"**/{CALLBACK}", lambda route: route.abort())
    page.get_by_role("link", name=en.RANGE_NAMES["7d"], exact=True).click()
    expect(page.locator(".failed")).to_be_visible()
    page.go_back()
    expect(page.locator(".failed")).to_be_hidden()
    reader.faults.clear()


def test_without_the_chart_library_the_server_draws_each_view(open_reader: Open) -> None:
    reader = open_reader(fresh=True)
    page = reader.page
    page.route("**/*charts.js", lambda route: route.abort())
    page.goto(f"{reader.address}/?lang=en")
    drawing = page.locator("#chart .drawn.wide svg")
    expect(drawing).to_be_visible()
    expect(page.locator(".failed")).to_be_hidden()
    page.wait_for_selector(":root[data-ready]")
    page.get_by_role("link", name=en.RANGE_NAMES["7d"], exact=True).click()
    expect(page).to_have_url(re.compile("last=7d"))
    expect(drawing).to_be_visible()
    expect(page.locator("#sentence h2")).to_contain_text("16–22 August 2026")
    expect(page.locator(".failed")).to_be_hidden()
    page.wait_for_load_state("networkidle")
    reader.faults.clear()


def test_a_range_and_a_quick_change_after_it_are_both_kept(reader: Reader) -> None:
    reader.open()
    slow(reader.page)
    reader.page.get_by_role("link", name=en.RANGE_NAMES["7d"], exact=True).click()
    segment(reader.page, "measure", en.MEASURES["cumulative"])
    reader.rest()
    assert "last=7d" in reader.query and "measure=cumulative" in reader.query


def test_of_two_quick_links_the_second_is_shown_and_the_first_is_a_step_back(
    reader: Reader,
) -> None:
    page = reader.open().page
    slow(page)
    for last in ("7d", "1y"):
        page.get_by_role("link", name=en.RANGE_NAMES[last], exact=True).click()
    reader.rest()
    assert "last=1y" in reader.query and reader.charts() == 1
    chosen = page.locator("#ranges a[aria-current]")
    expect(chosen).to_have_text(en.RANGE_NAMES["1y"])
    page.go_back()
    reader.rest()
    assert "last=7d" in reader.query and len(reader.chart()["data"][0]["y"]) == 7
    expect(chosen).to_have_text(en.RANGE_NAMES["7d"])


def test_of_quick_ranges_that_were_seen_before_the_last_is_shown(reader: Reader) -> None:
    """Each gives the fields other dates, which they tell back when the next is shown already."""
    page = reader.open("lang=en").page
    page.evaluate("window.isSame = true")
    links = {
        last: page.get_by_role("link", name=en.RANGE_NAMES[last], exact=True)
        for last in ("30d", "7d", "1y")
    }
    told_back_ms = 600
    for last in ("30d", "7d"):
        links[last].click()
        page.wait_for_timeout(told_back_ms)
    for _ in range(3):
        for link in links.values():
            link.click()
        page.wait_for_timeout(told_back_ms)
        reader.rest()
        assert reader.query == "last=1y&lang=en"
        assert page.evaluate("window.isSame")
        page.go_back()
        page.wait_for_timeout(told_back_ms)


def test_whoever_goes_back_before_the_answer_stays_at_the_view(reader: Reader) -> None:
    page = reader.open(WEEKEND).page
    slow(page)
    page.get_by_role("link", name=en.RANGE_NAMES["30d"], exact=True).click()
    page.go_back()
    reader.rest()
    page.wait_for_timeout(1_000)
    assert reader.query == WEEKEND and reader.chart()["data"][0]["y"] == [820, 930]
    assert page.locator("#ranges a[aria-current]").count() == 0


def test_a_control_shows_what_was_chosen_before_the_answer_is_there(reader: Reader) -> None:
    page = reader.open().page
    # An answer that never comes.
    page.route(f"**/{CALLBACK}", lambda _: None)
    segment(page, "measure", en.MEASURES["cumulative"])
    expect(page.get_by_role("radio", name=en.MEASURES["cumulative"])).to_be_checked(timeout=2_000)
    page.get_by_text(en.MORE, exact=True).click()
    split = page.get_by_role("switch", name=en.SPLIT)
    split.click()
    expect(split).not_to_be_checked(timeout=2_000)


def test_a_mouse_that_rests_asks_and_its_click_shows_by_the_same_request(reader: Reader) -> None:
    page = reader.open().page
    week = page.get_by_role("link", name=en.RANGE_NAMES["7d"], exact=True)
    with reader.one_request():
        week.hover()
    assert reader.query == "lang=en" and len(reader.chart()["data"][0]["y"]) == 90
    week.click()
    reader.rest()
    assert reader.query == "last=7d&lang=en" and len(reader.chart()["data"][0]["y"]) == 7
    # Beneath a mouse that stays where it is the page may change; that is no wish.
    page.wait_for_timeout(500)
    assert reader.callbacks == 1


def test_a_focus_that_rests_asks_and_its_key_shows_by_the_same_request(reader: Reader) -> None:
    page = reader.open().page
    with reader.one_request():
        page.evaluate("document.querySelectorAll('#ranges a').forEach((link) => link.focus())")
    assert reader.query == "lang=en" and len(reader.chart()["data"][0]["y"]) == 90
    last = page.locator("#ranges a").last.get_attribute("href")
    page.keyboard.press("Enter")
    reader.rest()
    assert f"?{reader.query}" == last and reader.callbacks == 1


def test_a_focus_that_goes_from_link_to_link_asks_for_the_next_one_too(reader: Reader) -> None:
    page = reader.open().page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.post_data or ""))

    def askings(last: str) -> int:
        return sum(f"?last={last}&lang=en" in body for body in asked)

    page.get_by_role("link", name=en.RANGE_NAMES["weekend"], exact=True).focus()
    page.keyboard.press("Tab")
    reader.rest()
    page.wait_for_timeout(500)
    assert reader.query == "lang=en" and askings("7d") == askings("30d") == 1
    for key in ("Shift+Tab", "Shift+Tab"):
        page.keyboard.press(key)
        page.wait_for_timeout(500)
    assert askings("weekend") == askings("latest") == 1
    page.keyboard.press("Enter")
    reader.rest()
    assert reader.query == "last=latest&lang=en" and askings("latest") == 1


def test_a_focus_on_the_categories_asks_for_what_backspace_leaves(reader: Reader) -> None:
    page = reader.open("categories=personnel,tanks&last=7d&lang=en").page
    page.get_by_role("textbox", name=en.FROM, exact=True).focus()
    with reader.one_request():
        page.keyboard.press("Shift+Tab")
    assert reader.charts() == 2
    page.keyboard.press("Backspace")
    reader.rest()
    assert reader.query == "last=7d&lang=en" and reader.charts() == 1
    assert reader.callbacks == 1


@pytest.mark.parametrize("part", ["a cross", "a segment", "a day"])
def test_a_mouse_that_rests_on_any_filter_asks(reader: Reader, part: str) -> None:
    page = reader.open("categories=personnel,tanks&last=7d&lang=en").page
    place, then = {
        "a cross": (page.locator("#filters .mantine-Pill-remove").last, "last=7d&lang=en"),
        "a segment": (
            page.locator("#measure").get_by_text(en.MEASURES["cumulative"]),
            "categories=personnel,tanks&last=7d&measure=cumulative&lang=en",
        ),
        "a day": (
            page.get_by_role("button", name="18 August 2026"),
            "categories=personnel,tanks&from=2026-08-18&to=2026-08-22&lang=en",
        ),
    }[part]
    if part == "a day":
        page.get_by_role("textbox", name=en.FROM, exact=True).click()
    with reader.one_request():
        place.hover()
    place.click()
    reader.rest()
    assert reader.query == then and reader.callbacks == 1


def test_an_option_that_the_arrows_point_at_is_asked_for(reader: Reader) -> None:
    page = reader.open("last=7d&lang=en").page
    page.get_by_role("combobox", name="Categories").fill("tanks")
    with reader.one_request():
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    reader.rest()
    assert reader.query == "categories=personnel,tanks&last=7d&lang=en" and reader.callbacks == 1


def test_a_mouse_that_passes_asks_for_nothing(reader: Reader) -> None:
    page = reader.open().page
    page.evaluate(
        """() => {
          const crossed = [...document.querySelectorAll("#ranges a"), document.body];
          crossed.forEach((each, clientX) => {
            const moved = { bubbles: true, pointerType: "mouse", clientX };
            each.dispatchEvent(new PointerEvent("pointermove", moved));
          });
        }"""
    )
    page.wait_for_timeout(500)
    assert reader.callbacks == 0


def test_a_press_that_opens_the_list_asks_for_nothing(reader: Reader) -> None:
    page = reader.open().page
    page.get_by_role("combobox", name="Categories").click()
    reader.rest()
    assert reader.callbacks == 0


def press(page: Page, place: Locator) -> None:
    """Puts the mouse's button down on it, and leaves it there."""
    place.hover()
    page.mouse.down()


def test_a_press_asks_and_its_click_shows_by_the_same_request(reader: Reader) -> None:
    page = reader.open().page
    with reader.one_request():
        press(page, page.get_by_role("link", name=en.RANGE_NAMES["7d"], exact=True))
    assert reader.query == "lang=en" and len(reader.chart()["data"][0]["y"]) == 90
    page.mouse.up()
    reader.rest()
    assert reader.query == "last=7d&lang=en" and len(reader.chart()["data"][0]["y"]) == 7
    assert reader.callbacks == 1


def test_a_press_on_a_category_asks_and_its_click_shows_by_the_same_request(
    reader: Reader,
) -> None:
    page = reader.open("from=2023-03-04&to=2023-03-05&lang=en").page
    page.get_by_role("combobox", name="Categories").fill("tank")
    with reader.one_request():
        press(page, page.get_by_role("option", name="Tanks"))
    assert reader.charts() == 1
    page.mouse.up()
    reader.rest()
    assert reader.charts() == 2 and reader.chart(1)["data"][0]["y"] == [4, 5]
    assert reader.callbacks == 1


def test_a_press_that_is_taken_back_shows_nothing(reader: Reader) -> None:
    page = reader.open(WEEKEND).page
    press(page, page.get_by_role("link", name=en.RANGE_NAMES["7d"], exact=True))
    page.mouse.move(2, 2)
    page.mouse.up()
    reader.rest()
    assert reader.query == WEEKEND and reader.chart()["data"][0]["y"] == [820, 930]


def test_a_click_asks_again_where_its_press_met_a_fault(reader: Reader) -> None:
    page = reader.open().page
    page.route(f"**/{CALLBACK}", lambda route: route.fulfill(status=503))
    week = page.get_by_role("link", name=en.RANGE_NAMES["7d"], exact=True)
    with page.expect_response(lambda response: response.status == 503):
        press(page, week)
    # Nothing that the reader asked for has failed.
    expect(page.locator(".failed")).to_be_hidden()
    page.unroute(f"**/{CALLBACK}")
    with page.expect_response(lambda response: response.status == 200):
        page.mouse.up()
    reader.rest()
    assert reader.query == "last=7d&lang=en" and len(reader.chart()["data"][0]["y"]) == 7
    expect(page.locator(".failed")).to_be_hidden()
    assert [fault for fault in reader.faults if "503" not in fault] == []
    reader.faults.clear()


def slow(page: Page) -> None:
    """Answers that take as long as on a slow network."""

    def later(route: Route) -> None:
        page.wait_for_timeout(700)
        route.continue_()

    page.route(f"**/{CALLBACK}", later)


@pytest.mark.parametrize("lang", ["en", "uk"])
def test_the_panel_of_more_choices_is_on_the_screen_at_every_width(
    open_reader: Open, lang: str
) -> None:
    page = open_reader(width=1280, height=900).open(f"last=30d&lang={lang}").page
    page.locator("details.more summary").click()
    panel = page.locator(".more-panel")
    for width in range(1000, 1300, 30):
        page.set_viewport_size({"width": width, "height": 900})
        box = panel.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= width, width


def test_whoever_chooses_in_the_sheet_is_told_there_that_it_failed(open_reader: Open) -> None:
    reader = open_reader(on_phone=True).open()
    page = reader.page
    page.route(f"**/{CALLBACK}", lambda route: route.fulfill(status=503))
    page.locator("#filters-open").click()
    page.get_by_role("link", name=en.RANGE_NAMES["7d"], exact=True).click()
    told = page.locator(".failed")
    expect(told).to_be_visible()
    top = "(one) => document.elementFromPoint(20, one.getBoundingClientRect().top + 4) === one"
    assert told.evaluate(top)
    reader.faults.clear()


def test_a_failure_is_told_wherever_in_the_page_the_filters_are_used(reader: Reader) -> None:
    page = reader.open().page
    page.locator("#milestones").scroll_into_view_if_needed()
    page.route(f"**/{CALLBACK}", lambda route: route.fulfill(status=503))
    page.get_by_role("link", name=en.RANGE_NAMES["7d"], exact=True).press("Enter")
    expect(page.locator(".failed")).to_be_in_viewport(ratio=1)
    expect(page.locator("#milestones h2")).to_be_in_viewport()
    reader.faults.clear()


def test_the_years_under_a_categorys_history_stand_at_its_ends(reader: Reader) -> None:
    cell = reader.open().page.locator("#overview-personnel")
    picture = cell.locator("img").bounding_box()
    first, last = (cell.locator(".years span").nth(n).bounding_box() for n in (0, 1))
    assert picture and first and last
    assert first["x"] == pytest.approx(picture["x"], abs=1)
    assert last["x"] + last["width"] == pytest.approx(picture["x"] + picture["width"], abs=1)


# The address is the view


def test_back_forward_and_reload_give_the_same_view(reader: Reader) -> None:
    reader.open(WEEKEND)
    before = reader.shown("#figures")
    with reader.one_request():
        segment(reader.page, "measure", en.MEASURES["cumulative"])
    with reader.one_request():
        reader.page.get_by_role("link", name=en.RANGE_NAMES["30d"], exact=True).click()
    after, later = reader.shown("#figures"), reader.query
    with reader.one_request():
        reader.page.go_back()
    with reader.one_request():
        reader.page.go_back()
    assert reader.query == WEEKEND and reader.shown("#figures") == before
    assert reader.chart()["data"][0]["y"] == [820, 930]
    assert reader.page.get_by_role("radio", name=en.MEASURES["daily"]).is_checked()
    expect(reader.page.get_by_role("textbox", name=en.FROM, exact=True)).to_have_value("4 Mar 2023")
    with reader.one_request():
        reader.page.go_forward()
    reader.page.go_forward()
    reader.rest()
    assert reader.query == later and reader.shown("#figures") == after
    reader.page.reload()
    reader.stand()
    assert reader.query == later and reader.shown("#figures") == after


def test_a_pasted_link_gives_the_view_that_it_was_copied_from(
    reader: Reader, open_reader: Open
) -> None:
    reader.open("lang=en")
    with reader.one_request():
        reader.page.get_by_role("link", name=en.RANGE_NAMES["30d"], exact=True).click()
    with reader.one_request():
        segment(reader.page, "measure", en.MEASURES["cumulative"])
    other = open_reader().open(reader.query)
    assert other.shown("#chart") == reader.shown("#chart")
    assert other.chart()["data"] == reader.chart()["data"]
    assert other.shown("#figures") == reader.shown("#figures")


_PARTS = """(ids) => ids.map((id) => {
  const part = document.getElementById(id).cloneNode(true);
  for (const graph of part.querySelectorAll("[data-figure]")) {
    graph.replaceChildren();
    graph.className = "";
    graph.removeAttribute("style");
  }
  for (const node of part.querySelectorAll("*")) {
    const values = node.getAttributeNames().sort().map((name) => [name, node.getAttribute(name)]);
    for (const [name] of values) node.removeAttribute(name);
    for (const [name, value] of values) node.setAttribute(name, value);
  }
  return part.innerHTML;
})"""
"""Every part as HTML, without what was drawn in its charts."""


def test_a_page_after_changes_is_the_page_of_its_address(reader: Reader, open_reader: Open) -> None:
    reader.open("lang=en")
    fresh = open_reader()
    for change in (
        lambda: pick_category(reader.page, "tank", CATEGORIES["tanks"].label["en"]),
        lambda: reader.page.get_by_role("link", name=en.RANGE_NAMES["30d"], exact=True).click(),
        lambda: pick_category(reader.page, "ship", CATEGORIES["ships"].label["en"]),
        lambda: segment(reader.page, "measure", en.MEASURES["cumulative"]),
        lambda: reader.page.get_by_role("link", name="Українська").click(),
    ):
        with reader.one_request():
            change()
            # The list of categories stays open over what is next.
            reader.page.keyboard.press("Escape")
        fresh.open(reader.query)
        mine, its = (each.page.evaluate(_PARTS, list(PARTS)) for each in (reader, fresh))
        for key, changed, opened in zip(PARTS, mine, its, strict=True):
            assert changed == opened, key


@pytest.mark.parametrize(
    ("nonsense", "canonical"),
    [
        ("categories=tonks&from=yesterday&by=hour&x=1&lang=xx", "lang=en"),
        (
            "lang=en&to=2023-03-04&from=2023-03-05&categories=afvs,,tanks",
            "categories=tanks,afvs&from=2023-03-04&to=2023-03-05&lang=en",
        ),
        ("categories=trucks&lang=en", "categories=trucks&lang=en"),
    ],
)
def test_a_nonsense_link_gives_a_sensible_view_at_its_canonical_address(
    reader: Reader, nonsense: str, canonical: str
) -> None:
    reader.open(nonsense)
    assert reader.query == canonical
    assert reader.shown("#chart") and reader.shown("#figures")


def test_an_empty_choice_is_a_sentence(reader: Reader) -> None:
    reader.open("categories=&lang=en")
    assert reader.shown("#sentence") == en.NOTHING_CHOSEN
    assert reader.shown("#chart") == en.CHOOSE and reader.charts() == 0


# The numbers


def test_the_published_weekend_is_on_the_page_and_in_its_file(reader: Reader) -> None:
    told = reader.open(WEEKEND).shown("#figures")
    for figure in ("1,750", "820 + 930", "153,120", "4 + 5", "3,414", "10 + 9", "6,692"):
        assert figure in told
    for name, sum_of_it in (("Personnel", "1,750"), ("Tanks", "9"), ("AFVs", "19")):
        row = reader.page.locator("#figures tr").filter(
            has=reader.page.get_by_role("rowheader", name=name, exact=True)
        )
        assert row.first.locator("td").first.inner_text() == sum_of_it
    rows = reader.download()
    assert losses(rows, "personnel") == [820, 930] and losses(rows, "tanks") == [4, 5]
    assert losses(rows, "afvs") == [10, 9]
    totals = {row["category"]: row["total"] for row in rows if row["date"] == "2023-03-05"}
    assert totals == {"personnel": "153120", "tanks": "3414", "afvs": "6692"}
    for number, category in enumerate(("personnel", "tanks", "afvs")):
        assert reader.chart(number)["data"][0]["y"] == losses(rows, category)


@pytest.mark.parametrize(
    "query",
    ["lang=en", "categories=helicopters&last=90d&lang=en", "last=1y&by=month&lang=uk"],
)
def test_the_chart_and_its_file_hold_the_same(reader: Reader, query: str) -> None:
    reader.open(query)
    bars = [trace["y"] for trace in reader.chart()["data"] if trace["type"] == "bar"]
    drawn = [next((y for y in ys if y is not None), None) for ys in zip(*bars, strict=True)]
    with reader.page.expect_download() as caught:
        reader.page.locator("#actions a[download][href^='losses.csv']").click()
    name = caught.value.suggested_filename
    text = caught.value.path().read_text(encoding="utf-8").splitlines()
    column = text[0].split(",").index("losses")
    assert drawn == [int(line.split(",")[column]) for line in text[1:]]
    assert name.startswith("general-staff-claims_") and name.endswith(".csv")


def test_a_file_after_a_change_is_of_the_changed_view(reader: Reader) -> None:
    reader.open(WEEKEND)
    with reader.one_request():
        reader.page.get_by_role("link", name=en.PREVIOUS).click()
    rows = reader.download()
    assert {row["date"] for row in rows} == {"2023-02-25", "2023-02-26"}


def test_the_28_february_2025_is_marked_in_chart_table_and_file(reader: Reader) -> None:
    reader.open(RESTATED)
    traces = reader.chart()["data"]
    day = 2
    assert traces[0]["x0"] == "2025-02-26" and traces[0]["y"][day] == 1060
    (mark,) = [t for t in traces if t.get("marker", {}).get("symbol") == "triangle-up"]
    assert [y is not None for y in mark["y"]] == [number == day for number in range(5)]
    assert reader.page.locator("#chart .js-plotly-plot .point").count() > 0
    told = reader.shown("#figures")
    assert "1,650" in told and "restated" in told
    reader.page.get_by_text(en.VALUES).click()
    row = reader.page.locator("#figures tr").filter(
        has=reader.page.get_by_role("rowheader", name="28 February 2025")
    )
    assert "1,060" in row.inner_text() and "+1,650" in row.inner_text()
    (restated,) = [row for row in reader.download() if row["restatement"]]
    assert (restated["date"], restated["losses"]) == ("2025-02-28", "1060")
    assert (restated["restatement"], restated["status"]) == ("1650", "restated")


def test_the_change_in_the_total_of_that_day_stands_beside_its_losses(reader: Reader) -> None:
    told = reader.open("from=2025-02-28&to=2025-02-28&lang=en").shown("#figures")
    assert "1,060" in told and "2,710" in told and "1,650" in told


def test_a_bar_is_explained_on_hover(reader: Reader) -> None:
    reader.open(RESTATED)
    bar = reader.page.locator("#chart .bars .point").nth(2).bounding_box()
    assert bar
    reader.page.mouse.move(bar["x"] + bar["width"] / 2, bar["y"] + bar["height"] / 2, steps=4)
    hover = reader.page.locator("#chart .hovertext")
    expect(hover).to_contain_text("28 February 2025")
    expect(hover).to_contain_text("1,060")
    expect(hover).to_contain_text("+1,650")


# How it looks and reads


@pytest.mark.parametrize("query", ["lang=en", "lang=uk", WEEKEND, "categories=&lang=en", RESTATED])
def test_a_phone_never_scrolls_sideways(open_reader: Open, query: str) -> None:
    reader = open_reader(on_phone=True).open(query)
    if "categories=&" not in query:
        reader.page.get_by_text(re.compile(f"{en.VALUES}|{uk.VALUES}")).first.click()
    wide = reader.page.evaluate(
        """() => [...document.querySelectorAll('body *')].filter((element) =>
             element.getBoundingClientRect().right > innerWidth + 1
             && !element.closest('.scroll, svg, [class*="hidden"], details:not([open])')).length"""
    )
    assert reader.page.evaluate("document.documentElement.scrollWidth") == 360
    assert wide == 0


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_page_follows_the_readers_colours_without_a_complaint(
    open_reader: Open, width: int, colours: str
) -> None:
    reader = open_reader(width=width, colours=colours).open(WEEKEND).rest()
    red, green, blue = map(int, re.findall(r"\d+", background(reader))[:3])
    assert (red + green + blue < 200) is (colours == "dark")
    assert not reader.faults


def background(reader: Reader) -> str:
    return str(reader.page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_a_chosen_theme_wins_over_the_readers_colours(open_reader: Open) -> None:
    reader = open_reader(colours="light").open("lang=en&theme=dark")
    reader.open("theme=dark&lang=en")
    dark = background(reader)
    with reader.one_request():
        reader.page.get_by_role("link", name=en.THEMES["light"], exact=True).click()
    assert background(reader) != dark and "theme=light" in reader.query


def test_the_title_and_the_language_follow_the_view(reader: Reader) -> None:
    reader.open(WEEKEND)
    root = reader.page.locator("html")
    expect(root).to_have_attribute("lang", "en")
    assert "4–5 March 2023" in reader.page.title() and en.TITLE in reader.page.title()
    with reader.one_request():
        reader.page.get_by_role("link", name=uk.LANGUAGE_NAME).click()
    expect(root).to_have_attribute("lang", "uk")
    assert "4–5 березня 2023" in reader.page.title() and uk.TITLE in reader.page.title()
    expect(reader.page.get_by_role("combobox", name=uk.CATEGORIES_LABEL)).to_be_visible()
    with reader.one_request():
        reader.page.go_back()
    expect(root).to_have_attribute("lang", "en")
    assert "4–5 March 2023" in reader.page.title()


def test_the_heading_is_announced_when_the_view_changes(reader: Reader) -> None:
    reader.open()
    heading = reader.page.locator("[aria-live=polite]").get_by_role("heading", level=2).first
    before = heading.inner_text()
    with reader.one_request():
        reader.page.get_by_role("link", name=en.RANGE_NAMES["7d"], exact=True).click()
    assert heading.inner_text() != before


@pytest.mark.parametrize(
    ("after", "told"), [(0, None), (1, en.FRESHNESS_QUIET), (2, en.FRESHNESS_STALE)]
)
def test_the_page_says_how_old_the_figures_are(
    open_reader: Open, dataset: Dataset, after: int, told: str | None
) -> None:
    reader = open_reader(fresh=True)
    day = dataset.newest + timedelta(days=after)
    reader.page.clock.set_fixed_time(f"{day}T09:00:00Z")
    reader.open().rest()
    for sentence in (en.FRESHNESS_QUIET, en.FRESHNESS_STALE):
        assert reader.page.get_by_text(sentence).is_visible() is (sentence == told)


def test_a_version_that_is_not_there_is_told(reader: Reader) -> None:
    told = reader.page.get_by_text(en.embed.UNKNOWN_VERSION)
    reader.open("asof=2026-01-01-00000000&lang=en").rest()
    expect(told).to_be_visible()
    reader.open("last=7d&lang=en").rest()
    expect(told).to_be_hidden()


def test_without_a_script_the_comparison_has_its_heads(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/?lang=en")
    expect(page.locator("#comparison").get_by_text(en.TOTAL_CHANGE, exact=True)).to_be_visible()
    context.close()


@pytest.mark.parametrize("query", ["lang=en", WEEKEND])
def test_a_change_does_not_hold_the_page(reader: Reader, query: str) -> None:
    # dash-renderer's work grows with the square of its components: 3,000 hold the page for twenty
    # seconds, in which nothing can be clicked.
    reader.open(query).rest()
    reader.page.evaluate(
        """() => {
          window.held = [];
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) held.push(entry.duration);
          }).observe({type: 'longtask'});
        }"""
    )
    with reader.one_request():
        segment(reader.page, "measure", en.MEASURES["cumulative"])
    assert reader.page.evaluate("Math.max(0, ...held)") < 2_000


def test_the_place_of_the_chart_is_kept_while_it_loads(reader: Reader) -> None:
    reader.page.add_init_script(
        """window.shifted = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            if (!entry.hadRecentInput) window.shifted += entry.value;
        }).observe({type: 'layout-shift', buffered: true});"""
    )
    reader.open().rest()
    assert reader.page.evaluate("window.shifted") < 0.1


# Phones and keyboards


def test_the_sheet_of_filters_opens_and_closes(open_reader: Open) -> None:
    page = open_reader(on_phone=True).open().page
    opener = page.get_by_role("button", name=re.compile(en.FILTERS))
    category = page.get_by_role("combobox", name=en.CATEGORIES_LABEL)
    expect(category).to_be_hidden()
    opener.click()
    expect(category).to_be_visible()
    expect(opener).to_have_attribute("aria-expanded", "true")
    page.get_by_role("button", name=en.CLOSE).click()
    expect(category).to_be_hidden()
    expect(opener).to_have_attribute("aria-expanded", "false")


def test_escape_closes_the_sheet_and_says_so(open_reader: Open) -> None:
    page = open_reader(on_phone=True).open().page
    opener = page.get_by_role("button", name=re.compile(en.FILTERS))
    opener.click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("combobox", name=en.CATEGORIES_LABEL)).to_be_hidden()
    expect(opener).to_have_attribute("aria-expanded", "false")


def test_the_sheets_button_says_whether_it_is_open_from_the_start(open_reader: Open) -> None:
    page = open_reader(on_phone=True).open().page
    opener = page.get_by_role("button", name=re.compile(en.FILTERS))
    expect(opener).to_have_attribute("aria-expanded", "false")


def test_a_finger_filters_in_the_sheet_and_reads_the_chart(open_reader: Open) -> None:
    reader = open_reader(on_phone=True).open("from=2023-03-04&to=2023-03-05&lang=en")
    page = reader.page
    page.get_by_role("button", name=re.compile(en.FILTERS)).tap()
    with reader.one_request():
        page.locator("#measure label").filter(has_text=en.MEASURES["cumulative"]).tap()
    # The list opens over the sheet, and neither moves away under the finger.
    page.get_by_role("combobox", name=en.CATEGORIES_LABEL).tap()
    with reader.one_request():
        page.get_by_role("option", name=CATEGORIES["tanks"].label["en"]).tap()
    page.get_by_role("button", name=en.CLOSE).tap()
    expect(page.locator(".controls")).to_be_hidden()
    assert [reader.chart(number)["data"][0]["y"] for number in (0, 1)] == [
        [152190, 153120],
        [3409, 3414],
    ]
    assert page.evaluate("[innerWidth, innerHeight]") == [360, 740]


def test_a_phone_has_the_filters_at_hand_further_down_and_goes_to_the_chart(
    open_reader: Open,
) -> None:
    reader = open_reader(on_phone=True).open("last=7d&lang=en")
    page = reader.page

    def tap(place: Locator) -> None:
        # Not as Playwright does it, which scrolls to it first.
        box = place.bounding_box()
        assert box
        page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    page.locator("#milestones").scroll_into_view_if_needed()
    opener = page.get_by_role("button", name=re.compile(en.FILTERS))
    expect(opener).to_be_in_viewport(ratio=1)
    before = page.evaluate("scrollY")
    assert before > 1000
    tap(opener)
    assert page.evaluate("scrollY") == before
    with reader.one_request():
        tap(page.get_by_role("link", name=en.RANGE_NAMES["30d"], exact=True))
    tap(page.get_by_role("button", name=en.CLOSE))
    bar, chart = opener.bounding_box(), page.locator("#chart figure").first.bounding_box()
    assert bar and chart and chart["y"] >= bar["y"] + bar["height"]
    expect(page.locator("#chart .plot").first).to_be_in_viewport(ratio=1)


def test_a_finger_picks_a_day_in_the_sheet(open_reader: Open) -> None:
    reader = open_reader(on_phone=True).open(WEEKEND)
    page = reader.page
    page.get_by_role("button", name=re.compile(en.FILTERS)).tap()
    page.get_by_role("textbox", name=en.FROM, exact=True).tap()
    with reader.one_request():
        page.get_by_role("button", name=re.compile("^5 March 2023")).tap()
    page.get_by_role("button", name=en.CLOSE).tap()
    assert reader.chart()["data"][0]["y"] == [930]


def test_the_list_stays_at_its_field_when_the_headline_gets_shorter(open_reader: Open) -> None:
    reader = open_reader(on_phone=True).open("categories=tanks,artillery,drones&lang=en")
    page = reader.page
    page.get_by_role("button", name=re.compile(en.FILTERS)).tap()
    page.get_by_role("combobox", name=en.CATEGORIES_LABEL).tap()
    field, options = page.locator(".pick .mantine-Input-input"), page.get_by_role("listbox")
    expect(options).to_be_visible()

    def apart() -> float:
        above, below = field.bounding_box(), options.bounding_box()
        assert above and below
        return below["y"] - above["y"] - above["height"]

    headline = page.locator("#sentence").bounding_box()
    before = apart()
    with reader.one_request():
        page.locator(".mantine-Pill-remove").first.tap()
    after = page.locator("#sentence").bounding_box()
    assert headline and after and after["height"] < headline["height"]
    assert apart() == pytest.approx(before, abs=1)


def test_on_its_side_a_phone_reaches_every_category_and_every_day(open_reader: Open) -> None:
    page = open_reader(on_phone=True).open("from=2023-03-04&to=2023-03-05&lang=en").page
    page.set_viewport_size({"width": 640, "height": 320})
    page.get_by_role("button", name=re.compile(en.FILTERS)).tap()
    page.get_by_role("combobox", name=en.CATEGORIES_LABEL).tap()
    options = page.locator(".mantine-MultiSelect-options")
    # A finger on the list scrolls nothing but the list.
    options.evaluate("list => list.scrollTo(0, list.scrollHeight)")
    expect(options.get_by_role("option").last).to_be_in_viewport(ratio=1)
    page.keyboard.press("Escape")
    page.get_by_role("textbox", name=en.TO, exact=True).tap()
    last = page.get_by_role("button", name=re.compile("^31 March 2023"))
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport(ratio=1)
    last.tap(trial=True)
    page.set_viewport_size({"width": 360, "height": 740})


def test_the_page_stays_where_it_is_under_the_sheet_and_at_back(open_reader: Open) -> None:
    reader = open_reader(on_phone=True).open("categories=tanks&lang=en")
    page = reader.page
    opener = page.get_by_role("button", name=re.compile(en.FILTERS))
    opener.tap()
    page.evaluate("document.querySelector('#chart').scrollIntoView()")
    before = page.evaluate("scrollY")
    page.get_by_role("button", name=en.CLOSE).tap()
    expect(opener).to_be_focused()
    assert page.evaluate("scrollY") == before

    def top() -> float:
        box = page.locator("#latest").bounding_box()
        assert box is not None
        return box["y"]

    card = page.locator("#latest a[href*='drones']").first
    card.scroll_into_view_if_needed()
    with reader.one_request():
        card.tap()
    stood = top()
    with reader.one_request():
        page.go_back()
    assert top() == pytest.approx(stood, abs=2)


def swipe(page: Page, place: Locator) -> None:
    """A finger that goes from side to side over the lower half."""
    box = place.bounding_box()
    assert box is not None
    session = page.context.new_cdp_session(page)
    y = box["y"] + 0.7 * box["height"]
    for kind, places in (
        ("touchStart", [120]),
        ("touchMove", [160]),
        ("touchMove", [200]),
        ("touchEnd", []),
    ):
        points = [{"x": x, "y": y} for x in places]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        # Faster, it would be thrown, and the next touch would only stop it.
        page.wait_for_timeout(300)


def test_a_value_is_told_no_longer_than_its_chart_stands(open_reader: Open) -> None:
    reader = open_reader(on_phone=True).open()
    page = reader.page
    chart = page.locator("#chart .js-plotly-plot").first
    chart.scroll_into_view_if_needed()
    swipe(page, chart)
    expect(chart.locator(".hovertext")).to_be_visible()
    page.get_by_role("button", name=re.compile(en.FILTERS)).tap()
    with reader.one_request():
        page.get_by_role("link", name=en.RANGE_NAMES["7d"], exact=True).tap()
    page.get_by_role("button", name=en.CLOSE).tap()
    expect(chart.locator(".hovertext")).to_have_count(0)


def test_a_finger_on_the_chart_scrolls_the_page(open_reader: Open) -> None:
    reader = open_reader(on_phone=True).open()
    allowed = reader.page.evaluate(
        """() => {
          const found = [];
          let node = document.querySelector('#chart .js-plotly-plot .nsewdrag');
          for (; node && node.id !== 'chart'; node = node.parentElement)
            found.push(getComputedStyle(node).touchAction);
          return found;
        }"""
    )
    assert allowed and "none" not in allowed


def test_the_page_stays_where_it_is_when_the_focus_comes_to_the_bar(reader: Reader) -> None:
    page = reader.open().rest().page
    page.evaluate("scrollTo(0, 1200)")
    page.get_by_role("combobox", name=en.CATEGORIES_LABEL).focus()
    page.keyboard.type("ta")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    for _ in range(4):
        page.keyboard.press("Tab")
    assert page.evaluate("scrollY") == 1200


@pytest.mark.parametrize("width", [1024, 1280])
def test_a_sum_is_seen_whole(open_reader: Open, width: int) -> None:
    page = open_reader(width=width).open("last=1y&lang=en").page
    for figure in page.locator("#comparison details.figure").all():
        figure.locator("summary").click()
        result = figure.locator(".sum tr").last
        result.scroll_into_view_if_needed()
        for part in (result.locator("th"), result.locator("td")):
            is_seen = """(one) => {
              const { left, right, top, bottom } = one.getBoundingClientRect();
              const found = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
              return left >= 0 && right <= innerWidth && one.contains(found);
            }"""
            assert part.evaluate(is_seen)


def test_the_skip_link_is_first_and_leads_past_the_masthead(reader: Reader) -> None:
    page = reader.open().rest().page
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name=en.SKIP)
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    inside = page.evaluate("!!document.activeElement.closest('main')")
    assert inside and reader.callbacks == 0
    reader.rest()
    assert reader.callbacks == 0 and reader.query == "lang=en"


def test_the_controls_are_reached_and_used_by_keyboard(reader: Reader) -> None:
    page = reader.open(WEEKEND).page
    page.get_by_role("radio", name=en.MEASURES["daily"]).focus()
    with reader.one_request():
        page.keyboard.press("ArrowRight")
    assert "measure=cumulative" in reader.query
    expect(page.get_by_role("radio", name=en.MEASURES["cumulative"])).to_be_focused()


@pytest.mark.parametrize("lang", ["en", "uk"])
def test_every_control_has_a_name_in_the_readers_language(reader: Reader, lang: str) -> None:
    say: Any = {"en": en, "uk": uk}[lang]
    page = reader.open(f"lang={lang}").page
    expect(page.get_by_role("combobox", name=say.CATEGORIES_LABEL, exact=True)).to_be_visible()
    for name in (say.FROM, say.TO):
        expect(page.get_by_role("textbox", name=name, exact=True)).to_be_visible()
    for name in (say.MEASURE, say.BY):
        expect(page.get_by_role("radiogroup", name=name)).to_be_visible()
    for name in (say.RANGES, say.STEPS, say.LANGUAGE, say.THEME):
        expect(page.get_by_role("group", name=name)).to_be_visible()


def test_the_page_has_one_main_heading_and_its_landmarks(reader: Reader) -> None:
    page = reader.open().page
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    for landmark in ("banner", "main", "contentinfo"):
        expect(page.get_by_role(landmark)).to_have_count(1)


@pytest.mark.parametrize("width", [360, 1100, 1280])
def test_what_is_scrolled_to_is_not_under_the_filters(open_reader: Open, width: int) -> None:
    page = open_reader(width=width).open("categories=tanks,afvs,mlrs,drones&lang=en").page
    page.evaluate("document.querySelector('#evidence').scrollIntoView()")
    page.wait_for_timeout(200)
    top, bar = page.evaluate(
        """() => ["#evidence", "#react-entry-point"].map(
          (one) => document.querySelector(one).getBoundingClientRect())
          .map((box, each) => each ? (box.top > 100 ? 0 : box.bottom) : box.top)"""
    )
    assert top >= bar
