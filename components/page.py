"""Where the parts sit on the dashboard, and the one callback that renders them."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NoReturn

from dash import ClientsideFunction, Dash, Input, Output, State, dcc

from components import (
    actions,
    chart,
    comparison,
    evidence,
    figures,
    filters,
    html,
    ids,
    key_points,
    latest,
    mantine,
    markup,
    masthead,
    milestones,
    notes,
    overview,
    sentence,
    theme,
)
from components.drawing import Frame
from components.drawn import drawn
from components.words import words
from data.dataset import Dataset, nothing
from data.selection import DEFAULT, Selection

_MANTINE = {
    "fontFamily": theme.FONT,
    "primaryColor": "claim",
    "colors": {"claim": theme.ACCENT_SHADES},
    "primaryShade": {"light": 7, "dark": 5},
    "defaultRadius": "sm",
}

View = Callable[[Dataset, Selection], list[Any]]

PARTS: dict[str, View] = {
    ids.MASTHEAD: masthead.view,
    ids.SENTENCE: sentence.view,
    ids.CHART: chart.view,
    ids.FIGURES: figures.view,
    ids.ACTIONS: actions.view,
    ids.LATEST: latest.view,
    ids.KEY_POINTS: key_points.view,
    ids.COMPARISON: comparison.view,
    ids.OVERVIEW: overview.view,
    ids.EVIDENCE: evidence.view,
    ids.MILESTONES: milestones.view,
    ids.NOTES: notes.view,
}
"""Every visible part but the filters, by the id of its place."""


FIRST = (ids.SENTENCE, ids.CHART)
"""What the reader looks at while choosing, as assets/placing.js has it, too."""

BELOW = (ids.KEY_POINTS, ids.COMPARISON, ids.OVERVIEW, ids.EVIDENCE, ids.MILESTONES)
"""The parts under the chart and the headline strip, in their order."""

_ALONE, _IN_PANELS = {"narrow": 328, "wide": 840}, {"panel": 370}
"""The widths, in pixels, that a chart is first drawn for; assets/page.css shows the one that
suits the page."""


ENTRY = "react-entry-point"
"""Where Dash draws what is its own, the filters. All else is plain HTML around it."""


def layout(dataset: Dataset, selection: Selection) -> mantine.MantineProvider:
    """What Dash draws of a view; the address that it is loaded with needs no callback."""
    return mantine.MantineProvider(
        [
            dcc.Location(id=ids.LOCATION, refresh=False, search=f"?{selection.to_query()}"),
            dcc.Store(id=ids.DOCUMENT, data=document(dataset, selection)),
            dcc.Store(id=ids.PLACES, data={}),
            filters.layout(dataset, selection),
        ],
        id=ids.PROVIDER,
        theme=_MANTINE,
        **_colours(selection),
    )


def body(selection: Selection, parts: Mapping[str, str]) -> list[html.Element]:
    """The whole page of a view: its parts, as HTML, and the place that Dash fills."""
    shown = {key: markup.Ready(part) for key, part in parts.items()}
    return [
        html.Header(shown[ids.MASTHEAD], id=ids.MASTHEAD),
        html.Main(
            [
                html.Div(shown[ids.SENTENCE], id=ids.SENTENCE, **{"aria-live": "polite"}),
                html.Div(html.Noscript(_without_script(selection)), id=ENTRY),
                html.P(className="failed", role="alert", hidden=True),
                html.Div(
                    [
                        html.Section(shown[ids.CHART], id=ids.CHART),
                        html.Aside(shown[ids.FIGURES], id=ids.FIGURES),
                        html.Section(shown[ids.ACTIONS], id=ids.ACTIONS),
                    ],
                    className="window",
                ),
                *[html.Section(shown[key], id=key) for key in (ids.LATEST, *BELOW)],
            ],
            id="main",
        ),
        html.Footer(shown[ids.NOTES], id=ids.NOTES),
    ]


def _without_script(selection: Selection) -> html.P:
    file = html.A("CSV", href=f"losses.csv?{selection.to_query()}")
    return html.P([words(selection.lang).NO_SCRIPT, file])


def first_chart(dataset: Dataset, selection: Selection) -> str:
    """The chart's part with what the server draws, until plotly.js has drawn it: in its place and
    in its size, so that nothing moves."""
    several = selection.split and len(selection.categories) > 1

    def drawing(figure: Mapping[str, Any]) -> str:
        category = figure["layout"]["meta"]["category"]
        one = selection.changed(categories=(category,)) if category else selection
        widths = _IN_PANELS if several and category else _ALONE
        frames = {
            name: Frame(width, standalone=False, name=f"{category or 'all'}-{name}")
            for name, width in widths.items()
        }
        return "".join(
            f'<div class="drawn {name}">{drawn(dataset, one, frame, keyed=False)}</div>'
            for name, frame in frames.items()
        )

    return markup.html(chart.view(dataset, selection), inside=drawing)


def skeleton() -> mantine.MantineProvider:
    """Every component with an id, bare: what Dash checks callbacks against, in every document."""
    page = layout(nothing(), DEFAULT)
    found = [_bare(part) for part in (page, *page._traverse()) if hasattr(part, "id")]
    return mantine.MantineProvider(found)


def _bare(part: Any) -> Any:
    kept = {name: getattr(part, name) for name in ("id", "settings", "data") if hasattr(part, name)}
    return type(part)(**kept)


def document(dataset: Dataset, selection: Selection) -> dict[str, str]:
    """What the document itself says of the view: its title and language."""
    say = words(selection.lang)
    heading = sentence.title(dataset, selection)
    return {
        "title": f"{heading} – {say.TITLE}",
        "heading": heading,
        "query": selection.to_query(),
        "version": dataset.version,
        "lang": selection.lang,
        "theme": selection.theme,
        "failed": say.embed.FAILED,
    }


def parts(
    dataset: Dataset, selection: Selection, keys: Iterable[str] = tuple(PARTS)
) -> dict[str, str]:
    """Parts of a view as HTML, by the ids of their places; by default every one."""
    return {key: markup.html(PARTS[key](dataset, selection)) for key in keys}


def rendered(dataset: Dataset, selection: Selection) -> dict[str, dict[str, Any]]:
    """A whole view by id and property: every control and label, and the parts, for
    assets/placing.js to put in their places."""
    return {
        ids.LOCATION: {"search": f"?{selection.to_query()}"},
        ids.DOCUMENT: {"data": document(dataset, selection)},
        ids.PLACES: {"data": {"parts": parts(dataset, selection)}},
        ids.PROVIDER: {"forceColorScheme": _colours(selection)["forceColorScheme"]},
        **filters.controls(dataset, selection),
    }


def register(app: Dash) -> None:
    """The one callback: from the address or a control to every part, control and label.

    Dash learns its inputs and outputs here; components/http/guard.py answers it, from the cache,
    with no more than has changed (changes.py).
    """
    written = {
        ids.LOCATION: ("search",),
        ids.DOCUMENT: ("data",),
        ids.PLACES: ("data",),
        ids.PROVIDER: ("forceColorScheme",),
        **filters.controls(nothing(), DEFAULT),
    }

    @app.callback(  # type: ignore[untyped-decorator]
        output={key: {name: Output(key, name) for name in names} for key, names in written.items()},
        inputs={
            "search": Input(ids.LOCATION, "search"),
            "chosen": {key: Input(key, name) for key, name in filters.INPUTS.items()},
        },
        state={"shown": State(ids.DOCUMENT, "data")},
        prevent_initial_call=True,
    )
    def show_page(search: str, chosen: dict[str, Any], shown: dict[str, str]) -> NoReturn:
        raise NotImplementedError("components/http/guard.py answers it.")

    app.clientside_callback(
        ClientsideFunction("page", "show"),
        Input(ids.LOCATION, "search"),
        Input(ids.DOCUMENT, "data"),
        Input(ids.PLACES, "data"),
    )


def _colours(selection: Selection) -> dict[str, Any]:
    forced = None if selection.theme == DEFAULT.theme else selection.theme
    return {"defaultColorScheme": "auto", "forceColorScheme": forced}
