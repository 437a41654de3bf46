"""A view where it is quoted: the same view as it stays, its citation, its text for those who don't
see it, the name of its frame."""

from components.drawn import title, trend
from components.words import words
from data.dataset import Dataset
from data.selection import Selection
from data.series import select


def live(selection: Selection) -> Selection:
    """The view with the current figures, whatever version is shown."""
    return selection.changed(asof=None)


def frozen(dataset: Dataset, selection: Selection) -> Selection:
    """The view with its days and the version of its figures named: it never changes."""
    return selection.changed(
        window=selection.resolved(dataset), asof=selection.asof or dataset.version
    )


def citation(dataset: Dataset, selection: Selection, *, address: str) -> str:
    """Whose claim, through whom, of what and when, at the address that keeps these figures."""
    stays = frozen(dataset, selection)
    return str(
        words(selection.lang).embed.citation(
            title(dataset, selection),
            selection.resolved(dataset),
            newest=dataset.newest,
            version=stays.asof,
            address=f"{address}/?{stays.to_query()}",
        )
    )


def alt_text(dataset: Dataset, selection: Selection) -> str:
    """What the picture is of, how its values run, whose claim it is."""
    say = words(selection.lang)
    selected = select(dataset, selection)
    claim = f"{say.SOURCE_LINE} {say.CLAIM}"
    drawing = title(dataset, selection)
    return str(say.embed.alt_text(drawing, selected.window, trend(selected), claim))


def frame_title(dataset: Dataset, selection: Selection) -> str:
    """What an article's frame of the view is called: with days only where they stay the same."""
    say = words(selection.lang)
    told = title(dataset, selection)
    if selection.window is not None:
        told = f"{told}, {say.days(selection.window)}"
    return str(say.embed.frame_title(told))
