"""Where there are no figures, a page says so in words; programs are told as JSON by the guard."""

import json

from flask import Flask, Response, request

from components import embed_page
from components.http.asked import preferred_language
from components.http.static import versioned

PAGES = ("/", "/api", "/embed", "/newsroom")


def register(server: Flask) -> None:
    style = versioned("embed.css")

    @server.after_request
    def readable(response: Response) -> Response:
        """Dash may be who finds out first, before any route of ours."""
        if response.status_code != 503:
            return response
        if request.path in PAGES:
            response.set_data(embed_page.unavailable(preferred_language(), style=style))
            response.mimetype = "text/html"
        elif request.path == "/healthz":
            response.set_data(json.dumps({**response.get_json(), "ready": False}))
        return response
