"""Where there are no figures, a page says so in words; programs are told as JSON by the guard."""

import json

from flask import Flask, Response, request

from components import embed_page
from components.http.asked import preferred_language
from components.http.headers import POLICY, for_a_sentence
from components.http.static import EMBED_STYLE, ICON

PAGES = ("/", "/api", "/embed", "/newsroom")


def register(server: Flask) -> None:
    policy = for_a_sentence(EMBED_STYLE)

    @server.after_request
    def readable(response: Response) -> Response:
        """Dash may be who finds out first, before any route of ours."""
        if response.status_code != 503:
            return response
        if request.path in PAGES:
            lang = preferred_language()
            response.set_data(embed_page.unavailable(lang, icon=ICON, style=EMBED_STYLE))
            response.mimetype = "text/html"
            # An article's frame has one of its own.
            response.headers[POLICY] = policy
        elif request.path == "/healthz":
            response.set_data(json.dumps({**response.get_json(), "ready": False}))
        return response
