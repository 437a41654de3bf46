"""Where the parts sit on the dashboard, and the one callback that renders them."""

from collections.abc import Callable
from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, ctx, dcc, html

from components import (
    actions,
    chart,
    comparison,
    evidence,
    figures,
    filters,
    ids,
    key_points,
    latest,
    masthead,
    milestones,
    notes,
    overview,
    sentence,
    theme,
)
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
    ids.ACTIONS: actions.view,
    ids.FIGURES: figures.view,
    ids.LATEST: latest.view,
    ids.KEY_POINTS: key_points.view,
    ids.COMPARISON: comparison.view,
    ids.OVERVIEW: overview.view,
    ids.EVIDENCE: evidence.view,
    ids.MILESTONES: milestones.view,
    ids.NOTES: notes.view,
}
"""Every visible part but the filters, by the id of its place."""


BELOW = (ids.KEY_POINTS, ids.COMPARISON, ids.OVERVIEW, ids.EVIDENCE, ids.MILESTONES)
"""The parts under the chart and the headline strip, in their order."""


def layout(dataset: Dataset, selection: Selection) -> dmc.MantineProvider:
    """The whole page of a selection: the address that it is loaded with needs no callback."""
    return _page(dataset, selection, _shown(dataset, selection))


def _shown(dataset: Dataset, selection: Selection) -> dict[str, Any]:
    return {key: view(dataset, selection) for key, view in PARTS.items()}


def _page(dataset: Dataset, selection: Selection, shown: dict[str, Any]) -> dmc.MantineProvider:
    return dmc.MantineProvider(
        [
            dcc.Location(id=ids.LOCATION, refresh=False, search=f"?{selection.to_query()}"),
            dcc.Store(id=ids.DOCUMENT, data=document(dataset, selection)),
            html.Header(shown[ids.MASTHEAD], id=ids.MASTHEAD),
            html.Main(
                [
                    html.Div(shown[ids.SENTENCE], id=ids.SENTENCE, **{"aria-live": "polite"}),
                    filters.layout(dataset, selection),
                    html.Div(
                        [
                            html.Section(shown[ids.CHART], id=ids.CHART),
                            html.Section(shown[ids.ACTIONS], id=ids.ACTIONS),
                            html.Aside(shown[ids.FIGURES], id=ids.FIGURES),
                        ],
                        className="window",
                    ),
                    *[html.Section(shown[key], id=key) for key in (ids.LATEST, *BELOW)],
                ],
                id="main",
            ),
            html.Footer(shown[ids.NOTES], id=ids.NOTES),
        ],
        id=ids.PROVIDER,
        theme=_MANTINE,
        **_colours(selection),
    )


def skeleton() -> html.Div:
    """Every component with an id, bare: what Dash checks callbacks against, in every document."""
    page = _page(nothing(), DEFAULT, dict.fromkeys(PARTS))
    return html.Div([_bare(part) for part in (page, *page._traverse()) if hasattr(part, "id")])


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
        "lang": selection.lang,
        "theme": selection.theme,
    }


def rendered(dataset: Dataset, selection: Selection) -> dict[str, dict[str, Any]]:
    """Every part, control and label of a view, by id and property."""
    return {
        ids.LOCATION: {"search": f"?{selection.to_query()}"},
        ids.DOCUMENT: {"data": document(dataset, selection)},
        ids.PROVIDER: {"forceColorScheme": _colours(selection)["forceColorScheme"]},
        **{key: {"children": part} for key, part in _shown(dataset, selection).items()},
        **filters.controls(dataset, selection),
    }


def register(app: Dash, dataset: Callable[[], Dataset]) -> None:
    """The one callback: from the address or a control to every part, control and label."""
    written = {
        ids.LOCATION: ("search",),
        ids.DOCUMENT: ("data",),
        ids.PROVIDER: ("forceColorScheme",),
        **dict.fromkeys(PARTS, ("children",)),
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
    def show_page(search: str, chosen: dict[str, Any], shown: dict[str, str]) -> dict[str, Any]:
        now = dataset()
        query = shown["query"]
        asked = filters.resolve(ctx.triggered_id, search, chosen, now, rendered=query)
        return rendered(now, asked)

    app.clientside_callback(
        ClientsideFunction("page", "describe"),
        Input(ids.DOCUMENT, "data"),
        Input(ids.MASTHEAD, "children"),
    )


def _colours(selection: Selection) -> dict[str, Any]:
    forced = None if selection.theme == DEFAULT.theme else selection.theme
    return {"defaultColorScheme": "auto", "forceColorScheme": forced}
