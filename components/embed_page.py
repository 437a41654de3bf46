"""The embed: a view as a plain page for an article's frame. Pure: figures in, HTML out."""

from collections.abc import Iterable, Mapping
from html import escape
from types import ModuleType
from typing import Literal

from components import against, spoken
from components.drawing import Frame
from components.drawn import drawn, restated_beside, title, trend
from components.embed_controls import address, controls
from components.embed_values import data, table
from components.markup import VIEWPORT, html as written
from components.sentence import title as headline
from components.words import words
from data.dataset import Dataset
from data.facts import CategoryFacts, Facts, facts
from data.selection import Lang, Selection
from data.series import CategorySeries, Selected, select

Column = Literal["narrow", "middle", "wide"]

COLUMNS: Mapping[Column, int] = {"narrow": 312, "middle": 430, "wide": 600}
"""What a view is drawn for, in pixels; assets/embed.css shows the one that suits the frame."""

_MOST_KEYS = 6
_FEW_NOTED = 3
_FEW = 2
"""A drawing of more panels can't give way as much."""


def document(
    dataset: Dataset,
    selection: Selection,
    is_unknown: bool = False,
    *,
    icon: str,
    script: str,
    style: str,
) -> str:
    """The whole page. `is_unknown`: the query names a version of the data that is not known. `icon`
    and `script` are addresses, `style` is CSS."""
    query = escape(selection.to_query())
    return f"""<!DOCTYPE html>
<html lang="{selection.lang}" data-theme="{selection.theme}">
<head>
<meta charset="utf-8">
{VIEWPORT}
<title>{escape(_tab(dataset, selection))}</title>
<meta name="description" content="{escape(trend(select(dataset, selection)))}">
<meta name="robots" content="noindex">
<link rel="icon" href="{icon}" type="image/svg+xml">
<link rel="alternate" type="text/csv" href="losses.csv?{query}">
<style>{style}</style>
<script src="{escape(script)}" defer></script>
</head>
<body>
{main(dataset, selection, is_unknown)}
<p class="hidden" role="status" id="said"></p>
</body>
</html>
"""


def main(
    dataset: Dataset,
    selection: Selection,
    is_unknown: bool = False,
    *,
    columns: Iterable[Column] = COLUMNS,
    filled: bool = True,
) -> str:
    """The page's content, which is all that a control changes.

    A script needs the one drawing that it has room for, and no table `filled`.
    """
    say = words(selection.lang)
    selected = select(dataset, selection)
    told = facts(dataset, selection)
    live = selection.last is not None and selection.asof is None
    return (
        f'<main data-title="{escape(_tab(dataset, selection))}" '
        f'data-failed="{escape(say.embed.FAILED)}">'
        f'<header><p class="kicker">{escape(say.TITLE)}</p>'
        f"<h1>{written(_title(dataset, selection))}</h1>"
        f"{_keys(told, selection)}{_notes(told, selected, say)}{_against(dataset, selected)}"
        f"{_notices(dataset, selection, is_unknown)}</header>"
        f"{controls(dataset, selection) if selection.controls else ''}"
        f"{_shown(dataset, selected, columns, filled=filled)}"
        f"{_footer(dataset, selection, live=live)}"
        f'<script type="application/json" id="values">{data(selected)}</script>'
        "</main>"
    )


def _tab(dataset: Dataset, selection: Selection) -> str:
    """What a browser's tab is called, which a script keeps true to the view."""
    return f"{headline(dataset, selection)} – {words(selection.lang).TITLE}"


def _title(dataset: Dataset, selection: Selection) -> str:
    """What the drawing is of; where nothing is chosen, that."""
    return title(dataset, selection) if selection.categories else headline(dataset, selection)


def _notices(dataset: Dataset, selection: Selection, is_unknown: bool) -> str:
    say = words(selection.lang).embed
    if selection.asof is not None:
        live = selection.changed(asof=None)
        version = escape(selection.asof)
        frozen = written(say.frozen(dataset.newest, selection.asof))
        told = frozen.replace(version, f'<span class="version">{version}</span>')
        return (
            f'<p class="notice">{told} <a href="{address(live)}">{escape(say.FROZEN_LINK)}</a></p>'
        )
    if is_unknown:
        return f'<p class="notice">{written(say.UNKNOWN_VERSION)}</p>'
    return ""


def _keys(told: Facts, selection: Selection) -> str:
    """The figures that the view is about: of one category three, of several one each."""
    if not told.categories:
        return ""
    say = words(selection.lang)
    by_total = told.since_invasion or selection.measure == "cumulative"
    if len(told.categories) == 1:
        keys = list(_of_one(told.categories[0], told, say, by_total=by_total))
        return f'<dl class="keys">{"".join(keys)}</dl>' if keys else ""
    reports = [c.figures.last_report for c in told.categories if c.figures.last_report]
    lead = say.embed.losses_in(told.window)
    if by_total and reports:
        lead = say.embed.totals_to(told.window_of(max(reports)).last)
    of_each = [_of_each(category, say, by_total=by_total) for category in told.categories]
    rest = f"<p>{written(say.embed.MORE_IN_TABLE)}</p>" if len(of_each) > _MOST_KEYS else ""
    shown = "".join(of_each[:_MOST_KEYS])
    return f'<p class="lead">{written(lead)}</p><dl class="keys">{shown}</dl>{rest}'


