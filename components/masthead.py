"""Whose claim this is, and as of when; the switches of language and colours."""

from typing import Any, get_args

from components import html, ids
from components.links import group, link
from components.words import LANGUAGES, words
from data.dataset import Dataset
from data.selection import Selection, Theme


def view(dataset: Dataset, selection: Selection) -> list[Any]:
    """The title, the caveat, the newest report with its official page, the switches."""
    say = words(selection.lang)
    return [
        html.Div(
            [
                html.H1(html.A(say.TITLE, href=f"?lang={selection.lang}")),
                html.P(
                    [
                        html.Strong(say.CLAIM),
                        html.Span(" · ", className="between"),
                        _report(dataset, say),
                    ],
                    className="claim",
                ),
            ]
        ),
        html.Nav([_languages(selection), _themes(selection)], className="switches"),
        # Shown by the reader's own clock, so that a stored page can't call itself fresh.
        html.P(say.FRESHNESS_QUIET, className="freshness quiet", hidden=True),
        html.P(say.FRESHNESS_STALE, className="freshness stale", hidden=True),
        _frozen(dataset, selection) if selection.asof else _unknown_version(say),
    ]


def _frozen(dataset: Dataset, selection: Selection) -> html.P:
    """That these are the figures of an earlier version, and the way to the current ones."""
    say = words(selection.lang).embed
    current = link(say.FROZEN_LINK, selection.changed(asof=None))
    return html.P([say.frozen(dataset.newest, selection.asof), " ", current], className="frozen")


def _unknown_version(say: Any) -> html.P:
    """Seen where the address leads to it: by one that named a version which is not there."""
    return html.P(say.embed.UNKNOWN_VERSION, id=ids.UNKNOWN_VERSION, className="frozen")


def _report(dataset: Dataset, say: Any) -> Any:
    """The newest report, with the day for the script that tells how old it is."""
    when = html.Time(
        say.report_of(dataset.newest), dateTime=dataset.newest.isoformat(), className="newest"
    )
    page = dataset.sources.iloc[-1]
    return html.A(when, href=page, rel="external") if page else when


def _languages(selection: Selection) -> html.Div:
    names = [
        link(
            module.LANGUAGE_NAME,
            selection.changed(lang=lang),
            chosen=lang == selection.lang,
            lang=lang,
        )
        for lang, module in LANGUAGES.items()
    ]
    return group(names, words(selection.lang).LANGUAGE, className="switch")


def _themes(selection: Selection) -> html.Div:
    say = words(selection.lang)
    names = [
        link(say.THEMES[theme], selection.changed(theme=theme), chosen=theme == selection.theme)
        for theme in get_args(Theme)
    ]
    return group(names, say.THEME, className="switch")
