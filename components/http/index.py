"""The dashboard's document: its canonical address, its head, and the page before any script."""

from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any
from urllib.parse import urlencode

from flask import Flask, Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from components import ids, markup, page
from components.html import Element
from components.http import answers, public, static, views
from components.http.asked import preferred_language, repaired
from components.http.cache import FinishedBytes
from components.http.freshness import TELL_FRESHNESS
from components.http.scripts import Unversioned
from components.words import words
from data.dataset import Dataset
from data.selection import Selection


class Dashboard(Unversioned):
    """Dash, with a document of our own around the page."""

    dataset: Callable[[], Dataset]
    finished: FinishedBytes

    def _config(self) -> dict[str, Any]:
        """Without what a reader's browser has no use for: the server's versions, a token for
        background callbacks that would make each copy of the page another, and a list of all the
        components that hold no others."""
        config = super()._config()
        holding = {
            library: {name: held for name, held in components.items() if held}
            for library, components in config["children_props"].items()
        }
        unused = ("python_version", "dash_version", "dash_version_url", "end_id")
        return {k: v for k, v in config.items() if k not in unused} | {"children_props": holding}

    def interpolate_index(self, **parts: Any) -> str:
        then, selection, _ = _asked(self.dataset())
        shown = views.rendered(then, selection, self.finished)[ids.PLACES]["data"]["parts"]
        chart = self.finished.get(
            then.version,
            "first chart",
            selection.to_query(),
            make=lambda: page.first_chart(then, selection).encode(),
        ).decode()
        told = page.document(then, selection)
        given = {"layout": self.serve_layout(), "dependencies": self.dependencies()}
        return html(
            told,
            page.body(selection, shown | {ids.CHART: chart}),
            head=public.head(selection, title=told["heading"]),
            answers={name: answer.get_data(as_text=True) for name, answer in given.items()},
            **static.bundled(parts),
        )


def register(app: Dashboard, finished: FinishedBytes) -> None:
    server: Flask = app.server
    index = app.index

    def canonical_index() -> AnyResponse:
        """The page at its canonical address; any other spelling of the view leads there."""
        now = app.dataset()
        _, selection, is_unknown = _asked(now)
        query = selection.to_query()
        if request.query_string.decode("utf-8", "replace") == query:
            document = finished.get(
                now.version, "index", public.root(), query, make=lambda: index().encode()
            )
            return answers.cacheable(Response(document, mimetype="text/html"))
        leading = redirect(f"?{query}#{ids.UNKNOWN_VERSION}" if is_unknown else f"?{query}")
        leading.cache_control.private = True
        if "lang" not in request.args:
            leading.vary.add("Accept-Language")
        return leading

    server.view_functions["/"] = canonical_index


def asked_layout(dataset: Callable[[], Dataset]) -> Any:
    """The layout of the view in the request's query."""
    then, selection, _ = _asked(dataset())
    return page.layout(then, selection)


def _asked(now: Dataset) -> tuple[Dataset, Selection, bool]:
    """The figures and the view of the request, and whether it names a version that is not known;
    without a language, in the one that the browser prefers."""
    query = request.query_string.decode("utf-8", "replace")
    if "lang" not in request.args:
        query += "&" + urlencode({"lang": preferred_language()})
    return repaired(query, now)


def html(
    told: Mapping[str, Any],
    body: Iterable[Element],
    *,
    head: str,
    answers: Mapping[str, str],
    **dash: str,
) -> str:
    """The document: the whole page before any script, and what Dash would ask for at its start,
    so that a view costs no further request. `dash` are the elements that Dash is loaded by."""
    say = words(told["lang"])
    query = escape(told["query"])
    scheme = "" if told["theme"] == "auto" else f' data-mantine-color-scheme="{told["theme"]}"'
    masthead, *rest = body
    return f"""<!DOCTYPE html>
<html lang="{told["lang"]}"{scheme}>
<head>
<meta charset="utf-8">
{markup.VIEWPORT}
<title>{escape(told["title"])}</title>
<meta name="description" content="{escape(say.SUMMARY)}">
<meta name="color-scheme" content="light dark">
<link rel="canonical" href="{escape(public.root())}/?{query}">
<link rel="alternate" type="text/csv" href="losses.csv?{query}">
<link rel="icon" href="{static.ICON}" type="image/svg+xml">
{head}
{dash["css"]}
</head>
<body>
<a class="skip" href="#main">{escape(say.SKIP)}</a>
{markup.html(masthead)}
<script>{TELL_FRESHNESS}</script>
{markup.html(rest)}
{"".join(_given(name, answer) for name, answer in answers.items())}
<div class="dash">{dash["config"]}{dash["scripts"]}{dash["renderer"]}</div>
</body>
</html>
"""


def _given(name: str, answer: str) -> str:
    """An answer in JSON that assets/asking.js gives to Dash. Nothing in it may end the element."""
    content = answer.strip().replace("<", "\\u003c")
    return f'<script type="application/json" data-answer="_dash-{name}">{content}</script>'
