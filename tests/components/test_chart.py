"""The chart as plain data: what is drawn, where, and what is marked."""

from datetime import date, datetime, timedelta
from typing import Any

import pandas as pd
import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings

from components import chart, theme
from components.words import words
from data.catalog import CATEGORIES
from data.dataset import Dataset
from data.selection import Selection
from data.series import select
from tests import pieces, stores, strategies

DAY_MS = 86_400_000
WEEKEND = "categories=personnel,tanks,afvs&from=2023-03-04&to=2023-03-05"


def figure(dataset: Dataset, query: str) -> dict[str, Any]:
    selected = select(dataset, Selection.checked(query, dataset))
    return chart.figure(selected.series[0], selected)


def view(dataset: Dataset, query: str) -> list[Any]:
    return chart.view(dataset, Selection.checked(query, dataset))


def bars(drawn: dict[str, Any]) -> list[dict[str, Any]]:
    return [trace for trace in drawn["data"] if trace["type"] == "bar"]


def lines(drawn: dict[str, Any]) -> list[dict[str, Any]]:
    return [trace for trace in drawn["data"] if trace.get("mode") == "lines"]


def marked(drawn: dict[str, Any], symbol: str) -> dict[str, int]:
    """The values under a mark, by day."""
    found: dict[str, int] = {}
    for trace in drawn["data"]:
        if trace.get("mode") == "markers" and trace["marker"]["symbol"] == symbol:
            found |= dict(points(trace))
    return found


def points(trace: dict[str, Any]) -> list[tuple[str, int]]:
    """A trace's values with their days, those that are there."""
    if "x0" in trace:
        assert trace["dx"] == DAY_MS
        first = date.fromisoformat(trace["x0"])
        days = [str(first + timedelta(days=number)) for number in range(len(trace["y"]))]
    else:
        days = trace["x"]
    return [(day, y) for day, y in zip(days, trace["y"], strict=True) if y is not None]


def test_a_day_is_a_bar_at_its_date(dataset: Dataset) -> None:
    (trace,) = bars(figure(dataset, "from=2023-03-04&to=2023-03-05"))
    assert (trace["x0"], trace["dx"], trace["y"]) == ("2023-03-04", DAY_MS, [820, 930])


def test_days_of_loss_are_drawn_a_day_earlier(dataset: Dataset) -> None:
    (trace,) = bars(figure(dataset, "from=2023-03-03&to=2023-03-04&days=loss"))
    assert points(trace) == [("2023-03-03", 820), ("2023-03-04", 930)]


@pytest.mark.parametrize("by", ["day", "week", "month", "year"])
@pytest.mark.parametrize("measure", ["daily", "cumulative"])
def test_values_are_plain_integers_or_none(dataset: Dataset, by: str, measure: str) -> None:
    drawn = figure(dataset, f"last=war&by={by}&measure={measure}")
    measured = [trace for trace in drawn["data"] if "hovertemplate" in trace]
    assert measured and all(type(trace["y"]) is list for trace in drawn["data"])
    for trace in measured:
        assert {type(value) for value in trace["y"]} <= {int, type(None)}
        assert len(trace["y"]) == len(trace["hovertext"])


def test_a_gap_is_none_and_no_zero(tiny: Dataset) -> None:
    (days,) = [trace["y"] for trace in bars(figure(tiny, "last=war"))[:1]]
    assert days == [None, 10, 20, 30, None, None, 50, 40, 10, 15]
    (line,) = lines(figure(tiny, "last=war&measure=cumulative"))
    assert line["y"] == [1000, 1010, 1030, 1060, None, 1150, 1200, 1300, 1310, 1325]
    assert line["connectgaps"] is False


def test_the_trailing_average_is_a_line_over_the_days(dataset: Dataset) -> None:
    (line,) = lines(figure(dataset, "from=2023-02-20&to=2023-03-05"))
    week = dataset.daily["personnel"]["2023-02-27":"2023-03-05"].sum()
    assert line["y"][-1] == pytest.approx(week / 7, abs=0.051)
    assert (line["x0"], line["dx"], len(line["y"])) == ("2023-02-20", DAY_MS, 14)


@pytest.mark.parametrize("query", ["average=0", "by=week", "measure=cumulative&average=1"])
def test_there_is_no_average_where_none_is_asked_for_or_fits(dataset: Dataset, query: str) -> None:
    drawn = figure(dataset, f"from=2023-01-02&to=2023-03-05&{query}")
    assert all(trace.get("name") != words("en").AVERAGE_TRACE for trace in drawn["data"])


