"""Which module may import which: one thing flows along one direction."""

import ast
import importlib
from pathlib import Path

import pytest

from components import page
from components.words import LANGUAGES
from data.catalog import CATEGORIES

ROOT = Path(__file__).parents[1]

LADDER = (
    *("catalog", "dataset", "windows", "selection", "series", "sums", "records", "facts"),
    *("evidence", "events", "corrections", "doubts", "course", "rows", "loader", "history"),
    *("sources", "reviews", "reconcile", "version", "confirm", "plausible", "publish"),
    *("fetch", "summary", "refresh"),
)
"""The modules of data/: each may import those above it."""

SHARED = {
    *("ids", "theme", "words", "links", "spoken", "sums", "spark", "against", "compared"),
    "configuration",
}
"""What parts may share: names, looks, words, the smallest pieces."""


def modules(folder: str) -> dict[str, Path]:
    """The Python files under a folder by their dotted names."""
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
        for path in sorted((ROOT / folder).rglob("*.py"))
    }


def imported(path: Path) -> set[str]:
    """Every module that a file imports, anywhere in it, by its dotted name."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            assert node.module
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def known(path: Path, folder: str) -> set[str]:
    """The modules of a folder that a file imports."""
    return imported(path) & set(modules(folder))


DATA, COMPONENTS = modules("data"), modules("components")

PARTS = sorted({view.__module__ for view in page.PARTS.values()} | {"components.filters"})


def test_there_is_something_to_test() -> None:
    assert len(DATA) >= 14 and len(COMPONENTS) >= 15 and len(PARTS) >= 7
    assert "data.catalog" in known(ROOT / "data" / "dataset.py", "data")
    assert "components.words" in known(ROOT / "components" / "chart.py", "components")


@pytest.mark.parametrize("name", DATA)
def test_data_knows_no_page_and_no_server(name: str) -> None:
    roots = {module.split(".")[0] for module in imported(DATA[name])}
    foreign = {"dash", "dash_mantine_components", "plotly", "flask", "flask_caching", "werkzeug"}
    assert not roots & (foreign | {"components", "app", "tests"})


@pytest.mark.parametrize("name", [f"data.{rung}" for rung in LADDER])
def test_a_module_of_data_imports_only_those_above_it(name: str) -> None:
    above = LADDER[: LADDER.index(name.removeprefix("data."))]
    on_ladder = {module.removeprefix("data.") for module in known(DATA[name], "data")}
    assert on_ladder & set(LADDER) <= set(above)


def test_no_two_modules_import_each_other() -> None:
    everything = {**DATA, **COMPONENTS}
    edges = {
        name: {module for module in imported(path) if module in everything and module != name}
        for name, path in everything.items()
    }
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        # A package's own __init__ may name its parts.
        assert name not in path, " -> ".join((*path[path.index(name) :], name))
        if name not in done:
            for each in sorted(edges[name]):
                if not name.startswith(f"{each}."):
                    visit(each, (*path, name))
            done.add(name)

    for name in everything:
        visit(name, ())


@pytest.mark.parametrize("name", PARTS)
def test_parts_do_not_know_each_other(name: str) -> None:
    others = (set(PARTS) | {"components.page"}) - {name}
    assert not imported(COMPONENTS[name]) & others
    assert not {m for m in imported(COMPONENTS[name]) if m.startswith("components.http")}


@pytest.mark.parametrize("name", [name for name in PARTS if name != "components.filters"])
def test_each_part_has_a_view(name: str) -> None:
    assert callable(importlib.import_module(name).view)


@pytest.mark.parametrize("name", [f"components.{name}" for name in sorted(SHARED)])
def test_what_parts_share_knows_no_part(name: str) -> None:
    own = [path for module, path in COMPONENTS.items() if f"{module}.".startswith(f"{name}.")]
    assert own
    for path in own:
        assert not imported(path) & (set(PARTS) | {"components.page"})


@pytest.mark.parametrize("name", [*PARTS, "components.page"])
def test_a_part_reads_no_file_and_asks_no_server(name: str) -> None:
    roots = {module.split(".")[0] for module in imported(COMPONENTS[name])}
    assert not roots & {"flask", "pathlib", "os", "requests", "urllib3", "csv"}
    assert "data.loader" not in imported(COMPONENTS[name])


def test_only_the_store_has_one_reader() -> None:
    readers = {
        name for name, path in {**DATA, **COMPONENTS}.items() if "data.loader" in imported(path)
    }
    assert not {name for name in readers if name.startswith("components.")}


@pytest.mark.parametrize("name", [*DATA, *COMPONENTS])
def test_every_module_says_what_it_owns(name: str) -> None:
    tree = ast.parse({**DATA, **COMPONENTS}[name].read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)


def test_every_category_has_a_noun_in_each_language() -> None:
    for lang in LANGUAGES:
        grammar = importlib.import_module(f"components.words.{lang}.key_points")
        assert set(grammar._NOUNS) == set(CATEGORIES), lang
