"""How every address answers: validators, caching, CORS, and errors as JSON with a sentence."""

from collections.abc import Iterable

from flask import Flask, Response, jsonify, request

FRESH_SECONDS, STALE_SECONDS = 60, 86_400
RETRY_SECONDS = 60
"""When to ask again for what can't be answered now."""

MAY_BE_KEPT = "loss_tracker.may_be_kept"
"""What a request holds once its answer is one that serves the same request again."""

_READABLE = "ETag, Link, Content-Disposition"
"""What a script of another origin may read of an answer, beside its body."""


def register(server: Flask) -> None:
    @server.after_request
    def preflight(response: Response) -> Response:
        """A script that revalidates by an ETag of its own asks first; any origin may."""
        if request.method == "OPTIONS":
            response.headers["Access-Control-Allow-Origin"] = "*"
            response.headers["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
            response.headers["Access-Control-Allow-Headers"] = "If-None-Match"
            response.headers["Access-Control-Max-Age"] = "86400"
        return response

    @server.after_request
    def come_back(response: Response) -> Response:
        if response.status_code == 503:
            response.headers.setdefault("Retry-After", str(RETRY_SECONDS))
        return response


def data(
    content: bytes, mimetype: str, *, name: str | None = None, canonical: str | None = None
) -> Response:
    """Public data: cacheable, revalidated by its ETag, readable from any origin.

    `name` is the file name that a browser saves it under, `canonical` the one address of what
    many spellings of a query ask for.
    """
    response = _public(Response(content, mimetype=mimetype))
    if name:
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    if canonical:
        response.headers["Link"] = f'<{canonical}>; rel="canonical"'
    return cacheable(response)


def cacheable(response: Response) -> Response:
    """With an ETag of its bytes, and 304 for who has them."""
    request.environ[MAY_BE_KEPT] = True
    response.cache_control.public = True
    response.cache_control.max_age = FRESH_SECONDS
    response.cache_control.stale_while_revalidate = STALE_SECONDS
    response.add_etag()
    response.make_conditional(request)
    if response.status_code == 412:
        return error(412, "precondition_failed", "The figures are not those of If-Match.")
    return response


def error(status: int, code: str, sentence: str, *, allow: Iterable[str] | None = None) -> Response:
    """An error that a program can tell apart by `error` and a person can read in `message`.

    `allow` are the methods that the address does take.
    """
    response = _public(jsonify(error=code, message=sentence))
    response.status_code = status
    response.cache_control.no_store = True
    if allow:
        response.headers["Allow"] = ", ".join(sorted(allow))
    return response


def _public(response: Response) -> Response:
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = _READABLE
    return response
