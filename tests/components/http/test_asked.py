"""A data address's query: read strictly, one spelling for one view, the figures of its version."""

from datetime import date
from pathlib import Path

import pytest

from components.http.asked import Asked, asked, choice, given, only
from components.http.index import Dashboard
from data.dataset import Dataset
from data.loader import load_current
from data.selection import QueryError
from tests import stores

OWN = {"shape": ("tidy", "wide"), "excel": ("0", "1")}


def read(app: Dashboard, now: Dataset, query: str) -> Asked:
    with app.server.test_request_context(f"/losses.csv?{query}"):
        return asked(now, OWN)


@pytest.fixture
def revised(tmp_path: Path) -> Dataset:
    stores.write_revised(tmp_path)
    return load_current(tmp_path)


def test_what_is_not_asked_for_is_the_default_view(app: Dashboard, dataset: Dataset) -> None:
    found = read(app, dataset, "")
    assert found.query == "lang=en" and found.own == {}
    assert found.dataset is dataset and found.current == dataset.version
    assert found.selection.categories == ("personnel",) and found.selection.last == "90d"
    assert found.root == "http://localhost"


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("categories=afvs,tanks&lang=en", "categories=tanks,afvs&lang=en"),
        ("shape=tidy&excel=0&by=auto", "lang=en"),
        ("excel=1&lang=uk&shape=wide", "lang=uk&shape=wide&excel=1"),
        ("to=2023-03-05&from=2023-03-04", "from=2023-03-04&to=2023-03-05&lang=en"),
        ("?categories=tanks", "categories=tanks&lang=en"),
        ("categories=", "categories=&lang=en"),
        ("categories=tanks%2Cafvs", "categories=tanks,afvs&lang=en"),
    ],
)
def test_every_spelling_of_a_view_has_one_query(
    app: Dashboard, dataset: Dataset, query: str, canonical: str
) -> None:
    assert read(app, dataset, query).query == canonical
    assert read(app, dataset, canonical) == read(app, dataset, query)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("by=fortnight", "wrong_by"),
        ("shape=long", "wrong_shape"),
        ("shape=", "wrong_shape"),
        ("format=json", "unknown_parameter"),
        ("excel=1&excel=1", "repeated_parameter"),
        ("last=7d&to=2023-03-04", "two_ranges"),
    ],
)
def test_the_first_thing_wrong_is_raised(
    app: Dashboard, dataset: Dataset, query: str, code: str
) -> None:
    with pytest.raises(QueryError) as raised:
        read(app, dataset, query)
    assert raised.value.code == code


def test_a_version_gives_its_figures_and_keeps_the_current_one_apart(
    app: Dashboard, revised: Dataset
) -> None:
    found = read(app, revised, f"asof={stores.BEFORE}&last=latest")
    assert (found.current, found.dataset.version) == (stores.AFTER, stores.BEFORE)
    assert found.dataset.newest == date(2024, 3, 13)
    assert found.dataset.totals["personnel"].iloc[-1] == 1325
    assert revised.totals["personnel"].loc["2024-03-13"] == 1320
    assert found.query == f"last=latest&asof={stores.BEFORE}&lang=en"


def test_a_day_after_the_version_is_wrong(app: Dashboard, revised: Dataset) -> None:
    assert read(app, revised, "to=2024-03-14").dataset is revised
    with pytest.raises(QueryError, match="2024-03-13"):
        read(app, revised, f"to=2024-03-14&asof={stores.BEFORE}")


def test_the_current_version_may_be_named(app: Dashboard, revised: Dataset) -> None:
    assert read(app, revised, f"asof={stores.AFTER}").dataset is revised


def test_an_address_that_takes_few_parameters_says_which(app: Dashboard) -> None:
    with app.server.test_request_context("/latest.json?by=day"):
        with pytest.raises(QueryError, match="there are lang, asof"):
            only(("lang", "asof"))
        with pytest.raises(QueryError, match="takes none"):
            only(())
        only(("by",))
    with app.server.test_request_context("/latest.json?lang=en&lang=uk"):
        with pytest.raises(QueryError) as raised:
            only(("lang",))
        assert raised.value.code == "repeated_parameter"


def test_a_choice_is_its_first_option_until_another_is_named(app: Dashboard) -> None:
    with app.server.test_request_context("/?shape=wide&excel="):
        assert given() == {"shape": "wide", "excel": ""}
        assert choice("shape", OWN["shape"]) == "wide"
        assert choice("scope", ("view", "all")) == "view"
        with pytest.raises(QueryError, match="excel=''"):
            choice("excel", OWN["excel"])
