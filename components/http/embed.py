"""/embed: a view for an article's frame; /embed.js: the host page's script for its height."""

import os
from collections.abc import Callable
from urllib.parse import parse_qsl, urlencode

from flask import Flask, Response, request

from components import embed_page
from components.configuration import ConfigurationError
from components.embed_code import HEIGHT_SCRIPT
from components.http import answers, public
from components.http.asked import repaired
from components.http.cache import FinishedBytes
from components.http.headers import POLICY, digest
from components.http.static import ASSETS, EMBED_STYLE, ICON, versioned
from data.dataset import Dataset
from data.selection import Selection

PATH = "/embed"
FRAGMENT = "fragment"
OWN = (FRAGMENT, "id", "childId", "initialWidth", "parentTitle", "parentUrl", "parentWidth")
"""Not of the view: what our script asks for, the name by which a host knows the frame, and what
pym.js adds to a frame's address."""

EMBED_ANCESTORS = "EMBED_ANCESTORS"


def register(server: Flask, dataset: Callable[[], Dataset], finished: FinishedBytes) -> None:
    files = {"icon": ICON, "script": versioned("embed.js"), "style": EMBED_STYLE}
    policy = _policy(ancestors(os.environ.get(EMBED_ANCESTORS, "")))
    host_script = (ASSETS / "host.js").read_bytes()

    @server.get(PATH)
    def embed() -> Response:
        now = dataset()
        then, selection, is_unknown = read(now)
        column = _column()

        def make() -> bytes:
            if column:
                part = embed_page.main(then, selection, is_unknown, columns=[column], filled=False)
                return part.encode()
            return embed_page.document(then, selection, is_unknown, **files).encode()

        query = selection.to_query()
        content = finished.get(now.version, PATH, column or "", str(is_unknown), query, make=make)
        canonical = f"{public.root()}{PATH}?{query}"
        return answers.data(content, "text/html", canonical=canonical)

    @server.after_request
    def framed(response: Response) -> Response:
        """Whatever it answers may be held in a frame."""
        if request.path == PATH:
            response.headers[POLICY] = policy
        return response

    @server.get(f"/{HEIGHT_SCRIPT}")
    def height_script() -> Response:
        return answers.data(host_script, "text/javascript")


def read(now: Dataset) -> tuple[Dataset, Selection, bool]:
    """The figures and the view of the request, repaired, and whether the version of the data that
    it names is not known."""
    return repaired(urlencode([(name, value) for name, value in _pairs() if name not in OWN]), now)


def _column() -> embed_page.Column | None:
    """The drawing that the page's own script asks for."""
    asked = request.args.get(FRAGMENT)
    return next((column for column in embed_page.COLUMNS if column == asked), None)


def _pairs() -> list[tuple[str, str]]:
    query = request.query_string.decode("utf-8", "replace")
    return parse_qsl(query, keep_blank_values=True)


def ancestors(value: str) -> str:
    """Which pages may hold the embed in a frame; all, unless EMBED_ANCESTORS names some. The
    dashboard always may: it shows a preview."""
    sources = value.split()
    if any(character in value for character in ";,'\"") or not value.isascii():
        raise ConfigurationError(
            f"EMBED_ANCESTORS={value!r} holds a character that no origin has; expected origins "
            "with spaces between them, like https://news.example.org https://*.example.com. "
            "Correct it, or leave it out, and any page may hold the embed."
        )
    return " ".join(["'self'", *sources]) if sources else "*"


def _policy(allowed: str) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            f"style-src 'self' {digest(EMBED_STYLE)}",
            "img-src 'self' data:",
            "connect-src 'self'",
            "form-action 'none'",
            "base-uri 'none'",
            f"frame-ancestors {allowed}",
        )
    )
