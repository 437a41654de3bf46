"""Versions published under load, every fourth of them corrupt: no reader is the worse for it."""

import csv
import io
import json
import re
import shutil
import threading
import time
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from data.publish import newest_version, publish
from data.version import Version, version_after
from tests.faults.form import LONG, told
from tests.served import served

pytestmark = pytest.mark.faults

STORE = Path(__file__).parents[2] / "data" / "store"
PUBLISHES = 100 if LONG else 6
WITHIN = 5.0
"""Seconds until every worker shows the newest good version."""
READERS = 2
CSV = "/losses.csv?categories=personnel,tanks&last=latest"
JSON = "/latest.json"
EMBED = "/embed?categories=personnel,tanks&last=latest&lang=en"
ADDRESSES = (CSV, JSON, EMBED, "/?lang=en", "/healthz")


def next_version(store: Path, number: int) -> Version:
    """The newest good version with two figures of its last report raised, both by the number."""
    before = newest_version(store)
    assert before is not None
    rows = list(csv.reader(io.StringIO(before.files["totals.csv"].decode())))
    first = list(csv.reader(io.StringIO(_committed("totals.csv"))))
    for key in ("personnel", "tanks"):
        column = rows[0].index(key)
        rows[-1][column] = str(int(first[-1][column]) + number)
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    content = before.content | {"totals.csv": text.getvalue().encode()}
    return version_after(before, content, [], sources=[], now=datetime.now(UTC))


def _committed(name: str) -> str:
    return (STORE / (STORE / "current").read_text().strip() / name).read_text()


def corrupted(version: Version) -> Version:
    """The version with a byte changed, so that its checksums are wrong from the start."""
    totals = version.files["totals.csv"]
    return Version(version.manifest, version.files | {"totals.csv": totals[:-2] + b"0\n"})


class Readers:
    """Ask for one address after the other until told to stop, and keep what is wrong."""

    def __init__(self, host: str) -> None:
        self.answers, self.wrong, self.slowest = 0, list[str](), 0.0
        self._host, self._over = host, threading.Event()
        self._begin = {address: figures(address, get(host, address)[1]) for address in ADDRESSES}
        self._threads = [threading.Thread(target=self._read, args=(n,)) for n in range(READERS)]

    def __enter__(self) -> "Readers":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join()

    def _read(self, number: int) -> None:
        while not self._over.is_set():
            number += 1
            self._ask(ADDRESSES[number % len(ADDRESSES)])
            # The machine that tests this has others to serve.
            time.sleep(0.02)

    def _ask(self, address: str) -> None:
        begin = time.monotonic()
        status, body = get(self._host, address)
        self.slowest = max(self.slowest, time.monotonic() - begin)
        self.answers += 1
        if status != 200:
            self.wrong.append(f"{address}: {status} {body[:200]}")
        found = zip(figures(address, body), self._begin[address], strict=True)
        if len({now - then for now, then in found}) > 1:
            self.wrong.append(f"{address}: two versions in one view")


def figures(address: str, body: str) -> list[int]:
    """Personnel and tanks as a view has them; every version raises both alike."""
    if address == CSV:
        return [int(row["total"]) for row in csv.DictReader(io.StringIO(body))]
    if address == JSON:
        return [row["total"] for row in json.loads(body)["categories"][:2]]
    if address == EMBED:
        (row,) = re.findall(r"<td>([\d,]+)</td><td>([\d,]+)</td>", body)
        return [int(figure.replace(",", "")) for figure in row]
    return []


def get(host: str, address: str) -> tuple[int, str]:
    """An answer over a connection of its own, so that any worker may give it."""
    connection = HTTPConnection(host, timeout=20)
    connection.request("GET", address, headers={"Accept-Language": "en"})
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, body


def shown(host: str) -> str:
    return str(json.loads(get(host, "/healthz")[1])["version"])


def seconds_until_shown(host: str, version: str) -> float:
    """Until twelve answers in a row, of whichever workers, are of the version."""
    begin, row, last = time.monotonic(), 0, 0.0
    while row < 12:
        row = row + 1 if shown(host) == version else 0
        last = last if row > 1 else time.monotonic() - begin
        assert time.monotonic() - begin < 4 * WITHIN, f"{version} is not shown"
        time.sleep(0.03)
    return last


def test_no_reader_is_the_worse_for_what_is_published(tmp_path: Path) -> None:
    store = Path(shutil.copytree(STORE, tmp_path / "store"))
    times = []
    with served(tmp_path / "log", STORE=str(store), WEB_WORKERS="2") as (address, server):
        host = urlsplit(address).netloc
        good = shown(host)
        with Readers(host) as readers:
            for number in range(1, PUBLISHES + 1):
                version = next_version(store, number)
                if number % 4 == 0:
                    publish(store, corrupted(version))
                    time.sleep(WITHIN / 2)
                else:
                    publish(store, version)
                    good = version.name
                times.append(seconds_until_shown(host, good))
        assert server.poll() is None
    assert not readers.wrong, readers.wrong[:5]
    assert readers.answers > PUBLISHES * 3
    assert max(times) < WITHIN
    assert len(list(store.glob("20*"))) == 2 and not list(store.glob(".new-*"))
    told(
        f"{PUBLISHES} publishes, {PUBLISHES // 4} of them corrupt, {readers.answers} answers: none "
        f"failed, no view of two versions; shown by every worker within {max(times):.1f} s, the "
        f"slowest answer took {readers.slowest:.2f} s"
    )
