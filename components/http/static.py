"""Compression: scripts once, when the bundles are built; everything else as it is answered."""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from flask import Flask
from flask_compress import Compress
from whitenoise import WhiteNoise

BUILT = Path(__file__).parents[2] / "build" / "static"
BUNDLES = "assets/bundles"
MANIFEST = BUILT.parent / "bundles.json"
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
        server.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
            server.wsgi_app, root=BUILT, max_age=FOREVER, immutable_file_test=lambda *_: True
        )


def bundled(parts: Mapping[str, Any]) -> dict[str, str]:
    """The dashboard's styles and scripts as elements: the few files that were built; before they
    are, `parts`, what Dash would load."""
    if not MANIFEST.is_file():
        return {"css": parts["css"], "scripts": parts["scripts"]}
    built = json.loads(MANIFEST.read_text(encoding="utf-8"))
    return {
        "css": f'<link rel="stylesheet" href="{built["css"]}">',
        "scripts": "".join(f'<script src="{address}"></script>' for address in built["scripts"]),
    }


def versioned(name: str) -> str:
    """The address of an asset, for pages of our own: it changes with the file, and is kept."""
    return f"assets/{name}?v={sha256((ASSETS / name).read_bytes()).hexdigest()[:8]}"
