"""A view where it is quoted: as it stays, its citation, its alt text, the name of its frame."""

import re

import pytest
from hypothesis import given, settings

from components import quoted
from data.dataset import Dataset
from data.selection import Selection
from data.series import Selected, select
from tests import strategies

WEEKEND = "categories=personnel,tanks,afvs&from=2023-03-04&to=2023-03-05"
ADDRESS = "https://losses.example.org"


def of(dataset: Dataset, query: str) -> Selection:
    return Selection.checked(query, dataset)


def shown(dataset: Dataset, query: str) -> Selected:
    return select(dataset, of(dataset, query))


def test_a_frozen_view_names_its_days_and_its_version(dataset: Dataset) -> None:
    query = quoted.frozen(dataset, of(dataset, "last=7d&lang=en")).to_query()
    assert query == f"from=2026-08-16&to=2026-08-22&asof={dataset.version}&lang=en"
    assert quoted.live(of(dataset, query)).to_query() == "from=2026-08-16&to=2026-08-22&lang=en"


@settings(max_examples=40)
@given(strategies.selections)
def test_what_is_frozen_stays_so_and_is_a_view(dataset: Dataset, selection: Selection) -> None:
    stays = quoted.frozen(dataset, selection)
    assert stays.last is None and stays.window == selection.resolved(dataset)
    assert stays.asof == dataset.version and quoted.frozen(dataset, stays) == stays
    assert Selection.checked(stays.to_query(), dataset) == stays


def test_the_citation_says_whose_claims_of_what_when_and_where(dataset: Dataset) -> None:
    assert quoted.citation(dataset, shown(dataset, WEEKEND), address=ADDRESS) == (
        "General Staff of the Armed Forces of Ukraine (claims), via Loss Tracker. Personnel, "
        "tanks and AFVs: losses claimed each day, 4–5 March 2023. Data to the report of "
        f"22 August 2026, version {dataset.version}. {ADDRESS}/?categories=personnel,tanks,afvs"
        f"&from=2023-03-04&to=2023-03-05&asof={dataset.version}&lang=en"
    )


def test_the_citation_has_ukrainian_dates_in_ukrainian(dataset: Dataset) -> None:
    told = quoted.citation(dataset, shown(dataset, f"{WEEKEND}&lang=uk"), address=ADDRESS)
    assert told.startswith("Генеральний штаб Збройних сил України (заяви), за Loss Tracker. ")
    assert "4–5 березня 2023" in told and "звіту від 22 серпня 2026" in told
    assert not re.search("March|August", told)


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        # The two reports as published: 820 and 930, of tanks 4 and 5, of AFVs 10 and 9.
        ("en", ("820 (4 March 2023)", "930 (5 March 2023)", "killed and wounded", "tanks")),
        ("uk", ("820 (4 березня 2023)", "930 (5 березня 2023)", "убиті й поранені", "танки")),
    ],
)
def test_the_alt_text_says_the_claim_the_days_and_the_values(
    dataset: Dataset, lang: str, parts: tuple[str, ...]
) -> None:
    told = quoted.alt_text(dataset, shown(dataset, f"{WEEKEND}&lang={lang}"))
    for part in (*parts, "4–5 ", *map(str, (4, 5, 10, 9))):
        assert part in told
    assert told.startswith(("Chart. ", "Графік. "))
    source = {"en": "General Staff of the Armed Forces of Ukraine", "uk": "Генерального штабу"}
    caveat = {"en": "not independently verified", "uk": "без незалежної перевірки"}
    assert source[lang] in told and caveat[lang] in told


def test_the_name_of_a_live_frame_does_not_grow_old(dataset: Dataset) -> None:
    live = "categories=tanks&last=weekend"
    told = quoted.frame_title(dataset, shown(dataset, live))
    assert told == "Tanks: losses claimed each day (chart)"
    stays = quoted.frozen(dataset, of(dataset, live)).to_query()
    assert quoted.frame_title(dataset, shown(dataset, stays)) == (
        "Tanks: losses claimed each day, 15–16 August 2026 (chart)"
    )
