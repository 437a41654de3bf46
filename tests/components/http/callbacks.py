"""The page's own callback as the browser sends it."""

import copy
from collections.abc import Mapping
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from components import filters, ids
from data.dataset import Dataset
from data.selection import Selection

ADDRESS = "/_dash-update-component"


def body(
    client: FlaskClient, dataset: Dataset, search: str, changed: str, **values: Any
) -> dict[str, Any]:
    """What the browser sends when `changed` has changed, in a view that was shown whole."""
    (own,) = [
        callback
        for callback in client.get("/_dash-dependencies").get_json()
        if not callback["clientside_function"]
    ]
    shown = filters.controls(dataset, Selection.from_query(search, dataset))
    held: Mapping[str, Any] = {
        ids.LOCATION: search,
        **{key: shown[key][name] for key, name in filters.INPUTS.items()},
        **values,
    }
    inputs = [
        {"id": each["id"], "property": each["property"], "value": held[each["id"]]}
        for each in own["inputs"]
    ]
    changed_property = next(each["property"] for each in inputs if each["id"] == changed)
    outputs = [
        dict(zip(("id", "property"), output.rsplit(".", 1), strict=True))
        for output in own["output"].strip(".").split("...")
    ]
    return {
        "output": own["output"],
        "outputs": outputs,
        "inputs": inputs,
        "changedPropIds": [f"{changed}.{changed_property}"],
        "parsedChangedPropsIds": [f"{changed}.{changed_property}"],
        "state": [
            {
                "id": ids.DOCUMENT,
                "property": "data",
                "value": {
                    "query": Selection.from_query(search, dataset).to_query(),
                    "version": dataset.version,
                },
            }
        ],
    }


def post(client: FlaskClient, sent: Any) -> TestResponse:
    return client.post(ADDRESS, json=copy.deepcopy(sent))


def answered(response: TestResponse) -> dict[str, dict[str, Any]]:
    """The properties that an answer sets, by id."""
    assert response.status_code == 200, response.text
    found: dict[str, dict[str, Any]] = response.get_json()["response"]
    return found
