"""A view's drawing with all that belongs in it: what its totals are set against, its events."""

import csv
import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont

from components.against import notes
from components.drawing import Frame
from components.drawing.text import font_files
from components.drawn import beside, drawn
from components.words import LANGUAGES
from data.dataset import Dataset
from data.selection import Selection
from data.series import select

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


def test_the_claims_number_stands_clear_of_a_line_that_ends_above_it(dataset: Dataset) -> None:
    query = f"against=estimate&{TOTALS}"
    svg = draw(dataset, query)
    (estimate,) = beside(dataset, select(dataset, Selection.checked(query, dataset))).values()
    assert estimate.last > 1_475_270
    (number,) = re.findall(r'y="([0-9.]+)">1,475,270<', svg)
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
    known = [set(TTFont(str(path)).getBestCmap()) for path in font_files()]
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