def _of_one(
    category: CategoryFacts, told: Facts, say: ModuleType, *, by_total: bool
) -> Iterable[str]:
    figures = category.figures
    keys = []
    if figures.losses is not None:
        keys.append(_key(say.number(figures.losses), say.days(told.window)))
    if figures.per_day is not None and told.window.days > 1:
        keys.append(_key(say.average(figures.per_day), say.embed.PER_DAY))
    if figures.total is None or figures.last_report is None:
        return keys
    upto = told.window_of(figures.last_report).last
    total = _key(say.number(figures.total), f"{say.embed.IN_TOTAL} {say.day(upto)}")
    if told.since_invasion:
        return [total, *keys[1:]]
    return [total, *keys] if by_total else [*keys, total]


def _of_each(category: CategoryFacts, say: ModuleType, *, by_total: bool) -> str:
    value = category.figures.total if by_total else category.figures.losses
    return _key("–" if value is None else say.number(value), say.short(category.category))


def _notes(told: Facts, selected: Selected, say: ModuleType) -> str:
    """What the figures of a few categories need beside them; of more, the table says it."""
    if len(selected.series) > _FEW_NOTED:
        return ""
    named = len(selected.series) > 1
    notes = [
        _noted(series, note, say) if named else _sentence(note)
        for series in selected.series
        for note in spoken.window_notes(series, selected, say)
    ]
    return "".join(f"<p>{written(note)}</p>" for note in (*notes, *restated_beside(told, say)))


def _noted(series: CategorySeries, note: str, say: ModuleType) -> str:
    """A note behind its category's name; of one without figures it begins with the name itself."""
    return note if series.window.total is None else f"{say.short(series.category)}: {note}"


def _sentence(note: str) -> str:
    return note[:1].upper() + note[1:]


def _against(dataset: Dataset, selected: Selected) -> str:
    """What the totals are set against, and whose figures that are."""
    return "".join(f"<p>{written(note)}</p>" for note in against.notes(dataset, selected))


def _key(value: str, label: str) -> str:
    return f"<div><dt>{written(label)}</dt><dd>{written(value)}</dd></div>"


def _shown(dataset: Dataset, selected: Selected, columns: Iterable[Column], *, filled: bool) -> str:
    """The drawing and its twin, the table; of an empty choice, what to do."""
    selection, say = selected.selection, words(selected.selection.lang)
    if not selection.categories:
        return f'<figure><p class="notice">{written(say.CHOOSE)}</p></figure>'
    return _figure(dataset, selection, columns) + _values(selected, say, filled=filled)


def _figure(dataset: Dataset, selection: Selection, columns: Iterable[Column]) -> str:
    drawings = "".join(
        f'<div class="{column}">'
        f"{drawn(dataset, selection, Frame(COLUMNS[column], standalone=False, name=column))}</div>"
        for column in columns
    )
    is_tall = selection.split and len(selection.categories) > _FEW
    many = ' class="many"' if is_tall else ""
    return f'<figure{many}><div class="plot">{drawings}</div></figure>'


def _values(selected: Selected, say: ModuleType, *, filled: bool) -> str:
    return (
        f'<details class="values"><summary>{escape(say.embed.VALUES)}</summary>'
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(say.embed.VALUES)}">'
        f"{table(selected, filled=filled)}</div></details>"
    )


def _footer(dataset: Dataset, selection: Selection, *, live: bool) -> str:
    """Whose claim, as of when, and where there is more."""
    say = words(selection.lang)
    newest = dataset.newest
    stale = (
        f'<p class="notice stale" data-newest="{newest}" hidden>{written(say.FRESHNESS_STALE)}</p>'
        if live
        else ""
    )
    page = selection.changed(controls=True)
    return (
        f"<footer>{stale}<p>{written(say.SOURCE_LINE)} {written(say.as_of(newest))}. "
        f"<strong>{written(say.CLAIM)}.</strong> {written(say.basis_note(selection.days))}</p>"
        f'<p class="links"><a href="losses.csv?{escape(page.to_query())}" download>'
        f"{escape(say.embed.CSV)}</a> "
        f'<a href="./?{escape(page.to_query())}" target="_blank" rel="noopener">'
        f'{escape(say.embed.DASHBOARD)}<span class="hidden"> ({escape(say.embed.NEW_TAB)})</span>'
        "</a></p></footer>"
    )


def notice(lang: Lang, sentence: str, *, home: str = "", icon: str, style: str) -> str:
    """A sentence in the place of a page, and the way to the dashboard at `home`."""
    say = words(lang)
    link = f'<a href="{escape(home)}?lang={lang}">{escape(say.embed.DASHBOARD)}</a>'
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}" data-theme="auto"><head><meta charset="utf-8">'
        f"{VIEWPORT}"
        f'<title>{escape(say.TITLE)}</title><link rel="icon" href="{icon}" type="image/svg+xml">'
        f"<style>{style}</style></head>"
        f'<body><main class="alone"><p class="kicker">{escape(say.TITLE)}</p>'
        f"<h1>{written(sentence)}</h1>{link if home else ''}</main></body></html>\n"
    )
