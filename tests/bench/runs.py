"""The three kinds of measurement: pages in a browser, servers under load, ten times the days."""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from itertools import product
from pathlib import Path
from typing import get_args
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright

from data.catalog import CATEGORIES
from data.selection import Measure
from tests.bench import growth, load, nginx, workers
from tests.bench.comparators import static_pages
from tests.bench.load import Load
from tests.bench.profiles import DESK, PROFILES
from tests.bench.subjects import DASHBOARD, EMBED, STATIC, STOCK, Subject
from tests.bench.visits import Asked, Figures, asked_by_a_change, visit
from tests.browser.chromium import MISSING, executable
from tests.served import APP, Server, served

STOCK_APP = "tests.bench.comparators.stock_dash:server"
PAGES_APP = "tests.bench.comparators.static_pages:application()"

WARM = {
    "embed": "/embed?lang=en",
    "chart.json": "/chart.json?lang=en",
    "CSV": "/losses.csv?lang=en",
    "CSV of everything": "/losses.csv?scope=all",
    "page": "/?lang=en",
    "what it leads to": "/_next.json?lang=en",
}

Visits = dict[tuple[str, str], list[Figures]]
"""What each visit cost, by page and profile."""

Loads = dict[tuple[str, str], Load]
"""What the load cost, by server and address."""

Say = Callable[[str], None]


@contextmanager
def chromium() -> Iterator[Browser]:
    found = executable()
    if found is None:
        raise SystemExit(MISSING)
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(
            executable_path=found,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )


def pages(browser: Browser, runs: int, say: Say) -> Visits:
    """Every page under every profile, so many times, in turns, so that all meet the same noise."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        subjects = _served(stack, folder, say)
        found: Visits = {}
        rounds = [profile for profile in PROFILES for _ in range(profile.visits)]
        for number, profile in product(range(runs), rounds):
            for name, (address, subject) in subjects.items():
                say(f"run {number + 1} of {runs}: {name}, {profile.name}")
                figures = visit(browser, address, subject, profile)
                found.setdefault((name, profile.name), []).append(figures)
    return found


def _served(stack: ExitStack, folder: Path, say: Say) -> Mapping[str, tuple[str, Subject]]:
    """Each page's address by its name."""
    files, proxy = folder / "pages", folder / "nginx"
    files.mkdir()
    proxy.mkdir()
    static_pages.write(files)
    own, _ = stack.enter_context(served(folder / "own", WEB_WORKERS="2"))
    stock, _ = stack.enter_context(_stock(folder))
    static, _ = stack.enter_context(
        served(
            folder / "static", PAGES_APP, health="/floor.html", **{static_pages.PAGES: str(files)}
        )
    )
    found = {subject.name: (static, subject) for subject in STATIC}
    found |= {subject.name: (own, subject) for subject in (EMBED, DASHBOARD)}
    found[STOCK.name] = stock, STOCK
    if missing := nginx.missing(nginx.WITH_GZIP):
        say(missing)
    else:
        through, _ = stack.enter_context(nginx.behind(nginx.WITH_GZIP, stock, proxy))
        found[f"{STOCK.name}, behind nginx with gzip"] = through, STOCK
    return found


@contextmanager
def _stock(folder: Path) -> Iterator[Server]:
    """Stock Dash, past its first requests: to those a fresh worker with threads may answer 500."""
    with (
        served(folder / "stock", STOCK_APP, health="/", WEB_WORKERS="2") as (address, server),
        ThreadPoolExecutor(max_workers=load.CONNECTIONS) as readers,
    ):
        for _ in readers.map(urlopen, [address] * 4 * load.CONNECTIONS):
            pass
        yield address, server


