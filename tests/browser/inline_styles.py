"""Gathers the style elements that the dashboard's libraries write, for the page's policy.

Run as `python -m tests.browser.inline_styles` after another version of Dash, Mantine or plotly.js,
or other colours of the theme.
"""

import base64
import hashlib
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from components.http import inline_styles
from tests.browser.chromium import MISSING, executable
from tests.browser.reader import Reader
from tests.served import served

_WRITTEN = """() => [...document.querySelectorAll('style:not([data-page])')]
  .map((style) => style.textContent)"""


def digests(page: Page) -> list[str]:
    """Of every style element on the page, and of an empty one: they are filled after they are
    put there."""
    texts = {"", *page.evaluate(_WRITTEN)}
    return sorted(_digest(text) for text in texts)


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def main() -> None:
    """Writes the module anew."""
    found = executable()
    if found is None:
        raise SystemExit(MISSING)
    with (
        tempfile.TemporaryDirectory() as folder,
        served(Path(folder) / "log") as (address, _),
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-gpu"]
        )
        reader = Reader(browser.new_page(locale="en-GB"), address).open()
        lines = [f'    "{digest}",\n' for digest in digests(reader.page)]
        browser.close()
    path = Path(inline_styles.__file__)
    head = path.read_text(encoding="utf-8").partition("INLINE_STYLES")[0]
    path.write_text(f"{head}INLINE_STYLES = (\n{''.join(lines)})\n", encoding="utf-8")


if __name__ == "__main__":
    main()
