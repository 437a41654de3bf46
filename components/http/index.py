"""The dashboard's document: its canonical address, its head, and what shows before the scripts."""

from collections.abc import Callable
from html import escape
from typing import Any
from urllib.parse import urlencode

from flask import Flask, Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from components import page
from components.http import answers
from components.http.cache import FinishedBytes
from components.http.scripts import Unversioned
from components.words import LANGUAGES, words
from data.dataset import Dataset
from data.selection import Selection


class Dashboard(Unversioned):
    """Dash, with a document of our own around the page."""

    dataset: Callable[[], Dataset]

    def _config(self) -> dict[str, Any]:
        """Without what a reader's browser has no use for: the server's versions, and a token for
        background callbacks that would make each copy of the page another."""
        unused = ("python_version", "dash_version", "dash_version_url", "end_id")
        return {name: value for name, value in super()._config().items() if name not in unused}

    def interpolate_index(self, **parts: Any) -> str:
        return html(self.dataset(), _asked(self.dataset()), parts)


def register(app: Dashboard, finished: FinishedBytes) -> None:
    server: Flask = app.server
    index, layout = app.index, app.serve_layout

    def canonical_index() -> AnyResponse:
        """The page at its canonical address; any other spelling of the view leads there."""
        now = app.dataset()
        query = _asked(now).to_query()
        if request.query_string.decode("utf-8", "replace") == query:
            document = finished.get(now.version, "index", query, make=lambda: index().encode())
            return answers.cacheable(Response(document, mimetype="text/html"))
        leading = redirect(f"?{query}")
        leading.cache_control.private = True
        if "lang" not in request.args:
            leading.vary.add("Accept-Language")
        return leading

    def layout_of_address() -> Response:
        now = app.dataset()
        query = _asked(now).to_query()
        content = finished.get(
            now.version, "layout", query, make=lambda: bytes(layout().get_data())
        )
        shown = Response(content, mimetype="application/json")
        if "lang" not in request.args:
            shown.vary.add("Accept-Language")
        return answers.cacheable(shown)

    server.view_functions["/"] = canonical_index
    server.view_functions["/_dash-layout"] = layout_of_address


def asked_layout(dataset: Callable[[], Dataset]) -> Any:
    """The layout of the view in the request's query."""
    now = dataset()
    return page.layout(now, _asked(now))


def _asked(dataset: Dataset) -> Selection:
    """The view of the request; without a language, the one that the browser prefers."""
    query = request.query_string.decode("utf-8", "replace")
    if "lang" not in request.args:
        lang = request.accept_languages.best_match(list(LANGUAGES), default="en")
        query += "&" + urlencode({"lang": lang})
    return Selection.from_query(query, dataset)


def html(dataset: Dataset, selection: Selection, parts: dict[str, Any]) -> str:
    """The document. Text stands in it before any script: whose claim, as of when, of what."""
    say = words(selection.lang)
    told = page.document(dataset, selection)
    scheme = "" if selection.theme == "auto" else f' data-mantine-color-scheme="{selection.theme}"'
    csv = f"losses.csv?{escape(selection.to_query())}"
    return f"""<!DOCTYPE html>
<html lang="{selection.lang}"{scheme}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(told["title"])}</title>
<meta name="description" content="{escape(say.SUMMARY)}">
<meta name="color-scheme" content="light dark">
<link rel="canonical" href="?{escape(selection.to_query())}">
<link rel="alternate" type="text/csv" href="{csv}">
<link rel="icon" href="assets/icon.svg" type="image/svg+xml">
{parts["css"]}
</head>
<body>
<a class="skip" href="#main">{escape(say.SKIP)}</a>
<div id="react-entry-point"><div class="before">
<header id="before-masthead"><div><h1>{escape(say.TITLE)}</h1>
<p class="claim"><strong>{escape(say.CLAIM)}</strong> · {escape(say.report_of(dataset.newest))}</p>
</div></header>
<main><h2>{escape(told["heading"])}</h2>
<p class="bones" role="status">{escape(say.LOADING)}</p>
<noscript><p>{escape(say.NO_SCRIPT)}<a href="{csv}">CSV</a></p></noscript></main>
</div></div>
<div class="dash">{parts["config"]}{parts["scripts"]}{parts["renderer"]}</div>
</body>
</html>
"""
