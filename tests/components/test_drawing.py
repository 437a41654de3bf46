"""The drawn charts: their numbers, their words, and that nothing overlaps or is cut."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations, product
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components import drawing, spoken, theme
from components.drawing import Event, Frame, Remarks
from components.drawing.days import Bands, ticks
from components.drawing.ends import spread
from components.drawing.inks import DARK, LIGHT, PAGE
from components.drawing.scale import cuts, scale
from components.drawing.text import Box, Label, font_files, num, width, wrapped
from components.words import LANGUAGES, words
from data.catalog import CATEGORIES
from data.dataset import Dataset
from data.selection import Selection
from data.series import Selected, select
from data.windows import Window
from tests import strategies

SVG = "{http://www.w3.org/2000/svg}"
ALL = tuple(CATEGORIES)
ADDRESS = "losses.example.org/?categories=personnel&last=90d"


def draw(
    dataset: Dataset,
    selection: Selection,
    frame: Frame | None = None,
    *,
    events: tuple[Event, ...] = (),
) -> str:
    selected = select(dataset, selection)
    around = drawing.caption(selected, dataset, address=ADDRESS, description="What it shows.")
    return drawing.svg(selected, frame or Frame(720), around, marked=events)


def of(first: str, last: str, **fields: Any) -> Selection:
    window = Window(date.fromisoformat(first), date.fromisoformat(last))
    return Selection(last=None, window=window, **fields)


def events_of(dataset: Dataset, lang: str = "en") -> tuple[Event, ...]:
    return tuple((event.start, event.end, event.title[lang]) for event in dataset.events)


def labels(svg: str) -> list[Label]:
    """Every text of a drawing, with the style that it inherits."""
    return list(_labels(ElementTree.fromstring(svg), {}))


def _labels(element: ElementTree.Element, inherited: dict[str, str]) -> Iterator[Label]:
    style = inherited | element.attrib
    if element.tag == f"{SVG}text":
        yield Label(
            element.text or "",
            float(style["x"]),
            float(style["y"]),
            float(style["font-size"]),
            style.get("text-anchor", "start"),  # type: ignore[arg-type]
            "semibold" if style.get("font-weight") == "600" else "regular",
        )
    for child in element:
        yield from _labels(child, style)


def said(svg: str) -> str:
    return " ".join(label.text for label in labels(svg))


def page(svg: str) -> Box:
    _, _, wide, tall = ElementTree.fromstring(svg).attrib["viewBox"].split()
    return Box(0, 0, float(wide), float(tall))


@dataclass(frozen=True)
class Panel:
    """A panel's group and its geometry, read as a script would."""

    group: ElementTree.Element
    geometry: dict[str, Any]

    def paths(self, **attributes: str) -> list[str]:
        """The paths drawn with these attributes, their own or inherited."""
        return list(_paths(self.group, {}, attributes))

    def value(self, y: float) -> float:
        return self.geometry["low"] + (self.geometry["bottom"] - y) / self.geometry["unit"]


def _paths(
    element: ElementTree.Element, inherited: dict[str, str], wanted: dict[str, str]
) -> Iterator[str]:
    style = inherited | element.attrib
    if element.tag == f"{SVG}path" and wanted.items() <= style.items():
        yield style["d"]
    for child in element:
        yield from _paths(child, style, wanted)


def panels(svg: str) -> list[Panel]:
    groups = ElementTree.fromstring(svg).iter(f"{SVG}g")
    return [Panel(g, json.loads(g.attrib["data-plot"])) for g in groups if "data-plot" in g.attrib]


_NUMBER = r"-?(?:\d+\.?\d*|\.\d+)"
_BAR = re.compile(rf"V({_NUMBER})h{_NUMBER}")


def bars(panel: Panel, category: str) -> list[float]:
    """The values that the bars of a category stand for."""
    return [
        panel.value(float(y))
        for path in panel.paths(fill=theme.COLOURS[category])
        for y in _BAR.findall(path)
    ]


def points(path: str) -> Iterator[tuple[float, float]]:
    """The corners of a path of ours."""
    x = y = 0.0
    for command, given_numbers in re.findall(r"([MVHLlhvaz])([^MVHLlhvaz]*)", path):
        found = [float(one) for one in re.findall(_NUMBER, given_numbers)]
        match command, found:
            case (("M" | "L"), [x, y]):
                pass
            case "V", [y]:
                pass
            case "H", [x]:
                pass
            case "l", [dx, dy]:
                x, y = x + dx, y + dy
            case "h", [dx]:
                x += dx
            case "v", [dy]:
                y += dy
            case "a", [*_, dx, dy]:
                x, y = x + dx, y + dy
            case "z", []:
                continue
            case _:
                raise AssertionError(f"{command}{given_numbers} is not one of our commands")
        yield x, y


def overlaps(svg: str) -> list[tuple[str, str]]:
    found = [(label.text, label.box) for label in labels(svg)]
    return [(one, other) for (one, a), (other, b) in combinations(found, 2) if a.meets(b)]


def outside(svg: str) -> list[str]:
    """Texts and paths that leave the drawing."""
    edge = page(svg)
    texts = [
        label.text
        for label in labels(svg)
        if label.box.left < -0.1
        or label.box.top < -0.1
        or label.box.right > edge.right + 0.1
        or label.box.bottom > edge.bottom + 0.1
    ]
    paths = [
        path
        for panel in panels(svg)
        for element in panel.group.iter(f"{SVG}path")
        if "transform" not in element.attrib
        for path in [element.attrib["d"]]
        if not all(
            -0.1 <= x <= edge.right + 0.1 and -0.1 <= y <= edge.bottom + 0.1
            for x, y in points(path)
        )
    ]
    return texts + paths


