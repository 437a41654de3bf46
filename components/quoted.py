"""A view where it is quoted: the same view as it stays, its citation, its text for those who don't
see it, the name of its frame."""

from components.drawn import named, trend
from components.words import words
from data.dataset import Dataset
from data.selection import Selection
from data.series import Selected


def live(selection: Selection) -> Selection:
    """The view with the current figures, whatever version is shown."""
    return selection.changed(asof=None)


def frozen(dataset: Dataset, selection: Selection) -> Selection:
    """The view with its days and the version of its figures named: it never changes."""
    return selection.changed(
        window=selection.resolved(dataset), asof=selection.asof or dataset.version
    )


def citation(dataset: Dataset, selected: Selected, *, address: str) -> str:
    """Whose claim, through whom, of what and when, at the address that keeps these figures."""
    stays = frozen(dataset, selected.selection)
    return str(
        words(stays.lang).embed.citation(
            named(selected, dataset).title,
            selected.window,
            newest=dataset.newest,
            version=stays.asof,
            address=f"{address}/?{stays.to_query()}",
        )
    )


def alt_text(dataset: Dataset, selected: Selected) -> str:
    """What the picture is of, how its values run, whose claim it is."""
    say = words(selected.selection.lang)
    claim = f"{say.SOURCE_LINE} {say.CLAIM}"
    title = named(selected, dataset).title
    return str(say.embed.alt_text(title, selected.window, trend(selected), claim))


def frame_title(dataset: Dataset, selected: Selected) -> str:
    """What an article's frame of the view is called: with days only where they stay the same."""
    say = words(selected.selection.lang)
    told = named(selected, dataset).title
    if selected.selection.window is not None:
        told = f"{told}, {say.days(selected.window)}"
    return str(say.embed.frame_title(told))
