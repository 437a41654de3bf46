"""A view's drawing with all that belongs in it: what its totals are set against, its events."""

import csv
import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont

from components.against import notes
from components.compared import compared
from components.drawing import Frame
from components.drawing.inks import LIGHT
from components.drawing.text import FILES
from components.drawn import beside, drawn
from components.words import LANGUAGES
from data.catalog import CATEGORIES
from data.dataset import Dataset
from data.selection import Selection
from data.series import select
from data.windows import Window

REVIEWED = Path(__file__).parents[2] / "data" / "reviewed"
TOTALS = "last=war&measure=cumulative&lang=en"


def draw(dataset: Dataset, query: str, **frame: Any) -> str:
    return drawn(
        dataset, Selection.checked(query, dataset), Frame(frame.pop("width", 840), **frame)
    )


def said(svg: str) -> str:
    """All texts of a drawing in their order."""
    texts = ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")
    return " ".join(text.text or "" for text in texts)


def collected(name: str) -> list[dict[str, str]]:
    with (REVIEWED / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def confirmed(line: str) -> dict[str, int]:
    """The counts of a line as they were collected, by their dates."""
    return {
        row["date"]: int(row["total"])
        for row in collected("visually_confirmed.csv")
        if (row["side"], row["category"]) == ("russia", line)
    }


def diamonds(svg: str) -> int:
    return len(re.findall(r"M\S+ \S+?l(\S+?)-\1 \1 \1-\1 \1z", svg))


def test_confirmed_totals_stand_beside_the_claim_each_at_its_own_date(dataset: Dataset) -> None:
    query = f"categories=tanks&against=confirmed&{TOTALS}"
    found = beside(dataset, select(dataset, Selection.checked(query, dataset)))["tanks"]
    counts = {day: n for day, n in confirmed("tanks").items() if day <= str(dataset.newest)}
    told = dict(zip(map(str, found.days), found.values, strict=True))
    assert told == counts and len(counts) > 50
    svg = draw(dataset, query)
    assert diamonds(svg) == len(counts)
    assert "as Oryx counts them" in said(svg) and "defined differently from the claim" in said(svg)


def test_counts_are_not_joined_over_a_change_of_what_is_counted(dataset: Dataset) -> None:
    query = f"categories=vehicles&against=confirmed&{TOTALS}"
    found = beside(dataset, select(dataset, Selection.checked(query, dataset)))["vehicles"]
    gap = found.values.index(None)
    assert str(found.days[gap - 1]) <= "2026-05-01" < str(found.days[gap + 1])
    assert found.values.count(None) == 1


def test_the_estimate_stands_in_its_band_and_names_who_made_it(dataset: Dataset) -> None:
    query = f"against=estimate&{TOTALS}"
    found = beside(dataset, select(dataset, Selection.checked(query, dataset)))["personnel"]
    published = {
        row["date"]: tuple(int(row[name]) for name in ("low", "central", "high"))
        for row in collected("personnel_estimates.csv")
    }
    bands = zip(found.low, found.values, found.high, strict=True)
    told = dict(zip(map(str, found.days), bands, strict=True))
    assert told and all(published[day] == told[day] for day in told)
    svg = draw(dataset, query)
    assert "The Economist’s estimate of killed and wounded" in said(svg)
    assert "stroke-dasharray" in svg and diamonds(svg) == 0


def geometry(svg: str) -> dict[str, Any]:
    """What a drawing of one panel tells a script of it."""
    (panel,) = [each for each in ElementTree.fromstring(svg).iter() if "data-plot" in each.attrib]
    found: dict[str, Any] = json.loads(panel.attrib["data-plot"])
    return found


def height(value: float, plot: dict[str, Any]) -> float:
    """Where a value lies, as a script finds it."""
    return float(plot["bottom"] - (value - plot["low"]) * plot["unit"])


@pytest.mark.parametrize("against", ["confirmed", "estimate"])
def test_all_that_is_set_beside_lies_on_the_scale(dataset: Dataset, against: str) -> None:
    query = f"against={against}&{TOTALS}&categories=" + (
        "personnel" if against == "estimate" else "tanks"
    )
    svg = draw(dataset, query)
    plot = geometry(svg)
    (one,) = beside(dataset, select(dataset, Selection.checked(query, dataset))).values()
    heights = [height(value, plot) for value in one.present]
    assert plot["top"] <= min(heights) and max(heights) <= plot["bottom"]


@pytest.mark.parametrize(
    "query",
    [
        "categories=tanks&last=war&against=confirmed&lang=en",
        f"categories=tanks&against=claim&{TOTALS}",
        f"categories=drones&against=confirmed&{TOTALS}",
        f"categories=tanks&against=estimate&{TOTALS}",
        f"categories=&against=confirmed&{TOTALS}",
    ],
    ids=["daily", "the claim alone", "not comparable", "no estimate", "no category"],
)
def test_what_does_not_compare_has_nothing_beside_it(dataset: Dataset, query: str) -> None:
    assert beside(dataset, select(dataset, Selection.checked(query, dataset))) == {}
    assert diamonds(draw(dataset, query)) == 0


def test_it_is_told_where_nothing_compares(dataset: Dataset) -> None:
    query = f"categories=tanks,drones&against=confirmed&{TOTALS}"
    note = notes(dataset, select(dataset, Selection.checked(query, dataset)))[1]
    assert "rones" in note and note in said(draw(dataset, query))


def test_the_claims_number_is_named_and_clear_of_a_line_that_ends_higher(dataset: Dataset) -> None:
    query = f"against=estimate&{TOTALS}"
    svg = draw(dataset, query)
    (estimate,) = beside(dataset, select(dataset, Selection.checked(query, dataset))).values()
    assert estimate.last > 1_475_270
    (number,) = re.findall(r'y="([0-9.]+)">Claimed 1,475,270<', svg)
    assert float(number) < height(estimate.last, geometry(svg))


def test_an_event_that_began_before_the_window_has_no_pole_at_its_edge(dataset: Dataset) -> None:
    # The battle of Bakhmut was on all of January 2023, Avdiivka's began on 10 October.
    bakhmut = draw(dataset, "from=2023-01-01&to=2023-03-31&events=1&lang=en")
    avdiivka = draw(dataset, "from=2023-10-01&to=2023-12-31&events=1&lang=en")
    for svg, name, poles in ((bakhmut, "Bakhmut", 0), (avdiivka, "Avdiivka", 1)):
        assert name in said(svg) and 'fill-opacity=".1"' in svg
        assert svg.count('stroke-dasharray="2 2"') == poles, name


@pytest.mark.parametrize("lang", list(LANGUAGES))
def test_our_font_has_every_sign_of_every_drawing(dataset: Dataset, lang: str) -> None:
    known = [set(TTFont(str(path)).getBestCmap()) for path in FILES.values()]
    signs = set.intersection(*known)
    for more in (
        "last=war&measure=cumulative&against=estimate",
        "categories=tanks,drones&last=war&measure=cumulative&against=confirmed",
        "last=war&by=month&events=1",
        "categories=personnel,drones&last=90d&theme=dark",
        "categories=",
        "days=loss&from=2022-02-24&to=2022-03-10&categories=tanks,submarines&split=0",
    ):
        text = said(draw(dataset, f"{more}&lang={lang}"))
        assert not {sign for sign in text if ord(sign) not in signs}, more


def ticks(svg: str) -> list[list[float]]:
    """The compared window's values, panel by panel, read as a script would."""
    found = []
    for group in ElementTree.fromstring(svg).iter():
        if "data-plot" not in group.attrib:
            continue
        plot = json.loads(group.attrib["data-plot"])
        paths = [path.attrib for path in group.iter("{http://www.w3.org/2000/svg}path")]
        heights = [
            float(y)
            for path in paths
            if path.get("stroke") == LIGHT.ink and path.get("stroke-width") == "2"
            for y in re.findall(r"M\S+ (\S+?)h", path["d"])
        ]
        found.append([plot["low"] + (plot["bottom"] - y) / plot["unit"] for y in heights])
    return found


def dotted(svg: str) -> list[str]:
    """The lines in a panel; the key's is a level stroke."""
    return re.findall(r'<path d="([^"h]*)"[^>]*stroke-dasharray="1.5 2.5"/>', svg)


def published(dataset: Dataset, category: str, first: str, last: str) -> list[int]:
    """What was claimed each day, straight from the totals of the reports."""
    totals = dataset.totals[category]
    return [int(value) for value in totals.diff().loc[first:last]]


WEEKEND = "categories=personnel,tanks,afvs&from=2023-03-04&to=2023-03-05&lang=en"


def test_a_weekend_stands_beside_the_one_before(dataset: Dataset) -> None:
    svg = draw(dataset, WEEKEND)
    before = [
        published(dataset, key, "2023-02-25", "2023-02-26")
        for key in ("personnel", "tanks", "afvs")
    ]
    assert [[round(value) for value in panel] for panel in ticks(svg)] == before
    assert "for comparison: 25–26 February 2023" in said(svg)
    assert {"820", "930", "4", "5"} <= set(said(svg).split())


@pytest.mark.parametrize(
    ("compare", "first", "last", "told"),
    [
        ("previous", "2023-02-25", "2023-02-26", "25–26 February 2023"),
        ("year-ago", "2022-03-05", "2022-03-06", "5–6 March 2022"),
        ("2023-01-07..2023-01-08", "2023-01-07", "2023-01-08", "7–8 January 2023"),
    ],
)
def test_any_window_can_be_compared_with(
    dataset: Dataset, compare: str, first: str, last: str, told: str
) -> None:
    query = f"from=2023-03-04&to=2023-03-05&lang=en&compare={compare}"
    for frame in ({}, {"width": 1200, "height": 630}, {"width": 312}):
        svg = draw(dataset, query, **frame)
        assert [round(value) for value in ticks(svg)[0]] == published(
            dataset, "personnel", first, last
        )
        assert f"for comparison: {told}" in said(svg)


@pytest.mark.parametrize(
    "query",
    [
        f"{WEEKEND}&compare=none",
        f"{WEEKEND}&measure=cumulative",
        f"{WEEKEND}&split=0",
        "last=90d&lang=en",
        "from=2022-02-25&to=2022-02-27&lang=en",
    ],
    ids=["not asked for", "totals", "lines", "long", "nothing before"],
)
def test_no_comparison_is_drawn_where_it_would_be_noise_or_none_is_there(
    dataset: Dataset, query: str
) -> None:
    svg = draw(dataset, query)
    assert not any(ticks(svg)) and not dotted(svg) and "for comparison" not in said(svg)


def test_a_long_window_is_compared_by_a_dotted_line_on_the_scale(dataset: Dataset) -> None:
    svg = draw(dataset, "categories=tanks&last=90d&compare=year-ago&lang=en")
    first, newest = dataset.newest - timedelta(days=89 + 364), dataset.newest - timedelta(days=364)
    expected = published(dataset, "tanks", str(first), str(newest))
    (path,), plot = dotted(svg), geometry(svg)
    y = float(re.findall(r"M\S+ ([\d.]+)", path)[0])
    # A path goes on by differences, where a minus may stand for the space.
    steps = [float(dy) for dy in re.findall(r"l-?[\d.]+?(?: |(?=-))(-?[\d.]+)", path)]
    heights = [y, *(y + sum(steps[: number + 1]) for number in range(len(steps)))]
    values = [round((plot["bottom"] - height) / plot["unit"]) for height in heights]
    assert values == expected
    assert plot["top"] <= min(heights)


def test_a_category_that_began_meanwhile_keeps_its_days(dataset: Dataset) -> None:
    """The compared days stand over the same days of the window, not over its first reports."""
    began = CATEGORIES["ground_robots"].first
    first, last = began - timedelta(days=3), began + timedelta(days=3)
    other = Window(last + timedelta(days=30), last + timedelta(days=36))
    query = (
        f"categories=ground_robots&from={first}&to={last}&lang=en"
        f"&compare={other.first}..{other.last}"
    )
    found = compared(dataset, select(dataset, Selection.checked(query, dataset)))
    expected = published(dataset, "ground_robots", str(other.first), str(other.last))
    assert list(found["ground_robots"].values) == expected[3:]


def test_no_part_of_a_week_stands_beside_a_whole_one(dataset: Dataset) -> None:
    # 5 December 2022 was a Monday, 3 October 2022 too; 30 September a Friday.
    query = (
        "categories=tanks&from=2022-12-05&to=2022-12-25&by=week&lang=en"
        "&compare=2022-09-30..2022-10-20"
    )
    found = compared(dataset, select(dataset, Selection.checked(query, dataset)))
    weeks = [("2022-10-03", "2022-10-09"), ("2022-10-10", "2022-10-16")]
    expected = [sum(published(dataset, "tanks", *week)) for week in weeks]
    assert list(found["tanks"].values) == [None, *expected]


def test_parts_of_a_month_stand_beside_each_other(dataset: Dataset) -> None:
    query = (
        "categories=tanks&from=2023-03-10&to=2023-03-20&by=month&lang=en"
        "&compare=2023-02-10..2023-02-20"
    )
    found = compared(dataset, select(dataset, Selection.checked(query, dataset)))
    assert found["tanks"].values == (sum(published(dataset, "tanks", "2023-02-10", "2023-02-20")),)


def test_a_number_is_not_read_as_that_of_the_tick_above_its_bar(dataset: Dataset) -> None:
    # 1,240 of 22 August 2026 under a tick of 1,390, which would run through it.
    svg = draw(dataset, "from=2026-08-22&to=2026-08-22&lang=en", width=360)
    assert published(dataset, "personnel", "2026-08-21", "2026-08-22") == [1390, 1240]
    (number,) = re.findall(r'y="([0-9.]+)">1,240<', svg)
    assert float(number) > height(1240, geometry(svg)) > height(1390, geometry(svg))
