"""What describes the addresses: /datapackage.json, /openapi.json, and /api for people."""

from collections.abc import Callable

from flask import Flask, Response, request

from components.http import answers, api_page, datapackage, openapi, public
from components.http.addresses import served
from components.http.asked import only
from components.http.cache import FinishedBytes
from components.http.data_json import dumped
from components.http.static import versioned
from components.words import LANGUAGES
from data.dataset import Dataset
from data.selection import Lang

STYLES = ("page.css", "api.css")


def register(server: Flask, dataset: Callable[[], Dataset], finished: FinishedBytes) -> None:
    styles = [versioned(name) for name in STYLES]

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
        now, root, lang = dataset(), public.root(), _lang()
        content = finished.get(
            now.version,
            "api",
            lang,
            root,
            make=lambda: api_page.html(
                served(server), now, lang=lang, root=root, styles=styles
            ).encode(),
        )
        page = Response(content, mimetype="text/html")
        page.headers["Link"] = f'<{root}/api?lang={lang}>; rel="canonical"'
        if request.args.get("lang") != lang:
            page.vary.add("Accept-Language")
        return answers.cacheable(page)


def _lang() -> Lang:
    """The address's language, or the one that the browser prefers."""
    asked = request.args.get("lang")
    preferred = request.accept_languages.best_match(list(LANGUAGES))
    return next(
        (lang for lang in LANGUAGES if lang == (asked if asked in LANGUAGES else preferred)), "en"
    )
