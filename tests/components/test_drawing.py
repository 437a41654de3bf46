"""The drawn charts: their numbers, their words, and that nothing overlaps or is cut."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations, pairwise, product
from typing import Any
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings, strategies as st

from components import drawing, spoken, theme
from components.compared import compared
from components.drawing import Event, Frame, Remarks
from components.drawing.days import Bands, ticks
from components.drawing.ends import spread
from components.drawing.inks import DARK, LIGHT, PAGE
from components.drawing.scale import cuts, scale
from components.drawing.text import ADVANCES, FILES, Box, Label, num, width, wrapped
from components.words import LANGUAGES, words
from data.catalog import CATEGORIES
from data.dataset import Dataset
from data.selection import Selection
from data.series import select
from data.windows import Window
from tests import stores, strategies
from tests.components.advances import advances

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
    around = replace(around, remarks=Remarks(compared=compared(dataset, selected)))
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
    "90 days and a year before": Selection(compare="year-ago"),
    "across a new year": of("2022-12-28", "2023-01-26", categories=("tanks", "afvs")),
    "war by month and a year before": of(
        "2023-02-10", "2026-02-10", compare="year-ago", by="month", categories=("tanks",)
    ),
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


def losses(dataset: Dataset, view: Selection) -> list[int | None]:
    return spoken.integers(select(dataset, view).series[0].rows["losses"])


@pytest.mark.parametrize("by", ["day", "week", "month", "year"])
@pytest.mark.parametrize("category", stores.held())
def test_bars_are_as_tall_as_the_figures(dataset: Dataset, category: str, by: str) -> None:
    view = Selection(last="war", categories=(category,), by=by)  # type: ignore[arg-type]
    expected = [value for value in losses(dataset, view) if value is not None]
    (panel,) = panels(draw(dataset, view, Frame(1200)))
    assert panel.geometry["low"] == 0
    # A path has one decimal; the paler bars come after the others.
    tenth = 0.06 / panel.geometry["unit"]
    assert sorted(bars(panel, category)) == pytest.approx(sorted(expected), abs=tenth)


def test_the_story_s_weekend_is_drawn_with_its_numbers(dataset: Dataset) -> None:
    svg = draw(dataset, of("2023-03-04", "2023-03-05"))
    (panel,) = panels(svg)
    assert [round(value) for value in bars(panel, "personnel")] == [820, 930]
    assert {"820", "930", "4", "5", "Mar 2023"} <= {label.text for label in labels(svg)}


def test_incomplete_periods_are_paler_and_say_so(dataset: Dataset) -> None:
    svg = draw(dataset, of("2026-07-01", "2026-08-12", by="month"))
    (panel,) = panels(svg)
    pale = panel.paths(fill=theme.ACCENT, **{"fill-opacity": "0.55"})
    assert len(_BAR.findall("".join(pale))) == 1
    assert "not complete" in said(svg)


def test_an_absent_value_is_a_gap_and_a_zero_is_a_bar(dataset: Dataset) -> None:
    view = Selection(last="war", by="day", categories=("ships",))
    values = losses(dataset, view)
    assert None in values and 0 in values
    (panel,) = panels(draw(dataset, view))
    assert len(bars(panel, "ships")) == sum(value is not None for value in values)


def test_the_average_is_a_line_from_a_week_on(dataset: Dataset) -> None:
    (panel,) = panels(draw(dataset, Selection(last="30d"), Frame(720, standalone=False)))
    rows = select(dataset, Selection(last="30d")).series[0].rows
    line = panel.paths(stroke="var(--ink)", **{"stroke-width": "1.75"})
    drawn = [panel.value(y) for path in line for _, y in points(path)]
    assert drawn == pytest.approx(rows["average"].tolist(), abs=0.06 / panel.geometry["unit"])
    for shorter in (of("2026-08-10", "2026-08-15"), Selection(average=False)):
        assert "7-day average" not in said(draw(dataset, shorter))


def test_a_total_is_a_line_that_ends_in_its_number(dataset: Dataset) -> None:
    view = Selection(measure="cumulative")
    svg = draw(dataset, view)
    (panel,) = panels(svg)
    totals = spoken.integers(select(dataset, view).series[0].rows["total"])
    (path,) = panel.paths(stroke=theme.ACCENT)
    drawn = [panel.value(y) for _, y in points(path)]
    assert drawn == pytest.approx(totals, abs=0.06 / panel.geometry["unit"])
    assert words("en").number(totals[-1]) in said(svg)
    assert panel.geometry["low"] > 0


def test_rare_totals_are_steps(dataset: Dataset) -> None:
    rare, common = (
        panels(draw(dataset, Selection(measure="cumulative", categories=(category,))))[0]
        for category in ("aircraft", "tanks")
    )
    (steps,) = rare.paths(stroke=theme.COLOURS["aircraft"])
    (line,) = common.paths(stroke=theme.COLOURS["tanks"])
    assert set(re.findall("[a-zA-Z]", steps)) <= set("Mhv")
    assert set(re.findall("[a-zA-Z]", line)) <= set("Ml")


def test_restatements_are_triangles(dataset: Dataset) -> None:
    svg = draw(dataset, of("2025-02-15", "2025-03-15"))
    (panel,) = panels(svg)
    (path,) = panel.paths(**{"paint-order": "stroke"})
    assert path.count("z") == 1
    assert "restated" in said(svg)
    assert "restated" not in said(draw(dataset, of("2025-03-01", "2025-03-15")))


def test_disputed_losses_are_rings_and_a_disputed_total_is_one_long_ring(dataset: Dataset) -> None:
    view = of("2026-03-01", "2026-04-30", categories=("helicopters",))
    (daily,) = panels(draw(dataset, view))
    (rings,) = daily.paths(fill=LIGHT.paper, stroke=LIGHT.ink)
    assert rings.count("M") == 2
    (total,) = panels(draw(dataset, view.changed(measure="cumulative")))
    outer, inner = total.paths(**{"stroke-linecap": "round"})
    assert outer == inner
    assert outer.count("l") == 38


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_gridlines_are_whole_numbers(dataset: Dataset, view: Selection) -> None:
    for panel in panels(draw(dataset, view)):
        named = [label for label in _labels(panel.group, {}) if label.anchor == "end"]
        assert len(named) >= 2
        for label in named:
            value = int(label.text.replace(",", ""))
            assert panel.value(label.y - 4) == pytest.approx(
                value, abs=0.06 / panel.geometry["unit"]
            )


@settings(max_examples=300)
@given(
    values=st.lists(st.integers(0, 3_000_000), max_size=6),
    height=st.floats(20, 500),
    from_zero=st.booleans(),
    headroom=st.floats(0, 40),
)
def test_a_scale_holds_its_values_and_few_round_ticks(
    values: list[int], height: float, from_zero: bool, headroom: float
) -> None:
    drawn = scale(values, top=10, bottom=10 + height, from_zero=from_zero, headroom=headroom)
    assert all(10 - 1e-6 <= drawn.y(value) <= 10 + height + 1e-6 for value in values)
    assert len(drawn.ticks) >= 2
    assert len(drawn.ticks) <= height / 60 + 4
    assert drawn.low == drawn.ticks[0]
    steps = {later - tick for tick, later in pairwise(drawn.ticks)}
    assert len(steps) == 1
    assert str(steps.pop()).rstrip("0") in {"1", "2", "5", "25"}
    assert (drawn.low > 0) == (not from_zero and cuts(values))


@pytest.mark.parametrize(
    ("window", "by", "expected"),
    [
        (("2026-08-20", "2026-08-22"), "day", ["20", "21", "22", "Aug 2026"]),
        (("2022-12-30", "2023-01-02"), "day", ["30", "31", "1", "2", "Dec 2022", "Jan 2023"]),
        (("2026-08-01", "2026-08-31"), "day", ["3", "10", "17", "24", "31", "Aug 2026"]),
        (("2026-05-25", "2026-08-22"), "day", ["May", "Jun", "Jul", "Aug", "2026"]),
        (("2026-08-03", "2026-08-16"), "week", ["3–9", "10–16", "Aug 2026"]),
        (("2022-02-25", "2026-08-22"), "month", ["2022", "2023", "2024", "2025", "2026"]),
        (("2022-02-25", "2024-08-22"), "year", ["2022", "2023", "2024"]),
    ],
)
def test_the_calendar_is_named_as_a_reader_counts(
    window: tuple[str, str], by: str, expected: list[str]
) -> None:
    first, last = (date.fromisoformat(day) for day in window)
    bands = Bands(Window(first, last), by, 40, 600)
    months = words("en").SHORT_MONTHS
    found = ticks(bands, months, foot=300, bounds=(0, 610), two_lines=True)
    assert [label.text for label in found.labels] == expected


def test_months_are_named_in_the_reader_s_language(dataset: Dataset) -> None:
    svg = draw(dataset, Selection(lang="uk"))
    assert words("uk").SHORT_MONTHS[6] in {label.text for label in labels(svg)}
    assert words("uk").CLAIM in said(svg)


def test_a_script_finds_rows_by_the_geometry(dataset: Dataset) -> None:
    view = of("2026-04-20", "2026-06-10", categories=("tanks", "ground_robots"))
    selected = select(dataset, view)
    for panel, series in zip(panels(draw(dataset, view)), selected.series, strict=True):
        (track,) = panel.geometry["series"]
        assert track["category"] == series.category
        assert track["rows"] == len(series.rows)
        first = date(2026, 4, 20) + timedelta(days=track["first"])
        assert first == series.rows["day"].iloc[0].date()
        assert panel.geometry["n"] == 52
        reach = panel.geometry["left"] + panel.geometry["n"] * panel.geometry["dx"]
        assert reach == pytest.approx(panel.geometry["right"], abs=0.02)


def test_several_categories_have_a_panel_and_a_scale_of_their_own(dataset: Dataset) -> None:
    svg = draw(dataset, VIEWS["three"])
    assert [p.geometry["series"][0]["category"] for p in panels(svg)] == list(
        VIEWS["three"].categories
    )
    assert said(svg).count("own scale") == 3
    assert len({p.geometry["unit"] for p in panels(svg)}) == 3


def test_categories_together_are_named_at_the_ends_of_their_lines(dataset: Dataset) -> None:
    svg = draw(dataset, VIEWS["four together"])
    (panel,) = panels(svg)
    for category in VIEWS["four together"].categories:
        name = CATEGORIES[category].short["en"]
        assert any(
            label.text == name and label.x > panel.geometry["right"] for label in labels(svg)
        )
        assert panel.paths(stroke=theme.COLOURS[category])
    assert "own scale" not in said(svg)


def test_too_many_names_for_a_card_become_a_key(dataset: Dataset) -> None:
    svg = draw(dataset, VIEWS["all together"], Frame(1200, 628))
    (panel,) = panels(svg)
    for category in stores.held():
        assert any(
            label.text == CATEGORIES[category].short["en"] and label.y < panel.geometry["top"]
            for label in labels(svg)
        )


def test_too_many_panels_for_a_card_become_thumbnails(dataset: Dataset) -> None:
    svg = draw(dataset, VIEWS["all"], Frame(1200, 628))
    assert len(panels(svg)) == len(stores.held())
    assert said(svg).count("own scale") == 1
    for category in ALL:
        assert CATEGORIES[category].short["en"] in {label.text for label in labels(svg)}


def test_nothing_to_draw_is_a_sentence(dataset: Dataset) -> None:
    assert words("en").EMPTY_CHOICE in said(draw(dataset, VIEWS["nothing chosen"]))
    svg = draw(dataset, VIEWS["not yet reported"])
    assert panels(svg) == []
    category = CATEGORIES["ground_robots"]
    assert words("en").not_reported("ground_robots", category.first, category.last) in said(svg)


def test_a_category_without_figures_is_named_beside_the_others(dataset: Dataset) -> None:
    for name in ("some reported", "some reported together"):
        assert "Ground robotic systems: first reported on 3 May 2026" in said(
            draw(dataset, VIEWS[name])
        )


def test_remarks_stand_where_they_are_true(dataset: Dataset) -> None:
    remarks = Remarks(cut_scale="does not begin at zero")

    def remarked(view: Selection) -> str:
        selected = select(dataset, view)
        around = replace(drawing.caption(selected, dataset), remarks=remarks)
        return said(drawing.svg(selected, Frame(720), around))

    assert words("en").NO_DAILY in remarked(VIEWS["first day"])
    assert "does not begin at zero" in remarked(VIEWS["total of 90 days"])
    assert "does not begin at zero" not in remarked(VIEWS["total"])
    assert "does not begin at zero" not in remarked(VIEWS["90 days"])


def test_events_are_flags_where_they_fit_and_numbers_with_a_list_where_not(
    dataset: Dataset,
) -> None:
    few: tuple[Event, ...] = (
        (date(2024, 8, 6), None, "Kursk incursion"),
        (date(2024, 9, 1), date(2024, 9, 20), "A longer one"),
        (date(2021, 1, 1), date(2021, 2, 1), "Long before"),
    )
    view = of("2024-08-01", "2024-10-31")
    svg = draw(dataset, view, events=few)
    (panel,) = panels(svg)
    flags = [label for label in labels(svg) if label.text in {"Kursk incursion", "A longer one"}]
    assert len(flags) == 2
    assert all(label.y < panel.geometry["top"] for label in flags)
    assert len(list(panel.group.iter(f"{SVG}rect"))) == 1
    assert "Long before" not in said(svg)
    many = draw(dataset, of("2022-02-25", "2025-12-31"), Frame(360), events=events_of(dataset))
    (panel,) = panels(many)
    listed = {label.text for label in labels(many) if label.y > panel.geometry["bottom"]}
    assert {"Battle of Bakhmut", "19"} <= listed


def test_an_event_stands_at_its_day(dataset: Dataset) -> None:
    event: Event = (date(2024, 8, 6), None, "Kursk incursion")
    svg = draw(dataset, of("2024-08-01", "2024-08-31"), events=(event,))
    (panel,) = panels(svg)
    (pole,) = panel.paths(**{"stroke-dasharray": "2 2"})
    x, _ = next(points(pole))
    assert x == pytest.approx(panel.geometry["left"] + 5.5 * panel.geometry["dx"], abs=0.06)


def test_a_file_says_whose_claim_it_is_and_where_it_is_from(dataset: Dataset) -> None:
    view = Selection().changed(window=Window(date(2026, 5, 25), date(2026, 8, 22)))
    svg = draw(dataset, view)
    say = words("en")
    for text in (say.TITLE, "25 May – 22 August 2026", say.CLAIM, ADDRESS):
        assert text in said(svg)
    assert f"{say.SOURCE_LINE} {say.as_of(dataset.newest)}." in said(svg)
    assert "Source Sans Pro" in svg
    assert LIGHT.paper in svg and DARK.paper not in svg
    assert DARK.paper in draw(dataset, view, Frame(720, theme="dark"))


def test_a_plot_in_a_page_takes_its_colours_and_its_title_from_it(dataset: Dataset) -> None:
    frame = Frame(720, standalone=False, name="wide")
    svg = draw(dataset, VIEWS["restated"], frame)
    literal = set(re.findall(r"#[0-9a-f]{3,8}", svg))
    assert literal <= set(theme.COLOURS.values())
    assert {PAGE.ink, PAGE.paper, PAGE.rule, PAGE.soft} <= set(re.findall(r"var\(--\w+\)", svg))
    root = ElementTree.fromstring(svg)
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-labelledby"] == "wide-title wide-desc"
    assert [e.text for e in root if e.attrib.get("id", "").startswith("wide-")] == [
        "Personnel (killed and wounded): losses claimed each day",
        "What it shows.",
    ]
    assert "Personnel" not in said(svg)
    assert "style=" not in svg


def test_words_are_escaped(dataset: Dataset) -> None:
    selected = select(dataset, Selection())
    around = replace(drawing.caption(selected, dataset), title="<b> & 'c'", address='a"b?c=1&d=2')
    svg = drawing.svg(selected, Frame(720), around, marked=((date(2026, 7, 1), None, "A & <B>"),))
    assert "<b> & 'c'" in said(svg)
    assert 'a"b?c=1&d=2' in said(svg)
    assert "A & <B>" in said(svg)


def test_a_card_has_its_size_and_larger_type(dataset: Dataset) -> None:
    root = ElementTree.fromstring(draw(dataset, Selection(), Frame(1200, 628)))
    assert (root.attrib["width"], root.attrib["height"]) == ("1200", "628")
    assert float(root.attrib["viewBox"].split()[2]) == 640


def test_the_whole_war_by_day_is_light_enough_for_an_embed(dataset: Dataset) -> None:
    view = Selection(last="war", by="day")
    both = "".join(draw(dataset, view, Frame(width, standalone=False)) for width in (360, 720))
    assert len(gzip.compress(both.encode())) < 16_000


def test_a_drawing_is_the_same_twice(dataset: Dataset) -> None:
    assert draw(dataset, VIEWS["all"]) == draw(dataset, VIEWS["all"])


def test_the_fonts_advances_are_those_in_the_font() -> None:
    written = json.loads(ADVANCES.read_text(encoding="utf-8"))
    assert written == {weight: advances(path) for weight, path in FILES.items()}, (
        "run python -m tests.components.advances"
    )


def test_the_font_has_every_letter_that_is_printed(dataset: Dataset) -> None:
    printed = {
        character
        for view, lang in product(VIEWS.values(), LANGUAGES)
        for character in said(
            draw(dataset, view.changed(lang=lang), events=events_of(dataset, lang))
        )
    } | set("АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯабвгґдеєжзиіїйклмнопрстуфхцчшщьюя’«»–—−")
    for path in FILES.values():
        with TTFont(path) as font:
            assert {c for c in printed if ord(c) not in font.getBestCmap()} == set()


@given(text=st.text(max_size=60), within=st.floats(30, 400))
def test_wrapped_lines_fit_and_lose_nothing(text: str, within: float) -> None:
    lines = wrapped(text, 12, within=within)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line, 12) <= within or len(line) == 1 for line in lines)


@given(value=st.floats(-5000, 5000))
def test_a_coordinate_is_short_and_right(value: float) -> None:
    assert float(num(value)) == pytest.approx(value, abs=0.0501)
    assert len(num(value)) <= len(f"{value:.1f}")


@given(
    wanted=st.lists(st.floats(0, 300), min_size=1, max_size=15).map(sorted),
    height=st.floats(10, 20),
)
def test_names_at_line_ends_keep_their_order_and_their_distance(
    wanted: list[float], height: float
) -> None:
    middles = spread(wanted, [height] * len(wanted), top=0, bottom=300)
    assert all(later - one >= height - 0.01 for one, later in pairwise(middles))
    assert middles[0] >= height / 2 - 0.01
    assert middles[-1] <= 300 - height / 2 + 0.01
