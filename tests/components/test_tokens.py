"""One set of tokens: what is drawn and what stands apart from the page's CSS has the page's."""

from components import theme, tokens
from components.drawing.inks import DARK, LIGHT
from components.http.static import EMBED_STYLE


def test_every_token_of_the_page_is_known() -> None:
    colours = ["paper", "raised", "ink", "soft", "rule", "accent", "on-accent", "amber", "shade"]
    assert [*tokens.LIGHT] == [*colours, "sans", "serif"] and [*tokens.DARK] == colours


def test_drawings_and_charts_take_them() -> None:
    assert (LIGHT.ink, DARK.ink) == (tokens.LIGHT["ink"], tokens.DARK["ink"])
    assert tokens.LIGHT["sans"] == theme.FONT and "system-ui" in theme.FONT


def test_an_embed_has_them_in_a_form_that_older_browsers_know() -> None:
    assert "light-dark(#" not in EMBED_STYLE
    assert f"--ink:{tokens.LIGHT['ink']};" in EMBED_STYLE
    assert EMBED_STYLE.count(f"--ink:{tokens.DARK['ink']};") == 2
