"""How every address answers: validators, caching, CORS, and errors as JSON with a sentence."""

from flask import Response, jsonify, request

FRESH_SECONDS, STALE_SECONDS = 60, 86_400


def data(content: bytes, mimetype: str, *, name: str | None = None) -> Response:
    """Public data: cacheable, revalidated by its ETag, readable from any origin.

    `name` is the file name that a browser saves it under.
    """
    response = Response(content, mimetype=mimetype)
    response.headers["Access-Control-Allow-Origin"] = "*"
    if name:
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return cacheable(response)


def cacheable(response: Response) -> Response:
    """With an ETag of its bytes, and 304 for who has them."""
    response.cache_control.public = True
    response.cache_control.max_age = FRESH_SECONDS
    response.cache_control.stale_while_revalidate = STALE_SECONDS
    response.add_etag()
    response.make_conditional(request)
    return response


def error(status: int, code: str, sentence: str) -> Response:
    """An error that a program can tell apart by `error` and a person can read in `message`."""
    response = jsonify(error=code, message=sentence)
    response.status_code = status
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.cache_control.no_store = True
    return response
