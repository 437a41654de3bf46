"""Compression: scripts once, when the bundles are built; everything else when it is first asked
for."""

import json
from collections.abc import Mapping
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote
from wsgiref.headers import Headers

from flask import Flask, Response, g
from flask_compress import Compress
from whitenoise import WhiteNoise

from components import tokens
from components.http.headers import ALWAYS
from components.http.kept import KeptBytes

LINK = Path(__file__).parents[2] / "build" / "bundles"
"""Leads to what was built last; what runs keeps to the folder that it began with."""

BUILT = LINK.resolve() / "static"
BUNDLES = "assets/bundles"
MANIFEST = BUILT.parent / "bundles.json"
FOREVER = 31_536_000

ASSETS = Path(__file__).parents[2] / "assets"

ICON = f"data:image/svg+xml,{quote((ASSETS / 'icon.svg').read_text(encoding='utf-8'))}"
"""In the page itself: browsers ask for an icon again whenever the title changes."""

EMBED_STYLE = tokens.declared() + (ASSETS / "embed.css").read_text(encoding="utf-8")
"""In the page itself, as the dashboard's is: on a slow network, the round trip for it took as long
as the chart."""

MOST_COMPRESSED, MOST_COMPRESSED_BYTES = 1_024, 8 * 1024 * 1024


def register(server: Flask) -> None:
    """Serves the built scripts before Flask is asked, compressed and for good: their names
    carry a fingerprint."""
    server.config["COMPRESS_MIMETYPES"] = [
        "text/html",
        "text/csv",
        "application/json",
        "application/atom+xml",
        "image/svg+xml",
        "text/css",
        "text/javascript",
    ]
    server.config["COMPRESS_ALGORITHM"] = ["br", "gzip"]
    # Measured on what is served: 6% smaller than the default of 4 in the same time.
    server.config["COMPRESS_BR_LEVEL"] = 5
    # By what is compressed, whatever address it is asked for by.
    server.config["COMPRESS_CACHE_BACKEND"] = partial(
        KeptBytes, MOST_COMPRESSED, MOST_COMPRESSED_BYTES
    )
    server.config["COMPRESS_CACHE_KEY"] = lambda _: sha256(g.answer.get_data()).hexdigest()
    Compress(server)

    # What is registered last is asked first.
    @server.after_request
    def noted(response: Response) -> Response:
        g.answer = response
        return response

    if BUILT.is_dir():
        server.wsgi_app = _Built(  # type: ignore[method-assign]
            server.wsgi_app,
            root=BUILT,
            max_age=FOREVER,
            immutable_file_test=lambda *_: True,
            add_headers_function=_secured,
        )


def bundled(parts: Mapping[str, str]) -> dict[str, str]:
    """The elements that Dash is loaded by, with the few files that were built in place of its
    many; before they are built, with those."""
    built = _told(MANIFEST)
    if not built:
        return dict(parts)
    return {
        **parts,
        "css": f"<style data-page>{built['style']}</style>",
        # assets/charts.js loads the chart library from there.
        "scripts": f'<script src="{built["scripts"]}" data-charts="{built["charts"]}"></script>',
    }


def page_style() -> str:
    """The style that stands in the dashboard itself: its first paint waits for nothing else. Empty
    before it is built."""
    return _told(MANIFEST).get("style", "")


@cache
def _told(manifest: Path) -> Mapping[str, str]:
    """What components/http/bundle.py tells of what it made; nothing before. Read once, so that the
    page holds the very style that its policy allows."""
    told: dict[str, str] = (
        json.loads(manifest.read_text(encoding="utf-8")) if manifest.is_file() else {}
    )
    return told


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
