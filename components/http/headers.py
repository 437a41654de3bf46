"""Security headers of every answer: each kind of answer may do no more than it has to."""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

from dash import Dash
from flask import Flask, Response, request

from components.http.freshness import TELL_FRESHNESS
from components.http.inline_styles import INLINE_STYLES

POLICY = "Content-Security-Policy"

_NOTHING = {
    "default-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
    "frame-ancestors": ["'none'"],
}
"""What data, files and errors may load when a browser shows them, and where they may be framed."""

_PAGE = _NOTHING | {
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "connect-src": ["'self'"],
    "font-src": ["'self'"],
    "form-action": ["'self'"],
}

_UNUSED = (
    *("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer"),
    *("microphone", "midi", "payment", "usb"),
)
"""What browsers can do, and no page here does."""

_EMBEDDED = ("/embed", "/assets/")
"""What an article's frame loads; a sandboxed one has no origin to be the same as."""

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in _UNUSED),
}


def register(app: Dash, *, style: str) -> None:
    """Called last, when every inline script of the page is known; `style` is what the dashboard
    holds."""
    server: Flask = app.server
    nothing, page = _written(_NOTHING), _written(_PAGE)
    app._inline_scripts.append(TELL_FRESHNESS)
    dashboard = _written(_dashboard(app.csp_hashes(), style))

    @server.after_request
    def secured(response: Response) -> Response:
        is_page = response.mimetype == "text/html"
        policy = page if is_page else nothing
        response.headers.setdefault(
            POLICY, dashboard if is_page and request.path == "/" else policy
        )
        for name, value in ALWAYS.items():
            response.headers[name] = value
        if is_page and not request.path.startswith(_EMBEDDED):
            response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        response.headers["Cross-Origin-Resource-Policy"] = _readers(response)
        return response


def digest(style: str) -> str:
    """A style element that a page holds, as its policy allows it."""
    return f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"


def for_a_sentence(style: str) -> str:
    """The policy of a page that holds its style, its icon and a sentence."""
    return _written(_NOTHING | {"style-src": [digest(style)], "img-src": ["data:"]})


def _dashboard(scripts: Iterable[str], style: str) -> dict[str, list[str]]:
    """The dashboard's own inline scripts and style, and those that its libraries write."""
    styles = [digest(style), *[f"'{one}'" for one in INLINE_STYLES]]
    return _PAGE | {
        "script-src": ["'self'", *scripts],
        "style-src": ["'self'", *styles],
        # plotly.js writes bold labels as attributes; no script can stand in one.
        "style-src-attr": ["'unsafe-inline'"],
        # plotly.js pictures a chart by way of one.
        "img-src": ["'self'", "data:", "blob:"],
        # The preview of an embed.
        "frame-src": ["'self'"],
    }


def _readers(response: Response) -> str:
    """Who may load an answer: everyone what is public, only our own pages the rest."""
    is_public = "Access-Control-Allow-Origin" in response.headers
    return "cross-origin" if is_public or request.path.startswith(_EMBEDDED) else "same-origin"


def _written(policy: dict[str, list[str]]) -> str:
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in policy.items())
