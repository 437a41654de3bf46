"""Our own mistakes, once found and put right: what readers of the page should know of them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Correction:
    """On the day, what had been wrong here and since when, and what is right now."""

    day: date
    text: dict[str, str]


CORRECTIONS: tuple[Correction, ...] = ()
"""Newest first, in each language of the page. None so far."""
