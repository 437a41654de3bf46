"""Loss Tracker: load the figures, lay out the page, register what is served beside it."""

import os
from functools import partial
from pathlib import Path

from flask import Flask, request

from components import page
from components.configuration import ConfigurationError
from components.http import (
    answers,
    beginnings,
    data_json,
    documents,
    downloads,
    embed,
    feed,
    guard,
    headers,
    health,
    images,
    index,
    notices,
    oembed,
    proxies,
    public,
    refusals,
    static,
    warm,
)
from components.http.cache import FinishedBytes
from data.dataset import Dataset
from data.loader import Library

ROOT = Path(__file__).parent

OTHER_PAGES = r"^(api|embed|host|newsroom)\."
"""Assets of pages that are not the dashboard."""


def create_app(store: Path | None = None) -> index.Dashboard:
    """The dashboard on the store that STORE names, by default the embedded one."""
    library = Library(store or Path(os.environ.get("STORE") or ROOT / "data" / "store"))
    app = index.Dashboard(__name__, update_title=None, compress=False, assets_ignore=OTHER_PAGES)

    def dataset() -> Dataset:
        """One version throughout a request, whatever is published meanwhile."""
        if warm.DATASET not in request.environ:
            request.environ[warm.DATASET] = library.dataset()
        found: Dataset = request.environ[warm.DATASET]
        return found

    app.dataset = dataset
    app.validation_layout = page.skeleton()
    app.layout = partial(index.asked_layout, dataset)
    page.register(app)
    finished = app.finished = FinishedBytes(app.server)
    public.register(app.server)
    refusals.register(app.server)
    answers.register(app.server)
    health.register(app.server, dataset)
    downloads.register(app.server, dataset, finished)
    data_json.register(app.server, dataset, finished)
    beginnings.register(app.server, dataset, finished)
    feed.register(app.server, dataset, finished)
    oembed.register(app.server, dataset, finished)
    embed.register(app.server, dataset, finished)
    images.register(app.server, dataset, finished)
    documents.register(app.server, dataset, finished)
    index.register(app, finished)
    guard.register(app, dataset, finished)
    warm.register(app.server, library.dataset, guard.CALLBACK)
    static.register(app.server)
    notices.register(app.server)
    headers.register(app, style=static.page_style())
    proxies.register(app.server)
    return app


def create_server() -> Flask:
    """For gunicorn: the WSGI application, warmed up.

    Dash 4.4.1 answers 500 for component scripts on a fresh threaded worker's first requests
    unless one request came before. What most readers ask for is made once, before workers share
    the memory that it takes.
    """
    try:
        server: Flask = create_app().server
    except ConfigurationError as fault:
        raise SystemExit(str(fault)) from None
    server.test_client().get("/?lang=en")
    return server
