"""Loss Tracker: load the figures, lay out the page, register what is served beside it."""

import os
from functools import partial
from pathlib import Path

from flask import Flask

from components import page
from components.http import downloads, guard, headers, health, index, static
from components.http.cache import FinishedBytes
from data.loader import Library

ROOT = Path(__file__).parent


def create_app(store: Path | None = None) -> index.Dashboard:
    """The dashboard on the store that STORE names, by default the embedded one."""
    library = Library(store or Path(os.environ.get("STORE", ROOT / "data" / "store")))
    app = index.Dashboard(__name__, update_title=None, compress=False)
    app.dataset = library.dataset
    app.validation_layout = page.skeleton(library.dataset())
    app.layout = partial(index.asked_layout, library.dataset)
    page.register(app, library.dataset)
    finished = FinishedBytes(app.server)
    health.register(app.server, library.dataset)
    downloads.register(app.server, library.dataset, finished)
    index.register(app, finished)
    guard.register(app, library.dataset, finished)
    static.register(app.server)
    headers.register(app)
    return app


def create_server() -> Flask:
    """For gunicorn: the WSGI application, warmed up.

    Dash 4.4.1 answers 500 for component scripts on a fresh threaded worker's first requests
    unless one request came before.
    """
    server: Flask = create_app().server
    server.test_client().get("/")
    return server
