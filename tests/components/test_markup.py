"""Components as HTML: what React would make of them, and nothing that could break out of it."""

import json
import re
from html import unescape

import pytest
from dash import dcc

from components import html, markup


def test_texts_and_attributes_are_escaped() -> None:
    part = html.P(["1 < 2 & 3 > 2", html.A("x", href='?a="b"&c=1')])
    assert markup.html(part) == (
        '<p>1 &lt; 2 &amp; 3 &gt; 2<a href="?a=&quot;b&quot;&amp;c=1">x</a></p>'
    )


def test_attributes_are_spelt_as_html_spells_them() -> None:
    part = html.Td("9", className="new", colSpan=2, tabIndex="0", **{"data-value": 9})
    assert markup.html(part) == '<td class="new" colspan="2" tabindex="0" data-value="9">9</td>'
    day = html.Time("5 March", dateTime="2023-03-05")
    assert markup.html(day) == '<time datetime="2023-03-05">5\u00a0March</time>'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("9 March 2023, nine tanks", "9~March~2023, nine tanks"),
        ("on 4–5 March", 'on <span class="whole">4–5</span>~March'),
        ("22 серпня 2026 року", "22~серпня~2026~року"),
        ("including 28 armored vehicles", "including 28~armored vehicles"),
        ("Peak 49,150, December 2024", "Peak 49,150, December~2024"),
        ("Losses – as claimed", "Losses~– as claimed"),
        # Wider than a phone with its number.
        ("1\u00a0750 військовослужбовців", "1~750 військовослужбовців"),
        ("of 2 or 2,000 in all", "of 2~or 2,000~in all"),
    ],
)
def test_no_line_ends_within_a_date_or_between_a_number_and_its_word(text: str, shown: str) -> None:
    assert markup.html(text).replace("\u00a0", "~") == shown


def test_an_attribute_that_is_on_has_no_value_and_one_that_is_off_is_left_out() -> None:
    assert markup.html(html.P("x", hidden=True)) == "<p hidden>x</p>"
    assert markup.html(html.P("x", hidden=False)) == "<p>x</p>"
    assert (
        markup.html(html.A("x", href="f.csv", download="")) == '<a href="f.csv" download="">x</a>'
    )


def test_what_holds_nothing_is_not_closed() -> None:
    assert markup.html(html.Img(src="a.svg", alt="")) == '<img src="a.svg" alt="">'


def test_absent_children_are_nothing_and_zero_is_zero() -> None:
    assert markup.html([None, html.P(), 0]) == "<p></p>0"


def test_a_chart_is_its_figure_around_what_stands_in_its_place() -> None:
    figure = {"data": [{"y": [1, None], "name": "it's <b>"}], "layout": {}}
    graph = dcc.Graph(figure=figure, config={"locale": "en"}, className="graph")
    written = markup.html(graph, inside=lambda shown: f"<i>{len(shown['data'])}</i>")
    (config, drawn) = re.findall("='(.*?)'", written)
    assert json.loads(unescape(drawn)) == figure and json.loads(unescape(config)) == graph.config
    assert written.endswith("><i>1</i></div>")
