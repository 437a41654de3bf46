"""The key points: what an editor would write of the window, each number open to its sum."""

from html import escape
from typing import Any

from components import html, sums
from components.words import words
from components.words.telling import KeyPoints, plain
from data.dataset import Dataset
from data.facts import facts
from data.selection import Selection


def view(dataset: Dataset, selection: Selection) -> list[Any]:
    """Bullets and a paragraph, and buttons that copy them as text and as HTML."""
    if not selection.categories:
        return []
    say = words(selection.lang)
    points = key_points(dataset, selection)
    return [
        html.H2(say.key_points.TITLE),
        html.Ul(
            [html.Li(sums.told(bullet, dataset, selection)) for bullet in points.bullets],
            className="bullets",
        ),
        html.Div(sums.told(points.paragraph, dataset, selection), className="paragraph"),
        html.P(
            [
                html.Button(
                    say.key_points.COPY,
                    className="button",
                    **{
                        "data-copy-text": as_text(points),
                        "data-copy-html": as_html(points),
                        "data-copied": say.key_points.COPIED,
                    },
                ),
                *([html.Small(say.key_points.SUM_HINT)] if _has_figures(points) else []),
            ],
            className="actions",
        ),
    ]


def _has_figures(points: KeyPoints) -> bool:
    told = (*points.bullets, points.paragraph)
    return any(not isinstance(piece, str) for pieces in told for piece in pieces)


def key_points(dataset: Dataset, selection: Selection) -> KeyPoints:
    """The key points in the selection's language."""
    points: KeyPoints = words(selection.lang).key_points.key_points(facts(dataset, selection))
    return points


def as_text(points: KeyPoints) -> str:
    """For an article's draft: headline, bullets, paragraph."""
    bullets = "\n".join(f"• {plain(bullet)}" for bullet in points.bullets)
    return f"{plain(points.headline)}\n\n{bullets}\n\n{plain(points.paragraph)}\n"


def as_html(points: KeyPoints) -> str:
    """The same for editors that keep structure."""
    bullets = "".join(f"<li>{escape(plain(bullet))}</li>" for bullet in points.bullets)
    headline, paragraph = escape(plain(points.headline)), escape(plain(points.paragraph))
    return f"<h3>{headline}</h3><ul>{bullets}</ul><p>{paragraph}</p>"
