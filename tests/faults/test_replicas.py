"""Two replicas behind the shipped nginx on one store: one dies, workers die, a version comes."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import stores
from tests.faults.edge import edge, settle
from tests.faults.ports import port_of
from tests.faults.processes import kill, kill_whole, until_all_work, until_another_works, workers
from tests.faults.visitors import ask, crowd
from tests.served import served

pytestmark = pytest.mark.faults

OLD, NEW = "2024-03-13-00000001", "2024-03-13-00000002"
ONE_MORE = {**stores.TINY, "tanks": [50, 50, 52, 55, None, 61, 62, 62, 63, 71]}
"""The newer version: the last report claims one tank more."""


@dataclass(frozen=True)
class Cluster:
    front: str
    replicas: tuple[tuple[str, int], tuple[str, int]]
    store: Path


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    store = folder / "store"
    stores.write_version(store, name=OLD)
    settings = {"STORE": str(store), "WEB_WORKERS": "2", "PROXY_HOPS": "1"}
    with (
        served(folder / "one.log", **settings) as (one, first),
        served(folder / "two.log", **settings) as (two, second),
        edge(folder / "edge", [port_of(one), port_of(two)]) as front,
    ):
        yield Cluster(front, ((one, first.pid), (two, second.pid)), store)


def view(number: int) -> str:
    """One of some hundred addresses, so that most are not kept by nginx."""
    first, last = number % 7, 7 + number % 3
    kind = ("losses.csv", "embed", "losses.json", "chart.svg")[number % 4]
    days = f"from=2024-03-{4 + first:02}&to=2024-03-{4 + last - 1:02}"
    return f"/{kind}?categories=tanks&{days}&lang={('en', 'uk')[number % 2]}"


def test_a_replica_that_dies_costs_at_most_an_answer_that_had_begun(
    tmp_path: Path, sized: Callable[[int, int], int]
) -> None:
    with cluster(tmp_path) as found, crowd(found.front, view) as tally:
        tally.wait_for(sized(20, 500))
        kill_whole(found.replicas[0][1])
        tally.wait_for(sized(40, 2000))
    print(f"\na replica killed: {tally}")
    # Of what was on its way, nginx can ask the other replica only as long as nothing has come.
    unbegun = [fault for fault in tally.dropped if "IncompleteRead" not in fault]
    assert set(tally.statuses) == {200} and not unbegun and len(tally.dropped) <= 1


def test_a_worker_that_dies_costs_one_request_at_most(
    tmp_path: Path, sized: Callable[[int, int], int]
) -> None:
    kills = sized(3, 10)
    with cluster(tmp_path) as found, crowd(found.front, view) as tally:
        for number in range(kills):
            tally.wait_for(sized(8, 100))
            pid = found.replicas[number % 2][1]
            until_all_work(pid, 2)
            before = workers(pid)
            kill(min(before))
            until_another_works(pid, before)
    print(f"\n{kills} workers killed: {tally}")
    assert tally.failed <= kills and set(tally.statuses) <= {200, 502}


def test_workers_that_die_in_both_replicas_at_once_leave_somebody_to_ask(tmp_path: Path) -> None:
    with cluster(tmp_path) as found, crowd(found.front, view, visitors=24) as tally:
        tally.wait_for(8)
        for _, pid in found.replicas:
            until_all_work(pid, 2)
            before = workers(pid)
            kill(min(before))
            until_another_works(pid, before)
        tally.wait_for(24)
    assert "no live upstreams" not in (tmp_path / "edge" / "log").read_text(encoding="utf-8")


def test_a_published_version_reaches_both_and_no_answer_mixes_two(tmp_path: Path) -> None:
    with cluster(tmp_path) as found:
        with crowd(found.front, _rows_of_version, keep=True) as tally:
            tally.wait_for(10)
            stores.write_version(found.store, ONE_MORE, name=NEW)
            for address, _ in found.replicas:
                _wait_for(address, NEW)
            settle()
        versions = [_whole(answer.body) for answer in tally.answers]
        assert set(versions) == {OLD, NEW} and set(tally.statuses) == {200}
        assert _whole(ask(found.front, _rows_of_version(0)).body) == NEW


def _rows_of_version(number: int) -> str:
    return f"/losses.json?categories=tanks&from=2024-03-{4 + number % 9:02}&to=2024-03-13&lang=en"


def _whole(body: bytes) -> str:
    """The version that an answer says it is of. Its figures have to be of the same."""
    told = json.loads(body)
    last = told["rows"][-1]
    expected = {OLD: (7, 70), NEW: (8, 71)}[told["version"]]
    assert (last["losses"], last["total"]) == expected, told["version"]
    return str(told["version"])


def _wait_for(address: str, version: str) -> None:
    """Waits until a replica is of a version: seconds."""
    end = time.monotonic() + 15
    while time.monotonic() < end:
        told = {json.loads(ask(address, "/healthz").body)["version"] for _ in range(6)}
        if told == {version}:
            return
        time.sleep(0.2)
    raise AssertionError(f"{address} is still not of {version}")
