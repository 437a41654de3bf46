"""`make bench`: what a view costs its reader and its server, measured on the running app."""

import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import MISSING, executable
from tests.served import served

VIEWS = {
    "default": "/?lang=en",
    "weekend, three categories": (
        "/?categories=personnel,tanks,afvs&from=2023-03-04&to=2023-03-05&lang=en"
    ),
    "whole war by day": "/?last=war&by=day&lang=en",
}
ANSWERS = {
    "CSV of the default view": "/losses.csv?lang=en",
    "CSV of everything": "/losses.csv?scope=all",
    "embed": "/embed?lang=en",
}
RUNS = 7


def main() -> None:
    """Prints three tables: pages in a browser, answers cold and warm, the server's memory."""
    found = executable()
    if found is None:
        raise SystemExit(MISSING)
    with tempfile.TemporaryDirectory() as folder, served(Path(folder) / "log") as (address, server):
        print(f"{'answer':34} {'cold ms':>8} {'warm ms':>8} {'kB':>8}")
        for name, path in ANSWERS.items():
            cold, sent = _timed(partial(_get, address + path))
            warm = statistics.median(_timed(partial(_get, address + path))[0] for _ in range(RUNS))
            print(f"{name:34} {cold:8.0f} {warm:8.1f} {sent / 1000:8.1f}")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=found, args=["--no-sandbox", "--disable-gpu"]
            )
            print(f"\n{'page':34} {'requests':>8} {'kB':>8} {'paint ms':>9} {'chart ms':>9}")
            for name, path in VIEWS.items():
                requests, size, paint, chart = _visit(browser, address + path)
                print(f"{name:34} {requests:8} {size / 1000:8.0f} {paint:9.0f} {chart:9.0f}")
            print(
                f"\na change of filters: {_interaction(browser, address):.0f} ms to the new chart"
            )
            browser.close()
        before = _cpu(server.pid)
        for number in range(40):
            day = number % 28 + 1
            _get(f"{address}/losses.csv?categories=tanks&from=2022-03-01&to=2025-01-{day:02}")
        print(f"CPU per cold CSV: {(_cpu(server.pid) - before) / 40 * 1000:.1f} ms")
        print(f"memory of a worker: {_memory(server.pid):.0f} MB")


def _get(address: str) -> int:
    with urlopen(Request(address, headers={"Accept-Encoding": "gzip"})) as answer:
        return len(answer.read())


def _timed(call: Callable[[], int]) -> tuple[float, int]:
    start = time.perf_counter()
    result = call()
    return (time.perf_counter() - start) * 1000, result


def _visit(browser: Browser, address: str) -> tuple[int, int, float, float]:
    """Requests, bytes on the wire, first contentful paint and first chart, in milliseconds."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    page = context.new_page()
    start = time.perf_counter()
    page.goto(address)
    page.wait_for_selector(".js-plotly-plot .bars path")
    chart = (time.perf_counter() - start) * 1000
    page.wait_for_load_state("networkidle")
    told: dict[str, Any] = page.evaluate(
        """() => ({
          sizes: performance.getEntriesByType("resource").map((one) => one.transferSize)
            .concat(performance.getEntriesByType("navigation").map((one) => one.transferSize)),
          paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN,
        })"""
    )
    context.close()
    return len(told["sizes"]), sum(told["sizes"]), told["paint"], chart


def _interaction(browser: Browser, address: str) -> float:
    """From a click to the new chart, the median of a few."""
    page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="en-GB")
    page.goto(f"{address}/?lang=en", wait_until="networkidle")
    times = []
    for name, days in (("30 days", 30), ("7 days", 7), ("90 days", 90), ("30 days", 30)):
        start = time.perf_counter()
        page.get_by_role("link", name=name, exact=True).click()
        page.wait_for_function(
            f"document.querySelector('.js-plotly-plot').data[0].y.length === {days}"
        )
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def _workers(pid: int) -> list[Path]:
    return [
        folder
        for folder in Path("/proc").glob("[0-9]*")
        if f"\nPPid:\t{pid}\n" in _read(folder / "status")
    ]


def _cpu(pid: int) -> float:
    """Seconds of the workers' processor time."""
    ticks = [_read(worker / "stat").rsplit(")", 1)[1].split()[11:13] for worker in _workers(pid)]
    return sum(int(each) for pair in ticks for each in pair) / 100


def _memory(pid: int) -> float:
    sizes = [
        int(line.split()[1])
        for worker in _workers(pid)
        for line in _read(worker / "status").splitlines()
        if line.startswith("VmRSS")
    ]
    return max(sizes, default=0) / 1000


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""


if __name__ == "__main__":
    main()
