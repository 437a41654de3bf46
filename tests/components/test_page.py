"""The page as a whole: its parts, its ids, what the document says of itself."""

import json
from typing import Any

import pytest
from dash.development.base_component import Component
from hypothesis import given, settings

from components import filters, ids, page
from components.http.index import Dashboard
from components.words import words
from data.catalog import CATEGORIES
from data.dataset import Dataset
from data.selection import DEFAULT, Selection
from tests import pieces, strategies


def ids_of(part: Any) -> list[str]:
    return [piece.id for piece in pieces.pieces(part) if getattr(piece, "id", None)]


def whole(dataset: Dataset, selection: Selection) -> list[Any]:
    """The parts and what Dash draws among them."""
    parts = [view(dataset, selection) for view in page.PARTS.values()]
    return [*parts, page.layout(dataset, selection)]


def wired(app: Dashboard) -> set[str]:
    """Every id that a callback reads or writes."""
    found = set()
    for name, callback in app.callback_map.items():
        found |= {each["id"] for each in (*callback["inputs"], *callback["state"])}
        found |= {each.rpartition(".")[0] for each in name.strip(".").split("...")}
    return {each for each in found if each}


def test_every_id_stands_on_the_page_once(dataset: Dataset) -> None:
    found = ids_of(whole(dataset, DEFAULT))
    assert len(found) == len(set(found))


def test_every_wired_id_is_on_the_page(dataset: Dataset, app: Dashboard) -> None:
    on_page = set(ids_of(whole(dataset, DEFAULT)))
    server_made = {each for each in wired(app) if len(each) < 40}
    assert len(server_made) > 15 and server_made <= on_page


def test_every_part_has_its_place(dataset: Dataset) -> None:
    body = page.body(DEFAULT, page.parts(dataset, DEFAULT))
    on_page = {*ids_of(body), *ids_of(page.layout(dataset, DEFAULT))}
    assert set(page.PARTS) <= on_page and set(filters.INPUTS) <= on_page
    known = {value for name, value in vars(ids).items() if name.isupper()}
    assert set(page.PARTS) | set(filters.INPUTS) <= known


def test_the_address_is_in_the_layout_so_that_no_callback_follows(dataset: Dataset) -> None:
    asked = Selection.checked("categories=tanks&last=7d&lang=uk", dataset)
    (location,) = pieces.of_type(page.layout(dataset, asked), "Location")
    assert location.search == f"?{asked.to_query()}" and location.refresh is False


@pytest.mark.parametrize("lang", ["en", "uk"])
def test_the_document_says_what_it_shows(dataset: Dataset, lang: str) -> None:
    asked = Selection.checked(
        f"categories=tanks&from=2023-03-04&to=2023-03-05&lang={lang}", dataset
    )
    told = page.document(dataset, asked)
    assert told["lang"] == lang
    assert words(lang).TITLE in told["title"] and told["heading"] in told["title"]
    assert "2023" in told["heading"] and {"en": "tanks", "uk": "танків"}[lang] in told["heading"]


def test_the_claim_and_its_day_are_on_the_page(dataset: Dataset) -> None:
    told = pieces.text(whole(dataset, DEFAULT))
    assert words("en").TITLE in told and words("en").CLAIM in told
    assert words("en").report_of(dataset.newest) in told and dataset.version in told
    times = pieces.of_type(whole(dataset, DEFAULT), "Time")
    assert dataset.newest.isoformat() in [time.dateTime for time in times]


def test_the_newest_report_links_to_its_official_page(dataset: Dataset) -> None:
    links = [link.href for link in pieces.of_type(whole(dataset, DEFAULT), "A")]
    assert dataset.sources.iloc[-1] in links


@settings(max_examples=25)
@given(strategies.selections)
def test_every_view_can_be_laid_out_and_sent(dataset: Dataset, selection: Selection) -> None:
    told = pieces.written(whole(dataset, selection))
    assert "NaN" not in told and json.loads(told)
    assert told == pieces.written(whole(dataset, selection))


@settings(max_examples=25)
@given(strategies.selections)
def test_no_link_of_the_page_loses_the_language(dataset: Dataset, selection: Selection) -> None:
    views = [
        link for link in pieces.of_type(whole(dataset, selection), "A") if link.href.startswith("?")
    ]
    assert len(views) > 20
    for link in views:
        lang = Selection.checked(link.href, dataset).lang
        assert lang == (getattr(link, "lang", None) or selection.lang)


def test_a_headline_card_says_the_newest_report(dataset: Dataset) -> None:
    told = pieces.text(whole(dataset, DEFAULT))
    newest = dataset.daily["personnel"].iloc[-1], dataset.totals["personnel"].iloc[-1]
    say = words("en")
    assert say.signed(int(newest[0])) in told and say.number(int(newest[1])) in told


def test_the_tiny_store_can_be_laid_out(tiny: Dataset) -> None:
    for query in (
        "",
        "categories=personnel,tanks,afvs,submarines,ground_robots&split=0",
        "by=year",
    ):
        assert pieces.written(whole(tiny, Selection.from_query(query, tiny)))


@pytest.mark.parametrize("categories", ["personnel", ",".join(CATEGORIES)], ids=["1", "all"])
def test_dash_draws_no_more_components_than_the_filters(dataset: Dataset, categories: str) -> None:
    # dash-renderer's work at each change grows with the square of them: 300 hold the page for
    # 0.3 seconds, 3,000 for twenty.
    query = f"categories={categories}&from=2023-03-04&to=2023-03-05"
    drawn = page.layout(dataset, Selection.checked(query, dataset))
    components = [piece for piece in pieces.pieces(drawn) if isinstance(piece, Component)]
    assert 20 < len(components) <= 60


def test_every_part_can_be_put_in_its_place_as_html(dataset: Dataset) -> None:
    asked = Selection.checked("categories=tanks&from=2023-03-04&to=2023-03-05", dataset)
    parts = page.parts(dataset, asked)
    assert set(parts) == set(page.PARTS)
    assert "<table>" in parts[ids.FIGURES] and "3,414" in parts[ids.FIGURES]
    assert "data-figure=" in parts[ids.CHART] and "<svg" not in parts[ids.CHART]
