"""The pages that are measured: when each one's chart is there, and how its controls are used.

All that depends on a page's markup is here.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page

Step = Callable[[Page], object]
Choose = Callable[[Locator], object]

CATEGORY, BACK, AGAIN, DATES, KEYS = "category", "back", "again", "dates", "keys"

REST_MS, PRESS_MS = 200, 80
"""A mouse or the focus rests on what it is about to press, and a button is held down, for so long.
A page may use the time, and is measured from its end."""


@dataclass(frozen=True)
class Subject:
    """A page to measure.

    `mark` is JavaScript that is false until the chart is there, and another value whenever
    another chart is. `ready` is true once a change of control would lead to another chart: the
    framework stands, with its controls and the chart that it redraws. `steps` are what a reader
    does, in their order: another category, back, the same category again, other dates, and others
    by keyboard.
    """

    name: str
    path: str
    mark: str
    ready: str
    steps: Mapping[str, Step] = field(default_factory=dict)


def _paths(selector: str) -> str:
    found = f"[...document.querySelectorAll({selector!r})]"
    return f"{found}.map((path) => path.getAttribute('d')).join()"


_PLOTLY = ".js-plotly-plot .bars path, .js-plotly-plot .js-line"
_DRAWN = "[...document.querySelectorAll('main svg')].map((svg) => svg.innerHTML).join()"


def _press(place: Locator) -> None:
    place.hover()
    place.page.wait_for_timeout(REST_MS)
    place.click(delay=PRESS_MS)


def _enter(place: Locator) -> None:
    """By keyboard, which comes to it over the one before."""
    place.press("Shift+Tab")
    place.page.keyboard.press("Shift+Tab")
    for _ in range(2):
        place.page.keyboard.press("Tab")
        place.page.wait_for_timeout(REST_MS)
    place.page.keyboard.press("Enter")


def _option(search: str, name: str) -> Step:
    def step(page: Page) -> None:
        page.get_by_role("combobox", name="Categories").fill(search)
        _press(page.get_by_role("option", name=name))

    return step


def _menu(key: str, name: str, choose: Choose = _press) -> Step:
    def step(page: Page) -> None:
        menu = page.locator(f".menu[data-key={key}]")
        menu.locator("summary").click()
        choose(menu.get_by_role("link", name=re.compile(f"^{name}")))

    return step


def _range(name: str, choose: Choose = _press) -> Step:
    def step(page: Page) -> None:
        # The list of categories may still be open over it.
        page.keyboard.press("Escape")
        choose(page.locator("#ranges").get_by_role("link", name=name))

    return step


def _selected(value: str) -> Step:
    return lambda page: page.locator("#category").select_option(value)


def _dropdown(name: str) -> Step:
    def step(page: Page) -> None:
        page.locator("#category").click()
        _press(page.get_by_role("option", name=re.compile(f"^{name}$")))

    return step


def _typed(selector: str, day: str) -> Step:
    def step(page: Page) -> None:
        field = page.locator(selector).first
        field.fill(day)
        field.press("Enter")

    return step


def _steps(category: Step, back: Step, dates: Step, keys: Step) -> dict[str, Step]:
    return {CATEGORY: category, BACK: back, AGAIN: category, DATES: dates, KEYS: keys}


def _two_typed(selector: str) -> tuple[Step, Step]:
    """Its days are typed either way."""
    return _typed(selector, "2026-07-01"), _typed(selector, "2026-07-15")


DASHBOARD = Subject(
    "Loss Tracker",
    "/?lang=en",
    mark=f"{_paths(f':is({_PLOTLY})')} || "
    "document.querySelector('#chart svg path, #chart svg rect') && 'drawn'",
    ready="document.querySelector('#chart .js-plotly-plot .main-svg') && "
    "document.documentElement.hasAttribute('data-ready')",
    steps=_steps(
        _option("tank", "Tanks"),
        lambda page: _press(page.locator("#filters .mantine-Pill-remove").last),
        _range("30 days"),
        _range("7 days", _enter),
    ),
)
EMBED = Subject(
    "Loss Tracker's embed",
    "/embed?lang=en",
    mark=_DRAWN,
    ready="document.querySelector('.plot .reader')",
    steps=_steps(
        _menu("category", "Tanks"),
        _menu("category", "Personnel"),
        _menu("days", "30 days"),
        _menu("days", "7 days", _enter),
    ),
)
STOCK = Subject(
    "Dash as a tutorial writes it",
    "/",
    mark=_paths(_PLOTLY),
    ready="document.querySelectorAll('.js-plotly-plot .main-svg').length > 1",
    steps=_steps(_dropdown("tanks"), _dropdown("personnel"), *_two_typed("#dates")),
)
FLOOR = Subject("static, inline SVG", "/floor.html", mark=_DRAWN, ready="true")
UPLOT = Subject(
    "static, uPlot",
    "/uplot.html",
    mark="window.drawn",
    ready="window.drawn",
    steps=_steps(_selected("tanks"), _selected("personnel"), *_two_typed("#from")),
)
PLOTLY = Subject(
    "static, plotly's basic bundle",
    "/plotly.html",
    mark=_paths(_PLOTLY),
    ready="document.querySelectorAll('.js-plotly-plot .main-svg').length > 1",
    steps=_steps(_selected("tanks"), _selected("personnel"), *_two_typed("#from")),
)
STATIC = (FLOOR, UPLOT, PLOTLY)
