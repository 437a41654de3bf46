"""The notes: what must be said of the figures, and the tables of what is in doubt."""

import inspect
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from components import doubts, notes
from components.words import en, uk
from data import corrections
from data.catalog import CATEGORIES
from data.dataset import Dataset
from data.doubts import corrected, disputed, openings, restated
from data.loader import load_dataset
from data.selection import Selection
from tests import pieces, stores

ALL = "categories=" + ",".join(CATEGORIES)


def view(dataset: Dataset, query: str = "") -> list[Any]:
    return notes.view(dataset, Selection.checked(query, dataset))


def tables(dataset: Dataset, query: str) -> list[list[list[str]]]:
    part = doubts.tables(dataset, Selection.checked(query, dataset))
    return [pieces.cells(table) for table in pieces.of_type(part, "Table")]


def test_what_the_figures_are_not_stands_first(dataset: Dataset) -> None:
    told = pieces.text(view(dataset)[1])
    assert "claims of one side" in told and "not independently verified" in told
    assert "not a count of the dead" in told


@pytest.mark.parametrize("say", [en, uk])
def test_the_method_tells_what_the_store_holds(dataset: Dataset, say: Any) -> None:
    told = dict(say.notes.method(len(dataset.restated), openings(dataset)))
    text = " ".join(told.values())
    for figure in (len(dataset.restated), 84, 1306):
        # In running text Ukrainian writes four digits together.
        assert say.number(figure) in text or str(figure) in text
    assert say.day(date(2022, 5, 1)) in text and say.day(date(2026, 5, 3)) in text


def test_both_languages_have_the_same_notes(dataset: Dataset) -> None:
    english, ukrainian = (
        say.notes.method(len(dataset.restated), openings(dataset)) for say in (en, uk)
    )
    assert len(english) == len(ukrainian)
    assert len(en.notes.DEFINITIONS) == len(uk.notes.DEFINITIONS)
    assert list(en.notes.SOURCES) == list(uk.notes.SOURCES)


@pytest.mark.parametrize("say", [en, uk])
def test_every_remark_in_the_store_has_its_words(dataset: Dataset, say: Any) -> None:
    unknown = say.notes.evidence("a remark of tomorrow")
    told = {say.notes.origin(text) for text in dataset.restated["origin"]}
    told |= {say.notes.evidence(text) for text in dataset.disputes["evidence"]}
    for key in CATEGORIES:
        told |= {say.notes.basis(cell) for cell in corrected(dataset, key)}
    raw = {*dataset.restated["origin"], *dataset.disputes["evidence"]}
    assert unknown not in told and told.isdisjoint(raw)


def test_restatements_of_the_chosen_category(dataset: Dataset) -> None:
    restatements, _ = tables(dataset, "")
    assert [row[:2] for row in restatements] == [
        ["Report of", "Restated by"],
        ["22 April 2025", "+160"],
        ["28 February 2025", "+1,650"],
    ]


def test_of_several_categories_each_row_names_its_own(dataset: Dataset) -> None:
    restatements, disputes, corrections_ = tables(dataset, ALL)
    assert restatements[0][1] == disputes[0][1] == corrections_[0][1] == "Category"
    assert len(restatements) - 1 == len(dataset.restated)
    assert len(corrections_) - 1 == (dataset.overrides["status"] != "disputed").sum()


def test_every_disputed_cell_is_told_and_reports_in_a_row_are_one_entry(dataset: Dataset) -> None:
    told = sum(entry.reports.days for key in CATEGORIES for entry in disputed(dataset, key))
    # The vehicles of 27 February 2022 follow the trucks.
    assert told == len(dataset.disputes) + 1
    _, helicopters, *_ = tables(dataset, "categories=helicopters")
    assert helicopters[1][:3] == ["22 March – 29 April 2026", "351", "350"]
    (trucks,) = (
        entry
        for entry in disputed(dataset, "vehicles")
        if entry.reports.first.year == 2022 and entry.reports.first.month == 2
    )
    assert (trucks.total, trucks.other) == (190, 90)


