"""Compression: scripts once, when the bundles are built; everything else as it is answered."""

from hashlib import sha256
from pathlib import Path
from typing import Any
from wsgiref.headers import Headers

from flask import Flask
from flask_compress import Compress
from whitenoise import WhiteNoise

from components.http.headers import ALWAYS

BUILT = Path(__file__).parents[2] / "build" / "static"
FOREVER = 31_536_000

ASSETS = Path(__file__).parents[2] / "assets"


def register(server: Flask) -> None:
    """Serves the built scripts before Flask is asked, compressed and for good: their names
    carry a fingerprint."""
    server.config["COMPRESS_MIMETYPES"] = [
        "text/html",
        "text/csv",
        "application/json",
        "image/svg+xml",
        "text/css",
    ]
    server.config["COMPRESS_ALGORITHM"] = ["br", "gzip"]
    Compress(server)
    if BUILT.is_dir():
        server.wsgi_app = _Built(  # type: ignore[method-assign]
            server.wsgi_app,
            root=BUILT,
            max_age=FOREVER,
            immutable_file_test=lambda *_: True,
            add_headers_function=_secured,
        )


class _Built(WhiteNoise):  # type: ignore[misc]
    """The built files; what is no reading of one is answered by the app, in its own form."""

    def __call__(self, environ: Any, start_response: Any) -> Any:
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return self.application(environ, start_response)
        return super().__call__(environ, start_response)


def _secured(headers: Headers, path: str, url: str) -> None:
    """As Flask's own answers are; a sandboxed frame has no origin of its own to load these from."""
    for name, value in ALWAYS.items():
        headers[name] = value
    headers["Cross-Origin-Resource-Policy"] = "cross-origin"


def versioned(name: str) -> str:
    """The address of an asset, for pages of our own: it changes with the file, and is kept."""
    return f"assets/{name}?v={sha256((ASSETS / name).read_bytes()).hexdigest()[:8]}"