def servers(browser: Browser, seconds: int, say: Say) -> Loads:
    """Warm answers under load: the app alone, behind nginx, of ten times the days; stock Dash."""
    if not load.is_possible():
        say(load.MISSING)
        return {}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        own, server = stack.enter_context(served(folder / "own", WEB_WORKERS="2"))
        callback = asked_by_a_change(browser, own, DASHBOARD)
        warm = {**{name: load.get(path) for name, path in WARM.items()}, "callback": callback}
        found = _loaded("the app alone", own, warm, [server.pid], seconds, say)
        if missing := nginx.missing(nginx.SHIPPED):
            say(missing)
        else:
            through, proxy = stack.enter_context(
                nginx.behind(nginx.SHIPPED, own, folder, "/healthz")
            )
            pids = [server.pid, proxy.pid]
            found |= _loaded("behind the shipped nginx", through, warm, pids, seconds, say)
    with ExitStack() as stack:
        folder, store = (Path(stack.enter_context(tempfile.TemporaryDirectory())) for _ in range(2))
        growth.write(store)
        own, server = stack.enter_context(served(folder / "own", WEB_WORKERS="2", STORE=str(store)))
        name = "the app alone, ten times the days"
        found |= _loaded(name, own, warm, [server.pid], seconds, say)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        stock, server = stack.enter_context(_stock(folder))
        callback = asked_by_a_change(browser, stock, STOCK)
        warm = {"page": load.get("/"), "callback": callback}
        return found | _loaded("stock Dash", stock, warm, [server.pid], seconds, say)


def _loaded(
    name: str,
    address: str,
    warm: Mapping[str, Asked],
    pids: Sequence[int],
    seconds: int,
    say: Say,
) -> Loads:
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for what, asked in warm.items():
            say(f"load: {name}, {what}")
            found[name, what] = load.put(
                address, asked, pids=list(pids), seconds=seconds, folder=Path(folder)
            )
    return found


def steady(requests: int, say: Say) -> dict[int, float]:
    """MB of two workers after so many requests: every category's views, one after the other."""
    if not load.is_possible():
        say(load.MISSING)
        return {}
    views = [f"categories={key}&measure={each}" for key in CATEGORIES for each in get_args(Measure)]
    paths = [f"{path}?{view}&lang=en" for view in views for path in ("/embed", "/chart.json", "/")]
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        with served(log, WEB_WORKERS="2") as (address, server):
            say(f"memory: {requests:,} requests")
            return load.steadily(
                address, paths, pid=server.pid, requests=requests, folder=Path(folder)
            )


def starts(runs: int, say: Say) -> dict[str, Figures]:
    """Seconds to the first answer, and MB of two idle workers with preload, medians."""
    with tempfile.TemporaryDirectory() as store:
        growth.write(Path(store))
        each: dict[str, list[Figures]] = {}
        # In turns, so that what else the machine does is shared.
        for run, (name, application, health, settings) in product(
            range(runs),
            (
                ("Loss Tracker", APP, "/?lang=en", {}),
                ("Loss Tracker, ten times the days", APP, "/?lang=en", {"STORE": store}),
                (STOCK.name, STOCK_APP, "/", {}),
            ),
        ):
            say(f"start {run + 1} of {runs}: {name}")
            each.setdefault(name, []).append(_start(application, health, **settings))
    return {
        name: {key: statistics.median(one[key] for one in ones) for key in ones[0]}
        for name, ones in each.items()
    }


def _start(application: str, health: str, **settings: str) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        with served(
            Path(folder) / "log",
            application,
            options=["--preload"],
            health=health,
            WEB_WORKERS="2",
            **settings,
        ) as (_, server):
            taken = time.perf_counter() - begun
            time.sleep(2)
            return {"first answer": taken, "idle MB": workers.whole_memory(server.pid)}


def grown(browser: Browser, runs: int, say: Say) -> dict[str, Visits]:
    """The app's own pages with the published days, and with ten times as many."""
    with tempfile.TemporaryDirectory() as store:
        growth.write(Path(store))
        return {
            "published days": _grown(browser, runs, {}, say),
            "ten times": _grown(browser, runs, {"STORE": store}, say),
        }


def _grown(browser: Browser, runs: int, environment: Mapping[str, str], say: Say) -> Visits:
    found: Visits = {}
    with (
        tempfile.TemporaryDirectory() as folder,
        served(Path(folder) / "log", **environment) as (address, _),
    ):
        for number in range(runs):
            for subject in (EMBED, DASHBOARD):
                for profile in DESK:
                    say(f"growth {number + 1} of {runs}: {subject.name}, {profile.name}")
                    figures = visit(browser, address, subject, profile)
                    found.setdefault((subject.name, profile.name), []).append(figures)
    return found
