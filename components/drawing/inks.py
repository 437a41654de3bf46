"""The colours around the figures: those of assets/page.css. The figures' own are in theme.py."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Inks:
    paper: str
    ink: str
    soft: str
    rule: str
    accent: str


LIGHT = Inks("#fdfcfa", "#1a1d20", "#565c63", "#dedad3", "#a83d1e")
DARK = Inks("#15181b", "#eceae6", "#a9aeb4", "#353b41", "#e98762")
PAGE = Inks("var(--paper)", "var(--ink)", "var(--soft)", "var(--rule)", "var(--accent)")
"""Whatever the page around the drawing decides, light or dark."""


def stroked(colour: str, wide: float) -> str:
    """A path's attributes as a line."""
    return f' fill="none" stroke="{colour}" stroke-width="{wide:g}" stroke-linejoin="round"'
