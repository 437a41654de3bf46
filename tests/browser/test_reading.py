"""What a screen reader reads: order, names and announcements, by the accessibility tree."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from components.words import words
from data.catalog import CATEGORIES
from tests.browser.accessibility import heard, outline
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

Open = Callable[..., Reader]

BOTH = pytest.mark.parametrize("lang", ["en", "uk"])
SEVERAL = "categories=personnel,tanks,afvs&from=2023-03-04&to=2023-03-05"

_LISTEN = """() => {
  window.said = [];
  const regions = document.querySelectorAll("[aria-live], [role=status], [role=alert]");
  for (const region of regions) {
    let before = region.innerText.trim();
    new MutationObserver(() => {
      const now = region.innerText.trim();
      if (now && now !== before) window.said.push(now);
      before = now;
    }).observe(region, {subtree: true, childList: true, characterData: true, attributes: true});
  }
}"""
"""From here on, what changes in the live regions that are on the page is written down."""


def said(page: Page) -> list[str]:
    found: list[str] = page.evaluate("window.said")
    return found


def first_lines(texts: list[str]) -> list[str]:
    return [text.splitlines()[0] for text in texts]


def in_order(expected: list[Any], found: list[Any]) -> bool:
    """Whether all that is expected is found, in that order, whatever stands between."""
    left = iter(found)
    return all(each in left for each in expected)


# The dashboard


@BOTH
def test_the_dashboard_reads_from_whose_claim_to_the_notes(reader: Reader, lang: str) -> None:
    say = words(lang)
    page = reader.open(f"{SEVERAL}&lang={lang}").rest().page
    read = outline(page)
    headline = page.locator("#sentence h2").inner_text().replace("\u00a0", " ")
    expected = [
        *(("banner", ""), ("h1", say.TITLE), ("navigation", "")),
        *(("main", ""), ("h2", headline), ("region", say.FILTERS), ("h3", say.FILTERS)),
        *(("h3", say.panels_title("daily", "day")), ("complementary", "")),
        *(("h3", say.FIGURES), ("region", say.FIGURES), ("h3", say.embed.ACTIONS)),
        *(("h2", say.COMPARISON), ("region", say.COMPARISON)),
        ("contentinfo", ""),
    ]
    assert in_order(expected, read), read
    levels = [int(role[1:]) for role, _ in read if role[0] == "h" and role[1:].isdigit()]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    names = [name for role, name in read if role == "region"]
    assert all(names) and len(names) == len(set(names)), names


@BOTH
def test_the_controls_are_named_in_the_order_in_which_they_stand(reader: Reader, lang: str) -> None:
    say = words(lang)
    page = reader.open(f"{SEVERAL}&lang={lang}").rest().page
    page.locator("details.more summary").click()
    expected = [
        *(("combobox", say.CATEGORIES_LABEL), ("textbox", say.FROM), ("textbox", say.TO)),
        *(("link", f"← {say.PREVIOUS}"), ("link", f"{say.NEXT} →"), ("link", say.RESET)),
        *(("DisclosureTriangle", say.MORE), ("radiogroup", say.BASES_NAME)),
        *[("radio", name) for name in say.BASES.values()],
        *(("switch", say.AVERAGE), ("switch", say.SPLIT), ("radiogroup", say.COMPARE)),
        *[("radio", name) for name in say.COMPARES.values()],
        *(("textbox", say.COMPARE_FROM), ("textbox", say.COMPARE_TO)),
        *(("radiogroup", say.EVENTS), ("radiogroup", say.AGAINST), ("group", say.RANGES)),
        *[("link", name) for name in say.RANGE_NAMES.values()],
        ("radiogroup", say.MEASURE),
        *[("radio", name) for name in say.MEASURES.values()],
        ("radiogroup", say.BY),
        *[("radio", name) for name in say.PERIODS.values()],
        ("button", say.embed.EMBED),
        *[("link", name) for name in (say.DOWNLOAD, "PNG", "SVG", "JSON")],
        *(("button", say.embed.COPY_LINK), ("button", say.embed.COPY_CITATION)),
        ("button", say.embed.COPY_ALT),
    ]
    read = heard(page)
    assert in_order(expected, [(each.role, each.name) for each in read])
    assert [each for each in read if each.is_reached and not each.name] == []


@BOTH
def test_the_list_of_categories_says_whether_it_is_open_and_what_is_chosen(
    reader: Reader, lang: str
) -> None:
    say = words(lang)
    page = reader.open(f"categories=tanks&lang={lang}").page
    field = page.get_by_role("combobox", name=say.CATEGORIES_LABEL)
    expect(field).to_have_attribute("aria-expanded", "false")
    field.focus()
    page.keyboard.press("ArrowDown")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("listbox", name=say.CATEGORIES_LABEL)).to_be_visible()
    page.keyboard.press("ArrowDown")
    active = field.get_attribute("aria-activedescendant")
    expect(page.locator(f"[id='{active}'][role=option]")).to_be_visible()


@BOTH
def test_a_cells_figures_are_read_with_pauses(reader: Reader, lang: str) -> None:
    say, day = words(lang), "2023-03-05"
    page = reader.open(f"from={day}&to={day}&lang={lang}").rest().page
    name = CATEGORIES["tanks"].short[lang]
    read = next(
        each.name
        for each in heard(page)
        if each.role == "link" and each.name.startswith(f"{name} ,") and say.IN_TOTAL in each.name
    )
    _, new, total, course, _ = read.split(" , ")
    shown = page.locator("#latest-tanks .new, #latest-tanks .total").all_inner_texts()
    assert [new, total] == [" ".join(text.split()) for text in shown]
    assert course == say.SPARKLINE


@BOTH
def test_nothing_that_the_charts_are_measured_by_is_read(reader: Reader, lang: str) -> None:
    page = reader.open(f"lang={lang}").rest().page
    expect(page.locator("#js-plotly-tester")).to_be_hidden()


@BOTH
def test_a_change_of_the_view_is_said_once_by_its_new_heading(reader: Reader, lang: str) -> None:
    say = words(lang)
    page = reader.open(f"lang={lang}").rest().page
    live = [each for each in heard(page) if each.told.get("live") == "polite"]
    assert live
    page.evaluate(_LISTEN)
    with reader.one_request():
        page.get_by_role("link", name=say.RANGE_NAMES["7d"], exact=True).click()
    heading = page.locator("#sentence h2").inner_text()
    assert first_lines(said(page)) == [heading]


@BOTH
def test_a_copy_is_said_by_its_button(reader: Reader, lang: str) -> None:
    say = words(lang)
    page = reader.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.open(f"lang={lang}")
    button = page.locator("#notes button.copy").first
    page.locator("#notes details", has=page.locator("button.copy")).locator("summary").click()
    before = button.get_attribute("aria-label")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_accessible_name(say.notes.COPIED)
    expect(button).to_have_attribute("aria-live", "polite")
    expect(button).to_have_accessible_name(before or "")


# The embed


@BOTH
def test_the_embed_reads_from_its_title_to_its_source(reader: Reader, lang: str) -> None:
    say = words(lang)
    page = reader.page
    page.goto(f"{reader.address}/embed?{SEVERAL}&lang={lang}")
    page.wait_for_selector(".reader", state="attached")
    title = page.locator("h1").inner_text().replace("\u00a0", " ")
    assert outline(page) == [("main", ""), ("h1", title), ("navigation", say.embed.CONTROLS)]
    read = heard(page)
    sliders = [(each.name, each.told.get("valuetext")) for each in read if each.role == "slider"]
    assert len(sliders) == 3
    assert [each for each in read if each.is_reached and not each.name] == []
    assert in_order(["heading", "navigation", "slider", "strong"], [each.role for each in read])
    assert any(say.CLAIM in each.name for each in read)


@BOTH
def test_another_view_of_the_embed_is_said_once_and_so_is_the_way_back(
    reader: Reader, lang: str
) -> None:
    page = reader.page
    page.goto(f"{reader.address}/embed?from=2023-03-04&to=2023-03-05&lang={lang}")
    page.wait_for_selector(".reader", state="attached")
    before = page.locator("h1").inner_text()
    page.evaluate(_LISTEN)
    page.locator("[data-key=category] summary").click()
    page.locator("[data-key=category] a").nth(1).click()
    expect(page.locator("h1")).not_to_have_text(before)
    expect(page.get_by_role("status")).to_contain_text(page.locator("h1").inner_text())
    expect(page.get_by_role("status")).to_contain_text("2023")
    assert len(said(page)) == 1
    page.go_back()
    expect(page.get_by_role("status")).to_contain_text(before)
    assert len(said(page)) == 2
