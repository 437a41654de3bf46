"""The pages that are measured: when each one's chart is there, and how its controls are used.

All that depends on a page's markup is here.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page

Step = Callable[[Page], object]
Choose = Callable[[Locator], object]

CATEGORY, BACK, AGAIN, DATES, KEYS, AT_ONCE = (
    "category",
    "back",
    "again",
    "dates",
    "keys",
    "at once",
)

REST_MS, PRESS_MS = 200, 80
"""A mouse or the focus rests on what it is about to press, and a button is held down, for so long.
A page may use the time, and is measured from its end."""

NEXT_TAP_MS = 500
"""A finger's way from one place to the next."""


@dataclass(frozen=True)
class Subject:
    """A page to measure.

    `mark` is JavaScript that is false until the chart is there, and another value whenever
    another chart is. `ready` is true once a change of control would lead to another chart: the
    framework stands, with its controls and the chart that it redraws. `steps` are what a reader
    does at a desk, in their order: another category, back, the same category again, other dates,
    others by keyboard, and others by a mouse that does not rest. `taps` are what a
    finger does on a phone. `ahead` is in the address of what the page asks for while it is read.
    """

    name: str
    path: str
    mark: str
    ready: str
    steps: Mapping[str, Step] = field(default_factory=dict)
    taps: Mapping[str, Step] = field(default_factory=dict)
    ahead: str = ""


def _paths(selector: str) -> str:
    found = f"[...document.querySelectorAll({selector!r})]"
    return f"{found}.map((path) => path.getAttribute('d')).join()"


_PLOTLY = ".js-plotly-plot .bars path, .js-plotly-plot .js-line"
_DRAWN = "[...document.querySelectorAll('main svg')].map((svg) => svg.innerHTML).join()"


def _press(place: Locator) -> None:
    place.hover()
    place.page.wait_for_timeout(REST_MS)
    place.click(delay=PRESS_MS)


def _click(place: Locator) -> None:
    """By a mouse that neither rests nor holds its button down."""
    place.click()


def _enter(place: Locator) -> None:
    """By keyboard, which comes to it over the one before."""
    place.press("Shift+Tab")
    place.page.keyboard.press("Shift+Tab")
    for _ in range(2):
        place.page.keyboard.press("Tab")
        place.page.wait_for_timeout(REST_MS)
    place.page.keyboard.press("Enter")


def _tap(place: Locator) -> None:
    place.tap()
    place.page.wait_for_timeout(NEXT_TAP_MS)


def _option(choose: Choose = _press) -> Step:
    def step(page: Page) -> None:
        page.get_by_role("combobox", name="Categories").fill("tank")
        choose(page.get_by_role("option", name="Tanks"))

    return step


def _removed(choose: Choose = _press) -> Step:
    return lambda page: choose(page.locator("#filters .mantine-Pill-remove").last)


def _range(name: str, choose: Choose = _press) -> Step:
    def step(page: Page) -> None:
        # The list of categories may still be open over it.
        page.keyboard.press("Escape")
        choose(_link(page, name))

    return step


def _link(page: Page, name: str) -> Locator:
    return page.locator("#ranges").get_by_role("link", name=name)


def _in_sheet(step: Step) -> Step:
    """Phones have the filters in a sheet over the page, which is closed to see the chart."""

    def steps(page: Page) -> None:
        _tap(page.locator("#filters-open"))
        step(page)
        _tap(page.locator("#filters-close"))

    return steps


def _tapped_option(page: Page) -> None:
    _tap(page.get_by_role("combobox", name="Categories"))
    _tap(page.get_by_role("option", name="Tanks"))


def _menu(key: str, name: str, choose: Choose = _press, opens: Choose = _click) -> Step:
    def step(page: Page) -> None:
        menu = page.locator(f".menu[data-key={key}]")
        opens(menu.locator("summary"))
        choose(menu.get_by_role("link", name=re.compile(f"^{name}")))

    return step