def test_an_average_that_no_day_has_is_not_in_the_key(dataset: Dataset) -> None:
    """The first reports are in bulk, and in no average (rule 6)."""
    drawn = figure(dataset, "from=2022-02-25&to=2022-03-10")
    assert all(trace.get("name") != words("en").AVERAGE_TRACE for trace in drawn["data"])
    shown = Selection.checked("from=2022-02-25&to=2022-03-10&lang=en", dataset)
    assert words("en").AVERAGE_KEY not in pieces.text(chart.view(dataset, shown))


def test_a_restated_day_has_a_triangle_at_its_losses(dataset: Dataset) -> None:
    shown = "from=2025-02-20&to=2025-03-05"
    assert marked(figure(dataset, shown), "triangle-up") == {"2025-02-28": 1060}
    cumulative = figure(dataset, f"{shown}&measure=cumulative")
    assert marked(cumulative, "triangle-up") == {"2025-02-28": 874560}
    unmarked = figure(dataset, "from=2023-03-01&to=2023-03-31")
    assert all(trace.get("mode") != "markers" for trace in unmarked["data"])


def test_a_restatement_is_told_on_hover_with_its_amount(dataset: Dataset) -> None:
    (trace,) = bars(figure(dataset, "from=2025-02-28&to=2025-02-28"))
    (said,) = trace["hovertext"]
    assert "28 February 2025" in said and "1,060" in said and "+1,650" in said


def test_a_disputed_value_is_a_hollow_dot(dataset: Dataset) -> None:
    shown = "categories=helicopters&from=2026-03-15&to=2026-05-10"
    assert set(marked(figure(dataset, shown), "circle-open")) == {"2026-03-22", "2026-04-30"}
    cumulative = marked(figure(dataset, f"{shown}&measure=cumulative"), "circle-open")
    assert len(cumulative) == 39 and min(cumulative) == "2026-03-22"
    assert max(cumulative) == "2026-04-29"
    drones = figure(dataset, "categories=drones&from=2026-07-20&to=2026-08-01")
    assert set(marked(drones, "circle-open")) == {"2026-07-26", "2026-07-27"}


def test_a_disputed_day_says_so_on_hover(dataset: Dataset) -> None:
    (trace, *_) = bars(figure(dataset, "categories=drones&from=2026-07-26&to=2026-07-28"))
    assert [words("en").DISPUTED_NOTE in said for said in trace["hovertext"]] == [True, True, False]


def test_partial_periods_are_paler_and_apart_from_the_whole_ones(dataset: Dataset) -> None:
    whole, partial = bars(figure(dataset, "from=2026-01-14&to=2026-01-27&by=week"))
    assert points(whole) == [("2026-01-19", 7620)]
    assert [day for day, _ in points(partial)] == ["2026-01-14", "2026-01-26"]
    assert partial["opacity"] < 0.6 and "opacity" not in whole
    said = [words("en").PARTIAL_NOTE in text for text in partial["hovertext"]]
    assert said == [True, False, True]


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("split=0&from=2026-01-14&to=2026-01-27&by=week", True),
        ("split=0&from=2026-01-12&to=2026-01-25&by=week", False),
        # None of them is complete, so all are drawn.
        ("split=0&from=2026-01-14&to=2026-01-20&by=month", False),
        ("split=0&from=2026-01-14&to=2026-01-27&by=day", False),
        ("split=0&from=2026-01-14&to=2026-01-27&by=week&measure=cumulative", False),
        ("split=1&from=2026-01-14&to=2026-01-27&by=week", False),
    ],
)
def test_lines_say_that_they_leave_out_what_is_not_complete(
    client: FlaskClient, dataset: Dataset, query: str, says: bool
) -> None:
    asked = f"categories=tanks,afvs&{query}&lang=en"
    note = words("en").LEFT_OUT
    assert (note in pieces.text(view(dataset, asked))) is says
    assert (note in client.get(f"/chart.svg?{asked}").text) is says


def test_bars_begin_at_zero(dataset: Dataset) -> None:
    assert figure(dataset, "last=7d")["layout"]["yaxis"]["rangemode"] == "tozero"


@pytest.mark.parametrize("key", stores.held())
def test_what_grows_by_ones_is_drawn_in_steps(dataset: Dataset, key: str) -> None:
    drawn = figure(dataset, f"categories={key}&last=war&measure=cumulative&by=day")
    rare = {"aircraft", "helicopters", "ships", "submarines"}
    assert (lines(drawn)[0]["line"]["shape"] == "hv") is (key in rare)
    assert lines(drawn)[0]["line"]["color"] == theme.COLOURS[key]


