"""The OpenAPI document: every address, parameter and answer, for programs that read it."""

from collections.abc import Iterable
from typing import Any

from components.http.addresses import PARAMETERS, TOO_LONG, Address, Parameter
from components.words.en import api as say
from data.catalog import CATEGORIES
from data.rows import COLUMNS

Schema = dict[str, Any]

VERSION_PATTERN = "^[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9a-f]{8}$"


def document(addresses: Iterable[Address], root: str, version: str) -> dict[str, Any]:
    told = list(addresses)
    names = dict.fromkeys(name for address in told for name in address.takes)
    return {
        "openapi": "3.1.1",
        "info": {
            "title": f"{say.PROVIDER}: {say.TITLE.lower()}",
            "version": version,
            "summary": say.CLAIMS,
            "description": f"{say.LEAD}\n\n{say.DESCRIPTION}\n\n{say.POLLING}",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": root}],
        "paths": {address.path: {"get": _operation(address)} for address in told},
        "components": {
            "parameters": {name: _parameter(PARAMETERS[name]) for name in names},
            "schemas": {**SCHEMAS, "Error": _ERROR},
        },
    }


def _operation(address: Address) -> dict[str, Any]:
    name = address.path.strip("/").replace(".", "_") or "dashboard"
    pages = address.kind == "page"
    return {
        "operationId": name,
        "summary": say.ADDRESSES[address.path],
        "parameters": [
            _repaired(each)
            if pages
            else _required(each)
            if each in address.required
            else {"$ref": f"#/components/parameters/{each}"}
            for each in address.takes
        ],
        "responses": {str(status): _answer(address, status) for status in address.statuses},
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    is_list = parameter.kind == "categories"
    return {
        "name": parameter.name,
        "in": "query",
        "description": say.PARAMETERS[parameter.name],
        "schema": _value(parameter),
        **({"style": "form", "explode": False} if is_list else {}),
    }


def _required(name: str) -> dict[str, Any]:
    return _parameter(PARAMETERS[name]) | {"required": True}


def _repaired(name: str) -> dict[str, Any]:
    """On pages any text is taken: what is wrong is repaired."""
    return {
        "name": name,
        "in": "query",
        "description": f"{say.PARAMETERS[name]} {say.REPAIRED}",
        "schema": {"type": "string"},
    }


def _value(parameter: Parameter) -> Schema:
    """What a value of the parameter looks like."""
    choices = list(parameter.choices)
    match parameter.kind:
        case "categories":
            return {
                "type": "array",
                "items": {"type": "string", "enum": choices},
                "default": (parameter.default or "").split(","),
            }
        case "day":
            return {"type": "string", "format": "date"}
        case "version":
            return {"type": "string", "pattern": VERSION_PATTERN}
        case "pixels":
            default = {"default": int(parameter.default)} if parameter.default else {}
            return {"type": "integer", "minimum": 1, "maximum": parameter.most, **default}
        case "address":
            return {"type": "string", "format": "uri"}
        case "window":
            day = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
            window = {"type": "string", "pattern": f"^{day}\\.\\.{day}$"}
            named = {"type": "string", "enum": choices}
            return {"anyOf": [named, window], "default": parameter.default}
        case _:
            return {"type": "string", "enum": choices, "default": parameter.default}


def _answer(address: Address, status: int) -> dict[str, Any]:
    answer: dict[str, Any] = {"description": say.ANSWERS[status]}
    if status == 200:
        schema = _CONTENTS.get(address.path, {"type": "string"})
        answer["content"] = {address.mimetype: {"schema": schema}}
    elif status >= 400:
        page, error = {"schema": {"type": "string"}}, {"schema": _ref("Error")}
        is_page = status == 503 and address.kind == "page"
        answer["content"] = {"text/html": page} if is_page else {"application/json": error}
        if status == TOO_LONG:
            # A longer one yet is answered before it comes here.
            answer["content"]["text/html"] = page
    if status in (200, 304) and address.kind != "now":
        answer["headers"] = {"ETag": {"schema": {"type": "string"}}}
    return answer


def _object(**properties: Schema) -> Schema:
    """An object with just these, all of them there."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _nullable(kind: str, **more: Any) -> Schema:
    return {"type": [kind, "null"], **more}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _one_of(choices: Iterable[str]) -> Schema:
    return {"type": "string", "enum": list(choices)}


_TEXT: Schema = {"type": "string"}
_FLAG: Schema = {"type": "boolean"}
_COUNT: Schema = {"type": "integer"}
_DAY: Schema = {"type": "string", "format": "date"}
_LINK: Schema = {"type": "string", "format": "uri"}
_MAYBE_COUNT, _MAYBE_RATE = _nullable("integer"), _nullable("number")
_KEY, _VERSION = _one_of(CATEGORIES), {"type": "string", "pattern": VERSION_PATTERN}
_ERROR = _object(error=_TEXT, message=_TEXT)

_SELECTION = _object(
    query=_TEXT,
    categories=_list(_KEY),
    **{"from": _DAY},
    to=_DAY,
    days=_one_of(PARAMETERS["days"].choices),
    measure=_one_of(PARAMETERS["measure"].choices),
    by=_one_of(("day", "week", "month", "year")),
    compared_with={"anyOf": [_object(**{"from": _DAY}, to=_DAY), {"type": "null"}]},
    lang=_one_of(PARAMETERS["lang"].choices),
)
_HEAD: dict[str, Schema] = {
    "version": _VERSION,
    "newest_report": _DAY,
    "asof": _nullable("string"),
    "selection": _SELECTION,
}
_COMPARED = _object(
    losses=_MAYBE_COUNT,
    per_day=_MAYBE_RATE,
    reports=_COUNT,
    days_covered=_COUNT,
    disputed=_FLAG,
    change_percent=_MAYBE_COUNT,
)
_FIGURES = _object(
    category=_KEY,
    label=_TEXT,
    losses=_MAYBE_COUNT,
    per_day=_MAYBE_RATE,
    change=_MAYBE_COUNT,
    restated=_COUNT,
    total=_MAYBE_COUNT,
    total_before=_MAYBE_COUNT,
    opening=_MAYBE_COUNT,
    reports=_COUNT,
    days_covered=_COUNT,
    last_report=_nullable("string", format="date"),
    disputed=_FLAG,
    proposed=_FLAG,
    compared={"anyOf": [_COMPARED, {"type": "null"}]},
)
_ROW_TYPES: dict[str, Schema] = {
    "date": _DAY,
    "end": _DAY,
    "category": _KEY,
    "losses": _MAYBE_COUNT,
    "total": _MAYBE_COUNT,
    "restatement": _MAYBE_COUNT,
    "status": _nullable("string"),
    "source": _nullable("string"),
}
_ROW = _object(**{name: _ROW_TYPES[name] | {"description": say.COLUMNS[name]} for name in COLUMNS})
_NEWEST = _object(
    category=_KEY,
    label=_TEXT,
    losses=_MAYBE_COUNT,
    total=_MAYBE_COUNT,
    restated=_COUNT,
    disputed=_FLAG,
    mean_of_30_reports=_MAYBE_RATE,
    link=_LINK,
)
_CHART = _object(
    category={"anyOf": [_KEY, {"type": "null"}]}, title=_TEXT, figure={"type": "object"}
)

SCHEMAS: dict[str, Schema] = {
    "Losses": _object(
        **_HEAD,
        figures=_list(_FIGURES),
        rows=_list(_ROW),
        key_points=_object(headline=_TEXT, bullets=_list(_TEXT), paragraph=_TEXT),
        notes=_list(_TEXT),
        definitions=_list(_object(term=_TEXT, text=_TEXT)),
        licence=_TEXT,
        sources=_TEXT,
        link=_LINK,
    ),
    "Charts": _object(**_HEAD, charts=_list(_CHART), source=_TEXT),
    "Latest": _object(
        version=_VERSION,
        date=_DAY,
        source=_nullable("string"),
        claim=_TEXT,
        categories=_list(_NEWEST),
        links=_object(dashboard=_LINK, csv=_LINK, json=_LINK, feed=_LINK),
    ),
    "OEmbed": _object(
        type={"const": "rich"},
        version={"const": "1.0"},
        title=_TEXT,
        provider_name=_TEXT,
        provider_url=_LINK,
        cache_age=_COUNT,
        html=_TEXT,
        width=_COUNT,
        height=_COUNT,
        thumbnail_url=_LINK,
        thumbnail_width=_COUNT,
        thumbnail_height=_COUNT,
    ),
    "Health": _object(
        ready={"const": True}, version=_VERSION, newest_report=_DAY, days_old=_COUNT, stale=_FLAG
    ),
}
"""What each JSON address answers."""


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


_CONTENTS: dict[str, Schema] = {
    "/losses.json": _ref("Losses"),
    "/chart.json": _ref("Charts"),
    "/latest.json": _ref("Latest"),
    "/oembed": _ref("OEmbed"),
    "/healthz": _ref("Health"),
    "/datapackage.json": {"type": "object"},
    "/openapi.json": {"type": "object"},
}
