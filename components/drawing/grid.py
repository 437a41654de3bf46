"""Panels in their grid: how many across, how tall, what stands over and under them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

from components.drawing import ends, events, key, marks, panels
from components.drawing.axes import Bands, ticks
from components.drawing.events import Event, Mark
from components.drawing.key import Entry
from components.drawing.marks import Track
from components.drawing.panels import Inks
from components.drawing.text import Box, Label, foot, lines, texts, width
from components.words import words
from data.catalog import CATEGORIES
from data.series import CategorySeries, Selected

_SMALL = 200
"""A panel among several is about so wide, or wider."""

_ACROSS, _DOWN = 28, 20
_TITLE, _TITLE_SIZE, _SCALE_SIZE = 26, 13, 12
_SENTENCE_SIZE = 14
_EDGE = 5
"""Half a mark, right of the last band."""

_NAME_SIZES = (12, 11, 10, 9, 8, 7)
_BETWEEN, _AXIS = 16, 22
"""Around thumbnails, and under the last of them."""

_LEAST, _LEAST_WITH_EVENTS = 50, 100
_LEAST_IN_TWO_LINES = 110


@dataclass(frozen=True)
class Area:
    """Where the panels go; without a bottom they take the height they need."""

    left: float
    right: float
    top: float
    bottom: float | None

    @property
    def width(self) -> float:
        return self.right - self.left


@dataclass(frozen=True)
class Remarks:
    """What a view may have to say of its figures.

    `no_value` stands where a category was reported but has no value to draw, `cut_scale` where a
    scale leaves out zero.
    """

    no_value: str = ""
    cut_scale: str = ""


@dataclass(frozen=True)
class _Cell:
    """A panel's figures and name, or the sentence in their place."""

    tracks: tuple[Track, ...]
    name: str = ""
    sentence: str = ""


@dataclass(frozen=True)
class _Plan:
    """The measures that all panels share, and what stands around them."""

    columns: int
    rows: int
    cell: float
    left: float
    right: float
    title: float
    strip: float
    plot: float
    axis: float
    two_lines: bool
    names: tuple[ends.Name, ...]
    scale_beside: bool
    events: Sequence[Event]
    flagged: bool
    key: Sequence[Entry]
    under: Sequence[Label]

    @property
    def height(self) -> float:
        return self.title + self.strip + self.plot + self.axis


def drawn(
    selected: Selected, area: Area, inks: Inks, *, remarks: Remarks, marked: Sequence[Event]
) -> tuple[str, float]:
    """Key, panels and lists, and the edge under them."""
    cells = _cells(selected, remarks)
    if len(cells) == 1 and not cells[0].tracks:
        return _alone(cells[0].sentence, area, inks)
    plan = _plan(selected, cells, area, remarks=remarks, marked=marked)
    if marked and area.bottom is not None and plan.plot < _LEAST_WITH_EVENTS:
        plan = _plan(selected, cells, area, remarks=remarks, marked=())
    if len(cells) > 1 and plan.plot < _LEAST:
        return _thumbnails(selected, cells, area, inks)
    top = _under_key(plan.key, area)
    drawing = key.drawn(plan.key, inks)
    for index, cell in enumerate(cells):
        row, column = divmod(index, plan.columns)
        drawing += _panel(
            cell,
            selected,
            plan,
            inks,
            left=area.left + column * (plan.cell + _ACROSS),
            top=top + row * (plan.height + _DOWN),
        )
    bottom = top + plan.rows * (plan.height + _DOWN) - _DOWN
    under = [label.moved(x=area.left, y=bottom) for label in plan.under]
    return drawing + texts(under, inks.soft), foot(under, bottom)


def _cells(selected: Selected, remarks: Remarks) -> list[_Cell]:
    """All categories in one, or one for each; none at all is a sentence."""
    say = words(selected.selection.lang)
    if not selected.series:
        return [_Cell((), sentence=say.EMPTY_CHOICE)]
    bands = Bands(selected.window, selected.by, 0, 1)
    tracks = [marks.track(series, selected, bands) for series in selected.series]
    shown = tuple(track for track in tracks if track.present)
    if len(tracks) > 1 and not selected.selection.split and shown:
        return [_Cell(tuple(_line(track, selected) for track in shown))]
    return [
        _Cell(
            (track,) if track.present else (),
            _name(series, selected),
            _absent(series, selected, remarks),
        )
        for track, series in zip(tracks, selected.series, strict=True)
    ]


def _line(track: Track, selected: Selected) -> Track:
    """What a line among others shows: no marks, and no losses of periods that are not over."""
    return (track.whole if selected.selection.measure == "daily" else track).plain


