"""/newsroom: how to embed, size, freeze, cite, download and poll; each with examples that work."""

from collections.abc import Iterable, Mapping
from html import escape
from types import ModuleType
from urllib.parse import urlencode

from components import quoted
from components.embed_code import embed_code, frame_height, resizer
from components.http import text_page
from components.words import words
from data.dataset import Dataset
from data.selection import Lang, Selection
from data.series import select

_NARROW = "300"


def html(
    dataset: Dataset, *, lang: Lang, root: str, styles: Iterable[str], scripts: Iterable[str]
) -> str:
    """The whole page; `styles` and `scripts` are addresses."""
    say = words(lang)
    told = examples(dataset, lang, root)
    sections = "".join(_section(name, told[name], say) for name in say.newsroom.SECTIONS)
    main = (
        f"<p><strong>{escape(say.newsroom.CLAIMS)}</strong></p>{sections}"
        f'<p><a href="api?lang={lang}">{escape(say.newsroom.ALL_ADDRESSES)}</a></p>'
    )
    return text_page.html(
        "/newsroom",
        main,
        lang=lang,
        root=root,
        title=say.newsroom.TITLE,
        lead=say.newsroom.LEAD,
        styles=styles,
        scripts=scripts,
    )


def examples(dataset: Dataset, lang: Lang, root: str) -> Mapping[str, Mapping[str, str]]:
    """Each section's examples: code, an address, or a text."""
    weekend = Selection(categories=("personnel", "tanks", "afvs"), last="weekend", lang=lang)
    shown = select(dataset, weekend)
    small, then = weekend.changed(theme="light", controls=False), quoted.frozen(dataset, weekend)
    view, page = weekend.to_query(), f"{root}/?{weekend.to_query()}"
    latest = f"{root}/latest.json?lang={lang}"
    return {
        "embed": {
            "live": _code(dataset, weekend, root, script=True),
            "paste": page,
            "oembed": f"{root}/oembed?{urlencode({'url': page, 'format': 'json'})}",
        },
        "size": {
            "small": _code(dataset, small, root, width=_NARROW),
            "script": resizer(root),
        },
        "freeze": {"frozen": _code(dataset, then, root)},
        "cite": {
            "citation": quoted.citation(dataset, shown, address=root),
            "credit": words(lang).newsroom.CREDIT,
            "alt": quoted.alt_text(dataset, shown),
        },
        "download": {
            "csv": f"{root}/losses.csv?{view}",
            "excel": f"{root}/losses.csv?{view}&excel=1",
            "everything": f"{root}/losses.csv?scope=all",
            "json": f"{root}/losses.json?{view}",
            "png": f"{root}/chart.png?{view}&width=1200",
            "svg": f"{root}/chart.svg?{view}",
        },
        "poll": {
            "latest": latest,
            "feed": f"{root}/feed.atom?lang={lang}",
            "curl": (
                "curl --silent --etag-compare latest.etag --etag-save latest.etag "
                f'--output latest.json "{latest}"'
            ),
        },
    }


def _code(
    dataset: Dataset, selection: Selection, root: str, *, width: str = "100%", script: bool = False
) -> str:
    return embed_code(
        selection,
        address=root,
        width=width,
        title=quoted.frame_title(dataset, select(dataset, selection)),
        height=frame_height(selection),
        script=script,
    )


def _section(name: str, told: Mapping[str, str], say: ModuleType) -> str:
    texts = "".join(f"<p>{text_page.marked(text)}</p>" for text in say.newsroom.TEXTS[name])
    inside = "".join(_example(key, text, say.newsroom) for key, text in told.items())
    title = escape(say.newsroom.SECTIONS[name])
    return f'<section id="{name}"><h2>{title}</h2>{texts}{inside}</section>'


def _example(key: str, text: str, say: ModuleType) -> str:
    """A text to take along; an address leads there, too. A script shows the button."""
    name, shown = escape(say.EXAMPLES[key]), text_page.broken(text)
    content = f'<a href="{escape(text)}">{shown}</a>' if text.startswith("http") else shown
    return (
        f'<div class="example"><h3 id="{key}-name">{name}</h3>'
        f'<button type="button" class="quiet" id="{key}-copy" data-copy="#{key}"'
        f' data-copied="{escape(say.COPIED)}" aria-labelledby="{key}-copy {key}-name" hidden>'
        f"{escape(say.COPY)}</button>"
        f'<pre tabindex="0" role="region" aria-labelledby="{key}-name">'
        f'<code id="{key}">{content}</code></pre>'
        "</div>"
    )
