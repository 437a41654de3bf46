"""What the page shows of a change before its answer is there."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from components.words import en
from tests.browser.reader import AHEAD, CALLBACK, Reader, pick_category, segment

pytestmark = pytest.mark.browser

Open = Callable[..., Reader]

WEEKEND = "from=2023-03-04&to=2023-03-05&lang=en"
DAILY, CUMULATIVE = [820, 930], [152190, 153120]


def looked_at(reader: Reader, query: str = WEEKEND) -> Page:
    """A view that was open for long enough."""
    with reader.told_ahead():
        reader.open(query)
    # The page reads it.
    reader.page.wait_for_timeout(300)
    return reader.page


def held_back(page: Page) -> list[Route]:
    """The changes that the page asks for, and gets no answer to."""
    held: list[Route] = []
    page.route(f"**/{CALLBACK}", lambda route: held.append(route))
    return held


def end(page: Page, held: list[Route], how: Callable[[Route], None]) -> None:
    """Answers them, or not; what is asked from then on is answered."""
    page.route(f"**/{CALLBACK}", lambda route: route.continue_())
    for each in held:
        how(each)


def shows(reader: Reader, values: list[int], *, begun: bool) -> None:
    expect(reader.page.locator(":root[data-begun]")).to_have_count(int(begun))
    assert reader.chart()["data"][0]["y"] == values


def test_a_change_begins_before_its_answer(reader: Reader) -> None:
    page = looked_at(reader)
    held = held_back(page)
    segment(page, "measure", en.MEASURES["cumulative"])
    shows(reader, CUMULATIVE, begun=True)
    expect(page.locator("#chart figcaption")).to_contain_text("total")
    # The rest is of the view before, and can be seen to be.
    for place in ("#figures", "#actions", "#key-points"):
        expect(page.locator(place)).to_have_css("opacity", "0.6")
        expect(page.locator(place)).to_have_css("pointer-events", "none")
    expect(page.locator(".filters-open small")).to_have_css("opacity", "0.6")
    expect(page.locator("#chart")).to_have_css("opacity", "1")
    end(page, held, Route.continue_)
    reader.rest()
    shows(reader, CUMULATIVE, begun=False)
    assert reader.callbacks == 1 and "measure=cumulative" in reader.query
    expect(page.locator("#figures")).to_have_css("opacity", "1")
    expect(page.locator("#actions a[href*='losses.csv'][href*='cumulative']")).to_have_count(1)


def test_a_category_begins_before_its_answer(reader: Reader) -> None:
    page = looked_at(reader)
    held = held_back(page)
    pick_category(page, "tank", "Tanks")
    expect(page.locator("#chart .js-plotly-plot")).to_have_count(2)
    assert reader.chart(1)["data"][0]["y"] == [4, 5]
    expect(page.locator("#sentence h2")).to_contain_text("nine tanks")
    end(page, held, Route.continue_)
    reader.rest()
    assert reader.callbacks == 1 and reader.query.startswith("categories=personnel,tanks&")


def test_a_range_that_begins_is_the_one_that_is_marked(reader: Reader) -> None:
    page = looked_at(reader, "lang=en")
    held = held_back(page)
    marked = page.locator("#ranges [aria-current]")
    expect(marked).to_have_text(en.RANGE_NAMES["90d"])
    page.get_by_role("link", name=en.RANGE_NAMES["7d"], exact=True).click()
    expect(marked).to_have_text(en.RANGE_NAMES["7d"])
    expect(page.locator(":root[data-begun]")).to_have_count(1)
    # Back where it was, before anything has come.
    page.go_back()
    expect(page.locator(":root[data-begun]")).to_have_count(0)
    expect(marked).to_have_text(en.RANGE_NAMES["90d"])
    assert len(reader.chart()["data"][0]["y"]) == 90
    end(page, held, Route.continue_)
    reader.rest()
    assert reader.query == "lang=en" and len(reader.chart()["data"][0]["y"]) == 90
    expect(marked).to_have_text(en.RANGE_NAMES["90d"])


def test_what_has_begun_and_fails_is_taken_back(reader: Reader) -> None:
    page = looked_at(reader)
    held = held_back(page)
    segment(page, "measure", en.MEASURES["cumulative"])
    shows(reader, CUMULATIVE, begun=True)
    end(page, held, Route.abort)
    expect(page.locator(".failed")).to_be_visible()
    shows(reader, DAILY, begun=False)
    expect(page.locator("#sentence h2")).to_contain_text("1,750")
    expect(page.get_by_role("radio", name=en.MEASURES["daily"])).to_be_checked()
    page.wait_for_timeout(500)
    segment(page, "measure", en.MEASURES["cumulative"])
    reader.rest()
    shows(reader, CUMULATIVE, begun=False)
    reader.faults.clear()


def test_of_two_changes_before_an_answer_both_are_kept(reader: Reader) -> None:
    page = looked_at(reader)
    held = held_back(page)
    segment(page, "measure", en.MEASURES["cumulative"])
    shows(reader, CUMULATIVE, begun=True)
    pick_category(page, "tank", "Tanks")
    page.wait_for_timeout(300)
    end(page, held, Route.continue_)
    reader.rest()
    assert reader.query.startswith("categories=personnel,tanks&") and "cumulative" in reader.query
    shows(reader, CUMULATIVE, begun=False)
    assert reader.chart(1)["data"][0]["y"] == [3409, 3414]
    assert page.evaluate("window.placing.shown().query") == reader.query


def test_from_one_beginning_to_another(reader: Reader) -> None:
    page = looked_at(reader, "lang=en")
    held = held_back(page)
    for name, days in (("7d", 7), ("30d", 30), ("weekend", 2)):
        page.get_by_role("link", name=en.RANGE_NAMES[name], exact=True).click()
        expect(page.locator("#ranges [aria-current]")).to_have_text(en.RANGE_NAMES[name])
        assert len(reader.chart()["data"][0]["y"]) == days
    end(page, held[::-1], Route.continue_)
    reader.rest()
    assert reader.query == "last=weekend&lang=en" and len(reader.chart()["data"][0]["y"]) == 2
    expect(page.locator(":root[data-begun]")).to_have_count(0)


def test_beginnings_of_other_figures_are_not_shown(reader: Reader) -> None:
    page = reader.page

    def of_tomorrow(route: Route) -> None:
        told = route.fetch().json()
        route.fulfill(json=told | {"version": "2026-08-23-00000000"})

    page.route(AHEAD, of_tomorrow)
    looked_at(reader)
    held = held_back(page)
    with page.expect_request(f"**/{CALLBACK}"):
        segment(page, "measure", en.MEASURES["cumulative"])
    page.wait_for_timeout(300)
    shows(reader, DAILY, begun=False)
    end(page, held, Route.continue_)
    reader.rest()
    shows(reader, CUMULATIVE, begun=False)


def test_without_beginnings_a_change_waits_for_its_answer(reader: Reader) -> None:
    page = reader.page
    page.route(AHEAD, lambda route: route.fulfill(status=503), times=1)
    looked_at(reader)
    with reader.one_request():
        segment(page, "measure", en.MEASURES["cumulative"])
    shows(reader, CUMULATIVE, begun=False)
    expect(page.locator(".failed")).to_be_hidden()
    reader.faults.clear()


def test_a_busy_server_is_asked_again(reader: Reader) -> None:
    page = reader.page
    page.route(AHEAD, lambda route: route.fulfill(status=204), times=1)
    looked_at(reader)
    held = held_back(page)
    segment(page, "measure", en.MEASURES["cumulative"])
    shows(reader, CUMULATIVE, begun=True)
    end(page, held, Route.continue_)
    reader.rest()


def test_whoever_saves_data_is_sent_nothing_ahead(reader: Reader) -> None:
    page = reader.page
    page.add_init_script(
        "Object.defineProperty(navigator.connection, 'saveData', { get: () => true })"
    )
    reader.open(WEEKEND)
    page.wait_for_timeout(1_500)
    assert [one.url for one in reader.requests if "_next.json" in one.url] == []
