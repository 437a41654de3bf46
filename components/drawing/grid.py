"""Panels in their grid: how many across, how tall, what stands over and under them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

from components import spoken
from components.drawing import ends, events, key, panels, thumbnails
from components.drawing.cells import Area, Cell, Remarks, cells, tracks
from components.drawing.days import Bands, ticks
from components.drawing.events import Event, Mark
from components.drawing.inks import Inks
from components.drawing.key import Entry
from components.drawing.plot import is_cut, margin, plot
from components.drawing.text import Box, Label, foot, lines, texts, width
from components.drawing.tracks import shares_a_panel
from components.words import words
from data.series import Selected

_SMALL, _SMALLEST, MOST_IN_A_COLUMN = 185, 140, 6
"""A panel among several is about so wide, or wider; one of more than stand well in a phone's one
column is smaller."""

_ACROSS, _DOWN = 28, 20
_TITLE, _TITLE_SIZE, _SCALE_SIZE = 26, 13, 12
_EDGE = 5
"""Half a mark, right of the last band."""

_END_NAME = 62
"""The name at a line's end is wrapped to no less."""

_LEAST, _LEAST_WITH_EVENTS = 50, 100
_LEAST_IN_TWO_LINES = 110


@dataclass(frozen=True)
class _Plan:
    """The measures that all panels share, and what stands around them."""

    cells: Sequence[Cell]
    columns: int
    cell: float
    left: float
    right: float
    title: float
    strip: float
    plot: float
    axis: float
    two_lines: bool
    names: tuple[ends.Name, ...]
    events: Sequence[Event]
    flagged: bool
    key: Sequence[Entry]
    under: Sequence[Label]

    @property
    def rows(self) -> int:
        return ceil(len(self.cells) / self.columns)

    @property
    def height(self) -> float:
        return self.title + self.strip + self.plot + self.axis


def drawn(
    selected: Selected, area: Area, inks: Inks, *, remarks: Remarks, marked: Sequence[Event]
) -> tuple[str, float]:
    """Key, panels and lists, and the edge under them.

    A given height leaves out events that would take the figures' room, and reduces panels that
    are too many for it to thumbnails.
    """
    shown = cells(selected, remarks)
    if not tracks(shown):
        return _sentences(selected, shown, area, inks)
    plan = _plan(selected, shown, area, remarks=remarks, marked=marked)
    if area.bottom is None:
        return _planned(selected, plan, area, inks)
    if marked and plan.plot < _LEAST_WITH_EVENTS:
        plan = _plan(selected, shown, area, remarks=remarks, marked=())
    if plan.plot < _LEAST and len(plan.cells) > 1:
        drawing = thumbnails.drawn(selected, shown, area, inks, bottom=area.bottom)
        return drawing, area.bottom
    return _planned(selected, plan, area, inks)


def _planned(selected: Selected, plan: _Plan, area: Area, inks: Inks) -> tuple[str, float]:
    top = key.foot(plan.key, area.top)
    drawing = key.drawn(plan.key, inks)
    for index, cell in enumerate(plan.cells):
        row, column = divmod(index, plan.columns)
        left = area.left + column * (plan.cell + _ACROSS)
        upper = top + row * (plan.height + _DOWN)
        drawing += _heading(cell, selected, plan, inks, left=left, top=upper)
        put = _panel if cell.tracks else _instead
        drawing += put(cell, selected, plan, inks, left=left, top=upper + plan.title)
    bottom = top + plan.rows * (plan.height + _DOWN) - _DOWN
    under = [label.moved(x=area.left, y=bottom) for label in plan.under]
    return drawing + texts(under, inks.soft), foot(under, bottom)


def _sentences(
    selected: Selected, shown: Sequence[Cell], area: Area, inks: Inks
) -> tuple[str, float]:
    """What stands in the place of all panels."""
    said = [cell.sentence for cell in shown] or [words(selected.selection.lang).EMPTY_CHOICE]
    for size in (14, 12, 10, 8):
        labels: list[Label] = []
        for sentence in said:
            within = min(area.width - 16, 34 * size)
            labels += lines(sentence, 0, foot(labels, 0), size=size, within=within)
        height = foot(labels, 0)
        bottom = area.top + height + 80 if area.bottom is None else area.bottom
        if height <= bottom - area.top:
            break
    middle, top = (area.left + area.right) / 2, (area.top + bottom - height) / 2
    centred = [replace(label, x=middle, anchor="middle").moved(y=top) for label in labels]
    return texts(centred, inks.soft), bottom


def _plan(
    selected: Selected,
    shown: Sequence[Cell],
    area: Area,
    *,
    remarks: Remarks,
    marked: Sequence[Event],
) -> _Plan:
    say = words(selected.selection.lang)
    shared = shares_a_panel(selected)
    in_panels = [cell for cell in shown if cell.tracks] if shared else shown
    columns = _columns(len(in_panels), area)
    wide = (area.width - (columns - 1) * _ACROSS) / columns
    drawable = tracks(shown)
    within = max(wide / 4, _END_NAME)
    names = ends.names(drawable, selected.selection.lang, within=within) if shared else ()
    left, right = margin(drawable, say), ends.margin(names) if shared else _EDGE
    rows = ceil(len(in_panels) / columns)
    two_lines = area.bottom is None or (area.bottom - area.top) / rows > _LEAST_IN_TWO_LINES
    bands = Bands(selected.window, selected.by, left, wide - right)
    calendar = ticks(bands, say.SHORT_MONTHS, foot=0, bounds=(0, wide), two_lines=two_lines)
    named = events.marks(marked, bands)
    flags = events.flags(named, (left - _EDGE, wide)) if len(in_panels) == 1 else None
    missing = [cell.sentence for cell in shown if shared and not cell.tracks]
    plan = _Plan(
        cells=in_panels,
        columns=columns,
        cell=wide,
        left=left,
        right=right,
        title=_TITLE if len(in_panels) > 1 else 0,
        strip=events.height(named, flags),
        plot=0,
        axis=calendar.height,
        two_lines=two_lines,
        names=names,
        events=marked,
        flagged=flags is not None,
        key=(),
        under=_under(named if flags is None else [], missing, area),
    )
    banded = any(mark.right is not None for mark in named)
    said = _said(selected, plan, remarks=remarks, banded=banded)
    explained = key.entries(drawable, selected, remarks=said) if remarks.keyed else []
    plan = _sized(plan, explained, area)
    if ends.height(names) <= plan.plot:
        return plan
    unnamed = replace(plan, names=(), right=_EDGE)
    return _sized(unnamed, [*key.swatches(drawable, selected), *explained], area)


