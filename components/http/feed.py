"""/feed.atom: one entry for each of the newest reports, in the words of the key points."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from html import escape
from urllib.parse import urlsplit
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pandas as pd
from flask import Flask, Response

from components.http.asked import asked, only
from components.http.cache import FinishedBytes
from components.key_points import as_html, key_points
from components.words import words
from components.words.telling import plain
from data.dataset import Dataset
from data.selection import Lang, Selection
from data.windows import DAY, Window

TAKES = ("lang",)
REPORTS = 30
TOLD = ("personnel", "tanks", "afvs", "artillery", "mlrs", "drones", "vehicles")
"""The categories that an entry tells."""

_ATOM = "http://www.w3.org/2005/Atom"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_PUBLISHED = time(9, tzinfo=ZoneInfo("Europe/Kyiv"))
"""Reports come in the morning; of the minute no record is kept."""


@dataclass(frozen=True)
class Entry:
    """What the feed says of one report."""

    day: date
    query: str
    title: str
    summary: str
    content: str
    page: str
    published: datetime
    updated: datetime


def register(server: Flask, dataset: Callable[[], Dataset], finished: FinishedBytes) -> None:
    @server.get("/feed.atom")
    def feed_atom() -> Response:
        only(TAKES)
        query = asked(dataset())
        lang, root = query.selection.lang, query.root
        return query.answer(
            finished,
            "application/atom+xml",
            lambda: atom(entries(query.dataset, lang), lang, root),
        )


def entries(dataset: Dataset, lang: Lang) -> list[Entry]:
    """The newest reports, newest first; a day that no report is known of has none."""
    known = dataset.totals.dropna(how="all").index[-REPORTS:]
    return [entry(dataset, day.date(), lang) for day in reversed(known)]


def entry(dataset: Dataset, day: date, lang: Lang) -> Entry:
    view = Selection(categories=TOLD, lang=lang).changed(window=Window(day, day))
    points = key_points(dataset, view)
    return Entry(
        day=day,
        query=view.to_query(),
        title=plain(points.headline),
        summary=plain(points.paragraph),
        content=as_html(points),
        page=str(dataset.sources[pd.Timestamp(day)]),
        published=datetime.combine(day, _PUBLISHED),
        updated=updated(dataset, day),
    )


def updated(dataset: Dataset, day: date) -> datetime:
    """When the report's figures last changed here: its own morning, or a later version's.

    A day's losses are of its total and of the one before. A version's name holds its newest
    report and no time; those of one day are told apart by a second each.
    """
    log = dataset.revisions
    eve, here = pd.Timestamp(day - DAY), pd.Timestamp(day)
    ours = log["category"].isin([*TOLD, ""])
    named = set(log.loc[ours & (log["date"].isin([eve, here])), "version"])
    morning = datetime.combine(day, _PUBLISHED)
    return max([morning, *(_time(dataset.history, name) for name in named)])


def _time(history: tuple[str, ...], version: str) -> datetime:
    day = version[:10]
    same_day = [name for name in history if name.startswith(day)]
    return datetime.combine(date.fromisoformat(day), _PUBLISHED) + timedelta(
        seconds=same_day.index(version) if version in same_day else 0
    )


def atom(entries: list[Entry], lang: Lang, root: str) -> bytes:
    say = words(lang)
    ElementTree.register_namespace("", _ATOM)
    feed = ElementTree.Element(f"{{{_ATOM}}}feed", {_LANG: lang})
    _add(feed, "id", f"{_tag(root)}:{lang}/reports")
    _add(feed, "title", say.api.FEED_TITLE)
    _add(feed, "subtitle", say.CLAIM)
    _add(feed, "updated", max(each.updated for each in entries).isoformat())
    _add(
        feed, "link", rel="self", type="application/atom+xml", href=f"{root}/feed.atom?lang={lang}"
    )
    _add(feed, "link", rel="alternate", type="text/html", href=f"{root}/?lang={lang}")
    _add(feed, "rights", say.api.LICENCE)
    _add(_add(feed, "author"), "name", say.api.PROVIDER)
    for each in entries:
        _add_entry(feed, each, lang, root)
    return bytes(ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True))


def _add_entry(feed: ElementTree.Element, told: Entry, lang: Lang, root: str) -> None:
    say = words(lang)
    link = f"{root}/?{told.query}"
    node = _add(feed, "entry")
    _add(node, "id", f"{_tag(root)}:{lang}/report/{told.day}")
    _add(node, "title", told.title)
    _add(node, "published", told.published.isoformat())
    _add(node, "updated", told.updated.isoformat())
    _add(node, "link", rel="alternate", type="text/html", href=link)
    if told.page:
        _add(node, "link", rel="via", type="text/html", href=told.page)
    _add(node, "summary", told.summary)
    source = escape(say.api.entry_source(told.day))
    source = f'<a href="{escape(told.page)}">{source}</a>' if told.page else source
    more = f'<a href="{escape(link)}">{escape(say.api.DASHBOARD)}</a>'
    html = f"{told.content}<p>{source}. {escape(say.CLAIM)}. {more}</p>"
    _add(node, "content", html, type="html")


def _tag(root: str) -> str:
    """What ids begin with: the host's name and no more, so that they stay when ports or schemes
    change (RFC 4151)."""
    return f"tag:{urlsplit(root).hostname or 'localhost'},2022-02-25"


def _add(
    parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str
) -> ElementTree.Element:
    node = ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    node.text = text
    return node
