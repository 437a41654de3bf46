"""The document around a page of text: whose claims, the languages, one column. No framework."""

import re
from collections.abc import Iterable
from html import escape

from components.http.static import ICON
from components.markup import VIEWPORT, html as written
from components.words import LANGUAGES, words
from data.selection import Lang

_CODE = re.compile("`([^`]+)`")
_PIECE = re.compile("(?=&amp;)|(?<=[?])|(?<=,)(?=[a-z])")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def html(
    path: str,
    main: str,
    *,
    lang: Lang,
    root: str,
    title: str,
    lead: str,
    styles: Iterable[str],
    scripts: Iterable[str] = (),
) -> str:
    """The whole page at `path`, with `main` as its content in HTML; `styles` and `scripts` are
    addresses."""
    say = words(lang)
    return f"""<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
{VIEWPORT}
<title>{escape(title)} – {escape(say.TITLE)}</title>
<meta name="description" content="{escape(lead)}">
<meta name="color-scheme" content="light dark">
<link rel="canonical" href="{escape(root)}{path}?lang={lang}">
<link rel="icon" href="{ICON}" type="image/svg+xml">
{"".join(f'<link rel="stylesheet" href="{escape(style)}">' for style in styles)}
{"".join(f'<script src="{escape(script)}" defer></script>' for script in scripts)}
</head>
<body class="api">
<a class="skip" href="#main">{escape(say.SKIP)}</a>
<header id="masthead"><div>
<p class="claim"><a href="./?lang={lang}">{escape(say.TITLE)}</a> · {escape(say.CLAIM)}</p>
<h1>{escape(title)}</h1>
</div><nav class="switches" aria-label="{escape(say.LANGUAGE)}">
<div class="switch">{_languages(path, lang)}</div></nav></header>
<main id="main">
<p class="lead">{escape(lead)}</p>
{main}
</main>
</body>
</html>
"""


def marked(text: str) -> str:
    """A text as HTML: what stands in `backticks` is code."""
    return _CODE.sub(r"<code>\1</code>", written(text))


def broken(code: str) -> str:
    """An address or a name as HTML, with the places where a line of it may end."""
    return _DAY.sub(r'<span class="whole">\g<0></span>', _PIECE.sub("<wbr>", escape(code)))


def _languages(path: str, shown: Lang) -> str:
    marked = {shown: ' aria-current="true"'}
    return "".join(
        f'<a href="{path[1:]}?lang={lang}" lang="{lang}"{marked.get(lang, "")}>'
        f"{escape(module.LANGUAGE_NAME)}</a>"
        for lang, module in LANGUAGES.items()
    )
