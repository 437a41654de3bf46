"""What is said of a window, word for word, in both languages; each number can be worked out.

The sentences of tests/fixtures/sentences.txt were written out by the grammar and then reviewed:
they hold the wording, so that a change of what we say is seen. The figures are held elsewhere,
by the published stories and the official graphics.
"""

import re
from pathlib import Path

import pytest

from components import comparison, figures, key_points, spoken, sums
from components.drawing import Frame
from components.drawn import drawn
from components.words import telling, words
from data.dataset import Dataset
from data.selection import Lang, Selection
from data.series import select
from data.sums import working
from tests import pieces

SENTENCES = Path(__file__).parents[2] / "fixtures" / "sentences.txt"


def windows() -> list[tuple[str, dict[Lang, tuple[str, str]]]]:
    """Each window's query, and by language its headline and its paragraph."""
    told = []
    for block in SENTENCES.read_text(encoding="utf-8").strip().split("\n\n"):
        query, *lines = block.split("\n")
        by_lang: dict[Lang, tuple[str, str]] = {
            "en": (lines[0], lines[1]),
            "uk": (lines[2], lines[3]),
        }
        told.append((query.removeprefix("# "), by_lang))
    return told


WINDOWS = windows()


def told(dataset: Dataset, query: str, lang: str) -> telling.KeyPoints:
    return key_points.key_points(dataset, Selection.checked(f"{query}&lang={lang}", dataset))


def test_there_are_enough_windows() -> None:
    assert len(WINDOWS) >= 30


@pytest.mark.parametrize("lang", ["en", "uk"])
@pytest.mark.parametrize(("query", "expected"), WINDOWS, ids=[query for query, _ in WINDOWS])
def test_a_window_is_told_word_for_word(
    dataset: Dataset, query: str, expected: dict[Lang, tuple[str, str]], lang: Lang
) -> None:
    points = told(dataset, query, lang)
    assert (telling.plain(points.headline), telling.plain(points.paragraph)) == expected[lang]


def test_the_weekend_of_the_story_is_told_as_it_was_published(dataset: Dataset) -> None:
    query = "categories=personnel,tanks,afvs&from=2023-03-04&to=2023-03-05"
    english = telling.plain(told(dataset, query, "en").paragraph)
    assert english.startswith(
        "Ukraine’s General Staff reported over the weekend of 4–5 March 2023 that Russia had lost "
        "about 1,750 military personnel, killed and wounded, and 28 armoured vehicles, nine of "
        "them tanks (personnel: 820 reported on Saturday, 930 on Sunday). "
    )
    assert "It put personnel losses since the invasion at about 153,120, " in english
    ukrainian = telling.plain(told(dataset, query, "uk").paragraph)
    assert ukrainian.startswith(
        "Генштаб ЗСУ повідомив у вихідні, 4–5 березня 2023 року, про втрати Росії: близько 1750 "
        "убитих і поранених військових та 28 одиниць бронетехніки, зокрема дев’ять танків"
    )


@pytest.mark.parametrize("lang", ["en", "uk"])
@pytest.mark.parametrize("query", [query for query, _ in WINDOWS])
def test_every_number_is_found_again_in_its_sum(dataset: Dataset, query: str, lang: Lang) -> None:
    selection = Selection.checked(f"{query}&lang={lang}", dataset)
    points = told(dataset, query, lang)
    shown = [figure for each in (*points.bullets, points.paragraph) for figure in _of(each)]
    assert (
        shown
        or "немає" in telling.plain(points.paragraph)
        or "no figures" in telling.plain(points.paragraph)
    )
    for figure in shown:
        work = _digits(pieces.text(sums.opened(figure, dataset, selection).children[1]))
        wanted = _digits(figure.text)
        for number in wanted:
            # Two categories told together are the sum of two sums.
            parts = len(figure.categories) > 1
            assert parts or number in work, (figure, work)


def test_a_number_of_two_categories_is_the_sum_of_both(dataset: Dataset) -> None:
    query = "categories=tanks,afvs&from=2023-03-04&to=2023-03-05"
    points = told(dataset, query, "en")
    armoured = next(figure for figure in _of(points.paragraph) if len(figure.categories) == 2)
    selection = Selection.checked(query, dataset)
    work = pieces.text(sums.opened(armoured, dataset, selection).children[1])
    assert armoured.text == "28" and {"9", "19"} <= set(_digits(work))


@pytest.mark.parametrize("lang", ["en", "uk"])
@pytest.mark.parametrize("query", [query for query, _ in WINDOWS])
def test_nothing_is_said_that_the_numbers_do_not_carry(
    dataset: Dataset, query: str, lang: Lang
) -> None:
    text = key_points.as_text(told(dataset, query, lang)).lower()
    assert "killed and wounded" in text or "killed" not in text
    assert "убитих і поранених" in text or "убит" not in text
    for word in ("massive", "heavy", "devastat", "because", "enemy", "ворог", "рекордн", "через "):
        assert word not in text