def test_weeks_are_placed_by_their_monday(dataset: Dataset) -> None:
    (trace,) = bars(figure(dataset, "from=2026-01-12&to=2026-01-25&by=week"))
    assert trace["x"] == ["2026-01-12", "2026-01-19"]
    assert date.fromisoformat(trace["xperiod0"]).weekday() == 0
    assert trace["xperiod"] == 7 * DAY_MS


def test_the_chart_neither_zooms_nor_uploads() -> None:
    config = theme.config("en", words("en").SHORT_MONTHS)
    assert config["showSendToCloud"] is False and config["plotlyServerURL"] == ""
    assert config["scrollZoom"] is False and config["displayModeBar"] is False
    frame = theme.layout(".,", from_zero=True)
    assert frame["dragmode"] is False
    assert frame["xaxis"]["fixedrange"] and frame["yaxis"]["fixedrange"]
    assert not any(name.startswith("yaxis") and name != "yaxis" for name in frame)


def test_several_categories_are_a_panel_each_that_say_own_scale(dataset: Dataset) -> None:
    shown = view(dataset, WEEKEND)
    assert [drawn["data"][0]["y"] for drawn in pieces.figures(shown)] == [
        [820, 930],
        [4, 5],
        [10, 9],
    ]
    assert pieces.text(shown).count(words("en").OWN_SCALE) == 3
    assert words("en").OWN_SCALE not in pieces.text(view(dataset, ""))


def test_one_chart_for_all_names_each_line_at_its_end(dataset: Dataset) -> None:
    (drawn,) = pieces.figures(view(dataset, f"{WEEKEND}&split=0"))
    *lines, names = drawn["data"]
    assert [line["y"] for line in lines] == [[820, 930], [4, 5], [10, 9]]
    assert [text.split("</span>")[1] for text in names["text"]] == ["Personnel", "AFVs", "Tanks"]
    assert [
        theme.COLOURS[key] in text
        for key, text in zip(("personnel", "afvs", "tanks"), names["text"], strict=True)
    ] == [True] * 3
    assert set(names["x"]) == {drawn["layout"]["xaxis"]["range"][1]}
    assert drawn["layout"]["showlegend"] is False and "yaxis2" not in drawn["layout"]


@pytest.mark.parametrize(
    ("query", "days"),
    [
        ("last=latest", 1),
        ("last=weekend", 1),
        ("from=2026-08-18&to=2026-08-22", 1),
        ("last=latest&by=week", 7),
        ("categories=submarines&from=2025-12-01&to=2026-02-28&by=month", 31),
    ],
)
def test_a_few_bars_are_no_slabs(dataset: Dataset, query: str, days: int) -> None:
    (drawn,) = pieces.figures(view(dataset, query))
    widths = {trace["width"] / 86_400_000 for trace in drawn["data"] if trace["type"] == "bar"}
    first, end = map(datetime.fromisoformat, drawn["layout"]["xaxis"]["range"])
    (width,) = widths
    assert 0.15 * days < width < 0.85 * days
    assert width <= (end - first).days / 5.8


def test_bars_have_a_gap_between_them(dataset: Dataset) -> None:
    (drawn,) = pieces.figures(view(dataset, "last=7d"))
    assert not any("width" in trace for trace in drawn["data"])


def test_a_bar_without_neighbours_is_as_wide_as_its_day(dataset: Dataset) -> None:
    last_of_trucks = "categories=trucks&from=2022-04-30&to=2022-05-31"
    (drawn,) = pieces.figures(view(dataset, last_of_trucks))
    assert drawn["data"][0]["width"] == round((1 - theme.BAR_GAP) * 86_400_000)


def test_months_and_years_are_named_under_their_bars(dataset: Dataset) -> None:
    for query in ("last=1y&by=month", "last=war&by=year", "last=war", "last=90d"):
        (drawn,) = pieces.figures(view(dataset, query))
        assert drawn["layout"]["xaxis"]["ticklabelmode"] == "period", query
    # Every second or third month is named where it begins, a day under its bar.
    for query in ("last=1y", "last=30d"):
        (drawn,) = pieces.figures(view(dataset, query))
        assert "ticklabelmode" not in drawn["layout"]["xaxis"], query


