"""/chart.svg and /chart.png: their sizes, names, words, and that they never fail."""

import re
import struct
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from components.png import WIDEST
from tests.components.http import asking

WEEKEND = f"{asking.WEEKEND}&lang=en"


def size(image: bytes) -> tuple[int, int]:
    """A PNG's width and height."""
    assert image.startswith(b"\x89PNG\r\n\x1a\n")
    wide, tall = struct.unpack(">II", image[16:24])
    return wide, tall


def drawing(client: FlaskClient, query: str) -> ElementTree.Element:
    answer = client.get(f"/chart.svg?{query}")
    assert answer.status_code == 200, answer.text
    return ElementTree.fromstring(answer.text)


def picture(client: FlaskClient, query: str) -> bytes:
    answer = client.get(f"/chart.png?{query}")
    assert answer.status_code == 200, answer.text
    return answer.data


@pytest.mark.parametrize("width", [1, 100, 299, 300, 360, 641, 1200, WIDEST])
def test_a_picture_is_as_wide_as_was_asked(client: FlaskClient, width: int) -> None:
    root = drawing(client, f"{WEEKEND}&width={width}")
    wide, tall = size(picture(client, f"{WEEKEND}&width={width}"))
    assert root.attrib["width"] == str(width) == str(wide)
    assert abs(tall - int(root.attrib["height"])) <= 1


@pytest.mark.parametrize(
    ("width", "height"), [(1200, 628), (300, 157), (1, 1), (2400, 2400), (640, 1), (1, 300)]
)
def test_a_picture_of_two_measures_has_both(client: FlaskClient, width: int, height: int) -> None:
    query = f"{WEEKEND}&width={width}&height={height}"
    root = drawing(client, query)
    assert (root.attrib["width"], root.attrib["height"]) == (str(width), str(height))
    assert size(picture(client, query)) == (width, height)


def test_a_picture_is_1200_wide_until_a_width_is_named(client: FlaskClient) -> None:
    assert size(picture(client, WEEKEND))[0] == 1200
    assert picture(client, WEEKEND) == picture(client, f"{WEEKEND}&width=1200")


@pytest.mark.parametrize("width", [300, 360, 480, 840])
def test_words_are_as_large_as_on_the_page_where_a_column_is_narrow(
    client: FlaskClient, width: int
) -> None:
    """A picture that is laid out wider and reduced could not be read on a phone."""
    root = drawing(client, f"lang=uk&width={width}")
    assert float(root.attrib["viewBox"].split()[2]) == width
    sizes = {float(each.attrib["font-size"]) for each in root.iter() if "font-size" in each.attrib}
    assert sizes and min(sizes) >= 11


def test_a_smaller_picture_is_a_reduction(client: FlaskClient) -> None:
    root = drawing(client, "lang=en&width=150")
    assert float(root.attrib["viewBox"].split()[2]) == 300
    assert root.attrib["width"] == "150"


@pytest.mark.parametrize("kind", ["svg", "png"])
@pytest.mark.parametrize(
    ("query", "name"),
    [
        (WEEKEND, "personnel-tanks-afvs_2023-03-04_2023-03-05"),
        (f"{WEEKEND}&width=300", "personnel-tanks-afvs_2023-03-04_2023-03-05"),
        ("categories=&from=2023-03-04&to=2023-03-05", "nothing_2023-03-04_2023-03-05"),
        (
            "categories=aircraft&from=2022-02-25&to=2022-03-01&measure=cumulative",
            "aircraft_2022-02-25_2022-03-01_cumulative",
        ),
        (
            "categories=tanks&from=2024-03-01&to=2024-03-31&days=loss&by=week",
            "tanks_2024-03-01_2024-03-31_by-week_by-day-of-loss",
        ),
    ],
)
def test_a_picture_is_shown_and_saved_under_the_name_of_its_view(
    client: FlaskClient, kind: str, query: str, name: str
) -> None:
    answer = client.get(f"/chart.{kind}?{query}")
    told = answer.headers["Content-Disposition"]
    assert told == f'inline; filename="general-staff-claims_{name}.{kind}"'


