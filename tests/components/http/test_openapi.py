"""/openapi.json: valid, whole, and true: no answer that it does not describe."""

from pathlib import Path
from typing import Any

import pytest
import schemathesis
from flask.testing import FlaskClient
from hypothesis import HealthCheck, Phase, given, settings
from openapi_spec_validator import OpenAPIV31SpecValidator, validate
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS

from app import create_app
from components.http.addresses import served
from components.http.index import Dashboard
from components.http.openapi import SCHEMAS
from tests.components.http import asking

STORE = Path(__file__).parents[3] / "data" / "store"
EXAMPLES = 8
"""Of each address, right ones and as many wrong ones."""


@pytest.fixture(scope="module")
def document(app: Dashboard) -> dict[str, Any]:
    found: dict[str, Any] = app.server.test_client().get("/openapi.json").get_json()
    return found


SERVER = create_app(STORE).server
API = schemathesis.openapi.from_wsgi("/openapi.json", SERVER)
PATHS = sorted(API)
COMBINED = CHECKS.get_by_names(["positive_data_acceptance"])
"""Not checked: values that are each allowed may contradict each other, like two ranges."""


def test_the_document_is_valid(document: dict[str, Any]) -> None:
    validate(document, cls=OpenAPIV31SpecValidator)


def test_every_address_is_described_and_every_schema_used(
    client: FlaskClient, document: dict[str, Any]
) -> None:
    addresses = served(client.application)
    assert set(document["paths"]) == {address.path for address in addresses}
    for address in addresses:
        operation = document["paths"][address.path]["get"]
        assert {int(status) for status in operation["responses"]} == set(address.statuses)
        assert operation["summary"]
    used = str(document["paths"])
    assert all(f"#/components/schemas/{name}'" in used for name in SCHEMAS)


def test_it_names_the_server_that_was_asked(document: dict[str, Any]) -> None:
    assert document["servers"] == [{"url": asking.ROOT}]


RIGHT, WRONG = GenerationMode.POSITIVE, GenerationMode.NEGATIVE
CASES = [(path, RIGHT) for path in PATHS] + [
    # On pages any text is right.
    (address.path, WRONG)
    for address in asking.of_kind(SERVER, "data")
    if address.takes
]


@pytest.mark.parametrize(("path", "mode"), CASES, ids=str)
def test_no_answer_is_another_than_the_document_describes(path: str, mode: GenerationMode) -> None:
    @settings(
        max_examples=EXAMPLES,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(API[path]["GET"].as_strategy(generation_mode=mode))
    def ask(case: schemathesis.Case) -> None:
        # A test's transport does not decompress.
        plain = {"Accept-Encoding": "identity"}
        case.call_and_validate(headers=plain, excluded_checks=COMBINED)

    ask()
