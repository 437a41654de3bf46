"""Claims and evidence: what stands beside the claim, in words, charts and tables."""

import csv
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any, get_args
from urllib.parse import unquote

import pytest

from components import against, evidence
from components.words import words
from data import evidence as figures
from data.catalog import CATEGORIES
from data.dataset import Dataset
from data.selection import Lang, Selection
from data.series import Selected, select
from tests import pieces

ROOT = Path(__file__).parents[2]
LANGS = pytest.mark.parametrize("lang", get_args(Lang))
EVERY = ",".join(CATEGORIES)


def reviewed(name: str) -> list[dict[str, str]]:
    with (ROOT / "data" / "reviewed" / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def confirmed(line: str) -> dict[str, int]:
    """The totals of the reviewed table by date."""
    return {
        row["date"]: int(row["total"])
        for row in reviewed("visually_confirmed.csv")
        if row["side"] == "russia" and row["category"] == line
    }


def chosen(dataset: Dataset, query: str) -> Selection:
    return Selection.checked(query, dataset)


def shown(dataset: Dataset, query: str) -> list[Any]:
    return evidence.view(dataset, chosen(dataset, query))


def selected(dataset: Dataset, query: str) -> Selected:
    return select(dataset, chosen(dataset, query))


def points(trace: dict[str, Any]) -> dict[str, int]:
    """A trace's values by their dates, those that are there."""
    if "x0" in trace:
        step = timedelta(milliseconds=trace["dx"])
        first = date.fromisoformat(trace["x0"])
        days = [str(first + number * step) for number in range(len(trace["y"]))]
    else:
        days = trace["x"]
    return {day: y for day, y in zip(days, trace["y"], strict=True) if y is not None}


# What is said


def test_the_latest_pair_is_told_with_its_date(dataset: Dataset) -> None:
    told = pieces.text(shown(dataset, "categories=tanks"))
    assert (
        "By 20 August 2026 the General Staff had claimed 12,283 tanks lost in total; 4,437 had "
        "been visually confirmed (3,343 destroyed, 165 damaged, 391 abandoned and 538 captured)."
    ) in told
    assert (
        "By 1 October 2026 the visually confirmed total was 4,448; there is no report of that day "
        "here to compare it with."
    ) in told


def test_the_latest_pair_is_told_in_ukrainian(dataset: Dataset) -> None:
    told = pieces.text(shown(dataset, "categories=afvs,ships&lang=uk")).replace("\u00a0", " ")
    assert (
        "Станом на 20 серпня 2026 року Генштаб заявив про втрату 25 165 бойових броньованих "
        "машин; візуально підтверджено 10 149 (знищено 8184, пошкоджено 236, покинуто 659, "
        "захоплено 1070)."
    ) in told
    assert (
        "заявив про втрату 37 одиниць флоту (кораблі, катери й підводні човни); візуально "
        "підтверджено 38 (знищено 26, пошкоджено 12)."
    ) in told


@pytest.mark.parametrize(
    ("claimed", "lost"),
    [(1, "1 танка"), (11, "11 танків"), (12_283, "12\u00a0283 танків"), (21, "21 танка")],
)
def test_ukrainian_losses_agree_with_their_number(claimed: int, lost: str) -> None:
    told = words("uk").evidence.confirmed_pair(
        "tanks", date(2026, 8, 20), claimed, 1, {"destroyed": 1}
    )
    assert f"про втрату {lost};" in told


def test_the_estimate_is_told_with_its_interval(dataset: Dataset) -> None:
    (row,) = [row for row in reviewed("personnel_estimates.csv") if row["date"] == "2026-08-21"]
    assert (row["low"], row["central"], row["high"]) == ("1336026", "1524946", "1740579")
    assert (
        "By 21 August 2026 the General Staff had claimed about 1,474,030 Russian personnel killed "
        "and wounded. The Economist’s estimate for that date is 1,524,946, with a 95% prediction "
        "interval from 1,336,026 to 1,740,579."
    ) in pieces.text(shown(dataset, "categories=personnel"))


def test_named_dead_are_told_as_of_their_date(dataset: Dataset) -> None:
    told = pieces.text(shown(dataset, "categories=personnel"))
    assert (
        "As of about 30 November 2025, 152,142 Russian dead were known by name to Mediazona" in told
    )


@LANGS
def test_no_ratio_and_nothing_that_confirms(dataset: Dataset, lang: str) -> None:
    told = pieces.text(shown(dataset, f"categories={EVERY}&lang={lang}"))
    told = told.replace("kyivindependent.com", "")
    hovers = re.findall(r'"hovertext": \[.*?\]', pieces.written(shown(dataset, "categories=tanks")))
    assert hovers
    for text in (told, *hovers):
        assert "%" not in text.replace("95%", "")
        assert not re.search(r"per cent|ratio\b|accura|independent|confirms\b|times as", text, re.I)
        assert not re.search(r"незалежн|підтверджує|разів|частк|відсотк(?!овий)", text, re.I)


@LANGS
def test_personnel_are_killed_and_wounded_and_never_killed_alone(
    dataset: Dataset, lang: str
) -> None:
    told = pieces.text(shown(dataset, f"categories=personnel&lang={lang}"))
    assert not re.search(r"killed(?! and wounded)", told)
    assert not re.search(r"(уб|вб)ит\w+\b(?! (і|й) поранен)", told, re.I)


@LANGS
def test_what_cannot_be_compared_says_so(dataset: Dataset, lang: str) -> None:
    told = shown(dataset, f"categories=drones,cruise_missiles&lang={lang}")
    say = words(lang)
    names = say.names(("drones", "cruise_missiles"))
    assert pieces.text(told) == f"{say.evidence.TITLE} {say.evidence.not_comparable(names)}"
    assert not pieces.figures(told)


def test_what_can_be_compared_is_not_said_to_be_bare(dataset: Dataset) -> None:
    told = shown(dataset, "categories=tanks,drones")
    assert "Drones: no figure here" in pieces.text(told)
    assert len(pieces.figures(told)) == 1


@LANGS
def test_definitions_and_licences_stand_below(dataset: Dataset, lang: str) -> None:
    told = shown(dataset, f"categories=personnel,tanks&lang={lang}")
    text, say = pieces.text(told), words(lang).evidence
    for part in (say.CLAIM_DEFINITION, say.CONFIRMED_DEFINITION, say.ESTIMATE_DEFINITION):
        assert part in text
    assert say.NAMED_DEFINITION in text
    assert "MIT" in text and "CC BY 4.0" in text and "Oryx" in text and "Lee Drake" in text
    links = {piece.href for piece in pieces.of_type(told, "A")}
    assert {evidence.ORYX, evidence.ORYX_BY_DAY, evidence.ECONOMIST, evidence.CC_BY} <= links
    assert {row["reported_in"] for row in reviewed("confirmed_deaths.csv")} <= links


def test_definitions_are_of_what_is_shown(dataset: Dataset) -> None:
    say = words("en").evidence
    text = pieces.text(shown(dataset, "categories=tanks"))
    assert say.CONFIRMED_DEFINITION in text
    assert say.ESTIMATE_DEFINITION not in text and say.NAMED_DEFINITION not in text


def test_vehicles_say_that_their_source_redefined_them(dataset: Dataset) -> None:
    assert "May 2026" in pieces.text(shown(dataset, "categories=vehicles"))
    assert "травні 2026 року" in pieces.text(shown(dataset, "categories=vehicles&lang=uk"))


@LANGS
def test_every_line_has_its_words(lang: str) -> None:
    say = words(lang).evidence
    assert set(say.LINES) == set(figures.CONFIRMED)
    for line in figures.CONFIRMED:
        assert say.confirmed_pair(line, date(2026, 8, 20), 7, 5, {"destroyed": 5})


def test_an_empty_choice_and_an_empty_store_have_no_panels(dataset: Dataset, tiny: Dataset) -> None:
    assert shown(dataset, "categories=") == []
    told = evidence.view(tiny, Selection(categories=("personnel", "tanks")))
    assert not pieces.figures(told)
    assert "Personnel and tanks: no figure here" in pieces.text(told)


# What is drawn


@pytest.mark.parametrize("line", figures.CONFIRMED)
def test_a_panel_draws_the_claim_and_the_counts_apart(dataset: Dataset, line: str) -> None:
    drawn = evidence.confirmed_figure(dataset, line, words("en"))
    claim, counts = drawn["data"]
    assert points(counts) == confirmed(line)
    parts = figures.CONFIRMED[line]
    assert points(claim)["2026-08-22"] == sum(dataset.totals[part].iloc[-1] for part in parts)
    assert "dash" in counts["line"] and "dash" not in claim["line"]
    assert counts["marker"]["symbol"] == "diamond-open" and claim["mode"] == "lines"
    assert drawn["layout"]["yaxis"]["rangemode"] == "tozero"
    assert "yaxis2" not in drawn["layout"]


def test_values_are_plain_integers(dataset: Dataset) -> None:
    for drawn in pieces.figures(shown(dataset, f"categories={EVERY}")):
        for trace in drawn["data"]:
            assert type(trace["y"]) is list
            assert {type(value) for value in trace["y"]} <= {int, type(None)}


def test_the_line_of_vehicles_is_broken_where_they_were_redefined(dataset: Dataset) -> None:
    (trace,) = evidence.confirmed_figure(dataset, "vehicles", words("en"))["data"][1:]
    gap = trace["y"].index(None)
    assert trace["connectgaps"] is False
    assert (trace["x"][gap - 1], trace["x"][gap + 1]) == ("2026-05-01", "2026-06-01")
    for other in set(figures.CONFIRMED) - {"vehicles"}:
        assert None not in evidence.confirmed_figure(dataset, other, words("en"))["data"][1]["y"]


def test_the_band_holds_the_estimate_beside_the_claim_of_the_same_days(dataset: Dataset) -> None:
    low, high, central, claim = evidence.estimate_figure(dataset, words("en"))["data"]
    rows = {row["date"]: row for row in reviewed("personnel_estimates.csv")}
    for trace, name in ((low, "low"), (high, "high"), (central, "central")):
        assert all(value == int(rows[day][name]) for day, value in points(trace).items())
    assert points(claim).keys() == points(central).keys()
    assert points(claim)["2026-08-21"] == 1_474_030
    assert high["fill"] == "tonexty" and "dash" in central["line"] and "dash" not in claim["line"]


@LANGS
def test_named_dead_are_points_in_a_panel_of_their_own(dataset: Dataset, lang: str) -> None:
    told = shown(dataset, f"categories=personnel&lang={lang}")
    panels = pieces.of_type(told, "Figure")
    assert len(panels) == 2
    assert words(lang).OWN_SCALE in pieces.text(panels[1])
    ((drawn,),) = [drawn["data"] for drawn in pieces.figures(panels[1])]
    rows = reviewed("confirmed_deaths.csv")
    assert points(drawn) == {row["date"]: int(row["confirmed_dead"]) for row in rows}
    assert drawn["mode"] == "markers"
    hollow = [symbol == "circle-open" for symbol in drawn["marker"]["symbol"]]
    assert hollow == [not row["date_basis"].startswith("stated") for row in rows]


@pytest.mark.parametrize("keys", ["ships", "submarines", "ships,submarines"])
def test_ships_and_submarines_share_a_panel(dataset: Dataset, keys: str) -> None:
    told = shown(dataset, f"categories={keys}")
    assert len(pieces.of_type(told, "Figure")) == 1
    assert words("en").evidence.SHIPS_NOTE in pieces.text(told)


def test_the_key_draws_what_the_chart_draws(dataset: Dataset) -> None:
    told = shown(dataset, "categories=personnel,tanks")
    pictures = pieces.of_type(told, "Img")
    assert len(pictures) == 3 + 2 + 2
    assert all(picture.alt == "" for picture in pictures)
    assert all("<svg" in unquote(picture.src) for picture in pictures)
    assert "COLOUR" not in "".join(unquote(picture.src) for picture in pictures)


@LANGS
def test_every_chart_has_a_name_and_a_table(dataset: Dataset, lang: str) -> None:
    for panel in pieces.of_type(shown(dataset, f"categories={EVERY}&lang={lang}"), "Figure"):
        (picture,) = [part for part in pieces.pieces(panel) if getattr(part, "role", "") == "img"]
        assert getattr(picture, "aria-label")
        (table,) = pieces.of_type(panel, "Table")
        rows = pieces.cells(table)
        assert len(rows) > 8 and all(len(row) == len(rows[0]) for row in rows)


def test_the_table_is_the_charts_twin(dataset: Dataset) -> None:
    (table,) = pieces.of_type(shown(dataset, "categories=tanks"), "Table")
    header, *rows = pieces.cells(table)
    assert header == ["Date", "Claimed", "Visually confirmed"]
    assert rows[0] == ["1 October 2026", "–", "4,448"]
    assert rows[2] == ["20 August 2026", "12,283", "4,437"]
    assert [row[2] for row in rows[::-1]] == [f"{n:,}" for n in confirmed("tanks").values()]


def test_a_disputed_claim_is_marked_in_the_table(dataset: Dataset) -> None:
    (table,) = pieces.of_type(shown(dataset, "categories=artillery"), "Table")
    marked = [row for row in pieces.cells(table) if words("en").DISPUTED_NOTE in row[1]]
    assert [row[0] for row in marked] == ["1 February 2024"]


# Beside the claim in the chart of the window


@pytest.mark.parametrize("query", ["against=confirmed", "measure=cumulative", "last=war"])
def test_nothing_is_added_unless_totals_are_set_against_it(dataset: Dataset, query: str) -> None:
    shown = selected(dataset, f"categories=tanks&{query}")
    assert against.against_traces(dataset, "tanks", shown) == []
    say = words("en")
    only = [say.evidence.totals_only(say.MEASURES["cumulative"])]
    assert against.notes(dataset, shown) == (only if "against" in query else [])


def test_added_counts_are_those_of_the_window(dataset: Dataset) -> None:
    shown = selected(
        dataset,
        "categories=tanks&from=2023-02-15&to=2023-05-01&measure=cumulative&against=confirmed",
    )
    (trace,) = against.against_traces(dataset, "tanks", shown)
    told = confirmed("tanks")
    expected = ("2023-03-01", "2023-04-01", "2023-05-01")
    assert points(trace) == {day: told[day] for day in expected}
    assert against.notes(dataset, shown) == [words("en").evidence.IN_CHART["confirmed"]]


def test_added_estimates_are_those_of_the_window(dataset: Dataset) -> None:
    shown = selected(
        dataset,
        "categories=personnel&from=2023-03-04&to=2023-03-05&measure=cumulative&against=estimate",
    )
    traces = against.against_traces(dataset, "personnel", shown)
    rows = {row["date"]: row for row in reviewed("personnel_estimates.csv")}
    days = ("2023-03-04", "2023-03-05")
    found = [points(trace) for trace in traces]
    assert found == [{d: int(rows[d][name]) for d in days} for name in ("low", "high", "central")]


def test_an_added_estimate_has_few_points_and_the_last_day(dataset: Dataset) -> None:
    shown = selected(dataset, "last=war&measure=cumulative&against=estimate")
    *_, central = against.against_traces(dataset, "personnel", shown)
    assert len(central["y"]) <= 240
    assert list(points(central))[-1] == "2026-08-21"


@pytest.mark.parametrize("key", ["ships", "submarines", "drones", "personnel", "trucks"])
def test_a_category_that_does_not_compare_adds_nothing(dataset: Dataset, key: str) -> None:
    shown = selected(dataset, f"categories={key}&last=war&measure=cumulative&against=confirmed")
    assert against.against_traces(dataset, key, shown) == []
    (note,) = against.notes(dataset, shown)
    assert note == words("en").evidence.none_compares(words("en").names((key,)))


def test_a_window_without_a_count_says_so(dataset: Dataset) -> None:
    shown = selected(
        dataset,
        "categories=tanks&from=2023-03-04&to=2023-03-05&measure=cumulative&against=confirmed",
    )
    assert against.notes(dataset, shown) == [words("en").evidence.none_dated("Tanks")]


def test_a_link_adds_the_lines_and_takes_them_out(dataset: Dataset) -> None:
    add = words("en").evidence.AGAINST["confirmed"]
    (link,) = [
        a for a in pieces.of_type(shown(dataset, "categories=tanks"), "A") if add in pieces.text(a)
    ]
    added = chosen(dataset, link.href)
    assert (added.against, added.measure) == ("confirmed", "cumulative")
    remove = words("en").evidence.AGAINST["claim"]
    (link,) = [
        a for a in pieces.of_type(evidence.view(dataset, added), "A") if remove in pieces.text(a)
    ]
    assert chosen(dataset, link.href).against == "claim"