def _name(series: CategorySeries, selected: Selected) -> str:
    alone = len(selected.series) == 1
    return "" if alone else CATEGORIES[series.category].short[selected.selection.lang]


def _absent(series: CategorySeries, selected: Selected, remarks: Remarks) -> str:
    """Why a category has nothing to draw."""
    say = words(selected.selection.lang)
    if series.rows["total"].notna().any():
        return remarks.no_value or str(say.ABSENT)
    category = CATEGORIES[series.category]
    return str(say.not_reported(category.key, category.first, category.last))


def _alone(sentence: str, area: Area, inks: Inks) -> tuple[str, float]:
    """A sentence in the place of all panels."""
    said = lines(sentence, 0, 0, size=_SENTENCE_SIZE, within=min(area.width - 16, 460))
    height = foot(said, 0)
    bottom = area.bottom if area.bottom is not None else area.top + height + 80
    middle, top = (area.left + area.right) / 2, (area.top + bottom - height) / 2
    centred = [replace(label, x=middle, anchor="middle").moved(y=top) for label in said]
    return texts(centred, inks.soft), bottom


def _plan(
    selected: Selected,
    cells: Sequence[_Cell],
    area: Area,
    *,
    remarks: Remarks,
    marked: Sequence[Event],
) -> _Plan:
    say = words(selected.selection.lang)
    tracks = [track for shown in cells for track in shown.tracks]
    together = len(cells) == 1 and len(tracks) > 1
    columns = _columns(len(cells), area)
    rows = ceil(len(cells) / columns)
    wide = (area.width - (columns - 1) * _ACROSS) / columns
    names = (
        ends.names(tracks, selected.selection.lang, within=max(wide / 4, 62)) if together else ()
    )
    left, right = panels.margin(tracks, say), ends.margin(names) if names else _EDGE
    two_lines = area.bottom is None or (area.bottom - area.top) / rows > _LEAST_IN_TWO_LINES
    bands = Bands(selected.window, selected.by, left, wide - right)
    named = events.marks(marked, bands)
    flags = events.flags(named, (0, wide)) if len(cells) == 1 else None
    plan = _Plan(
        columns=columns,
        rows=rows,
        cell=wide,
        left=left,
        right=right,
        title=_TITLE if len(cells) > 1 else 0,
        strip=events.height(named, flags),
        plot=0,
        axis=ticks(bands, say.SHORT_MONTHS, foot=0, bounds=(0, wide), two_lines=two_lines).height,
        two_lines=two_lines,
        names=names,
        scale_beside=all(_has_room_beside(cell, wide, say.OWN_SCALE) for cell in cells),
        events=marked,
        flagged=flags is not None,
        key=(),
        under=_under(selected, cells, [] if flags is not None else named, area),
    )
    said = [
        say.OWN_SCALE if len(cells) > 1 and not plan.scale_beside else "",
        remarks.cut_scale if any(panels.is_cut(cell.tracks, selected) for cell in cells) else "",
    ]
    explained = key.entries(tracks, selected, swatches=False, remarks=said)
    plan = _sized(replace(plan, key=_key(explained, area)), area)
    if ends.height(names) > plan.plot:
        explained = key.entries(tracks, selected, swatches=True, remarks=said)
        plan = replace(plan, names=(), right=_EDGE, key=_key(explained, area))
        plan = _sized(plan, area)
    return plan


def _sized(plan: _Plan, area: Area) -> _Plan:
    """The plan with the plots' height: what is left, or what suits their width."""
    if area.bottom is None:
        small = plan.title > 0
        least, most = (96, 150) if small else (190, 380)
        plot = min(max(plan.cell * (0.55 if small else 0.5), least), most)
        return replace(plan, plot=max(plot, ends.height(plan.names)))
    left = area.bottom - _under_key(plan.key, area) - foot(plan.under, 0)
    one = (left - (plan.rows - 1) * _DOWN) / plan.rows
    return replace(plan, plot=one - plan.title - plan.strip - plan.axis)


def _key(explained: Sequence[Entry], area: Area) -> list[Entry]:
    return key.placed(explained, left=area.left, right=area.right, top=area.top)


def _under_key(placed: Sequence[Entry], area: Area) -> float:
    return max((entry.label.y + 10 for entry in placed), default=area.top)


