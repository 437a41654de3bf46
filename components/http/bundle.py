"""Makes the dashboard's scripts into two files and its styles into one text, and those of the other
pages into a file each, so that they are few, and compressed once, at build time.

Run as `python -m components.http.bundle`; `static.py` serves what this writes.
"""

import json
import re
import shutil
from collections.abc import Iterable
from hashlib import sha256

from flask.testing import FlaskClient

from app import create_app
from components.http.static import BUILT, BUNDLES, MANIFEST

_LOADED = re.compile(r'(?:src|href)="/?((?:_dash-component-suites|assets)/[^"?]+)')
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
_PAGES = ("embed", "newsroom", "api")
_CHARTS = "plotly-basic.min.js"
"""The chart library: it changes when no other script does, and is loaded while Dash starts."""


def main() -> None:
    """Replaces the folder with what the running app would answer."""
    shutil.rmtree(BUILT, ignore_errors=True)
    MANIFEST.unlink(missing_ok=True)
    client = create_app().server.test_client()
    loaded = _loaded(client, "")
    scripts = [path for path in loaded if path.endswith(".js")]
    charts = [path for path in scripts if path.endswith(_CHARTS)]
    others = [path for path in scripts if path not in charts]
    bundles = {
        "style": _style(client, [path for path in loaded if path.endswith(".css")]),
        "charts": _written(client, charts, "charts.js"),
        # Dash accepts no page without a script of this name.
        "scripts": _written(client, others, "dash-renderer.js"),
    }
    MANIFEST.write_text(json.dumps(bundles), encoding="utf-8")
    for path in dict.fromkeys(path for page in _PAGES for path in _loaded(client, page)):
        (BUILT / path).parent.mkdir(parents=True, exist_ok=True)
        (BUILT / path).write_bytes(_content(client, path))


def _loaded(client: FlaskClient, page: str) -> list[str]:
    """What a page loads, in its order."""
    return list(dict.fromkeys(_LOADED.findall(client.get(f"/{page}?lang=en").text)))


def _content(client: FlaskClient, path: str) -> bytes:
    answer = client.get(f"/{path}")
    if answer.status_code != 200:
        raise SystemExit(
            f"/{path} answers {answer.status_code}; expected the file. Run make clean."
        )
    return bytes(answer.data)


def _style(client: FlaskClient, paths: Iterable[str]) -> str:
    """What stands in the page itself, without what is only for who writes it."""
    return _COMMENT.sub("", "".join(_content(client, path).decode() for path in paths))


def _written(client: FlaskClient, paths: Iterable[str], name: str) -> str:
    """Writes one file of many; its address, which changes with what is in it."""
    # A script without a semicolon at its end would run into the next one.
    content = (b"\n;\n" if name.endswith(".js") else b"\n").join(
        _content(client, path) for path in paths
    )
    folder = BUILT / BUNDLES
    folder.mkdir(parents=True, exist_ok=True)
    file = f"{sha256(content).hexdigest()[:12]}.{name}"
    (folder / file).write_bytes(content)
    return f"{BUNDLES}/{file}"


if __name__ == "__main__":
    main()
