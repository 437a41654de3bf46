"""The design's tokens: the properties at the head of assets/page.css, for what is drawn, and for
pages that don't load it."""

import re
from pathlib import Path

_PAGE = Path(__file__).parents[1] / "assets" / "page.css"
_TOKEN = re.compile(r"--([\w-]+): (?:light-dark\((.+?), (.+?)\)|(.+?));")

_HEAD = _PAGE.read_text(encoding="utf-8").partition("}")[0]
_TOLD = _TOKEN.findall(_HEAD)

LIGHT: dict[str, str] = {name: light or both for name, light, _, both in _TOLD}
DARK: dict[str, str] = {name: dark for name, _, dark, _ in _TOLD if dark}
"""What is another in the dark."""


def declared() -> str:
    """CSS for browsers that know no light-dark(), by the root element's `data-theme`; what is
    printed is light."""
    dark = _properties("dark", DARK)
    return (
        f":root{_properties('light', LIGHT)}"
        f'@media screen{{:root[data-theme="dark"]{dark}}}'
        f'@media screen and (prefers-color-scheme:dark){{:root[data-theme="auto"]{dark}}}'
    )


def _properties(scheme: str, tokens: dict[str, str]) -> str:
    each = "".join(f"--{name}:{value};" for name, value in tokens.items())
    return f"{{color-scheme:{scheme};{each}}}"
