"""/oembed: from the pasted address of a view to the code of its embed (oembed.com, 1.0)."""

import re
from collections.abc import Callable

from flask import Flask, Response

from components import sentence
from components.embed_code import CARD, card_address, card_height, embed_code, frame_height
from components.http import answers, public
from components.http.asked import choice, given, only, repaired
from components.http.cache import FinishedBytes
from components.http.data_json import dumped
from components.words import words
from data.dataset import Dataset
from data.selection import QueryError, Selection

TAKES = ("url", "maxwidth", "maxheight", "format")
FORMATS = ("json",)
NOT_HERE = "xml"
"""A form that the standard knows and this provider does not answer in."""
MOST_PIXELS = 10_000
WIDTH = 640
CACHE_SECONDS = 3600


def register(server: Flask, dataset: Callable[[], Dataset], finished: FinishedBytes) -> None:
    @server.get("/oembed")
    def oembed() -> Response:
        only(TAKES)
        told = given()
        if "url" not in told:
            raise QueryError(
                "missing_url",
                "There is no url; expected the address of a view of this dashboard, "
                "percent-encoded.",
            )
        most = {name: _pixels(name, told.get(name)) for name in ("maxwidth", "maxheight")}
        if choice("format", (*FORMATS, NOT_HERE)) == NOT_HERE:
            return answers.error(
                501, "not_implemented", "Only JSON can be answered here; expected format=json."
            )
        query = public.asked_query(told["url"])
        if query is None:
            return answers.error(
                404,
                "foreign_url",
                f"The url is no view of this dashboard; expected one that begins {public.root()}/.",
            )
        now = dataset()
        then, selection, _ = repaired(query, now)
        root = public.root()
        content = finished.get(
            now.version,
            "oembed",
            root,
            selection.to_query(),
            str(most),
            make=lambda: dumped(rich(then, selection, root=root, **most)),
        )
        return answers.data(content, "application/json")


def _pixels(name: str, value: str | None) -> int | None:
    if value is None:
        return None
    if not re.fullmatch("[0-9]{1,5}", value) or not 0 < int(value) <= MOST_PIXELS:
        raise QueryError(
            f"wrong_{name}", f"{name}={value!r} is not a whole number from 1 to {MOST_PIXELS}."
        )
    return int(value)


def rich(
    dataset: Dataset,
    selection: Selection,
    *,
    root: str,
    maxwidth: int | None,
    maxheight: int | None,
) -> dict[str, str | int]:
    """The answer; neither the embed nor its picture is larger than was asked for."""
    title = sentence.title(dataset, selection)
    width = min(WIDTH, maxwidth or WIDTH)
    height = min(frame_height(selection), maxheight or MOST_PIXELS)
    widest = CARD[0] if maxheight is None else max(1, maxheight * CARD[0] // CARD[1])
    picture = min(CARD[0], widest, maxwidth or CARD[0])
    return {
        "type": "rich",
        "version": "1.0",
        "title": title,
        "provider_name": words(selection.lang).api.PROVIDER,
        "provider_url": f"{root}/",
        "cache_age": CACHE_SECONDS,
        "html": embed_code(
            selection, address=root, width=str(width), title=title, height=height, script=False
        ),
        "width": width,
        "height": height,
        "thumbnail_url": card_address(root, selection, picture),
        "thumbnail_width": picture,
        "thumbnail_height": card_height(picture),
    }
