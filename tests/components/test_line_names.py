"""Names at the ends of lines that share a chart: apart, on the plot, in the room they have."""

from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest

from components import event_labels, event_marks, line_names, theme
from components.drawing.text import width
from data.catalog import CATEGORIES
from data.selection import Lang

LANGS = pytest.mark.parametrize("lang", get_args(Lang))
FEW, ALL = ("tanks", "afvs", "artillery"), tuple(CATEGORIES)


def chart(ends: dict[str, int | None], high: float) -> dict[str, Any]:
    """Lines that end at the values, on a scale to `high`."""
    frame = theme.layout(".,", from_zero=True) | {"meta": {"category": None}}
    frame["xaxis"] |= {"range": ["2026-01-01", "2026-02-01"]}
    frame["yaxis"] |= {"range": [0, high]}
    lines = [{"meta": category, "y": [1, end, None]} for category, end in ends.items()]
    return {"data": lines, "layout": frame}


def places(drawn: dict[str, Any], height: float) -> list[tuple[float, int]]:
    """Each name's middle from the top of a plot of such a height, and how many lines it has."""
    margin, high = drawn["layout"]["margin"], drawn["layout"]["yaxis"]["range"][1]
    room, names = height - margin["t"] - margin["b"], drawn["data"][-1]
    return [
        (room * (1 - value / high), text.count("<br>") + 1)
        for value, text in zip(names["y"], names["text"], strict=True)
    ]


@LANGS
@pytest.mark.parametrize("taller", [0, 80])
def test_names_of_lines_that_end_close_by_keep_apart(lang: Lang, taller: int) -> None:
    drawn = line_names.named(chart({"tanks": 40, "afvs": 41, "artillery": 0}, 600), lang)
    assert line_names.class_name(drawn, lang) == ""
    placed = places(drawn, line_names.LOW + taller)
    for (one, lines), (other, more) in pairwise(placed):
        assert other - one >= 15 * (lines + more) / 2
    assert all(0 <= value <= 600 for value in drawn["data"][-1]["y"])


@LANGS
def test_all_categories_fit_in_a_taller_plot(lang: Lang) -> None:
    bare = chart(dict.fromkeys(ALL, 3), 50_000)
    # Under as many rows of events as there can be, over an axis with its years.
    bare["layout"]["margin"] |= {"t": 12 + event_labels.ROWS * event_marks.ROW, "b": 40}
    drawn = line_names.named(bare, lang)
    assert line_names.class_name(drawn, lang) == "tall"
    placed = places(drawn, line_names.TALL)
    assert len(placed) == len(ALL)
    room = (
        "The names of all categories need a higher plot: LOW and TALL in components/line_names.py, "
        ".tall in assets/page.css."
    )
    assert all(
        other - one >= 15 * (lines + more) / 2 for (one, lines), (other, more) in pairwise(placed)
    ), room
    assert all(0 <= value <= 50_000 for value in drawn["data"][-1]["y"]), room


@LANGS
def test_the_margin_is_as_wide_as_the_widest_name_and_leaves_a_phone_its_lines(lang: Lang) -> None:
    drawn = line_names.named(chart(dict.fromkeys(FEW, 3), 10), lang)
    name = CATEGORIES["artillery"].short[lang]
    assert drawn["layout"]["margin"]["r"] >= width(name, 12)
    drawn = line_names.named(chart(dict.fromkeys(ALL, 3), 10), lang)
    assert drawn["layout"]["margin"]["r"] <= 112


def test_a_line_without_a_value_has_no_name() -> None:
    drawn = line_names.named(chart({"tanks": 3, "afvs": 5}, 10), "en")
    bare = {"meta": "artillery", "y": [None, None]}
    again = line_names.named({**drawn, "data": [*drawn["data"][:-1], bare]}, "en")
    assert again["data"][-1]["text"] == drawn["data"][-1]["text"]
    nothing = chart({}, 10)
    assert line_names.named(nothing, "en") == nothing


def test_the_style_sheet_gives_the_heights_that_names_are_placed_for() -> None:
    style = (Path(__file__).parents[2] / "assets" / "page.css").read_text(encoding="utf-8")
    assert f".plot {{ height: clamp({line_names.LOW // 16}rem" in style
    assert f".plot.tall {{ height: {line_names.TALL // 16}rem" in style
