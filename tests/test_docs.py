"""The README tells every command, every query field and every address of ours."""

import re
from pathlib import Path

import pytest

from app import create_app
from data import selection

ROOT = Path(__file__).parents[1]


def targets() -> list[str]:
    """What `make` lists, but for the list itself."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    told = re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE)
    return [target for target in told if target != "help"]


def routes() -> list[str]:
    """The addresses that are not Dash's own."""
    rules = create_app(ROOT / "data" / "store").server.url_map.iter_rules()
    return sorted(
        {
            re.sub("<.*", "", rule.rule)
            for rule in rules
            if rule.endpoint != "static" and not rule.rule.startswith(("/_", "/assets", "/<"))
        }
    )


@pytest.fixture(scope="module")
def readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


def test_there_is_something_to_document() -> None:
    assert {"run", "test", "refresh"} <= set(targets())
    assert {"/", "/losses.csv", "/healthz"} <= set(routes())
    assert {"categories", "from", "to", "lang"} <= set(selection.NAMES)


@pytest.mark.parametrize("target", targets())
def test_the_readme_has_every_target(readme: str, target: str) -> None:
    assert f"make {target}" in readme


@pytest.mark.parametrize("name", selection.NAMES)
def test_the_readme_has_every_query_field(readme: str, name: str) -> None:
    assert re.search(rf"`{re.escape(name)}\b", readme)


@pytest.mark.parametrize("route", [route for route in routes() if route != "/"])
def test_the_readme_has_every_address(readme: str, route: str) -> None:
    assert route in readme


def test_the_readme_has_the_scope_of_everything(readme: str) -> None:
    assert "scope=all" in readme


def test_a_command_of_the_readme_is_a_target(readme: str) -> None:
    """The other way round: no command is told that is not there."""
    told = set(re.findall(r"\bmake ([a-z]+)\b", " ".join(re.findall("`[^`]+`", readme))))
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert told <= set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))


def configured() -> set[str]:
    """The environment's variables that the code reads, spelt out or by a constant of that name."""
    files = [ROOT / "app.py", ROOT / "gunicorn.conf.py", *(ROOT / "components").rglob("*.py")]
    files += (ROOT / "data").glob("*.py")
    code = "\n".join(file.read_text(encoding="utf-8") for file in files)
    return set(re.findall(r"os\.environ\.get\(\"?([A-Z_]+)", code)) | {
        "WEB_WORKERS",
        "WEB_THREADS",
    }


def test_the_readme_has_every_variable_of_the_environment(readme: str) -> None:
    assert {"STORE", "PUBLIC_URL", "EMBED_ANCESTORS", "PROXY_HOPS"} <= configured()
    assert not [name for name in configured() if f"`{name}`" not in readme]


@pytest.mark.parametrize("paper", ["ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_the_files_that_a_paper_names_are_there(paper: str) -> None:
    text = (ROOT / paper).read_text(encoding="utf-8")
    paths = re.findall(r"\]\(([\w./-]+)\)", text)
    paths += re.findall(r"`((?:data|components|tests|assets)/[\w./]+)`", text)
    assert len(paths) >= 5
    assert not [path for path in paths if not (ROOT / path).exists()]
