"""What all public addresses have in common: validators, caching, CORS, sentences for faults."""

import re
from itertools import product
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app import create_app
from components.http.addresses import ADDRESSES, PARAMETERS, Address, served
from components.http.index import Dashboard
from components.words import LANGUAGES
from tests import stores
from tests.components.http import asking

ROOT = Path(__file__).parents[3]
SERVER = create_app(ROOT / "data" / "store").server
DATA = asking.of_kind(SERVER, "data")
KEPT = asking.of_kind(SERVER, "data", "page", "script")


def path(value: object) -> str:
    """The name of a test's case."""
    return value.path if isinstance(value, Address) else str(value)


def test_every_address_of_ours_is_told_and_in_both_languages(app: Dashboard) -> None:
    rules = {rule.rule for rule in app.server.url_map.iter_rules()}
    ours = {rule for rule in rules if not rule.startswith(("/_", "/assets", "/<", "/static"))}
    assert {address.path for address in served(app.server)} == ours
    assert len(DATA) >= 9 and len(KEPT) >= 12
    for say in LANGUAGES.values():
        assert set(say.api.ADDRESSES) == {address.path for address in ADDRESSES}
        assert set(say.api.PARAMETERS) == set(PARAMETERS)


@pytest.mark.parametrize("address", served(SERVER), ids=path)
def test_an_address_answers_its_example_in_the_form_it_tells(
    client: FlaskClient, address: Address
) -> None:
    answer = client.get(asking.example(address), follow_redirects=True)
    assert (answer.status_code, answer.mimetype) == (200, address.mimetype)


