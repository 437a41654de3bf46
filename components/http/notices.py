"""Where there is no page, or there are no figures for it, a reader is told so in words; programs
are told as JSON by the guard."""

import json

from flask import Flask, Response, request

from components import embed_page
from components.http.asked import preferred_language
from components.http.guard import is_unknown
from components.http.headers import POLICY, for_a_sentence
from components.http.static import EMBED_STYLE, ICON
from components.words import words
from data.selection import Lang

PAGES = ("/", "/api", "/embed", "/newsroom")


def register(server: Flask) -> None:
    policy = for_a_sentence(EMBED_STYLE)

    def noticed(response: Response, lang: Lang, sentence: str, *, home: str = "") -> None:
        told = embed_page.notice(lang, sentence, home=home, icon=ICON, style=EMBED_STYLE)
        response.set_data(told)
        response.mimetype = "text/html"
        # An article's frame has one of its own.
        response.headers[POLICY] = policy

    @server.after_request
    def readable(response: Response) -> Response:
        """Dash may be who finds out first, before any route of ours."""
        if response.status_code not in (404, 503):
            return response
        lang = preferred_language()
        if response.status_code == 503 and request.path in PAGES:
            noticed(response, lang, words(lang).UNAVAILABLE)
        elif response.status_code == 503 and request.path == "/healthz":
            response.set_data(json.dumps({**response.get_json(), "ready": False}))
        elif response.status_code == 404 and _is_of_a_reader():
            noticed(response, lang, words(lang).NOT_FOUND, home=f"{request.script_root}/")
        return response


def _is_of_a_reader() -> bool:
    """A browser asks for a page, and not for one of the files that are known."""
    forms = ["application/json", "text/html"]
    return is_unknown() and request.accept_mimetypes.best_match(forms) == "text/html"
