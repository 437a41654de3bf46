"""Static pages with the same charts, compressed at once and served from a folder."""

import json
import os
import shutil
from pathlib import Path

import pandas as pd
from whitenoise import WhiteNoise
from whitenoise.compress import main as compress

from app import create_app
from data.loader import load_current
from tests.served import ROOT

PAGES = "BENCH_PAGES"
"""The environment's name for the folder."""

_SOURCES = Path(__file__).parent
_SCRIPTS = (
    ROOT / "node_modules" / "uplot" / "dist" / "uPlot.iife.min.js",
    ROOT / "node_modules" / "uplot" / "dist" / "uPlot.min.css",
    ROOT / "node_modules" / "plotly.js-basic-dist-min" / "plotly-basic.min.js",
)
_PAGES = {
    "uplot": (
        "Losses with uPlot",
        '<link rel="stylesheet" href="uPlot.min.css">\n'
        '<script src="uPlot.iife.min.js" defer></script>',
    ),
    "plotly": (
        "Losses with plotly's basic bundle",
        '<script src="plotly-basic.min.js" defer></script>',
    ),
}
"""The title of a page and the library that it loads, by the name of its script."""

_FLOOR = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Losses</title>
<link rel="icon" href="data:,"></head>
<body><main><h1>Russian losses, as claimed by Ukraine</h1>{svg}</main></body></html>
"""


def write(folder: Path) -> None:
    """The floor, uPlot's page and plotly's."""
    store = ROOT / "data" / "store"
    svg = create_app(store).server.test_client().get("/chart.svg?lang=en").text
    (folder / "floor.html").write_text(_FLOOR.format(svg=svg), encoding="utf-8")
    figures = json.dumps(_figures(store), separators=(",", ":"))
    page = (_SOURCES / "page.html").read_text(encoding="utf-8")
    for name, (title, library) in _PAGES.items():
        script = (_SOURCES / f"{name}.js").read_text(encoding="utf-8")
        text = page.replace("TITLE_HERE", title).replace("LIBRARY_HERE", library)
        text = text.replace("SCRIPT_HERE\n", script).replace("FIGURES_HERE", figures)
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    for script in _SCRIPTS:
        shutil.copy(script, folder)
    compress(["--quiet", "--no-brotli", str(folder)])


def _figures(store: Path) -> dict[str, object]:
    dataset = load_current(store)
    return {
        "first": dataset.first.isoformat(),
        "daily": {name: _integers(column) for name, column in dataset.daily.items()},
    }


def _integers(column: "pd.Series[int]") -> list[int | None]:
    return [None if pd.isna(value) else int(value) for value in column]


def application() -> WhiteNoise:
    """For gunicorn: the folder's files and nothing else."""

    def nothing(_: object, start_response: object) -> list[bytes]:
        start_response("404 NOT FOUND", [])  # type: ignore[operator]
        return []

    return WhiteNoise(nothing, root=os.environ[PAGES], max_age=31_536_000)
