"""How much is broken: a short form on every run, the long one with FAULTS=long."""

from collections.abc import Callable, Iterator

import pytest

from tests.faults.form import LONG
from tests.faults.processes import until_all_work
from tests.served import served


@pytest.fixture(scope="session")
def sized() -> Callable[[int, int], int]:
    """How many of something: the first number in the short form, the second in the long one."""
    return lambda short, long: long if LONG else short


@pytest.fixture(scope="module")
def replica(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    """The app as it is served in earnest, with two workers: its address and gunicorn's process."""
    log = tmp_path_factory.mktemp("replica") / "log"
    with served(log, WEB_WORKERS="2") as (address, server):
        until_all_work(server.pid, 2)
        yield address, server.pid
