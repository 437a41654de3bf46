"""The events: their marks on the chart, their labels, their list."""

import csv
import re
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings, strategies as st

from components import event_labels, event_marks, events, theme
from components.event_labels import Label
from components.words import words
from data.dataset import Dataset
from data.events import days_of
from data.selection import Lang, Selection
from data.series import Selected, select
from data.windows import Window
from tests import pieces, strategies

LANGS = pytest.mark.parametrize("lang", get_args(Lang))
YEAR = "from=2023-01-01&to=2023-12-31"
SPRING = "from=2022-04-01&to=2022-06-30"


def rows() -> list[dict[str, str]]:
    """The reviewed table, with apostrophes as they are printed."""
    path = Path(__file__).parents[2] / "data" / "reviewed" / "events.csv"
    printed = path.read_text(encoding="utf-8").replace("'", "’")
    return list(csv.DictReader(printed.splitlines()))


def selected(dataset: Dataset, query: str) -> Selected:
    return select(dataset, Selection.checked(query, dataset))


def marks(dataset: Dataset, query: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    return event_marks.annotations(dataset, selected(dataset, query))


def shown(dataset: Dataset, query: str) -> list[Any]:
    return events.view(dataset, Selection.checked(query, dataset))


# Labels


_places = st.lists(
    st.tuples(st.floats(0, 600), st.text("абвгґжіїєщюяMw тест", min_size=1, max_size=30)),
    max_size=20,
).map(lambda found: tuple(sorted(found)))


def crossed(label: Label, other: Label) -> bool:
    """Whether the other's pole, up beside its own row, runs through the label."""
    return other.row >= label.row and label.left < other.place < label.right


@given(_places, st.sampled_from((190.0, 250.0, 600.0)))
def test_labels_never_lie_over_each_other(
    placed: tuple[tuple[float, str], ...], room: float
) -> None:
    scaled = tuple((place * room / 600, name) for place, name in placed)
    for found in (
        event_labels.labels(scaled, room),
        event_labels.numbered(scaled),
        event_labels.numbered(scaled, rows=1),
    ):
        for number, one in enumerate(found):
            assert one.left < one.right and one.row < event_labels.ROWS
            for other in found[number + 1 :]:
                apart = one.right <= other.left or other.right <= one.left
                assert apart or one.row != other.row
        # Each event has one label, in order.
        spans = sorted((label.first, label.last) for label in found)
        assert [n for a, b in spans for n in range(a, b + 1)] == list(range(1, len(placed) + 1))


@given(_places)
def test_names_lie_inside_the_plot_and_no_pole_runs_through_them(
    placed: tuple[tuple[float, str], ...],
) -> None:
    found = [label for label in event_labels.labels(placed, 600.0) if label.anchor != "middle"]
    for one in found:
        assert one.left >= 0 and one.right <= 600
        assert not any(crossed(one, other) for other in found if other is not one)


def test_names_that_do_not_fit_are_numbers_and_then_ranges() -> None:
    far = ((0.0, "Here"), (300.0, "There"))
    assert [label.text for label in event_labels.labels(far, 600.0)] == ["Here", "There"]
    near = tuple((50.0 + 10 * n, "A name of some length") for n in range(3))
    assert [label.text for label in event_labels.labels(near, 100.0)] == ["1", "2", "3"]
    at_one_place = ((50.0, "A name of some length"), (53.0, "Another"), (90.0, "A third"))
    assert [label.text for label in event_labels.labels(at_one_place, 100.0)] == ["1–2", "3"]
    crowd = tuple((300.0 + n, "A name of some length") for n in range(6))
    assert [label.text for label in event_labels.labels(crowd, 600.0)] == ["1–6"]
    assert event_labels.labels((), 600.0) == ()


@LANGS
@settings(max_examples=40)
@given(window=strategies.windows(), shown=st.sampled_from(("auto", "1")))
def test_the_charts_labels_keep_apart_in_the_narrowest_plot(
    dataset: Dataset, lang: Lang, window: Window, shown: Any
) -> None:
    selection = Selection(last=None, window=window, events=shown, lang=lang)
    _, drawn = event_marks.annotations(dataset, select(dataset, selection))
    by_row: dict[int, list[datetime]] = {}
    for label in drawn:
        by_row.setdefault(label["yshift"], []).append(datetime.fromisoformat(label["x"]))
    assert len(by_row) <= event_labels.ROWS
    assert all(moment <= later for row in by_row.values() for moment, later in pairwise(row))


# Marks


def test_events_are_hidden_when_they_are_not_wanted(dataset: Dataset) -> None:
    assert marks(dataset, f"{YEAR}&events=0") == ([], [])
    assert shown(dataset, f"{YEAR}&events=0") == []


def test_a_day_is_a_dotted_line_at_its_report(dataset: Dataset) -> None:
    shapes, labels = marks(dataset, SPRING)
    # The Moskva sank on 14 April 2022.
    (line,) = [s for s in shapes if s["type"] == "line" and s["y1"] == 1 and "04-15" in s["x0"]]
    assert line["x0"] == line["x1"] == "2022-04-15 00:00"
    assert line["line"]["dash"] and line["layer"] == "below"
    (label,) = [label for label in labels if label["text"] == "Moskva sinks"]
    assert label["x"] == "2022-04-15 00:00"
    assert label["hovertext"] == "<b>Cruiser Moskva sinks</b><br>14 April 2022"


def test_many_events_at_one_label_are_told_by_the_first_and_their_number(dataset: Dataset) -> None:
    _, labels = marks(dataset, "categories=personnel,tanks&last=war&events=1")
    told = labels[0]["hovertext"].split("<br>")
    assert labels[0]["text"] == "<b>1–10</b>"
    assert told[:2] == ["<b>Full-scale invasion begins</b>", "24 February 2022"]
    assert len(told) <= 9 and told[-1] == "and 7 more in the list of events"


def test_by_day_of_loss_a_mark_stands_at_its_own_day(dataset: Dataset) -> None:
    shapes, _ = marks(dataset, f"{SPRING}&days=loss")
    assert "2022-04-14 00:00" in {shape["x0"] for shape in shapes}


def test_what_lasted_is_a_band_over_its_reports_inside_the_window(dataset: Dataset) -> None:
    shapes, _ = marks(dataset, "from=2022-04-01&to=2022-04-30")
    (band,) = [shape for shape in shapes if shape["type"] == "rect"]
    # 29 March to 8 April: reports to 9 April, whose bar stands astride its midnight.
    assert (band["x0"], band["x1"]) == ("2022-03-31 12:00", "2022-04-09 12:00")


def test_over_longer_periods_a_day_is_as_long_as_the_axis_has_it(dataset: Dataset) -> None:
    shapes, _ = marks(dataset, "from=2022-04-01&to=2022-04-30&by=week")
    (band,) = [shape for shape in shapes if shape["type"] == "rect"]
    assert (band["x0"], band["x1"]) == ("2022-04-01 00:00", "2022-04-10 00:00")
    assert "2022-04-15 12:00" in {shape["x0"] for shape in shapes}


@LANGS
def test_a_year_names_its_events(dataset: Dataset, lang: str) -> None:
    _, labels = marks(dataset, f"{YEAR}&lang={lang}")
    say = words(lang).events
    titles = [
        row[f"title_{lang}"] for row in rows() if row["end"] > "2023" or "2023" in row["start"]
    ]
    assert [label["text"] for label in labels] == [say.short(title) for title in titles]


def test_the_whole_war_numbers_its_events(dataset: Dataset) -> None:
    _, labels = marks(dataset, "last=war")
    numbers = [re.findall(r"\d+", label["text"]) for label in labels]
    assert [n for ends in numbers for n in range(int(ends[0]), int(ends[-1]) + 1)] == [
        *range(1, 21)
    ]
    # Three events within a week of June 2023 are one range, which is no one event's link.
    assert "<b>11–13</b>" in [label["text"] for label in labels]
    alone = [f"event-{ends[0]}" for ends in numbers if len(ends) == 1]
    assert [label["name"] for label in labels if "name" in label] == alone
    assert len(alone) > len(labels) / 2


def test_among_other_charts_numbers_stand_in_one_row(dataset: Dataset) -> None:
    _, labels = marks(dataset, "categories=tanks,afvs&last=war")
    assert {label["yshift"] for label in labels} == {0}
    ranges = [label for label in labels if "–" in label["text"]]
    assert ranges and not any("name" in label for label in ranges)


def test_a_chart_makes_room_for_its_labels_and_says_how_much(dataset: Dataset) -> None:
    frame = theme.layout(".,", from_zero=True)
    war = selected(dataset, "last=war")
    drawn = {"layout": event_marks.marked(frame, dataset, war)}
    rows = max(label["yshift"] for label in drawn["layout"]["annotations"]) // event_marks.ROW + 1
    assert drawn["layout"]["margin"]["t"] == frame["margin"]["t"] + rows * event_marks.ROW
    assert event_marks.class_name(drawn, war) == f"events-auto event-rows-{rows}"
    style = (Path(__file__).parents[2] / "assets" / "events.css").read_text(encoding="utf-8")
    assert f"* {event_marks.ROW}px" in style
    assert all(f".event-rows-{n} " in style for n in range(1, event_labels.ROWS + 1))


def test_a_chart_without_events_is_left_as_it_is(dataset: Dataset) -> None:
    frame = theme.layout(".,", from_zero=True)
    recent = selected(dataset, "last=90d")
    assert event_marks.marked(frame, dataset, recent) is frame
    assert event_marks.class_name({"layout": frame}, recent) == "events-auto event-rows-0"


# The list


def test_an_event_that_lasts_throughout_joins_no_others() -> None:
    """Such events come last and lie at the window's start."""
    names = tuple((place, "") for place in (100.0, 220.0, 340.0, 460.0, 0.0))
    found = event_labels.numbered(names)
    assert [label.text for label in found] == ["1", "2", "3", "4", "5"]


@LANGS
def test_each_event_chooses_its_reports(dataset: Dataset, lang: str) -> None:
    listed = pieces.of_type(shown(dataset, f"categories=tanks&last=war&lang={lang}"), "Li")
    by_start = sorted(dataset.events, key=lambda event: event.start)
    assert len(listed) == len(by_start) == 20
    for number, (item, event) in enumerate(zip(listed, by_start, strict=True), start=1):
        choice = pieces.of_type(item, "A")[0]
        assert pieces.text(choice) == event.title[lang]
        assert getattr(choice, "data-event") == f"event-{number}"
        leads_to = Selection.checked(choice.href, dataset)
        assert leads_to.window == days_of(event)
        assert leads_to.categories == ("tanks",)


def test_the_chosen_event_is_marked(dataset: Dataset) -> None:
    (item,) = pieces.of_type(shown(dataset, "from=2023-06-07&to=2023-06-07"), "Li")
    assert getattr(pieces.of_type(item, "A")[0], "aria-current") == "true"


def test_dates_lead_to_the_articles_they_are_from(dataset: Dataset) -> None:
    (item,) = pieces.of_type(shown(dataset, "from=2023-06-07&to=2023-06-07"), "Li")
    _, article = pieces.of_type(item, "A")
    assert pieces.text(article) == "6 June 2023"
    assert article.href == "https://en.wikipedia.org/wiki/Destruction_of_the_Kakhovka_Dam"
    assert "6 June 2023" in getattr(article, "aria-label")


def test_the_list_says_that_it_is_context_and_where_it_ends(dataset: Dataset) -> None:
    english = pieces.text(shown(dataset, YEAR))
    assert "Events are context, not a cause" in english
    assert "The list of events ends in June 2025." in english
    ukrainian = pieces.text(shown(dataset, f"{YEAR}&lang=uk"))
    assert "контекст, а не причина" in ukrainian
    assert "Перелік подій сягає червня 2025 року." in ukrainian


def test_days_without_an_event_say_where_the_list_ends(dataset: Dataset) -> None:
    told = pieces.text(shown(dataset, "last=90d"))
    assert told == "No events are marked in this period: the list of events ends in June 2025."


@pytest.mark.parametrize("lang", ["en", "uk"])
def test_a_window_without_events_before_the_lists_end_has_no_reason(
    dataset: Dataset, lang: Lang
) -> None:
    told = pieces.text(shown(dataset, f"from=2022-03-01&to=2022-03-05&lang={lang}"))
    assert told.startswith(words(lang).events.NONE)


def test_how_marks_stand_is_said_of_the_days_that_are_counted(dataset: Dataset) -> None:
    say = words("en").events
    assert say.BY_REPORT in pieces.text(shown(dataset, YEAR))
    assert say.BY_LOSS in pieces.text(shown(dataset, f"{YEAR}&days=loss"))


@LANGS
@pytest.mark.parametrize(
    ("days", "has_band"),
    [
        ("2022-02-25&to=2026-08-22", True),
        ("2024-10-01&to=2025-03-30", False),
        ("2023-01-01&to=2023-03-31", False),
        ("2023-01-01&to=2023-03-31&events=1", True),
    ],
    ids=["the war", "single days", "in the battle of Bakhmut", "in the battle, asked for"],
)
def test_a_band_is_explained_where_there_is_one(
    dataset: Dataset, days: str, lang: str, has_band: bool
) -> None:
    told = pieces.text(shown(dataset, f"from={days}&lang={lang}"))
    assert (words(lang).events.BAND in told) is has_band


def test_a_long_list_is_folded(dataset: Dataset) -> None:
    (short,) = pieces.of_type(shown(dataset, YEAR), "Details")
    (long,) = pieces.of_type(shown(dataset, "last=war"), "Details")
    assert short.open and not long.open
    assert "20" in pieces.text(pieces.of_type(long, "Summary"))


def test_on_phones_a_link_shows_them(dataset: Dataset) -> None:
    (*_, link) = pieces.of_type(shown(dataset, YEAR), "A")
    assert Selection.checked(link.href, dataset).events == "1"
    assert not [part for part in shown(dataset, f"{YEAR}&events=1") if "switch" in part.className]


def test_a_store_without_events_has_no_list(tiny: Dataset) -> None:
    assert events.view(tiny, Selection()) == []


@LANGS
def test_no_title_keeps_a_keyboards_apostrophe(dataset: Dataset, lang: str) -> None:
    assert not [event for event in dataset.events if "'" in event.title[lang]]
    if lang == "en":
        assert "Ukraine’s Kursk incursion begins" in pieces.text(shown(dataset, "last=war"))


@LANGS
def test_short_names_are_of_the_events_there_are(lang: str) -> None:
    short = words(lang).events.SHORT
    titles = {row[f"title_{lang}"] for row in rows()}
    assert set(short) <= titles
    assert all(len(name) < len(title) for title, name in short.items())


@LANGS
def test_every_event_has_a_name_that_a_chart_can_bear(lang: str) -> None:
    names = [words(lang).events.short(row[f"title_{lang}"]) for row in rows()]
    assert len(set(names)) == 20
    assert all(len(name) <= 30 for name in names)


def test_no_event_lies_in_the_future() -> None:
    assert (
        max(date.fromisoformat(row["start"]) for row in rows()) + timedelta(days=1) < date.today()
    )