VIEWS: dict[str, Selection] = {
    "90 days": Selection(),
    "war by day": Selection(last="war", by="day"),
    "war by week": Selection(last="war", by="week"),
    "war by month": Selection(last="war", by="month", categories=("tanks",)),
    "war by year": Selection(last="war", by="year", categories=("afvs",)),
    "total": Selection(last="war", measure="cumulative"),
    "total of 90 days": Selection(measure="cumulative"),
    "rare total": Selection(last="1y", measure="cumulative", categories=("aircraft",)),
    "level total": of("2023-10-01", "2023-10-31", measure="cumulative", categories=("submarines",)),
    "three": Selection(categories=("tanks", "afvs", "artillery")),
    "all": Selection(categories=ALL, last="war"),
    "all totals": Selection(categories=ALL, last="war", measure="cumulative"),
    "four together": Selection(categories=("tanks", "afvs", "artillery", "vehicles"), split=False),
    "all together": Selection(categories=ALL, split=False, last="war", by="week"),
    "totals together": Selection(
        categories=("tanks", "afvs", "special_equipment"),
        split=False,
        last="war",
        measure="cumulative",
    ),
    "latest": Selection(last="latest"),
    "weekend": of("2023-03-04", "2023-03-05", categories=("personnel", "tanks", "afvs")),
    "week": of("2022-12-28", "2023-01-03"),
    "twelve days": of("2024-02-25", "2024-03-07", categories=("tanks",)),
    "disputed helicopters": of("2026-03-01", "2026-04-30", categories=("helicopters",)),
    "disputed total": of(
        "2026-03-01", "2026-04-30", categories=("helicopters",), measure="cumulative"
    ),
    "restated": of("2025-02-15", "2025-03-15"),
    "restated day": of("2025-02-28", "2025-02-28"),
    "beginning": of("2022-02-25", "2022-03-31", categories=("tanks", "special_equipment")),
    "first day": of("2022-02-25", "2022-02-25"),
    "by loss": of("2022-02-24", "2022-04-30", days="loss"),
    "nothing chosen": Selection(categories=()),
    "not yet reported": of("2024-01-01", "2024-03-31", categories=("ground_robots",)),
    "some reported": of(
        "2022-04-01",
        "2022-06-30",
        categories=("tanks", "srbm_launchers", "cruise_missiles", "ground_robots"),
    ),
    "some reported together": of(
        "2022-04-01",
        "2022-06-30",
        categories=("tanks", "cruise_missiles", "ground_robots"),
        split=False,
    ),
}
FRAMES = {
    "300": Frame(300),
    "360": Frame(360),
    "600": Frame(600),
    "1200": Frame(1200),
    "2400": Frame(2400),
    "card": Frame(1200, 628),
    "inline 340": Frame(340, standalone=False),
    "inline 720": Frame(720, standalone=False),
}


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_nothing_overlaps_or_is_cut(dataset: Dataset, view: Selection, frame: Frame) -> None:
    for lang in LANGUAGES:
        svg = draw(dataset, view.changed(lang=lang), frame)
        assert overlaps(svg) == []
        assert outside(svg) == []


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
@pytest.mark.parametrize(
    "view",
    [
        of("2022-02-25", "2025-12-31"),
        of("2022-02-25", "2025-12-31", measure="cumulative", categories=("tanks", "afvs")),
        of("2023-05-01", "2023-12-31", by="day"),
        of("2024-05-01", "2024-09-30"),
        of("2023-06-20", "2023-06-30"),
    ],
)
def test_events_are_named_without_overlap(dataset: Dataset, view: Selection, frame: Frame) -> None:
    for lang in LANGUAGES:
        events = events_of(dataset, lang)
        svg = draw(dataset, view.changed(lang=lang), frame, events=events)
        assert overlaps(svg) == []
        assert outside(svg) == []


@settings(max_examples=60)
@given(
    view=strategies.selections, frame=st.sampled_from(list(FRAMES.values())), marked=st.booleans()
)
def test_any_selection_is_drawn_without_overlap(
    dataset: Dataset, view: Selection, frame: Frame, marked: bool
) -> None:
    svg = draw(dataset, view, frame, events=events_of(dataset, view.lang) if marked else ())
    assert overlaps(svg) == []
    assert outside(svg) == []


@pytest.mark.parametrize("category", CATEGORIES)
@pytest.mark.parametrize(
    "view", [Selection(last="war", by="day"), Selection(last="war", by="month")]
)
def test_bars_are_as_tall_as_the_figures(dataset: Dataset, view: Selection, category: str) -> None:
    selected = select(dataset, view.changed(categories=(category,)))
    expected = [
        value for value in spoken.integers(selected.series[0].rows["losses"]) if value is not None
    ]
    (panel,) = panels(draw(dataset, selected.selection, Frame(1200)))
    partial = sum(
        bool(p)
        for p, v in zip(
            selected.series[0].rows["partial"],
            spoken.integers(selected.series[0].rows["losses"]),
            strict=True,
        )
        if v is not None
    )
    drawn = bars(panel, category)
    assert len(drawn) == len(expected)
    # Paths have one decimal.
    near = 0.06 / panel.geometry["unit"]
    assert partial >= 0
    assert sorted(drawn) == pytest.approx(sorted(expected), abs=near)
