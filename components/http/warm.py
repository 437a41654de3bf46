"""Answers that were given before are given again before Flask is asked.

An answer is kept under the data version and all that the request says which it can depend on;
one that depends on more, and says so in Vary, is not kept. What a change of the page asks by a
POST is a question as well.
"""

from collections.abc import Callable, Iterable
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any

from flask import Flask
from werkzeug.http import is_resource_modified, remove_entity_headers

from components.http.answers import MAY_BE_KEPT
from components.http.kept import KeptBytes
from components.http.limits import LARGEST_BODY
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
    "CONTENT_TYPE",
)
_ASKS_FOR_MORE = ("HTTP_IF_MATCH", "HTTP_RANGE")
_OK = "200 OK"

_Headers = list[tuple[str, str]]


def register(server: Flask, dataset: Callable[[], Dataset], callback: str) -> None:
    """`callback` is the one address that takes a body."""
    server.wsgi_app = Warm(server.wsgi_app, dataset, callback)  # type: ignore[method-assign]


class Warm:
    """In front of an application whose answers name nothing but the data version's figures."""

    def __init__(
        self, application: "WSGIApplication", dataset: Callable[[], Dataset], callback: str
    ) -> None:
        self._application = application
        self._dataset = dataset
        self._callback = callback
        self._kept = KeptBytes(MOST_ENTRIES, MOST_BYTES)

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        asked = self._asked(environ)
        if asked is None:
            return self._application(environ, start_response)
        try:
            now = environ[DATASET] = self._dataset()
        except DatasetError:
            return self._application(environ, start_response)
        key = repr((now.version, *asked))
        answer = self._kept.get(key)
        if answer is not None:
            return _given(answer, environ, start_response)
        if environ["REQUEST_METHOD"] == "HEAD":
            return self._application(environ, start_response)
        return self._made(key, environ, start_response)

    def _asked(self, environ: "WSGIEnvironment") -> list[str | None] | None:
        """All that the answer can depend on; None where no answer is given again."""
        method = environ["REQUEST_METHOD"]
        is_callback = method == "POST" and environ["PATH_INFO"] == self._callback
        is_question = is_callback or method in ("GET", "HEAD")
        if not is_question or any(name in environ for name in _ASKS_FOR_MORE):
            return None
        body = _body(environ) if is_callback else ""
        return None if body is None else [body, *(environ.get(name) for name in _DEPENDS_ON)]

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


def _body(environ: "WSGIEnvironment") -> str | None:
    """What stands for the body, which is left to be read again; None for one that is refused."""
    length = environ.get("CONTENT_LENGTH", "")
    if not length.isdecimal() or int(length) > LARGEST_BODY:
        return None
    body = environ["wsgi.input"].read(int(length))
    environ["wsgi.input"] = BytesIO(body)
    return sha256(body).hexdigest()


def _given(
    answer: bytes, environ: "WSGIEnvironment", start_response: "StartResponse"
) -> Iterable[bytes]:
    headers, body = _read(answer)
    etag = dict(headers).get("ETag")
    if "HTTP_IF_NONE_MATCH" in environ and etag and not is_resource_modified(environ, etag):
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
