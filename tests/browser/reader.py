"""A reader of the dashboard: opens a view, waits until it stands, counts what it costs."""

import csv
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import ConsoleMessage, Page, Request, Response

CALLBACK = "_dash-update-component"
AHEAD = "**/_next.json?*"
"""Where the page asks for what its filters lead to, once it has been looked at."""

_STANDS = """() => {
  const root = document.documentElement;
  const chart = document.querySelector('#chart');
  if (!chart || !root.hasAttribute('data-ready')) return false;
  if (root.matches('[data-busy], [data-leaving]')) return false;
  // Dash hears of a view once it is on the screen, and the address follows then.
  const shown = window.placing.shown();
  const { query } = window.dash_component_api.getLayout('document').props.data;
  if (shown && query !== shown.query) return false;
  const isNear = (graph) => graph.getBoundingClientRect().top < 1.4 * innerHeight;
  return [...chart.querySelectorAll('[data-figure]')].filter(isNear).every(
    (graph) => graph._fullLayout && graph.querySelector('.main-svg'));
}"""


class Reader:
    """A page, what it complained of, and the callbacks it asked for."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.faults: list[str] = []
        self.requests: list[Request] = []
        self.changed: list[list[str]] = []
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.faults.append(f"page error: {error}"))
        page.on("request", self._asked)
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)

    def _asked(self, request: Request) -> None:
        self.requests.append(request)
        if CALLBACK in request.url and request.method == "POST":
            self.changed.append(request.post_data_json["changedPropIds"])

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"console {message.type}: {message.text}")

    def _failed(self, request: Request) -> None:
        # What the browser gives up itself: a link that is a file, a page that is left.
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"failed: {request.url} {request.failure}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.faults.append(f"{response.status}: {response.url}")

    @property
    def callbacks(self) -> int:
        """How many callbacks were asked for."""
        return len(self.changed)

    @property
    def query(self) -> str:
        """The address's query, as the address bar has it."""
        return self.page.url.partition("?")[2].partition("#")[0]

    def open(self, query: str = "lang=en") -> "Reader":
        """Open a view and wait until it stands."""
        self.page.goto(f"{self.address}/?{query}")
        return self.stand()

    def stand(self) -> "Reader":
        self.page.wait_for_function(_STANDS)
        return self

    def rest(self) -> "Reader":
        """Wait until nothing more is asked for, as a date's typing asks after 0.4 seconds."""
        self.stand()
        self.page.wait_for_timeout(500)
        return self.stand()

    @contextmanager
    def told_ahead(self) -> Iterator[None]:
        """Until the page is told what its view leads to; a busy server is asked again."""
        with self.page.expect_response(
            lambda response: "_next.json" in response.url and response.status != 204
        ):
            yield

    @contextmanager
    def one_request(self) -> Iterator[None]:
        """What is done inside asks for exactly one callback, and for nothing after it."""
        before = self.callbacks
        with self.page.expect_response(lambda response: CALLBACK in response.url):
            yield
        self.rest()
        assert len(self.changed[before:]) == 1, self.changed[before:]

    def shown(self, selector: str) -> str:
        """The text in a place of the page."""
        return self.page.locator(selector).inner_text()

    def chart(self, number: int = 0) -> dict[str, Any]:
        """What a chart on the page draws, as plotly.js holds it."""
        found: dict[str, Any] = self.page.evaluate(
            """(number) => {
              const plot = document.querySelectorAll('#chart .js-plotly-plot')[number];
              return JSON.parse(JSON.stringify({data: plot.data, layout: plot.layout}));
            }""",
            number,
        )
        return found

    def charts(self) -> int:
        return self.page.locator("#chart .js-plotly-plot").count()

    def download(self) -> list[dict[str, str]]:
        """The rows of the file behind the Download link."""
        with self.page.expect_download() as caught:
            self.page.get_by_role("link", name=re.compile("Download CSV")).first.click()
        path = caught.value.path()
        return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))


def segment(page: Page, control: str, name: str) -> None:
    page.locator(f"#{control}").get_by_text(name, exact=True).click()


def pick_category(page: Page, search: str, name: str) -> None:
    page.get_by_role("combobox", name="Categories").fill(search)
    page.get_by_role("option", name=name).click()