def test_the_graphic_with_a_slip_is_explained(dataset: Dataset) -> None:
    part = doubts.tables(dataset, Selection.checked("categories=artillery", dataset))
    rows = pieces.cells(pieces.of_type(part, "Table")[-1])
    (slip,) = (row for row in rows if row[0] == "22 June 2024")
    assert slip[1:3] == ["14,134", "14,134"] and "14,188" in slip[3]
    (read,) = (row for row in rows if row[0] == "12 September 2022")
    assert read[1:3] == ["1,263", "1,269"]


def test_long_tables_are_closed_and_short_ones_open(dataset: Dataset) -> None:
    part = doubts.tables(dataset, Selection.checked("", dataset))
    opened = {pieces.text(d.children[0]): d.open for d in pieces.of_type(part, "Details")}
    assert opened == {"Restatements: 2": True, "Disputed totals: 7": False}


def test_a_category_without_doubts_says_so(dataset: Dataset) -> None:
    told = pieces.text(view(dataset, "categories=submarines"))
    for nothing in (en.notes.NONE_RESTATED, en.notes.NONE_DISPUTED, en.notes.NONE_CORRECTED):
        assert nothing in told


def test_a_proposed_restatement_is_marked(tmp_path: Path) -> None:
    day = date(2024, 3, 11)
    found = load_dataset(stores.write_version(tmp_path, proposed=[(day, "personnel")]))
    assert [cell.proposed for cell in restated(found, "personnel")] == [True]
    assert "not yet reviewed" in pieces.text(view(found))


REVISIONS = [
    ("v2", "2024-03-05", "tanks", "total", "51", "50", "first transcription"),
    ("v2", "2024-03-13", "", "source", "", "https://example.org/13", "second transcription"),
    ("v2", "2024-03-13", "tanks", "total", "", "70", "second transcription"),
    ("v2", "2024-03-13", "tanks", "restatement", "", "3", "upstream correction file"),
    ("v3", "2024-03-06", "tanks", "restatement", "", "-2", "fall in the total"),
    ("v3", "2024-03-06", "tanks", "status", "", "proposed", "fall in the total"),
    ("v3", "2024-03-07", "tanks", "total", "55", "", ""),
]


def test_every_revision_is_told_last_first_and_a_new_report_is_none(tmp_path: Path) -> None:
    revisions = [(*row, f"2024-03-{13 + int(row[0][1])}T05:00:00Z") for row in REVISIONS]
    tiny = load_dataset(stores.write_version(tmp_path, revisions=revisions))
    found = tables(tiny, "categories=tanks")[-1]
    assert found == [
        ["Report of", "Figure", "Before", "Since", "Noticed on", "Known from"],
        ["7 March 2024", "total", "55", "none", "16 March 2024", "the figure is gone"],
        ["6 March 2024", "restated by", "none", "−2", "16 March 2024", "a fall in the total"],
        ["5 March 2024", "total", "51", "50", "15 March 2024", "the first transcription"],
    ]
    said = pieces.text(doubts.tables(tiny, Selection.checked("categories=tanks&lang=uk", tiny)))
    assert "Зміни в опублікованому: 3" in said and "перший набір даних" in said
    none = doubts.tables(tiny, Selection.checked("categories=personnel", tiny))
    assert "No published figure of the chosen categories was revised." in pieces.text(none)