def test_a_copy_as_html_is_escaped_and_holds_the_same_text(dataset: Dataset) -> None:
    points = told(dataset, WINDOWS[0][0], "en")
    html = key_points.as_html(points)
    assert html.count("<li>") == len(points.bullets) and "Ukraine’s" in html
    assert telling.plain(points.headline) in key_points.as_text(points)


def test_an_empty_choice_has_no_key_points(dataset: Dataset) -> None:
    empty = Selection.from_query("categories=", dataset)
    assert key_points.view(dataset, empty) == [] and figures.view(dataset, empty) == []


def _of(text: telling.Pieces) -> list[telling.Figure]:
    return [piece for piece in text if isinstance(piece, telling.Figure)]


def _digits(text: str) -> list[str]:
    """The numbers in a text without their separators; words below ten are not looked for."""
    plain = re.sub(r"(?<=\d)[,\u00a0](?=\d{3})", "", text.replace("−", "-"))
    return re.findall(r"\d+(?:[.,]\d+)?", plain)


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "(1% fewer a day this time)"), ("uk", "(середнє на день цього разу на 1% менше)")],
)
def test_a_change_between_unequally_many_reports_is_said_to_be_of_daily_means(
    dataset: Dataset, lang: str, said: str
) -> None:
    """Ground robots are in 8 of the reports of 1–22 August 2026, and in all of the 22 before: 81
    and 224, 10.1 and 10.2 a day."""
    query = "categories=ground_robots&from=2026-08-01&to=2026-08-22"
    assert said in " ".join(telling.plain(each) for each in told(dataset, query, lang).bullets)
    selection = Selection.checked(f"{query}&lang={lang}", dataset)
    shown = pieces.text(comparison.view(dataset, selection))
    assert {"en": "The change is in the daily mean.", "uk": "за середнім на день."}[lang] in shown


@pytest.mark.parametrize(
    ("lang", "headline", "value"),
    [
        ("en", "9 March 2024: no daily figures for tanks", "no daily figure"),
        ("uk", "9 березня 2024 року: денних даних про танки немає", "денного значення немає"),
    ],
)
def test_a_report_after_a_gap_is_there_though_its_rise_is_no_days(
    tiny: Dataset, lang: Lang, headline: str, value: str
) -> None:
    query = "categories=tanks&from=2024-03-09&to=2024-03-09"
    assert telling.plain(told(tiny, query, lang).headline) == headline
    selection = Selection.checked(f"{query}&lang={lang}", tiny)
    selected = select(tiny, selection)
    assert spoken.values(selected.series[0].rows, selected, words(lang)) == ["–"]
    assert spoken.notes(selected.series[0], selected, words(lang)) == [[words(lang).AFTER_GAP]]
    drawing = drawn(tiny, selection, Frame(600))
    assert value in drawing


def test_losses_and_the_restatement_of_the_next_report_are_told_by_days_of_loss_too(
    dataset: Dataset,
) -> None:
    """The reports of 3 and 4 June 2025: 12 aircraft, then 29 restated (rule 6)."""
    query = "categories=aircraft&days=loss&from=2025-06-02&to=2025-06-02"
    (restated,) = [
        figure for figure in _of(told(dataset, query, "en").paragraph) if figure.of == "restated"
    ]
    assert restated.text == "+29"
    after = working(dataset, "aircraft", restated.window, days="loss")
    (report,) = after.restatements
    assert (str(report.day), report.value) == ("2025-06-04", 29)
    query = query.replace("06-02", "06-03")
    paragraph = telling.plain(told(dataset, query, "en").paragraph)
    assert "The day before, 2 June 2025, it claimed losses of 12 aircraft" in paragraph
    assert "The report before" not in paragraph


def test_a_restatement_downwards_is_told_beside_the_losses_that_it_outweighs(
    dataset: Dataset,
) -> None:
    """Of 27 May 2023: the official report of the next day restated tanks by −5."""
    query = "categories=tanks&from=2023-05-27&to=2023-05-27"
    paragraph = telling.plain(told(dataset, query, "en").paragraph)
    assert "The next report, of 28 May 2023, restated the total for tanks by −5." in paragraph


def test_by_days_of_loss_a_rank_is_among_the_same_reports(dataset: Dataset) -> None:
    """The report of 20 December 2024: 2,200, the most since April 2022; 3,160 were in March."""
    query = "categories=personnel&days=loss&from=2024-12-19&to=2024-12-19&compare=none"
    assert "from April 2022 up to then" in telling.plain(told(dataset, query, "en").paragraph)
    assert "від квітня 2022 року" in telling.plain(told(dataset, query, "uk").paragraph)


def test_the_first_report_is_no_days_figure_among_others(dataset: Dataset) -> None:
    """Rule 3: what the report of 25 February 2022 gave belongs to no day."""
    query = "categories=personnel&from=2022-02-25&to=2022-02-26"
    (losses, *_) = told(dataset, query, "en").bullets
    assert "no figure on Friday, 1,500 on Saturday" in telling.plain(losses)
