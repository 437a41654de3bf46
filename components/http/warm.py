"""Answers that were given before are given again before Flask is asked.

An answer is kept under the data version and all that the request says which it can depend on;
one that depends on more, and says so in Vary, is not kept.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from flask import Flask
from werkzeug.http import is_resource_modified, remove_entity_headers

from components.http.answers import MAY_BE_KEPT
from components.http.kept import KeptBytes
from data.dataset import Dataset, DatasetError

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

DATASET = "loss_tracker.dataset"
"""Where a request holds the figures that it is answered with."""

MOST_ENTRIES, MOST_BYTES = 2_048, 16 * 1024 * 1024

_DEPENDS_ON = (
    "wsgi.url_scheme",
    "HTTP_HOST",
    "SERVER_NAME",
    "SERVER_PORT",
    "SCRIPT_NAME",
    "PATH_INFO",
    "QUERY_STRING",
    "HTTP_ACCEPT_ENCODING",
)
_ASKS_FOR_MORE = ("HTTP_IF_MATCH", "HTTP_RANGE")
_OK = "200 OK"

_Headers = list[tuple[str, str]]


def register(server: Flask, dataset: Callable[[], Dataset]) -> None:
    server.wsgi_app = Warm(server.wsgi_app, dataset)  # type: ignore[method-assign]


class Warm:
    """In front of an application whose answers name nothing but the data version's figures."""

    def __init__(self, application: "WSGIApplication", dataset: Callable[[], Dataset]) -> None:
        self._application = application
        self._dataset = dataset
        self._kept = KeptBytes(MOST_ENTRIES, MOST_BYTES)

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        method = environ["REQUEST_METHOD"]
        if method not in ("GET", "HEAD") or any(name in environ for name in _ASKS_FOR_MORE):
            return self._application(environ, start_response)
        try:
            now = environ[DATASET] = self._dataset()
        except DatasetError:
            return self._application(environ, start_response)
        key = repr((now.version, *[environ.get(name) for name in _DEPENDS_ON]))
        answer = self._kept.get(key)
        if answer is not None:
            return _given(answer, environ, start_response)
        if method == "HEAD":
            return self._application(environ, start_response)
        return self._made(key, environ, start_response)

    def _made(
        self, key: str, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        told: list[tuple[str, _Headers]] = []

        def noted(status: str, headers: _Headers, *more: Any) -> Callable[[bytes], object]:
            told.append((status, list(headers)))
            return start_response(status, headers, *more)

        chunks = self._application(environ, noted)
        if not environ.get(MAY_BE_KEPT):
            return chunks
        body = _whole(chunks)
        status, headers = told[-1]
        if status == _OK and _varies(headers) == "accept-encoding":
            self._kept.set(key, _written(headers, body))
        return [body]


def _given(
    answer: bytes, environ: "WSGIEnvironment", start_response: "StartResponse"
) -> Iterable[bytes]:
    headers, body = _read(answer)
    known = "HTTP_IF_NONE_MATCH" in environ
    if known and not is_resource_modified(environ, dict(headers)["ETag"]):
        remove_entity_headers(headers)
        start_response("304 NOT MODIFIED", headers)
        return []
    start_response(_OK, headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def _varies(headers: _Headers) -> str:
    return ", ".join(value for name, value in headers if name == "Vary").lower()


def _written(headers: _Headers, body: bytes) -> bytes:
    """As it goes over the wire, but for the status."""
    head = "\r\n".join(f"{name}: {value}" for name, value in headers)
    return b"\r\n\r\n".join((head.encode("latin-1"), body))


def _read(answer: bytes) -> tuple[_Headers, bytes]:
    head, _, body = answer.partition(b"\r\n\r\n")
    lines = (line.partition(": ") for line in head.decode("latin-1").split("\r\n"))
    return [(name, value) for name, _, value in lines], body


def _whole(chunks: Iterable[bytes]) -> bytes:
    try:
        return b"".join(chunks)
    finally:
        if hasattr(chunks, "close"):
            chunks.close()
