"""Notes: what the figures are not, method, definitions, doubts, sources, how to cite."""

from typing import Any

from dash import html

from components import doubts
from components.words import words
from data.corrections import CORRECTIONS
from data.dataset import Dataset
from data.doubts import openings
from data.selection import Lang, Selection

CITATION, BIBTEX = "citation", "bibtex"
"""Ids of the texts that the copy buttons copy."""

_LINKS: dict[str, tuple[tuple[str, str], ...]] = {
    "first": (
        (
            "2022-Ukraine-Russia-War-Dataset",
            "https://github.com/PetroIvaniuk/2022-Ukraine-Russia-War-Dataset",
        ),
    ),
    "second": (("orc-losses", "https://github.com/lod-db/orc-losses"),),
    "oryx": (("Oryx", "https://www.oryxspioenkop.com/"),),
    "oryx_table": (("leedrake5/Russia-Ukraine", "https://github.com/leedrake5/Russia-Ukraine"),),
    "economist": (
        (
            "the-economist-ukraine-war-dead-and-wounded-estimates",
            "https://github.com/TheEconomist/the-economist-ukraine-war-dead-and-wounded-estimates",
        ),
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    ),
}


def view(
    dataset: Dataset, selection: Selection, *, contact: str | None = None, address: str = ""
) -> list[Any]:
    """Everything that an editor asks of the figures.

    `contact` is whom to write to, an address of mail or a page; `address` the public address of
    the dashboard, for citations.
    """
    say = words(selection.lang).notes
    return [
        html.H2(say.TITLE),
        html.P([html.Strong(say.STANDING), " ", say.RANGE], className="standing"),
        html.Div(
            [
                html.Section([html.H3(say.METHOD_TITLE), _method(dataset, selection.lang)]),
                html.Section([html.H3(say.DEFINITIONS_TITLE), _terms(say.DEFINITIONS)]),
            ],
            className="columns",
        ),
        *doubts.view(dataset, selection),
        html.Div(
            [
                html.Section(
                    [*_own_corrections(selection.lang), *_citing(dataset, selection.lang, address)]
                ),
                html.Section(
                    [*_sources(dataset, selection.lang), *_contact(selection.lang, contact)]
                ),
            ],
            className="columns",
        ),
    ]


def _method(dataset: Dataset, lang: Lang) -> html.Dl:
    say = words(lang).notes
    restated = len(dataset.restated)
    return _terms(
        (
            *say.METHOD[:4],
            (say.RESTATEMENTS, say.restatements(restated)),
            (say.OPENINGS, say.openings(openings(dataset))),
            *say.METHOD[4:],
        )
    )


def _terms(pairs: Any) -> html.Dl:
    return html.Dl([part for name, text in pairs for part in (html.Dt(name), html.Dd(text))])


def _own_corrections(lang: Lang) -> list[Any]:
    say = words(lang)
    entries = [
        html.Li([html.Strong(say.day(entry.day)), ": ", entry.text[lang]]) for entry in CORRECTIONS
    ]
    return [
        html.H3(say.notes.OWN_TITLE),
        html.P(say.notes.OWN_LEAD) if entries else html.P(say.notes.NO_OWN),
        *([html.Ul(entries)] if entries else []),
    ]
