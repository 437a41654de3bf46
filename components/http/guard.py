"""What gets past the door: known paths, the page's own callback, small bodies. Errors are plain."""

import logging
from collections.abc import Callable
from typing import Any

from dash import Dash
from dash.exceptions import DependencyException, InvalidResourceError
from flask import Flask, Response, abort, request
from werkzeug.exceptions import HTTPException

from components import changes, filters, ids
from components.http import answers, limits, views
from components.http.asked import repaired
from components.http.cache import FinishedBytes
from components.words import words
from data.dataset import Dataset, DatasetError
from data.selection import QueryError

log = logging.getLogger(__name__)

CALLBACK = "/_dash-update-component"
_CATCH_ALL = "/<path:path>"


def register(app: Dash, dataset: Callable[[], Dataset], finished: FinishedBytes) -> None:
    server: Flask = app.server
    limits.register(server, CALLBACK)

    @server.before_request
    def only_known_paths() -> None:
        if is_unknown():
            abort(404)

    def show_page() -> Response:
        """The page's callback, answered with finished bytes.

        Dash's own dispatcher believes a request's body which outputs it is to write; here they
        are always the page's, so that no request can spoil what others are shown.
        """
        search, trigger, chosen, shown, version = _asked(app)
        now = dataset()
        then, since, _ = repaired(shown, now)
        target, *_ = repaired(search, now)
        rendered = shown if version == then.version else None
        selection = filters.resolve(trigger, search, chosen, target, rendered=rendered)
        right = filters.held(target, selection) | {ids.LOCATION: f"?{selection.to_query()}"}
        held = chosen | {ids.LOCATION: search}
        stale = sorted(key for key in changes.HELD if held[key] != right[key])

        def answer() -> bytes:
            response = after = views.rendered(target, selection, finished)
            if version == then.version:
                before = views.rendered(then, since, finished)
                response = changes.changed(before, after, stale=stale)
            return views.written({"multi": True, "response": response})

        # A page of older figures is told all anew: no view may mix two versions.
        known = since.to_query() if version == then.version else ""
        key = (now.version, "callback", known, selection.to_query(), *stale)
        request.environ[answers.MAY_BE_KEPT] = True
        return Response(finished.get(*key, make=answer), mimetype="application/json")

    server.view_functions[CALLBACK] = show_page
    _register_errors(server)


def is_unknown() -> bool:
    """Whether the request's path is none of ours: Dash answers any with its index page."""
    return request.url_rule is not None and request.url_rule.rule == _CATCH_ALL


def _asked(app: Dash) -> tuple[str, str | None, dict[str, Any], str, str]:
    """What the page's own callback asks with: the address, the trigger, the controls' values,
    and the query and the data version of the view that they were filled from.

    Of changes that come at once Dash makes one question, in which the newest is the last.
    """
    try:
        body: Any = request.get_json(silent=True)
    except RecursionError:
        body = None
    own = {(ids.LOCATION, "search"): "search"} | {(k, p): k for k, p in filters.INPUTS.items()}
    try:
        sent = {(i["id"], i["property"]): i.get("value") for i in body["inputs"]}
        ours = (
            body["output"] in app.callback_map
            and list(sent) == list(own)
            and len(body["inputs"]) == len(own)
        )
        shown, version = (body["state"][0]["value"][name] for name in ("query", "version"))
        changed = [name.rpartition(".")[0] for name in body["changedPropIds"]]
    except (LookupError, TypeError, AttributeError):
        ours = False
    if not ours or len(changed) > len(own):
        raise QueryError("unknown_callback", "This is not a callback of the dashboard's page.")
    values = {own[key]: value for key, value in sent.items()}
    search = values.pop("search")
    return str(search or ""), changed[-1] if changed else None, values, str(shown), str(version)


def _register_errors(server: Flask) -> None:
    @server.errorhandler(QueryError)
    def wrong_query(fault: QueryError) -> Response:
        return answers.error(400, fault.code, str(fault))

    @server.errorhandler(DatasetError)
    def no_data(fault: DatasetError) -> Response:
        log.error("%s", fault)
        return answers.error(503, "no_data", words("en").UNAVAILABLE)

    @server.errorhandler(DependencyException)
    @server.errorhandler(InvalidResourceError)
    def no_script(fault: Exception) -> Response:
        return answers.error(404, "not_found", "There is no such script.")

    @server.errorhandler(HTTPException)
    def plain(fault: HTTPException) -> Response:
        code = fault.name.lower().replace(" ", "_")
        allow = getattr(fault, "valid_methods", None)
        sentence = fault.description or fault.name
        return answers.error(fault.code or 500, code, sentence, allow=allow)
