"""What every test may ask for: the committed figures, the app on them, and a tiny store."""

import os
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from hypothesis import settings

from app import create_app
from components.http.index import Dashboard
from data.dataset import Dataset
from data.loader import load_current
from tests import stores

ROOT = Path(__file__).parents[1]
STORE = ROOT / "data" / "store"

# The same examples on each run and each machine, and nothing written beside the code.
os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", str(ROOT / ".pytest_cache" / "hypothesis"))
settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
settings.load_profile("repeatable")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest tests first, so that no worker is waited for at the end."""
    items.sort(key=lambda item: item.get_closest_marker("faults") is None)


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """The committed store, as the app reads it."""
    return load_current(STORE)


@pytest.fixture(scope="module")
def app() -> Dashboard:
    """The app on the committed store, fresh for each module."""
    return create_app(STORE)


@pytest.fixture
def client(app: Dashboard) -> FlaskClient:
    found: FlaskClient = app.server.test_client()
    return found


@pytest.fixture
def tiny_store(tmp_path: Path) -> Path:
    """A store of ten days: one restatement, one gap, one category that starts late."""
    store = tmp_path / "store"
    stores.write_version(store)
    return store


@pytest.fixture
def tiny(tiny_store: Path) -> Dataset:
    return load_current(tiny_store)
