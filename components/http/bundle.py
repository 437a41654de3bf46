"""Makes the dashboard's scripts into two files and its styles into one text, and those of the other
pages into a file each, so that they are few, and compressed once, at build time.

Run as `python -m components.http.bundle`; `static.py` serves what this writes, from its next start
on. What runs meanwhile is served from the folder before, which stays until the build after this.
"""

import json
import re
import shutil
import time
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from flask.testing import FlaskClient
from whitenoise import compress

from app import create_app
from components.http.static import BUILT, BUNDLES, LINK, MANIFEST

_LOADED = re.compile(r'(?:src|href)="/?((?:_dash-component-suites|assets)/[^"?]+)')
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
_PAGES = ("embed", "newsroom", "api")
_CHARTS = "plotly-basic.min.js"
"""The chart library: it changes when no other script does, and is loaded while Dash starts."""


_KEPT = 2
"""Folders: the new one, and the one that may still be served."""


def main() -> None:
    """Writes what the app answers where nothing is built, and leads to that."""
    if LINK.exists():
        raise SystemExit(f"{LINK} is still there; expected it removed. Run make build/ready.")
    made = LINK.with_name(f"{LINK.name}-{time.time_ns()}")
    static = made / BUILT.name
    client = create_app().server.test_client()
    loaded = _loaded(client, "")
    scripts = [path for path in loaded if path.endswith(".js")]
    charts = [path for path in scripts if path.endswith(_CHARTS)]
    others = [path for path in scripts if path not in charts]
    bundles = {
        "style": _style(client, [path for path in loaded if path.endswith(".css")]),
        "charts": _written(client, charts, static, "charts.js"),
        # Dash accepts no page without a script of this name.
        "scripts": _written(client, others, static, "dash-renderer.js"),
    }
    (made / MANIFEST.name).write_text(json.dumps(bundles), encoding="utf-8")
    for path in dict.fromkeys(path for page in _PAGES for path in _loaded(client, page)):
        (static / path).parent.mkdir(parents=True, exist_ok=True)
        (static / path).write_bytes(_content(client, path))
    compress.main(["--quiet", str(static)])
    LINK.symlink_to(made.name)
    for old in sorted(LINK.parent.glob(f"{LINK.name}-*"))[:-_KEPT]:
        shutil.rmtree(old)


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


def _written(client: FlaskClient, paths: Iterable[str], static: Path, name: str) -> str:
    """Writes one file of many; its address, which changes with what is in it."""
    # A script without a semicolon at its end would run into the next one.
    content = (b"\n;\n" if name.endswith(".js") else b"\n").join(
        _content(client, path) for path in paths
    )
    folder = static / BUNDLES
    folder.mkdir(parents=True, exist_ok=True)
    file = f"{sha256(content).hexdigest()[:12]}.{name}"
    (folder / file).write_bytes(content)
    return f"{BUNDLES}/{file}"


if __name__ == "__main__":
    main()
