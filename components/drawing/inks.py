"""The colours around the figures: the page's. The figures' own are in theme.py."""

from collections.abc import Callable
from dataclasses import dataclass

from components import tokens


@dataclass(frozen=True)
class Inks:
    paper: str
    ink: str
    soft: str
    rule: str
    accent: str


def _inks(colour: Callable[[str], str]) -> Inks:
    return Inks(*map(colour, ("paper", "ink", "soft", "rule", "accent")))


LIGHT, DARK = _inks(tokens.LIGHT.__getitem__), _inks(tokens.DARK.__getitem__)
PAGE = _inks("var(--{})".format)
"""Whatever the page around the drawing decides, light or dark."""


def stroked(colour: str, wide: float) -> str:
    """A path's attributes as a line."""
    return f' fill="none" stroke="{colour}" stroke-width="{wide:g}" stroke-linejoin="round"'
