"""Many requests at once, by wrk: answers a second, how long they take, what they cost."""

import json
import re
import shutil
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.bench import workers
from tests.bench.visits import Asked

MISSING = "wrk is not on this machine (apt-get install wrk): nothing was put under load."
CONNECTIONS = 50
_STEP_SECONDS = 5
_LOOK_SECONDS, _AT_REST = 0.5, 0.1
"""How often is looked whether servers still work, and which part of a processor is nothing."""

MOST_ERRORS = 0.01
"""Of all answers; beyond, something else than answering was measured."""

_MILLISECONDS = {"us": 0.001, "ms": 1, "s": 1000, "m": 60_000}


class LoadError(RuntimeError):
    """An address did not stand the load: many answers were errors, or none came."""


@dataclass(frozen=True)
class Load:
    """Answers a second, those that were errors, milliseconds, processor time of 1,000 requests in
    seconds, MB a worker."""

    rate: float
    errors: int
    p50: float
    p99: float
    cpu: float
    memory: list[float]


# wrk shares the processors with what it asks; what it waits for one itself would count as the
# server's time.
_FIRST_SERVED = ["chrt", "--fifo", "1"]


def is_possible() -> bool:
    return shutil.which("wrk") is not None


@cache
def first_served() -> Sequence[str]:
    """How wrk is run ahead of all else, or nothing where this is not allowed."""
    try:
        subprocess.run([*_FIRST_SERVED, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return []
    return _FIRST_SERVED


def get(path: str) -> Asked:
    return Asked("GET", path, "", "")


def put(address: str, asked: Asked, *, pids: list[int], seconds: int, folder: Path) -> Load:
    """An address under wrk for some seconds; `pids` are the servers that work for it.

    Raises LoadError where more than MOST_ERRORS of the answers were errors.
    """
    script = folder / "request.lua"
    script.write_text(_script(asked), encoding="utf-8")
    # As many connections as are measured: with few, one worker may never hear of the address.
    _wrk(address, script, seconds=1)
    before = _at_rest(pids)
    told = _run(address, script, seconds=seconds)
    taken = sum(map(workers.cpu_seconds, pids)) - before
    return Load(
        rate=_number(r"Requests/sec:\s+([\d.]+)", told),
        errors=_errors(told),
        p50=_time("50", told),
        p99=_time("99", told),
        cpu=taken / _number(r"(\d+) requests in", told) * 1000,
        memory=workers.memory(pids[0]),
    )


def _at_rest(pids: Sequence[int]) -> float:
    """The processor time that they have taken, once no answer is left that nobody waits for."""
    taken, now = -1.0, sum(map(workers.cpu_seconds, pids))
    while now - taken > _AT_REST * _LOOK_SECONDS:
        time.sleep(_LOOK_SECONDS)
        taken, now = now, sum(map(workers.cpu_seconds, pids))
    return now


def steadily(
    address: str, paths: Sequence[str], *, pid: int, requests: int, folder: Path
) -> dict[int, float]:
    """MB of a server with its workers after so many requests, to one path after the other."""
    script = folder / "paths.lua"
    script.write_text(_in_turn(paths), encoding="utf-8")
    done, found = 0, {}
    while done < requests:
        told = _run(address, script, seconds=_STEP_SECONDS)
        done += int(_number(r"(\d+) requests in", told))
        found[done] = workers.whole_memory(pid)
    return found


def _run(address: str, script: Path, *, seconds: int) -> str:
    told = _wrk(address, script, seconds=seconds)
    answers = _number(r"(\d+) requests in", told)
    if not answers or _errors(told) > MOST_ERRORS * answers:
        raise LoadError(f"{address} did not stand the load:\n{told}")
    return told


def _wrk(address: str, script: Path, *, seconds: int) -> str:
    command = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "--timeout", "10s"]
    done = subprocess.run(
        [*first_served(), *command, "-s", str(script), address],
        capture_output=True,
        text=True,
        timeout=seconds + 60,
        check=True,
    )
    if done.stderr:
        # A script that it can't read does not keep it from asking for the address as such.
        raise LoadError(done.stderr)
    return done.stdout


def _errors(told: str) -> int:
    """wrk says nothing of them where there are none."""
    found = re.search(r"Non-2xx or 3xx responses: (\d+)", told)
    return int(found[1]) if found else 0


def _script(asked: Asked) -> str:
    headers = {"Accept-Encoding": "gzip, deflate, br"}
    if asked.body:
        headers["Content-Type"] = asked.kind
    lines = [f"wrk.headers[{_lua(k)}] = {_lua(v)}" for k, v in headers.items()]
    path = re.sub("^https?://[^/]+", "", asked.url)
    return "\n".join(
        [
            f"wrk.method = {_lua(asked.method)}",
            f"wrk.path = {_lua(path)}",
            *([f"wrk.body = {_lua(asked.body)}"] if asked.body else []),
            *lines,
        ]
    )


def _lua(text: str) -> str:
    """A string of Lua, which reads JSON's but for what that escapes by a number."""
    return json.dumps(text, ensure_ascii=False)


def _in_turn(paths: Sequence[str]) -> str:
    listed = ", ".join(map(_lua, paths))
    return f"""
wrk.headers["Accept-Encoding"] = "gzip, deflate, br"
local paths, at = {{{listed}}}, 0
request = function()
  at = at % #paths + 1
  return wrk.format(nil, paths[at])
end
"""


def _number(pattern: str, told: str) -> float:
    found = re.search(pattern, told)
    assert found, told
    return float(found[1])


def _time(percent: str, told: str) -> float:
    found = re.search(rf"{percent}%\s+([\d.]+)(us|ms|s|m)\b", told)
    assert found, told
    return float(found[1]) * _MILLISECONDS[found[2]]