def _said(selected: Selected, plan: _Plan, *, remarks: Remarks, banded: bool) -> list[str]:
    """What the key tells beside its signs; "" where there is no need."""
    say = words(selected.selection.lang)
    return [
        "" if _own_scales_fit(plan, say.OWN_SCALE) else say.OWN_SCALES,
        say.LEFT_OUT if shares_a_panel(selected) and spoken.leaves_out(selected) else "",
        say.events.BAND_KEY if banded else "",
        remarks.cut_scale if any(is_cut(cell.tracks, selected) for cell in plan.cells) else "",
    ]


def _sized(plan: _Plan, explained: Sequence[Entry], area: Area) -> _Plan:
    """The plan with its key, and plots as tall as what is left, or as suits their width."""
    placed = key.placed(explained, left=area.left, right=area.right, top=area.top)
    if area.bottom is None:
        share, least, most = (0.5, 190, 380)
        if plan.title:
            share, least, most = (0.55, 96, 110 if plan.columns == 1 else 150)
        height = max(min(max(plan.cell * share, least), most), ends.height(plan.names))
        return replace(plan, key=placed, plot=height)
    room = area.bottom - key.foot(placed, area.top) - foot(plan.under, 0)
    height = (room - (plan.rows - 1) * _DOWN) / plan.rows - plan.height + plan.plot
    return replace(plan, key=placed, plot=height)


def _columns(count: int, area: Area) -> int:
    """As many across as suit panels twice as wide as tall, in rows of about the same length."""
    if area.bottom is None:
        small = _SMALLEST if count > MOST_IN_A_COLUMN and area.width < 2 * _SMALL else _SMALL
        most = max(1, int((area.width + _ACROSS) // (small + _ACROSS)))
        return ceil(count / ceil(count / min(most, count)))
    height = area.bottom - area.top

    def size(columns: int) -> float:
        down = ceil(count / columns)
        wide = (area.width - (columns - 1) * _ACROSS) / columns
        return min(wide / 2, (height - (down - 1) * _DOWN) / down - _TITLE)

    return max(range(1, count + 1), key=size)


def _own_scales_fit(plan: _Plan, scale: str) -> bool:
    """Whether each panel of several can say beside its name that its scale is its own."""
    taken = 12 + width(scale, _SCALE_SIZE)
    return all(
        not plan.title or width(cell.name, _TITLE_SIZE, "semibold") + taken <= plan.cell
        for cell in plan.cells
    )


def _under(listed: Sequence[Mark], missing: Sequence[str], area: Area) -> list[Label]:
    """The numbered events, and why a category is not among the lines."""
    labels = events.listed(listed, area.width)
    for sentence in missing:
        labels += lines(sentence, 0, foot(labels, 6), size=key.SIZE, within=area.width)
    return labels


def _heading(
    cell: Cell, selected: Selected, plan: _Plan, inks: Inks, *, left: float, top: float
) -> str:
    if not plan.title:
        return ""
    name = Label(cell.name, left, top + _TITLE_SIZE, _TITLE_SIZE, weight="semibold")
    scale = words(selected.selection.lang).OWN_SCALE
    beside = Label(scale, left + plan.cell, name.y, _SCALE_SIZE, "end")
    said = [beside] if cell.tracks and _own_scales_fit(plan, scale) else []
    return texts([name], inks.ink) + texts(said, inks.soft)


def _panel(
    cell: Cell, selected: Selected, plan: _Plan, inks: Inks, *, left: float, top: float
) -> str:
    right, upper = left + plan.cell, top + plan.strip
    box = Box(left + plan.left, upper, right - plan.right, upper + plan.plot)
    shown = plot(
        cell.tracks,
        selected,
        box,
        bounds=(left, right),
        two_lines=plan.two_lines,
        names=plan.names,
    )
    named = events.marks(plan.events, shown.bands)
    # Not over the labels of the scale.
    bounds = (box.left - _EDGE, right)
    flags = (events.flags(named, bounds) if plan.flagged else None) or []
    over = [flag.label for flag in flags] or events.numbers(named, bounds)
    return panels.panel(shown, inks, events=named, flags=flags) + texts(
        [label.moved(y=upper) for label in over], inks.soft
    )


def _instead(
    cell: Cell, selected: Selected, plan: _Plan, inks: Inks, *, left: float, top: float
) -> str:
    """The sentence, or, where it has no room, that the category is absent."""
    said = lines(cell.sentence, left, top, size=key.SIZE, within=plan.cell)
    if foot(said, top) > top + plan.height - plan.title:
        absent = words(selected.selection.lang).ABSENT
        said = lines(absent, left, top, size=key.SIZE, within=plan.cell)
    return texts(said, inks.soft)
