"""The upstream files as bytes: from a folder, or over HTTP. The only network code."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import requests
from urllib3.exceptions import HTTPError, ReadTimeoutError

from data.publish import replace
from data.sources import SOURCES, Source
from data.version import digests

TRIES = 3
_FIRST_PAUSE = 2.0
_TIMEOUT = (10.0, 30.0)
"""Seconds to connect, and between two pieces of an answer."""
_LONGEST = 180.0
_LARGEST = 5_000_000
"""Bytes; the largest upstream file had 0.8 million in 2026."""
_NAMES = " or ".join(sorted({source.mirror for source in SOURCES}))
_PASSING = {408, 425, 429, 500, 502, 503, 504}


class UpstreamUnusable(Exception):
    """An upstream file can't be had. The message says which, why and what to do."""


class _Passing(Exception):
    """A fault that may be gone in a moment."""


def from_folder(folder: Path) -> dict[str, bytes]:
    """The four files, from a folder of copies. Raises UpstreamUnusable."""
    try:
        return {source.file: (folder / source.file).read_bytes() for source in SOURCES}
    except OSError as fault:
        raise UpstreamUnusable(
            f"{fault.filename}: {fault.strerror}; expected the files "
            f"{', '.join(source.file for source in SOURCES)} in {folder}. Nothing was published."
        ) from fault


def from_web(
    cache: Path, *, mirrors: Mapping[str, str], say: Callable[[str], None]
) -> dict[str, bytes]:
    """The four files, from upstream or the mirrors named. Raises UpstreamUnusable.

    `cache` keeps each answer with its ETag, so that an unchanged file isn't sent again.
    """
    cache.mkdir(parents=True, exist_ok=True)
    with requests.Session() as session:
        files = {}
        for source in SOURCES:
            url = _address(source, mirrors)
            say(f"fetching {url}")
            files[source.file] = _patiently(session, url, cache / source.file, say)
        return files


def _address(source: Source, mirrors: Mapping[str, str]) -> str:
    mirror = mirrors.get(source.mirror, "").rstrip("/")
    if not mirror:
        return source.url
    if not _is_address(mirror):
        raise UpstreamUnusable(
            f"{source.mirror}={mirror!r} is no address of a mirror; expected one that begins with "
            "https:// or http://. Nothing was published. Correct it, or leave it out."
        )
    return f"{mirror}/{source.url.rpartition('/')[2]}"


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _patiently(
    session: requests.Session, url: str, kept: Path, say: Callable[[str], None]
) -> bytes:
    for attempt in range(1, TRIES + 1):
        try:
            return _fetched(session, url, kept)
        except (_Passing, requests.RequestException) as fault:
            cause = _cause(fault)
            if attempt == TRIES:
                raise UpstreamUnusable(
                    f"{url}: {cause}, {TRIES} times; expected the file. Nothing was published. "
                    "Try again later, or import copies with --from DIR."
                ) from fault
            pause = _FIRST_PAUSE * 2 ** (attempt - 1)
            say(f"{cause}; trying again in {pause:.0f} s")
            time.sleep(pause)
    raise AssertionError("unreachable")


def _cause(fault: BaseException) -> str:
    """What the system said at the bottom of it, without the names of the libraries above."""
    while (below := fault.__cause__ or fault.__context__) and not isinstance(fault, _Passing):
        fault = below
    return getattr(fault, "strerror", None) or str(fault)


def _fetched(session: requests.Session, url: str, kept: Path) -> bytes:
    note = kept.with_name(f"{kept.name}.etag")
    body, tag = _kept(kept, note, url)
    headers = {"If-None-Match": tag} if body is not None else {}
    with session.get(url, headers=headers, timeout=_TIMEOUT, stream=True) as answer:
        if answer.status_code == 304 and body is not None:
            return body
        if answer.status_code in _PASSING:
            raise _Passing(f"answered {answer.status_code}")
        if answer.status_code != 200:
            raise UpstreamUnusable(
                f"{url}: answered {answer.status_code}; expected the file. Nothing was published. "
                f"See whether upstream has moved it, and name a mirror in {_NAMES}."
            )
        body = _body(answer, url)
        note.unlink(missing_ok=True)
        replace(kept, body)
        if tag := answer.headers.get("ETag", ""):
            said = {"url": url, "etag": tag, **digests({"sha256": body})}
            replace(note, json.dumps(said).encode())
        return body


def _kept(kept: Path, note: Path, url: str) -> tuple[bytes | None, str]:
    """The file as it was last fetched from this address, and its ETag."""
    try:
        body, said = kept.read_bytes(), json.loads(note.read_text(encoding="utf-8"))
        if said["url"] == url and said["sha256"] == digests({"sha256": body})["sha256"]:
            return body, str(said["etag"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None, ""


def _pieces(answer: requests.Response) -> Iterator[bytes]:
    """What arrives as it arrives: iter_content would wait for a piece to be full."""
    try:
        while piece := answer.raw.read1(65_536, decode_content=True):
            yield piece
    except ReadTimeoutError as fault:
        raise _Passing("timed out") from fault
    except HTTPError as fault:
        raise _Passing("broke off") from fault


def _body(answer: requests.Response, url: str) -> bytes:
    body, until = bytearray(), time.monotonic() + _LONGEST
    for piece in _pieces(answer):
        body += piece
        if len(body) > _LARGEST:
            raise UpstreamUnusable(
                f"{url}: larger than {_LARGEST:,} bytes; expected a file of about a million. "
                "Nothing was published. Look at the file, and import a copy with --from DIR."
            )
        if time.monotonic() > until:
            raise _Passing(f"took longer than {_LONGEST:.0f} seconds")
    return bytes(body)
