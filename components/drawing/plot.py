"""A panel's figures with what places them: scale, days, names. Nothing is drawn here."""

from collections.abc import Sequence
from dataclasses import dataclass
from types import ModuleType

from components.drawing import ends
from components.drawing.days import TICK_SIZE, Bands, Calendar, ticks
from components.drawing.scale import HEADROOM, Scale, cuts, scale
from components.drawing.text import Box, width
from components.drawing.tracks import Track, shares_a_panel
from components.words import words
from data.series import Selected

_VALUED_BARS = 12
"""So few bars may print their values."""

MARK, DOT, VALUE = 14, 4, 14
"""What a triangle, a dot and a number take over a value."""


@dataclass(frozen=True)
class Plot:
    """Tracks on one scale over the days of one axis; several may be named at their ends."""

    tracks: tuple[Track, ...]
    selected: Selected
    bands: Bands
    scale: Scale
    calendar: Calendar
    names: tuple[ends.Name, ...] = ()

    @property
    def say(self) -> ModuleType:
        return words(self.selected.selection.lang)

    @property
    def cumulative(self) -> bool:
        return self.selected.selection.measure == "cumulative"

    @property
    def shared(self) -> bool:
        return shares_a_panel(self.selected)

    @property
    def prints_values(self) -> bool:
        return not self.shared and any(
            prints_values(track, self.bands, self.selected) for track in self.tracks
        )


def plot(
    tracks: tuple[Track, ...],
    selected: Selected,
    box: Box,
    *,
    bounds: tuple[float, float],
    two_lines: bool,
    names: tuple[ends.Name, ...] = (),
    headroom: float | None = None,
) -> Plot:
    """The plot that fills a box; its calendar's labels keep between the bounds."""
    bands = Bands(selected.window, selected.by, box.left, box.right)
    months = words(selected.selection.lang).SHORT_MONTHS
    return Plot(
        tracks,
        selected,
        bands,
        scale(
            _values(tracks),
            top=box.top,
            bottom=box.bottom,
            from_zero=_from_zero(selected),
            headroom=_headroom(tracks, bands, selected) if headroom is None else headroom,
        ),
        ticks(bands, months, foot=box.bottom, bounds=bounds, two_lines=two_lines),
        names,
    )


def is_cut(tracks: Sequence[Track], selected: Selected) -> bool:
    """Whether the tracks' scale leaves out zero."""
    return not _from_zero(selected) and cuts(_values(tracks))


def margin(tracks: Sequence[Track], say: ModuleType) -> float:
    """The room that a scale's labels take to the left of a plot."""
    peak = max(_values(tracks), default=1)
    return width(say.number(10 ** len(str(int(peak * HEADROOM))) - 1), TICK_SIZE) + 8


def prints_values(track: Track, bands: Bands, selected: Selected) -> bool:
    """Whether each bar has room for its number, and no line in its way."""
    if selected.selection.measure == "cumulative" or track.averaged:
        return False
    say = words(selected.selection.lang)
    widest = max((width(say.number(value), TICK_SIZE) for value in track.present), default=0)
    return bands.count <= _VALUED_BARS and widest + 4 <= bands.step


def _values(tracks: Sequence[Track]) -> list[int]:
    return [value for track in tracks for value in track.scaled]


def _from_zero(selected: Selected) -> bool:
    return selected.selection.measure == "daily" or shares_a_panel(selected)


def _headroom(tracks: tuple[Track, ...], bands: Bands, selected: Selected) -> float:
    """What must find room over the highest value."""
    if shares_a_panel(selected):
        return 6
    marked = sum(MARK * any(track.restated) + DOT * any(track.disputed) for track in tracks)
    if selected.selection.measure == "cumulative":
        return 6 + VALUE + marked
    valued = any(prints_values(track, bands, selected) for track in tracks)
    return 6 + marked + VALUE * valued
