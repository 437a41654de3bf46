"""PUBLIC_URL: the address that the world knows this dashboard by, for what is read elsewhere."""

import os
import re
from collections.abc import Iterable
from html import escape
from urllib.parse import urlencode, urlsplit

from flask import Flask, current_app, request
from werkzeug.urls import iri_to_uri

from components.configuration import ConfigurationError
from components.embed_code import CARD, card_address
from components.words import words
from data.selection import Selection

PUBLIC_URL = "PUBLIC_URL"

_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\]", re.IGNORECASE)
_PATH = re.compile(r"(/[A-Za-z0-9._~-]+)*/?")
_LOCALES = {"en": "en_GB", "uk": "uk_UA"}


def register(server: Flask) -> None:
    """Reads PUBLIC_URL once, at start. Raises ConfigurationError where it is no address."""
    server.config[PUBLIC_URL] = checked(os.environ.get(PUBLIC_URL, ""))


def checked(value: str) -> str:
    """The address without a slash at its end, "" for none."""
    if not value:
        return ""
    faults = list(_faults(value))
    if faults:
        raise ConfigurationError(
            f"PUBLIC_URL={value!r} {faults[0]}; expected the address of the dashboard's first page "
            "and nothing more, like https://losses.example.org. Correct it, or leave it out, and "
            "every answer names the address that it was asked at."
        )
    return value.rstrip("/")


def _faults(value: str) -> Iterable[str]:
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError as fault:
        yield f"is no address ({fault})"
        return
    if any(sign.isspace() or not sign.isprintable() for sign in value):
        # urlsplit reads past them, and a header with a line's end in it is an error.
        yield "holds a space, a line's end or another sign that is not seen"
    if parts.scheme not in ("http", "https"):
        yield "does not begin with http:// or https://"
    if "@" in parts.netloc:
        yield "holds a user name"
    if "?" in value:
        yield "has a query"
    if "#" in value:
        yield "has a fragment"
    host = parts.netloc.removesuffix("" if port is None else f":{port}")
    if not _HOST.fullmatch(host):
        yield "has no host, or one that is written in other letters than a host's name"
    if not _PATH.fullmatch(parts.path):
        yield "has a path that is more than names between slashes"


def root() -> str:
    """The dashboard's address without a slash at its end: PUBLIC_URL, or the request's own."""
    return str(current_app.config[PUBLIC_URL]) or _asked_at()


def _asked_at() -> str:
    """As headers can hold it: a host in other letters than Latin in their stead."""
    return iri_to_uri(request.root_url).rstrip("/")


def asked_query(address: str) -> str | None:
    """The query of an address of a view of this dashboard; None for any other address."""
    try:
        parts = urlsplit(address)
        ours = [urlsplit(known) for known in (root(), _asked_at())]
    except ValueError:
        return None
    is_web = parts.scheme in ("http", "https")
    pages = {(our.netloc.lower(), our.path + page) for our in ours for page in _PAGES}
    return parts.query if is_web and (parts.netloc.lower(), parts.path) in pages else None


_PAGES = ("", "/", "/embed")


def head(selection: Selection, *, title: str) -> str:
    """What the document's head tells of a view to who shows a link to it: cards, oEmbed, feed."""
    say = words(selection.lang)
    address = f"{root()}/?{selection.to_query()}"
    properties = {
        "og:type": "website",
        "og:site_name": say.TITLE,
        "og:title": title,
        "og:description": say.SUMMARY,
        "og:url": address,
        "og:locale": _LOCALES[selection.lang],
        "og:image": card_address(root(), selection),
        "og:image:type": "image/png",
        "og:image:width": str(CARD[0]),
        "og:image:height": str(CARD[1]),
        "og:image:alt": title,
    }
    oembed = f"{root()}/oembed?{urlencode({'url': address, 'format': 'json'})}"
    feed = f"{root()}/feed.atom?lang={selection.lang}"
    return "\n".join(
        [
            *(f'<meta property="{name}" content="{escape(v)}">' for name, v in properties.items()),
            '<meta name="twitter:card" content="summary_large_image">',
            _alternate("application/json+oembed", oembed, title),
            _alternate("application/atom+xml", feed, say.api.FEED_TITLE),
        ]
    )


def _alternate(kind: str, address: str, title: str) -> str:
    return f'<link rel="alternate" type="{kind}" href="{escape(address)}" title="{escape(title)}">'
