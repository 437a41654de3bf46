"""The latest report's cards: what a mean is said to be of."""

import pytest

from components import latest
from components.words import words
from data.dataset import Dataset
from data.selection import Lang, Selection
from tests import pieces


def card(dataset: Dataset, key: str, lang: Lang) -> str:
    shown = latest.view(dataset, Selection(lang=lang))
    (found,) = [one for one in pieces.pieces(shown) if getattr(one, "id", "") == f"latest-{key}"]
    return pieces.text(found)


@pytest.mark.parametrize("lang", ["en", "uk"])
def test_a_mean_says_of_how_many_days_it_is(dataset: Dataset, lang: Lang) -> None:
    """The second transcription, the only one of the last reports, has no ground robots."""
    mean = words(lang).average_of
    reported = dataset.daily["ground_robots"].iloc[-30:].dropna()
    assert 0 < len(reported) < 30
    told = card(dataset, "ground_robots", lang)
    assert told.endswith(mean(float(reported.mean()), len(reported)))
    tanks = dataset.daily["tanks"].iloc[-30:]
    assert card(dataset, "tanks", lang).endswith(mean(float(tanks.mean()), 30))


def test_the_mean_is_told_in_words() -> None:
    assert words("en").average_of(10.5, 16) == "16-day average 10.5"
    assert words("uk").average_of(10.5, 16) == "сер. за 16 днів: 10,5"
    assert words("uk").average_of(10.5, 21) == "сер. за 21 день: 10,5"
    assert words("uk").average_of(10.5, 22) == "сер. за 22 дні: 10,5"
