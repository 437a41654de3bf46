"""What describes the addresses: /datapackage.json and /openapi.json for programs, /api and
/newsroom for people."""

from collections.abc import Callable
from functools import partial

from flask import Flask, Response, request

from components.http import answers, api_page, datapackage, newsroom_page, openapi, public
from components.http.addresses import served
from components.http.asked import only
from components.http.cache import FinishedBytes
from components.http.data_json import dumped
from components.http.static import versioned
from components.words import LANGUAGES
from data.dataset import Dataset
from data.selection import Lang

STYLES, SCRIPTS = ("page.css", "api.css"), ("actions.js",)


def register(server: Flask, dataset: Callable[[], Dataset], finished: FinishedBytes) -> None:
    styles, scripts = ([versioned(name) for name in names] for names in (STYLES, SCRIPTS))

    @server.get("/datapackage.json")
    def datapackage_json() -> Response:
        only(())
        now, root = dataset(), public.root()
        content = finished.get(
            now.version, "datapackage", root, make=lambda: dumped(datapackage.package(now, root))
        )
        return answers.data(content, "application/json", canonical=f"{root}/datapackage.json")

    @server.get("/openapi.json")
    def openapi_json() -> Response:
        only(())
        now, root = dataset(), public.root()
        content = finished.get(
            now.version,
            "openapi",
            root,
            make=lambda: dumped(openapi.document(served(server), root, now.version)),
        )
        return answers.data(content, "application/json", canonical=f"{root}/openapi.json")

    @server.get("/api")
    def api() -> Response:
        return page(partial(api_page.html, served(server), styles=styles))

    @server.get("/newsroom")
    def newsroom() -> Response:
        return page(partial(newsroom_page.html, styles=styles, scripts=scripts))

    def page(html: Callable[..., str]) -> Response:
        """A page of text in the language asked for, which its canonical address names."""
        now, root, path, lang = dataset(), public.root(), request.path, _lang()
        content = finished.get(
            now.version, path, lang, root, make=lambda: html(now, lang=lang, root=root).encode()
        )
        answer = Response(content, mimetype="text/html")
        answer.headers["Link"] = f'<{root}{path}?lang={lang}>; rel="canonical"'
        if request.args.get("lang") != lang:
            answer.vary.add("Accept-Language")
        return answers.cacheable(answer)


def _lang() -> Lang:
    """The address's language, or the one that the browser prefers."""
    asked = request.args.get("lang")
    preferred = request.accept_languages.best_match(list(LANGUAGES))
    return next(
        (lang for lang in LANGUAGES if lang == (asked if asked in LANGUAGES else preferred)), "en"
    )
