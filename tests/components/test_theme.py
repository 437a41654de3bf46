"""Colours that can be told from the page, in light and dark."""

import pytest

from components import theme
from components.drawing.text import width
from components.words import words
from data.catalog import CATEGORIES

PAPERS = {"light": "#fdfcfa", "white": "#ffffff", "dark": "#15181b"}
LEAST = 3.0
"""WCAG 2.2, 1.4.11: what a figure draws against what lies beside it."""


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_of_contrast_is_the_standards() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_every_category_has_a_colour_and_nothing_else_has() -> None:
    assert list(theme.COLOURS) == list(CATEGORIES)


def test_no_two_categories_share_a_colour() -> None:
    assert len(set(theme.COLOURS.values())) == len(theme.COLOURS)


@pytest.mark.parametrize("paper", PAPERS.values(), ids=list(PAPERS))
@pytest.mark.parametrize("name", [*CATEGORIES, "ink", "muted"])
def test_a_colour_can_be_told_from_the_page(name: str, paper: str) -> None:
    own = {"ink": theme.INK, "muted": theme.MUTED}
    assert contrast(theme.COLOURS.get(name) or own[name], paper) >= LEAST


def test_the_rare_categories_are_of_the_catalog() -> None:
    assert set(CATEGORIES) >= theme.RARE


@pytest.mark.parametrize("lang", ["en", "uk"])
def test_the_months_of_the_axis_are_the_readers(lang: str) -> None:
    config = theme.config(lang, ["a", "b"])
    assert config["locale"] == lang
    assert config["locales"][lang]["format"]["shortMonths"] == ["a", "b"]


def test_only_a_chart_of_bars_begins_at_zero() -> None:
    assert theme.layout(".,", from_zero=True)["yaxis"]["rangemode"] == "tozero"
    assert theme.layout(",\u00a0", from_zero=False)["yaxis"]["rangemode"] == "nonnegative"
    assert theme.layout(",\u00a0", from_zero=False)["separators"] == ",\u00a0"


@pytest.mark.parametrize(
    ("days", "lines"), [(2, 1), (76, 1), (90, 2), (365, 2), (913, 2), (914, 1), (1640, 1)]
)
def test_a_chart_has_room_for_its_labels(days: int, lines: int) -> None:
    drawn = {
        "data": [{"y": [None, 1_240]}, {"y": [7]}],
        "layout": theme.layout(".,", from_zero=True),
    }
    margin = theme.fitted(drawn, words("en").number, days=days)["layout"]["margin"]
    assert margin["l"] >= width("9,999", 12)
    assert (margin["b"] > 28) == (lines == 2)


def test_a_chart_without_a_value_has_room_too() -> None:
    drawn = {"data": [{"y": [None, 0]}], "layout": theme.layout(".,", from_zero=True)}
    assert theme.fitted(drawn, words("uk").number, days=1)["layout"]["margin"]["l"] > 8


def test_the_scales_labels_have_room_where_it_goes_beyond_the_highest_value() -> None:
    def left(peak: int) -> int:
        drawn = {"data": [{"y": [0, None, peak]}], "layout": theme.layout(".,", from_zero=True)}
        margin: int = theme.fitted(drawn, "{:,}".format, days=30)["layout"]["margin"]["l"]
        return margin

    assert left(50) < left(96) == left(100) < left(950) == left(1000)
