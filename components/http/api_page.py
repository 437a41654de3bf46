"""/api: the addresses as a page, without a script: what each answers, an example that works."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from html import escape
from itertools import groupby
from types import ModuleType
from urllib.parse import quote

from components.http import text_page
from components.http.addresses import PARAMETERS, VIEW, Address, Parameter
from components.http.datapackage import unit
from components.http.text_page import broken, marked
from components.words import words
from data.catalog import CATEGORIES
from data.dataset import Dataset
from data.selection import DEFAULT, Lang

Row = Sequence[str]
"""A table's row, as HTML."""


def html(
    addresses: Iterable[Address], dataset: Dataset, *, lang: Lang, root: str, styles: Iterable[str]
) -> str:
    """The whole page; `styles` are the addresses of its style sheets."""
    say = words(lang)
    told = [replace(one, example=_in(lang, one)) for one in addresses]
    main = f"""<p><strong>{escape(say.api.CLAIMS)}</strong></p>
{"".join(_group(group, list(inside), say, root) for group, inside in groupby(told, _by_group))}
<h2>{escape(say.api.PARAMETERS_TITLE)}</h2>
{_parameters(told, say)}
<h2>{escape(say.api.CATEGORIES_TITLE)}</h2>
{_categories(lang, say)}
<h2>{escape(say.api.COLUMNS_TITLE)}</h2>
{_names(say.api.COLUMNS_TITLE, say.api.COLUMN, say.api.COLUMNS, say)}
<h3>{escape(say.api.STATUSES_TITLE)}</h3>
{_names(say.api.STATUSES_TITLE, say.api.STATUS, say.api.STATUSES, say)}
<h2>{escape(say.api.ANSWERS_TITLE)}</h2>
{_names(say.api.ANSWERS_TITLE, say.api.ANSWER, say.api.ANSWERS, say)}
<h2>{escape(say.api.POLLING_TITLE)}</h2>
<p>{marked(say.api.POLLING)}</p>
<h2>{escape(say.api.FREEZING_TITLE)}</h2>
<p>{marked(say.api.FREEZING)}<code>{escape(dataset.version)}</code>.</p>
<h2>{escape(say.api.LICENCE_TITLE)}</h2>
<p>{escape(say.api.LICENCE)} {escape(say.api.SOURCES)}</p>"""
    title, lead = say.api.TITLE, say.api.LEAD
    return text_page.html("/api", main, lang=lang, root=root, title=title, lead=lead, styles=styles)


def _in(lang: Lang, address: Address) -> str:
    """The address's example in a language; English is what it has when none is named."""
    example = address.example.replace("lang=en", f"lang={lang}")
    if lang == DEFAULT.lang or "lang=" in example or not {"lang", "url"} & set(address.takes):
        return example
    return f"{example}&lang={lang}"


def _by_group(address: Address) -> str:
    return address.group


def _group(group: str, addresses: list[Address], say: ModuleType, root: str) -> str:
    inside = "".join(_address(address, say, root) for address in addresses)
    return f"<h2>{escape(say.api.GROUPS[group])}</h2>{inside}"


def _address(address: Address, say: ModuleType, root: str) -> str:
    link = example(address, root)
    return (
        f'<section><h3><code>{escape(address.path)}</code> <span class="scale">'
        f"{escape(address.mimetype)}</span></h3>"
        f"<p>{marked(say.api.ADDRESSES[address.path])} {_taken(address, say)}</p>"
        f'<pre><a href="{escape(link)}">{broken(link)}</a></pre></section>'
    )


def example(address: Address, root: str) -> str:
    """A whole address that works; of an address in it, the special signs are encoded."""
    name, _, url = address.example.partition("=")
    if name == "url":
        return f"{root}{address.path}?url={quote(url.format(root=root), safe='')}"
    return f"{root}{address.path}" + (f"?{address.example}" if address.example else "")


def _taken(address: Address, say: ModuleType) -> str:
    has_view = set(VIEW) <= set(address.takes)
    own = [f"<code>{name}</code>" for name in address.takes if not has_view or name not in VIEW]
    told = [*([escape(say.api.EVERY_PARAMETER)] if has_view else []), *own]
    return f"{escape(say.api.TAKES)}{', '.join(told)}." if told else ""


def _parameters(addresses: Iterable[Address], say: ModuleType) -> str:
    taken = dict.fromkeys(name for address in addresses for name in address.takes)
    required = {name for address in addresses for name in address.required}
    heads = (say.api.PARAMETER, say.api.VALUES, say.api.DEFAULT, say.api.MEANING)
    rows = [
        (
            f'<code id="{name}">{name}</code>',
            _values(PARAMETERS[name], say) + (f", {say.api.REQUIRED}" if name in required else ""),
            _default(PARAMETERS[name]),
            marked(say.api.PARAMETERS[name]),
        )
        for name in taken
    ]
    return _table(say.api.PARAMETERS_TITLE, heads, rows)


def _values(parameter: Parameter, say: ModuleType) -> str:
    kind = say.api.VALUE_KINDS.get(parameter.kind)
    choices = [f"<code>{escape(choice)}</code>" for choice in parameter.choices]
    if parameter.kind == "categories":
        return escape(kind)
    most = f" ≤ {parameter.most}" if parameter.most else ""
    return ", ".join([*choices, *([marked(kind) + most] if kind else [])])


def _default(parameter: Parameter) -> str:
    return f"<code>{escape(parameter.default)}</code>" if parameter.default else ""


def _categories(lang: Lang, say: ModuleType) -> str:
    return _table(
        say.api.CATEGORIES_TITLE,
        (say.api.KEY, say.api.NAME, say.api.UNIT),
        [
            (f"<code>{key}</code>", escape(category.label[lang]), escape(say.api.UNITS[unit(key)]))
            for key, category in CATEGORIES.items()
        ],
    )


def _names(title: str, head: str, texts: Mapping[object, str], say: ModuleType) -> str:
    """A table of what each name means."""
    rows = [(f"<code>{escape(str(name))}</code>", marked(text)) for name, text in texts.items()]
    return _table(title, (head, say.api.MEANING), rows)


def _table(title: str, heads: Row, rows: Iterable[Row]) -> str:
    """A table that scrolls by itself where it is wider than the page. One of more than two columns
    is a list on phones; its roles say that it still is a table."""
    head = "".join(f'<th scope="col" role="columnheader">{escape(name)}</th>' for name in heads)
    body = "".join(f'<tr role="row">{_cells(heads, row)}</tr>' for row in rows)
    look = ' class="listed"' if len(heads) > 2 else ""
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(title)}">'
        f'<table role="table"{look}><thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table></div>'
    )


def _cells(heads: Row, row: Row) -> str:
    first, *others = row
    told = zip(heads[1:], others, strict=True)
    return f'<th scope="row" role="rowheader">{first}</th>' + "".join(
        f'<td role="cell" data-head="{escape(head)}">{cell}</td>' for head, cell in told
    )