def test_a_drawing_says_what_it_shows_and_whose_claim_it_is(client: FlaskClient) -> None:
    said = asking.read(client, f"/chart.svg?{WEEKEND}")
    for words in (
        "Russian losses, as claimed by Ukraine",
        "Personnel, tanks and AFVs: losses claimed each day",
        "4–5 March 2023",
        "Claims of one side, not independently verified",
        "General Staff of the Armed Forces of Ukraine",
        "By report day",
        "own scale",
        "localhost",
    ):
        assert words in said, words


def test_a_drawing_is_named_and_told_for_those_who_do_not_see_it(client: FlaskClient) -> None:
    root = drawing(client, WEEKEND)
    space = "{http://www.w3.org/2000/svg}"
    named = root.attrib["aria-labelledby"].split()
    told = {each.attrib.get("id"): each.text or "" for each in root.iter()}
    assert root.attrib["role"] == "img" and [each in told for each in named] == [True, True]
    described = root.find(f"{space}desc")
    assert described is not None and "820 (4 March 2023)" in (described.text or "")


@pytest.mark.parametrize(("theme", "paper"), [("dark", "#15181b"), ("light", "#fdfcfa")])
def test_a_drawing_has_the_colours_that_were_asked_for(
    client: FlaskClient, theme: str, paper: str
) -> None:
    answer = client.get(f"/chart.svg?lang=uk&theme={theme}")
    assert f'fill="{paper}"' in answer.text and "Втрати Росії" in answer.text


def test_a_drawing_runs_nothing_and_loads_nothing(client: FlaskClient) -> None:
    for query in ("last=war&events=1", "categories=", WEEKEND, "theme=dark&lang=uk&split=0"):
        text = client.get(f"/chart.svg?{query}").text
        assert not re.search(r"<(script|image|use|a|foreignObject|style)\b", text), query
        assert not re.search(r"\b(href|src|on[a-z]+)=|url\(|@import", text), query


def test_an_empty_choice_is_a_picture_that_says_so(client: FlaskClient) -> None:
    assert "No category is chosen" in asking.read(client, "/chart.svg?categories=&lang=en")
    assert size(picture(client, "categories="))[0] == 1200


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("width=0", "wrong_width"),
        ("width=2401", "wrong_width"),
        ("width=99999999999999999999", "wrong_width"),
        ("width=01", "wrong_width"),
        ("width=600.5", "wrong_width"),
        ("width=1e3", "wrong_width"),
        ("width=%EF%BC%95", "wrong_width"),
        ("width=600%0A", "wrong_width"),
        ("height=0", "wrong_height"),
        ("height=2401", "wrong_height"),
        ("height=auto", "wrong_height"),
        ("size=600", "unknown_parameter"),
    ],
)
@pytest.mark.parametrize("kind", ["svg", "png"])
def test_a_size_that_is_none_is_a_400(
    client: FlaskClient, kind: str, query: str, code: str
) -> None:
    answer = client.get(f"/chart.{kind}?{query}")
    assert asking.fault(answer) == (400, code)
    if code.startswith("wrong"):
        assert "from 1 to 2400" in answer.get_json()["message"]


def test_pictures_of_two_sizes_are_two_answers(client: FlaskClient) -> None:
    tags = {
        client.get(f"/chart.{kind}?{WEEKEND}{more}").headers["ETag"]
        for kind in ("svg", "png")
        for more in ("", "&width=600", "&height=600", "&theme=dark")
    }
    assert len(tags) == 8


@pytest.mark.parametrize("by", ["day", "month"])
@pytest.mark.parametrize("size", ["width=1", "width=360", "width=1200&height=628", "height=20"])
def test_every_view_has_a_picture(client: FlaskClient, by: str, size: str) -> None:
    for query in (
        "categories=personnel,tanks,afvs,artillery,mlrs,air_defence,aircraft,helicopters,drones",
        "categories=ground_robots&from=2022-02-25&to=2022-03-01",
        "categories=submarines,ships&last=war&measure=cumulative&split=0",
        "from=2022-02-25&to=2022-02-25&events=1",
        "last=war&against=estimate&measure=cumulative&lang=uk",
    ):
        answer = client.get(f"/chart.svg?{query}&by={by}&{size}")
        assert answer.status_code == 200, answer.text
        ElementTree.fromstring(answer.text)
