"""What a reader takes along of a view: the code that embeds it, its files, its link, its words."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import ModuleType
from typing import Any

from components import configuration, html, ids, quoted
from components.embed_code import embed_code, frame_height
from components.words import LANGUAGES, words
from data.dataset import Dataset
from data.selection import Selection
from data.series import Selected, select

HERE = "{here}"
"""Stands for the dashboard's address where PUBLIC_URL does not name it: assets/actions.js knows
where the page is."""

_PICTURES = {"PNG": "chart.png", "SVG": "chart.svg"}
_WHOLE_WIDTH, _WITH_SCRIPT = "100%", "1"

Choices = Mapping[str, str]
"""By its value, what a choice is called or what it does."""


def view(dataset: Dataset, selection: Selection) -> list[Any]:
    """The actions in a row, and the dialog that makes the embed's code."""
    if not selection.categories:
        return []
    say, selected = words(selection.lang), select(dataset, selection)
    opens = {"aria-haspopup": "dialog", "data-opens": ids.EMBED_DIALOG}
    return [
        html.H3(say.embed.ACTIONS, className="hidden"),
        html.Div(
            [
                html.Button(say.embed.EMBED, type="button", className="button", **opens),
                _files(selection),
                *_copies(dataset, selected),
                html.A(say.newsroom.TITLE, href=f"newsroom?lang={selection.lang}"),
            ],
            className="bar",
        ),
        _dialog(dataset, selected),
    ]


def _files(selection: Selection) -> html.Div:
    say, query = words(selection.lang), selection.to_query()
    files = {say.DOWNLOAD: "losses.csv"} | _PICTURES
    saved = [html.A(name, href=f"{of}?{query}", download="") for name, of in files.items()]
    shown = html.A("JSON", href=f"losses.json?{query}")
    return html.Div([*saved, shown], role="group", **{"aria-label": say.embed.FILES})


def _copies(dataset: Dataset, selected: Selected) -> list[html.Button]:
    say, address = words(selected.selection.lang).embed, _address()
    texts = {
        say.COPY_LINK: f"{address}/?{selected.selection.to_query()}",
        say.COPY_CITATION: quoted.citation(dataset, selected, address=address),
        say.COPY_ALT: quoted.alt_text(dataset, selected),
    }
    return [_copy(name, say, **{"data-copy-text": text}) for name, text in texts.items()]


def _copy(name: str, say: ModuleType, **source: str) -> html.Button:
    return html.Button(name, type="button", **source, **{"data-copied": say.COPIED})


def _address() -> str:
    return configuration.address() or HERE


def _dialog(dataset: Dataset, selected: Selected) -> html.Dialog:
    """Closed until it is asked for; the script fills in the code and the preview."""
    selection = selected.selection
    say = words(selection.lang).embed
    told = {"codes": _codes(dataset, selected), "heights": _heights(selection)}
    code = html.Pre(
        html.Code(id=ids.EMBED_CODE), tabIndex="0", role="region", **{"aria-label": say.CODE}
    )
    return html.Dialog(
        [
            html.Div(
                [
                    html.H2(say.DIALOG_TITLE, id=ids.EMBED_TITLE),
                    html.Button(say.CLOSE, type="button", className="close"),
                ],
                className="head",
            ),
            html.Div(list(_choices(selection)), className="choices"),
            html.Div(
                [
                    html.H3(say.CODE),
                    code,
                    _copy(
                        say.COPY_CODE,
                        say,
                        className="button",
                        **{"data-copy": f"#{ids.EMBED_CODE}"},
                    ),
                    html.H3(say.PREVIEW),
                    html.Div(html.Iframe(title=say.PREVIEW_NAME), className="preview"),
                ],
                className="result",
            ),
        ],
        id=ids.EMBED_DIALOG,
        **{"aria-labelledby": ids.EMBED_TITLE, "data-embed": json.dumps(told, ensure_ascii=False)},
    )


def _codes(dataset: Dataset, selected: Selected) -> dict[str, dict[str, str]]:
    """The code of the live and the frozen view in each language, in the colours and with the
    controls that are usual; the script changes those, and the width."""
    usual = selected.selection.changed(theme="auto", controls=True)
    views = {"live": quoted.live(usual), "frozen": quoted.frozen(dataset, usual)}
    # The figures are the same in all of them, and so is the window.
    return {
        name: {
            lang: _code(dataset, replace(selected, selection=one.changed(lang=lang)))
            for lang in LANGUAGES
        }
        for name, one in views.items()
    }


def _code(dataset: Dataset, selected: Selected) -> str:
    return embed_code(
        selected.selection,
        address=_address(),
        width=_WHOLE_WIDTH,
        title=quoted.frame_title(dataset, selected),
        height=frame_height(selected.selection),
        script=True,
    )


def _heights(selection: Selection) -> dict[str, int]:
    """By whether there are controls."""
    return {
        value: frame_height(selection.changed(controls=value == "1"))
        for value in words(selection.lang).embed.CONTROLS_CHOICES
    }


def _choices(selection: Selection) -> Iterable[html.Fieldset]:
    """What the code can be like, with the choices that suit the view chosen."""
    say = words(selection.lang)
    texts = say.embed
    live = {} if selection.last else {"live": texts.FIXED_DAYS_NOTE}
    figures = "live" if selection.asof is None else "frozen"
    languages = {str(lang): module.LANGUAGE_NAME for lang, module in LANGUAGES.items()}
    controls = "1" if selection.controls else "0"
    yield _choice(
        "figures", texts.FIGURES, figures, texts.FIGURES_CHOICES, texts.FIGURES_NOTES | live
    )
    yield _choice(
        "controls", texts.CONTROLS_SHOWN, controls, texts.CONTROLS_CHOICES, texts.CONTROLS_NOTES
    )
    yield _choice("theme", texts.COLOURS, selection.theme, say.THEMES, texts.COLOURS_NOTES)
    yield _choice("lang", texts.LANGUAGE, selection.lang, languages, texts.LANGUAGE_NOTES)
    yield _choice("width", texts.WIDTH, _WHOLE_WIDTH, texts.WIDTH_CHOICES, texts.WIDTH_NOTES)
    yield _choice("script", texts.SCRIPT, _WITH_SCRIPT, texts.SCRIPT_CHOICES, texts.SCRIPT_NOTES)


def _choice(name: str, label: str, chosen: str, names: Choices, notes: Choices) -> html.Fieldset:
    """One of several, and what the chosen one does."""
    buttons = [
        html.Button(
            text, type="button", value=value, **{"aria-pressed": str(value == chosen).lower()}
        )
        for value, text in names.items()
    ]
    told = [html.P(notes[value], hidden=value != chosen, **{"data-of": value}) for value in names]
    return html.Fieldset(
        [
            html.Legend(label),
            html.Div(buttons, className="segments"),
            html.Div(told, **{"aria-live": "polite"}),
        ],
        name=name,
    )
