"""What a refresh needs: copies of both upstreams, reviewed tables, a store to be."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from data.refresh import main
from tests.upstream import nothing_reviewed

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests" / "fixtures"


@pytest.fixture
def upstream(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FIXTURES / "upstream", tmp_path / "upstream"))


@pytest.fixture
def reviewed(tmp_path: Path) -> Path:
    """Tables with a header and nothing decided, but for what a test adds."""
    return nothing_reviewed(tmp_path / "reviewed")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def run(upstream: Path, reviewed: Path, store: Path) -> Callable[..., int]:
    def command(*more: str) -> int:
        return main(
            ["--from", str(upstream), "--store", str(store), "--reviewed", str(reviewed), *more]
        )

    return command