def _selected(value: str) -> Step:
    return lambda page: page.locator("#category").select_option(value)


def _dropdown(name: str, choose: Choose = _press, opens: Choose = _click) -> Step:
    def step(page: Page) -> None:
        opens(page.locator("#category"))
        choose(page.get_by_role("option", name=re.compile(f"^{name}$")))

    return step


def _typed(selector: str, day: str) -> Step:
    def step(page: Page) -> None:
        field = page.locator(selector).first
        field.fill(day)
        field.press("Enter")

    return step


def _steps(category: Step, back: Step, dates: Step) -> dict[str, Step]:
    return {CATEGORY: category, BACK: back, AGAIN: category, DATES: dates}


def _plain(selector: str) -> dict[str, dict[str, Step]]:
    """A page whose field is the browser's own, and whose days are typed, has one way of each."""
    steps = _steps(_selected("tanks"), _selected("personnel"), _typed(selector, "2026-07-01"))
    more = {KEYS: _typed(selector, "2026-07-15"), AT_ONCE: _typed(selector, "2026-08-01")}
    return {"steps": steps | more, "taps": steps}


DASHBOARD = Subject(
    "Loss Tracker",
    "/?lang=en",
    mark=f"!document.documentElement.hasAttribute('data-sheet') && ({_paths(f':is({_PLOTLY})')} || "
    "document.querySelector('#chart svg path, #chart svg rect') && 'drawn')",
    ready="document.querySelector('#chart .js-plotly-plot .main-svg') && "
    "document.documentElement.hasAttribute('data-ready')",
    steps=_steps(_option(), _removed(), _range("30 days"))
    | {KEYS: _range("7 days", _enter), AT_ONCE: _range("Last weekend", _click)},
    taps=_steps(
        _in_sheet(_tapped_option),
        _in_sheet(_removed(_tap)),
        _in_sheet(lambda page: _tap(_link(page, "30 days"))),
    ),
    ahead="/_next.json",
)
EMBED = Subject(
    "Loss Tracker's embed",
    "/embed?lang=en",
    mark=_DRAWN,
    ready="document.querySelector('.plot .reader')",
    steps=_steps(
        _menu("category", "Tanks"), _menu("category", "Personnel"), _menu("days", "30 days")
    )
    | {KEYS: _menu("days", "7 days", _enter), AT_ONCE: _menu("days", "Last weekend", _click)},
    taps=_steps(
        _menu("category", "Tanks", _tap, _tap),
        _menu("category", "Personnel", _tap, _tap),
        _menu("days", "30 days", _tap, _tap),
    ),
)
STOCK = Subject(
    "Dash as a tutorial writes it",
    "/",
    mark=_paths(_PLOTLY),
    ready="document.querySelectorAll('.js-plotly-plot .main-svg').length > 1",
    steps=_steps(_dropdown("tanks"), _dropdown("personnel"), _typed("#dates", "2026-07-01"))
    | {KEYS: _typed("#dates", "2026-07-15"), AT_ONCE: _typed("#dates", "2026-08-01")},
    taps=_steps(
        _dropdown("tanks", _tap, _tap),
        _dropdown("personnel", _tap, _tap),
        _typed("#dates", "2026-07-01"),
    ),
)
FLOOR = Subject("static, inline SVG", "/floor.html", mark=_DRAWN, ready="true")
UPLOT = Subject(
    "static, uPlot",
    "/uplot.html",
    mark="window.drawn",
    ready="window.drawn",
    **_plain("#from"),
)
PLOTLY = Subject(
    "static, plotly's basic bundle",
    "/plotly.html",
    mark=_paths(_PLOTLY),
    ready="document.querySelectorAll('.js-plotly-plot .main-svg').length > 1",
    **_plain("#from"),
)
STATIC = (FLOOR, UPLOT, PLOTLY)