def test_our_own_corrections_are_listed(dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    assert en.notes.NO_OWN in pieces.text(view(dataset))
    entry = corrections.Correction(date(2026, 9, 1), {"en": "It was wrong.", "uk": "Було хибно."})
    monkeypatch.setattr(notes, "CORRECTIONS", (entry,))
    assert "1 September 2026 : It was wrong." in pieces.text(view(dataset))
    assert "1 вересня 2026 : Було хибно." in pieces.text(view(dataset, "lang=uk"))


def test_corrections_are_in_both_languages_newest_first() -> None:
    entries = corrections.CORRECTIONS
    assert all(set(entry.text) == {"en", "uk"} for entry in entries)
    assert list(entries) == sorted(entries, key=lambda entry: entry.day, reverse=True)


@pytest.mark.parametrize(
    "owed",
    ["Petro Ivaniuk", "Lod Softworks LLC", "Lee Drake", "Oryx", "Sondre Solstad", "CC BY 4.0"],
)
@pytest.mark.parametrize("lang", ["en", "uk"])
def test_every_licence_is_met(dataset: Dataset, lang: str, owed: str) -> None:
    assert owed in pieces.text(view(dataset, f"lang={lang}"))


def test_the_estimate_is_never_called_independent(dataset: Dataset) -> None:
    told = en.notes.SOURCES["economist"]
    assert "some of which cite the General Staff" in told
    assert not re.search("independent|confirms", told)


def test_the_citation_names_whose_claim_and_which_version(dataset: Dataset) -> None:
    pre = {each.id: pieces.text(each) for each in pieces.of_type(view(dataset), "Pre")}
    assert pre["citation"].startswith("General Staff of the Armed Forces of Ukraine")
    assert dataset.version in pre["citation"] and "http" not in pre["citation"]
    assert f"version = {{{dataset.version}}}" in pre["bibtex"] and "url" not in pre["bibtex"]


def test_the_public_address_is_cited_where_it_is_known(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://losses.example.org/")
    part = view(dataset)
    citation, bibtex = (pieces.text(each) for each in pieces.of_type(part, "Pre"))
    assert citation.endswith("https://losses.example.org/.")
    assert "url = {https://losses.example.org/}" in bibtex
    assert bibtex.startswith("@misc{losstracker2") and bibtex.count("{") == bibtex.count("}")


def test_each_text_can_be_copied(dataset: Dataset) -> None:
    part = view(dataset)
    copied = [getattr(button, "data-copy") for button in pieces.of_type(part, "Button")]
    assert copied == [f"#{each.id}" for each in pieces.of_type(part, "Pre")]


@pytest.mark.parametrize(
    ("contact", "href"),
    [
        ("desk@example.org", "mailto:desk@example.org"),
        ("https://example.org/@desk", "https://example.org/@desk"),
    ],
)
def test_whom_to_write_to_is_configured(
    dataset: Dataset, contact: str, href: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert en.notes.CONTACT_TITLE not in pieces.text(view(dataset))
    monkeypatch.setenv("CONTACT", contact)
    part = view(dataset)
    assert en.notes.CONTACT_TITLE in pieces.text(part)
    assert href in [a.href for a in pieces.of_type(part, "A")]


def test_every_figure_is_a_file_and_the_version_is_named(dataset: Dataset) -> None:
    part = view(dataset)
    assert "losses.csv?scope=all" in [a.href for a in pieces.of_type(part, "A")]
    assert dataset.version in pieces.text(part)


def test_the_list_of_events_says_where_it_ends(dataset: Dataset) -> None:
    assert "The list ends in June 2025." in pieces.text(view(dataset))
    pieces.text(view(replace(dataset, events=())))


def test_in_ukrainian_only_names_are_in_latin_letters(dataset: Dataset) -> None:
    part = view(dataset, f"{ALL}&lang=uk")
    names = [
        *("MIT", "CC BY 4.0", "BBC", "BibTeX", "CSV", "Loss Tracker", "Oryx", "The Economist"),
        *("Petro Ivaniuk", "Lod Softworks LLC and the Orc Losses contributors", "Lee Drake"),
        *("Sondre Solstad", "2022-Ukraine-Russia-War-Dataset", "lod-db/orc-losses"),
        *("leedrake5/Russia-Ukraine", "@misc{losstracker", dataset.version),
        *(f" {field} =" for field in ("title", "author", "year", "version", "note")),
    ]
    told = pieces.text(part)
    for name in names:
        assert name in told
        told = told.replace(name, "")
    assert not re.findall("[A-Za-z]+", told)


@pytest.mark.parametrize("module", ["notes", "overview", "records"])
def test_both_languages_say_the_same_things(module: str) -> None:
    own = [
        {
            name: inspect.signature(value) if inspect.isfunction(value) else type(value)
            for name, value in vars(getattr(say, module)).items()
            if name.isupper() or getattr(value, "__module__", "") == getattr(say, module).__name__
            if not name.startswith("_")
        }
        for say in (en, uk)
    ]
    assert own[0] == own[1]