@pytest.mark.parametrize("address", KEPT, ids=path)
def test_what_is_known_is_not_sent_again(client: FlaskClient, address: Address) -> None:
    asked = asking.example(address)
    first = client.get(asked, follow_redirects=True)
    asked = first.request.full_path.removesuffix("?")
    tag = first.headers["ETag"]
    again = client.get(asked, headers={"If-None-Match": tag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    assert client.get(asked, headers={"If-None-Match": '"another"'}).status_code == 200
    assert client.get(asked, headers={"If-Match": tag}).status_code == 200
    stale = client.get(asked, headers={"If-Match": '"another"'})
    assert asking.fault(stale) == (412, "precondition_failed")


@pytest.mark.parametrize("address", KEPT, ids=path)
def test_what_is_public_is_kept_for_a_minute_and_shown_while_it_is_asked_anew(
    client: FlaskClient, address: Address
) -> None:
    kept = client.get(asking.example(address), follow_redirects=True).cache_control
    assert kept.public and kept.max_age == 60 and kept.stale_while_revalidate == 86_400
    assert not kept.private and not kept.no_store


@pytest.mark.parametrize("address", DATA, ids=path)
def test_any_page_may_read_an_answer_and_its_headers(client: FlaskClient, address: Address) -> None:
    answer = client.get(asking.example(address), headers={"Origin": "https://news.example.org"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    readable = answer.headers["Access-Control-Expose-Headers"].split(", ")
    assert {"ETag", "Link", "Content-Disposition"} <= set(readable)
    asked_first = client.options(
        address.path,
        headers={
            "Origin": "https://news.example.org",
            "Access-Control-Request-Method": "GET",
            "Access-Control-Request-Headers": "If-None-Match",
        },
    )
    assert asked_first.status_code == 200
    assert asked_first.headers["Access-Control-Allow-Origin"] == "*"
    assert asked_first.headers["Access-Control-Allow-Headers"] == "If-None-Match"
    assert "GET" in asked_first.headers["Access-Control-Allow-Methods"]


@pytest.mark.parametrize("address", KEPT, ids=path)
def test_only_the_head_is_sent_where_only_the_head_is_asked(
    client: FlaskClient, address: Address
) -> None:
    asked = asking.example(address)
    whole, head = client.get(asked), client.head(asked)
    assert (head.status_code, head.data) == (whole.status_code, b"")
    assert head.headers.get("ETag") == whole.headers.get("ETag")


@pytest.mark.parametrize("address", served(SERVER), ids=path)
def test_an_address_takes_no_other_method(client: FlaskClient, address: Address) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        answer = client.open(address.path, method=method)
        assert asking.fault(answer) == (405, "method_not_allowed")
        assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


@pytest.mark.parametrize("address", DATA, ids=path)
def test_another_spelling_names_the_one_address_of_the_view(
    client: FlaskClient, address: Address
) -> None:
    answer = client.get(asking.example(address))
    if address.path == "/oembed":
        assert "Link" not in answer.headers, "of an answer about another address"
        return
    found = re.fullmatch('<([^>]+)>; rel="canonical"', answer.headers["Link"])
    assert found and found[1].startswith(f"{asking.ROOT}{address.path}")
    canonical = client.get(found[1].removeprefix(asking.ROOT))
    assert canonical.headers["Link"] == answer.headers["Link"]
    assert canonical.headers["ETag"] == answer.headers["ETag"]


WRONG = ["nonsense", "-1", "", "%00", "%FF", "1%26x", "2023-02-30", "%27", "1e3", "tanks%20"]


@pytest.mark.parametrize("address", DATA, ids=path)
def test_a_wrong_value_is_a_400_that_names_it(client: FlaskClient, address: Address) -> None:
    for name, value in product(address.takes, WRONG):
        if name == "url" or (name, value) == ("categories", ""):
            continue
        answer = client.get(asking.with_query(address, f"{name}={value}"))
        assert asking.fault(answer) == (400, f"wrong_{name}"), (name, value)
        assert name in answer.get_json()["message"]


@pytest.mark.parametrize("address", [a for a in DATA if "categories" in a.takes], ids=path)
def test_an_empty_choice_is_no_fault(client: FlaskClient, address: Address) -> None:
    assert client.get(f"{address.path}?categories=").status_code == 200


@pytest.mark.parametrize("address", DATA, ids=path)
def test_a_parameter_that_is_none_is_a_400(client: FlaskClient, address: Address) -> None:
    for query in ("mesure=daily", "utm_source=x", "%FF=1", "=", "x", "LANG=en"):
        answer = client.get(asking.with_query(address, query))
        assert asking.fault(answer) == (400, "unknown_parameter"), query


@pytest.mark.parametrize("address", DATA, ids=path)
def test_a_parameter_given_twice_is_a_400(client: FlaskClient, address: Address) -> None:
    for name in address.takes:
        value = {"url": f"{asking.ROOT}/", "from": "2023-03-04", "to": "2023-03-05"}.get(name)
        value = value or next(iter(PARAMETERS[name].choices), "600")
        answer = client.get(f"{address.path}?{name}={value}&{name}={value}")
        assert asking.fault(answer) == (400, "repeated_parameter"), name


@pytest.mark.parametrize("address", [a for a in DATA if "last" in a.takes], ids=path)
@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("from=2023-03-05&to=2023-03-04", "wrong_order"),
        ("last=7d&from=2023-03-04", "two_ranges"),
        ("from=2022-02-24", "wrong_from"),
        ("to=9999-12-31", "wrong_to"),
        ("from=4.3.2023", "wrong_from"),
        ("categories=personnel,tonks", "wrong_categories"),
        ("compare=2023-03-04..", "wrong_compare"),
    ],
)
def test_a_window_that_is_none_is_a_400(
    client: FlaskClient, address: Address, query: str, code: str
) -> None:
    assert asking.fault(client.get(f"{address.path}?{query}")) == (400, code)


@pytest.fixture(scope="module")
def revised(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A client of a store that was revised."""
    store = tmp_path_factory.mktemp("revised")
    stores.write_revised(store)
    return create_app(store).server.test_client()


@pytest.fixture(scope="module")
def then(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A client of that store as it was before."""
    store = tmp_path_factory.mktemp("then")
    stores.write_version(store, name=stores.BEFORE)
    return create_app(store).server.test_client()


@pytest.mark.parametrize("address", [a for a in DATA if "asof" in a.takes], ids=path)
def test_a_version_gives_the_figures_that_it_had(
    revised: FlaskClient, then: FlaskClient, address: Address
) -> None:
    frozen = f"{address.path}?asof={stores.BEFORE}&lang=en"
    answer = revised.get(frozen)
    assert answer.status_code == 200
    assert answer.data == then.get(frozen).data
    assert answer.data != revised.get(f"{address.path}?lang=en").data
    unknown = revised.get(f"{address.path}?asof=2024-03-12-00000000")
    assert asking.fault(unknown) == (400, "wrong_asof")
    assert stores.AFTER in unknown.get_json()["message"], "the one that there is"


@pytest.mark.parametrize("address", [a for a in DATA if {"asof", "to"} <= {*a.takes}], ids=path)
def test_a_version_has_no_days_that_came_after_it(revised: FlaskClient, address: Address) -> None:
    assert revised.get(f"{address.path}?to=2024-03-14").status_code == 200
    later = revised.get(f"{address.path}?to=2024-03-14&asof={stores.BEFORE}")
    assert asking.fault(later) == (400, "wrong_to")


@pytest.mark.parametrize("address", DATA, ids=path)
def test_without_figures_there_is_a_503(tmp_path: Path, address: Address) -> None:
    client = create_app(tmp_path / "nowhere").server.test_client()
    answer = client.get(asking.example(address))
    assert asking.fault(answer) == (503, "no_data")


@pytest.mark.parametrize("address", served(SERVER), ids=path)
def test_rubbish_is_never_a_server_error(client: FlaskClient, address: Address) -> None:
    for query in ("%", "&&&", "=&=", "lang", "%00%ff", "a" * 4000, "lang=en;by=day", "?" * 99):
        assert client.get(f"{address.path}?{query}").status_code < 500, query
