"""Both languages say the same things, as the house writes them."""

import inspect
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import ModuleType
from typing import Any, get_args

import pytest

from components.words import LANGUAGES, en, uk, words
from data.catalog import CATEGORIES
from data.selection import By, Days, Lang, Last, Measure, Theme
from data.windows import Window

BOTH = pytest.mark.parametrize("say", LANGUAGES.values(), ids=list(LANGUAGES))


def public(module: ModuleType) -> dict[str, Any]:
    """What a module offers, but for its own parts."""
    return {
        name: value
        for name, value in vars(module).items()
        if not name.startswith("_") and not isinstance(value, ModuleType)
    }


def constants(module: ModuleType) -> dict[str, Any]:
    return {name: value for name, value in public(module).items() if name.isupper()}


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, Sequence):
        for inner in value:
            yield from strings(inner)


def sentences(module: ModuleType, lang: str) -> list[str]:
    """Every fixed text of a language, the catalog's names with them."""
    own = {name: value for name, value in constants(module).items() if name != "CATEGORIES"}
    names = [text for c in CATEGORIES.values() for text in (c.label[lang], c.short[lang])]
    return [*strings(own), *names]


def days(first: str, last: str | None = None) -> Window:
    return Window(date.fromisoformat(first), date.fromisoformat(last or first))


def test_every_language_has_its_words() -> None:
    assert set(LANGUAGES) == set(get_args(Lang))
    assert words("en") is en and words("uk") is uk


def test_both_languages_have_the_same_names() -> None:
    assert sorted(public(en)) == sorted(public(uk))


def test_both_languages_have_the_same_signatures() -> None:
    for name, value in public(en).items():
        if inspect.isfunction(value):
            assert inspect.signature(value) == inspect.signature(getattr(uk, name)), name


def test_both_languages_have_the_same_shapes() -> None:
    for name, value in constants(en).items():
        other = getattr(uk, name)
        assert type(value) is type(other), name
        if isinstance(value, Mapping):
            assert list(value) == list(other), name
        elif not isinstance(value, str):
            assert len(value) == len(other), name


def test_ukrainian_is_ukrainian_and_english_is_not() -> None:
    cyrillic = re.compile("[а-яіїєґ]", re.IGNORECASE)
    codes = {"DATE_FORMAT", "SEPARATORS"}
    for name, value in constants(uk).items():
        if name not in codes | {"CATEGORIES"}:
            assert all(cyrillic.search(text) for text in strings(value)), name
    for name, value in constants(en).items():
        if name != "CATEGORIES":
            assert not any(cyrillic.search(text) for text in strings(value)), name


@BOTH
def test_every_option_has_a_name(say: ModuleType) -> None:
    assert list(say.MEASURES) == list(get_args(Measure))
    assert list(say.PERIODS) == list(get_args(By))
    assert list(say.BASES) == list(get_args(Days))
    assert list(say.THEMES) == list(get_args(Theme))
    assert list(say.RANGE_NAMES) == list(get_args(Last))
    assert set(say.GROUPS) == {category.group for category in CATEGORIES.values()}


def test_personnel_are_never_called_dead() -> None:
    # Rule 9: killed and wounded, and never one without the other.
    for text in sentences(en, "en"):
        assert not re.search(r"\bdead\b|\bdeaths?\b|toll", text, re.IGNORECASE), text
        assert not re.search(r"killed(?! and wounded)", text, re.IGNORECASE), text
    for text in sentences(uk, "uk"):
        assert not re.search(r"\b[ву]биті(?! й поранені)|загибл", text, re.IGNORECASE), text


@pytest.mark.parametrize(
    ("value", "english", "ukrainian"),
    [
        (0, "0", "0"),
        (930, "930", "930"),
        (1750, "1,750", "1\u00a0750"),
        (153120, "153,120", "153\u00a0120"),
        (1000000, "1,000,000", "1\u00a0000\u00a0000"),
        (-25, "−25", "−25"),
        (-1650, "−1,650", "−1\u00a0650"),
    ],
)
def test_thousands_stand_apart(value: int, english: str, ukrainian: str) -> None:
    assert (en.number(value), uk.number(value)) == (english, ukrainian)


