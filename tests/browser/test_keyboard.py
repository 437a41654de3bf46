"""The whole page by keyboard alone: every control is reached, seen, used, and left again."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from components.words import en
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

Open = Callable[..., Reader]

WEEKEND = "categories=personnel,tanks&from=2023-03-04&to=2023-03-05&lang=en"

_FADED_MS = 400
_MOST_STOPS = 400

_STOPS = """() => {
  window.stops = [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")]
    .filter((one) => one.checkVisibility({visibilityProperty: true}) && one.tabIndex >= 0)
    .filter((one) => one.type !== "radio" || one.checked);
  return window.stops.length;
}"""
"""What can have the focus, in the order in which it stands; of radio buttons, the chosen one."""

_STOP = """() => {
  const one = document.activeElement;
  const drawn = one.type === "radio" ? one.nextElementSibling
    : one.closest(".mantine-Input-wrapper")?.querySelector(".mantine-Input-input")
    ?? (one.type === "checkbox" ? one.nextElementSibling : one);
  const { left, top, width, height } = drawn.getBoundingClientRect();
  const near = (size) => Math.min(size, 24) / 2;
  const at = document.elementFromPoint(left + near(width), Math.max(top, 0) + near(height));
  const of = one.closest("label, .mantine-Switch-root, .mantine-Input-wrapper") ?? drawn;
  return {
    number: window.stops?.indexOf(one) ?? -1,
    what: one.outerHTML.slice(0, 120),
    shown: getComputedStyle(drawn).outlineStyle !== "none",
    covered: !(of.contains(at) || at?.contains(drawn) || drawn.contains(at)),
  };
}"""


def walk(page: Page, key: str = "Tab") -> Iterator[dict[str, object]]:
    """Each stop of the Tab key, from an end of the page until the focus leaves it."""
    for _ in range(_MOST_STOPS):
        page.keyboard.press(key)
        if page.evaluate("document.activeElement === document.body"):
            return
        stop = page.evaluate(_STOP)
        if stop["covered"]:
            # A calendar that the focus has left may still be fading: no finger is as quick.
            page.wait_for_timeout(_FADED_MS)
            stop = page.evaluate(_STOP)
        yield stop
    raise AssertionError("The focus does not come to the end of the page.")


def assert_walked(page: Page) -> None:
    """Every control is a stop, in its order; the focus is seen there and nothing covers it."""
    count = page.evaluate(_STOPS)
    assert count > 3
    stops = list(walk(page))
    assert [stop["number"] for stop in stops] == list(range(count)), stops
    assert [stop["what"] for stop in stops if not stop["shown"]] == []
    assert [stop["what"] for stop in stops if stop["covered"]] == []


def test_tab_comes_to_everything_on_the_dashboard(reader: Reader) -> None:
    assert_walked(reader.open(WEEKEND).rest().page)


def test_nothing_lies_over_the_focus_on_the_way_back_and_the_bar_stays(reader: Reader) -> None:
    """On the way back a control is scrolled to at the top, where the bar of filters is."""
    page = reader.open(WEEKEND).rest().page
    page.locator("#notes a").last.focus()
    covered = []
    for stop in walk(page, "Shift+Tab"):
        if page.evaluate("document.activeElement.closest('#react-entry-point') !== null"):
            break
        covered += [stop["what"]] if stop["covered"] else []
    assert covered == []
    page.locator("#milestones").scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    for _ in range(5):
        page.keyboard.press("Shift+Tab")
    assert page.evaluate("[scrollY, document.activeElement.closest('#filters') !== null]") == [
        before,
        True,
    ]


def test_tab_comes_to_everything_on_a_phone_and_in_its_sheet(open_reader: Open) -> None:
    page = open_reader(on_phone=True).open("categories=&lang=en").rest().page
    opener = page.get_by_role("button", name=re.compile(en.FILTERS))
    opener.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("combobox", name=en.CATEGORIES_LABEL)).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    closing = page.get_by_role("button", name=en.CLOSE)
    closing.focus()
    page.keyboard.press("Enter")
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    closing.focus()
    # Beyond its end the sheet is in nobody's way.
    page.keyboard.press("Tab")
    expect(closing).to_be_hidden()
    expect(opener).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("path", ["embed?", "newsroom?", "api?"])
def test_tab_comes_to_everything_on_the_other_pages(reader: Reader, path: str) -> None:
    page = reader.page
    page.goto(f"{reader.address}/{path}{WEEKEND}")
    if path == "embed?":
        page.wait_for_selector(".reader", state="attached")
    assert_walked(page)


def test_a_category_is_found_chosen_and_taken_away(reader: Reader) -> None:
    page = reader.open("from=2023-03-04&to=2023-03-05&lang=en").page
    field = page.get_by_role("combobox", name=en.CATEGORIES_LABEL)
    field.focus()
    page.keyboard.type("tank")
    page.keyboard.press("ArrowDown")
    with reader.one_request():
        page.keyboard.press("Enter")
    assert reader.query.startswith("categories=personnel,tanks&")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    with reader.one_request():
        page.keyboard.press("Backspace")
    assert reader.query == "from=2023-03-04&to=2023-03-05&lang=en"


def test_dates_ranges_and_more_options(reader: Reader) -> None:
    page = reader.open("from=2023-03-01&to=2023-03-05&lang=en").page
    page.get_by_role("combobox", name=en.CATEGORIES_LABEL).focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("textbox", name=en.FROM, exact=True)).to_be_focused()
    with reader.one_request():
        page.keyboard.press("Control+a")
        page.keyboard.type("4 Mar 2023")
        page.keyboard.press("Tab")
    expect(page).to_have_url(re.compile("from=2023-03-04&to=2023-03-05&lang=en$"))
    expect(page.get_by_role("textbox", name=en.TO, exact=True)).to_be_focused()
    week = page.get_by_role("link", name=en.RANGE_NAMES["7d"], exact=True)
    week.press("Enter")
    reader.rest()
    assert reader.query == "last=7d&lang=en"
    expect(week).to_be_focused()
    more = page.locator("details.more")
    more.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("radio", name=en.BASES["report"])).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("switch", name=en.AVERAGE)).to_be_focused()
    with reader.one_request():
        page.keyboard.press("Space")
    assert "average=0" in reader.query
    page.keyboard.press("Escape")
    expect(more).not_to_have_attribute("open", "")
    expect(more.locator("summary")).to_be_focused()


def test_a_calendar_in_more_options_leaves_them_open(reader: Reader) -> None:
    page = reader.open("from=2023-03-01&to=2023-03-05&lang=en").page
    page.get_by_text(en.MORE, exact=True).click()
    page.get_by_role("textbox", name=en.COMPARE_FROM, exact=True).click()
    page.get_by_role("button", name=en.CALENDAR["previousMonth"]).click()
    expect(page.locator("details.more")).to_have_attribute("open", "")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name=en.CALENDAR["previousMonth"])).to_have_count(0)
    expect(page.locator("details.more")).to_have_attribute("open", "")


def test_sums_open_and_close_and_a_table_is_sorted(reader: Reader) -> None:
    page = reader.open(WEEKEND).page
    sum_of = page.locator("#comparison details.figure").first
    sum_of.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(sum_of.locator(".sum")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(sum_of.locator(".sum")).to_be_hidden()
    assert page.evaluate("document.activeElement !== document.body")
    head = page.locator("#comparison th button").nth(1)
    head.focus()
    page.keyboard.press("Enter")
    cell = page.locator("#comparison th").nth(1)
    expect(cell).to_have_attribute("aria-sort", "descending")
    page.keyboard.press("Space")
    expect(cell).to_have_attribute("aria-sort", "ascending")
    expect(head).to_be_focused()


def test_a_table_says_in_which_order_it_is(reader: Reader) -> None:
    """The changes of few losses are counts; of trucks there is none."""
    page = reader.open("categories=tanks,mlrs,air_defence,trucks&last=7d&lang=en").page
    heads = page.locator("#comparison thead th")

    def column(number: int) -> list[str]:
        cells = f"#comparison .sortable > tbody > tr > :nth-child({number + 1})"
        return page.locator(cells).all_inner_texts()

    for order in ("ascending", "descending"):
        heads.nth(0).get_by_role("button").click()
        expect(heads.nth(0)).to_have_attribute("aria-sort", order)
        names = column(0)
        assert names == sorted(names, key=str.lower, reverse=order == "descending")
    for order in ("descending", "ascending"):
        heads.nth(3).get_by_role("button").click()
        expect(heads.nth(3)).to_have_attribute("aria-sort", order)
        *told, absent = column(3)
        numbers = [int(each.replace("−", "-").rstrip("%")) for each in told]
        assert absent == "–" and numbers == sorted(numbers, reverse=order == "descending")
        assert len(set(numbers)) > 1
