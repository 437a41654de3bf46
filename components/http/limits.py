"""How large a request may be, and in which form: decided before anything reads it."""

from flask import Flask, Response, request

from components.http import answers

LARGEST_BODY = 16 * 1024
"""The page's own callback sends some 5 kB; nothing else sends anything."""
LONGEST_QUERY = 4 * 1024
LONGEST_HOST = 255

JSON = "application/json"


def register(server: Flask, callback: str) -> None:
    """`callback` is the one address that takes a body. Called before other guards are."""
    server.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY

    @server.before_request
    def of_a_size_and_form() -> Response | None:
        if len(request.environ.get("HTTP_HOST", "")) > LONGEST_HOST:
            return answers.error(400, "long_host", "The host's name is too long.")
        if not request.host:
            return answers.error(400, "wrong_host", "The request names no host that there can be.")
        if len(request.query_string) > LONGEST_QUERY:
            sentence = f"The query is longer than {LONGEST_QUERY} bytes; choose less."
            return answers.error(414, "request_uri_too_long", sentence)
        if (request.content_length or 0) > LARGEST_BODY:
            sentence = f"The body is larger than {LARGEST_BODY} bytes."
            return answers.error(413, "request_entity_too_large", sentence)
        if request.method == "POST" and request.path == callback and request.mimetype != JSON:
            sentence = f"The body is not of the type {JSON}."
            return answers.error(415, "unsupported_media_type", sentence)
        return None
