"""One line in the log for each request that is refused: never its body, never more than a line."""

import logging

from flask import Flask, Response, request

log = logging.getLogger(__name__)

LONGEST = 120
"""Characters of a path that are logged."""


def register(server: Flask) -> None:
    """Called before what else looks at answers, as the last of those comes first."""

    @server.after_request
    def told(response: Response) -> Response:
        if 400 <= response.status_code < 500:
            log.warning("refused %s: %s %s", response.status_code, _short(request.method), _shown())
        return response


def _shown() -> str:
    """The path, its own query left out: that is where what readers typed stands."""
    return _short(request.path)


def _short(text: str) -> str:
    """In ASCII with escapes, so that no request writes lines or colours of its own."""
    return ascii(text[:LONGEST] + ("…" if len(text) > LONGEST else ""))
