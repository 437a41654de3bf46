"""Security headers of every answer."""

from dash import Dash
from flask import Flask, Response

from components.http.index import TELL_FRESHNESS


def register(app: Dash) -> None:
    """Called last, when every inline script of the page is known."""
    app._inline_scripts.append(TELL_FRESHNESS)
    scripts = " ".join(app.csp_hashes())
    policy = "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' {scripts}",
            # Mantine and plotly.js write style elements and attributes.
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )

    server: Flask = app.server

    @server.after_request
    def secured(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
        return response
