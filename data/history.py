"""The store's files as an earlier version had them: the lines it lost are kept, and put back."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from data.dataset import Dataset, DatasetError
from data.loader import LOG, PAST, assembled, readable


class Line(NamedTuple):
    """A line that differs between a version and the one before.

    `place` counts from the top of the file before and is empty for a line that came newly.
    """

    version: str
    file: str
    place: str
    text: str


@lru_cache(maxsize=8)
def as_of(dataset: Dataset, version: str | None) -> Dataset:
    """The dataset of a version that the store once had; the same dataset where none is named.

    Everything in it is what it was, to the byte. Raises DatasetError for a version that the
    store never had.
    """
    if version is None or version == dataset.version:
        return dataset
    if version not in dataset.history:
        raise DatasetError(f"There never was a version {version!r} of the data.")
    upto = dataset.history.index(version) + 1
    files = dict(dataset.files)
    history = dataset.history[:upto]
    with readable(f"{version}, restored from {dataset.version}"):
        past = [Line(*row) for row in list(_rows(files[PAST]))[1:]]
        for later in reversed(dataset.history[upto:]):
            files |= restored(files, [line for line in past if line.version == later])
        for log in (LOG, PAST):
            files[log] = _until(files[log], history)
        return assembled(files, version=version, history=history)


def lost(version: str, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> list[Line]:
    """The lines by which a version's files can be turned back into those before it."""
    return [
        line
        for file in sorted(before.keys() | after.keys())
        for line in _lost(version, file, before.get(file, b""), after.get(file, b""))
    ]


def _lost(version: str, file: str, before: bytes, after: bytes) -> list[Line]:
    old, new = _lines(before), _lines(after)
    came, stayed = set(new) - set(old), set(new) & set(old)
    lines = [Line(version, file, str(n), text) for n, text in enumerate(old) if text not in stayed]
    lines += [Line(version, file, "", text) for text in sorted(came)]
    if _restored(after, lines) == before:
        return lines
    # The lines that stayed stand in another order: keep them all.
    lines = [Line(version, file, str(n), text) for n, text in enumerate(old)]
    return lines + [Line(version, file, "", text) for text in sorted(set(new))]


def restored(files: Mapping[str, bytes], lines: Iterable[Line]) -> dict[str, bytes]:
    """The files that the lines of one version are of, as they were before it."""
    changed: dict[str, list[Line]] = {}
    for line in lines:
        changed.setdefault(line.file, []).append(line)
    return {file: _restored(files.get(file, b""), found) for file, found in changed.items()}


def _restored(content: bytes, lines: Sequence[Line]) -> bytes:
    came = {line.text for line in lines if not line.place}
    kept = [text for text in _lines(content) if text not in came]
    for line in sorted((line for line in lines if line.place), key=lambda line: int(line.place)):
        kept.insert(int(line.place), line.text)
    return "".join(f"{text}\n" for text in kept).encode()


def _until(log: bytes, history: Sequence[str]) -> bytes:
    """A log as it ended with the last of these versions. Logs only grow, version by version."""
    known = {"version", *history}
    rows = takewhile(lambda row: row[0] in known, _rows(log))
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def _lines(content: bytes) -> list[str]:
    return content.decode().split("\n")[:-1]


def _rows(content: bytes) -> Iterable[list[str]]:
    return csv.reader(io.StringIO(content.decode(), newline=""))