def test_the_axis_is_the_windows_whenever_the_reports_begin(dataset: Dataset) -> None:
    (early,) = pieces.figures(view(dataset, "categories=personnel&last=war"))
    (late,) = pieces.figures(view(dataset, "categories=submarines&last=war"))
    assert late["layout"]["xaxis"]["range"] == early["layout"]["xaxis"]["range"]
    # The Monday of the first report's week, so that its bar is as wide as the others.
    assert late["layout"]["xaxis"]["range"][0] == "2022-02-21 00:00"


@pytest.mark.parametrize(
    ("by", "edges"),
    [
        ("day", ["2026-01-13 12:00", "2026-03-10 12:00"]),
        ("week", ["2026-01-12 00:00", "2026-03-16 00:00"]),
        ("month", ["2026-01-01 00:00", "2026-04-01 00:00"]),
        ("year", ["2026-01-01 00:00", "2027-01-01 00:00"]),
    ],
)
def test_the_axis_holds_whole_periods(dataset: Dataset, by: str, edges: list[str]) -> None:
    drawn = figure(dataset, f"from=2026-01-14&to=2026-03-10&by={by}")
    assert drawn["layout"]["xaxis"]["range"] == edges


def test_every_chart_has_a_name_that_names_all_it_shows(dataset: Dataset) -> None:
    for query in ("", WEEKEND, f"{WEEKEND}&split=0"):
        shown = view(dataset, query)
        asked = Selection.checked(query, dataset).categories
        names = [
            piece.to_plotly_json()["props"]["aria-label"]
            for piece in pieces.pieces(shown)
            if getattr(piece, "role", None) == "img"
        ]
        assert len(names) == len(pieces.figures(shown))
        for key in asked:
            label = CATEGORIES[key].short["en"].lower()
            full = CATEGORIES[key].label["en"].lower()
            assert any(label in name.lower() or full in name.lower() for name in names), key


def test_an_empty_choice_is_a_sentence(dataset: Dataset) -> None:
    shown = view(dataset, "categories=")
    assert pieces.text(shown) == words("en").CHOOSE and not pieces.figures(shown)
    assert pieces.text(view(dataset, "categories=&lang=uk")) == words("uk").CHOOSE


@pytest.mark.parametrize("split", ["0", "1"])
@pytest.mark.parametrize("measure", ["daily", "cumulative"])
def test_a_category_that_was_not_reported_then_is_a_sentence_beside_the_others(
    dataset: Dataset, split: str, measure: str
) -> None:
    shown = view(dataset, f"categories=tanks,trucks&split={split}&measure={measure}")
    assert len(pieces.figures(shown)) == 1
    alone = view(dataset, f"categories=trucks&split={split}&measure={measure}")
    assert not pieces.figures(alone) and "reported from" in pieces.text(alone)
    none = view(dataset, f"categories=trucks,fuel_tankers&split={split}&measure={measure}")
    assert not pieces.figures(none) and "reported from" in pieces.text(none)


def test_the_title_says_the_measure_and_the_period_in_words(dataset: Dataset) -> None:
    assert "losses claimed each day" in pieces.text(view(dataset, ""))
    assert "losses claimed each week" in pieces.text(view(dataset, "last=war"))
    cumulative = pieces.text(view(dataset, "measure=cumulative"))
    assert "total claimed" in cumulative and "each day" not in cumulative
    assert words("en").SOURCE_LINE in pieces.text(view(dataset, ""))


@settings(max_examples=40)
@given(strategies.selections)
def test_every_selection_can_be_drawn(dataset: Dataset, selection: Selection) -> None:
    assert pieces.text(chart.view(dataset, selection))


@settings(max_examples=20)
@given(strategies.selections)
def test_drawing_twice_gives_the_same_and_changes_nothing(
    dataset: Dataset, selection: Selection
) -> None:
    before = [series.rows.copy() for series in select(dataset, selection).series]
    assert pieces.written(chart.view(dataset, selection)) == pieces.written(
        chart.view(dataset, selection)
    )
    for series, rows in zip(select(dataset, selection).series, before, strict=True):
        pd.testing.assert_frame_equal(series.rows, rows)


def test_a_figure_shares_nothing_with_the_next(dataset: Dataset) -> None:
    first, second = figure(dataset, "last=7d"), figure(dataset, "last=7d")
    first["layout"]["xaxis"]["title"] = "mine"
    first["data"][0]["marker"]["color"] = "mine"
    assert "title" not in second["layout"]["xaxis"]
    assert "mine" not in pieces.written(figure(dataset, "last=7d"))
