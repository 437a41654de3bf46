"""Records and milestones: the most claimed at once, and when round totals were first reported."""

from datetime import date
from typing import Any

from components import html
from components.links import link
from components.words import words
from data.catalog import CATEGORIES
from data.dataset import Dataset
from data.records import Holder, Milestone, Record, milestones, records
from data.selection import DEFAULT, Selection
from data.windows import Window

SHOWN_MILESTONES = 3
SHOWN_HOLDERS = 3
OPEN_CATEGORIES = 1
"""So many categories stand open; of a longer choice the rest opens one by one."""


def view(dataset: Dataset, selection: Selection) -> list[Any]:
    """The chosen categories' records and milestones; nothing where none is chosen."""
    say = words(selection.lang).records
    if not selection.categories:
        return []
    return [
        html.H2(say.TITLE),
        html.P(say.NOTE, className="source"),
        *[_open(dataset, selection, key) for key in selection.categories[:OPEN_CATEGORIES]],
        *[_closed(dataset, selection, key) for key in selection.categories[OPEN_CATEGORIES:]],
    ]


def _open(dataset: Dataset, selection: Selection, key: str) -> html.Section:
    label = CATEGORIES[key].label[selection.lang]
    tables = _tables(dataset, selection, key, whole=True)
    return html.Section([html.H3(label), tables], id=f"records-{key}", className="achieved")


def _closed(dataset: Dataset, selection: Selection, key: str) -> html.Details:
    label = CATEGORIES[key].label[selection.lang]
    tables = _tables(dataset, selection, key, whole=False)
    return html.Details([html.Summary(html.H3(label)), tables], className="fold")


def _tables(dataset: Dataset, selection: Selection, key: str, *, whole: bool) -> html.Div:
    # The view that a figure leads to: its category alone, compared as usual, by day.
    target = selection.changed(
        categories=(key,), measure="daily", by=DEFAULT.by, compare=DEFAULT.compare
    )
    found = records(dataset, key, days=selection.days)
    reached = milestones(dataset, key)
    return html.Div(
        [
            html.Div(_records(list(found.values()), target)),
            *([html.Div(_milestones(reached[::-1], target, whole=whole))] if reached else []),
        ],
        className="achievements",
    )


def _records(found: list[Record], target: Selection) -> list[Any]:
    say = words(target.lang).records
    if not found:
        return [html.P(say.NO_RECORDS, className="source")]
    head = [html.Th(name, scope="col") for name in (say.RECORD, say.CLAIMED, say.WHEN)]
    return [
        html.Table(
            [
                html.Caption(say.RECORDS),
                html.Thead(html.Tr(head)),
                html.Tbody([_record(record, target) for record in found]),
            ],
            className="records",
        )
    ]


def _record(record: Record, target: Selection) -> html.Tr:
    say = words(target.lang)
    is_day_of_loss = record.kind == "day" and target.days == "loss"
    name = say.records.DAY_OF_LOSS if is_day_of_loss else say.records.KINDS[record.kind]
    held = say.records.the_set(record.kind, record.of, record.set_first, target.days)
    more = len(record.holders) - SHOWN_HOLDERS
    return html.Tr(
        [
            html.Th(name, scope="row"),
            html.Td(say.number(record.value), className="most"),
            html.Td(
                [
                    *[_holder(holder, record, target) for holder in record.holders[:SHOWN_HOLDERS]],
                    *([html.Small(say.records.more_holders(more))] if more > 0 else []),
                    html.Small(held),
                ]
            ),
        ]
    )


def _holder(holder: Holder, record: Record, target: Selection) -> html.Div:
    """When it was, a link to that view; its official pages; what must be told beside it."""
    say = words(target.lang)
    name = say.period(holder.window, record.kind)
    notes = [
        *([say.records.restated_inside(holder.restated)] if holder.restated else []),
        *([say.records.restated_next(holder.restated_next)] if holder.restated_next else []),
    ]
    return html.Div(
        [
            link(name, target.changed(window=holder.window)),
            *[html.Small(page, className="page") for page in _pages(holder, target)],
            *[html.Small(note) for note in notes],
        ]
    )


def _pages(holder: Holder, target: Selection) -> list[html.A]:
    say = words(target.lang).records
    if len(holder.pages) == 1:
        return [_page(say.OFFICIAL_PAGE, page) for _, page in holder.pages if page]
    return [_page(say.page_of(day), page) for day, page in holder.pages if page]


def _milestones(reached: list[Milestone], target: Selection, *, whole: bool) -> list[Any]:
    """The latest ones; the rest is opened, or where many categories are chosen, a view away."""
    say = words(target.lang).records
    shown, earlier = reached[:SHOWN_MILESTONES], reached[SHOWN_MILESTONES:]
    table = _milestones_table(shown, target, caption=say.MILESTONES)
    if not earlier:
        return [table]
    name = say.earlier(len(earlier))
    if not whole:
        return [table, html.P(link(name, target))]
    return [table, html.Details([html.Summary(name), _milestones_table(earlier, target)])]


def _milestones_table(
    reached: list[Milestone], target: Selection, *, caption: str | None = None
) -> html.Table:
    say = words(target.lang).records
    head = [html.Th(name, scope="col") for name in (say.REACHED, say.REPORT)]
    return html.Table(
        [
            *([html.Caption(caption)] if caption else []),
            html.Thead(html.Tr(head)),
            html.Tbody([_milestone(milestone, target) for milestone in reached]),
        ]
    )


def _milestone(milestone: Milestone, target: Selection) -> html.Tr:
    say = words(target.lang)
    page = _page(say.records.OFFICIAL_PAGE, milestone.source)
    notes = [
        *([say.restated_mark(milestone.restated)] if milestone.restated else []),
        *([say.records.DISPUTED_MILESTONE] if milestone.disputed else []),
    ]
    return html.Tr(
        [
            html.Th(say.number(milestone.total), scope="row"),
            html.Td(
                [
                    link(say.day(milestone.day), _report(milestone.day, target)),
                    *([html.Small(page, className="page")] if milestone.source else []),
                    *[html.Small(note) for note in notes],
                ]
            ),
        ]
    )


def _report(day: date, target: Selection) -> Selection:
    return target.changed(days="report", window=Window(day, day))


def _page(name: str, address: str) -> html.A:
    return html.A(name, href=address, rel="external")
