"""A reader's own settings: 400 % zoom, narrow screens, no motion, colours of their own."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from components.words import en
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

Open = Callable[..., Reader]

WEEKEND = "categories=personnel,tanks&from=2023-03-04&to=2023-03-05"
ZOOMED = {"width": 320, "height": 256}
"""1280 by 1024 pixels at 400 %."""

_LOST = """() => [...document.querySelectorAll("body *")].filter((one) => {
  const { left, right, width } = one.getBoundingClientRect();
  const apart = ".scroll, pre, svg, .hidden, .skip, .plot, .preview, details:not([open])";
  const within = one.closest(apart);
  return width && !within && one.checkVisibility() && (left < -1 || right > innerWidth + 1);
}).map((one) => one.outerHTML.slice(0, 120))"""
"""What stands beyond the edge of the page, where nobody can scroll to it."""


@pytest.mark.parametrize("lang", ["en", "uk"])
def test_at_400_percent_nothing_is_lost_or_scrolls_sideways(open_reader: Open, lang: str) -> None:
    reader = open_reader(**ZOOMED)
    page = reader.page
    for path in (f"?{WEEKEND}&", "embed?", "newsroom?", "api?"):
        page.goto(f"{reader.address}/{path}lang={lang}")
        if path[0] == "?":
            reader.stand()
        assert page.evaluate("document.documentElement.scrollWidth") <= ZOOMED["width"], path
        assert page.evaluate(_LOST) == [], path


def test_at_400_percent_the_sheet_and_the_dialog_can_be_used(open_reader: Open) -> None:
    reader = open_reader(**ZOOMED).open(f"{WEEKEND}&lang=en")
    page = reader.page
    page.get_by_role("button", name=re.compile(en.FILTERS)).click()
    with reader.one_request():
        page.get_by_role("link", name=en.RANGE_NAMES["7d"], exact=True).click()
    assert page.evaluate(_LOST) == []
    page.get_by_role("button", name=en.CLOSE).click()
    page.locator("#actions").get_by_role("button", name=en.embed.EMBED, exact=True).click()
    page.get_by_role("button", name=en.embed.COPY_CODE).scroll_into_view_if_needed()
    expect(page.get_by_role("button", name=en.embed.COPY_CODE)).to_be_in_viewport()
    page.get_by_role("button", name=en.embed.CLOSE, exact=True).click()


_MOVES = """() => [null, "::before", "::after"].flatMap((pseudo) =>
  [...document.querySelectorAll("*")].filter((one) => {
    const style = getComputedStyle(one, pseudo);
    const lasts = (durations) => durations.split(",").some((each) => parseFloat(each) > 0.01);
    const turns = style.transitionProperty !== "none" && lasts(style.transitionDuration);
    return turns || (style.animationName !== "none" && lasts(style.animationDuration));
  }).map((one) => one.outerHTML.slice(0, 120)))"""


def test_nothing_moves_for_who_asked_for_that(reader: Reader) -> None:
    page = reader.open(f"{WEEKEND}&lang=en").page
    page.get_by_text(en.MORE, exact=True).click()
    page.get_by_role("textbox", name=en.COMPARE_FROM, exact=True).click()
    page.evaluate("document.documentElement.toggleAttribute('data-waiting', true)")
    assert page.evaluate(_MOVES) == []
    page.evaluate("document.documentElement.toggleAttribute('data-waiting', false)")
    for path in ("embed", "newsroom", "api"):
        page.goto(f"{reader.address}/{path}?lang=en")
        assert page.evaluate(_MOVES) == [], path


def background(place: Locator) -> str:
    return str(place.evaluate("(one) => getComputedStyle(one).backgroundColor"))


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_what_is_chosen_is_told_apart_in_the_readers_own_colours(
    reader: Reader, colours: str
) -> None:
    page = reader.page
    page.emulate_media(forced_colors="active", color_scheme=colours)  # type: ignore[arg-type]
    reader.open("categories=tanks&last=30d&theme=light&lang=en").rest()
    page.get_by_text(en.MORE, exact=True).click()
    for chosen, other in (
        (".chips a[aria-current]", ".ranges a:not([aria-current])"),
        ("#measure label[data-active]", "#measure label:not([data-active])"),
        ("#events label[data-active]", "#events label:not([data-active])"),
    ):
        assert background(page.locator(chosen).first) != background(page.locator(other).first)
    track = page.locator(".mantine-Switch-track").first
    on = background(track)
    with reader.one_request():
        page.get_by_role("switch", name=en.AVERAGE).focus()
        page.keyboard.press("Space")
    assert background(track) != on
    page.keyboard.press("Escape")
    card, other = page.locator(".card.shown"), page.locator(".card:not(.shown)")
    edge = "(one) => getComputedStyle(one).borderTopColor"
    assert card.evaluate(edge) != other.first.evaluate(edge)
    page.locator("#actions").get_by_role("button", name=en.embed.EMBED, exact=True).click()
    pressed = page.locator("#embed-dialog [aria-pressed=true]").first
    assert background(pressed) != background(
        page.locator("#embed-dialog [aria-pressed=false]").first
    )


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_charts_and_focus_are_seen_in_the_readers_own_colours(reader: Reader, colours: str) -> None:
    page = reader.page
    page.emulate_media(forced_colors="active", color_scheme=colours)  # type: ignore[arg-type]
    reader.open("last=30d&theme=light&lang=en").rest()
    canvas = sum(parts(page, "body", "backgroundColor"))
    for place, name in (
        ("#chart .xtick text", "fill"),
        ("#chart .scatterlayer .js-line", "stroke"),
    ):
        assert abs(canvas - sum(parts(page, place, name))) > 380, place
    bar = parts(page, "#chart .bars .point path", "fill")
    assert abs(canvas - sum(bar)) > 150
    page.get_by_role("textbox", name=en.FROM, exact=True).focus()
    outline = parts(page, "#from", "outlineColor")
    assert abs(canvas - sum(outline)) > 150
    expect(page.locator("#from")).to_have_css("outline-style", "solid")


def parts(page: Page, selector: str, name: str) -> tuple[int, ...]:
    """Red, green and blue of a place."""
    found = page.locator(selector).first.evaluate("(e, name) => getComputedStyle(e)[name]", name)
    return tuple(int(part) for part in re.findall(r"\d+", found)[:3])
