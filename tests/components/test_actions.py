"""What a reader takes along of a view: embed code, files, link, citation, alt text."""

import json
import re
from html import unescape
from typing import Any, get_args
from urllib.parse import urlsplit

import pytest
from dash.development.base_component import Component
from flask.testing import FlaskClient
from hypothesis import given, settings

from components import actions, ids, quoted
from components.embed_code import frame_height
from components.words import LANGUAGES, words
from data.dataset import Dataset
from data.selection import Selection, Theme
from data.series import select
from tests import pieces, strategies

WEEKEND = "categories=personnel,tanks,afvs&from=2023-03-04&to=2023-03-05"
BOTH = pytest.mark.parametrize("lang", ["en", "uk"])


def view(dataset: Dataset, query: str) -> list[Any]:
    return actions.view(dataset, Selection.checked(query, dataset))


def prop(component: Component, name: str) -> Any:
    return component.to_plotly_json()["props"].get(name)


def dialog(part: list[Any]) -> Component:
    (found,) = pieces.of_type(part, "Dialog")
    return found


def told(part: list[Any]) -> dict[str, Any]:
    """What the dialog's script is given."""
    found: dict[str, Any] = json.loads(prop(dialog(part), "data-embed"))
    return found


def source(code: str) -> str:
    """The address in a frame's code, as a browser reads it."""
    (found,) = re.findall(r'<iframe [^>]*src="([^"]*)"', code)
    return unescape(found)


def copied(part: list[Any]) -> dict[str, str]:
    """What is copied by each button, by its name."""
    return {
        pieces.text(button): prop(button, "data-copy-text")
        for button in pieces.of_type(part, "Button")
        if prop(button, "data-copy-text")
    }


def pressed(part: list[Any]) -> dict[str, list[str]]:
    """The values of the chosen buttons, by the name of the choice."""
    return {
        choice.name: [
            button.value
            for button in pieces.of_type(choice, "Button")
            if prop(button, "aria-pressed") == "true"
        ]
        for choice in pieces.of_type(part, "Fieldset")
    }


@BOTH
def test_every_file_is_of_that_very_view(dataset: Dataset, client: FlaskClient, lang: str) -> None:
    query = Selection.checked(f"{WEEKEND}&lang={lang}", dataset).to_query()
    links = {pieces.text(a): a.href for a in pieces.of_type(view(dataset, query), "A")}
    kinds = {
        words(lang).DOWNLOAD: ("losses.csv", "text/csv"),
        "PNG": ("chart.png", "image/png"),
        "SVG": ("chart.svg", "image/svg+xml"),
        "JSON": ("losses.json", "application/json"),
    }
    for name, (path, mimetype) in kinds.items():
        assert links[name] == f"{path}?{query}"
        answer = client.get(f"/{links[name]}")
        assert (answer.status_code, answer.mimetype) == (200, mimetype)
    assert client.get(f"/{links[words(lang).newsroom.TITLE]}").status_code == 200


@BOTH
def test_link_citation_and_alt_text_are_copied(dataset: Dataset, lang: str) -> None:
    asked = Selection.checked(f"{WEEKEND}&lang={lang}", dataset)
    selected, say = select(dataset, asked), words(lang).embed
    assert copied(view(dataset, asked.to_query())) == {
        say.COPY_LINK: f"{actions.HERE}/?{asked.to_query()}",
        say.COPY_CITATION: quoted.citation(dataset, selected, address=actions.HERE),
        say.COPY_ALT: quoted.alt_text(dataset, selected),
    }


@pytest.mark.parametrize("slash", ["", "/"])
def test_a_known_address_stands_in_all_that_is_copied(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch, slash: str
) -> None:
    monkeypatch.setenv("PUBLIC_URL", f"https://losses.example.org/war{slash}")
    part = view(dataset, WEEKEND)
    assert actions.HERE not in pieces.written(part)
    known = "https://losses.example.org/war/"
    assert copied(part)["Copy link"].startswith(f"{known}?categories=personnel")
    assert f" {known}?categories=personnel" in copied(part)["Copy citation"]
    for code in told(part)["codes"]["live"].values():
        assert source(code).startswith(f"{known}embed?") and f'src="{known}embed.js"' in code


@BOTH
def test_a_live_code_moves_with_the_data_and_a_frozen_one_stays(
    dataset: Dataset, lang: str
) -> None:
    codes = told(view(dataset, f"categories=tanks&last=7d&lang={lang}"))["codes"]
    assert {figures: set(of) for figures, of in codes.items()} == {
        "live": set(LANGUAGES),
        "frozen": set(LANGUAGES),
    }
    for in_language in LANGUAGES:
        live, frozen = (source(codes[figures][in_language]) for figures in ("live", "frozen"))
        assert urlsplit(live).query == f"categories=tanks&last=7d&lang={in_language}"
        assert urlsplit(frozen).query == (
            "categories=tanks&from=2026-08-16&to=2026-08-22"
            f"&asof={dataset.version}&lang={in_language}"
        )


