"""A reader's visits in Chromium, over the DevTools protocol: bytes, times, jumps."""

import math
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, Request, TimeoutError

from tests.bench.profiles import UNTHROTTLED, Profile
from tests.bench.subjects import CATEGORY, Step, Subject
from tests.browser.chromium import PHONE_SCREEN

PROBE = Path(__file__).with_name("probe.js").read_text(encoding="utf-8")
PATIENCE_MS = 240_000
QUIET_MS = 20_000
"""Now and then the browser forgets to tell that nothing more is asked for."""

READING_MS = 1_000
"""Whoever changes a control has looked so long at what the one before has led to."""

Figures = dict[str, float]
"""What one visit cost, by name; times in milliseconds, sizes in kB."""


@dataclass(frozen=True)
class Asked:
    """What a page asked its server for when a control was changed."""

    method: str
    url: str
    body: str
    kind: str


class Wire:
    """What goes over a page's network."""

    def __init__(self, session: CDPSession, ahead: str) -> None:
        self._ahead = ahead
        self._started: dict[str, bool] = {}
        self._ended: dict[str, float] = {}
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", self._sent)
        session.on("Network.loadingFinished", self._received)

    def _sent(self, event: dict[str, Any]) -> None:
        url = event["request"]["url"]
        if url.startswith("http"):
            self._started[event["requestId"]] = bool(self._ahead) and self._ahead in url

    def _received(self, event: dict[str, Any]) -> None:
        self._ended[event["requestId"]] = event["encodedDataLength"]

    def told(self, *, ahead: bool = False) -> tuple[int, float]:
        """Requests and kB so far: of what the reader asked for, or of what was asked ahead."""
        sizes = [self._ended.get(key, 0) for key, is_so in self._started.items() if is_so == ahead]
        return len(sizes), sum(sizes) / 1000


def visit(browser: Browser, address: str, subject: Subject, profile: Profile) -> Figures:
    """A first visit with an empty cache, each change of a control, and a second visit."""
    context = _context(browser, profile)
    page, wire, session = _opened(context.new_page(), subject, profile)
    _load(page, address + subject.path)
    requests, size = wire.told()
    figures = {"requests": requests, "kB": size, **_loaded(page)}
    session.send("HeapProfiler.collectGarbage")
    figures["heap MB"] = session.send("Runtime.getHeapUsage")["usedSize"] / 1e6
    for name, step in (subject.steps if profile.at_desk else subject.taps).items():
        requests, size = wire.told()
        figures[name] = _change(page, subject, step)
        page.wait_for_timeout(READING_MS)
        if name == CATEGORY:
            more = wire.told()
            figures["change requests"], figures["change kB"] = more[0] - requests, more[1] - size
    requests, size = wire.told(ahead=True)
    if requests:
        figures["ahead kB"] = size / requests
    page.close()
    page, wire, session = _opened(context.new_page(), subject, profile)
    _load(page, address + subject.path)
    figures["revisit kB"] = wire.told()[1]
    figures["revisit chart"] = _loaded(page)["chart"]
    context.close()
    return figures


def asked_by_a_change(browser: Browser, address: str, subject: Subject) -> Asked:
    """The request that a change of category makes."""
    context = _context(browser, UNTHROTTLED)
    page = context.new_page()
    page.add_init_script(_probe(subject))
    _load(page, address + subject.path)
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    _change(page, subject, subject.steps[CATEGORY])
    first = next(one for one in asked if one.resource_type in ("fetch", "xhr"))
    found = Asked(
        first.method, first.url, first.post_data or "", first.headers.get("content-type", "")
    )
    context.close()
    return found


def _context(browser: Browser, profile: Profile) -> BrowserContext:
    """A reader with an empty cache."""
    if profile.at_desk:
        context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    else:
        context = browser.new_context(**PHONE_SCREEN, locale="en-GB")
    context.set_default_timeout(PATIENCE_MS)
    return context


def _opened(page: Page, subject: Subject, profile: Profile) -> tuple[Page, Wire, CDPSession]:
    session = page.context.new_cdp_session(page)
    page.add_init_script(_probe(subject))
    wire = Wire(session, subject.ahead)
    profile.apply(session)
    return page, wire, session


def _probe(subject: Subject) -> str:
    return (
        f"{PROBE}\n__bench.note('chart', () => {subject.mark});"
        f"\n__bench.note('ready', () => __bench.chart && ({subject.ready}));"
    )


def _load(page: Page, address: str) -> None:
    """Until all is there and nothing more is asked for."""
    page.goto(address)
    page.wait_for_function("() => __bench.ready")
    _rest(page)


def _rest(page: Page) -> None:
    with suppress(TimeoutError):
        page.wait_for_load_state("networkidle", timeout=QUIET_MS)


def _loaded(page: Page) -> Figures:
    told: Figures = page.evaluate(
        """() => ({
          paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
          chart: __bench.chart, ready: __bench.ready,
          shift: __bench.shift, blocked: __bench.blocked,
        })"""
    )
    # What is in the document is on screen with the first paint at the earliest.
    return {**told, "chart": max(told["chart"], told["paint"])}


def _change(page: Page, subject: Subject, step: Step) -> float:
    """Milliseconds to another chart; infinite where patience ends before."""
    page.evaluate(f"() => __bench.follow(() => {subject.mark})")
    step(page)
    try:
        page.wait_for_function("() => __bench.repainted")
    except TimeoutError:
        return math.inf
    taken: float = page.evaluate("__bench.repainted - __bench.acted")
    return taken
