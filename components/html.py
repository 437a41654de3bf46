"""The elements of HTML that the parts are written in, named and spelt as Dash's own.

Dash's take twenty times as long to make, and a view has two thousand. They are for what Dash has
to know: the filters.
"""

from collections.abc import Iterator
from typing import Any


class Element:
    """One element: its children (an element, text, number, or a list of such) and attributes."""

    children: Any
    href: str
    id: str

    def __init__(self, children: Any = None, **attributes: Any) -> None:
        self.children = children
        vars(self).update(attributes)

    def to_plotly_json(self) -> dict[str, Any]:
        """As Dash's own is sent: a link may stand among the filters."""
        return {
            "namespace": "dash_html_components",
            "type": type(self).__name__,
            "props": vars(self),
        }


def all_in(part: Any) -> Iterator[Any]:
    """Every element, text and chart in a part, in the order in which they are read."""
    if isinstance(part, list | tuple):
        for child in part:
            yield from all_in(child)
    elif part is not None:
        yield part
        yield from all_in(getattr(part, "children", None))


class A(Element): ...


class Aside(Element): ...


class Button(Element): ...


class Caption(Element): ...


class Code(Element): ...


class Dd(Element): ...


class Details(Element): ...


class Dialog(Element): ...


class Div(Element): ...


class Dl(Element): ...


class Dt(Element): ...


class Fieldset(Element): ...


class Figcaption(Element): ...


class Figure(Element): ...


class Footer(Element): ...


class H1(Element): ...


class H2(Element): ...


class H3(Element): ...


class H4(Element): ...


class Header(Element): ...


class Iframe(Element): ...


class Img(Element): ...


class Legend(Element): ...


class Li(Element): ...


class Main(Element): ...


class Nav(Element): ...


class Noscript(Element): ...


class Ol(Element): ...


class P(Element): ...


class Pre(Element): ...


class Section(Element): ...


class Small(Element): ...


class Span(Element): ...


class Strong(Element): ...


class Summary(Element): ...


class Table(Element): ...


class Tbody(Element): ...


class Td(Element): ...


class Th(Element): ...


class Thead(Element): ...


class Time(Element): ...


class Tr(Element): ...


class Ul(Element): ...


def scrolling(table: Table, name: str, *, tall: bool = False) -> Div:
    """A table that may be wider than the page, to be scrolled by keys too, under a name."""
    return Div(
        table,
        className="scroll tall" if tall else "scroll",
        tabIndex="0",
        role="region",
        **{"aria-label": name},
    )
