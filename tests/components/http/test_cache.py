"""Finished bytes: bounded, and worked out once however many ask."""

import threading
import time
from collections.abc import Callable

import pytest
from flask import Flask

from components.http.cache import FinishedBytes
from components.http.kept import KeptBytes


@pytest.fixture
def finished() -> FinishedBytes:
    return FinishedBytes(Flask(__name__))


def together(count: int, run: Callable[[int], None]) -> list[BaseException]:
    """Run something in so many threads that start at once; what they raised."""
    start, faults = threading.Barrier(count), list[BaseException]()

    def wait_and_run(number: int) -> None:
        start.wait()
        try:
            run(number)
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=wait_and_run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return faults


def test_what_was_made_is_kept(finished: FinishedBytes) -> None:
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        return b"bytes"

    assert [finished.get("1", "csv", "a", make=make) for _ in range(3)] == [b"bytes"] * 3
    assert len(made) == 1


def test_keys_that_differ_in_any_part_are_apart(finished: FinishedBytes) -> None:
    for key in (("1", "csv", "a"), ("2", "csv", "a"), ("1", "index", "a"), ("1", "csv", "b")):
        content = "-".join(key).encode()
        assert finished.get(*key, make=lambda content=content: content) == content


def test_empty_bytes_are_kept_too(finished: FinishedBytes) -> None:
    made: list[int] = []
    for _ in range(2):
        assert finished.get("1", "a", make=lambda: made.append(1) or b"") == b""
    assert len(made) == 1


def test_one_makes_it_for_all_who_ask_at_once(finished: FinishedBytes) -> None:
    made: list[int] = []
    answers: list[bytes] = []

    def slow() -> bytes:
        made.append(1)
        time.sleep(0.05)
        return b"bytes"

    assert not together(12, lambda _: answers.append(finished.get("1", "a", make=slow)))
    assert len(made) == 1 and answers == [b"bytes"] * 12


def test_views_are_made_side_by_side(finished: FinishedBytes) -> None:
    meet = threading.Barrier(3, timeout=5)

    def make() -> bytes:
        meet.wait()
        return b"bytes"

    assert not together(3, lambda number: finished.get("1", str(number), make=make) and None)


def test_who_fails_does_not_fail_the_next(finished: FinishedBytes) -> None:
    def fails() -> bytes:
        raise ValueError("no")

    for _ in range(2):
        with pytest.raises(ValueError, match="no"):
            finished.get("1", "a", make=fails)
    assert finished.get("1", "a", make=lambda: b"bytes") == b"bytes"


def test_failures_leave_nothing_behind(finished: FinishedBytes) -> None:
    def fails() -> bytes:
        raise ValueError("no")

    for number in range(50):
        with pytest.raises(ValueError, match="no"):
            finished.get("1", str(number), make=fails)
    assert not finished._making


def test_who_waits_for_what_fails_is_told_and_the_next_makes_it_anew(
    finished: FinishedBytes,
) -> None:
    made: list[int] = []

    def fails() -> bytes:
        made.append(1)
        time.sleep(0.2)
        raise ValueError("no")

    faults = together(12, lambda _: finished.get("1", "a", make=fails) and None)
    assert [str(fault) for fault in faults] == ["no"] * 12 and len(made) == 1
    assert finished.get("1", "a", make=lambda: b"bytes") == b"bytes"


def test_it_holds_no_more_entries_than_its_bound() -> None:
    kept = KeptBytes(most_entries=50, most_bytes=1_000_000)
    for number in range(200):
        kept.set(str(number), b"bytes")
    assert len(kept) == 50
    assert kept.get("199") == b"bytes" and kept.get("149") is None


def test_it_holds_no_more_bytes_than_its_bound() -> None:
    kept = KeptBytes(most_entries=1000, most_bytes=10_000)
    for number in range(200):
        kept.set(f"{number:04}", b"x" * 996)
        assert kept.bytes <= 10_000
    assert len(kept) == 10 and kept.bytes == 10_000


def test_what_was_asked_for_lately_stays() -> None:
    kept = KeptBytes(most_entries=3, most_bytes=1_000)
    for name in "abc":
        kept.set(name, b"bytes")
    assert kept.get("a") == b"bytes"
    kept.set("d", b"bytes")
    assert [kept.has(name) for name in "abcd"] == [True, False, True, True]


def test_what_is_larger_than_everything_is_answered_and_not_kept() -> None:
    finished = FinishedBytes(Flask(__name__), most_bytes=1_000)
    finished.get("1", "small", make=lambda: b"small")
    large = b"x" * 2_000
    assert finished.get("1", "large", make=lambda: large) == large
    assert finished.get("1", "small", make=lambda: b"made again") == b"small"


def test_a_value_in_place_of_another_is_counted_once() -> None:
    kept = KeptBytes(most_entries=3, most_bytes=1_000)
    for length in (10, 500, 20):
        kept.set("a", b"x" * length)
    assert kept.bytes == 21 and kept.get("a") == b"x" * 20
    assert kept.delete("a") and not kept.delete("a") and kept.bytes == 0


def test_many_at_once_beyond_the_bound_all_get_their_own() -> None:
    finished = FinishedBytes(Flask(__name__), most_entries=100)
    wrong: list[str] = []

    def ask(number: int) -> None:
        for each in range(150):
            name = f"{(number * 37 + each) % 400}"
            if finished.get("1", name, make=name.encode) != name.encode():
                wrong.append(name)

    assert not together(6, ask) and not wrong