def test_a_frame_is_named_in_its_own_language_and_waits_until_it_is_near(
    dataset: Dataset,
) -> None:
    codes = told(view(dataset, "categories=tanks&last=7d&lang=uk"))["codes"]
    assert 'title="Tanks: losses claimed each day (chart)"' in codes["live"]["en"]
    assert 'title="Танки: втрати, заявлені за день (графік)"' in codes["live"]["uk"]
    assert "16–22 August 2026 (chart)" in codes["frozen"]["en"]
    assert "16–22 серпня 2026 (графік)" in codes["frozen"]["uk"]
    for code in (code for of in codes.values() for code in of.values()):
        assert 'loading="lazy"' in code and 'width="100%"' in code and "<script async " in code


def test_the_height_has_room_for_the_controls(dataset: Dataset) -> None:
    heights = told(view(dataset, WEEKEND))["heights"]
    asked = Selection.checked(WEEKEND, dataset)
    assert heights["1"] == frame_height(asked) > heights["0"] >= 300


def test_the_dialog_is_closed_and_has_a_name_and_its_preview_waits(dataset: Dataset) -> None:
    part = view(dataset, WEEKEND)
    found = dialog(part)
    assert not prop(found, "open") and prop(found, "aria-labelledby") == ids.EMBED_TITLE
    titles = [heading for heading in pieces.of_type(found, "H2") if heading.id == ids.EMBED_TITLE]
    assert [pieces.text(title) for title in titles] == [words("en").embed.DIALOG_TITLE]
    (preview,) = pieces.of_type(found, "Iframe")
    assert preview.title and prop(preview, "src") is None
    (opener,) = [b for b in pieces.of_type(part, "Button") if prop(b, "data-opens")]
    assert prop(opener, "data-opens") == found.id


@BOTH
def test_every_choice_is_made_once_and_explained(dataset: Dataset, lang: str) -> None:
    choices = pieces.of_type(view(dataset, f"{WEEKEND}&lang={lang}"), "Fieldset")
    assert [choice.name for choice in choices] == [
        *("figures", "controls", "theme", "lang", "width", "script")
    ]
    for choice in choices:
        values = [button.value for button in pieces.of_type(choice, "Button")]
        notes = {prop(note, "data-of"): note for note in pieces.of_type(choice, "P")}
        assert len(values) >= 2 and list(notes) == values
        shown = [value for value, note in notes.items() if not note.hidden]
        assert [shown] == list(pressed([choice]).values()) and len(shown) == 1
        assert all(len(pieces.text(note)) > 10 for note in notes.values())


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ("", {"figures": "live", "controls": "1", "theme": "auto", "lang": "en"}),
        ("theme=dark&lang=uk", {"theme": "dark", "lang": "uk"}),
        ("controls=0", {"controls": "0"}),
        ("asof={version}&from=2023-03-04&to=2023-03-05", {"figures": "frozen"}),
    ],
)
def test_the_dialog_begins_with_what_is_shown(
    dataset: Dataset, query: str, chosen: dict[str, str]
) -> None:
    found = pressed(view(dataset, query.format(version=dataset.version)))
    for name, value in chosen.items():
        assert found[name] == [value]


def test_what_live_means_depends_on_whether_the_days_are_fixed(dataset: Dataset) -> None:
    moving, fixed = (pieces.text(view(dataset, query)) for query in ("last=7d", WEEKEND))
    say = words("en").embed
    assert say.FIGURES_NOTES["live"] in moving and say.FIXED_DAYS_NOTE not in moving
    assert say.FIXED_DAYS_NOTE in fixed and say.FIGURES_NOTES["live"] not in fixed


@BOTH
def test_every_option_of_a_view_has_its_words(lang: str) -> None:
    say = words(lang).embed
    assert list(say.COLOURS_NOTES) == list(get_args(Theme))
    assert list(say.LANGUAGE_NOTES) == list(LANGUAGES)


def test_an_empty_choice_has_nothing_to_take_along(dataset: Dataset) -> None:
    assert view(dataset, "categories=") == []


@settings(max_examples=25)
@given(strategies.selections)
def test_the_code_of_any_view_is_of_that_view(dataset: Dataset, selection: Selection) -> None:
    part = actions.view(dataset, selection)
    assert pieces.written(part) == pieces.written(actions.view(dataset, selection))
    if not selection.categories:
        return
    usual = selection.changed(theme="auto", controls=True)
    for figures, of in told(part)["codes"].items():
        for lang, code in of.items():
            query = urlsplit(source(code)).query
            # A script adds what is not usual: nothing of it may be there yet.
            assert query.endswith(f"lang={lang}")
            read = Selection.checked(query, dataset)
            wanted = usual if figures == "live" else quoted.frozen(dataset, usual)
            assert read == wanted.changed(lang=lang)
