"""The same charts and filters in Dash as a tutorial writes them; by gunicorn alone."""

import plotly.express as px
from dash import Dash, Input, Output, dcc, html

from data.loader import load_current
from tests.served import ROOT

dataset = load_current(ROOT / "data" / "store")

app = Dash(__name__)
server = app.server

app.layout = html.Div(
    [
        html.H1("Russian losses, as claimed by Ukraine"),
        dcc.Dropdown(list(dataset.totals.columns), "personnel", id="category", clearable=False),
        dcc.DatePickerRange(
            id="dates",
            start_date="2026-05-25",
            end_date=dataset.newest,
            min_date_allowed=dataset.first,
            max_date_allowed=dataset.newest,
            display_format="YYYY-MM-DD",
        ),
        dcc.Graph(id="daily"),
        dcc.Graph(id="cumulative"),
    ]
)


@app.callback(
    Output("daily", "figure"),
    Output("cumulative", "figure"),
    Input("category", "value"),
    Input("dates", "start_date"),
    Input("dates", "end_date"),
)
def show_charts(category, start_date, end_date):  # type: ignore[no-untyped-def]
    daily = dataset.daily[category][start_date:end_date].astype(float)
    totals = dataset.totals[category][start_date:end_date].astype(float)
    return px.bar(daily), px.line(totals)
