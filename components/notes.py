"""Notes: what the figures are not, method, definitions, doubts, sources, how to cite."""

from collections.abc import Iterable
from typing import Any

from components import configuration, doubts, html
from components.words import words
from data.corrections import CORRECTIONS
from data.dataset import Dataset
from data.doubts import openings
from data.selection import Lang, Selection

CITATION, BIBTEX = "citation", "bibtex"
"""Ids of the texts that the copy buttons copy."""

_PLACES: dict[str, tuple[str, str]] = {
    "first": (
        "2022-Ukraine-Russia-War-Dataset",
        "https://github.com/PetroIvaniuk/2022-Ukraine-Russia-War-Dataset",
    ),
    "second": ("lod-db/orc-losses", "https://github.com/lod-db/orc-losses"),
    "oryx": ("Oryx", "https://www.oryxspioenkop.com/"),
    "oryx_table": ("leedrake5/Russia-Ukraine", "https://github.com/leedrake5/Russia-Ukraine"),
    "economist": (
        "The Economist",
        "https://github.com/TheEconomist/the-economist-ukraine-war-dead-and-wounded-estimates",
    ),
}
_LICENCES = {"economist": ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")}


def view(dataset: Dataset, selection: Selection) -> list[Any]:
    """Everything that an editor asks of the figures."""
    contact, root = configuration.contact(), configuration.address()
    lang = selection.lang
    say = words(lang).notes
    method = say.method(len(dataset.restated), openings(dataset))
    return [
        html.H2(say.TITLE),
        html.P([html.Strong(say.STANDING), " ", say.RANGE], className="standing"),
        _folded(say.METHOD_TITLE, _terms(method)),
        _folded(say.DEFINITIONS_TITLE, _terms(say.DEFINITIONS)),
        _folded(say.DOUBTS_TITLE, *doubts.tables(dataset, selection)),
        _folded(say.SOURCES_TITLE, *_sources(dataset, lang)),
        _folded(say.CITE_TITLE, *_citing(dataset, lang, f"{root}/" if root else "")),
        _folded(say.OWN_TITLE, *_own_corrections(lang)),
        *_contact(lang, contact),
    ]


def _folded(name: str, *told: Any) -> html.Details:
    """One subject under its name, opened by the reader: they are many and long."""
    return html.Details([html.Summary(html.H3(name)), *told], className="fold")


def _terms(told: Iterable[tuple[str, str]]) -> html.Dl:
    return html.Dl([part for name, text in told for part in (html.Dt(name), html.Dd(text))])


def _sources(dataset: Dataset, lang: Lang) -> list[Any]:
    """Who says what, on which terms; every figure as a file, and the version shown."""
    say = words(lang)
    texts = dict(say.notes.SOURCES)
    if dataset.events:
        last = max(event.end or event.start for event in dataset.events)
        texts["wikipedia"] += f" {say.notes.events_end(last)}"
    return [
        html.Ul([html.Li(_source(key, text, lang)) for key, text in texts.items()]),
        html.P(html.A(say.DOWNLOAD_ALL, href="losses.csv?scope=all", download="")),
        html.P([say.VERSION, " ", html.Code(dataset.version)], className="source"),
    ]


def _source(key: str, text: str, lang: Lang) -> list[Any]:
    name: Any = words(lang).notes.SOURCE_NAMES.get(key)
    licence = [". ", _outside(*_LICENCES[key])] if key in _LICENCES else []
    if key in _PLACES:
        name = _outside(*_PLACES[key])
    return [html.Strong(name), ". ", text.removesuffix("." if licence else ""), *licence]


def _citing(dataset: Dataset, lang: Lang, address: str) -> list[Any]:
    say = words(lang).notes
    return [
        html.P([say.CITE_LEAD, " ", say.CITE_PERMANENT]),
        *_copied(
            say.CITATION, CITATION, say.citation(dataset.newest, dataset.version, address), lang
        ),
        *_copied(say.BIBTEX, BIBTEX, _bibtex(dataset, lang, address), lang),
    ]


def _copied(name: str, key: str, text: str, lang: Lang) -> list[Any]:
    """A text to be taken along, and the button that copies it."""
    say = words(lang).notes
    copy = {"data-copy": f"#{key}", "data-copied": say.COPIED, "aria-label": f"{say.COPY}: {name}"}
    return [
        html.Div(
            [html.H4(name), html.Button(say.COPY, type="button", className="copy", **copy)],
            className="copied",
        ),
        html.Pre(text, id=key, tabIndex="0", role="region", **{"aria-label": name}),
    ]


def _bibtex(dataset: Dataset, lang: Lang, address: str) -> str:
    say = words(lang).notes
    newest = dataset.newest
    fields = {
        "title": say.BIBTEX_TITLE,
        "author": "{Loss Tracker}",
        "year": str(newest.year),
        "version": dataset.version,
        "note": say.bibtex_note(newest),
        **({"url": address} if address else {}),
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{losstracker{newest:%Y%m%d},\n{lines}\n}}"


def _own_corrections(lang: Lang) -> list[Any]:
    say = words(lang)
    entries = [
        html.Li([html.Strong(say.day(entry.day)), ": ", entry.text[lang]]) for entry in CORRECTIONS
    ]
    told = html.Ul(entries) if entries else html.P(say.notes.NO_OWN)
    return [html.P(say.notes.OWN_LEAD), told]


def _contact(lang: Lang, contact: str | None) -> list[Any]:
    if not contact:
        return []
    say = words(lang).notes
    href = f"mailto:{contact}" if "@" in contact and "://" not in contact else contact
    return [html.H3(say.CONTACT_TITLE), html.P([say.CONTACT, html.A(contact, href=href), "."])]


def _outside(name: str, address: str) -> html.A:
    return html.A(name, href=address, rel="external")
