"""The published weekend of 4 and 5 March 2023: the same wherever it is told."""

import csv
import io
from collections.abc import Callable
from datetime import date
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from components.http import feed
from data.dataset import Dataset
from tests import published
from tests.components.http import asking

VIEW = f"{asking.WEEKEND}&lang=en"
SUNDAY = date(2023, 3, 5)
KEYS = ("personnel", "tanks", "afvs")
STORIES = {story.categories: story for story in published.stories() if story.last == SUNDAY}
LOSSES = {key: STORIES[(key,)].losses for key in KEYS}
REPORTS = {key: STORIES[(key,)].reports for key in KEYS}
TOTALS = {key: STORIES[(key,)].total for key in KEYS}
ARMOUR = STORIES["tanks", "afvs"].losses

Told = dict[str, object]
"""What an answer says of the weekend, of all that was published of it."""


def file(client: FlaskClient) -> Told:
    rows = list(csv.DictReader(io.StringIO(client.get(f"/losses.csv?{VIEW}").text, newline="")))
    of = {key: [row for row in rows if row["category"] == key] for key in KEYS}
    return {
        "reports": {key: [int(row["losses"]) for row in of[key]] for key in KEYS},
        "losses": {key: sum(int(row["losses"]) for row in of[key]) for key in KEYS},
        "totals": {key: int(of[key][-1]["total"]) for key in KEYS},
    }


def figures(client: FlaskClient) -> Told:
    found = client.get(f"/losses.json?{VIEW}").get_json()
    return {
        "losses": {each["category"]: each["losses"] for each in found["figures"]},
        "totals": {each["category"]: each["total"] for each in found["figures"]},
        "reports": {
            key: [row["losses"] for row in found["rows"] if row["category"] == key] for key in KEYS
        },
        "armour": f"{ARMOUR} armoured vehicles" in found["key_points"]["headline"] and ARMOUR,
    }


def charts(client: FlaskClient) -> Told:
    daily, cumulative = (
        client.get(f"/chart.json?{VIEW}{more}").get_json()["charts"]
        for more in ("", "&measure=cumulative")
    )
    bars = {chart["category"]: chart["figure"]["data"][0]["y"] for chart in daily}
    lines = {chart["category"]: chart["figure"]["data"][0]["y"] for chart in cumulative}
    return {
        "reports": bars,
        "losses": {key: sum(bars[key]) for key in KEYS},
        "totals": {key: lines[key][-1] for key in KEYS},
    }


NAMES = {"personnel": "Personnel", "tanks": "Tanks", "afvs": "AFVs"}


def _said(text: str, told: dict[str, str]) -> dict[str, str]:
    """Those of the phrases that the text does say."""
    return {key: phrase for key, phrase in told.items() if f" {phrase} " in f" {text} "}


def _phrases(values: dict[str, int | None]) -> dict[str, str]:
    return {key: f"{NAMES[key]} {value:,}" for key, value in values.items()}


def embed(client: FlaskClient) -> Told:
    """The key figures over the chart, and its title."""
    text = asking.read(client, f"/embed?{VIEW}")
    totals = asking.read(client, f"/embed?{VIEW}&measure=cumulative")
    return {
        "losses": _said(text, _phrases(LOSSES)) == _phrases(LOSSES) and LOSSES,
        "totals": _said(totals, _phrases(TOTALS)) == _phrases(TOTALS) and TOTALS,
        "reports": "5 March 2023 930 5 9 4 March 2023 820 4 10" in text and REPORTS,
        "armour": f"{ARMOUR} armoured vehicles" in text and ARMOUR,
    }


def drawing(client: FlaskClient) -> Told:
    """The numbers over the bars, and at the ends of the lines."""
    text = asking.read(client, f"/chart.svg?{VIEW}")
    totals = asking.read(client, f"/chart.svg?{VIEW}&measure=cumulative")
    bars = {key: f"Mar 2023 {' '.join(map(str, REPORTS[key]))}" for key in KEYS}
    ends = {key: f"Mar 2023 {TOTALS[key]:,}" for key in KEYS}
    return {
        "reports": _said(text, bars) == bars and REPORTS,
        "totals": _said(totals, ends) == ends and TOTALS,
    }


def oembed(client: FlaskClient) -> Told:
    """The title, which is the headline."""
    url = quote(f"{asking.ROOT}/?{VIEW}", safe="")
    title = client.get(f"/oembed?url={url}").get_json()["title"]
    told = {"personnel": f"about {LOSSES['personnel']:,} military", "tanks": "nine of them tanks"}
    return {
        "armour": f"{ARMOUR} armoured vehicles" in title and ARMOUR,
        "losses": all(phrase in title for phrase in told.values()) and LOSSES,
    }


@pytest.mark.parametrize("told", [file, figures, charts, embed, drawing, oembed])
def test_the_weekend_is_told_as_it_was_published(
    client: FlaskClient, told: Callable[[FlaskClient], Told]
) -> None:
    expected = {"losses": LOSSES, "reports": REPORTS, "totals": TOTALS, "armour": ARMOUR}
    found = told(client)
    assert len(found) >= 2 and found == {name: expected[name] for name in found}


def test_what_was_published_is_what_is_looked_for() -> None:
    assert LOSSES == {"personnel": 1750, "tanks": 9, "afvs": 19} and ARMOUR == 28
    assert TOTALS == {"personnel": 153120, "tanks": 3414, "afvs": 6692}
    assert REPORTS == {"personnel": [820, 930], "tanks": [4, 5], "afvs": [10, 9]}


def test_the_feeds_entry_of_the_sunday_tells_its_report(dataset: Dataset) -> None:
    entry = feed.entry(dataset, SUNDAY, "en")
    assert f"about {REPORTS['personnel'][1]} military personnel" in entry.title
    assert "14 armoured vehicles, five of them tanks" in entry.title
    assert "about 930; tanks: 5; AFVs: 9" in entry.content
    for total in TOTALS.values():
        assert f"{total:,}" in entry.content
