"""Links to views, where nothing needs typing, and the names of what belongs together."""

from typing import Any

from components import html
from data.selection import Selection


def link(name: Any, selection: Selection, *, chosen: bool = False, **attributes: Any) -> html.A:
    """A link to a view of this page, marked where it is the one that is shown."""
    marked = {"aria-current": "true"} if chosen else {}
    return html.A(name, href=f"?{selection.to_query()}", **marked, **attributes)


def group(links: list[html.A], name: str, **attributes: Any) -> html.Div:
    """Links that belong together, under a name for those who hear the page."""
    return html.Div(links, role="group", **{"aria-label": name}, **attributes)