def _thumbnails(
    selected: Selected, cells: Sequence[_Cell], area: Area, inks: Inks
) -> tuple[str, float]:
    """So many panels in so little room that each only shows its name and its shape."""
    assert area.bottom is not None
    say = words(selected.selection.lang)
    tracks = [track.plain for cell in cells for track in cell.tracks]
    explained = _key(key.entries(tracks, selected, swatches=False, remarks=[say.OWN_SCALE]), area)
    top = _under_key(explained, area)
    columns = _columns(len(cells), Area(area.left, area.right, top, area.bottom))
    rows = ceil(len(cells) / columns)
    wide = (area.width - (columns - 1) * _BETWEEN) / columns
    tall = (area.bottom - top - _AXIS - (rows - 1) * _BETWEEN / 2) / rows
    size = next(
        (
            size
            for size in _NAME_SIZES
            if all(width(cell.name, size, "semibold") <= wide for cell in cells)
        ),
        _NAME_SIZES[-1],
    )
    drawing = key.drawn(explained, inks)
    for index, cell in enumerate(cells):
        row, column = divmod(index, columns)
        left, upper = area.left + column * (wide + _BETWEEN), top + row * (tall + _BETWEEN / 2)
        drawing += texts([Label(cell.name, left, upper + 11, size, weight="semibold")], inks.ink)
        plot = Box(left, upper + 18, left + wide, upper + tall)
        drawing += panels.thumbnail(
            tuple(track.plain for track in cell.tracks),
            selected,
            plot,
            inks,
            dated=index + columns >= len(cells),
        )
    return drawing, area.bottom


def _columns(count: int, area: Area) -> int:
    """As many across as suit panels twice as wide as tall; without empty columns."""
    if area.bottom is None:
        most = max(1, int((area.width + _ACROSS) // (_SMALL + _ACROSS)))
        return ceil(count / ceil(count / min(most, count)))
    height = area.bottom - area.top

    def size(columns: int) -> float:
        down = ceil(count / columns)
        wide = (area.width - (columns - 1) * _ACROSS) / columns
        tall = (height - (down - 1) * _DOWN) / down - _TITLE
        return min(wide / 2, tall)

    return max(range(1, count + 1), key=size)


def _has_room_beside(cell: _Cell, wide: float, scale: str) -> bool:
    name = width(cell.name, _TITLE_SIZE, "semibold")
    return name + 12 + width(scale, _SCALE_SIZE) <= wide


def _under(
    selected: Selected, cells: Sequence[_Cell], listed: Sequence[Mark], area: Area
) -> list[Label]:
    """The numbered events, and the categories that share a panel but have nothing in it."""
    labels = events.listed(listed, area.width)
    shown = {track.category for cell in cells for track in cell.tracks}
    for series in selected.series:
        if len(cells) == 1 and series.category not in shown:
            sentence = _absent(series, selected, Remarks())
            top = foot(labels, 6)
            labels += lines(sentence, 0, top, size=key.SIZE, within=area.width)
    return labels


def _panel(
    cell: _Cell, selected: Selected, plan: _Plan, inks: Inks, *, left: float, top: float
) -> str:
    """A cell's heading and, under it, its panel or its sentence."""
    right = left + plan.cell
    heading = _heading(cell, selected, plan, inks, left=left, top=top)
    if not cell.tracks:
        return heading + _instead(cell, selected, plan, inks, left=left, top=top + plan.title)
    plot_top = top + plan.title + plan.strip
    shown = panels.panel(
        cell.tracks,
        selected,
        Box(left + plan.left, plot_top, right - plan.right, plot_top + plan.plot),
        bounds=(left, right),
        two_lines=plan.two_lines,
        names=plan.names,
    )
    named = events.marks(plan.events, shown.bands)
    flags = (events.flags(named, (left, right)) if plan.flagged else None) or []
    over = [flag.label for flag in flags] or events.numbers(named, (left, right))
    return (
        heading
        + panels.drawn(shown, inks, events=named, flags=flags)
        + texts([label.moved(y=plot_top) for label in over], inks.soft)
    )


def _heading(
    cell: _Cell, selected: Selected, plan: _Plan, inks: Inks, *, left: float, top: float
) -> str:
    if not plan.title:
        return ""
    name = Label(cell.name, left, top + _TITLE_SIZE, _TITLE_SIZE, weight="semibold")
    heading = texts([name], inks.ink)
    if plan.scale_beside and cell.tracks:
        say = words(selected.selection.lang)
        beside = Label(say.OWN_SCALE, left + plan.cell, name.y, _SCALE_SIZE, "end")
        heading += texts([beside], inks.soft)
    return heading


def _instead(
    cell: _Cell, selected: Selected, plan: _Plan, inks: Inks, *, left: float, top: float
) -> str:
    """The sentence, or where it has no room, that the category is absent."""
    said = lines(cell.sentence, left, top, size=key.SIZE, within=plan.cell)
    if foot(said, top) > top + plan.height - plan.title:
        say = words(selected.selection.lang)
        said = lines(say.ABSENT, left, top, size=key.SIZE, within=plan.cell)
    return texts(said, inks.soft)
