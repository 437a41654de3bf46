"""Measures, prints, and writes BENCHMARKS.md where everything was measured."""

import argparse
import sys
from collections.abc import Iterator
from itertools import chain

from playwright.sync_api import Browser

from tests.bench import report, runs
from tests.bench.profiles import UNTHROTTLED
from tests.served import ROOT

RESULTS = ROOT / "BENCHMARKS.md"
KINDS = ("pages", "server", "growth")
SECONDS = 10


def main() -> None:
    options = _options()
    told = ""
    with runs.chromium() as browser:
        # Said as it is measured: a fault in a later part loses none of it.
        head = ["# Benchmarks", f"{report.machine()}. By `{_command()}`."]
        for part in chain(head, _measured(options, browser)):
            print(part, end="\n\n", flush=True)
            told += f"{part}\n\n"
    if options.only is None and not options.quick:
        RESULTS.write_text(told.rstrip("\n") + "\n", encoding="utf-8")


def _measured(options: argparse.Namespace, browser: Browser) -> Iterator[str]:
    count, seconds = (1, 4) if options.quick else (options.runs, SECONDS)
    if options.only in (None, "pages"):
        seen = runs.pages(browser, count, _say)
        yield f"## Pages\n\n{report.HOW} {count} runs, of {UNTHROTTLED.visits} visits unthrottled."
        yield report.visits(seen)
    if options.only in (None, "server"):
        yield f"## Server\n\n{report.load_told()}"
        yield report.loads(runs.servers(browser, seconds, _say))
        yield report.steady(runs.steady(10_000 if options.quick else 100_000, _say))
        yield report.starts(runs.starts(count, _say))
    if options.only in (None, "growth"):
        yield "## Ten times the days"
        yield report.grown(runs.grown(browser, count, _say))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="visits to each page (5)")
    parser.add_argument("--only", choices=KINDS, help="one kind, printed and not written")
    parser.add_argument("--quick", action="store_true", help="one run, printed and not written")
    return parser.parse_args()


def _command() -> str:
    return " ".join(["python -m tests.bench", *sys.argv[1:]])


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