@pytest.mark.parametrize(
    ("value", "english", "ukrainian"),
    [
        (1650, "+1,650", "+1\u00a0650"),
        (0, "0", "0"),
        (-25, "−25", "−25"),
    ],
)
def test_a_change_has_its_sign(value: int, english: str, ukrainian: str) -> None:
    assert (en.signed(value), uk.signed(value)) == (english, ukrainian)


@pytest.mark.parametrize(
    ("value", "english", "ukrainian"),
    [
        (1088.57, "1,089", "1\u00a0089"),
        (875.0, "875", "875"),
        (44.285, "44.3", "44,3"),
        (4.5, "4.5", "4,5"),
        (0.033, "0.03", "0,03"),
    ],
)
def test_a_mean_has_as_many_digits_as_it_deserves(
    value: float, english: str, ukrainian: str
) -> None:
    assert (en.average(value), uk.average(value)) == (english, ukrainian)


@pytest.mark.parametrize(
    ("window", "english", "ukrainian"),
    [
        (days("2023-03-04"), "4 March 2023", "4 березня 2023"),
        (days("2023-03-04", "2023-03-05"), "4–5 March 2023", "4–5 березня 2023"),
        (
            days("2023-02-28", "2023-03-01"),
            "28 February – 1 March 2023",
            "28 лютого – 1 березня 2023",
        ),
        (
            days("2022-12-31", "2023-01-01"),
            "31 December 2022 – 1 January 2023",
            "31 грудня 2022 – 1 січня 2023",
        ),
    ],
)
def test_days_are_written_as_one_would(window: Window, english: str, ukrainian: str) -> None:
    assert (en.days(window), uk.days(window)) == (english, ukrainian)


@pytest.mark.parametrize(
    ("window", "by", "english", "ukrainian"),
    [
        (days("2024-02-01", "2024-02-29"), "month", "February 2024", "лютий 2024"),
        (days("2024-02-01", "2024-02-28"), "month", "1–28 February 2024", "1–28 лютого 2024"),
        (days("2023-01-01", "2023-12-31"), "year", "2023", "2023"),
        (days("2026-01-19", "2026-01-25"), "week", "19–25 January 2026", "19–25 січня 2026"),
        (days("2023-03-04"), "day", "4 March 2023", "4 березня 2023"),
    ],
)
def test_a_period_is_called_by_its_name_where_it_is_whole(
    window: Window, by: str, english: str, ukrainian: str
) -> None:
    assert (en.period(window, by), uk.period(window, by)) == (english, ukrainian)


def test_months_and_weekdays_are_in_the_readers_language() -> None:
    assert [len(say.SHORT_MONTHS) for say in LANGUAGES.values()] == [12, 12]
    assert (en.weekday(date(2023, 3, 4)), uk.weekday(date(2023, 3, 5))) == ("Saturday", "неділя")
    assert en.day(date(2022, 5, 1)) == "1 May 2022" and uk.day(date(2022, 5, 1)) == "1 травня 2022"


def test_names_are_a_list_in_words() -> None:
    assert en.names(["tanks"]) == "Tanks" and uk.names(["tanks"]) == "Танки"
    assert en.names(["personnel", "tanks", "afvs"]) == "Personnel, tanks and AFVs"
    assert en.names(["tanks", "mlrs"]) == "Tanks and MLRS"
    assert uk.names(["personnel", "tanks", "afvs"]) == "Особовий склад, танки та ББМ"


@BOTH
def test_a_restatement_says_both_amounts(say: ModuleType) -> None:
    told = say.restated(1650, 2710)
    amounts = ("2710", "1060", "+1650") if say is words("uk") else ("2,710", "1,060", "+1,650")
    assert all(amount in told for amount in amounts)
    assert say.number(25) in say.restated(-25, -25) and "−25" in say.restated(-25, -25)


@BOTH
def test_every_category_has_titles_and_an_explanation_of_its_absence(say: ModuleType) -> None:
    for key, category in CATEGORIES.items():
        titles = {
            say.chart_title(key, measure, by)
            for measure in get_args(Measure)
            for by in ("day", "week", "month", "year")
        }
        assert len(titles) == 5, "four kinds of bars, and the total"
        told = say.not_reported(key, category.first, category.last)
        assert say.day(category.first) in told
        assert category.last is None or say.day(category.last) in told
