"""Writes the page's scripts and styles to files, so that they are compressed once, at build time.

Run as `python -m components.http.bundle`; `static.py` serves what this writes.
"""

import re
import shutil
from collections.abc import Iterator

from app import create_app
from components.http.static import BUILT

_LOADED = re.compile(r'(?:src|href)="/?((?:_dash-component-suites|assets)/[^"?]+)')
_PAGES = ("", "embed", "newsroom", "api")
_LOADED_LATER = ("_dash-component-suites/dash/dcc/async-graph.js",)


def main() -> None:
    """Replaces the folder with what the running app would answer."""
    shutil.rmtree(BUILT, ignore_errors=True)
    client = create_app().server.test_client()
    documents = "".join(client.get(f"/{page}?lang=en").text for page in _PAGES)
    for path in (*_paths(documents), *_LOADED_LATER):
        answer = client.get(f"/{path}")
        if answer.status_code != 200:
            raise SystemExit(
                f"/{path} answers {answer.status_code}; expected the file. Run make clean."
            )
        file = BUILT / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(answer.data)


def _paths(document: str) -> Iterator[str]:
    yield from dict.fromkeys(_LOADED.findall(document))


if __name__ == "__main__":
    main()
